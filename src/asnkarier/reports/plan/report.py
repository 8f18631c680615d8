"""What a plan report is laid out from, and the totals of what it shows."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.reports.kit.former import FormerRun
from asnkarier.reports.kit.labels import REASONS, competency_kinds, competency_names
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.reports.kit.ranks import Ranks
from asnkarier.reports.kit.wording import Wording, is_missing
from asnkarier.tables.plan_results import PLAN_CLASS_DATES, PLAN_PARTNERS, PLAN_ROBUST, PLAN_SEAT_DATES

NEARLY_EMPTY = 0.1
"""Share of the needs below which a plan that is the best possible still needs an explanation."""
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
    budget_steps: pd.DataFrame
    cuts: pd.DataFrame
    trainings: pd.DataFrame
    """The catalogue (``TRAININGS``): form, provider and months of each training."""
    decisions: pd.DataFrame
    """What the office decided (``PLAN_DECISIONS``)."""
    changes: pd.DataFrame
    """What became of the plan to be kept (``PLAN_CHANGES``)."""
    class_dates: pd.DataFrame = field(default_factory=PLAN_CLASS_DATES.empty)
    """When classes are held (``PLAN_CLASS_DATES``); without rows where the region has no calendar."""
    seat_dates: pd.DataFrame = field(default_factory=PLAN_SEAT_DATES.empty)
    partners: pd.DataFrame = field(default_factory=PLAN_PARTNERS.empty)
    """Trainings of partners beside what the same levels cost without one (``PLAN_PARTNERS``)."""
    robust: pd.DataFrame = field(default_factory=PLAN_ROBUST.empty)
    """The plan with effectiveness and attendance drawn at random (``PLAN_ROBUST``); without rows unless asked for."""
    ranks: Ranks = field(default_factory=dict)
    """Golongan of the employees, by NIP."""
    windows: tuple[str, ...] = ()
    """Budget windows whose ceilings were added up; none where the plan does not say."""
    index: tuple[float | None, float | None] = (None, None)
    """IP ASN of the year by what is on record, without and with the plan; None where nobody is measured."""
    index_credit: tuple[float, int] | None = None
    """Points of IP ASN in the value, over all people, and the seats there for nothing else; None: they do not count."""
    findings: tuple[Finding, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    former: FormerRun | None = None
    """The plan of the same year before this one; None for a plan that is not stored, which is compared with none."""
    change: pd.DataFrame | None = None
    """What changed since: ``opd`` (empty: the region), ``part``, figures; None where nothing can be compared."""
    of_opd: str = ""
    """The OPD whose part of the plan it is, as a pack has it; empty for the region."""
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
    def short_after(self) -> dict[tuple[str, str], int]:
        """Levels that a need with a seat still lacks if the training succeeds, by NIP and competency."""
        rows = self.needs[self.needs["gap_after"] > 0]
        places = zip(rows["nip"], rows["competency"], strict=True)
        return dict(zip(places, rows["gap_after"].astype(int), strict=True))

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
            name: self.opd[name].mask(few)
            for name in ("with_gap", "levels_missing", "levels_closed", "levels_expected", "jp_reached")
        }
        return self.opd.assign(**private).sort_values(
            ["levels_missing", "opd"], ascending=[False, True], na_position="last", ignore_index=True
        )

    def figure(self, name: str) -> Any:
        """Give a figure of the plan's summary; None if it is missing."""
        value = self.summary[name].iloc[0] if len(self.summary) else None
        return None if is_missing(value) else value

    @property
    def committed(self) -> dict[str, int] | None:
        """What stood before: ``seats`` and their ``cost``; what was ``left``, and ``more`` of it for ``new`` seats.

        None where nothing was committed.
        """
        seats, cost = self.figure("committed_seats"), self.figure("committed_cost")
        if cost is None:
            return None
        left, more = (int(self.figure(name)) - int(cost) for name in ("budget", "cost"))
        return {"seats": int(seats), "cost": int(cost), "left": left, "more": more, "new": len(self.plan) - int(seats)}

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
    short_needs: int
    """Needs with a seat that stay short of the level required even if the training succeeds."""
    short_levels: int
    """Levels that stay missing of these."""

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
            short_needs=int((report.needs["gap_after"] > 0).sum()),
            short_levels=int(report.needs["gap_after"].sum()),
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


def quality(report: PlanReport, figures: PlanFigures) -> str:
    """Say in plain words how good the plan is proven to be, and why, where hardly anybody gets a seat."""
    return " ".join(filter(None, (_proof(report), _why_so_little(report, figures))))


def _proof(report: PlanReport) -> str:
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
        return words(N_("This plan is proven to be the best one possible under the limits as they are."))
    text = words(
        N_("No other plan is worth more than {percent} above this one."), percent=words.percentage(tenths / 10, 1)
    )
    stopped = {
        "time_limit": N_("The search was stopped by the time limit; more time may find a better plan."),
        "size": N_("The search came to its end without a closer proof."),
    }
    why = stopped.get(report.figure("stopped_by"))
    return f"{text} {words(why)}" if why else text


def _why_so_little(report: PlanReport, figures: PlanFigures) -> str:
    """Name what stops most needs where fewer than one in ten is met; "" elsewhere."""
    met = figures.reasons.get("selected", 0)
    needs = met + figures.open_needs
    stopped = {reason: number for reason, number in figures.reasons.items() if reason != "selected"}
    if not stopped or met >= NEARLY_EMPTY * needs:
        return ""
    reason = max(stopped, key=lambda code: stopped[code])
    words = report.wording
    text = N_("But only {met} of {needs} needs get a seat. What stops most of them ({count}): {reason}.")
    return words(
        text,
        met=words.number(met),
        needs=words.number(needs),
        count=words.number(stopped[reason]),
        reason=words(REASONS[reason]),
    )
