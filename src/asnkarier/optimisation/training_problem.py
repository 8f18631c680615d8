"""What a training plan decides about, as arrays, and what a plan is worth. Nothing here knows the solver.

People, trainings, funds, OPDs and competencies are numbered from 0; their names stay in ``analyses``.
Money is whole rupiah.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NO_LIMIT = -1
"""Stands where a person or an OPD has no limit."""
NOT_CHOSEN = -1
"""Stands where no fund pays for a pair, because it is not in the plan."""
MILLION = 1_000_000


@dataclass(frozen=True)
class TrainingProblem:
    """Everything a plan depends on. E people, T trainings, F funds, O OPDs, P pairs of a person and a training."""

    opd: Ints
    """[E] OPD of each person."""
    jp_min: Ints
    """[E] JP the person must reach; ``NO_LIMIT`` where nothing is required."""
    jp_max: Ints
    """[E] most JP the person may be given; ``NO_LIMIT`` where there is none."""
    days_max: int
    """Most working days a person may be absent."""

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

    person: Ints
    """[P] person of each pair."""
    training: Ints
    """[P] training of each pair."""
    value: Floats
    """[P] expected value of the seat."""
    raised_pair: Ints
    """[R] pair, and in ``raised_competency`` one competency it raises."""
    raised_competency: Ints
    """[R] competency."""

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


def plan_value(problem: TrainingProblem, plan: Plan) -> float:
    """Give a plan's objective: value of the seats, plus JP credit, minus the cost tie-break."""
    chosen = plan.fund != NOT_CHOSEN
    return float(
        problem.value[chosen].sum()
        + problem.jp_credit * jp_reached(problem, plan).sum()
        - problem.cost_tie_break * plan_cost(problem, plan) / MILLION
    )
