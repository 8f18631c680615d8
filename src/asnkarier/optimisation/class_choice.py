"""The best way to hold each training alone, with whole classes: the training side of the decomposition.

With the seats of a group sorted by worth, k classes take the best of them: at least ``seats_min k`` and at most
``seats_max k``. The groups of a training share its ``classes_max`` classes. Nothing else sorts seats.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from asnkarier.optimisation.training_problem import Flags, Floats, Ints
from asnkarier.optimisation.training_seats import Seats


@dataclass(frozen=True)
class Held:
    """What one group does: its seats by worth, and value and seats taken with 0, 1, 2 … classes."""

    worth: Floats
    seat: Ints
    values: list[float]
    taken: list[int]


@dataclass(frozen=True)
class Choice:
    """The best way to hold every training: its value, the seats taken, and the classes of each group."""

    value: float
    seats: Ints
    classes: Ints
    held: list[Held]


class ClassChoice:
    """The trainings over some of the seats (all of them, or ``active`` ones, ascending).

    ``numbers`` [G] are the classes that each group holds, or as many of them as it can fill, where that is decided.
    """

    def __init__(self, seats: Seats, active: Ints | None = None, *, numbers: Ints | None = None) -> None:
        problem = seats.problem
        self.seats, self.numbers = seats, numbers
        self.active = np.arange(seats.size) if active is None else active
        self.first: list[int] = np.searchsorted(seats.group[self.active], np.arange(seats.groups + 1)).tolist()
        self.fewest: list[int] = problem.seats_min[seats.training].tolist()
        self.most: list[int] = problem.seats_max[seats.training].tolist()
        self.limit: list[int] = problem.classes_max[seats.training].tolist()
        self.shared: list[bool] = problem.pooled[seats.training].tolist()
        pair = seats.pair[self.active]
        self.new_pair: Flags = np.ones(pair.size, dtype=bool)
        self.new_pair[1:] = pair[1:] != pair[:-1]

    def best(self, worth: Floats, class_worth: Floats) -> Choice:
        """Choose for the worth of each active seat, and of a class of each group (its cost, negative)."""
        groups = self.seats.groups
        cost: list[float] = class_worth.tolist()
        held = [
            self._hold(group, worth[self.first[group] : self.first[group + 1]], cost[group]) for group in range(groups)
        ]
        classes = np.zeros(groups, dtype=np.int64)
        value, chosen = 0.0, []
        training: list[int] = [*self.seats.training.tolist(), -1]
        start = 0
        for end in range(1, groups + 1):
            if training[end] == training[start]:
                continue
            gained, split = self._split(held, start, end)
            value += gained
            for group, number in zip(range(start, end), split, strict=True):
                if number:
                    classes[group] = number
                    chosen.append(self.active[self.first[group] + held[group].seat[: held[group].taken[number]]])
            start = end
        return Choice(value, np.concatenate([*chosen, np.zeros(0, dtype=np.int64)]), classes, held)

    def _split(self, held: list[Held], start: int, end: int) -> tuple[float, tuple[int, ...]]:
        """Give what the groups of a training are worth together, and the classes of each."""
        values = [one.values for one in held[start:end]]
        if self.numbers is None:
            return _best_split(values, self.limit[start])
        decided = zip(self.numbers[start:end].tolist(), values, strict=True)
        split = tuple(min(number, len(one) - 1) for number, one in decided)
        return sum(one[number] for number, one in zip(split, values, strict=True)), split

    def _hold(self, group: int, worth: Floats, cost: float) -> Held:
        seat = None
        if self.shared[group] and worth.size:  # of a pair's seats, the fund that leaves most
            start = self.first[group]
            begins = np.nonzero(self.new_pair[start : start + worth.size] | (np.arange(worth.size) == 0))[0]
            owner = np.repeat(np.arange(begins.size), np.diff(np.append(begins, worth.size)))
            order = np.lexsort((-worth, owner))
            seat = order[begins]
            worth = worth[seat]
        fewest, most = max(1, self.fewest[group]), self.most[group]
        classes = min(self.limit[group], worth.size // fewest)
        top = min(worth.size, most * classes)
        if top < worth.size and top:
            some = np.argpartition(-worth, top - 1)[:top]
            some = some[np.argsort(-worth[some], kind="stable")]
        else:
            some = np.argsort(-worth, kind="stable")[:top]
        worth = worth[some]
        total: list[float] = np.cumsum(worth).tolist()
        paying = int((worth > 0).sum())
        values, taken = [0.0], [0]
        for number in range(1, classes + 1):
            people = min(max(paying, number * self.fewest[group]), number * most, worth.size)
            values.append((total[people - 1] if people else 0.0) + number * cost)
            taken.append(people)
        return Held(worth, some if seat is None else seat[some], values, taken)

    def cutoff(self, choice: Choice) -> Floats:
        """[G] worth of the last seat that would be taken with one class more; infinite where there can be none."""
        cut = np.full(len(choice.held), np.inf)
        for group, held in enumerate(choice.held):
            if len(held.taken) > 1:
                number = min(len(held.taken) - 1, int(choice.classes[group]) + 1)
                last = min(held.worth.size, number * self.most[group])
                least = min(held.worth.size, number * max(1, self.fewest[group]))
                cut[group] = min(max(held.worth[last - 1], 0.0), held.worth[least - 1])
        return cut


def _best_split(values: list[list[float]], classes_max: int) -> tuple[float, tuple[int, ...]]:
    """Share at most ``classes_max`` classes among groups so that their values add up to the most."""
    if len(values) == 1:
        best = max(range(len(values[0])), key=values[0].__getitem__)
        return values[0][best], (best,)
    best_of: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for group in values:
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for used, (value, split) in best_of.items():
            for number, gained in enumerate(group[: classes_max - used + 1]):
                total = used + number
                if total not in longer or value + gained > longer[total][0]:
                    longer[total] = (value + gained, (*split, number))
        best_of = longer
    return max(best_of.values(), key=lambda found: found[0])
