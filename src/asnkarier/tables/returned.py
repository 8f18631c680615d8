"""What a repair file carries beside the sender's rows, so that its rows find their way back.

``asnkarier import`` gives the rows it sets aside back in a workbook of the sender's own layout. A hidden column beside
the table holds the key: in the header's row which file and sheet the rows are from (:class:`Key`), in each row which
row it was (:class:`RowKey`). The key stands in the rows themselves, so rows may be sorted or deleted, and the file may
be saved as anything, even as CSV.

Some faults and readings follow from the other rows of the file (dates of a column, copies of a row). A few rows alone
no longer show them, so the row's key holds them, for the cells as they were sent; a cell that was changed is read anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from asnkarier.finding_kinds import CATALOGUE
from asnkarier.tables.cells import written
from asnkarier.tables.raw import Cell, ErrorCell, KnownFault

MARK = "asnkarier-perbaikan"
"""How the key begins; the hidden sheet of a repair file has this name, too."""
GUIDE = "asnkarier: "
"""How the first cell of our own sheets of instructions begins; such a sheet is no table."""
ROWS_MAX = 20_000
"""Of a file with more rows set aside the sender needs the whole file, not a list of rows."""

_NOT_SEEN_ALONE = {
    "F_DATE_SWAPPED": "the later days of the column, as text",
    "F_DATE_MIXED": "dates of the column that begin otherwise",
    "F_DUPLICATE": "the row that was taken",
    "F_NOT_COMPUTED": "the formula, of which a repair file holds nothing",
}
"""Faults that a row by itself does not show, and what shows them."""
_KEY = re.compile(rf"{MARK} (\{{.*\}})", re.DOTALL)
_ROW = re.compile(r"(\d{1,7})(?: (\{.*\}))?", re.DOTALL)


@dataclass(frozen=True)
class Key:
    """Where the rows of one sheet are from, and how the file was asked to be read.

    ``file`` is the name of the file, ``sha256`` the hash of its content; a delimited text has lines of any length.
    ``told`` names, by table, the columns in which other rows of the sheet had values: there an empty cell says
    something.
    """

    region: str
    file: str
    sha256: str
    sheet: str
    delimited: bool = False
    kind: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def text(self) -> str:
        """Give the cell that holds the key."""
        return f"{MARK} {_json(asdict(self))}"

    @classmethod
    def of(cls, cell: Cell) -> Key | None:
        """Read the key; None if the cell holds none that can be read."""
        found = _KEY.fullmatch(cell.strip()) if isinstance(cell, str) else None
        try:
            key = cls(**json.loads(found[1])) if found else None
            return key if key and key.is_sound() else None
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None

    def is_sound(self) -> bool:
        """Say whether it is a key that this program may have written; it comes from other people's hands."""
        texts = [self.region, self.file, self.sha256, self.sheet, self.kind or ""]
        texts += [text for pair in self.mapping.items() for text in pair]
        texts += [text for columns in self.told.values() for text in columns]
        return all(isinstance(text, str) for text in texts)


@dataclass(frozen=True)
class RowKey:
    """Which row of its sheet this was, and what the other rows told about its cells, by the letter of their column.

    ``faults`` are a code and what fills its sentence, ``readings`` what a cell was read as, ``sent`` the cells they
    speak of as they were sent. ``said`` are values of columns that the sheet does not have.
    """

    row: int
    faults: Mapping[str, tuple[str, Mapping[str, Any]]] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)

    def text(self) -> str:
        """Give the cell that holds the key."""
        more = {name: value for name, value in asdict(self).items() if value and name != "row"}
        return f"{self.row} {_json(more)}" if more else str(self.row)

    @classmethod
    def of(cls, cell: Cell) -> RowKey | None:
        """Read the key; None if the cell holds none that can be read."""
        text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell or "").strip()
        found = _ROW.fullmatch(text)
        try:
            key = cls(int(found[1]), **json.loads(found[2] or "{}")) if found and int(found[1]) else None
            return key if key and key.is_sound() else None
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
            return None

    def is_sound(self) -> bool:
        """Say whether it is a key that this program may have written; it comes from other people's hands."""
        texts = [text for each in (self.readings, self.sent, self.said) for pair in each.items() for text in pair]
        for code, details in self.faults.values():
            CATALOGUE[code].sentence.format(**details)  # KeyError if a place of it stays empty
            texts += details.values()
        are_known = all(code in _NOT_SEEN_ALONE for code, _ in self.faults.values())
        return are_known and all(isinstance(text, str) for text in texts)

    def known(self, letter: str, cell: Cell) -> Cell:
        """Give a cell with what is known about it; one that is not as it was sent is given as it is."""
        if self.sent.get(letter) != as_sent(cell):
            return cell
        if letter in self.faults:
            code, details = self.faults[letter]
            return KnownFault(written(cell), code, tuple(sorted(details.items())), cell, code == "F_DUPLICATE")
        return self.readings.get(letter, cell)


@dataclass(frozen=True)
class Returned:
    """What a repair file brought back: its key, the rows that hold something, and how many rows were not its own."""

    key: Key
    rows: Mapping[int, RowKey]
    strange: int = 0


def as_sent(cell: Cell) -> str:
    """Give a cell so that another cell gives the same only if it is equal and of the same type."""
    if isinstance(cell, ErrorCell):
        return f"e{cell.code}"
    if isinstance(cell, datetime):
        return f"t{cell.isoformat()}"
    if isinstance(cell, date):
        return f"d{cell.isoformat()}"
    if isinstance(cell, (int, float)):
        return f"n{float(cell):.15g}"  # as many digits as a workbook keeps
    return f"s{cell}" if cell is not None else ""


def follows_from_other_rows(code: str) -> str:
    """Give the code of a fault that a few rows alone no longer show, as a cell is read; empty for any other fault."""
    plain = code.removesuffix("_IGNORED")
    return plain if plain in _NOT_SEEN_ALONE else ""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=str)


@dataclass(frozen=True)
class Excerpt:
    """Some rows of a sheet, whole, as they were sent: all rows above the data, and the rows asked for by number.

    ``widths`` are in characters and ``formats`` number formats, by column from 0, as far as the file says;
    ``merged`` are the merged cells among the rows above the data, from 0: first row and column, last row and column.
    """

    sheet: str
    head: Sequence[Sequence[Cell]]
    rows: Mapping[int, Sequence[Cell]]
    widths: Mapping[int, float] = field(default_factory=dict)
    formats: Mapping[int, str] = field(default_factory=dict)
    merged: Sequence[tuple[int, int, int, int]] = ()
    delimited: bool = False
