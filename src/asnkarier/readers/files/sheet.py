"""A sheet on its way in: rows of cells, read once, from the first to the last."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice, takewhile
from operator import itemgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from asnkarier.readers.display import printable
from asnkarier.tables.raw import Cell, ErrorCell

HEAD_ROWS = 60
"""Rows in which a header is looked for, and a few below it."""
TAIL_ROWS = 60
"""Rows at the end in which a footer is looked for."""
CHUNK_ROWS = 4096
REMEMBERED_MAX = 50_000
"""Different texts of a column that are remembered at a time."""
RAGGED = ErrorCell("#RAGGED")
"""Stands in every cell of a line that has more fields than the header: its values may have shifted."""

Row = Sequence[Any]
Column = NDArray[np.object_]


@dataclass(frozen=True)
class Marks:
    """What a sheet shows beside the values of its cells. Rows and columns count from 1.

    ``texts`` are comments, formats with words, text boxes and page headings, each with its place; ``half_struck`` are
    cells of which a part is struck through, without that part's text. ``widths`` (in characters) and number
    ``formats`` are those of columns, whose number, from 0, is given as text.
    """

    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    struck_rows: Sequence[int] = ()
    half_struck: Sequence[str] = ()
    texts: Sequence[tuple[str, str]] = ()
    widths: Mapping[str, float] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Body:
    """The wanted columns below the header.

    ``columns`` are in the order asked for; their first cell stands in sheet row ``first_row``.
    ``tail`` holds the last rows that are not blank, whole, by sheet row. ``rows`` counts up to the
    last row that is not blank.
    """

    columns: list[Column]
    first_row: int
    rows: int
    tail: dict[int, list[Cell]]
    ragged: list[int] = field(default_factory=list)
    short: list[int] = field(default_factory=list)


class Sheet:
    """Rows of one sheet; ``head`` may be looked at before ``body`` reads on, once."""

    def __init__(
        self,
        name: str,
        rows: Iterator[Row],
        *,
        hidden: bool = False,
        delimited: bool = False,
        merged: Sequence[tuple[int, int, int, int]] = (),
        marks: Marks | None = None,
    ) -> None:
        """Take the rows; ``delimited`` says that lines may differ in length by mistake.

        ``merged`` are the merged cells: first row and column, last row and column, from 0.
        """
        self.name = printable(name)
        self.merged = merged
        self.marks = marks or Marks()
        self.hidden = hidden
        self.delimited = delimited
        self._rows = rows
        self._head: list[Row] | None = None

    @property
    def head(self) -> list[list[Cell]]:
        """The first :data:`HEAD_ROWS` rows, cleaned, and the blank ones above them."""
        return [clean(row) for row in self._first_rows()]

    def _first_rows(self) -> list[Row]:
        if self._head is None:
            self._head = []
            left = HEAD_ROWS
            for row in self._rows:
                self._head.append(row)
                left -= left < HEAD_ROWS or is_filled(row)
                if not left:
                    break
        return self._head

    def numbered(self) -> Iterator[tuple[int, Row]]:
        """Give every row with its number, from 1, as it came; like ``body``, once."""
        return enumerate(chain(self._first_rows(), self._rows), 1)

    def leave_out(self, numbers: Collection[int]) -> None:
        """Take the content of some of the first rows away."""
        self._head = [[] if number in numbers else row for number, row in enumerate(self._first_rows(), 1)]

    def grid(self) -> list[list[Cell]]:
        """All the rows, cleaned; they are then taken."""
        return [*self.head, *(clean(row) for row in self._rows)]

    def holding(self, rows: Sequence[Row]) -> Sheet:
        """Give a sheet with other rows and the same name and marks, not yet looked at."""
        merged = [
            each
            for each in self.merged
            if each[0] < len(rows) and each[1] < len(rows[each[0]]) and rows[each[0]][each[1]] is not None
        ]
        return Sheet(
            self.name, iter(rows), hidden=self.hidden, delimited=self.delimited, merged=merged, marks=self.marks
        )

    def body(self, header_rows: int, indices: Sequence[int], width: int) -> Body:
        """Read the columns at ``indices`` below the first ``header_rows`` rows of a table ``width`` columns wide."""
        rows = chain(islice(self._first_rows(), header_rows, None), self._rows)
        wanted = _picker(indices)
        parts: list[list[Column]] = [[] for _ in indices]
        cleaners = [Cleaner() for _ in indices]
        tail: deque[tuple[int, Row]] = deque(maxlen=TAIL_ROWS)
        body = Body([], header_rows + 1, 0, {})
        number = header_rows
        while chunk := list(islice(rows, CHUNK_ROWS)):
            self._pad(chunk, number + 1, width, body)
            for part, cleaner, values in zip(parts, cleaners, zip(*map(wanted, chunk), strict=True), strict=True):
                part.append(cleaner.column(values))
            filled = (
                (number + place, chunk[place - 1]) for place in range(len(chunk), 0, -1) if is_filled(chunk[place - 1])
            )
            tail.extend(reversed(list(islice(filled, TAIL_ROWS))))
            number += len(chunk)
        body.rows = tail[-1][0] - header_rows if tail else 0
        body.columns = [
            without_marks(np.concatenate(part)[: body.rows]) if part else np.empty(0, dtype=object) for part in parts
        ]
        body.tail = {row_number: clean(row) for row_number, row in tail}
        return body

    def _pad(self, chunk: list[Row], first: int, width: int, body: Body) -> None:
        """Make lines of text as wide as the header; a line with more fields loses all of its values."""
        for place, row in enumerate(chunk):
            if len(row) == width:
                continue
            if len(row) < width:
                if self.delimited and row:
                    body.short.append(first + place)
                chunk[place] = [*row, *[""] * (width - len(row))]
            elif self.delimited and any(str(cell).strip() for cell in row[width:]):
                body.ragged.append(first + place)
                chunk[place] = [RAGGED] * width


def is_filled(row: Row) -> bool:
    """Say whether anything can be seen in a row."""
    return any(clean_cell(cell) is not None for cell in row)


def _picker(indices: Sequence[int]) -> Any:
    """Give the function that takes the cells at ``indices`` out of a row, always as a tuple."""
    if len(indices) == 1:
        only = indices[0]
        return lambda row: (row[only],)
    return itemgetter(*indices)


def clean_text(text: str) -> str | None:
    """Give a text cell as it is, None where nothing can be seen in it; ``="123"`` (CSV for Excel) is ``123``."""
    if not text or not text.strip():
        return None
    return text[2:-1] if text.startswith('="') and text.endswith('"') and len(text) > 2 else text


def clean_cell(value: Any) -> Cell:
    """Give any cell as :data:`~asnkarier.tables.raw.Cell`."""
    if type(value) is str:
        return clean_text(value)
    if value is True or value is False:
        return str(value).upper()
    if value != value:  # not a number
        return None
    return value  # type: ignore[no-any-return]


def clean(row: Row) -> list[Cell]:
    """Give a row of cells as :data:`~asnkarier.tables.raw.Cell`."""
    return [clean_cell(value) for value in row]


class Cleaner(dict[Any, Cell]):
    """Cleans the cells of one column; equal texts become one object, which is what keeps a large file small."""

    def __missing__(self, value: Any) -> Cell:
        """Clean a cell; only texts are remembered, for 1 and True would be the same key."""
        cleaned = clean_cell(value)
        if type(value) is str:
            if len(self) >= REMEMBERED_MAX:  # a column in which nearly every text is another
                self.clear()
            self[value] = cleaned
        return cleaned

    def column(self, values: Sequence[Any]) -> Column:
        """Clean many cells."""
        return column_of(list(map(self.__getitem__, values)))


def without_marks(column: Column) -> Column:
    """Take away the apostrophe before every cell of a column: a mark of text for spreadsheets, no part of it.

    Where only some cells have one, it is a letter of a name.
    """
    filled = (cell for cell in column if cell is not None)
    marked = list(takewhile(lambda cell: type(cell) is str and cell[:1] == "'", filled))
    if len(marked) < 2 or len(marked) < sum(cell is not None for cell in column):
        return column
    return column_of([cell if cell is None else clean_text(cell[1:]) for cell in column])


def column_of(cells: Sequence[Cell]) -> Column:
    """Give cells as a column, each with its own type."""
    column = np.empty(len(cells), dtype=object)
    column[:] = cells
    return column
