"""What a training plan decides about, as arrays, and what a plan is worth. Nothing here knows the solver.

People, trainings, funds, OPDs and competencies are numbered from 0; their names stay in ``analyses``.
Money is whole rupiah.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NO_LIMIT = -1
"""Stands where a person, an OPD or a group has no limit."""
NOT_CHOSEN = -1
"""Stands where no fund pays for a pair, because it is not in the plan."""
MILLION = 1_000_000


@dataclass(frozen=True)
class TrainingProblem:
    """Everything a plan depends on.

    E people, T trainings, F funds, O OPDs, P pairs of a person and a training, G groups of pairs. A *need* is the
    gap of one person in one competency, a *way* to close it is one training or several of that person in
    order: W ways, S steps of them.
    """

    opd: Ints
    """[E] OPD of each person."""
    jp_min: Ints
    """[E] JP the person must reach; ``NO_LIMIT`` where nothing is required."""
    jp_max: Ints
    """[E] most JP the person may be given; ``NO_LIMIT`` where there is none."""
    days_max: int
    """Most working days a person may be absent."""
    trainings_max: int
    """Most trainings of one person; ``NO_LIMIT`` where there is no such limit."""

    seats_min: Ints
    """[T] fewest participants of a class."""
    seats_max: Ints
    """[T] seats of a class."""
    classes_max: Ints
    """[T] most classes, over all funds."""
    cost_person: Ints
    """[T] rupiah for each participant."""
    cost_class: Ints
    """[T] rupiah for each class."""
    jp: Ints
    """[T] lesson hours."""
    days: Ints
    """[T] working days."""
    payable: Flags
    """[T, F] whether the fund may pay for the training."""
    pooled: Flags
    """[T] whether participants of one class may be paid by several funds; one of them pays for the class."""

    person: Ints
    """[P] person of each pair."""
    training: Ints
    """[P] training of each pair."""
    bonus: Floats
    """[P] value of the seat besides what it teaches, as for a seat of the plan that is to be kept."""
    locked: Flags
    """[P] whether the seat is decided already: it is in every plan."""
    way_need: Ints
    """[W] the need, numbered from 0, that the way closes. Of one need one way counts at most."""
    way_value: Floats
    """[W] expected value of what the way teaches; positive. It counts only with all its steps in the plan."""
    step_way: Ints
    """[S] way, ascending."""
    step_pair: Ints
    """[S] pair that the way is taught by. A pair is taken only where a way that counts, or another pair, needs it."""
    later_pair: Ints
    """[Q] pair that may be taken only with the pair in ``earlier_pair`` (a prerequisite of the same year)."""
    earlier_pair: Ints
    """[Q] pair."""
    member_group: Ints
    """[M] group, ascending, of which ``member_pair`` is a member."""
    member_pair: Ints
    """[M] pair."""
    group_min: Ints
    """[G] fewest seats of a group's pairs; ``NO_LIMIT`` where there is none."""
    group_max: Ints
    """[G] most seats of a group's pairs; ``NO_LIMIT`` where there is none."""

    fund_ceiling: Ints
    """[F] rupiah."""
    opd_ceiling: Ints
    """[F, O] rupiah for the participants of the OPD; ``NO_LIMIT`` where there is none."""
    total_ceiling: int | None
    """Rupiah over all funds, where the user capped them."""

    jp_credit: float
    """Value of bringing one person to ``jp_min``."""
    cost_tie_break: float
    """Value taken off for each Rp 1 million."""

    paid_by: Ints | None = None
    """[P] the only fund that may pay for the pair, ``NOT_CHOSEN`` where each that may pay for its training may; None
    stands for ``NOT_CHOSEN`` everywhere."""

    @property
    def people(self) -> int:
        """E."""
        return self.opd.size

    @property
    def trainings(self) -> int:
        """T."""
        return self.jp.size

    @property
    def funds(self) -> int:
        """F."""
        return self.fund_ceiling.size

    @property
    def pairs(self) -> int:
        """P."""
        return self.person.size

    @cached_property
    def may_pay(self) -> Flags:
        """[P, F] whether the fund may pay for the pair."""
        allowed: Flags = self.payable[self.training]
        if self.paid_by is not None:
            only = self.paid_by[:, None]
            allowed &= (only == NOT_CHOSEN) | (only == np.arange(self.funds))
        return allowed

    @cached_property
    def single(self) -> Flags:
        """[W] whether the way is one training alone."""
        alone: Flags = np.bincount(self.step_way, minlength=self.way_need.size) == 1
        return alone

    @cached_property
    def seat_value(self) -> Floats:
        """[P] what the seat is worth alone: its bonus, and of each need the best way it teaches alone."""
        value = self.bonus.copy()
        alone = self.single[self.step_way]
        pair, way = self.step_pair[alone], self.step_way[alone]
        order = np.lexsort((-self.way_value[way], self.way_need[way], pair))
        pair, way = pair[order], way[order]
        need = self.way_need[way]
        first = np.ones(pair.size, dtype=bool)
        first[1:] = (pair[1:] != pair[:-1]) | (need[1:] != need[:-1])
        np.add.at(value, pair[first], self.way_value[way[first]])
        return value


