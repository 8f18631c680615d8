"""From a problem to the best plan that can be found, and the proof of how good it is.

A tiny problem is solved as it is written (:mod:`training_model`). Any other, and a tiny one that resists:

1. Bound it by decomposition (:mod:`first_prices`, then :mod:`training_bound`).
2. Make a plan from the prices of the bound (:mod:`kernel`), its money counted exactly (:mod:`training_fill`).
3. If the plan is not near enough to the bound, try other numbers of classes, for better plans and a lower bound
   (:mod:`class_search`).
4. If that is not enough either, solve a small problem as it is written.

Every step ends after a number of steps or nodes, so that the same problem has the same plan on any machine. The time
limit is only an emergency brake; where it was pulled, ``stopped_by`` says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import monotonic
from typing import Literal

import numpy as np

from asnkarier.optimisation.class_search import ClassSearch
from asnkarier.optimisation.column_prices import approach
from asnkarier.optimisation.dive import Dive, Enough
from asnkarier.optimisation.first_prices import first_prices
from asnkarier.optimisation.kernel import Kernel
from asnkarier.optimisation.opened import Opened, all_of, near_prices
from asnkarier.optimisation.plan_check import broken_rules
from asnkarier.optimisation.priced_limits import LimitPrices
from asnkarier.optimisation.solver import INFINITE, Status
from asnkarier.optimisation.training_bound import Lowest, Multipliers, TrainingBound
from asnkarier.optimisation.training_fill import exact
from asnkarier.optimisation.training_model import TrainingModel
from asnkarier.optimisation.training_problem import (
    NO_LIMIT,
    Floats,
    Plan,
    Prices,
    TrainingProblem,
    empty_plan,
    plan_value,
)
from asnkarier.optimisation.training_seats import open_seats
from asnkarier.optimisation.unreachable import Unreachable, rescue

StoppedBy = Literal["optimal", "tolerance", "time_limit", "size"]

TINY, FEW, SMALL = 2_500, 6_000, 15_000
"""Seats up to which the full model is searched at once, its first node is looked at at once, and it is searched where
the plan from the prices is not good enough."""
_FIRST_NODES, _TINY_NODES, _SMALL_NODES = 100, 2_000, 500
_KERNEL_NODES = 50
_QUICK_GAP, _PATIENT_GAP = 5e-5, 1e-4
"""Share by which a plan may miss the best of its programme: one of several at least, one searched for at most."""
_NEARLY = 0.8
_NUMBERS_TRIED = 20
_SHARE = 0.05
_LEVEL = 2e-3  # share of the bound below which the descent aims at first
_FINEST = 1e-5  # share of the bound below which the descent no longer aims
_CLOSED = 1e-6
"""Relative gap that is only rounding; added to a bound computed in floating point before it is stated."""


@dataclass(frozen=True)
class WarmStart:
    """Prices of the decomposition, to begin a similar problem from."""

    pair: Floats
    limit: LimitPrices


@dataclass(frozen=True)
class Solved:
    """The best plan found. No plan is worth more than ``upper_bound``; ``prices`` are None if time ran out first."""

    plan: Plan
    objective: float
    upper_bound: float
    stopped_by: StoppedBy
    prices: Prices | None
    warm_start: WarmStart | None = None

    @property
    def gap(self) -> float:
        """Share of the bound that the plan may lack; 0 when both are 0."""
        return proven_gap(self.objective, self.upper_bound)


def proven_gap(objective: float, upper_bound: float) -> float:
    """Give ``(upper_bound - objective) / upper_bound``; 0 when both are 0."""
    return (upper_bound - objective) / upper_bound if upper_bound > 0 else 0.0


def everything_closed(problem: TrainingProblem) -> float:
    """Give what a plan would be worth that closes every need and gives every credit: a bound before any search."""
    best = np.zeros(int(problem.way_need.max(initial=-1)) + 1)
    np.maximum.at(best, problem.way_need, problem.way_value)
    credits = problem.jp_credit * int((problem.jp_min != NO_LIMIT).sum())
    return float(best.sum() + problem.bonus.clip(0.0).sum()) + credits


def solve_training(
    problem: TrainingProblem, *, gap_tolerance: float, time_limit: float, near: Solved | None = None
) -> Solved:
    """Find a plan proven to be within ``gap_tolerance`` of the best, or the best that the search finds.

    ``stopped_by`` says which: "optimal" (no gap left), "tolerance", "size" (the search came to its end) or
    "time_limit" (it was ended after ``time_limit`` seconds). ``near`` is the result for a problem with the same pairs
    and other limits, to begin from.

    Raises:
        Unreachable: no plan has every locked seat and every floor.
        AssertionError: a plan breaks a rule, or is worth more than the bound by more than rounding: a bug.
    """
    search = _Search(problem, gap_tolerance, time_limit)
    if near is not None:
        search.consider(near.plan)
    search.consider(empty_plan(problem))
    seats = int(open_seats(problem).sum())
    if seats <= FEW:
        search.full_model(_FIRST_NODES if seats <= TINY else 1)
    if not search.done:
        search.decompose(near)
    if seats <= SMALL and not search.done:
        search.full_model(_TINY_NODES if seats <= TINY else _SMALL_NODES)
    return search.result()


class _Search:
    """What is known of one problem so far: the best plan, the lowest bound, prices."""

    def __init__(self, problem: TrainingProblem, gap_tolerance: float, time_limit: float) -> None:
        self.problem, self.gap_tolerance = problem, gap_tolerance
        self.best: Plan | None = None
        self.value, self.bound = -INFINITE, everything_closed(problem)
        self.prices: Prices | None = None
        self.warm_start: WarmStart | None = None
        self.hopeless = False
        """The solver found that no plan keeps every floor and lock."""
        self._time_limit, self._ends = time_limit, monotonic() + time_limit

    @property
    def left(self) -> float:
        """Seconds until the emergency brake."""
        return max(0.0, self._ends - monotonic())

    def stop(self) -> bool:
        """Say whether the time is up."""
        return self.left <= 0

    @property
    def done(self) -> bool:
        """Whether the plan is near enough to the bound, there is none, or the time is up."""
        return (
            self.stop()
            or self.hopeless
            or (self.best is not None and proven_gap(self.value, self.bound) <= max(self.gap_tolerance, _CLOSED))
        )

    @property
    def _quickly(self) -> Enough:
        """When a plan is good enough that is one of several to be tried."""
        return self._enough(max(_QUICK_GAP, self.gap_tolerance / 20))

    def _enough(self, relative_gap: float) -> Enough:
        """Say when a plan ends the search, with some room for what counting every rupiah may take off."""
        return Enough(
            relative_gap=relative_gap,
            target=self.bound * (1 - max(_NEARLY * self.gap_tolerance, 2 * _CLOSED)),
            least=self.bound * (1 - self.gap_tolerance),
        )

    def consider(self, plan: Plan | None) -> None:
        """Take the plan, as far as it keeps every limit to the rupiah, if it is the best so far."""
        found = None if plan is None else exact(self.problem, plan)
        if found is not None and (value := plan_value(self.problem, found)) > self.value:
            self.best, self.value = found, value

    def full_model(self, nodes: int) -> None:
        """Solve the problem as it is written."""
        model = TrainingModel(self.problem)
        relaxed = model.model.relax(time_limit=self.left)
        if relaxed.status is Status.SOLVED:
            self.bound = min(self.bound, relaxed.objective)
            self.prices = model.prices(relaxed.row_prices)
        if self.done:
            return
        answer = model.model.maximise(
            relative_gap=self.gap_tolerance,
            time_limit=self.left,
            target=self.bound * (1 - self.gap_tolerance) if self.gap_tolerance else INFINITE,
            start=None if self.best is None else model.columns(self.best),
            nodes=nodes,
        )
        if answer.values.size:
            self.consider(model.plan(answer.values))
        self.hopeless = answer.status is Status.NO_SOLUTION
        if not self.hopeless:
            self.bound = min(self.bound, answer.bound)

    def decompose(self, near: Solved | None) -> None:
        """Bound the problem by decomposition and make plans from the prices."""
        bound = TrainingBound(self.problem)
        smallest = _FINEST if bound.seats.size <= SMALL else max(_FINEST, self.gap_tolerance / 50)
        if near is not None and near.warm_start is not None:
            start = Multipliers(near.warm_start.pair[bound.wishes.first], bound.limits.rows(near.warm_start.limit))
            self.prices = near.prices
        else:
            looser, start = first_prices(bound, stop=self.stop)
            self.bound = min(self.bound, looser + _CLOSED * abs(looser))
        lowest = self._descend(bound, start, _LEVEL, smallest)
        if self.done:
            return
        pool: Opened | None = None
        dive = self._open(bound, lowest, pool)
        if dive.missed > 0 or proven_gap(dive.relaxed.objective, self.bound) > self.gap_tolerance:
            if dive.solved and dive.missed <= 0:
                self.consider(dive.quick_plan(self._quickly))  # what follows may be long
            approached = approach(
                bound,
                dive.kernel.opened,
                lowest.value,
                lowest.prices,
                enough=max(self.gap_tolerance / 4, _FINEST),
                aim=self.value / (1 - max(self.gap_tolerance, _CLOSED)),
                left=lambda: self.left,
            )
            pool = approached.opened
            lowest = self._descend(bound, approached.prices, _LEVEL / 8, smallest)
            if self.done:
                return
            dive = self._open(bound, lowest, pool)
        dive = self._plan_from(dive)
        if not self.done:
            lowest = self._descend(bound, lowest.prices, _LEVEL / 4, smallest / 4)
            search = ClassSearch(bound, lowest, pool, left=lambda: self.left)
            self._search_classes(search, dive, lowest, smallest / 16)

    def _search_classes(self, search: ClassSearch, dive: Dive, lowest: Lowest, smallest: float) -> None:
        """Try other numbers of classes, and those of the rounded programme once more with more patience."""
        least = self.value if self.best is not None else self.bound - 2 * abs(self.bound)
        self.consider(search.look(least, self._quickly))
        if not self.done:
            search.go_on_from(self._descend(dive.kernel.bound, lowest.prices, _LEVEL / 16, smallest))
        if not self.done and dive.solved and dive.relaxed.objective >= self.bound * (1 - self.gap_tolerance):
            self.consider(
                dive.searched_plan(self._enough(min(_PATIENT_GAP, max(self.gap_tolerance / 5, _CLOSED))), _KERNEL_NODES)
            )
        for _ in range(_NUMBERS_TRIED):
            if self.done:
                break
            proven = search.prove(max(least, self.value), self._quickly)
            self.bound = min(self.bound, proven.bound + _CLOSED * abs(proven.bound))
            self.consider(proven.plan)
            if proven.last:
                break

    def _descend(self, bound: TrainingBound, start: Multipliers, level: float, smallest: float) -> Lowest:
        lowest = bound.lowest(start, stop=self.stop, level=level, smallest=smallest)
        self.bound = min(self.bound, lowest.value + _CLOSED * abs(lowest.value))
        self.warm_start = WarmStart(lowest.prices.wish[bound.wishes.of_pair], bound.limits.natural(lowest.prices.limit))
        self.hopeless = lowest.value == -INFINITE
        return lowest

    def _open(self, bound: TrainingBound, lowest: Lowest, pool: Opened | None) -> Dive:
        opened = near_prices(bound, lowest, share=_SHARE, slack=bound.slack)
        if pool is not None:
            opened = replace(opened, low=np.minimum(opened.low, pool.low), high=np.maximum(opened.high, pool.high))
        opened = all_of(bound, opened, pool)
        dive = Dive(Kernel(bound, opened), time_limit=self.left)
        return dive if dive.solved else Dive(Kernel(bound, opened, elastic=True), time_limit=self.left)

    def _plan_from(self, dive: Dive) -> Dive:
        """Consider a plan from the programme; give the one, rounded, that it was made from."""
        if dive.solved:
            self.prices = dive.kernel.prices(dive.relaxed)
        plan, kernel = dive.rounded_plan(self._quickly), dive.kernel
        if plan is None and not kernel.elastic:
            dive = Dive(Kernel(kernel.bound, kernel.opened, elastic=True), time_limit=self.left)
            plan = dive.rounded_plan(self._quickly)
        self.consider(plan)
        return dive

    def result(self) -> Solved:
        """Give what was found.

        Raises:
            Unreachable: nothing was.
        """
        braked = self.stop()  # what was solved last may have been cut short
        if self.best is None:
            self.consider(rescue(self.problem, time_limit=max(1.0, self._time_limit)))
        if self.best is None:
            raise AssertionError("a plan was found that breaks a rule by rounding")
        if broken := broken_rules(self.problem, self.best):
            raise AssertionError(f"a plan was found that breaks {', '.join(broken)}")
        value, bound = self.value, self.bound
        if value - bound > _CLOSED * max(1.0, abs(value)):
            raise AssertionError(f"a plan worth {value} was found above the bound {bound}")
        bound = max(bound, value)  # rounding
        gap = proven_gap(value, bound)
        stopped: StoppedBy = "time_limit" if braked else "size"
        if gap <= 2 * _CLOSED:
            stopped = "optimal"
        elif gap <= self.gap_tolerance:
            stopped = "tolerance"
        return Solved(self.best, value, bound, stopped, self.prices, self.warm_start)


__all__ = ["Solved", "StoppedBy", "Unreachable", "WarmStart", "proven_gap", "solve_training"]
