"""Cells merged over several rows: what stands in the first one is meant for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from asnkarier.readers.files.sheet import Body

Range = tuple[int, int, int, int]
"""First row, first column, last row, last column of merged cells, all from 0."""


@dataclass(frozen=True)
class Filled:
    """A column in which merged cells were filled down: its place among those read, and the sheet rows filled."""

    place: int
    rows: list[int]


def fill_down(body: Body, ranges: Sequence[Range], indices: Sequence[int]) -> list[Filled]:
    """Write the value of merged cells into the rows below it that hold anything else; change ``body``.

    Args:
        body: the columns at ``indices``.
        ranges: the merged cells of the sheet; those that begin in the header belong to it.
        indices: places of the columns in the sheet.
    """
    places = {index: place for place, index in enumerate(indices)}
    above = body.first_row - 1
    own = [each for each in ranges if each[2] > each[0] >= above and each[1] in places]
    if not own:
        return []
    in_use = np.logical_or.reduce([pd.notna(column) for column in body.columns])
    found: dict[int, Filled] = {}
    for first, left, last, _ in own:
        column = body.columns[places[left]]
        start, stop = first - above, min(last - above + 1, body.rows)
        if start >= body.rows or (value := column[start]) is None:
            continue
        rows = start + 1 + np.flatnonzero(in_use[start + 1 : stop] & pd.isna(column[start + 1 : stop]))
        column[rows] = value
        for row in (rows + body.first_row).tolist():
            found.setdefault(left, Filled(places[left], [])).rows.append(row)
            if tail := body.tail.get(row):
                tail[left] = value
    return [found[left] for left in sorted(found)]
