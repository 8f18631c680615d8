"""The rows of a list as the XML of a sheet, made column by column from what its few different values look like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter.utility import xl_col_to_name

_BLOCK = 4_000
"""Rows made at once."""
_LONG = 5_000
"""Rows of a list whose cells still say where they stand."""


@dataclass(frozen=True)
class Cells:
    """A column: for each row the number of its cell among the different ones, -1 for the last of them."""

    codes: npt.NDArray[np.integer[Any]]
    texts: pa.StringArray
    """The XML of a cell behind its name and place: `` s="4" t="s"><v>17</v></c>``."""


@dataclass(frozen=True)
class Rows:
    """Rows of cells from row ``first`` (from 0) and column A on. ``heights``: points by row, 0 for the usual height.

    In a long list the cells do not say where they stand: the format lets their order do that, and the file is a third
    as large.
    """

    first: int
    columns: Sequence[Cells]
    heights: npt.NDArray[np.float64]

    def __len__(self) -> int:
        """Give how many rows there are."""
        return len(self.heights)

    def xml(self) -> Iterator[memoryview]:
        """Give the rows in parts."""
        named = len(self) <= _LONG
        begins = [f'<c r="{xl_col_to_name(number)}' if named else "<c" for number in range(len(self.columns))]
        opened, height_of = np.unique(self.heights, return_inverse=True)
        opens = pa.array([f'"{_height(points)}>{begins[0]}' for points in opened.tolist()])
        texts = [
            pc.binary_join_element_wise('"' * named, cells.texts, then, "")
            for cells, then in zip(self.columns, [*begins[1:], "</row>"], strict=True)
        ]
        for start in range(0, len(self), _BLOCK):
            rows = slice(start, min(start + _BLOCK, len(self)))
            number = pa.array(np.arange(self.first + rows.start, self.first + rows.stop) + 1).cast(pa.string())
            parts = ['<row r="', number, opens.take(pa.array(height_of[rows]))]
            for cells, written in zip(self.columns, texts, strict=True):
                parts += [number] * named
                parts.append(written.take(pa.array(cells.codes[rows].astype(np.int32) % len(written))))
            joined = pc.binary_join_element_wise(*parts, "")
            _, ends, data = joined.buffers()
            yield memoryview(data)[: int(np.frombuffer(ends, np.int32)[len(joined)])]


def _height(points: float) -> str:
    return f' ht="{points:g}" customHeight="1"' if points else ""
