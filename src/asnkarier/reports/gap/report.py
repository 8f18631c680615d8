"""What a gap report is laid out from, and the totals of what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Protocol

import pandas as pd

from asnkarier import finding_kinds
from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Severity
from asnkarier.reports.kit.former import FormerRun
from asnkarier.reports.kit.labels import APART, category_names, competency_names, in_dictionary_order
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.reports.kit.ranks import Ranks
from asnkarier.reports.kit.wording import Wording
from asnkarier.tables.gap_results import ASSESS_FIRST, GAP_PROFILE, JPM_BY_FORMULA, STAFF_APART, UNNAMED
from asnkarier.tables.people import EXEMPTIONS
from asnkarier.tables.vocabulary import fold

LOW_COVERAGE = 0.6
"""Below this share of requirements assessed a figure is marked as uncertain."""
NAMED_OPDS = 3
"""How many OPDs a title names."""
TOP = 10
"""How many competencies and OPDs a summary lists."""


class Example(Protocol):
    """One person worked out by hand."""

    @property
    def level(self) -> tuple[float, ...]: ...  # noqa: D102
    @property
    def required(self) -> tuple[float, ...]: ...  # noqa: D102
    @property
    def weight(self) -> tuple[float, ...]: ...  # noqa: D102
    @property
    def percent(self) -> float: ...  # noqa: D102
    @property
    def core(self) -> tuple[bool, ...]: ...  # noqa: D102
    @property
    def core_share(self) -> float: ...  # noqa: D102


class Formula(Protocol):
    """A JPM formula as a report explains it; title, basis and explanation are marked texts."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def expression(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def basis(self) -> str: ...  # noqa: D102
    @property
    def explanation(self) -> str: ...  # noqa: D102
    @property
    def example(self) -> Example: ...  # noqa: D102


