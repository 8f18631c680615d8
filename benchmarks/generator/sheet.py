"""A sheet as an office lays it out, and the formats it is sent in: .xlsx, .csv for Excel, HTML named .xls.

The same sheet always gives the same bytes.
"""

from __future__ import annotations

import csv
import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

CREATED = datetime(2026, 11, 2, 8, 0)  # noqa: DTZ001 - written into the files' properties, so that they never differ
CONSTANT_MEMORY_ROWS = 60_000
MOST_ROWS = 1_000_000  # of one sheet; what is longer goes on in the next one


@dataclass(frozen=True)
class Group:
    """A first header row's cell over the columns ``first`` to ``last`` (from 0, included)."""

    label: str
    first: int
    last: int


@dataclass
class Sheet:
    """One sheet. ``data`` are its columns as object arrays: numbers are number cells, text text cells, None empty."""

    name: str
    headers: Sequence[str]
    data: list[np.ndarray]
    titles: Sequence[str] = ()
    groups: Sequence[Group] = ()
    widths: Sequence[float] = ()
    money: Sequence[str] = ()
    footer: Sequence[tuple[int, str]] = ()
    """Column and text of the lines below the table."""
    plain: bool = False
    """An export: no borders, no colours, header in bold."""
    headings: Sequence[str] = ()
    """Lines above the table of a page, outside of it (HTML only); opened as a spreadsheet, each is a row."""
    header_row: int = field(init=False)
    """Row of the (last) header, from 1."""

    def __post_init__(self) -> None:
        above = len(self.titles) + bool(self.titles) + len(self.headings)
        self.header_row = above + (2 if self.groups else 1)

    @property
    def size(self) -> int:
        """Number of rows below the header."""
        return len(self.data[0]) if self.data else 0

    def column(self, header: str, occurrence: int = 0) -> int:
        """Give the number of the column with that header."""
        return [number for number, name in enumerate(self.headers) if name == header][occurrence]

    def address(self, row: int, header: str, occurrence: int = 0) -> str:
        """Give the cell (``C7``) of a row (from 0) and header."""
        return f"{xl_col_to_name(self.column(header, occurrence))}{self.header_row + 1 + row}"

    def rows(self) -> Iterable[tuple[Any, ...]]:
        """Give the rows."""
        return zip(*self.data, strict=True)

    def insert(self, row: int, values: Sequence[Any]) -> None:
        """Put a row before ``row``."""
        self.data = [
            np.insert(column, row, np.array([value], dtype=object))
            for column, value in zip(self.data, values, strict=True)
        ]

    def parts(self) -> list[Sheet]:
        """Cut a sheet that is too long for a workbook."""
        if self.size <= MOST_ROWS:
            return [self]
        cuts = range(0, self.size, MOST_ROWS)
        return [
            replace(self, name=f"{self.name} {number}", data=[column[cut : cut + MOST_ROWS] for column in self.data])
            for number, cut in enumerate(cuts, 1)
        ]


@dataclass(frozen=True)
class ErrorText:
    """A cell whose formula failed, with what it shows."""

    formula: str
    shows: str

    def __str__(self) -> str:
        """Give what the cell shows, which is all that CSV and HTML keep."""
        return self.shows


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write a workbook."""
    sheets = [part for sheet in sheets for part in sheet.parts()]
    constant = max(sheet.size for sheet in sheets) > CONSTANT_MEMORY_ROWS
    with xlsxwriter.Workbook(
        path,
        {
            "constant_memory": constant,
            "strings_to_numbers": False,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        },
    ) as book:
        book.set_properties({"title": sheets[0].name, "author": "Contoh", "created": CREATED})
        styles = _Styles(book)
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name[:31]), sheet, styles)


class _Styles:
    """The cell formats of a workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        grid = {"border": 1, "font_name": "Arial", "font_size": 9, "valign": "vcenter"}
        self.title = book.add_format({"bold": True, "align": "center", "font_name": "Arial", "font_size": 12})
        self.header = book.add_format(
            grid | {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#D9E1F2"}
        )
        self.plain_header = book.add_format({"bold": True, "font_name": "Calibri"})
        self.text = book.add_format(grid)
        self.number = book.add_format(grid | {"align": "center"})
        self.money = book.add_format(grid | {"num_format": "#,##0"})
        self.footer = book.add_format({"font_name": "Arial", "font_size": 10})


def _write_sheet(page: Any, sheet: Sheet, styles: _Styles) -> None:
    width = len(sheet.headers)
    for number, header in enumerate(sheet.headers):
        page.set_column(number, number, sheet.widths[number] if sheet.widths else min(40, max(10, len(header) * 1.1)))
    if sheet.titles:
        for row, title in enumerate(sheet.titles):
            page.merge_range(row, 0, row, min(width, 12) - 1, title, styles.title)
    header = styles.plain_header if sheet.plain else styles.header
    last = sheet.header_row - 1
    for number, name in enumerate(sheet.headers):
        if not sheet.groups or any(g.first <= number <= g.last for g in sheet.groups):
            continue
        page.merge_range(last - 1, number, last, number, name, header)
    for group in sheet.groups:
        page.merge_range(last - 1, group.first, last - 1, group.last, group.label, header)
    for number, name in enumerate(sheet.headers):
        if not sheet.groups or any(g.first <= number <= g.last for g in sheet.groups):
            page.write_string(last, number, name, header)
    if sheet.groups:
        page.set_row(last, 62)
    page.freeze_panes(last + 1, 0 if sheet.plain else min(3, width))
    money = {sheet.column(name) for name in sheet.money}
    plain = sheet.plain
    for row, values in enumerate(sheet.rows(), last + 1):
        for number, value in enumerate(values):
            if isinstance(value, str):
                page.write_string(row, number, value, None if plain else styles.text)
            elif isinstance(value, ErrorText):
                page.write_formula(row, number, value.formula, styles.number, value.shows)
            elif value is None:
                if not plain:
                    page.write_blank(row, number, None, styles.text)
            else:
                style = None if plain else styles.money if number in money else styles.number
                page.write_number(row, number, value, style)
    for below, (number, text) in enumerate(sheet.footer, last + sheet.size + 3):
        page.write_string(below, number, text, styles.footer)
    if not plain:
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(last - bool(sheet.groups), last)


def write_csv(path: Path, sheet: Sheet) -> None:
    """Write what Excel in Indonesia saves as CSV: byte order mark, semicolons, CRLF; titles above as it stands."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        if sheet.titles:
            writer.writerows([[title] for title in sheet.titles])
            writer.writerow([])
        writer.writerow(sheet.headers)
        writer.writerows(sheet.rows())


def write_html_xls(path: Path, sheet: Sheet) -> None:
    """Write what old applications send as .xls: an HTML table, with the titles as headings above it."""

    def row(values: Iterable[Any], tag: str = "td") -> str:
        cells = "".join(f"<{tag}>{'' if value is None else html.escape(str(value))}</{tag}>" for value in values)
        return f"<tr>{cells}</tr>"

    body = "\n".join(row(values) for values in sheet.rows())
    headings = "\n".join(f"<h3>{html.escape(title)}</h3>" for title in sheet.headings)
    path.write_text(
        '<html>\n<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n'
        "<style>td { mso-number-format:\\@; }</style></head>\n"
        f'<body>\n{headings}\n<table border="1">\n{row(sheet.headers, "th")}\n{body}\n</table>\n</body></html>\n',
        encoding="utf-8",
    )
