"""Lists of different length in one array: list i is ``items[first[i]:first[i + 1]]``."""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.training_problem import Ints


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
