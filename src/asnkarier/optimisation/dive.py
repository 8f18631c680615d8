"""From the programme of a kernel to a plan: classes are rounded a third at a time, the rest is solved in whole numbers.

A rounding that leaves no room for a floor, a lock or a class full enough is taken back as far as it has to be.
"""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.kernel import Kernel
from asnkarier.optimisation.solver import INFINITE, Relaxation, Running, Status
from asnkarier.optimisation.training_problem import Flags, Floats, Ints, Plan

_LARGE = 400_000  # seats above which less of the last programme is left open
_DIVES = 12
_REPAIRS = 6
_TINY = 1e-6
_FIRM, _LESS_FIRM, _QUICK = 0.1, 0.02, 0.01
"""How much must be lost by deciding a seat otherwise for it to be settled: as a rule, of a large problem, quickly."""
_QUICK_GAP = 5e-5
_NEARLY_WHOLE = 0.02


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

    def plan(self, *, relative_gap: float, target: float, nodes: int, hoped: float) -> Plan | None:
        """Round the classes, then solve what is left within ``nodes`` nodes of the search tree; None where it fails.

        Quickly, where the rounded programme is not worth what is ``hoped``.
        """
        for _ in range(_DIVES):
            if self.solved and (self._high > self._low).any():
                self._round()
        if self.solved and self.relaxed.objective < hoped:
            return self.quick_plan()
        firm = _LESS_FIRM if self.kernel.bound.seats.size > _LARGE else _FIRM
        return self._solve(firm, relative_gap, target, nodes)

    def quick_plan(self, relative_gap: float = _QUICK_GAP) -> Plan | None:
        """Make a plan from the programme as it stands without trying long."""
        return self._solve(_QUICK, max(_QUICK_GAP, relative_gap), INFINITE, 1)

    def _solve(self, firm: float, relative_gap: float, target: float, nodes: int) -> Plan | None:
        if not self.solved:
            return None
        self._settle(firm)
        answer = self._running.maximise(relative_gap=relative_gap, target=target, nodes=nodes)
        return self.kernel.plan(answer.values) if answer.values.size else None

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

    def _settle(self, firm: float) -> None:
        """Settle the seats and sets that the relaxed programme is sure of."""
        kernel = self.kernel
        for columns, at, sure in ((kernel.seats, 1.0, firm), (kernel.seats, 0.0, firm), (kernel.takes, 0.0, 3 * firm)):
            value, price = self.relaxed.values[columns], self.relaxed.column_prices[columns]
            settled: Flags = (np.abs(value - at) < _TINY) & (price > sure)
            fixed = np.full(int(settled.sum()), at)
            self._running.bound_columns(columns[settled], fixed, fixed)