@dataclass(frozen=True)
class GapReport:
    """Stored results of one gap analysis. The frames conform to the tables of their names."""

    config: RegionConfig
    as_of: date
    gaps: pd.DataFrame
    job_person_match: pd.DataFrame
    gap_totals: pd.DataFrame
    standards: pd.DataFrame
    """The imported standards (``STANDARDS``); those in force on ``as_of`` are shown."""
    formula: Formula
    """The JPM formula that was used."""
    assess_first: pd.DataFrame = field(default_factory=ASSESS_FIRST.empty)
    """Whom to assess first: whose range of the JPM spans several categories."""
    gap_profile: pd.DataFrame = field(default_factory=GAP_PROFILE.empty)
    """How levels, gaps and JPM are spread, by group and kind of competency."""
    sector_of_opd: Mapping[str, str] = field(default_factory=dict)
    """The code of each OPD's priority sector, ``–`` for one of none; empty where the region names none."""
    jpm_by_formula: pd.DataFrame = field(default_factory=JPM_BY_FORMULA.empty)
    """The formulas compared person by person; without rows if nobody asked for it."""
    findings: tuple[Finding, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    staff: int | None = None
    """Active employees, with or without a standard; None for those with one."""
    staff_unknown_standing: int = 0
    """Of these, those whose legal standing (kedudukan hukum) the file does not state."""
    staff_apart: pd.DataFrame = field(default_factory=STAFF_APART.empty)
    """Employees who are left out, or counted and told apart, with the reason (``STAFF_APART``)."""
    staff_unchecked: Mapping[str, int] = field(default_factory=dict)
    """Employees counted of whom it is not known when they leave: ``retirement``, ``contract``; ``birth_by_nip``."""
    opds: tuple[str, ...] = ()
    """The OPDs the report is limited to; none for the whole region."""
    opinions: Mapping[str, Any] | None = None
    """What rests on the word of a superior or of oneself alone, and the figures without it; None for nothing."""
    target: str | None = None
    """The position, or the list of positions, that people are compared with; None for the one held."""
    people_key: str = ""
    """Tells documents about named people apart without naming them; empty where nobody was named."""
    ranks: Ranks = field(default_factory=dict)
    """Golongan of the employees, by NIP."""
    exemptions: pd.DataFrame = field(default_factory=EXEMPTIONS.empty)
    """The imported exemptions (``EXEMPTIONS``), with reason and by whom."""
    former: FormerRun | None = None
    """The run before this one; None for a result that is not stored, which is compared with none."""
    change: pd.DataFrame | None = None
    """What changed since: ``opd`` (empty: the region), ``part``, figures; None where nothing can be compared."""
    language: str | None = None
    """``id`` or ``en``; None for the region's language."""

    @cached_property
    def wording(self) -> Wording:
        """The words of the report's language."""
        return Wording.of(self.language or self.config.region.language)

    @cached_property
    def competencies(self) -> dict[str, str]:
        """The name of each competency that is required of somebody, managerial ones first."""
        names = competency_names(self.config, self.wording.language)
        codes = in_dictionary_order(self.gaps["competency"].dropna().unique(), self.config)
        return {code: names.get(code, code) for code in codes}

    @cached_property
    def categories(self) -> dict[str, str]:
        """The name of each JPM category for mapping, best first."""
        bands = self.config.jpm.mapping.on(self.as_of).value
        return category_names(sorted(bands, key=lambda band: -band.minimum), self.wording.language)

    @cached_property
    def chosen_opds(self) -> dict[str, str]:
        """The OPDs the report is limited to, spelled as in the data, by folded name and in its order."""
        spelled = {fold(opd): opd for opd in sorted(self.gaps["opd"].dropna().unique())}
        return {fold(opd): spelled.get(fold(opd), opd) for opd in sorted(self.opds, key=fold)}

    @property
    def state(self) -> str:
        """Of what region the report speaks, of which of its OPDs, and as of when."""
        words = self.wording
        text = words(N_("{region} · as of {date}"), region=self.config.region.name, date=words.date(self.as_of))
        if self.target:
            text += " · " + words(N_("Against another position: {target}"), target=self.target)
        names = list(self.chosen_opds.values())
        if not names:
            return text
        named = "; ".join(names[:NAMED_OPDS])
        if len(names) > NAMED_OPDS:
            return f"{text} · " + words(N_("Only {n} OPDs: {opds}; …"), n=len(names), opds=named)
        return f"{text} · " + words(N_("Only {opds}"), opds=named)

    @property
    def staff_notes(self) -> list[str]:
        """Who is left out or told apart, by reason, and who is counted though something is not known of them."""
        notes = (
            (
                N_("Employees whose legal standing (kedudukan hukum) is unknown: {people}; they are counted."),
                self.staff_unknown_standing,
            ),
            (
                N_("Employees whose retirement age or date of birth is not known: {people}; they are counted."),
                self.staff_unchecked.get("retirement", 0),
            ),
            (
                N_("Employees whose date of birth was taken from the NIP: {people}."),
                self.staff_unchecked.get("birth_by_nip", 0),
            ),
            (
                N_("PPPK whose end of contract is not known: {people}; they are counted."),
                self.staff_unchecked.get("contract", 0),
            ),
        )
        out, counted = N_("{reason}: {people}; they are left out."), N_("{reason}: {people}; they are counted.")
        people = self.staff_apart.groupby(["reason", "counted"], sort=True).size().reset_index(name="people")
        by_reason = [
            self.wording(
                counted if is_counted else out,
                reason=self.wording(APART[reason]),
                people=self.wording.number(number),
            )
            for reason, is_counted, number in people.itertuples(index=False)
        ]
        told = [self.wording(text, people=self.wording.number(people)) for text, people in notes if people > 0]
        return by_reason + told

    @property
    def opinion_notes(self) -> list[str]:
        """What rests on assessments by a superior or oneself alone, and what the figures are without them."""
        if not self.opinions or not self.opinions["pairs"] + self.opinions["levels"]:
            return []
        words, without = self.wording, self.opinions["without"]
        number = {name: words.number(self.opinions[name]) for name in ("pairs", "people", "levels", "categories")}
        texts = (
            words(
                N_("Levels that rest on the word of the superior or of oneself alone: {pairs}, of {people} employees."),
                **number,
            ),
            words(
                N_(
                    "Without these methods {assessed} requirements would be assessed and {missing} levels missing; "
                    "{categories} employees would have another JPM category or none, and {levels} levels would differ."
                ),
                assessed=words.number(without["assessed"]),
                missing=words.number(without["levels_missing"]),
                **number,
            ),
        )
        return [" ".join(texts)]

    @property
    def notes(self) -> int:
        """Kinds of findings by which nothing is lost."""
        return sum(finding_kinds.severity(one) is Severity.INFO for one in self.findings)

    @property
    def to_mend(self) -> int:
        """Kinds of findings by which something is."""
        return len(self.findings) - self.notes

    def is_small(self, group: pd.DataFrame) -> pd.Series:
        """Say which rows of ``gap_totals`` speak of too few people to be shown."""
        few = self.config.privacy.small_group
        # of one competency, each assessed requirement is one person
        assessed = group["assessed"].where(group["competency"].notna(), group["people"])
        return ((group["people"] < few) | ((assessed > 0) & (assessed < few))).astype(bool)


def coded(report: GapReport) -> GapReport:
    """Give the report with the texts of the long table as categories: a tenth of the memory, and numbered once."""
    gaps = report.gaps
    texts = [name for name in gaps if pd.api.types.is_string_dtype(gaps[name].dtype)]
    return replace(report, gaps=gaps.astype(dict.fromkeys(texts, "category")))


@dataclass(frozen=True)
class GapFigures:
    """Totals of a gap report. A share is of 1 and None where its whole is 0."""

    staff: int
    people: int
    """People with a standard."""
    people_assessed: int
    """Of these, with at least one valid level."""
    people_with_gap: int
    required: int
    assessed: int
    unassessed: int
    expired: int
    exempt: int
    with_gap: int
    levels_missing: int
    jpm_mean: float | None
    """Mean JPM, percent, of those who have one."""
    categories: dict[str, int]
    """People by category code, best first; ``""`` for those without a JPM."""
    competencies: pd.DataFrame
    """``gap_totals`` of the region by competency, with ``hidden``."""
    opds: pd.DataFrame
    """``gap_totals`` of the OPDs over all competencies, with ``hidden``, people assessed, with a gap, and mean JPM."""
    opd_categories: pd.DataFrame
    """People by OPD and category code, ``""`` for those without a JPM: ``group, category, people``; 0 is stated."""

    @classmethod
    def of(cls, report: GapReport) -> GapFigures:
        """Add up what the report shows."""
        persons, status = report.job_person_match, report.gaps["status"].value_counts()
        opds = _opds(report)
        jpm = persons["jpm"].dropna()
        category = persons["category"].value_counts()
        return cls(
            staff=len(persons) if report.staff is None else report.staff,
            people=len(persons),
            people_assessed=int((persons["assessed"] > 0).sum()),
            people_with_gap=int((persons["open_gaps"] > 0).sum()),
            required=len(report.gaps) - int(status.get("exempt", 0)),
            assessed=int(status.get("met", 0) + status.get("gap", 0)),
            unassessed=int(status.get("unassessed", 0)),
            expired=int(status.get("expired", 0)),
            exempt=int(status.get("exempt", 0)),
            with_gap=int(status.get("gap", 0)),
            levels_missing=int(report.gaps["gap"].sum()),
            jpm_mean=float(jpm.mean()) if len(jpm) else None,
            categories={code: int(category.get(code, 0)) for code in report.categories}
            | {"": int(persons["category"].isna().sum())},
            competencies=_totals(report, "region", by_competency=True),
            opds=opds,
            opd_categories=_opd_categories(report),
        )

    @property
    def coverage(self) -> float | None:
        """Share of the requirements that is assessed."""
        return self.assessed / self.required if self.required else None

    @property
    def share_with_gap(self) -> float | None:
        """Share of the assessed requirements with a gap."""
        return self.with_gap / self.assessed if self.assessed else None

    @property
    def people_unassessed(self) -> int:
        """People with a standard and no valid level at all."""
        return self.people - self.people_assessed

    @property
    def without_standard(self) -> int:
        """Active employees of whom nothing is required."""
        return max(0, self.staff - self.people)

    @property
    def widest(self) -> pd.DataFrame:
        """The competencies with the widest mean gap, the widest first."""
        return self.by_width.head(TOP)

    @property
    def by_width(self) -> pd.DataFrame:
        """All competencies with a gap that may be shown, the widest mean gap first."""
        return _worst(self.competencies, "competency")

    @property
    def largest(self) -> pd.DataFrame:
        """The competencies in which most levels are missing, whatever the share: there training reaches most."""
        shown = self.competencies[~self.competencies["hidden"] & (self.competencies["levels_missing"] > 0)]
        order = shown.sort_values(["levels_missing", "competency"], ascending=[False, True])
        return order.head(TOP).reset_index(drop=True)

    @property
    def neediest(self) -> pd.DataFrame:
        """The OPDs with the widest mean gap, the widest first."""
        return self.by_need.head(TOP)

    @property
    def by_need(self) -> pd.DataFrame:
        """All OPDs with a gap that may be shown, the widest mean gap first."""
        return _worst(self.opds, "group")


def _totals(report: GapReport, scope: str, *, by_competency: bool) -> pd.DataFrame:
    """Give the rows of ``gap_totals`` of a scope, with the flag ``hidden`` for groups too small to be shown."""
    totals = report.gap_totals
    rows = totals[(totals["scope"] == scope) & (totals["competency"].notna() == by_competency)]
    return rows.assign(hidden=report.is_small(rows)).reset_index(drop=True)


def _opds(report: GapReport) -> pd.DataFrame:
    totals = _totals(report, "opd", by_competency=False)
    persons = report.job_person_match.assign(opd=report.job_person_match["opd"].fillna(UNNAMED))
    grouped = persons.groupby("opd")
    columns = {
        "people_assessed": (persons["assessed"] > 0).groupby(persons["opd"]).sum(),
        "people_with_gap": (persons["open_gaps"] > 0).groupby(persons["opd"]).sum(),
        "jpm": grouped["jpm"].mean(),
    }
    return totals.assign(**{name: totals["group"].map(values) for name, values in columns.items()})


def _opd_categories(report: GapReport) -> pd.DataFrame:
    persons = report.job_person_match
    group, category = persons["opd"].fillna(UNNAMED), persons["category"].fillna("")
    people = persons.groupby([group.rename("group"), category.rename("category")]).size()
    every = pd.MultiIndex.from_product([sorted(set(group)), [*report.categories, ""]], names=["group", "category"])
    return people.reindex(every, fill_value=0).rename("people").reset_index()


def _worst(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    shown = rows[~rows["hidden"] & (rows["levels_missing"] > 0)]
    order = shown.sort_values(["mean_gap", "levels_missing", name], ascending=[False, False, True])
    return order.reset_index(drop=True)


def worst_first(rows: pd.DataFrame, name: str) -> Sequence[str]:
    """Give the names of groups or competencies, those with the largest share with a gap first, hidden ones last."""
    keys = rows.assign(share=rows["share_with_gap"].astype("Float64").fillna(-1).mask(rows["hidden"], -2))
    return list(keys.sort_values(["share", name], ascending=[False, True])[name])
