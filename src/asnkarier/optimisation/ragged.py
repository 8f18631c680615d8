"""Lists of different length in one array: list i is ``items[first[i]:first[i + 1]]``."""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.training_problem import Floats, Ints


class Ragged:
    """The lists of ``owners`` 0 … ``count`` - 1, each in the order in which its items were given."""

    def __init__(self, owner: Ints, items: Ints, count: int) -> None:
        order = np.argsort(owner, kind="stable")
        self.items = items[order]
        self.first = np.searchsorted(owner[order], np.arange(count + 1))

    def lengths(self, owners: Ints) -> Ints:
        """Give how many items each of the owners has."""
        return self.first[owners + 1] - self.first[owners]

    def join(self, owners: Ints) -> tuple[Ints, Ints]:
        """Give the lists of the owners one after the other: the position in ``owners``, and the item."""
        lengths = self.lengths(owners)
        return np.repeat(np.arange(owners.size), lengths), self.items[spans(self.first[owners], lengths)]


def spans(first: Ints, lengths: Ints) -> Ints:
    """Give ``first[i], first[i] + 1, …`` (``lengths[i]`` of them) for every i, one after the other."""
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if ends.size else 0
    numbers: Ints = np.arange(total) - np.repeat(ends - lengths, lengths) + np.repeat(first, lengths)
    return numbers


def sums(owner: Ints, amount: Floats | Ints, count: int) -> Floats:
    """Add up the amounts of each of the owners 0 … ``count`` - 1."""
    total: Floats = np.bincount(owner, amount, minlength=count).astype(float)
    return total


def numbered(*columns: Ints | Floats) -> Ints:
    """Number the rows of some columns from 0 in the order of their values; equal rows have one number."""
    order = np.lexsort(columns[::-1])
    begins = np.zeros(order.size, dtype=bool)
    for column in columns:
        begins[1:] |= column[order[1:]] != column[order[:-1]]
    number = np.empty(order.size, dtype=np.int64)
    number[order] = np.cumsum(begins)
    return number
