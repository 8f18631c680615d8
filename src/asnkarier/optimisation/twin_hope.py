"""What pairs can still add to a set of which they are no twins: a bound for growing sets of people's pairs.

Pairs stand in a row, each person's together. Of a class of twins a set has one pair at most (:meth:`Ways.twins`), so
what a row of pairs adds is no more than the most of each class, the classes of the set left out. With a price ``mu``
for each day of the person,

    most added in D days  <=  mu D + sum over classes of max(0, max over the class of (amount - mu days))

because every pair added pays ``mu`` for its days, and gets it back out of ``mu D``.
"""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.ragged import sums
from asnkarier.optimisation.training_problem import Floats, Ints

_PRICES = 8


class TwinHope:
    """The bound at one price of days for each person.

    ``twin`` and ``amount`` [K] are the class of each pair and what it adds; ``first`` [E + 1] where people begin.
    """

    def __init__(self, twin: Ints, amount: Floats, first: Ints) -> None:
        count = twin.size
        order = np.lexsort((np.arange(count), twin))
        self._twin, self._first, self._row = twin, first, count + 1
        self._key = twin[order] * self._row + order
        most, reach = amount[order].clip(0.0), 1
        while reach < count:  # the most from each pair on, over spans twice as long each time
            same = twin[order[:-reach]] == twin[order[reach:]]
            if not same.any():
                break
            most[:-reach] = np.maximum(most[:-reach], np.where(same, most[reach:], 0.0))
            reach *= 2
        self._most = np.append(most, 0.0)
        added = np.zeros(count)
        if count:
            later = np.append(np.where(twin[order[1:]] == twin[order[:-1]], most[1:], 0.0), 0.0)
            added[order] = most - later
        self._together = np.append(0.0, added.cumsum())

    def after(self, person: Ints, place: Ints, members: Ints) -> Floats:
        """Give the most that the person's pairs from ``place`` on add to ``members`` [S, m], which stand before."""
        hope: Floats = self._together[self._first[person + 1]] - self._together[place]
        for column in members.T:
            twin = self._twin[column]
            at = np.searchsorted(self._key, twin * self._row + place)
            next_one = self._key[np.minimum(at, self._key.size - 1)] // self._row
            there = (at < self._key.size) & (next_one == twin)
            hope -= np.where(there, self._most[at], 0.0)
        return hope


def price_of_days(twin: Ints, amount: Floats, days: Ints, first: Ints, days_max: Ints) -> Floats:
    """[E] the price of a day, of a few tried, at which the bound of all the person's pairs is lowest."""
    people = first.size - 1
    person = np.repeat(np.arange(people), np.diff(first))
    dearest = np.zeros(people)
    np.maximum.at(dearest, person, amount / np.maximum(1, days))
    order = np.lexsort((np.arange(twin.size), twin))
    begins = np.nonzero(np.append(True, twin[order[1:]] != twin[order[:-1]]))[0] if twin.size else order
    best, price = np.full(people, np.inf), np.zeros(people)
    for number in range(_PRICES):
        tried = dearest * number / _PRICES
        left = (amount - tried[person] * days).clip(0.0)
        most = np.maximum.reduceat(left[order], begins) if twin.size else left
        bound = tried * days_max + sums(person[order[begins]], most, people)
        better = bound < best
        best, price = np.where(better, bound, best), np.where(better, tried, price)
    return price
