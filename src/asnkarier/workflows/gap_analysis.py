"""``asnkarier gap-analysis``: gaps, JPM and totals, stored and laid out."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from asnkarier.analyses.gap.assess_first import assess_first
from asnkarier.analyses.gap.change import COMPARED, change_since
from asnkarier.analyses.gap.formula_comparison import compare_formulas, jpm_by_formula
from asnkarier.analyses.gap.formulas import FORMULAS
from asnkarier.analyses.gap.jpm import job_person_match
from asnkarier.analyses.gap.profile import gap_profile
from asnkarier.analyses.gap.sectors import sectors_of
from asnkarier.analyses.gap.targets import with_targets
from asnkarier.analyses.gap.totals import gap_totals
from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Message, Progress
from asnkarier.parquet import Part, all_coded
from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.kit.privacy import with_shown_nips
from asnkarier.reports.kit.shares import shares_of_hundred
from asnkarier.tables.frames import AssessFirst, Employees, Gaps, JobPersonMatch, JpmByFormula, StaffApart, pick
from asnkarier.tables.gap_results import (
    ASSESS_FIRST,
    GAP_PROFILE,
    GAP_TOTALS,
    GAPS,
    JOB_PERSON_MATCH,
    JPM_BY_FORMULA,
    STAFF_APART,
)
from asnkarier.workflows.accepted_names import words
from asnkarier.workflows.former import Compared
from asnkarier.workflows.gaps import PARTS, SOURCES, RegionGaps, region_gaps
from asnkarier.workflows.masked import masked_gap
from asnkarier.workflows.office import Office
from asnkarier.workflows.opinions import opinions
from asnkarier.workflows.study import Computation, Frames, Result, Study, StudyOptions
from asnkarier.workflows.targets import listed_targets, named_targets

if TYPE_CHECKING:  # it would load the languages' data
    from asnkarier.reports.gap.report import GapReport

SHOWN = 20
"""People to assess first that the answer names; the table has all."""


@dataclass(frozen=True, kw_only=True)
class GapOptions(StudyOptions):
    """What the user asked for."""

    opds: tuple[str, ...] = ()
    formula: str | None = None
    compare_formulas: bool = False
    target_jabatan: str | None = None
    nips: tuple[str, ...] = ()
    target_file: Path | None = None


def compute(office: Office, sources: Frames, options: GapOptions, as_of: date, progress: Progress) -> Computation:
    """Compute the gaps of the active staff, of some OPDs or all.

    Raises:
        UsageError: nobody has been imported yet; no such OPD or formula.
    """
    config = office.config
    formula = _formula(options.formula or config.jpm.formula)
    progress(N_("Computing gaps"), None)
    targets, told = _targets(office, sources, options)
    if targets is not None:
        sources = {**sources, "employees": _aimed(office, sources, targets)}
    found = region_gaps(config, sources, as_of, options.opds)
    rules = _category_rules(config, as_of)
    persons = job_person_match(found.matrix, formula, **rules)
    first = assess_first(found.matrix, formula, **{name: rules[name] for name in rules if name != "placement"})
    data: dict[str, Any] = {"as_of": as_of.isoformat(), "formula": formula} | _figures(config, found, persons)
    data |= {"assess_first_people": first["nip"].nunique(), "assess_first": _to_assess(config, first)}
    data["target"] = _target(options)
    data["targets_unknown"] = len(set(targets or {}) - set(sources["employees"]["nip"]))
    messages = _messages(config, data)
    data["opinions"] = opinions(
        config, sources, as_of, options.opds, found, persons, lambda gaps: job_person_match(gaps, formula, **rules)
    )
    by_formula = JpmByFormula(JPM_BY_FORMULA.empty())
    if options.compare_formulas:
        changes = compare_formulas(found.matrix, formula, **rules)
        by_formula = jpm_by_formula(found.matrix, formula, **rules)
        data["formulas"] = changes.to_dict("records")
        data["people_by_formula"] = _records(config, by_formula)
        messages += [
            Message(N_("{formula} ({purpose}): the category of {changed} of {people} people would differ."), row)
            for row in data["formulas"]
            if row["formula"] != formula
        ]
    return Computation(
        tables={
            "gaps": found.gaps,
            "job_person_match": persons,
            "staff_apart": found.staff.apart,
            "assess_first": first,
            "jpm_by_formula": by_formula,
            "gap_totals": gap_totals(found.matrix),
            "gap_profile": gap_profile(
                found.gaps, formula, config.jpm.weights, config.weights.sectors, factors=rules["factors"]
            ),
        },
        options={
            "as_of": as_of.isoformat(),
            "formula": formula,
            "opds": list(options.opds),
            "target": _target(options),
            "people_key": _people_key(options),
            "staff": len(found.staff.employees),
            "unknown_standing": found.staff.unknown,
            "unchecked": dict(found.staff.unchecked),
            "opinions": data["opinions"],
        },
        counts={"people": len(persons), "pairs": len(found.gaps)},
        data=data,
        messages=tuple(messages),
        findings=(*found.findings, *told),
        partial=bool(options.opds) or targets is not None,
    )


def lay_out(config: RegionConfig, result: Result) -> Documents:
    """Give the documents of a gap analysis."""
    from asnkarier.reports.gap.gap_analysis import gap_documents

    return gap_documents(gap_report(config, result))


def gap_report(config: RegionConfig, result: Result) -> GapReport:
    """Give a gap analysis as its documents are laid out from."""
    from asnkarier.reports.gap.report import GapReport
    from asnkarier.reports.kit.ranks import ranks_of

    options = result.options
    told = {"as_of": options["as_of"], "formula": FORMULAS[options["formula"]].title}
    return GapReport(
        config=config,
        as_of=date.fromisoformat(options["as_of"]),
        standards=result.sources["standards"],
        formula=FORMULAS[options["formula"]],
        findings=result.findings,
        provenance=dataclasses.replace(result.provenance, options=told),
        staff=options["staff"],
        staff_apart=result.tables["staff_apart"],
        staff_unknown_standing=options["unknown_standing"],
        staff_unchecked=options["unchecked"],
        opds=tuple(options["opds"]),
        opinions=options.get("opinions"),
        target=options.get("target"),
        people_key=options.get("people_key", ""),
        ranks=ranks_of(result.sources["employees"]),
        exemptions=result.sources["exemptions"],
        gaps=result.tables["gaps"],
        job_person_match=result.tables["job_person_match"],
        assess_first=result.tables["assess_first"],
        jpm_by_formula=result.tables["jpm_by_formula"],
        gap_totals=result.tables["gap_totals"],
        gap_profile=result.tables["gap_profile"],
        sector_of_opd=sectors_of(_groups(result.tables["gap_totals"], "opd"), config.weights.sectors),
        former=result.former,
        change=_change(result),
    )


def _change(result: Result) -> pd.DataFrame | None:
    """Give what changed since the former run; None where there is none to compare with."""
    if not result.former_tables:
        return None
    return change_since(pick(Gaps, result.former_tables), pick(Gaps, result.tables))


GAP_ANALYSIS = Study(
    command="gap-analysis",
    title=N_("Competency gap analysis"),
    reads=SOURCES,
    parts=PARTS,
    held={"gaps": all_coded(GAPS)},
    stores=(GAPS, JOB_PERSON_MATCH, STAFF_APART, ASSESS_FIRST, JPM_BY_FORMULA, GAP_TOTALS, GAP_PROFILE),
    data={
        "as_of": "Day the gaps are stated for",
        "formula": "JPM formula",
        "employees": "Active employees",
        "left_out": "Employees left out",
        "apart": "People left out, or counted and told apart, by reason",
        "people_apart": "Each of them: nip (as reports show it), reason, counted, day",
        "unchecked": "Employees counted of whom a day is not known: retirement, contract; birth_by_nip: have no "
        "date of birth but that of the NIP",
        "unknown_standing": "Employees of unknown legal standing; they are counted",
        "without_standard": "Active employees of whom nothing is required",
        "people": "People with a standard",
        "pairs": "Required competencies of all people",
        "statuses": "Of these, how many have each status",
        "people_with_gap": "People with a gap",
        "levels_missing": "Sum of the gaps, in levels",
        "jpm_mean": "Mean JPM in percent; null if nobody has one",
        "categories": "People by category of the JPM",
        "category_shares": "By category (null: none), people and percent of all; the percents add up to 100",
        "assess_first_people": "People whose range of the JPM spans several categories",
        "assess_first": "The first 20 of them, in the order of assessing: nip, categories spanned, fewest assessments "
        "needed, and the competencies, those first; all of them: export assess_first",
        "opinions": "What rests on assessments by the superior or oneself alone: methods, pairs, people, levels and "
        "categories that would be others, and the figures without them; null if there are none",
        "target": "Position, or list of positions, that people were compared with; null for the one held",
        "targets_unknown": "People of the list who are not among the employees",
        "formulas": "With --compare-formulas: people whose category each formula would change",
        "people_by_formula": "With --compare-formulas, by person and formula: JPM, categories, and where they differ",
    },
    compute=compute,
    lay_out=lay_out,
    masked=masked_gap,
    compared=Compared({"gaps": Part(COMPARED, coded=("nip", "opd", "competency", "status"))}),
    step=lambda as_of, year: GapOptions(as_of=as_of),
)


Targets = Mapping[str, str]
"""By NIP the position a person is compared with instead of the one held."""


def _target(options: GapOptions) -> str | None:
    return options.target_file.name if options.target_file else options.target_jabatan


def _people_key(options: GapOptions) -> str:
    """Tell apart the documents about other people against one target; empty where nobody is named."""
    return hashlib.sha256(" ".join(sorted(options.nips)).encode()).hexdigest()[:8] if options.nips else ""


def _targets(office: Office, sources: Frames, options: GapOptions) -> tuple[Targets | None, tuple[Finding, ...]]:
    """Give the targets asked for, None for the positions held, and what a list of them had set aside.

    Raises:
        UsageError: targets are named in two ways, or people without a target.
    """
    if options.target_file and (options.target_jabatan or options.nips):
        raise UsageError(N_("The list names positions and people already."), remedy=N_("Give --target-file alone."))
    if options.nips and not options.target_jabatan:
        raise UsageError(N_("--nip needs a position."), remedy=N_("Name it with --target-jabatan."))
    if options.target_file:
        return listed_targets(options.target_file, words(office).vocabulary)
    if options.target_jabatan is not None:
        return named_targets(pick(Employees, sources), options.target_jabatan, options.nips), ()
    return None, ()


def _aimed(office: Office, sources: Frames, targets: Targets) -> Employees:
    employees = pick(Employees, sources)
    aimed = with_targets(employees, targets, words(office).vocabulary.structural)
    if aimed.empty and not employees.empty:
        raise UsageError(
            N_("Nobody of the list is among the employees."), remedy=N_("Check the column NIP of the list.")
        )
    return aimed


def _formula(name: str) -> str:
    if name not in FORMULAS:
        raise UsageError(
            N_("There is no JPM formula {name}."),
            remedy=N_("Choose from {known}."),
            name=name,
            known=", ".join(FORMULAS),
        )
    return name


def _category_rules(config: RegionConfig, as_of: date) -> dict[str, Any]:
    """Give what a category rests on beside the formula."""
    return {
        "competency_weights": config.jpm.weights,
        "mapping": config.jpm.mapping.on(as_of).value,
        "placement": config.jpm.placement.on(as_of).value,
        "coverage_min": config.jpm.coverage_min,
        "factors": config.jpm.factors.on(as_of).value,
    }


def _figures(config: RegionConfig, found: RegionGaps, persons: JobPersonMatch) -> dict[str, Any]:
    statuses = found.gaps["status"].value_counts()
    jpm = persons["jpm"].dropna()
    return {
        "employees": len(found.staff.employees),
        "left_out": found.staff.left_out,
        "apart": {str(reason): int(count) for reason, count in found.staff.apart["reason"].value_counts().items()},
        "people_apart": _people_apart(config, found.staff.apart),
        "unchecked": dict(found.staff.unchecked),
        "unknown_standing": found.staff.unknown,
        "without_standard": found.without_standard,
        "people": len(persons),
        "pairs": len(found.gaps),
        "statuses": {str(status): int(count) for status, count in statuses.items()},
        "people_with_gap": int((persons["open_gaps"] > 0).sum()),
        "levels_missing": int(found.matrix.gap.sum(dtype=int)),
        "jpm_mean": round(float(jpm.mean()), 2) if len(jpm) else None,
        "category_shares": _shares(persons),
        "categories": {str(code): int(count) for code, count in persons["category"].value_counts().items()},
    }


def _people_apart(config: RegionConfig, apart: StaffApart) -> list[dict[str, Any]]:
    shown = with_shown_nips(apart, config)[["nip", "reason", "counted", "day"]].astype(object)
    days = [None if pd.isna(day) else day.date().isoformat() for day in shown["day"]]
    return [
        {str(name): value for name, value in row.items()} | {"day": day}
        for row, day in zip(shown.to_dict("records"), days, strict=True)
    ]


def _groups(totals: pd.DataFrame, scope: str) -> list[str]:
    return [str(group) for group in totals.loc[totals["scope"] == scope, "group"].unique()]


def _to_assess(config: RegionConfig, first: AssessFirst) -> list[dict[str, Any]]:
    """Give the first people to assess for JSON, with NIPs as the region lets reports show them."""
    shown = with_shown_nips(first[first["place"] <= SHOWN], config)
    competencies = {place: [*rows] for place, rows in shown.groupby("place")["competency"]}
    people = _records(config, shown.drop_duplicates("place")[["place", "nip", "categories", "needed"]])
    return [{**person, "competencies": competencies[person["place"]]} for person in people]


def _records(config: RegionConfig, frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows for JSON, with NIPs as the region lets reports show them."""
    shown = with_shown_nips(frame, config)
    rows = shown.astype(object).where(shown.notna(), None).itertuples(index=False, name=None)
    return [dict(zip(shown.columns, row, strict=True)) for row in rows]


