"""First prices for the decomposition, from a looser bound whose prices are few: those of people's own limits.

Instead of whole sets, a person's limits are rows with a price each: a need is closed once (``s``), days, JP and
number of trainings (``d``), and the JP credit is earned bit by bit (``y``). Whatever the
prices, no plan is worth more than

    sum s + sum d + sum y + sum_r lam[r] limit[r] + sum_t T_t

    worth of pair p:  bonus + sum_{w with p} max(0, v[w] - s[need of w]) / |w|
                      + (w - y[e]) min(jp, m) / m  -  sum of d times share of the limit used

What a pair is worth here beyond its ``seat_value`` is where ``pi`` begins.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from asnkarier.optimisation.class_choice import Choice, ClassChoice
from asnkarier.optimisation.level_method import descend, dot
from asnkarier.optimisation.ragged import spans, sums
from asnkarier.optimisation.training_bound import Multipliers, TrainingBound
from asnkarier.optimisation.training_problem import NO_LIMIT, Floats, Ints

_ROUNDS, _STEPS, _PATIENCE = 10, 60, 10
_LEVEL, _SMALLEST = 3e-2, 2e-4


class PersonRows:
    """The prices of people's own limits, in one vector: needs, days, JP, trainings, credit, then shared limits."""

    def __init__(self, bound: TrainingBound) -> None:
        problem, ways = bound.problem, bound.ways
        self.bound = bound
        self.needs = ways.of_need.first.size - 1
        self.length = ways.length
        self.limited = [problem.people] * 4  # days, JP, trainings, credit: a price for each person
        self.size = self.needs + sum(self.limited) + bound.limits.limit.size
        self.shared = slice(self.size - bound.limits.limit.size, self.size)
        self.constant = np.ones(self.size)
        self.constant[self.shared] = bound.limits.limit
        self.lock = 2 * float(problem.seat_value.mean()) if problem.pairs else 0.0
        """Value given to each locked seat, and taken off again: it is in every plan."""

    def persons(self, prices: Floats) -> list[Floats]:
        """Give the prices of days, JP, trainings and credit, each for every person."""
        return np.split(prices[self.needs : self.shared.start], 4)


class PairRows:
    """How some pairs use the limits of their people."""

    def __init__(self, rows: PersonRows, pairs: Ints) -> None:
        problem = rows.bound.problem
        self.rows, self.pairs = rows, pairs
        self.place = np.zeros(problem.pairs, dtype=np.int64)
        self.place[pairs] = np.arange(pairs.size)
        self.step, way = rows.bound.ways.of_pair.join(pairs)
        self.first = np.searchsorted(self.step, np.arange(pairs.size + 1))
        self.value, self.length, self.need = problem.way_value[way], rows.length[way], problem.way_need[way]
        self.person, training = problem.person[pairs], problem.training[pairs]
        self.fixed = problem.bonus[pairs] + np.where(problem.locked[pairs], rows.lock, 0.0)
        least, most, jp = problem.jp_min[self.person], problem.jp_max[self.person], problem.jp[training]
        trainings = 0.0 if problem.trainings_max == NO_LIMIT else 1 / max(1, problem.trainings_max)
        credit = np.where(least > 0, np.minimum(jp, least) / np.maximum(1, least), 1.0)
        self.shares = [
            problem.days[training] / max(1, problem.days_max),
            np.where(most == NO_LIMIT, 0.0, jp / np.maximum(1, most)),
            np.full(pairs.size, trainings),
        ]
        self.credit = np.where(least == NO_LIMIT, 0.0, credit)

    def worth(self, prices: Floats) -> Floats:
        """Give what each of the pairs is worth beyond costs and shared limits."""
        *limits, credit = self.rows.persons(prices)
        taught = np.maximum(0.0, self.value - prices[: self.rows.needs][self.need]) / self.length
        worth = self.fixed + sums(self.step, taught, self.pairs.size)
        for share, price in zip(self.shares, limits, strict=True):
            if price.any():
                worth -= share * price[self.person]
        left = np.maximum(0.0, self.rows.bound.problem.jp_credit - credit)
        worth += self.credit * left[self.person]
        return worth

    def slope(self, prices: Floats, chosen: Ints, used: Floats) -> Floats:
        """Give the subgradient where the trainings take these pairs (one may be twice) and use the shared limits."""
        rows, problem = self.rows, self.rows.bound.problem
        at = self.place[chosen]
        count = self.first[at + 1] - self.first[at]
        step = spans(self.first[at], count)
        need = self.need[step]
        taught = (self.value[step] > prices[: rows.needs][need]) / self.length[step]
        person = self.person[at]
        earning = rows.persons(prices)[3] < problem.jp_credit
        parts = [
            sums(need, taught, rows.needs),
            *(sums(person, share[at], problem.people) for share in self.shares),
            sums(person, self.credit[at] * earning[person], problem.people),
            used,
        ]
        slope: Floats = rows.constant - np.concatenate(parts)
        return slope


def first_prices(
    bound: TrainingBound, *, stop: Callable[[], bool], smallest: float = _SMALLEST
) -> tuple[float, Multipliers]:
    """Give the looser bound, and the prices at which the decomposition begins; ``stop`` ends it early."""
    rows, limits, problem = PersonRows(bound), bound.limits, bound.problem
    locks = rows.lock * int(problem.locked.sum())
    worth = np.zeros(problem.pairs)

    def evaluate(prices: Floats, pairs: PairRows, trainings: ClassChoice) -> tuple[float, Floats, Choice, Floats]:
        shared = prices[rows.shared]
        worth[pairs.pairs] = (limits.pair_worth(shared) - problem.seat_value)[pairs.pairs] + pairs.worth(prices)
        seat_worth = limits.seat_worth(worth, shared, trainings.active)
        class_worth, payer = limits.class_worth(shared)
        choice = trainings.best(seat_worth, class_worth)
        used = limits.used(choice.seats, choice.classes, payer)
        slope = pairs.slope(prices, bound.seats.pair[choice.seats], used)
        return choice.value + dot(prices, rows.constant) - locks, slope, choice, seat_worth

    all_pairs = PairRows(rows, np.arange(problem.pairs))
    prices = np.zeros(rows.size)
    best, best_prices, level = np.inf, prices, 0.0
    for _ in range(_ROUNDS):
        value, _, choice, seat_worth = evaluate(prices, all_pairs, bound.trainings)
        if value < best:
            best, best_prices, level = value, prices, level or _LEVEL * value
        else:
            prices, level = best_prices, level / 2
            *_, choice, seat_worth = evaluate(prices, all_pairs, bound.trainings)
        if level < smallest * best or stop():
            break
        room = bound.trainings.cutoff(choice)[bound.seats.group] - seat_worth
        trainings = ClassChoice(bound.seats, np.nonzero(room <= bound.slack + problem.jp_credit)[0])
        near = PairRows(rows, np.unique(bound.seats.pair[trainings.active]))
        descent = descend(
            lambda point, near=near, trainings=trainings: evaluate(point, near, trainings)[:2],  # type: ignore[misc]
            prices,
            signed=np.zeros(prices.size, dtype=bool),
            level=level,
            smallest=smallest * best,
            steps=_STEPS,
            patience=_PATIENCE,
        )
        prices, level = descent.point, descent.level
    pair = all_pairs.worth(best_prices) - problem.seat_value  # the same for all pairs of a wish
    return best, Multipliers(pair[bound.wishes.first], best_prices[rows.shared])
