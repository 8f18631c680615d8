"""Reads the workbook of a plan that the office has edited: which plan it is of, and what stands in each row.

What the rows say is not judged here; the seats themselves are those of the store.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from asnkarier.errors import InputRefused
from asnkarier.i18n import N_
from asnkarier.readers.display import printable
from asnkarier.readers.read import read_grids
from asnkarier.tables.cells import says_nothing
from asnkarier.tables.plan_key import TOTALS, PlanKey, plan_key
from asnkarier.tables.raw import Cell


@dataclass(frozen=True)
class EditedRow:
    """One row: the number of the seat it was, None where it has none, and its cells by column."""

    row: int
    seat: int | None
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class EditedPlan:
    """The sheet of the seats."""

    file: str
    sheet: str
    key: PlanKey
    rows: Sequence[EditedRow]


def read_edited_plan(path: Path) -> EditedPlan:
    """Give the seats of a plan's workbook as they stand in it now.

    Raises:
        InputRefused: the file cannot be read, is no workbook of a plan, or has lost or gained columns.
    """
    for grid in read_grids(path):
        for at, cells in enumerate(grid.rows):
            keys = [(column, key) for column, cell in enumerate(cells) if (key := plan_key(cell))]
            if not keys:
                continue
            column, key = keys[0]
            if column != len(key.columns):
                raise InputRefused(
                    N_("Columns of the sheet {sheet} in {file} were added, deleted or moved."),
                    remedy=N_("Write it anew with 'asnkarier report plan-training'; fill in the yellow columns only."),
                    sheet=grid.name,
                    file=printable(path.name),
                )
            rows = [_row(number, cells, key, column) for number, cells in enumerate(grid.rows[at + 1 :], at + 2)]
            return EditedPlan(printable(path.name), grid.name, key, [row for row in rows if row])
    raise InputRefused(
        N_("{file} is not a workbook that plan-training wrote for the stored plan."),
        remedy=N_("Take the workbook of the stored plan; 'asnkarier report plan-training' writes it."),
        file=printable(path.name),
    )


def _row(number: int, cells: Sequence[Cell], key: PlanKey, column: int) -> EditedRow | None:
    """Give a row; None where it is empty, or that of the totals."""
    own = {name: cells[at] if at < len(cells) else None for at, name in enumerate(key.columns)}
    seat = cells[column] if column < len(cells) else None
    if seat == TOTALS or (says_nothing(seat) and all(says_nothing(cell) for cell in own.values())):
        return None
    return EditedRow(number, int(seat) if isinstance(seat, float | int) and seat == int(seat) else None, own)
