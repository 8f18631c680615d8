"""Repair files on their way in: every row goes back to where it was sent from, and is read as it was read there.

What a few rows cannot show by themselves (a footer, a total, a heading above a section) is not looked for among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from asnkarier.outcome import Finding
from asnkarier.readers.files.limits import ROWS_MAX
from asnkarier.readers.files.sheet import Column, Marks, Row, Sheet, clean, column_of
from asnkarier.readers.meaning.assemble import Assembly
from asnkarier.readers.meaning.belonging import Belonging
from asnkarier.readers.meaning.header_rules import Rules
from asnkarier.readers.meaning.layout import Layout
from asnkarier.readers.meaning.notes import Notes
from asnkarier.readers.meaning.said import Line
from asnkarier.readers.meaning.uses import letter
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import Cell, Origin, RawTable
from asnkarier.tables.returned import GUIDE, MARK, Key, Returned, RowKey
from asnkarier.tables.vocabulary import Vocabulary, fold

EXAMPLE = "contoh"
"""The word, in the first cell of a row, that makes it an example."""


@dataclass(frozen=True)
class Unfolded:
    """A sheet ready to be read; of a repair file with its rows where they were, and what was noticed on the way."""

    sheet: Sheet
    returned: Returned | None
    findings: tuple[Finding, ...] = ()

    def assembly(self, file: str, layout: Layout, rules: Rules) -> Assembly:
        """Read the columns of the sheet."""
        if self.returned is None:
            return Assembly(file, self.sheet, layout, rules)
        return ReturnedAssembly(self.returned, self.sheet, layout, rules)


def is_ours(sheet: Sheet) -> bool:
    """Say whether a sheet holds nothing but our own words: instructions, or lists of valid values."""
    first = next((cell for row in sheet.head for cell in row), None)
    return isinstance(first, str) and first.startswith(GUIDE)


def is_list_of_repairs(name: str) -> bool:
    """Say whether a sheet is the hidden one that every repair file has."""
    return fold(name) == fold(MARK)


def unfolded(file: str, sheet: Sheet) -> Unfolded:
    """Give a sheet as it is to be read: examples are left out, rows of a repair file go back to their places.

    Raises:
        Refusal: it is a sheet of a repair file whose key was damaged.
    """
    place = _key_place(sheet.head)
    return _without_examples(file, sheet) if place is None else _unfolded(file, sheet, *place)


def _without_examples(file: str, sheet: Sheet) -> Unfolded:
    rows = [number for number, row in enumerate(sheet.head, 1) if _is_example(row)]
    if not rows:
        return Unfolded(sheet, None)
    sheet.leave_out(rows)
    details = {"rows": ", ".join(map(str, rows))}
    return Unfolded(
        sheet, None, (Finding("F_EXAMPLE", file, sheet.name, f"{rows[0]}", details=details, count=len(rows)),)
    )


def _is_example(row: Sequence[Cell]) -> bool:
    filled = [cell for cell in row if cell is not None]
    return len(filled) > 2 and isinstance(filled[0], str) and fold(filled[0]) == EXAMPLE


def _key_place(head: Sequence[Sequence[Cell]]) -> tuple[int, int] | None:
    """Give the row, from 1, and the column, from 0, of the key."""
    for number, row in enumerate(head, 1):
        for place in range(len(row) - 1, -1, -1):
            cell = row[place]
            if isinstance(cell, str) and cell.lstrip().startswith(MARK):
                return number, place
    return None


def _unfolded(file: str, sheet: Sheet, header: int, place: int) -> Unfolded:
    key = Key.of(sheet.head[header - 1][place])
    if key is None:
        raise Refusal("E_REPAIR_KEY", on=sheet.name)
    head: list[Row] = []
    found: dict[int, tuple[RowKey, Row]] = {}
    twice: set[int] = set()
    strange: list[int] = []
    for number, row in sheet.numbered():
        cells = [*row[:place], "", *row[place + 1 :]]
        if number <= header:
            head.append(cells)
            continue
        if all(cell is None for cell in clean(cells)):
            continue  # deleted, or emptied
        row_key = RowKey.of(clean(row)[place] if len(row) > place else None)
        if row_key is None or not header < row_key.row <= ROWS_MAX or row_key.row in found:
            strange.append(number)
            twice |= {row_key.row} if row_key else set()
            continue
        known = (row_key.known(letter(index), cell) for index, cell in enumerate(clean(cells)))
        found[row_key.row] = row_key, ["" if cell is None else cell for cell in known]
    for number in twice & set(found):
        del found[number]
    returned = Returned(key, {number: row_key for number, (row_key, _) in found.items()}, len(strange) + len(twice))
    findings = []
    if strange:
        details = {"rows": ", ".join(map(str, strange[:20]))}
        findings = [Finding("F_REPAIR_STRANGE", file, sheet.name, f"{strange[0]}", details=details, count=len(strange))]
    rows = _in_place(head, {number: row for number, (_, row) in sorted(found.items())})
    return Unfolded(
        Sheet(
            key.sheet,
            rows,
            hidden=sheet.hidden,
            delimited=key.delimited,
            merged=[each for each in sheet.merged if each[2] < header],
            marks=Marks(widths=sheet.marks.widths, formats=sheet.marks.formats),
        ),
        returned,
        tuple(findings),
    )


def _in_place(head: Sequence[Row], rows: Mapping[int, Row]) -> Iterator[Row]:
    """Give the rows where they were sent from, with nothing in between."""
    yield from head
    last = len(head)
    for number, row in rows.items():
        for _ in range(number - last - 1):
            yield []
        yield row
        last = number


class ReturnedAssembly(Assembly):
    """A sheet of a repair file on its way to raw tables, which then speak of the file that it was sent back from."""

    def __init__(self, returned: Returned, sheet: Sheet, layout: Layout, rules: Rules) -> None:
        """Read the sheet's columns; see :class:`Assembly`. The sheet's own sums do not know the repaired cells."""
        self._returned = returned
        super().__init__(returned.key.file, sheet, replace(layout, beside=()), rules)
        self._belonging = _BelongingAsSent(
            returned, sheet.name, self._titles, self.layout, rules.vocabulary, self.notes
        )

    def tables(self) -> list[RawTable]:
        """Give the raw tables; they count the rows that came back, not those between."""
        rows = len(self._returned.rows)
        return [
            replace(
                raw,
                sheet_rows=rows + self._returned.strange,
                blank_rows=raw.blank_rows - (raw.sheet_rows - rows),
                returned=self._returned,
            )
            for raw in super().tables()
        ]

    def _footer(self) -> list[int]:
        return []

    def _totals(self, cells: Mapping[int, Column], footer: set[int]) -> list[int]:
        return []

    def _sections(self, cells: Mapping[int, Column], without: set[int]) -> dict[int, str]:
        return {}


class _BelongingAsSent(Belonging):
    """Where the rows belong: as headings between the rows told when they were sent, else as the sheet tells."""

    def __init__(
        self,
        returned: Returned,
        sheet: str,
        titles: Sequence[Line],
        layout: Layout,
        vocabulary: Vocabulary,
        notes: Notes,
    ) -> None:
        super().__init__(sheet, titles, layout, vocabulary, notes)
        self._keys = returned.rows
        self._said = [name for name in ("opd", "unor") if any(name in key.said for key in returned.rows.values())]

    def is_lacking(self, unor: Column) -> bool:
        return bool(self._said) or super().is_lacking(unor)

    def add_to_people(
        self, columns: dict[str, Column], origins: dict[str, Origin], sections: Mapping[int, str]
    ) -> None:
        if not self._said:
            super().add_to_people(columns, origins, sections)
        for name in self._said:
            columns[name] = column_of([self._keys[row].said.get(name) for row in columns["source_row"]])
            origins[name] = Origin("", "")
