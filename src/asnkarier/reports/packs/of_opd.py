"""The part of stored results that is of one OPD: every frame cut to its people, every total its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap.report import GapReport
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.reports.plan.report import PlanReport
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.vocabulary import fold, one_spelling


@dataclass(frozen=True)
class Pack:
    """What an OPD is sent: its part of the gap analysis, and of the plan where one is stored."""

    opd: str
    """Its name; ``–`` for people of none."""
    gap: GapReport
    plan: PlanReport | None

    @property
    def name(self) -> str:
        """The name of the OPD in words."""
        return self.gap.wording(N_("(OPD not stated)")) if self.opd == UNNAMED else self.opd


@dataclass(frozen=True)
class Packs:
    """Stored results of a region, to be cut by OPD."""

    gap: GapReport
    plan: PlanReport | None

    @cached_property
    def _opd_of(self) -> pd.Series:
        """The OPD of each person by NIP; names that differ in case or punctuation only are one OPD."""
        people = pd.concat([self.gap.job_person_match[["nip", "opd"]], self.gap.staff_apart[["nip", "opd"]]])
        opd = people.drop_duplicates("nip").set_index("nip")["opd"].fillna(UNNAMED)
        return opd.map(one_spelling(opd.unique()))

    @property
    def opds(self) -> list[str]:
        """The OPDs with somebody in them, in order, people of none last."""
        return sorted(self._opd_of.unique(), key=lambda opd: (opd == UNNAMED, opd))

    def __iter__(self) -> Iterator[Pack]:
        """Give the pack of each OPD."""
        for opd in self.opds:
            nips = self._opd_of.index[self._opd_of == opd]
            plan = _plan_of(self.plan, opd, nips) if self.plan else None
            yield Pack(opd, _gap_of(self.gap, opd, nips), plan)


def _gap_of(report: GapReport, opd: str, nips: pd.Index) -> GapReport:
    """Cut a gap analysis. Counts that are known of the region alone are left out, not guessed.

    Nothing is hidden for being small: its own people stand in the pack by name.
    """
    privacy = report.config.privacy.model_copy(update={"small_group": 1})
    own: dict[str, Any] = {
        name: _own(getattr(report, name), nips)
        for name in ("gaps", "job_person_match", "staff_apart", "jpm_by_formula", "exemptions")
    }
    first = _own(report.assess_first, nips)
    return replace(
        report,
        config=report.config.model_copy(update={"privacy": privacy}),
        **own,
        assess_first=first.assign(place=first["place"].rank(method="dense").astype("Int64")),
        gap_totals=_totals_of(report.gap_totals, opd),
        gap_profile=_of_group(report.gap_profile, opd),
        standards=_standards_of(report.standards, own["job_person_match"], nips),
        sector_of_opd={},
        findings=(),
        provenance=_origin(report.provenance),
        staff=None,
        staff_unknown_standing=0,
        staff_unchecked={},
        opinions=None,
        opds=(opd,),
        **_since(report, opd),
    )


def _since(report: GapReport | PlanReport, opd: str) -> dict[str, Any]:
    """Give what changed in the figures of an OPD as that of the whole; nothing where it has none to compare."""
    rows = pd.DataFrame() if report.change is None else report.change.dropna(subset=["opd"])
    if len(rows):
        rows = rows[rows["opd"].map(fold) == fold(opd)]
    if rows.empty:
        return {"former": None, "change": None}
    # two spellings of one name have figures of their own
    whole = rows.drop(columns="opd").groupby("part", sort=False, as_index=False).sum()
    return {"change": whole.assign(opd=pd.Series(pd.NA, whole.index, dtype="str"))}


def _totals_of(totals: pd.DataFrame, opd: str) -> pd.DataFrame:
    """Give the totals of an OPD, once as an OPD and once as the whole that the document speaks of."""
    of_opd = _of_group(totals, opd)
    whole = of_opd.assign(scope="region", group=pd.Series(pd.NA, of_opd.index, dtype="str"))
    return pd.concat([whole, of_opd], ignore_index=True)


def _of_group(totals: pd.DataFrame, opd: str) -> pd.DataFrame:
    rows = totals[totals["scope"] == "opd"]
    return rows[rows["group"].map(fold) == fold(opd)]


def _standards_of(standards: pd.DataFrame, people: pd.DataFrame, nips: pd.Index) -> pd.DataFrame:
    """Give the standards that may hold for these people; those of other positions name other OPDs."""
    positions = {fold(jabatan) for jabatan in people["jabatan"].dropna().unique()}
    target = standards["target"].map(fold)
    family = target.map(lambda name: any(name in position for position in positions))
    holds = {
        "person": standards["target"].isin(nips),
        "jabatan": target.isin(positions),
        "jabatan_family": family,
        "jenjang": standards["target"].isin(people["jenjang"].dropna()),
    }
    kept = pd.Series(data=False, index=standards.index)
    for scope, rows in holds.items():
        kept |= (standards["scope"] == scope) & rows.astype(bool)
    return standards[kept]


def _plan_of(report: PlanReport, opd: str, nips: pd.Index) -> PlanReport:
    """Cut a plan to the seats and needs of some people; what is of the region stays behind."""
    frames = ("plan", "competencies", "needs", "seat_dates", "cuts")
    own: dict[str, Any] = {name: _own(getattr(report, name), nips) for name in frames}
    titles = report.trainings[report.trainings["training"].isin([*own["plan"]["training"], *own["needs"]["training"]])]
    region = ("classes", "class_dates", "opd", "limits", "summary", "stranded", "budget_steps", "decisions", "changes",
              "partners", "robust")  # fmt: skip
    none: dict[str, Any] = {name: getattr(report, name).iloc[:0] for name in region}
    return replace(
        report,
        **own,
        **none,
        trainings=_with_later(report, own["plan"], titles),
        findings=(),
        provenance=Provenance(),
        of_opd=opd,
        **_since(report, opd),
    )


def _with_later(report: PlanReport, seats: pd.DataFrame, titles: pd.DataFrame) -> pd.DataFrame:
    """Add the trainings that the seats come before, whose titles are told."""
    later = {code for codes in seats["before"].dropna() for code in codes.split(";")}
    return report.trainings[report.trainings["training"].isin({*titles["training"], *later})]


def _own(frame: pd.DataFrame, nips: pd.Index) -> pd.DataFrame:
    return frame[frame["nip"].isin(nips)].reset_index(drop=True)


def _origin(origin: Provenance) -> Provenance:
    """Give what identifies the result; names of files can name other OPDs."""
    return replace(origin, sources=(), options={})
