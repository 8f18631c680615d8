"""What a training plan is made from and what comes out: tables and the region's terms, in two bundles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from asnkarier.analyses.gap.staff import ActiveEmployees
from asnkarier.analyses.jp.already import JpAlready
from asnkarier.analyses.plan.index_input import IndexBefore
from asnkarier.config.region import TrainingPlanRules as Rules
from asnkarier.config.region import Weights
from asnkarier.tables.frames import (
    Absences,
    Budgets,
    Gaps,
    Needs,
    PlanBudgetSteps,
    PlanClassDates,
    PlanClasses,
    PlanCompetencies,
    PlanCuts,
    PlanLimits,
    PlanNeeds,
    PlanOpd,
    PlanPartners,
    PlanRobust,
    PlanSeats,
    PlanStranded,
    PlanSummary,
    TrainingCompetencies,
    Trainings,
)
from asnkarier.tables.people import ABSENCES
from asnkarier.tables.plan_results import PLAN, PLAN_CLASS_DATES


class Seat(NamedTuple):
    """A person in a training."""

    nip: str
    training: str


@dataclass(frozen=True)
class Committed:
    """Seats and classes of an earlier plan that are contracted or held."""

    seats: PlanSeats
    classes: PlanClasses
    dates: PlanClassDates = field(default_factory=lambda: PlanClassDates(PLAN_CLASS_DATES.empty()))
    """When its classes are held, as far as they were given days."""


@dataclass(frozen=True)
class PlanInput:
    """Everything the plan of one year depends on."""

    gaps: Gaps
    """Of the active employees."""
    employees: ActiveEmployees
    """The plan counts no others."""
    trainings: Trainings
    training_competencies: TrainingCompetencies
    budgets: Budgets
    """Any years and windows."""
    needs: Needs
    weights: Weights
    """Section ``weights`` of the region."""
    rules: Rules
    """Section ``training_plan`` of the region."""
    windows: Sequence[str]
    """Budget windows whose ceilings are added up (``budget.windows``)."""
    year: int
    """Budget year. The JP rules are those in force on its first day."""
    as_of: date
    """Day the gaps are stated for."""
    leaving: frozenset[str] = frozenset()
    """NIPs of those who leave the service before the year ends, and get no seat: when a class ends is not known."""
    leaves_on: Mapping[str, date] = field(default_factory=dict)
    """Day after the last one of service, by NIP, of those of whom it is known and matters (``full_value_months``)."""
    away: frozenset[str] = frozenset()
    """NIPs of those who are counted but not at work, as on study leave, and get no seat."""
    absences: Absences = field(default_factory=lambda: Absences(ABSENCES.empty()))
    """Days on which people cannot be in a class (``dates.absent``)."""
    passed: frozenset[tuple[str, str]] = frozenset()
    """NIP and training of everybody known to have passed one (``order.passed_trainings``)."""
    jp_already: tuple[JpAlready, ...] = ()
    """JP of the year that people have without the plan, one for each person and training."""
    certificates: Mapping[str, int] = field(default_factory=dict)
    """Certificates that count, by NIP; of anybody else none is known."""
    index: IndexBefore | None = None
    """IP ASN of the plan's year before it, where its points count (``rules.ip_asn_credit``); None where they do not."""
    total_budget: int | None = None
    """Rupiah that all funds together may spend; None for no more than their ceilings."""
    locked: frozenset[Seat] = frozenset()
    """Seats the office has decided on: they are in every plan. Each must be one that the rules allow."""
    banned: frozenset[Seat] = frozenset()
    """Seats the office has decided against."""
    earlier: frozenset[Seat] = frozenset()
    """Seats of the plan to be kept as far as it can be; each that stays is worth ``rules.keep_bonus``."""
    committed: Committed | None = None
    """The plan whose money is spent or promised. But for seats that the office cancels (``banned``) each of its seats
    is in every plan, at the cost of its fund, whatever became of the person; None where nothing is committed."""

    @cached_property
    def days_absent(self) -> dict[str, int]:
        """Days that each training takes of those a person may be absent in the year: of a degree study all of them."""
        all_of_them = self.trainings["years"].notna()
        days = self.trainings["days"].mask(all_of_them, self.rules.days_max)
        return {training: int(number) for training, number in zip(self.trainings["training"], days, strict=True)}

    @cached_property
    def standing(self) -> PlanSeats:
        """The committed seats that are not cancelled."""
        if self.committed is None:
            return PlanSeats(PLAN.empty())
        seats = self.committed.seats
        pairs = seats[["nip", "training"]].itertuples(index=False, name=None)
        stands = pd.Series([pair not in self.banned for pair in pairs], index=seats.index, dtype=bool)
        return PlanSeats(seats[stands].reset_index(drop=True))

    @cached_property
    def stands(self) -> frozenset[Seat]:
        """Person and training of these seats."""
        return frozenset(Seat(*pair) for pair in self.standing[["nip", "training"]].itertuples(index=False, name=None))

    @cached_property
    def decided(self) -> frozenset[Seat]:
        """Seats that are in every plan: committed or locked. Their JP are those of the plan and of nothing else."""
        return self.stands | self.locked

    @cached_property
    def jp_to_reach(self) -> dict[str, int]:
        """JP that seats have to add until the person has the minimum, by NIP; whoever has it already is left out."""
        lacking = self._by_employment(self.jp_minimum)
        jp = self._jp_of_course
        for one in self.jp_already:
            if one.nip in lacking:
                lacking[one.nip] -= one.earned
                if one.settled and Seat(one.nip, one.training) in self.decided:
                    lacking[one.nip] += jp[one.training]  # the seat adds what is earned already
        return {nip: missing for nip, missing in lacking.items() if missing > 0}

    @cached_property
    def jp_room(self) -> dict[str, int]:
        """JP that seats may add until the person has the maximum, by NIP, of those who have one."""
        room = self._by_employment(self.jp_maximum)
        jp = self._jp_of_course
        for one in self.jp_already:
            if one.nip in room:
                own = jp[one.training] if Seat(one.nip, one.training) in self.decided else 0
                room[one.nip] -= max(0, one.taken - own)
        return {nip: max(0, left) for nip, left in room.items()}

    @cached_property
    def _jp_of_course(self) -> dict[str, int]:
        return {code: int(jp) for code, jp in zip(self.trainings["training"], self.trainings["jp"], strict=True)}

    def _by_employment(self, limit: Mapping[str, int]) -> dict[str, int]:
        kinds = zip(self.employees["nip"], self.employees["employment"], strict=True)
        return {nip: limit[kind] for nip, kind in kinds if kind in limit}

    @cached_property
    def certifying(self) -> frozenset[str]:
        """Trainings that give a certificate: by their form, in SIASN's table."""
        forms = {code for code, form in self.rules.forms.items() if form.certificate}
        return frozenset(self.trainings["training"][self.trainings["form"].isin(forms)])

    @cached_property
    def on_record(self) -> frozenset[Seat]:
        """Trainings of the year that are on record as earned: a seat in one of them is that training."""
        return frozenset(Seat(one.nip, one.training) for one in self.jp_already if one.earned)

    @property
    def certificates_enough(self) -> int:
        """Certificates from which more add nothing; 0 where none are counted."""
        if self.rules.certificates is None:
            return 0
        certificate_rule = self.rules.certificates.on(date(self.year, 1, 1)).value
        return certificate_rule.enough

    @property
    def jp_minimum(self) -> dict[str, int]:
        """JP to be reached in the year, by employment; those that must reach none are left out."""
        least = self.rules.jp_minimum.on(date(self.year, 1, 1)).value
        return {str(employment): jp for employment, jp in least.items() if jp > 0}

    @property
    def jp_maximum(self) -> dict[str, int]:
        """Most JP in the year, by employment."""
        most = self.rules.jp_maximum.on(date(self.year, 1, 1)).value
        return {str(employment): jp for employment, jp in most.items()}


@dataclass(frozen=True)
class TrainingPlan:
    """A plan as tables of ``tables/plan_results.py``."""

    plan: PlanSeats
    competencies: PlanCompetencies
    classes: PlanClasses
    opd: PlanOpd
    needs: PlanNeeds
    limits: PlanLimits
    summary: PlanSummary
    stranded: PlanStranded
    budget_steps: PlanBudgetSteps
    """Empty unless they were asked for."""
    cuts: PlanCuts
    partners: PlanPartners
    robust: PlanRobust
    """Empty unless it was asked for."""
