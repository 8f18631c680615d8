"""A workbook of the sender's own layout with the rows that were set aside, each cell with what is wrong and what to do.

Its hidden column says which rows these were (``tables/returned.py``), so that the repaired file can be imported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from asnkarier.finding_kinds import remedy, sentence, severity
from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Severity
from asnkarier.reports.kit.clean_text import cell_text, one_line
from asnkarier.reports.kit.excel import LINE_HEIGHT, Book, lines_needed, unique_sheet_name
from asnkarier.reports.kit.fill_in import Lists, write_guide
from asnkarier.reports.kit.labels import SEVERITIES
from asnkarier.reports.kit.valid_words import ValidWords
from asnkarier.reports.kit.wording import Wording
from asnkarier.tables.cells import written
from asnkarier.tables.raw import NOT_COMPUTED, Cell, ErrorCell
from asnkarier.tables.returned import MARK, Excerpt, Key, RowKey

MADE = date(2000, 1, 1)
"""Date of every such workbook: the same rows give the same bytes, and a file is not written anew for nothing."""
FAULT, CHECK, HEADER = "#F8CBAD", "#FFF2CC", "#D9E1F2"
_LISTED = 5_000
_COMMENT = 1_500
_PLACE = re.compile(r"([A-Z]*)(\d+)")


@dataclass(frozen=True)
class RepairSheet:
    """The rows of one sheet that are given back.

    ``words`` are the valid words of columns, ``as_text`` the columns that must not become numbers; columns count
    from 0. ``title_rows`` stand above the header.
    """

    excerpt: Excerpt
    key: Key
    rows: Sequence[RowKey]
    findings: Sequence[Finding]
    title_rows: int
    words: Mapping[int, ValidWords] = field(default_factory=dict)
    as_text: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """Columns that the sender's rows have."""
        return max(map(len, (*self.excerpt.head, *self.excerpt.rows.values())), default=0)


def write_repair(path: Path, sheets: Sequence[RepairSheet], wording: Wording) -> None:
    """Write the workbook: instructions, the sheets under their own names, and a hidden one with the lists."""
    file = sheets[0].key.file
    title = wording(N_("rows of {file} to be repaired"), file=file)
    with Book(path, title=title, author="asnkarier", footer=file, day=MADE, wording=wording) as book:
        names = _names(sheets)
        guide = unique_sheet_name(wording(N_("Instructions")), names)
        _guide(book, guide, title, sheets, names)
        lists = Lists(book, MARK, [*names, guide])
        for sheet, name in zip(sheets, names, strict=True):
            _SheetWriter(book, sheet, book.file.add_worksheet(name), lists).write()
        lists.write()


def _names(sheets: Sequence[RepairSheet]) -> list[str]:
    names: list[str] = []
    for sheet in sheets:
        names.append(unique_sheet_name(sheet.key.sheet or "Data", names))
    return names


def _guide(book: Book, name: str, title: str, sheets: Sequence[RepairSheet], names: Sequence[str]) -> None:
    """Write what to do, and the list of all remarks: not every program shows the comments of cells."""
    say = book.wording
    count = sum(len(sheet.rows) for sheet in sheets)
    grid, row = write_guide(book, name, title, [
        say(N_("{count} rows of this file could not be taken as they are. Please correct them here and send this "
               "workbook back."), count=say.number(count)),
        say(N_("1. Correct the coloured cells. A cell with a small red corner says what is wrong with it; all remarks "
               "are listed below, too.")),
        say(N_("2. Where a cell offers a list, choose from it. Red: the row cannot be taken so. Yellow: please "
               "check.")),
        say(N_("3. Leave the headers, the names of the sheets and the hidden column as they are. Rows may be sorted; "
               "delete a row that should not be there.")),
        say(N_("4. Do not add people or rows here: only the rows that were sent are taken back.")),
        say(N_("5. Save the workbook and send it back. It holds personal data: give it only to those who may see "
               "them.")),
    ])  # fmt: skip
    titles = (N_("Sheet"), N_("Row here"), N_("Row in your file"), N_("Header"), N_("Reach"), N_("What to do"))
    widths = (22, 10, 12, 26, 20, 110)
    for column, (text, width) in enumerate(zip(titles, widths, strict=True)):
        grid.set_column(column, column, width)
        grid.write_string(row, column, say(text), book.style("header"))
    listed = 0
    for sheet, shown in zip(sheets, names, strict=True):
        here = {key.row: place for place, key in enumerate(sheet.rows, len(sheet.excerpt.head) + 1)}
        for finding in sheet.findings:
            numbers = _PLACE.fullmatch(finding.cell)
            if listed >= _LISTED or not numbers or int(numbers[2]) not in here:
                continue
            listed += 1
            what = _what(finding, say)
            texts = {0: shown, 3: finding.header, 4: say(SEVERITIES[severity(finding)]), 5: what}
            for column, text in texts.items():
                grid.write_string(row + listed, column, one_line(text), book.style("wrap", "boxed"))
            for column, number in ((1, here[int(numbers[2])]), (2, int(numbers[2]))):
                grid.write_number(row + listed, column, number, book.style("integer", "boxed"))
            grid.set_row(row + listed, LINE_HEIGHT * lines_needed(what, widths[-1] - 4))
    grid.set_row(row, 2 * LINE_HEIGHT + 6)
    grid.freeze_panes(row + 1, 0)


