"""The lines above a table as text, and what one says: a value with its cell, or several that leave a question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from asnkarier.readers.display import printable
from asnkarier.readers.meaning.uses import letter
from asnkarier.tables.raw import Cell, ErrorCell
from asnkarier.tables.vocabulary import unspaced


class Said(NamedTuple):
    """A value and the cell that says it; no cell where the sheet's name does."""

    value: Any
    cell: str

    def __str__(self) -> str:
        """Show both."""
        return f"{self.value} ({self.cell})" if self.cell else str(self.value)


class Unsure(Exception):
    """The lines leave more than one reading."""

    def __init__(self, candidates: Iterable[Said]) -> None:
        """Keep what it might be."""
        super().__init__()
        self.candidates = tuple(dict.fromkeys(candidates))


@dataclass(frozen=True)
class Line:
    """The filled cells of a row above the header as one text, from left to right; ``starts`` says where each begins."""

    text: str
    starts: tuple[tuple[int, str], ...] = ()

    def cell(self, offset: int) -> str:
        """Give the address of the cell that holds a place of the text."""
        return next((cell for start, cell in reversed(self.starts) if start <= offset), "")


def lines(rows: Sequence[Sequence[Cell]]) -> list[Line]:
    """Give the rows above the header as lines of text."""
    return [_line(number, row) for number, row in enumerate(rows, 1)]


def _line(number: int, row: Sequence[Cell]) -> Line:
    text, starts = "", []
    for place, cell in enumerate(row):
        if part := _text(cell):
            text = f"{text} {part}" if text else part
            starts.append((len(text) - len(part), f"{letter(place)}{number}"))
    return Line(text, tuple(starts))


def _text(cell: Cell) -> str:
    if cell is None or isinstance(cell, ErrorCell):
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return printable(unspaced(str(cell)))
