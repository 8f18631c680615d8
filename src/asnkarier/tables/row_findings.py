"""From what a check found to the findings that are shown: with their cell, masked, counted, not too many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, cast

import numpy as np
import numpy.typing as npt

from asnkarier.outcome import Finding
from asnkarier.rules.nip import mask_nip
from asnkarier.tables.cells import NOTHING, written
from asnkarier.tables.raw import MELTED, Cell, RawTable
from asnkarier.tables.schema import Column, Kind, Table

LISTED = 1_000
"""Findings of one code that are listed for one sheet; the others are counted in one."""
LONGEST = 60
"""Characters of a cell that are shown."""
# A NIP or NIK in a free text, also as it is printed: 19870101 201001 1 001.
_LONG_NUMBER = re.compile(r"[0-9](?:[\s.]{0,2}[0-9]){15,}")

Rows = npt.NDArray[np.intp]
"""Positions in the raw frame, ascending."""


@dataclass(frozen=True)
class RowFindings:
    """What one check found: a code, and the rows it holds for.

    ``column`` is where to look. ``details`` gives what fills the sentence for a row; it is asked only for rows that
    are listed. ``together`` tells of all rows in one finding with a count, placed at the first of them.
    """

    code: str
    column: str
    rows: Rows
    details: Callable[[int], Mapping[str, object]] = lambda row: NOTHING
    together: bool = False


class _Entry(NamedTuple):
    """One finding to be: the row it is placed at and how many cells it speaks of."""

    row: int
    order: int
    found: RowFindings
    cells: int


def findings_of(found: Iterable[RowFindings], table: Table, raw: RawTable) -> tuple[Finding, ...]:
    """Give the findings of a sheet in the order of its rows, each code by itself at most :data:`LISTED` times."""
    by_code: dict[str, list[_Entry]] = defaultdict(list)
    for item in found:
        rows = cells_once(item, raw)
        order = table.names.index(item.column)
        if item.together and len(rows):
            by_code[item.code].append(_Entry(int(rows[0]), order, item, len(rows)))
        elif not item.together:
            by_code[item.code].extend(_Entry(int(row), order, item, 1) for row in rows)
    shown = sorted((entry for entries in by_code.values() for entry in _summed(entries)), key=_place)
    return tuple(_finding(entry, table, raw) for entry in shown)


def cells_once(found: RowFindings, raw: RawTable) -> Rows:
    """Give the first row of each cell: in a melted sheet the rows of one person share all cells but the level."""
    if "origin_letter" not in raw.frame or found.column in MELTED:
        return found.rows
    _, first = np.unique(raw.frame["source_row"].to_numpy()[found.rows], return_index=True)
    return found.rows[np.sort(first)]


def shown(column: Column, cell: Cell) -> str:
    """Give a cell's text as it may be shown: masked where the column is personal or a number of a person stands."""
    text = written(cell)
    if column.kind is Kind.NIP:
        return mask_nip(text)[:LONGEST]
    if column.personal:
        return _initials(text) if column.kind is Kind.TEXT else "•" * bool(text)
    text = without_numbers(text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def without_numbers(text: str) -> str:
    """Mask the numbers of persons (NIP, NIK) that stand in a free text."""
    return _LONG_NUMBER.sub(lambda match: mask_nip(re.sub("[^0-9]", "", match[0])), text)


def _initials(name: str) -> str:
    return " ".join(f"{part[0]}." if len(part) > 1 else part for part in name.split()[:4])


def _place(entry: _Entry) -> tuple[int, int, str]:
    return entry.row, entry.order, entry.found.code


def _summed(entries: list[_Entry]) -> Iterator[_Entry]:
    entries = sorted(entries, key=_place)
    yield from entries[:LISTED]
    if rest := entries[LISTED:]:
        yield rest[0]._replace(cells=sum(entry.cells for entry in rest))


def _finding(entry: _Entry, table: Table, raw: RawTable) -> Finding:
    return replace(finding_at(entry.row, entry.found, table, raw), count=entry.cells)


def finding_at(row: int, found: RowFindings, table: Table, raw: RawTable) -> Finding:
    """Give what was found as a finding about one row, given by its position in the raw frame."""
    column = found.column
    cell, header = raw.cell(column, row)
    return Finding(
        code=found.code,
        file=raw.file,
        sheet=raw.sheet,
        cell=cell,
        header=header or column,
        value=shown(table[column], cast("Cell", raw.frame[column].iat[row])) if column in raw.frame else "",
        details=found.details(row),
    )
