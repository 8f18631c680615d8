"""Bringing the rows of a new file into a table: new keys are added, changed rows replaced, none removed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from asnkarier.tables.schema import SOURCE_NAMES, Table
from asnkarier.tables.vocabulary import fold

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.integer[Any]]

NOTHING_ERASED: Mapping[str, Mask] = MappingProxyType({})


@dataclass(frozen=True)
class Merge:
    """The table after the merge, ordered by key, and what happened to its rows.

    ``new`` holds the keys of the rows added, ``cells`` one row for each value that changed: the key, the ``column``,
    ``old`` and ``new``. ``absent`` holds the keys that the table has and the file has not; their rows stay, unless the
    user has them ``removed``, or the file tells their group whole (``Table.told_whole``).
    ``kept`` counts the blanks of measured columns that did not take a stored value away.
    """

    frame: pd.DataFrame
    added: int
    changed: int
    unchanged: int
    absent: pd.DataFrame
    new: pd.DataFrame
    cells: pd.DataFrame
    removed: int = 0
    kept: int = 0


def merge(
    table: Table,
    current: pd.DataFrame,
    incoming: pd.DataFrame,
    stated: Collection[str] | None = None,
    erased: Mapping[str, Mask] = NOTHING_ERASED,
    spoken: Collection[str] = (),
    *,
    whole: bool = False,
) -> Merge:
    """Merge a checked file into the table. Both conform to it; a missing value in a key is a value like any other.

    A row whose values are all as before keeps where it came from (``source_*``, ``import_id``), so
    the same rows in another file, or in another order, change nothing. A column that the file does not have, or
    has without any value, says nothing: a list of names and positions does not wipe out golongan and dates. Where
    emptiness means something (``Column.empty_counts``) a column that the file has counts even without values. In a
    column of what was measured (``Column.measured``) no blank says anything: the stored value stays, unless the cell
    says to erase it. What follows from other columns (``Column.follows``) stays where they stay: a list that has the
    position but not its eselon takes nobody's jenjang away.

    Args:
        table: the table.
        current: its rows.
        incoming: the rows of the file.
        stated: the columns that the file has (``Checked.stated``); None for all.
        erased: by measured column, which rows of the file take the stored value away (``Checked.erased``).
        spoken: columns that count although they are empty here: other rows of the file had values in them.
        whole: the incoming rows are what the table is to hold, blanks and all.

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
    told = [
        column
        for column in sorted(map(table.__getitem__, _values(table)), key=lambda column: bool(column.follows))
        if (stated is None or column.name in stated)
        and (
            whole
            or column.empty_counts
            or column.measured
            or column.name in spoken
            or incoming[column.name].notna().any()
        )
    ]
    # Where each column's value comes from: the row of the file, else the row of the table.
    is_added, is_absent = old < 0, new < 0
    origin = dict.fromkeys(_values(table), np.where(is_added, new, old))
    kept, cells = 0, [rows[keys].iloc[:0].assign(column="", old=None, new=None)]
    for column in told:
        origin[column.name] = np.where(is_absent, old, new)
        if column.measured and not whole:
            keeps = _keeps(rows[column.name].isna().to_numpy(), old, new, len(current), erased.get(column.name))
            origin[column.name] = np.where(keeps, old, origin[column.name])
            kept += int(keeps.sum())
        if column.follows and not whole:
            keeps = _keeps(rows[column.name].isna().to_numpy(), old, new, len(current), None)
            for name in column.follows:
                keeps &= ~_differ(rows[name].map(fold, na_action="ignore"), old, origin[name])
            origin[column.name] = np.where(keeps, old, origin[column.name])
        here = _differ(rows[column.name], old, origin[column.name]) & in_both
        differs |= here
        if here.any():
            was, becomes = (
                rows[column.name].take(place[here]).astype(object).array for place in (old, origin[column.name])
            )
            cells.append(rows[keys].take(old[here]).assign(column=column.name, old=was, new=becomes))
    is_gone = is_absent.copy()
    is_gone[is_absent] = _told_without(rows.take(old[is_absent]), incoming, table.told_whole)
    chosen = np.where(is_added | differs, new, old)[~is_gone]
    values = {name: rows[name].take(place[~is_gone]).array for name, place in origin.items()}
    return Merge(
        frame=table.conform(rows.take(chosen).assign(**values)),
        added=int(is_added.sum()),
        changed=int(differs.sum()),
        unchanged=int((in_both & ~differs).sum()),
        absent=rows.take(old[is_absent & ~is_gone])[keys].reset_index(drop=True),
        removed=int(is_gone.sum()),
        new=rows.take(new[is_added])[keys].reset_index(drop=True),
        cells=pd.concat(cells[1:] or cells, ignore_index=True),
        kept=kept,
    )


def _keeps(blank: Mask, old: Places, new: Places, start: int, erased: Mask | None) -> Mask:
    """Say for each key whether its stored value stays because the file has a blank there, which nobody asked for."""
    asked = np.zeros(len(blank), dtype=bool)
    if erased is not None:
        asked[start:] = erased
    keeps: Mask = (old >= 0) & (new >= 0) & (blank & ~asked)[new] & ~blank[old]  # a place of -1 is the last one
    return keeps


def _told_without(absent: pd.DataFrame, incoming: pd.DataFrame, group: Sequence[str]) -> Mask:
    """Say which absent rows belong to a group of which the file has other rows."""
    if not group:
        return np.zeros(len(absent), dtype=bool)
    told = pd.MultiIndex.from_frame(incoming[list(group)])
    return pd.MultiIndex.from_frame(absent[list(group)]).isin(told)


def _values(table: Table) -> Sequence[str]:
    """Give the columns that can change: neither key nor source."""
    return [name for name in table.names if name not in SOURCE_NAMES and name not in table.key]


def _positions(numbers: Places, start: int, stop: int) -> Places:
    """Give for each key number the row of ``start:stop`` that has it, or -1."""
    here = numbers[start:stop]
    positions = np.full(int(numbers.max(initial=-1)) + 1, -1)
    positions[here] = np.arange(start, stop)
    if np.count_nonzero(positions >= 0) != len(here):
        raise ValueError("a key occurs twice")
    return positions


def _differ(values: pd.Series, old: Places, new: Places) -> Mask:
    """Say key by key whether the values at two places differ; two missing values are the same."""
    a, b = values.take(old).array, values.take(new).array
    same = np.asarray(pd.Series(a == b).fillna(False), dtype=bool)
    both_missing = np.asarray(a.isna() & b.isna(), dtype=bool)
    differ: Mask = ~(same | both_missing)
    return differ
