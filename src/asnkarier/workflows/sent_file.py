"""A file on its way into the store: as it was read, and its sheets as they were checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from asnkarier.readers.read import ReadResult
from asnkarier.tables.check import Checked
from asnkarier.tables.raw import RawTable

Places = set[tuple[str, int]]
"""Rows, each by its sheet and number."""


@dataclass(frozen=True)
class CheckedSheet:
    """One sheet, read and checked."""

    raw: RawTable
    checked: Checked

    @property
    def set_aside(self) -> set[int]:
        """The rows of the sheet that were not taken whole, by its reader or its check."""
        return {*self.checked.set_aside.rows, *self.raw.lost}

    @property
    def told(self) -> list[str]:
        """The columns in which some row has a value, also among the rows that a repair file did not bring."""
        there = [name for name in self.checked.stated if self.checked.frame[name].notna().any()]
        others = self.raw.returned.key.told.get(self.raw.table, ()) if self.raw.returned else ()
        return sorted({*there, *others})


@dataclass(frozen=True)
class SentFile:
    """A file as it was read, with the sheets of it that were checked, and how it was asked to be read."""

    path: Path
    read: ReadResult
    sheets: Sequence[CheckedSheet]
    kind: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)

    @property
    def set_aside(self) -> Places:
        """The rows that were not taken whole."""
        return {(sheet.raw.sheet, row) for sheet in self.sheets for row in sheet.set_aside}
