"""What a finished plan leaves free of every limit: money, seats, classes, and each person's days and JP."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from asnkarier.optimisation.training_problem import (
    MILLION,
    NO_LIMIT,
    NOT_CHOSEN,
    Flags,
    Floats,
    Ints,
    Plan,
    TrainingProblem,
    ways_counted,
)

ENOUGH = np.iinfo(np.int64).max // 4
"""Stands where nothing limits: more than any plan can use."""


@dataclass(frozen=True)
class Slack:
    """The free part of every limit, as arrays in the numbering of the problem."""

    problem: TrainingProblem
    plan: Plan

    @cached_property
    def chosen(self) -> Flags:
        """[P] whether the seat is in the plan."""
        flags: Flags = self.plan.fund != NOT_CHOSEN
        return flags

    @cached_property
    def seats(self) -> Ints:
        """[T, F] participants."""
        count = np.zeros((self.problem.trainings, self.problem.funds), dtype=np.int64)
        np.add.at(count, (self.problem.training[self.chosen], self.plan.fund[self.chosen]), 1)
        return count

    @cached_property
    def held(self) -> Ints:
        """[T] classes held, over all funds."""
        classes: Ints = self.plan.classes.sum(axis=1)
        return classes

    @cached_property
    def seats_free(self) -> Ints:
        """[T, F] seats free in the classes held that the fund may pay for; a pooled class is open to every fund."""
        problem = self.problem
        apart = self.plan.classes * problem.seats_max[:, None] - self.seats
        together = (self.held * problem.seats_max - self.seats.sum(axis=1))[:, None]
        free: Ints = np.where(problem.pooled[:, None], together, apart)
        return free

    @cached_property
    def fund_used(self) -> Ints:
        """[F] rupiah, participants and classes together."""
        problem = self.problem
        used: Ints = (self.seats * problem.cost_person[:, None] + self.plan.classes * problem.cost_class[:, None]).sum(
            axis=0
        )
        return used

    @cached_property
    def fund_left(self) -> Ints:
        """[F] rupiah left of the fund, whatever the cap over all funds."""
        left: Ints = self.problem.fund_ceiling - self.fund_used
        return left

    @property
    def total_left(self) -> int:
        """Rupiah left of the cap over all funds; ``ENOUGH`` where there is none."""
        total = self.problem.total_ceiling
        return ENOUGH if total is None else total - int(self.fund_used.sum())

    @cached_property
    def opd_used(self) -> Ints:
        """[F, O] rupiah for the participants of the OPD."""
        problem, chosen = self.problem, self.chosen
        used = np.zeros(problem.opd_ceiling.shape, dtype=np.int64)
        place = self.plan.fund[chosen], problem.opd[problem.person[chosen]]
        np.add.at(used, place, problem.cost_person[problem.training[chosen]])
        return used

    @cached_property
    def opd_left(self) -> Ints:
        """[F, O] rupiah; ``ENOUGH`` where the OPD has no ceiling in the fund."""
        ceiling = self.problem.opd_ceiling
        left: Ints = np.where(ceiling == NO_LIMIT, ENOUGH, ceiling - self.opd_used)
        return left

    @cached_property
    def person_fits(self) -> Flags:
        """[P] whether days, JP and number of trainings allow the seat and its prerequisites besides the others."""
        return self._fits(self.chosen, self.problem.trainings_max)

    @cached_property
    def person_fits_alone(self) -> Flags:
        """[P] whether they would allow it if the person had no other seat."""
        return self._fits(np.zeros_like(self.chosen), self.problem.trainings_max)

    @cached_property
    def only_too_many(self) -> Flags:
        """[P] whether nothing of the person's but the number of trainings keeps the seat out."""
        flags: Flags = self._fits(self.chosen, NO_LIMIT) & ~self.person_fits
        return flags

    def _fits(self, counted: Flags, trainings_max: int) -> Flags:
        problem = self.problem
        person, training = problem.person, problem.training

        def used(amount: Ints) -> Ints:
            sums = np.bincount(person[counted], amount[training[counted]], minlength=problem.people)
            before = amount[training[problem.earlier_pair]] * ~counted[problem.earlier_pair]
            needed = np.bincount(problem.later_pair, before, minlength=problem.pairs)
            return (sums[person] + needed).astype(np.int64) + amount[training]

        jp_max = np.where(problem.jp_max == NO_LIMIT, ENOUGH, problem.jp_max)[person]
        most = ENOUGH if trainings_max == NO_LIMIT else trainings_max
        fits: Flags = (
            (used(problem.days) <= problem.days_max)
            & (used(problem.jp) <= jp_max)
            & (used(np.ones_like(problem.days)) <= most)
        )
        return fits

    @cached_property
    def capped(self) -> Flags:
        """[P] whether a group of the seat's has as many seats as it may have."""
        problem = self.problem
        seats = np.bincount(problem.member_group, self.chosen[problem.member_pair], minlength=problem.group_max.size)
        full = (problem.group_max != NO_LIMIT) & (seats >= problem.group_max)
        inside: Flags = np.bincount(problem.member_pair, full[problem.member_group], minlength=problem.pairs) > 0
        return inside

    @cached_property
    def need_met(self) -> Floats:
        """[needs] value of the way that counts for the need; 0 where it is open."""
        problem = self.problem
        met = np.zeros(int(problem.way_need.max(initial=-1)) + 1)
        counted = ways_counted(problem, self.plan)
        met[problem.way_need[counted]] = problem.way_value[counted]
        return met

    @cached_property
    def net_gain(self) -> Floats:
        """[P] what the seat would add to the plan: the needs it alone would meet better, minus its cost."""
        problem = self.problem
        alone = problem.single[problem.step_way]
        pair, way = problem.step_pair[alone], problem.step_way[alone]
        more = np.maximum(0.0, problem.way_value[way] - self.need_met[problem.way_need[way]])
        gain = problem.bonus + np.bincount(pair, more, minlength=problem.pairs)
        net: Floats = gain - problem.cost_tie_break * problem.cost_person[problem.training] / MILLION
        return net

    @cached_property
    def next_seat(self) -> Ints:
        """[T, F] rupiah of one more seat, with its new class at its fewest people where one is needed.

        ``ENOUGH`` where no seat can be had: no class can be held any more, or the fund may not pay for it.
        """
        problem = self.problem
        new_class = problem.cost_class + problem.seats_min * problem.cost_person
        room = (self.held < problem.classes_max)[:, None]
        cost = np.where(self.seats_free > 0, problem.cost_person[:, None], np.where(room, new_class[:, None], ENOUGH))
        payable: Ints = np.where(problem.payable, cost, ENOUGH)
        return payable

    @cached_property
    def waiting(self) -> Flags:
        """[P] whether the seat is not in the plan and would add to it."""
        flags: Flags = ~self.chosen & (self.net_gain > 0)
        return flags

    @cached_property
    def able(self) -> Flags:
        """[P] whether somebody waits for the seat whom neither days, JP nor a cap of the region keeps from it."""
        flags: Flags = self.waiting & self.person_fits & ~self.capped
        return flags
