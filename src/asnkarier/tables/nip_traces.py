"""What a whole column of NIPs shows that none of them shows alone: that they went through a number, or were dragged.

A NIP of 18 digits read as a floating-point number and written again is the nearest multiple of 32 (numbers of this
size are 32 apart: IEEE 754 double, 53 bits), which is a plausible NIP of somebody else. Of true NIPs one in 32 is one.
A NIP dragged down a column grows by one in each row; two people with one date of birth, one month of appointment and
one sex are rare, and a run of them is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, lgamma, log

import numpy as np
import numpy.typing as npt

from asnkarier.tables.row_findings import RowFindings
from asnkarier.tables.schema import Kind
from asnkarier.tables.typed_sheet import TypedSheet

_SPACING = 32
_BY_CHANCE = 1e-6
"""So seldom would true NIPs look like this: in one of a million sheets."""
_RUN = 4


def nip_traces(sheet: TypedSheet) -> Iterator[RowFindings]:
    """Tell of NIPs that are no longer, or never were, anybody's."""
    for column in sheet.table.columns:
        if column.kind is not Kind.NIP:
            continue
        # With a missing value among them pandas would read floats, and round the NIPs itself.
        numbers = sheet.frame[column.name].fillna("0").to_numpy(dtype=object).astype(np.int64)
        yield RowFindings("F_NIP_ROUNDED", column.name, _rounded(numbers))
        yield RowFindings("F_NIP_DRAGGED", column.name, _dragged(numbers, sheet.source_rows))


def _rounded(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
    """Give the rows of multiples of 32, if there are more of them than chance gives."""
    distinct = np.unique(numbers[numbers > 0])
    hits = int((distinct % _SPACING == 0).sum())
    if not hits or _chance(len(distinct), hits) > _BY_CHANCE:
        return np.zeros(0, dtype=np.intp)
    return np.flatnonzero((numbers > 0) & (numbers % _SPACING == 0))


def _chance(count: int, hits: int) -> float:
    """Give the probability that of so many NIPs so many or more are multiples of 32 (binomial, one in 32 each)."""
    if hits <= count / _SPACING:
        return 1.0
    tail = 0.0
    for each in range(hits, count + 1):  # above the mean each term is smaller than the one before
        ways = lgamma(count + 1) - lgamma(each + 1) - lgamma(count - each + 1)
        term = exp(ways + each * log(1 / _SPACING) + (count - each) * log(1 - 1 / _SPACING))
        tail += term
        if term < tail * 1e-6:
            break
    return tail


def _dragged(numbers: npt.NDArray[np.int64], source_rows: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
    """Give the rows in which NIPs grow by one from sheet row to sheet row, in runs of :data:`_RUN` rows or more."""
    _, first = np.unique(source_rows, return_index=True)  # a row of a wide sheet has many records
    steps = (np.diff(numbers[first]) == 1) & (numbers[first][1:] > 0)
    begins = np.flatnonzero(np.diff(np.concatenate(([False], steps, [False])).astype(np.int8)))
    rows = [first[start : end + 1] for start, end in begins.reshape(-1, 2) if end - start + 1 >= _RUN]
    return np.sort(np.concatenate(rows)).astype(np.intp) if rows else np.zeros(0, dtype=np.intp)
