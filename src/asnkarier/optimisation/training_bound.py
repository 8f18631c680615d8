"""An upper bound on every training plan, tighter than that of the relaxed programme, in about a second.

Lagrangian relaxation (Geoffrion, "Lagrangean relaxation for integer programming", 1974): instead of being
kept, the ceilings and the limits of each person get a price for each unit used. Whatever the prices, no
plan is worth more than

    sum of price * limit  +  sum_e max(0, gain of reaching the JP minimum)  +  sum_t (best way to hold t alone)

where each training alone is solved exactly, with whole classes: with the seats sorted by what they are still
worth after prices, k classes take the best of them, at least ``seats_min k`` and at most ``seats_max k``.
The relaxed programme may hold 0.03 of a class, this bound may not. It starts from the prices of the
relaxed programme and follows the subgradient with Polyak's step length.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from asnkarier.optimisation.solver import Floats, Ints
from asnkarier.optimisation.training_model import TrainingModel

STEPS = 150
_PATIENCE = 5  # steps without a better bound before the step length is halved


@dataclass(frozen=True)
class _Held:
    """Ways to hold one training under one fund: value, and seats taken, for 0, 1, 2 … classes."""

    column: int
    seats: Ints
    values: list[float]
    taken: list[int]


class TrainingBound:
    """Upper bounds of one problem for any prices of its rows."""

    def __init__(self, model: TrainingModel) -> None:
        self.model = model
        lower, upper = model.model.row_bounds
        rows, columns, coefficients = model.model.entries
        priced = np.ones(model.model.rows, dtype=bool)
        priced[np.concatenate((model.fill_rows, model.seat_rows, model.classes_rows))] = False
        direction = np.where(np.isfinite(upper), 1.0, -1.0)
        largest = np.zeros(model.model.rows)
        np.maximum.at(largest, rows, np.abs(coefficients))
        self.scale = np.where(priced, np.maximum(largest, 1e-12), 1.0)
        kept = priced[rows]
        self.rows, self.columns = rows[kept], columns[kept]
        self.coefficients = (coefficients * direction[rows] / self.scale[rows])[kept]
        self.limits = np.where(priced, np.where(direction > 0, upper, -lower), 0.0) / self.scale
        self.priced = priced
        self.gains = model.model.gains
        groups = model.seat_training * model.problem.funds + model.seat_fund
        order = np.argsort(groups, kind="stable")
        first = np.searchsorted(groups[order], np.arange(model.problem.trainings * model.problem.funds + 1))
        self.seats_of = [order[start:end] for start, end in pairwise(first)]

    def lowest(self, row_prices: Floats, plan_value: float, steps: int = STEPS) -> float:
        """Give the lowest bound found from these prices; ``plan_value`` is what a known plan is worth."""
        prices = np.where(self.priced, np.maximum(0.0, row_prices), 0.0) * self.scale
        value, columns = self._solve(prices)
        best, best_prices, length, failures = value, prices, 1.0, 0
        for _ in range(steps):
            slack = self.limits - self._used(columns)
            slack[(prices <= 0) & (slack > 0)] = 0
            square = float(slack @ slack)
            if square == 0 or value <= plan_value:
                break
            prices = np.maximum(0.0, prices - length * (value - plan_value) / square * slack)
            value, columns = self._solve(prices)
            if value < best:
                best, best_prices, failures = value, prices, 0
            elif (failures := failures + 1) == _PATIENCE:
                length, failures, prices = length / 2, 0, best_prices
                value, columns = self._solve(prices)
        return best

    def _used(self, columns: Floats) -> Floats:
        used = np.bincount(self.rows, self.coefficients * columns[self.columns], minlength=self.limits.size)
        return used.astype(float)

    def _solve(self, prices: Floats) -> tuple[float, Floats]:
        """Give the bound for these (scaled) prices and the columns that attain it."""
        model = self.model
        worth = self.gains - np.bincount(self.columns, self.coefficients * prices[self.rows], minlength=self.gains.size)
        columns = np.zeros(self.gains.size)
        columns[model.credits] = worth[model.credits] > 0
        value = float(prices @ self.limits + worth[model.credits] @ columns[model.credits])
        ways: dict[int, list[_Held]] = {}
        for training, fund, column in zip(
            model.class_training.tolist(), model.class_fund.tolist(), model.classes.tolist(), strict=True
        ):
            ways.setdefault(training, []).append(self._ways(training, fund, column, worth))
        for training, held in ways.items():
            gained, classes = _best_split(held, int(model.problem.classes_max[training]))
            value += gained
            for way, number in zip(held, classes, strict=True):
                columns[way.column] = number
                columns[way.seats[: way.taken[number]]] = 1
        return value, columns

    def _ways(self, training: int, fund: int, column: int, worth: Floats) -> _Held:
        problem = self.model.problem
        seats = self.model.seats[self.seats_of[training * problem.funds + fund]]
        seats = seats[np.argsort(-worth[seats], kind="stable")]
        total = np.concatenate(([0.0], np.cumsum(worth[seats])))
        paying = int((worth[seats] > 0).sum())
        values, taken = [0.0], [0]
        for number in range(1, int(problem.classes_max[training]) + 1):
            least = number * int(problem.seats_min[training])
            most = min(number * int(problem.seats_max[training]), seats.size)
            if least > most:
                break
            people = min(max(paying, least), most)
            values.append(float(total[people]) + number * float(worth[column]))
            taken.append(people)
        return _Held(column, seats, values, taken)


def _best_split(held: list[_Held], classes_max: int) -> tuple[float, tuple[int, ...]]:
    """Share at most ``classes_max`` classes among the funds so that their values add up to the most."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for way in held:
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for used, (value, split) in best.items():
            for number, gained in enumerate(way.values[: classes_max - used + 1]):
                total = used + number
                if total not in longer or value + gained > longer[total][0]:
                    longer[total] = (value + gained, (*split, number))
        best = longer
    return max(best.values(), key=lambda found: found[0])
