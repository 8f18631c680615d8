"""An upper bound on every training plan by Lagrangian decomposition (Guignard and Kim, 1987).

Every seat is decided twice: by its training, with whole classes (:mod:`class_choice`), and by its person, with
whole sets (:mod:`person_sets`). A price ``pi[i]`` of any sign for each wish makes the two agree (mostly a wish is a
pair of a person and a training, see :mod:`wishes`), and each limit that all share has a price ``lam[r] >= 0``
(:mod:`priced_limits`). Whatever the prices, no plan is worth more than

    L(pi, lam) = sum_r lam[r] limit[r]  +  sum_t T_t(pi, lam)  +  sum_e P_e(pi)

    worth of seat (p, f) to its training:  seat_value[p] - q k / 1,000,000 + pi[i of p] - sum_r lam[r] use[r]

because a plan is one of the choices on each side, the two prices of a wish cancel, and it uses no more than the
limits. The lowest L is that of the programme over all classes that can be held and all sets people may take.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass

import numpy as np

from asnkarier.optimisation.class_choice import Choice, ClassChoice
from asnkarier.optimisation.level_method import descend, dot
from asnkarier.optimisation.person_rules import People
from asnkarier.optimisation.person_sets import PersonSets
from asnkarier.optimisation.priced_limits import PricedLimits
from asnkarier.optimisation.training_problem import Flags, Floats, Ints, TrainingProblem
from asnkarier.optimisation.training_seats import Seats
from asnkarier.optimisation.ways import Ways
from asnkarier.optimisation.wishes import Wishes

_ROUNDS, _STEPS = 6, 80
_PATIENCE = 10
_SETS_IN_ROUND = 400
_LEVEL, _SMALLEST = 2e-3, 1e-5
_ROUNDING = 64 * float(np.finfo(float).eps)
"""Share of all amounts added up that their sum may be wrong by."""
_AVERAGE = 0.03  # weight of the last step in the average number of classes


@dataclass(frozen=True)
class Multipliers:
    """Prices of the decomposition: ``wish`` [I] of any sign, ``limit`` [R] of 0 or more."""

    wish: Floats
    limit: Floats


@dataclass(frozen=True)
class Evaluated:
    """The bound at some prices, and how it would be with other numbers of classes."""

    value: float
    rest: float
    """What does not depend on the numbers of classes: people and limits."""
    by_number: list[list[float]]
    """[G] what each group is worth with 0, 1, 2 … classes."""


@dataclass(frozen=True)
class Lowest:
    """The lowest bound found, its prices, and what the trainings did on the way there."""

    value: float
    prices: Multipliers
    classes: Floats
    """[G] classes held, on average over the last steps."""
    seen: Flags
    """[N] whether a seat was ever taken."""
    evaluated: list[Evaluated]
    """Every bound that counts, in the order in which they were found."""


class _Watch:
    """Averages over the steps of the descent."""

    def __init__(self, groups: int, seats: int) -> None:
        self._classes, self._weight = np.zeros(groups), 0.0
        self.seen = np.zeros(seats, dtype=bool)

    def note(self, choice: Choice) -> None:
        self._classes += _AVERAGE * (choice.classes - self._classes)
        self._weight += _AVERAGE * (1 - self._weight)
        self.seen[choice.seats] = True

    @property
    def classes(self) -> Floats:
        return self._classes / self._weight if self._weight else self._classes


class TrainingBound:
    """The decomposition of one problem."""

    def __init__(self, problem: TrainingProblem) -> None:
        self.problem = problem
        self.ways = Ways(problem)
        self.seats = Seats(problem)
        self.wishes = Wishes(problem, self.ways)
        self.people = People(self.wishes.problem, self.wishes.ways)
        self.wish: Ints = self.wishes.of_pair[self.seats.pair]
        """[N] wish that each seat fulfils."""
        self.live = np.zeros(self.wishes.first.size, dtype=bool)
        """[I] whether a wish has a seat."""
        self.live[self.wish] = True
        self.limits = PricedLimits(self.seats)
        self.trainings = ClassChoice(self.seats)
        value = problem.seat_value[self.seats.live]
        self.slack = problem.jp_credit + 0.05 * float(value.mean() if value.size else 0.0)
        """How far from being wanted a seat, or a set, is still looked at between two exact evaluations."""

    def holding(self, classes: Ints) -> TrainingBound:
        """Give the same decomposition for the plans in which each group [G] holds so many classes."""
        decided = copy(self)
        decided.trainings = ClassChoice(self.seats, numbers=classes)
        return decided

    def hold(self, prices: Multipliers) -> tuple[Choice, Floats, Ints]:
        """Give the best way to hold every training, the worth of every seat, and who pays each group's classes."""
        worth = self.limits.seat_worth(
            self.limits.pair_worth(prices.limit) + prices.wish[self.wishes.of_pair], prices.limit
        )
        class_worth, payer = self.limits.class_worth(prices.limit)
        return self.trainings.best(worth, class_worth), worth, payer

    def attend(self, prices: Multipliers) -> PersonSets:
        """Give the best set of every person."""
        wishes = self.people.worth_a_look(prices.wish, 0.0, self.live)
        return PersonSets(self.people, wishes, prices.wish)

    def evaluate(self, prices: Multipliers) -> Evaluated:
        """Give the bound at these prices.

        Prices cancel between the two sides; what rounding may have lost of them is added, so that it is true at any.
        """
        choice = self.hold(prices)[0]
        money = prices.limit * self.limits.limit
        amounts = np.abs(prices.wish).sum() + np.abs(prices.wish[self.wish]).sum() + np.abs(money).sum()
        rest = float(self.attend(prices).best.sum()) + float(money.sum()) + _ROUNDING * float(amounts)
        return Evaluated(choice.value + rest, rest, [held.values for held in choice.held])

    def lowest(
        self,
        start: Multipliers,
        *,
        stop: Callable[[], bool],
        level: float = _LEVEL,
        smallest: float = _SMALLEST,
    ) -> Lowest:
        """Go down from ``start``. Each round looks at the seats and sets that matter; only full evaluations count.

        ``level`` and ``smallest`` are shares of the bound: how far to aim below it, first and last. ``stop`` ends it
        early. The bound is minus infinity where somebody's locked seats cannot be had together.
        """
        best, prices, best_prices = np.inf, start, start
        evaluated: list[Evaluated] = []
        watch = _Watch(self.seats.groups, self.seats.size)
        distance = 0.0
        for number in range(_ROUNDS):
            prices, room = self._lift(prices)
            evaluated.append(self.evaluate(prices))
            value = evaluated[-1].value
            if value < best:
                best, best_prices = value, prices
                distance = distance or level * abs(value)
            else:
                prices, distance = best_prices, distance / 2
                prices, room = self._lift(prices)
            if number == _ROUNDS - 1 or distance <= smallest * abs(best) or best == -np.inf or stop():
                break
            prices, distance = self._round(prices, room, distance, smallest * abs(best), watch)
        return Lowest(best, best_prices, watch.classes, watch.seen, evaluated)

    def _lift(self, prices: Multipliers) -> tuple[Multipliers, Floats]:
        """Raise the price of wishes no training wants to fulfil to where one nearly would: people want them less.

        Gives also how far each seat is from being wanted; what is lifted then is ``slack`` away.
        """
        choice, worth, _ = self.hold(prices)
        room = self.trainings.cutoff(choice)[self.seats.group] - worth
        nearest = np.full(self.live.size, np.inf)
        np.minimum.at(nearest, self.wish, room)
        lift = np.where(np.isfinite(nearest), np.maximum(0.0, nearest - self.slack), 0.0)
        return Multipliers(prices.wish + lift, prices.limit), room - lift[self.wish]

    def _round(
        self, prices: Multipliers, room: Floats, level: float, smallest: float, watch: _Watch
    ) -> tuple[Multipliers, float]:
        seats, limits, of_pair = self.seats, self.limits, self.wishes.of_pair
        wanted = np.zeros(self.live.size, dtype=bool)
        wanted[self.wish[room < self.slack * (1 - 1e-9)]] = True
        wanted[self.people.worth_a_look(prices.wish, 0.05 * self.slack, self.live)] = True
        wishes = np.nonzero(wanted)[0]
        active = np.nonzero(wanted[self.wish] & (room < 10 * self.slack))[0]
        trainings = ClassChoice(seats, active, numbers=self.trainings.numbers)
        sets = PersonSets(self.people, wishes, prices.wish, slack=self.slack, most=_SETS_IN_ROUND)
        wish_prices = prices.wish.copy()
        place = np.zeros(wanted.size, dtype=np.int64)
        place[wishes] = np.arange(wishes.size)

        def evaluate(point: Floats) -> tuple[float, Floats]:
            wish_prices[wishes], shared = point[: wishes.size], point[wishes.size :]
            pair_worth = limits.pair_worth(shared) + wish_prices[of_pair]
            worth = limits.seat_worth(pair_worth, shared, trainings.active)
            class_worth, payer = limits.class_worth(shared)
            choice = trainings.best(worth, class_worth)
            watch.note(choice)
            gained, members = sets.choose(point[: wishes.size])
            taken = np.bincount(place[self.wish[choice.seats]], minlength=wishes.size)
            slope = np.concatenate(
                (
                    taken - np.bincount(members, minlength=wishes.size),
                    limits.limit - limits.used(choice.seats, choice.classes, payer),
                )
            )
            return choice.value + gained + dot(shared, limits.limit), slope

        descent = descend(
            evaluate,
            np.concatenate((prices.wish[wishes], prices.limit)),
            signed=np.arange(wishes.size + limits.limit.size) < wishes.size,
            level=level,
            smallest=smallest,
            steps=_STEPS,
            patience=_PATIENCE,
        )
        wish_prices[wishes] = descent.point[: wishes.size]
        return Multipliers(wish_prices, descent.point[wishes.size :]), descent.level
