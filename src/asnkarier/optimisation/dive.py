"""From the programme of a kernel to a plan: classes are rounded a third at a time, the rest is solved in whole numbers.

A rounding that leaves no room for a floor, a lock or a class full enough is taken back as far as it has to be.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from asnkarier.optimisation.kernel import Kernel
from asnkarier.optimisation.solver import Answer, Relaxation, Running, Status
from asnkarier.optimisation.training_problem import Flags, Floats, Ints, Plan

_LARGE = 400_000  # seats above which less of the last programme is left open
_DIVES = 12
_REPAIRS = 6
_TINY = 1e-6
_FIRM, _LESS_FIRM, _QUICK, _KEPT = 0.1, 0.02, 0.01, -1.0
"""How much must be lost by deciding a seat otherwise for it to be settled: as a rule, of a large problem, quickly; and
none at all."""
_NEARLY_WHOLE = 0.02


@dataclass(frozen=True)
class Enough:
    """When a plan is good enough: within a share of the best of its programme, or worth ``target``.

    One worth ``least`` will do, once it is there.
    """

    relative_gap: float
    target: float
    least: float


class Dive:
    """One kernel's programme in the solver, its classes being rounded; ``relaxed`` is how it stands."""

    def __init__(self, kernel: Kernel, *, time_limit: float) -> None:
        self.kernel = kernel
        self._running = Running(kernel.model, time_limit=time_limit)
        self._low, self._high = kernel.low.copy(), kernel.opened.high[kernel.class_group].copy()
        self._pool_low = kernel.pool_low.copy()
        self.relaxed = self._relax()

    @property
    def solved(self) -> bool:
        """Whether the relaxed programme is solved; it is not where the time was up."""
        return self.relaxed.status is Status.SOLVED

    @property
    def missed(self) -> float:
        """How many floors' seats and people with a lock the relaxed programme misses."""
        return self.kernel.missed(self.relaxed.values)

    @property
    def classes(self) -> Floats:
        """[G] classes that the relaxed programme holds."""
        kernel = self.kernel
        held = np.zeros(kernel.bound.seats.groups)
        np.add.at(held, kernel.class_group, self.relaxed.values[kernel.classes])
        return held

    def rounded_plan(self, enough: Enough) -> Plan | None:
        """Round the classes, then make a quick plan; None where it fails."""
        for _ in range(_DIVES):
            if self.solved and (self._high > self._low).any():
                self._round()
        return self.quick_plan(enough)

    def quick_plan(self, enough: Enough) -> Plan | None:
        """Make a plan from the programme as it stands without trying long.

        Every whole seat of it is kept; where that leaves no plan that will do, though the programme would, only those
        that it is sure of.
        """
        kept = self._solve(_KEPT, _QUICK, enough, 1)
        if kept and (kept.objective >= enough.least or self.relaxed.objective < enough.least):
            return self.kernel.plan(kept.values)
        sure = self._solve(_QUICK, _QUICK, enough, 1)
        best = max(filter(None, (kept, sure)), key=lambda one: one.objective, default=None)
        return self.kernel.plan(best.values) if best else None

    def searched_plan(self, enough: Enough, nodes: int) -> Plan | None:
        """Make a plan from the programme as it stands within so many nodes of the search tree."""
        firm = _LESS_FIRM if self.kernel.bound.seats.size > _LARGE else _FIRM
        found = self._solve(firm, firm, enough, nodes)
        return self.kernel.plan(found.values) if found else None

    def _solve(self, taken: float, left: float, enough: Enough, nodes: int) -> Answer | None:
        """Solve with seats settled of which the relaxed programme is so sure: those it takes, those it leaves."""
        if not self.solved:
            return None
        settled = self._settle(taken, left)
        answer = self._running.maximise(relative_gap=enough.relative_gap, target=enough.target, nodes=nodes)
        self._running.bound_columns(settled, np.zeros(settled.size), np.ones(settled.size))
        return answer if answer.values.size else None

    def _relax(self) -> Relaxation:
        """Solve the relaxed programme, asking for fewer classes where it has not enough people for them."""
        kernel, running = self.kernel, self._running
        relaxed = running.relax()
        for _ in range(_REPAIRS):
            if relaxed.status is not Status.SOLVED:
                break
            fewer, pooled = relaxed.values[kernel.fewer], relaxed.values[kernel.fewer_pooled]
            if max(fewer.max(initial=0.0), pooled.max(initial=0.0)) <= _TINY:
                break
            self._low = np.maximum(0.0, self._low - np.ceil(fewer - _TINY))
            self._pool_low = np.maximum(0.0, self._pool_low - np.ceil(pooled - _TINY))
            running.ask_of_rows(kernel.least_rows, self._low)
            running.ask_of_rows(kernel.pool_rows, self._pool_low)
            relaxed = running.relax()
        return relaxed

    def _round(self) -> None:
        """Settle the third of the numbers of classes that is nearest to whole."""
        free = np.nonzero(self._high > self._low)[0]
        number = self.relaxed.values[self.kernel.classes[free]]
        away = np.abs(number - np.rint(number))
        order = np.argsort(away, kind="stable")
        count = max(1, int((away < _NEARLY_WHOLE).sum()), -(-free.size // 3))
        settled, number = free[order[:count]], number[order[:count]]
        before, missed = self._high[settled], self.missed
        self._bound(settled, np.rint(number))
        if self.solved and self.missed > missed + _TINY:
            down = np.rint(number) < number - _TINY
            self._bound(settled[down], np.minimum(np.ceil(number[down]), before[down]))

    def _bound(self, classes: Ints, number: Floats) -> None:
        """Hold so many classes, and solve again."""
        kernel = self.kernel
        self._low[classes] = self._high[classes] = number
        if kernel.elastic:
            self._running.ask_of_rows(kernel.least_rows[classes], number)
        lower = np.zeros_like(number) if kernel.elastic else number
        self._running.bound_columns(kernel.classes[classes], lower, number)
        self.relaxed = self._relax()

    def _settle(self, taken: float, left: float) -> Ints:
        """Settle the seats and sets that the relaxed programme is sure of; give their columns."""
        kernel, columns = self.kernel, []
        for some, at, sure in ((kernel.seats, 1.0, taken), (kernel.seats, 0.0, left), (kernel.takes, 0.0, 3 * left)):
            value, price = self.relaxed.values[some], self.relaxed.column_prices[some]
            settled: Flags = (np.abs(value - at) < _TINY) & (price > sure)
            fixed = np.full(int(settled.sum()), at)
            self._running.bound_columns(some[settled], fixed, fixed)
            columns.append(some[settled])
        return np.concatenate(columns)
