"""The cheapest plan that is worth at least so much, and how much no such plan can cost less than.

    minimise  sum k x + sum K n   subject to every rule of :mod:`training_model` and  sum b x + sum v h >= P

Whatever the price ``q`` of Rp 1 million, a bound ``U(q)`` of ``value - q cost / 1,000,000`` bounds the cost of every
plan worth P or more: ``cost >= 1,000,000 (P - U(q)) / q``. So the plan's own search (:mod:`solve_training`) at another
tie-break proves a least cost, and at the right price its plan nearly has it. What lies between is closed by asking for
the most value within less and less money: where that is proven to be under P, the plan costs more.

A small problem is solved as it is written, with one more row. Of a larger one the people who are alike are counted
first (:mod:`counted_model`): few numbers stand for many people, and their programme mostly proves the least cost to the
tolerance asked for; what it leaves open is for budgets and prices.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import monotonic

import numpy as np

from asnkarier.optimisation.alike import Alike, alike
from asnkarier.optimisation.counted_model import CountedModel
from asnkarier.optimisation.dealt_out import dealt_out
from asnkarier.optimisation.filled_up import filled_up
from asnkarier.optimisation.plan_check import broken_rules
from asnkarier.optimisation.solve_training import Solved, everything_closed, solve_training
from asnkarier.optimisation.solver import INFINITE, Floats, Status
from asnkarier.optimisation.training_model import TrainingModel
from asnkarier.optimisation.training_problem import MILLION, Plan, TrainingProblem, empty_plan, plan_cost, plan_value
from asnkarier.optimisation.training_seats import open_seats

SMALL = 2_500
"""Seats up to which the programme is solved as it is written."""
_NODES = 5_000
_COUNTED_NODES, _AIMS = 50, 4
_PRICES, _BUDGETS = 8, 8
_STEP = 1.15  # prices nearer than this are not told apart
_TAKEN_OFF = 0.1  # of a point: what all the money takes off at the lowest price
_ROUNDING = 1e-6  # of what the solver states
_EXACT = 1e-6  # of a point: worth is a sum of halves and quarters


@dataclass(frozen=True)
class LeastCost:
    """The cheapest plan found. No plan worth ``least`` costs less than ``lower_bound``.

    ``plan`` is None where none was found; then ``most`` is what no plan is worth more than: below ``least`` that proves
    that there is none.
    """

    plan: Plan | None
    cost: int
    lower_bound: int
    most: float
    best_value: float
    """Of the plans that were found, the highest."""

    @property
    def gap(self) -> float:
        """Share of its cost that the plan may be too dear."""
        return (self.cost - self.lower_bound) / self.cost if self.plan is not None and self.cost else 0.0


def least_cost(problem: TrainingProblem, least: float, *, gap_tolerance: float, time_limit: float) -> LeastCost:
    """Find the cheapest plan worth ``least`` or more; ``cost_tie_break`` of the problem is not looked at.

    Raises:
        Unreachable: no plan has every locked seat and every floor.
    """
    free = replace(problem, cost_tie_break=0.0)
    search = _Search(free, least, gap_tolerance, time_limit)
    nothing = empty_plan(free)
    if not broken_rules(free, nothing):
        search.consider(nothing)
    if search.done:
        return search.result()
    small = int(open_seats(free).sum()) <= SMALL
    if small:
        search.as_written()
    else:
        search.by_counting()
    if not search.done and search.plan is None:
        search.most_value()
    if not search.done and search.plan is not None:
        search.by_budgets()
    if not search.done and search.plan is not None:
        search.by_prices()
    return search.result()


class _Search:
    """The cheapest plan so far, and the least that any can cost."""

    def __init__(self, problem: TrainingProblem, least: float, gap_tolerance: float, time_limit: float) -> None:
        self.problem, self.least, self.gap_tolerance = problem, least, gap_tolerance
        self._ends = monotonic() + time_limit
        self.unit = max(1, int(np.gcd.reduce(np.concatenate((problem.cost_person, problem.cost_class)))))
        """Rupiah of which every plan's cost is a multiple."""
        self.best_value = -INFINITE
        self.hopeless = False
        """The solver found that no plan is worth enough."""
        self.most = everything_closed(problem)
        """No plan is worth more."""
        ceilings = int(problem.fund_ceiling.sum())
        self.budget = ceilings if problem.total_ceiling is None else min(ceilings, problem.total_ceiling)
        self.plan: Plan | None = None
        self.cost, self.bound = int(problem.fund_ceiling.sum()) + 1, 0.0

    @property
    def left(self) -> float:
        """Seconds until the emergency brake."""
        return max(0.0, self._ends - monotonic())

    @property
    def done(self) -> bool:
        """Whether the plan is near enough to the least cost, or the time is up."""
        near = self.plan is not None and self.cost - self.bound <= self.gap_tolerance * self.cost
        return near or self.left == 0.0

    def consider(self, plan: Plan) -> bool:
        """Take a plan that is worth enough, if it is the cheapest so far; say whether it is worth enough."""
        value = plan_value(self.problem, plan)
        self.best_value = max(self.best_value, value)
        if value < self.least - _EXACT:
            return False
        cost = plan_cost(self.problem, plan)
        if self.plan is None or cost < self.cost:
            self.plan, self.cost = plan, cost
        return True

    def as_written(self) -> None:
        """Solve the programme with the row that asks for the value."""
        model = TrainingModel(self.problem)
        worth = model.model.gains
        row = model.model.add_rows("least", (np.zeros(1),), lower=self.least - _EXACT)
        columns = np.nonzero(worth)[0]
        model.model.add_entries(np.repeat(row, columns.size), columns, worth[columns])
        price = np.zeros(worth.size)
        price[model.seats] = self.problem.cost_person[model.seat_training]
        price[model.classes] = self.problem.cost_class[model.class_training]
        answer = model.model.regained(-price / self.unit).maximise(
            relative_gap=self.gap_tolerance,
            time_limit=self.left,
            start=None if self.plan is None else model.columns(self.plan),
            nodes=_NODES,
        )
        if answer.values.size:
            plan = model.plan(answer.values)
            if not broken_rules(self.problem, plan):
                self.consider(plan)
        if answer.status is Status.NO_SOLUTION:
            self.hopeless = True
        elif np.isfinite(answer.bound):
            self._prove(-answer.bound * self.unit)

    def by_counting(self) -> None:
        """Solve the programme in which people who are alike are counted, and deal its seats out."""
        kinds, start = alike(self.problem), None
        model = CountedModel(self.problem, kinds, self.least - _EXACT, self.unit)
        for nearer in (1.25, 4):
            near = self.gap_tolerance / nearer
            answer = model.cheapest(relative_gap=near, time_limit=self.left / 2, nodes=_COUNTED_NODES, start=start)
            if answer.status is not Status.NO_SOLUTION and np.isfinite(answer.bound):
                self._prove(-answer.bound * self.unit)
            if not answer.values.size:
                return
            start = answer.values
            for seats_free in (False, True):
                if not self.done:
                    self._deal_out(kinds, start, seats_free=seats_free)
            if self.done:
                return

    def _deal_out(self, kinds: Alike, start: Floats, *, seats_free: bool) -> None:
        """Make a plan of whole numbers next to a solution; where not all can be dealt out, aim higher by what lacks."""
        aim, near = self.least - _EXACT, self.gap_tolerance / 2
        for _ in range(_AIMS):
            model = CountedModel(self.problem, kinds, aim, self.unit, around=start, seats_free=seats_free)
            answer = model.cheapest(relative_gap=self.gap_tolerance / 4, time_limit=self.left / 2, nodes=_COUNTED_NODES)
            plan = dealt_out(model, answer.values) if answer.values.size else None
            if plan is None:
                return
            filled = filled_up(self.problem, plan, self.least - _EXACT)
            if broken_rules(self.problem, filled) or self.consider(filled):
                return
            aim += self.least - plan_value(self.problem, filled)
            higher = CountedModel(self.problem, kinds, aim, self.unit)
            start = higher.cheapest(relative_gap=near, time_limit=self.left / 2, nodes=_COUNTED_NODES).values
            if not start.size:
                return

    def by_prices(self) -> None:
        """Look for the price of money at which the best plan is worth just enough."""
        low, high, price = 0.0, INFINITE, self._middle_price()
        near: Solved | None = None
        for _ in range(_PRICES):
            solved = solve_training(
                replace(self.problem, cost_tie_break=price),
                gap_tolerance=self.gap_tolerance,
                time_limit=self.left,
                near=near,
            )
            near = solved
            self._prove(MILLION * (self.least - solved.upper_bound) / price)
            self.most = min(self.most, solved.upper_bound + price * self.budget / MILLION)
            if self.consider(solved.plan):
                low = price
            else:
                high = price
            if self.done or self.most < self.least - _EXACT or high < _STEP * low or price < self._lowest_price():
                return
            price = 2 * price if high == INFINITE else price / 4 if low == 0.0 else (low * high) ** 0.5

    def most_value(self) -> None:
        """Look for the most value there is: a plan that is worth enough, or the proof that none is."""
        self.most = min(self.most, self._most_within(self.budget))
        if self.hopeless:
            self.most = min(self.most, self.least - 2 * _EXACT)

    def by_budgets(self) -> None:
        """Ask for the most value within less and less money."""
        for _ in range(_BUDGETS):
            if self.done:
                return
            budget = int(self.bound + 0.6 * (self.cost - self.bound))
            cheapest = self.cost
            if self._most_within(budget) < self.least - _EXACT:
                self._prove(budget + 1)
            elif self.cost == cheapest:
                return  # whether there is a plan for this money is not known, nor will it be with less

    def _most_within(self, budget: int) -> float:
        """Consider the plan worth most within a budget; give what none within it is worth more than.

        Of plans worth as much the cheaper one is looked for: all the money takes off less than any value.
        """
        price = _TAKEN_OFF * MILLION / max(1, budget)
        solved = solve_training(
            replace(self.problem, cost_tie_break=price, total_ceiling=budget),
            gap_tolerance=self.gap_tolerance,
            time_limit=self.left,
        )
        self.consider(solved.plan)
        return solved.upper_bound + price * budget / MILLION

    def _middle_price(self) -> float:
        """Value of a seat for Rp 1 million, of the middle one of those that cost something."""
        problem = self.problem
        cost = problem.cost_person + problem.cost_class / np.maximum(1, problem.seats_max)
        dear = (cost[problem.training] > 0) & (problem.seat_value > 0)
        rate = problem.seat_value[dear] / cost[problem.training[dear]]
        return float(np.median(rate)) * MILLION if rate.size else 1.0

    def _lowest_price(self) -> float:
        """A price at which all the money there is takes off less than any value."""
        return _TAKEN_OFF * MILLION / max(1, self.budget)

    def _prove(self, cost: float) -> None:
        units = cost / self.unit
        self.bound = max(self.bound, self.unit * float(np.ceil(units - _ROUNDING * max(1.0, abs(units)))))

    def result(self) -> LeastCost:
        """Give what was found."""
        cost = self.cost if self.plan is not None else 0
        return LeastCost(self.plan, cost, int(min(self.bound, self.cost)), self.most, self.best_value)