def _shares(persons: JobPersonMatch) -> list[dict[str, Any]]:
    """Give people and share of every category there is, those without one last."""
    counts = persons["category"].value_counts().sort_index()
    people = [*(int(count) for count in counts), int(persons["category"].isna().sum())]
    rows = zip([*counts.index, None], people, shares_of_hundred(people), strict=True)
    return [{"category": code, "people": count, "percent": share} for code, count, share in rows]


def _messages(config: RegionConfig, data: dict[str, Any]) -> list[Message]:
    known = data["statuses"].get("met", 0) + data["statuses"].get("gap", 0)
    values = {**data, "name": config.region.name, "known": known}
    against = N_("Against another position: {target}. People of the list who are not employees: {targets_unknown}.")
    messages = [
        *([Message(against, values)] if data["target"] else ()),
        Message(
            N_("{name} on {as_of}: {people} people, {pairs} required competencies, {known} of them assessed."), values
        ),
        Message(N_("{people_with_gap} people have a gap; {levels_missing} levels are missing in all."), values),
        *(
            [Message(N_("{left_out} people are left out; the workbook lists them with the reason."), values)]
            if data["left_out"]
            else []
        ),
    ]
    if data["assess_first_people"]:
        text = N_("For {assess_first_people} people what is unknown decides the category: assess these first.")
        messages.append(Message(text, values))
    return messages
