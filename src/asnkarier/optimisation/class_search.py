"""Better plans, and a lower bound, by trying whole numbers of classes one after the other.

What a plan lacks to the bound is mostly lost by whole classes: at the prices many numbers of classes look equally
good, and few are. So numbers of which most is to be hoped (:mod:`class_numbers`) are tried, in two ways:

- :meth:`ClassSearch.look` holds them in the programme of a kernel, which says what they are worth there and which
  classes would add most; the best numbers seen make a plan. This is quick, and proves nothing.
- :meth:`ClassSearch.prove` brings the bound down while they are held, which proves more about them and about those
  like them; where even then more is to be hoped than the best plan gives, a kernel for these numbers makes a plan.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from asnkarier.optimisation.class_numbers import ClassNumbers
from asnkarier.optimisation.dive import Dive, Enough
from asnkarier.optimisation.kernel import Kernel
from asnkarier.optimisation.opened import Opened, all_of, near_prices
from asnkarier.optimisation.solver import Running, Status
from asnkarier.optimisation.training_bound import Lowest, TrainingBound
from asnkarier.optimisation.training_problem import Floats, Ints, Plan

_LOOKS = 12
_LEVEL, _SMALLEST = 2e-3, 1e-4
_SHARE = 0.05
_MORE = 1e-5
"""Share by which numbers must be hoped to be better to be looked at."""


@dataclass(frozen=True)
class Proven:
    """What one try gave: a bound on all plans, and a plan where there was hope for one."""

    bound: float
    plan: Plan | None
    last: bool
    """Whether another try would say nothing more."""


class ClassSearch:
    """The search of one problem, from the lowest bound found; ``left`` gives the seconds until the emergency brake.

    ``pool`` is open in every kernel, besides what the prices leave open.
    """

    def __init__(self, bound: TrainingBound, lowest: Lowest, pool: Opened | None, *, left: Callable[[], float]) -> None:
        self._bound, self._lowest, self._pool, self._left = bound, lowest, pool, left
        self._numbers = ClassNumbers(bound.seats, lowest.evaluated)
        self._tried: set[bytes] = set()

    def go_on_from(self, lowest: Lowest) -> None:
        """Take in a lower bound of the same problem."""
        self._numbers.add(lowest.evaluated)
        self._lowest = lowest

    def look(self, value: float, enough: Enough) -> Plan | None:
        """Look for numbers, at most one from those of the prices, that make a better plan than ``value``.

        The first that let the programme be worth ``enough``, and what a quick plan may lose, will do.
        """
        opened = self._open(self._bound, self._lowest, wider=1)
        programme = _Programme(self._bound, opened, time_limit=self._left())
        numbers = self._numbers.within(opened.low.astype(np.int64), opened.high.astype(np.int64))
        best, hoped = None, value
        for _ in range(_LOOKS):
            most, chosen = numbers.best(hoped, time_limit=self._left())
            if chosen is None or most <= hoped + _MORE * abs(hoped):
                break
            worth, slope = programme.hold(chosen)
            numbers.add_slope(worth, chosen, slope)
            if worth > hoped:
                best, hoped = chosen.astype(float), worth
            if hoped - enough.relative_gap * abs(hoped) >= enough.target:
                break
        return None if best is None else self._plan(self._bound, replace(opened, low=best, high=best), value, enough)

    def prove(self, value: float, enough: Enough) -> Proven:
        """Try the most hopeful numbers, where the best plan known is worth ``value``."""
        most, numbers = self._numbers.best(value, time_limit=self._left())
        if numbers is None or numbers.tobytes() in self._tried:
            return Proven(most, None, last=True)
        self._tried.add(numbers.tobytes())
        held = self._bound.holding(numbers)
        prices = self._lowest.prices
        lowest = held.lowest(prices, stop=lambda: self._left() <= 0, level=_LEVEL, smallest=_SMALLEST)
        self._numbers.add(lowest.evaluated)
        plan = None
        if lowest.value > value:
            lowest = replace(lowest, classes=numbers.astype(float))
            plan = self._plan(held, self._open(held, lowest), value, enough)
        return Proven(most, plan, last=False)

    def _open(self, bound: TrainingBound, lowest: Lowest, *, wider: int = 0) -> Opened:
        opened = near_prices(bound, lowest, share=_SHARE, slack=bound.slack, wider=wider)
        return all_of(bound, opened, self._pool)

    def _plan(self, bound: TrainingBound, opened: Opened, value: float, enough: Enough) -> Plan | None:
        dive = Dive(Kernel(bound, opened), time_limit=self._left())
        return dive.quick_plan(enough) if dive.solved and dive.relaxed.objective > value else None


class _Programme:
    """The relaxed programme of a kernel in the solver, for one choice of numbers of classes after the other."""

    def __init__(self, bound: TrainingBound, opened: Opened, *, time_limit: float) -> None:
        self._kernel = Kernel(bound, opened, elastic=True)
        self._running = Running(self._kernel.model, time_limit=time_limit)

    def hold(self, numbers: Ints) -> tuple[float, Floats]:
        """Give what the numbers [G] are worth, and what one class more of each group would add."""
        kernel, running = self._kernel, self._running
        held, pooled = numbers[kernel.class_group].astype(float), numbers[kernel.pools].astype(float)
        own = np.nonzero(~np.isin(kernel.class_group, kernel.pools))[0]
        running.bound_columns(kernel.classes[own], np.zeros(own.size), held[own])
        running.ask_of_rows(kernel.least_rows[own], held[own])
        running.ask_of_rows(kernel.pool_rows, pooled, pooled)
        relaxed = running.relax()
        slope = np.zeros(numbers.size)
        if relaxed.status is not Status.SOLVED:
            return -np.inf, slope
        duals = relaxed.column_duals[kernel.classes] + relaxed.row_duals[kernel.least_rows]
        slope[kernel.class_group[own]] = duals[own]
        slope[kernel.pools] = relaxed.row_duals[kernel.pool_rows]
        return relaxed.objective, slope
