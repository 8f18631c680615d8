"""Several tables on one sheet, below or beside each other: where each of them is.

A sheet with one table is read as it is. One with several is refused with a list of them, unless the user says which
is meant; that one is then read as if the sheet held nothing else, every cell at its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile

from asnkarier.readers.meaning.header_rows import Head, Merged
from asnkarier.readers.meaning.header_rules import Rules
from asnkarier.readers.meaning.layout import Layout, find_layout
from asnkarier.readers.meaning.repeated import is_header, plain
from asnkarier.readers.meaning.uses import letter
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import Cell

_HEADER_ROWS = 4
"""A header has no more rows than these."""
_TITLE_CELLS = 2
"""A row above a later table that holds no more cells may belong to its title: a label and what it says."""


@dataclass(frozen=True)
class Area:
    """A table on a sheet: its kind, its header's row, and the cells that are its own; all from 0, ``end`` exclusive."""

    kind: str
    header: int
    first_row: int
    end_row: int
    first_column: int
    end_column: int

    def __str__(self) -> str:
        """Name it by its kind and the cell where its header begins."""
        return f"{self.kind} ({letter(self.first_column)}{self.header + 1})"

    def cut(self, rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
        """Give the rows of a sheet with only the cells of this table, each at its place."""
        empty: list[Cell] = [None] * self.first_column
        return [
            [*empty, *row[self.first_column : self.end_column]] if self.first_row <= number < self.end_row else []
            for number, row in enumerate(rows[: self.end_row])
        ]


def find_areas(rows: Head, rules: Rules, merged: Merged = ()) -> list[Area]:
    """Give the known tables of a sheet, row by row and then from the left; none or one of a sheet that is as usual."""
    starts = [*_headers(rows, rules, merged)]
    width = max(map(len, rows), default=0)
    areas = []
    for number, (top, _) in enumerate(starts):
        end = _end(rows, top, starts[number + 1][0]) if number + 1 < len(starts) else len(rows)
        first = _title_above(rows, top) if number else 0
        parts = [*_beside(rows[top:end], width, rules, _moved(merged, top))]
        if len(parts) < 2:
            parts = [(0, width, starts[number][1])]
        areas += [Area(kind, top, first, end, left, right) for left, right, kind in parts]
    return areas


def named(areas: Sequence[Area]) -> str:
    """Name tables with the numbers by which they are chosen."""
    return "; ".join(f"{number}: {area}" for number, area in enumerate(areas, 1))


def _headers(rows: Head, rules: Rules, merged: Merged) -> Iterator[tuple[int, str]]:
    """Give the rows in which the header of a table begins, with its kind; a header that is repeated counts once."""
    kinds = list(Rules(rules.region, rules.vocabulary).kinds())
    main = _layout(rows, rules, merged)
    known: list[list[Cell]] = []
    end = 0
    for number, row in enumerate(rows):
        is_main = main is not None and number == main.title_rows
        if number < end or not (is_main or is_header(row, kinds, rules)):
            continue
        below = rows[number + 1 : number + _HEADER_ROWS]
        whole = [row, *takewhile(lambda each: any(each) and not is_header(each, kinds, rules), below)]
        layout = main if is_main else _layout(whole, rules, _moved(merged, number))
        if layout is None or (not is_main and layout.title_rows) or _compared(row) in known:
            continue
        end = layout.rows if is_main else number + layout.rows
        known += [_compared(each) for each in rows[number:end]]
        yield number, next(iter(layout.kind.tables))


def _layout(rows: Head, rules: Rules, merged: Merged) -> Layout | None:
    with suppress(Refusal):
        return find_layout(rows, rules, merged)
    return None


def _moved(merged: Merged, rows: int, columns: int = 0) -> Merged:
    """Give merged cells by their places in a part of the sheet that begins further down or to the right."""
    return [
        (top - rows, left - columns, bottom - rows, right - columns)
        for top, left, bottom, right in merged
        if top >= rows and left >= columns
    ]


def _compared(row: Sequence[Cell]) -> list[Cell]:
    cells = [plain(cell) for cell in row]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _title_above(rows: Head, header: int) -> int:
    """Give the first of the rows above a header that may be its title."""
    first = header
    while first and sum(cell is not None for cell in rows[first - 1]) <= _TITLE_CELLS:
        first -= 1
    return first


def _end(rows: Head, header: int, next_header: int) -> int:
    """Give where a table ends that another one follows: at the blank row above the title of that one.

    Without a blank row nobody can tell a title from a row with few cells, so it stays with the rows above it.
    """
    title = range(max(_title_above(rows, next_header), header + 1), next_header)
    return next((number for number in title if all(cell is None for cell in rows[number])), next_header)


def _beside(rows: Head, width: int, rules: Rules, merged: Merged) -> Iterator[tuple[int, int, str]]:
    """Give the tables that stand beside each other below one header row, set apart by empty columns."""
    used = [any(column < len(row) and row[column] is not None for row in rows) for column in range(width)]
    left = 0
    for column in range(width + 1):
        if column < width and used[column]:
            continue
        if column > left:
            layout = _layout([row[left:column] for row in rows], rules, _moved(merged, 0, left))
            if layout and not layout.title_rows:
                yield left, column, next(iter(layout.kind.tables))
        left = column + 1
