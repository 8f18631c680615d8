"""What a parser in the child process gives: sheets, and what was noticed on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Merge = tuple[int, int, int, int]
"""Merged cells: first row and column, last row and column, from 0."""

Errors = dict[tuple[int, int], str]
"""Error codes by row and column, from 0."""


@dataclass(frozen=True)
class Note:
    """Something to tell about a sheet or its file: a code of ``finding_kinds.py`` and its details."""

    code: str
    details: Mapping[str, object] = field(default_factory=dict)
    count: int = 1


@dataclass
class SheetMarks:
    """What was found on one sheet beside its values; see :class:`~asnkarier.readers.files.sheet.Marks`.

    ``rest`` gives, by row and column from 0, the text of a cell without the part that is struck through.
    """

    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    struck_rows: list[int] = field(default_factory=list)
    half_struck: list[str] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    rest: dict[tuple[int, int], str] = field(default_factory=dict)
    widths: dict[str, float] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)


@dataclass
class Beside:
    """What a workbook holds beside the values that calamine gives, each by the sheet's name."""

    errors: dict[str, Errors] = field(default_factory=dict)
    merged: dict[str, list[Merge]] = field(default_factory=dict)
    marks: dict[str, SheetMarks] = field(default_factory=dict)


@dataclass(frozen=True)
class ParsedSheet:
    """A sheet as a child process found it; ``reader`` is ``first`` or ``second``.

    ``merged`` are the merged cells. ``delimited`` says that rows may differ in length by mistake.
    ``notes`` are complete once the rows are taken.
    """

    name: str
    hidden: bool
    rows: Iterable[Sequence[Any]]
    reader: str = "first"
    merged: Sequence[Merge] = ()
    marks: SheetMarks = field(default_factory=SheetMarks)
    delimited: bool = False
    notes: Sequence[Note] = ()
