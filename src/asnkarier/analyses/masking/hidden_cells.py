"""Which cells of a table of counts must be hidden, so that no total beside them gives one away.

A cell is *small* when it counts someone, but fewer than ``few`` people. Small cells are hidden, and so is every cell of
a group that is itself small. As sums are shown too, more must be hidden (secondary suppression): whatever the cells and
sums that stay shown, each hidden cell could be any of ``few + 1`` consecutive whole numbers at least.

How: a table with its margins is a circulation. A group is a node, so is each part; a count is an arc from its group to
its part, and the margins close the circle. Another table with the same shown figures differs by a circulation over the
hidden arcs alone, so how far a cell can rise or fall is a flow (whole numbers, exactly). Where that is too little, the
flow is let through cells that are still shown, the cheapest first, and those are hidden. (Cell suppression on a
network: L. H. Cox, "Network models for complementary cell suppression", JASA 90, 1995.)
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Hidden = npt.NDArray[np.bool_]
_MARGIN, _WHOLE = 1_000, 1_000_000
"""What hiding a margin, and the sum of all, costs; an inner cell costs 1 to 2."""


@dataclass(frozen=True)
class CrossTable:
    """People by group (rows) and part (columns); each person is in one cell.

    ``most``: how many people each group can have at the most, as readers know; the sum over all is the most of all.
    """

    groups: tuple[str, ...]
    parts: tuple[str, ...]
    counts: Counts
    most: Counts

    @property
    def with_margins(self) -> Counts:
        """The counts with a last row of sums by part and a last column of sums by group."""
        rows = np.vstack((self.counts, self.counts.sum(axis=0, keepdims=True)))
        return np.hstack((rows, rows.sum(axis=1, keepdims=True)))


def hidden_cells(table: CrossTable, few: int) -> Hidden:
    """Give which cells of the table with margins must be hidden."""
    values = table.with_margins
    hidden = _small(values, few)
    network = _Network(values, np.append(table.most, table.most.sum()), hidden)
    waiting = deque(np.flatnonzero(hidden).tolist())
    while waiting:
        waiting.extend(network.widen(waiting.popleft(), few))
    return network.hidden.reshape(values.shape)


def _small(values: Counts, few: int) -> Hidden:
    """Give the cells that are hidden for their own sake."""
    if values[-1, -1] < few:
        return np.ones(values.shape, dtype=bool)
    small = (values > 0) & (values < few)
    small_group = small[:, -1:]
    # that nobody of the region is in a part is known of every group then
    return np.asarray(small | (small_group & (values[-1:] > 0)), dtype=bool)


class _Network:
    """The circulation: arcs are cells, in the order of the flattened table."""

    def __init__(self, values: Counts, most: Counts, hidden: Hidden) -> None:
        rows, columns = values.shape
        last_row, last_column = rows - 1, columns - 1
        self.value: list[int] = values.ravel().tolist()
        self.hidden = hidden.ravel().copy()
        self.arcs: list[tuple[int, int]] = []
        self.rises: list[float] = []
        self.cost: list[float] = []
        for row in range(rows):
            for column in range(columns):
                inner = (row == last_row) == (column == last_column)
                nodes = (row, rows + column)
                self.arcs.append(nodes if inner else nodes[::-1])
                value = int(values[row, column])
                self.rises.append(float(most[row]) - value if column == last_column else float("inf"))
                margins = (row == last_row) + (column == last_column)
                self.cost.append((1 + value / (1 + int(values[-1, -1])), _MARGIN, _WHOLE)[margins])
        self.at: list[list[tuple[int, int, int]]] = [[] for _ in range(rows + columns)]
        for arc, (tail, head) in enumerate(self.arcs):
            self.at[tail].append((arc, 1, head))
            self.at[head].append((arc, -1, tail))

    def widen(self, arc: int, width: int) -> Iterator[int]:
        """Hide what it takes for a hidden cell to have this width; give the cells hidden for it."""
        reach = {way: self._reach(arc, way, width, through_shown=False)[0] for way in (1, -1)}
        # down first where the cell is small, so that nobody can be sure of a single person in it
        for way in (-1, 1) if self.value[arc] < width else (1, -1):
            short = width - sum(reach.values())
            if short <= 0:
                return
            reach[way], used = self._reach(arc, way, reach[way] + short, through_shown=True)
            for other in used:
                if not self.hidden[other]:
                    self.hidden[other] = True
                    yield other

    def _reach(self, arc: int, way: int, wanted: int, *, through_shown: bool) -> tuple[int, list[int]]:
        """Give how far a cell can rise (1) or fall (-1), at most ``wanted``, and the cells that move with it."""
        tail, head = self.arcs[arc] if way == 1 else self.arcs[arc][::-1]
        wanted = int(min(wanted, self.rises[arc] if way == 1 else self.value[arc]))
        flow: dict[int, int] = {}
        done = 0
        while done < wanted:
            path = self._path(head, tail, arc, flow, through_shown=through_shown)
            if not path:
                break
            amount = int(min(wanted - done, *(self._room(other, step, flow) for other, step in path)))
            for other, step in path:
                flow[other] = flow.get(other, 0) + step * amount
            done += amount
        return done, [other for other, moved in flow.items() if moved]

    def _room(self, arc: int, step: int, flow: dict[int, int]) -> float:
        moved = flow.get(arc, 0)
        return self.rises[arc] - moved if step == 1 else self.value[arc] + moved

    def _path(
        self, start: int, end: int, but: int, flow: dict[int, int], *, through_shown: bool
    ) -> list[tuple[int, int]]:
        """Give the cheapest way from a node to another, as arcs and directions; none is an empty list."""
        best: dict[int, float] = {start: 0.0}
        came: dict[int, tuple[int, int, int]] = {}
        heap = [(0.0, start)]
        while heap:
            cost, node = heapq.heappop(heap)
            if node == end:
                break
            if cost > best[node]:
                continue
            for arc, step, other in self.at[node]:
                free = self.hidden[arc] or flow.get(arc, 0) != 0
                if arc == but or not (free or through_shown) or self._room(arc, step, flow) <= 0:
                    continue
                # a hidden arc costs next to nothing, so that of ways alike the shorter is taken
                total = cost + (1e-6 if free else self.cost[arc])
                if total < best.get(other, float("inf")):
                    best[other], came[other] = total, (arc, step, node)
                    heapq.heappush(heap, (total, other))
        path: list[tuple[int, int]] = []
        at = end
        while at != start and at in came:
            arc, step, at = came[at]
            path.append((arc, step))
        return path if at == start else []