def _what(finding: Finding, say: Wording) -> str:
    return f"{sentence(finding, say.translate)} {remedy(finding, say.translate)}".strip()


class _SheetWriter:
    """Writes one sheet. Rows and columns count from 0."""

    def __init__(self, book: Book, sheet: RepairSheet, grid: Any, lists: Lists) -> None:
        self.book = book
        self.sheet = sheet
        self.grid = grid
        self.lists = lists
        self.head = len(sheet.excerpt.head)
        self.key_column = sheet.width
        self.remarks = self._placed()

    def write(self) -> None:
        self._head()
        for place, key in enumerate(self.sheet.rows, self.head):
            self._row(place, key)
        self._columns()
        self.grid.freeze_panes(self.head, 0)
        self.grid.set_landscape()
        self.grid.set_paper(9)
        self.grid.fit_to_pages(1, 0)

    def _placed(self) -> dict[tuple[int, int], list[Finding]]:
        """Give the findings by row of the sender's sheet and column; what no column tells is put in the first."""
        placed: dict[tuple[int, int], list[Finding]] = {}
        for finding in self.sheet.findings:
            if found := _PLACE.fullmatch(finding.cell):
                column = column_of_letters(found[1]) if found[1] else 0
                placed.setdefault((int(found[2]), column), []).append(finding)
        return placed

    def _head(self) -> None:
        merged: set[tuple[int, int]] = set()
        for first, left, bottom, right in self.sheet.excerpt.merged:
            area = {(r, c) for r in range(first, bottom + 1) for c in range(left, min(right, self.key_column) + 1)}
            if len(area) > 1 and right < self.key_column and not area & merged:
                self.grid.merge_range(first, left, bottom, right, "", self._head_style(first))
                merged |= area
        for number, row in enumerate(self.sheet.excerpt.head):
            for column, cell in enumerate(row):
                if cell is not None:
                    self._cell(number, column, cell, self._head_style(number))
        self.grid.write_string(self.head - 1, self.key_column, self.sheet.key.text())

    def _head_style(self, number: int) -> Any:
        if number < self.sheet.title_rows:
            return self.book.style("bold")
        return self.book.style("bold", "boxed", bg_color=HEADER, text_wrap=True, valign="top")

    def _row(self, place: int, key: RowKey) -> None:
        cells = list(self.sheet.excerpt.rows[key.row])
        cells += [None] * (self.key_column - len(cells))
        for column, cell in enumerate(cells):
            findings = self.remarks.get((key.row, column), [])
            self._cell(place, column, cell, self._style(column, cell, findings))
            if findings:
                self._comment(place, column, findings)
        self.grid.write_string(place, self.key_column, key.text())

    def _style(self, column: int, cell: Cell, findings: Sequence[Finding]) -> Any:
        look = "@" if column in self.sheet.as_text else self.sheet.excerpt.formats.get(column, "")
        if isinstance(cell, date) and not re.search("[dmy]", look.lower()):
            look = "dd-mm-yyyy"
        properties: dict[str, Any] = {"num_format": look} if look else {}
        if findings:
            is_fault = any(severity(finding) is Severity.SET_ASIDE for finding in findings)
            properties["bg_color"] = FAULT if is_fault else CHECK
        return self.book.style("boxed", "top", **properties)

    def _cell(self, row: int, column: int, cell: Cell, style: Any) -> None:
        """Write a cell with the type it had; the text of an error stands for the error."""
        if cell is None or (isinstance(cell, ErrorCell) and cell.code == NOT_COMPUTED):
            self.grid.write_blank(row, column, None, style)
        elif isinstance(cell, ErrorCell):
            self.grid.write_string(row, column, cell.code, style)
        elif isinstance(cell, str):
            self.grid.write_string(row, column, cell_text(cell, self.book.cut_mark), style)
        elif isinstance(cell, date):
            self.grid.write_datetime(row, column, cell, style)
        else:
            self.grid.write_number(row, column, cell, style)

    def _comment(self, row: int, column: int, findings: Sequence[Finding]) -> None:
        text = "\n\n".join(dict.fromkeys(_what(finding, self.book.wording) for finding in findings))[:_COMMENT]
        lines = sum(lines_needed(part, 44) for part in text.split("\n"))
        options = {"author": "asnkarier", "width": 300, "height": 20 + 16 * min(lines, 20), "font_size": 9}
        self.grid.write_comment(row, column, text, options)

    def _columns(self) -> None:
        first, last = self.head, self.head + len(self.sheet.rows) - 1
        for column in range(self.key_column):
            self.grid.set_column(column, column, self._width(column))
        self.grid.set_column(self.key_column, self.key_column, None, None, {"hidden": True})
        for column, offered in self.sheet.words.items():
            refused = self.book.wording(N_("Choose a word from the list."))
            self.lists.offer(self.grid, (first, column, last, column), offered, refused=refused)

    def _width(self, column: int) -> float:
        """Give the width that the file says, else one that shows nearly all of a column."""
        if width := self.sheet.excerpt.widths.get(column):
            return width
        rows = [*self.sheet.excerpt.head[self.sheet.title_rows :], *self.sheet.excerpt.rows.values()]
        texts = (written(row[column]) for row in rows if column < len(row))
        return float(min(max([6, *map(len, texts)]) + 2, 40))


def column_of_letters(letters: str) -> int:
    """Give the number, from 0, of a column given by its letters."""
    number = 0
    for sign in letters:
        number = number * 26 + ord(sign) - 64
    return number - 1
