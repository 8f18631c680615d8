"""Bringing the rows of a new file into a table: new keys are added, changed rows replaced, none removed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from asnkarier.tables.schema import SOURCE_COLUMNS, Table

_SOURCE = {column.name for column in SOURCE_COLUMNS}


@dataclass(frozen=True)
class Merge:
    """The table after the merge, ordered by key, and what happened to its rows.

    ``absent`` holds the keys that the table has and the file has not; their rows stay, unless the user
    has them ``removed``.
    """

    frame: pd.DataFrame
    added: int
    changed: int
    unchanged: int
    absent: pd.DataFrame
    removed: int = 0


def merge(
    table: Table,
    current: pd.DataFrame,
    incoming: pd.DataFrame,
    stated: Collection[str] | None = None,
    told: Collection[str] = (),
) -> Merge:
    """Merge a checked file into the table. Both conform to it; a missing value in a key is a value like any other.

    A row whose values are all as before keeps where it came from (``source_*``, ``import_id``), so
    the same rows in another file, or in another order, change nothing. A column that the file does not have, or
    has without any value, says nothing: a list of names and positions does not wipe out golongan and dates. Where
    emptiness means something (``Column.empty_counts``) a column that the file has counts even without values.

    Args:
        table: the table.
        current: its rows.
        incoming: the rows of the file.
        stated: the columns that the file has (``Checked.stated``); None for all.
        told: columns that count although they are empty here: other rows of the file had values in them.

    Raises:
        ValueError: a key occurs twice in one of the frames (the checks let no such file through).
    """
    keys = list(table.key)
    rows = pd.concat([current, incoming], ignore_index=True)
    # One whole number per key, in the order of the keys: everything after this is arithmetic.
    numbers = rows.groupby(keys, dropna=False, sort=True, observed=True).ngroup().to_numpy()
    old = _positions(numbers, 0, len(current))
    new = _positions(numbers, len(current), len(rows))
    in_both = (old >= 0) & (new >= 0)
    differs = np.zeros(len(old), dtype=bool)
    counting = [
        name
        for name in _values(table)
        if (stated is None or name in stated)
        and (table[name].empty_counts or name in told or incoming[name].notna().any())
    ]
    differs[in_both] = _differ(rows.take(old[in_both]), rows.take(new[in_both]), counting)
    is_added, is_absent = old < 0, new < 0
    chosen = np.where(is_added | differs, new, old)
    known = np.where(is_added, new, old)
    untold = {name: rows[name].take(known).array for name in _values(table) if name not in counting}
    return Merge(
        frame=table.conform(rows.take(chosen).assign(**untold)),
        added=int(is_added.sum()),
        changed=int(differs.sum()),
        unchanged=int((in_both & ~differs).sum()),
        absent=rows.take(old[is_absent])[keys].reset_index(drop=True),
    )


def _values(table: Table) -> Sequence[str]:
    """Give the columns that can change: neither key nor source."""
    return [name for name in table.names if name not in _SOURCE and name not in table.key]


def _positions(numbers: np.ndarray, start: int, stop: int) -> np.ndarray:
    """Give for each key number the row of ``start:stop`` that has it, or -1."""
    here = numbers[start:stop]
    positions = np.full(int(numbers.max(initial=-1)) + 1, -1)
    positions[here] = np.arange(start, stop)
    if np.count_nonzero(positions >= 0) != len(here):
        raise ValueError("a key occurs twice")
    return positions


def _differ(left: pd.DataFrame, right: pd.DataFrame, columns: Sequence[str]) -> np.ndarray:
    """Say row by row whether any column differs; two missing values are the same."""
    result = np.zeros(len(left), dtype=bool)
    for name in columns:
        a, b = left[name].array, right[name].array
        same = np.asarray(pd.Series(a == b).fillna(False), dtype=bool)
        result |= ~(same | (a.isna() & b.isna()))
    return result