@dataclass(frozen=True)
class Prices:
    """What one unit more of each limit is worth, from the programme with fractions allowed. Never negative."""

    fund: Floats
    """[F] for each rupiah."""
    opd: Floats
    """[F, O] for each rupiah; 0 where there is no ceiling."""
    total: float
    """For each rupiah."""
    seats: Floats
    """[T, F] for each seat."""
    classes: Floats
    """[T] for each class."""
    group: Floats
    """[G] for each seat more that a group may have, or fewer that it must have."""


@dataclass(frozen=True)
class Plan:
    """A decision: who goes where at whose cost, and how many classes are held."""

    fund: Ints
    """[P] fund that pays for the pair; ``NOT_CHOSEN`` where it is not in the plan."""
    classes: Ints
    """[T, F] classes held."""


def empty_plan(problem: TrainingProblem) -> Plan:
    """Give the plan in which nobody goes anywhere. It is always feasible."""
    return Plan(
        np.full(problem.pairs, NOT_CHOSEN, dtype=np.int64),
        np.zeros((problem.trainings, problem.funds), dtype=np.int64),
    )


def plan_cost(problem: TrainingProblem, plan: Plan) -> int:
    """Give the rupiah a plan costs, participants and classes together."""
    chosen = plan.fund != NOT_CHOSEN
    participants = int(problem.cost_person[problem.training[chosen]].sum())
    return participants + int((plan.classes * problem.cost_class[:, None]).sum())


def jp_reached(problem: TrainingProblem, plan: Plan) -> Flags:
    """[E] whether the plan brings the person to the JP required; False where nothing is required."""
    chosen = plan.fund != NOT_CHOSEN
    jp = np.bincount(problem.person[chosen], problem.jp[problem.training[chosen]], minlength=problem.people)
    reached: Flags = (problem.jp_min != NO_LIMIT) & (jp >= problem.jp_min)
    return reached


def ways_counted(problem: TrainingProblem, plan: Plan) -> Ints:
    """Give the ways that count in a plan: of each need the way worth most whose steps are all taken, ascending."""
    taken = plan.fund[problem.step_pair] != NOT_CHOSEN
    missing = np.bincount(problem.step_way, ~taken, minlength=problem.way_need.size)
    open_ways = np.nonzero(missing == 0)[0]
    order = open_ways[np.lexsort((-problem.way_value[open_ways], problem.way_need[open_ways]))]
    need = problem.way_need[order]
    first = np.ones(order.size, dtype=bool)
    first[1:] = need[1:] != need[:-1]
    return np.sort(order[first])


def plan_value(problem: TrainingProblem, plan: Plan) -> float:
    """Give a plan's objective: value of the ways that count and of the seats, plus JP credit, minus the tie-break."""
    chosen = plan.fund != NOT_CHOSEN
    return float(
        problem.way_value[ways_counted(problem, plan)].sum()
        + problem.bonus[chosen].sum()
        + problem.jp_credit * jp_reached(problem, plan).sum()
        - problem.cost_tie_break * plan_cost(problem, plan) / MILLION
    )
