"""A sheet read into typed columns, with what there is to say about its cells.

A column is read through its distinct cells, so a million rows with forty distinct golongan cost forty readings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.extensions import ExtensionArray

from asnkarier.finding_kinds import CATALOGUE
from asnkarier.outcome import Severity
from asnkarier.tables.cells import Reading, date_column, reader, written
from asnkarier.tables.raw import RawTable
from asnkarier.tables.row_findings import RowFindings, Rows, shown
from asnkarier.tables.schema import SOURCE_NAMES, Column, Kind, Table
from asnkarier.tables.vocabulary import Vocabulary

Mask = npt.NDArray[np.bool_]


# A catalogue row states a training and may state a competency it raises; one without is no row of that table.
_SAYS_NOTHING_ALONE = {"training_competencies": "training"}

IGNORED = {
    "F_ERROR_CELL": "F_ERROR_IGNORED",
    "F_WORD_UNKNOWN": "F_WORD_IGNORED",
    "F_DATE_BAD": "F_DATE_IGNORED",
    "F_DATE_SWAPPED": "F_DATE_SWAPPED_IGNORED",
    "F_DATE_MIXED": "F_DATE_MIXED_IGNORED",
    "F_NUMBER_BAD": "F_NUMBER_IGNORED",
    "F_RUPIAH_BAD": "F_NUMBER_IGNORED",
    "F_DIGITS_LOST": "F_NUMBER_IGNORED",
    "F_RANGE": "F_RANGE_IGNORED",
    "F_NIP_NUMBER": "F_NIP_IGNORED",
    "F_NIP_LENGTH": "F_NIP_IGNORED",
    "F_NIP_OLD": "F_NIP_IGNORED",
    "F_NIP_SERIAL": "F_NIP_IGNORED",
}
"""What a code becomes in an optional column, where only the value is left out."""


@dataclass(frozen=True)
class TypedSheet:
    """A sheet that was read: typed values, and which cells were empty or had a code.

    ``erased`` tells the cells of measured columns that take a stored value away. ``today`` is the day of the import,
    where it is known.
    """

    table: Table
    raw: RawTable
    vocabulary: Vocabulary
    frame: pd.DataFrame
    empty: Mapping[str, Mask]
    coded: Mapping[str, Mask]
    erased: Mapping[str, Mask]
    today: date | None = None

    @property
    def source_rows(self) -> npt.NDArray[np.int64]:
        """Give the row of the sheet that each record stands in."""
        if "source_row" not in self.raw.frame:  # a sheet without rows
            return np.zeros(len(self.raw.frame), dtype=np.int64)
        return self.raw.frame["source_row"].to_numpy(dtype=np.int64)

    @property
    def blank(self) -> Mask:
        """Tell the records that say nothing, such as prepared but unused rows."""
        alone = _SAYS_NOTHING_ALONE.get(self.table.name)
        return cast("Mask", np.logical_and.reduce([mask for name, mask in self.empty.items() if name != alone]))


def read_sheet(table: Table, raw: RawTable, vocabulary: Vocabulary) -> tuple[TypedSheet, list[RowFindings]]:
    """Read every column of the table that is filled from files."""
    columns: dict[str, ExtensionArray] = {}
    empty: dict[str, Mask] = {}
    coded: dict[str, Mask] = {}
    erased: dict[str, Mask] = {}
    found: list[RowFindings] = []
    for column in table.columns:
        if column.name in SOURCE_NAMES:
            continue
        cells = raw.frame[column.name] if column.name in raw.frame else pd.Series(None, raw.frame.index, dtype=object)
        # Equal cells hash alike (1, 1.0), so the distinct ones are few and each is read once.
        codes, distinct = pd.factorize(cells.to_numpy(dtype=object))
        # The NIP tells dates of birth better than their neighbours do (derive.py).
        by_column = column.kind is Kind.DATE and column.name != "birth_date"
        read = date_column(column, vocabulary, list(distinct)) if by_column else reader(column, vocabulary)
        readings = [read(cell) for cell in distinct]
        columns[column.name] = _array([item.value for item in readings], column).take(codes, allow_fill=True)
        empty[column.name] = _of(codes, [item.value is None and not item.code for item in readings], fill=True)
        coded[column.name] = _of(codes, [bool(item.code) for item in readings])
        if column.measured:
            erased[column.name] = _of(codes, [item.code == "F_ERASED" for item in readings])
        found.extend(_findings(column, table, codes, readings))
        found.extend(_changed(column, codes, list(distinct), readings))
    frame = pd.DataFrame(columns, index=pd.RangeIndex(len(raw.frame)))
    return TypedSheet(table, raw, vocabulary, frame, empty, coded, erased), found


def _array(values: list[Any], column: Column) -> ExtensionArray:
    given = np.array(values, dtype="datetime64[s]") if column.kind is Kind.DATE else values
    array: ExtensionArray = pd.Series(given, dtype=pd.api.types.pandas_dtype(column.dtype)).array
    return array


def _of(codes: Rows, distinct: Sequence[bool], *, fill: bool = False) -> Mask:
    """Spread what holds for the distinct cells over the rows; ``fill`` is what holds for an empty cell (code -1)."""
    return np.array([*distinct, fill], dtype=bool)[codes]


def decides(column: Column, table: Table) -> bool:
    """Tell whether a row is of no use while this column cannot be read."""
    return column.required or column.empty_counts or column.kind is Kind.LEVEL or column.name in table.key


def _findings(column: Column, table: Table, codes: Rows, readings: list[Reading]) -> Iterator[RowFindings]:
    for code in sorted({item.code for item in readings if item.code}):
        rows = np.flatnonzero(_of(codes, [item.code == code for item in readings]))
        final = code if decides(column, table) else IGNORED.get(code, code)
        together = CATALOGUE[final].severity is Severity.INFO or final == "F_DATE_MONTH_FIRST"
        yield RowFindings(final, column.name, rows, lambda row: readings[codes[row]].details, together)


def _changed(column: Column, codes: Rows, distinct: Sequence[Any], readings: list[Reading]) -> Iterator[RowFindings]:
    """Tell of text that is spelled otherwise than our value: once for the column, with the first as an example."""
    changed = [
        isinstance(cell, str)
        and item.value is not cell
        and not (item.code and item.value is None)
        and (written(item.value) != cell.strip() if column.kind is not Kind.DATE or item.value is None else False)
        for cell, item in zip(distinct, readings, strict=True)
    ]

    def example(row: int) -> Mapping[str, object]:
        became = readings[codes[row]].value
        return {"became": shown(column, became) if became is not None else "–"}

    if any(changed):
        yield RowFindings("F_NORMALISED", column.name, np.flatnonzero(_of(codes, changed)), example, together=True)
