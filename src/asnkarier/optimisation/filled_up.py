"""Seats left free in the classes of a plan are given out until it is worth enough, the best for their money first."""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.training_problem import (
    NO_LIMIT,
    NOT_CHOSEN,
    Ints,
    Plan,
    TrainingProblem,
    plan_value,
    ways_counted,
)
from asnkarier.optimisation.training_seats import open_seats


def filled_up(problem: TrainingProblem, plan: Plan, least: float) -> Plan:
    """Give free seats to people with an open need until the plan is worth ``least``, or nothing more fits.

    Only seats that close a need alone are looked at, of trainings that are not pooled, and nobody's in a group.
    """
    fund, value = plan.fund.copy(), plan_value(problem, plan)
    room = _Room(problem, plan)
    closed = np.zeros(int(problem.way_need.max(initial=-1)) + 1, dtype=bool)
    closed[problem.way_need[ways_counted(problem, plan)]] = True
    alone = problem.single[problem.step_way]
    ways, pairs = problem.step_way[alone], problem.step_pair[alone]
    usable = ~np.isin(pairs, problem.member_pair) & ~np.isin(pairs, problem.later_pair) & (fund[pairs] == NOT_CHOSEN)
    usable &= ~problem.pooled[problem.training[pairs]]
    ways, pairs = ways[usable], pairs[usable]
    order = np.lexsort((pairs, problem.cost_person[problem.training[pairs]] / problem.way_value[ways]))
    allowed = open_seats(problem)
    for way, pair in zip(ways[order].tolist(), pairs[order].tolist(), strict=True):
        if value >= least:
            break
        need = problem.way_need[way]
        payers = () if closed[need] or fund[pair] != NOT_CHOSEN else np.nonzero(allowed[pair])[0].tolist()
        payer = next((one for one in payers if room.takes(pair, one)), None)
        if payer is not None:
            fund[pair], closed[need] = payer, True
            value += problem.way_value[way]
    return Plan(fund, plan.classes)


class _Room:
    """What is left of places, money and of each person's limits."""

    def __init__(self, problem: TrainingProblem, plan: Plan) -> None:
        self.problem = problem
        taken = np.nonzero(plan.fund != NOT_CHOSEN)[0]
        self.places = plan.classes * problem.seats_max[:, None]
        self.money = problem.fund_ceiling - (plan.classes * problem.cost_class[:, None]).sum(axis=0)
        total = int(self.money.sum()) if problem.total_ceiling is None else problem.total_ceiling
        spent = int((plan.classes * problem.cost_class[:, None]).sum())
        self.total = total if problem.total_ceiling is None else total - spent
        self.of_opd = problem.opd_ceiling.astype(np.int64).copy()
        self.days, self.jp, self.number = (np.zeros(problem.people, dtype=np.int64) for _ in range(3))
        for pair in taken.tolist():
            self._take(pair, int(plan.fund[pair]))

    def takes(self, pair: int, payer: int) -> bool:
        """Take the seat if it fits; say whether it does."""
        problem = self.problem
        person, training = problem.person[pair], problem.training[pair]
        cost, opd = problem.cost_person[training], problem.opd[person]
        own = problem.opd_ceiling[payer, opd]
        most: Ints = problem.jp_max[person]
        fits = (
            self.places[training, payer] > 0
            and cost <= self.money[payer]
            and cost <= self.total
            and (own == NO_LIMIT or cost <= self.of_opd[payer, opd])
            and self.days[person] + problem.days[training] <= problem.days_max
            and (most == NO_LIMIT or self.jp[person] + problem.jp[training] <= most)
            and (problem.trainings_max == NO_LIMIT or self.number[person] < problem.trainings_max)
        )
        if fits:
            self._take(pair, payer)
        return bool(fits)

    def _take(self, pair: int, payer: int) -> None:
        problem = self.problem
        person, training = problem.person[pair], problem.training[pair]
        cost = problem.cost_person[training]
        self.places[training, payer] -= 1
        self.money[payer] -= cost
        self.total -= cost
        self.of_opd[payer, problem.opd[person]] -= cost
        self.days[person] += problem.days[training]
        self.jp[person] += problem.jp[training]
        self.number[person] += 1
