"""Reads a table of decisions about seats: NIP, training, what was decided, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from asnkarier.errors import InputRefused
from asnkarier.i18n import N_
from asnkarier.readers.display import printable
from asnkarier.readers.meaning.headers import EMPLOYEES
from asnkarier.readers.read import read_grids
from asnkarier.tables.cells import clean, reader, says_nothing, written
from asnkarier.tables.people import NIP
from asnkarier.tables.raw import Cell
from asnkarier.tables.vocabulary import Vocabulary, fold

HEAD_ROWS = 20
"""Rows of a sheet in which its header is looked for."""
HEADERS: dict[str, tuple[str, ...]] = {
    "nip": EMPLOYEES["nip"],
    "training": ("Training", "Kode Pelatihan", "Pelatihan", "Kode", "Kode Diklat", "Diklat", "Nama Pelatihan"),
    "decision": ("Decision", "Keputusan"),
    "reason": ("Reason", "Alasan", "Note", "Catatan", "Keterangan"),
}
"""What each column may be called."""
REQUIRED = ("nip", "training", "decision")


@dataclass(frozen=True)
class StatedDecision:
    """One row as it was written; ``nip`` is empty where it cannot be read."""

    sheet: str
    row: int
    nip: str
    training: str
    decision: str
    reason: str


def read_decisions(path: Path) -> list[StatedDecision]:
    """Give the rows of every sheet that has such a table, in the order of the file.

    Raises:
        InputRefused: the file cannot be read, or none of its sheets has the columns.
    """
    found: list[StatedDecision] = []
    is_there = False
    for grid in read_grids(path):
        if (header := _header(grid.rows)) is None:
            continue
        is_there = True
        at, columns = header
        for number, cells in enumerate(grid.rows[at + 1 :], at + 2):
            stated = {name: _cell(cells, column) for name, column in columns.items()}
            if not all(says_nothing(stated.get(name)) for name in HEADERS):
                found.append(_stated(grid.name, number, stated))
    if not is_there:
        raise InputRefused(
            N_("{file} has no table with the columns NIP, training and decision."),
            remedy=N_("Name the columns 'NIP', 'Kode Pelatihan', 'Keputusan' and, if you like, 'Alasan'."),
            file=printable(path.name),
        )
    return found


def read_nip(cell: Cell) -> str:
    """Give the NIP of a cell; "" where it cannot be read, as in a number cell, which has lost its last digits."""
    return reader(NIP, Vocabulary())(cell).value or ""


def _header(rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[str, int]] | None:
    """Find the row that names all required columns; the first spelling of a column that stands there wins."""
    for at, cells in enumerate(rows[:HEAD_ROWS]):
        names = {fold(cell): number for number, cell in reversed(list(enumerate(cells))) if isinstance(cell, str)}
        columns = {
            name: names[fold(word)]
            for name, words in HEADERS.items()
            for word in reversed(words)
            if fold(word) in names
        }
        if all(name in columns for name in REQUIRED):
            return at, columns
    return None


def _cell(cells: Sequence[Cell], column: int) -> Cell:
    return cells[column] if column < len(cells) else None


def _stated(sheet: str, row: int, cells: Mapping[str, Cell]) -> StatedDecision:
    text = {name: "" if says_nothing(cell) else clean(written(cell)) for name, cell in cells.items()}
    nip = read_nip(cells["nip"])
    return StatedDecision(sheet, row, nip, text["training"], text["decision"], text.get("reason", ""))
