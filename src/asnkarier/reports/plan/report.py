"""What a plan report is laid out from, and the totals of what it shows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.reports.kit.labels import REASONS, competency_kinds, competency_names
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.reports.kit.wording import Wording, is_missing

_RAISED = ("nip", "training", "competency", "level_from", "level_to")


class Raised(NamedTuple):
    """A competency that a seat raises, with the person's level before and after."""

    competency: str
    level_from: int
    level_to: int


@dataclass(frozen=True)
class PlanReport:
    """Stored results of one training plan. The frames conform to the tables of their names."""

    config: RegionConfig
    year: int
    as_of: date
    plan: pd.DataFrame
    competencies: pd.DataFrame
    classes: pd.DataFrame
    opd: pd.DataFrame
    needs: pd.DataFrame
    limits: pd.DataFrame
    summary: pd.DataFrame
    stranded: pd.DataFrame
    trainings: pd.DataFrame
    """The catalogue (``TRAININGS``): form, provider and months of each training."""
    findings: tuple[Finding, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    language: str | None = None
    """``id`` or ``en``; None for the region's language."""

    @cached_property
    def wording(self) -> Wording:
        """The words of the report's language."""
        return Wording.of(self.language or self.config.region.language)

    @cached_property
    def _names(self) -> dict[str, str]:
        return competency_names(self.config, self.wording.language)

    @cached_property
    def _raised(self) -> dict[tuple[str, str], list[Raised]]:
        rows = self.competencies.sort_values(["nip", "training", "competency"])
        by_seat: dict[tuple[str, str], list[Raised]] = {}
        for nip, training, *raised in zip(*(rows[name] for name in _RAISED), strict=True):
            by_seat.setdefault((nip, training), []).append(Raised(*raised))
        return by_seat

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each competency by code."""
        return competency_kinds(self.config)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The title of each training by code."""
        return dict(zip(self.trainings["training"], self.trainings["title"], strict=True))

    @cached_property
    def opds(self) -> pd.DataFrame:
        """``PLAN_OPD``, most levels missing first; what small groups need is missing, not only hidden."""
        few = self.opd["employees"] < self.config.privacy.small_group
        private = {
            name: self.opd[name].mask(few) for name in ("with_gap", "levels_missing", "levels_closed", "jp_reached")
        }
        return self.opd.assign(**private).sort_values(
            ["levels_missing", "opd"], ascending=[False, True], na_position="last", ignore_index=True
        )

    def figure(self, name: str) -> Any:
        """Give a figure of the plan's summary; None if it is missing."""
        value = self.summary[name].iloc[0] if len(self.summary) else None
        return None if is_missing(value) else value

    def fund(self, code: str) -> str:
        """Give the name of a fund; one that the configuration does not know stands for itself."""
        known = self.config.budget.funds.get(code)
        return known.name if known else code

    def training(self, code: str) -> str:
        """Give the title of a training; one that the catalogue does not know stands for itself."""
        return self.titles.get(code, code)

    def competency(self, code: str) -> str:
        """Give the name of a competency; one that the dictionary does not know stands for itself."""
        return self._names.get(code, code)

    def raised_by(self, nip: str, training: str) -> list[Raised]:
        """Give the competencies that a seat raises."""
        return self._raised.get((nip, training), [])

    def form(self, code: str) -> str:
        """Give the name of a form of competency development."""
        known = self.config.training_plan.forms.get(code)
        return known.name if known else code


@dataclass(frozen=True)
class PlanFigures:
    """Totals of a plan report."""

    funds: pd.DataFrame
    """By fund: ``fund, name, ceiling, cost`` (rupiah; the ceiling is missing where there is no limit of it)."""
    reasons: dict[str, int]
    """Needs by what became of them, in the order of the reasons; those that did not occur are left out."""
    cost_participants: int
    cost_classes: int
    open_needs: int
    """Needs without a seat."""

    @classmethod
    def of(cls, report: PlanReport) -> PlanFigures:
        """Add up what the report shows."""
        counts = report.needs["reason"].value_counts()
        reasons = {reason: int(counts[reason]) for reason in REASONS if counts.get(reason, 0)}
        return cls(
            funds=_funds(report),
            reasons=reasons,
            cost_participants=int(report.classes["cost_participants"].sum()),
            cost_classes=int(report.classes["cost_classes"].sum()),
            open_needs=sum(number for reason, number in reasons.items() if reason != "selected"),
        )

    @property
    def cost(self) -> int:
        """Cost of the plan in rupiah."""
        return self.cost_participants + self.cost_classes


def _funds(report: PlanReport) -> pd.DataFrame:
    ceilings = report.limits[report.limits["limit"] == "fund"].set_index("fund")["allowed"]
    costs = report.classes.groupby("fund")["cost"].sum()
    codes = sorted({*ceilings.index, *costs.index})
    return pd.DataFrame(
        {
            "fund": pd.Series(codes, dtype="str"),
            "name": pd.Series([report.fund(code) for code in codes], dtype="str"),
            "ceiling": pd.Series([ceilings.get(code) for code in codes], dtype="Float64"),
            "cost": pd.Series([costs.get(code, 0) for code in codes], dtype="Int64"),
        }
    )


def quality(report: PlanReport) -> str:
    """Say in plain words how good the plan is proven to be."""
    words, value, bound = report.wording, report.figure("objective"), report.figure("upper_bound")
    if value is None or bound is None:
        return words(N_("No bound was proven for this plan."))
    if value <= 0:
        if bound > 1e-6:
            return words(N_("This plan has no value; a better one may exist."))
        return words(N_("No plan with any value is possible under these limits."))
    # rounded up, so that the sentence stays true
    tenths = math.ceil(round(1000 * (bound / value - 1), 6))
    if tenths <= 0:
        return words(N_("This plan is proven to be the best one possible."))
    text = words(
        N_("No other plan is worth more than {percent} above this one."), percent=words.percentage(tenths / 10, 1)
    )
    stopped = {
        "time_limit": N_("The search was stopped by the time limit; more time may find a better plan."),
        "size": N_("There were too many seats to choose from for a closer proof."),
    }
    why = stopped.get(report.figure("stopped_by"))
    return f"{text} {words(why)}" if why else text


def limit_subject(report: PlanReport, limit: Mapping[str, Any]) -> str:
    """Name what a row of ``PLAN_LIMITS`` is about: a fund, a fund and OPD, a training, or all funds."""
    if limit["limit"] == "budget":
        return report.wording(N_("All funds together"))
    if limit["limit"] in ("seats", "classes"):
        return report.training(limit["training"])
    fund = report.fund(limit["fund"])
    return f"{fund} / {limit['opd']}" if limit["limit"] == "opd_ceiling" else fund


def amount(report: PlanReport, value: Any, unit: str) -> str:
    """Write an amount of a limit with its unit."""
    words = report.wording
    if unit == "Rp":
        return words.rupiah(value)
    if value == 1:
        units = {"seats": N_("{n} seat"), "classes": N_("{n} class")}
    else:
        units = {"seats": N_("{n} seats"), "classes": N_("{n} classes")}
    return words(units[unit], n=words.number(value)) if unit in units else f"{words.number(value)} {unit}"


def price(report: PlanReport, limit: dict[str, Any]) -> str:
    """Say in words what loosening a limit is worth."""
    words = report.wording
    if is_missing(limit["worth"]):
        return words(N_("What loosening it is worth was not computed."))
    if float(limit["worth"]) <= 5e-4:
        used_up = not is_missing(limit["binding"]) and limit["binding"]
        text = (
            N_("Loosening it adds nothing worth naming.") if used_up else N_("Not used up; loosening it adds nothing.")
        )
        return words(text)
    return words(
        N_("{step} more would add about {worth} to the value of the plan."),
        step=amount(report, limit["step"], str(limit["unit"])),
        worth=words.number(limit["worth"], 2 if float(limit["worth"]) >= 0.01 else 3),
    )
