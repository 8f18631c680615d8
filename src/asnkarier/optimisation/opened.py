"""What the prices of the bound leave open: the seats, numbers of classes and sets of people that a plan is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from asnkarier.optimisation.class_choice import Choice
from asnkarier.optimisation.person_sets import PersonSets
from asnkarier.optimisation.ragged import spans
from asnkarier.optimisation.training_bound import Lowest, Multipliers, TrainingBound
from asnkarier.optimisation.training_problem import Flags, Floats, Ints

_WHOLE = 0.1
"""How near an average number of classes must be to a whole one to be taken for it."""
_SETS_OF_PERSON = 400


@dataclass(frozen=True)
class Sets:
    """Sets of wishes, each of one person."""

    person: Ints
    """[K] whose."""
    gain: Floats
    """[K] what it is worth beyond the ``seat_value`` of its seats."""
    length: Ints
    """[K] how many wishes."""
    wishes: Ints
    """The wishes, set after set."""

    @classmethod
    def near(cls, found: PersonSets) -> Sets:
        """Take all sets that were found."""
        return cls(found.person, found.gain, found.length, found.pairs[found.member])

    def and_those(self, others: Sets) -> Sets:
        """Give the sets of both, each once."""
        both = Sets(
            *(np.concatenate((getattr(self, name), getattr(others, name))) for name in self.__dataclass_fields__)
        )
        owner = np.repeat(np.arange(both.length.size), both.length)
        mark = np.zeros(both.length.size, dtype=np.uint64)
        np.add.at(mark, owner, _scattered(both.wishes))
        once = np.sort(np.unique(mark, return_index=True)[1])
        first = np.cumsum(both.length) - both.length
        wishes = both.wishes[spans(first[once], both.length[once])]
        return Sets(both.person[once], both.gain[once], both.length[once], wishes)


def _scattered(numbers: Ints) -> np.ndarray:
    """Give each number another of 64 bits, so that equal sums mean equal sets (but for a chance that loses a set)."""
    bits = numbers.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        bits = (bits ^ (bits >> np.uint64(shift))) * np.uint64(factor)
    return bits ^ (bits >> np.uint64(31))


@dataclass(frozen=True)
class Opened:
    """What a programme may use: seats, fewest and most classes of each group, and sets of people."""

    seats: Ints
    low: Floats
    high: Floats
    sets: Sets


def near_prices(bound: TrainingBound, lowest: Lowest, *, wider: int = 0, share: float, slack: float) -> Opened:
    """Open what the prices do not decide: seats nearly wanted, classes not nearly whole, sets near the best.

    Open are seats that were ever taken, that lack at most ``share`` to be the last of their class, that are in
    somebody's best set, and all a locked pair can have; classes between the whole numbers around their average, and
    ``wider`` more on both sides; sets within ``slack`` of the best.
    """
    seats, problem = bound.seats, bound.problem
    limit = problem.classes_max[seats.training].astype(float)
    low = np.maximum(0.0, np.floor(lowest.classes + _WHOLE) - wider)
    high = np.maximum(np.minimum(np.ceil(lowest.classes - _WHOLE) + wider, limit), low)
    locked = np.unique(seats.group[problem.locked[seats.pair]])
    high[locked] = np.maximum(1.0, high[locked])
    wanted = lowest.seen | _nearly_wanted(bound, lowest.prices, high, share)[0]
    opened = np.nonzero(wanted & (high[seats.group] > 0))[0]
    wishes = np.unique(np.concatenate((bound.wish[opened], np.nonzero(bound.people.problem.locked)[0])))
    found = PersonSets(bound.people, wishes, lowest.prices.wish, slack=slack, most=_SETS_OF_PERSON)
    return Opened(opened, low, high, Sets.near(found))


def priced_out(bound: TrainingBound, opened: Opened, prices: Multipliers, *, share: float, slack: float) -> Opened:
    """Open also what other prices do not decide, those of the programme over what is open."""
    wanted, nearest = _nearly_wanted(bound, prices, opened.high, share)
    wishes = bound.people.worth_a_look(prices.wish, slack, bound.live)
    found = PersonSets(bound.people, wishes, prices.wish, slack=slack, most=_SETS_OF_PERSON)
    wanted |= nearest & np.isin(bound.wish, found.pairs[found.member])
    wanted &= opened.high[bound.seats.group] > 0
    wanted[opened.seats] = True
    return replace(opened, seats=np.nonzero(wanted)[0], sets=opened.sets.and_those(Sets.near(found)))


def all_of(bound: TrainingBound, opened: Opened, more: Opened | None) -> Opened:
    """Open also the seats and sets of ``more``, in the classes that are open."""
    if more is None:
        return opened
    own = more.seats[opened.high[bound.seats.group[more.seats]] > 0]
    return replace(opened, seats=np.union1d(opened.seats, own), sets=opened.sets.and_those(more.sets))


def _nearly_wanted(bound: TrainingBound, prices: Multipliers, high: Floats, share: float) -> tuple[Flags, Flags]:
    """Say which seats the trainings would take but for ``share``, or their people at once.

    People do not mind which seat fulfils a wish: it is those of the pairs that a training would take first, but for
    ``share``. Gives also which seats are such ones, whether wished for or not.
    """
    choice, worth, _ = bound.hold(prices)
    attended = bound.attend(prices)
    best = bound.people.problem.locked.copy()
    best[attended.pairs[attended.member]] = True
    room = _cut(bound, choice, high)[bound.seats.group] - worth
    least = np.full(best.size, np.inf)
    np.minimum.at(least, bound.wish, room)
    pairs = np.zeros(bound.problem.pairs, dtype=bool)
    pairs[bound.seats.pair[room <= least[bound.wish] + share]] = True
    nearest: Flags = pairs[bound.seats.pair]
    return (room <= share) | (nearest & best[bound.wish]), nearest


def _cut(bound: TrainingBound, choice: Choice, high: Floats) -> Floats:
    """[G] worth of the last seat where as many classes are held as are open."""
    cut = np.full(bound.seats.groups, np.inf)
    most = bound.problem.seats_max[bound.seats.training]
    for group, held in enumerate(choice.held):
        number = min(int(max(high[group], 1)), len(held.taken) - 1)
        if number > 0:
            cut[group] = held.worth[min(held.worth.size, number * int(most[group])) - 1]
    return cut
