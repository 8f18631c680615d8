"""How much a plan can be worth, by its numbers of classes: what many prices say together.

At any prices the bound falls apart into groups (:mod:`training_bound`), so that it says of every choice ``n`` of
numbers of classes

    value  <=  rest + sum_g worth_g(n_g)

Other prices say something else of the same ``n``. The greatest ``n`` under all of them is a small programme in whole
numbers, whose bound is lower than that at any one of the prices (Benders, 1962; with prices instead of duals:
Geoffrion, 1972).
"""

from __future__ import annotations

from copy import copy

import numpy as np

from asnkarier.optimisation.ragged import spans
from asnkarier.optimisation.solver import INFINITE, LinearModel
from asnkarier.optimisation.training_bound import Evaluated
from asnkarier.optimisation.training_problem import Floats, Ints
from asnkarier.optimisation.training_seats import Seats

_NODES = 200
_ACCURATE = 1e-3
"""Share of what a plan may still gain by which the programme may miss its optimum."""


class ClassNumbers:
    """The numbers of classes that the groups of one problem may hold, and what is known of them."""

    def __init__(self, seats: Seats, evaluated: list[Evaluated]) -> None:
        self._seats = seats
        counts = np.array([len(values) for values in evaluated[0].by_number], dtype=np.int64)
        self._first = np.cumsum(counts) - counts
        self._group = np.repeat(np.arange(counts.size), counts)
        self._number = spans(np.zeros_like(counts), counts)
        self._least, self._most = np.zeros_like(counts), counts - 1
        self._rest: list[float] = []
        self._worth: list[Floats] = []
        self.add(evaluated)

    def within(self, least: Ints, most: Ints) -> ClassNumbers:
        """Give the same of fewer numbers; what is added there is known of these only."""
        some = copy(self)
        some._least, some._most = np.minimum(least, self._most), np.minimum(most, self._most)
        some._rest, some._worth = self._rest.copy(), self._worth.copy()
        return some

    def add(self, evaluated: list[Evaluated]) -> None:
        """Take in what other prices say."""
        for one in evaluated:
            self._rest.append(one.rest)
            self._worth.append(np.concatenate([np.zeros(0), *one.by_number]))

    def add_slope(self, value: float, numbers: Ints, slope: Floats) -> None:
        """Take in that ``numbers`` [G] are worth ``value``, and others at most ``slope`` [G] more for each class."""
        self._rest.append(value - float((slope * numbers).sum()))
        self._worth.append(slope[self._group] * self._number)

    def best(self, value: float, *, time_limit: float) -> tuple[float, Ints | None]:
        """Give a bound on all plans worth more than ``value``, and the numbers [G] of which most is to be hoped.

        There are no numbers where no plan is worth more, or the time was up.
        """
        worth = np.array(self._worth)
        most = np.maximum.reduceat(worth, self._first, axis=1)
        hope = np.array(self._rest) + most.sum(axis=1) - value
        """What each of the prices leaves to be gained."""
        if hope.min() <= 0:
            return value, None
        loss = np.minimum(most[:, self._group] - worth, 2 * hope[:, None])
        least = self._least[self._group]
        open_ = (self._number >= least) & (self._number <= self._most[self._group])
        open_ &= (loss <= hope[:, None]).all(axis=0) | (self._number == least)
        at = np.nonzero(open_)[0]
        model, held, gain = self._programme(at, hope, loss[:, at])
        answer = model.maximise(relative_gap=_ACCURATE, time_limit=time_limit, nodes=_NODES)
        if not answer.values.size:
            return value + float(hope.min()), None
        chosen = at[answer.values[held] > 0.5]
        numbers = np.zeros(self._first.size, dtype=np.int64)
        numbers[self._group[chosen]] = self._number[chosen]
        return value + max(0.0, answer.bound), numbers if answer.values[gain][0] > 0 else None

    def _programme(self, at: Ints, hope: Floats, loss: Floats) -> tuple[LinearModel, Ints, Ints]:
        """Each group holds one of the numbers ``at``; what is gained is what the least hopeful of the prices leaves."""
        group, number = self._group[at], self._number[at]
        model, zero = LinearModel(), np.zeros(1, dtype=np.int64)
        held = model.add_columns("held", (group, number), gain=0, upper=1, whole=True)
        gain = model.add_columns("gain", (zero,), gain=1, lower=-INFINITE, upper=float(hope.min()), whole=False)
        one = model.add_rows("one", (np.arange(self._first.size),), lower=1, upper=1)
        model.add_entries(one[group], held, 1)
        most = self._seats.problem.classes_max
        classes = model.add_rows("classes", (np.arange(most.size),), upper=most)
        model.add_entries(classes[self._seats.training[group]], held, number)
        left = model.add_rows("left", (np.arange(hope.size),), upper=hope)
        row, column = np.divmod(np.arange(loss.size), at.size)
        model.add_entries(left[row], held[column], loss.reshape(-1))
        model.add_entries(left, np.repeat(gain, hope.size), 1)
        return model, held, gain
