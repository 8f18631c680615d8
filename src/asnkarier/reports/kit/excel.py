"""A thin layer over xlsxwriter: workbooks that open without repair and hold no live content.

Text is always written as text (no formula, no link, no number is made from it). Numbers, dates and
rupiah are numbers with a number format. The same content gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import pandas as pd
import xlsxwriter

from asnkarier.atomic import write_bytes
from asnkarier.i18n import N_
from asnkarier.reports.kit.clean_text import cell_text, one_line
from asnkarier.reports.kit.wording import UNKNOWN, Wording, is_missing

# Okabe and Ito's colours, which people with any kind of colour blindness tell apart, and their tints.
BLUE, SKY, ORANGE, VERMILLION, GREY = "#0072B2", "#56B4E9", "#E69F00", "#D55E00", "#BFBFBF"
HEADER_FILL, HEADER_TEXT, TILE_FILL, LINE, NOTE_TEXT = "#1F3864", "#FFFFFF", "#EAF1F8", "#D9D9D9", "#595959"
MAX_ROWS = 1_048_576

_LOCALE = {"id": "421", "en": "409"}
_WIDEST, _NARROWEST = 48, 7
_DIGIT_PIXELS, _ROW_PIXELS = 7, 20
_CAPITAL = 1.2
"""Width of a letter of a word in capitals, in characters."""
LINE_HEIGHT, _HIGHEST = 13.5, 409
"""Height of a line of text and of the highest row Excel allows, in points."""

STYLES: dict[str, dict[str, Any]] = {
    "text": {"valign": "top", "align": "left", "indent": 1},
    "wrap": {"valign": "top", "text_wrap": True, "align": "left", "indent": 1},
    "open": {"valign": "top", "text_wrap": True, "align": "left", "num_format": "@", "bg_color": "#FFF9E3",
             "locked": False},
    "small": {"valign": "top", "text_wrap": True, "font_size": 8, "align": "left", "indent": 1},
    "integer": {"valign": "top", "num_format": "#,##0"},
    "level": {"valign": "top", "num_format": "0", "align": "center"},
    "decimal": {"valign": "top", "num_format": "#,##0.00"},
    "score": {"valign": "top", "num_format": "#,##0.00", "align": "center"},
    "number": {"valign": "top"},
    "percent": {"valign": "top", "num_format": "0.0%"},
    "title": {"bold": True, "font_size": 15, "font_color": HEADER_FILL},
    "subtitle": {"font_color": NOTE_TEXT},
    "section": {"bold": True, "font_size": 11, "font_color": HEADER_FILL},
    "note": {"font_color": NOTE_TEXT, "text_wrap": True, "valign": "top"},
    "link": {"font_color": BLUE, "underline": 1, "font_size": 9},
    "header": {
        "bold": True, "bg_color": HEADER_FILL, "font_color": HEADER_TEXT,
        "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1, "border_color": LINE,
    },
    "boxed": {"border": 1, "border_color": LINE},
    "bold": {"bold": True},
    "centre": {"align": "center"},
    "right": {"align": "right"},
    "middle": {"valign": "vcenter"},
    "top": {"valign": "top"},
    "tile_label": {"bg_color": TILE_FILL, "font_color": NOTE_TEXT, "align": "center", "text_wrap": True,
                   "valign": "vcenter", "font_size": 9},
    "tile_value": {"bg_color": TILE_FILL, "font_color": HEADER_FILL, "align": "center", "bold": True,
                   "valign": "vcenter", "font_size": 16, "shrink": True},
}  # fmt: skip
"""Properties of cell formats by name; names are combined, the later one wins."""
TEXT_STYLES = ("text", "wrap", "open", "small")
WRAPPED_STYLES = ("wrap", "open", "small")


@dataclass(frozen=True)
class Field:
    """One column of a laid-out table: its name, its title, its values and how they look.

    ``name`` is that of the stored column where it is one; a column of a variable set has the set's name and a key, as
    in ``("held", 3)``. By their names charts and formats find the columns. ``style`` is a name of :data:`STYLES`,
    ``rupiah`` or ``date``; :data:`TEXT_STYLES` hold text, all others numbers or dates. ``missing`` stands where there
    is no value. ``width`` is in characters.
    """

    name: Hashable
    title: str
    values: Iterable[Any]
    style: str = "text"
    missing: str = ""
    width: float | None = None


@dataclass(frozen=True)
class Place:
    """Where a named column stands on its sheet. Rows and columns count from 0."""

    sheet: str
    title: str
    """Its header."""
    number: int
    header: int
    """Row of the header; the values follow."""
    count: int
    """How many values there are."""

    @property
    def first(self) -> int:
        """Row of the first value."""
        return self.header + 1

    @property
    def last(self) -> int:
        """Row of the last value; of an empty table the row that says so."""
        return self.header + max(self.count, 1)

    @property
    def area(self) -> tuple[int, int, int, int]:
        """First row, first column, last row, last column of the values."""
        return self.first, self.number, self.last, self.number

    def series(self, rows: int | None = None) -> list[str | int]:
        """Give the values, or the first ``rows`` of them, as a chart refers to them.

        Raises:
            ValueError: there are fewer, or none.
        """
        drawn = self.count if rows is None else rows
        if not 0 < drawn <= self.count:
            raise ValueError(f"{drawn} rows of {self.count} cannot be drawn")
        return [self.sheet, self.first, self.number, self.header + drawn, self.number]


class Book:
    """A workbook being written; it appears whole when the ``with`` block ends, or not at all."""

    def __init__(self, path: Path, *, title: str, author: str, footer: str, day: date, wording: Wording) -> None:
        """Prepare the file. ``day`` is its creation date, so that the bytes do not depend on the clock."""
        self.wording = wording
        self.footer = one_line(footer)
        self._path = path
        self._bytes = io.BytesIO()  # xlsxwriter itself never meets the disk, nor hides the disk's errors
        self._properties = {
            "title": one_line(title),
            "author": one_line(author),
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001 - the format has no time zone
        }
        self._sheets: dict[str, ReportSheet] = {}
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}
        self.cut_mark = wording(N_(" … [cut: longer than a cell can hold]"))

    def __enter__(self) -> Book:
        """Open the workbook."""
        self.file = xlsxwriter.Workbook(
            self._bytes,
            {
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "in_memory": True,  # no personal data in temporary files that a kill would leave behind
                # Arial (or Liberation Sans, equally wide) is on every office computer; Calibri is not
                "default_format_properties": {"font_name": "Arial", "font_size": 10},
            },
        )
        self.file.set_properties(self._properties)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write the file out, unless something went wrong."""
        if error is None:
            self.file.close()
            write_bytes(self._path, self._bytes.getvalue())

    def style(self, *names: str, **properties: Any) -> Any:
        """Give the cell format that combines the named styles and single properties."""
        merged: dict[str, Any] = {}
        for name in names:
            merged |= self._localised(name) or STYLES[name]
        merged |= properties
        key = tuple(sorted(merged.items()))
        if key not in self._styles:
            self._styles[key] = self.file.add_format(merged)
        return self._styles[key]

    def sheet(self, name: str, title: str, subtitle: str = "") -> ReportSheet:
        """Add a sheet with its title in the first row and its subtitle in the second."""
        unique = unique_sheet_name(name, self._sheets)
        sheet = ReportSheet(self, self.file.add_worksheet(unique), unique)
        self._sheets[unique] = sheet
        sheet.set_up_page()
        sheet.text(0, 0, title, "title")
        sheet.text(1, 0, subtitle, "subtitle")
        return sheet

    @property
    def sheets(self) -> list[ReportSheet]:
        """The sheets so far, in order."""
        return list(self._sheets.values())

    def _localised(self, name: str) -> dict[str, Any] | None:
        code = _LOCALE[self.wording.language]
        if name == "rupiah":
            return {"valign": "top", "num_format": f"[$Rp-{code}]#,##0"}
        if name == "date":
            return {"valign": "top", "align": "left", "num_format": f"[$-{code}]d mmmm yyyy"}
        return None


@dataclass
class ReportSheet:
    """One sheet. Rows and columns count from 0, as in xlsxwriter."""

    book: Book
    grid: Any
    name: str
    _places: dict[Hashable, Place] = field(default_factory=dict)
    _column_pixels: dict[int, int] = field(default_factory=dict)

    def set_up_page(self) -> None:
        """Set landscape A4, one page wide, with page numbers."""
        self.grid.set_landscape()
        self.grid.set_paper(9)
        self.grid.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.grid.fit_to_pages(1, 0)
        self.grid.hide_gridlines(2)
        page = self.book.wording(N_("Page {page} of {pages}"), page="&P", pages="&N")
        left = self.book.footer.replace("&", "&&")[:120]
        self.grid.set_footer(f"&L&8{left}&C&8&A&R&8{page}")

    def text(self, row: int, column: int, text: str, *styles: str, **properties: Any) -> None:
        """Write text as text, whatever it looks like."""
        format_ = self.book.style(*(styles or ("text",)), **properties)
        if text:
            self.grid.write_string(row, column, cell_text(text, self.book.cut_mark), format_)
        else:
            self.grid.write_blank(row, column, None, format_)

    def number(self, row: int, column: int, value: Any, *styles: str, **properties: Any) -> None:
        """Write a number; a missing one is a dash."""
        if is_missing(value):
            self.text(row, column, UNKNOWN, *styles, "centre", **properties)
        else:
            self.grid.write_number(row, column, float(value), self.book.style(*styles, **properties))

    def merged(self, area: tuple[int, int, int, int], value: Any, *styles: str, **properties: Any) -> None:
        """Write text or a number over an area (first row, first column, last row, last column)."""
        row, column, last_row, last_column = area
        if (row, column) != (last_row, last_column):
            self.grid.merge_range(*area, "", self.book.style(*styles, **properties))
        if isinstance(value, str):
            self.text(row, column, value, *styles, **properties)
        else:
            self.number(row, column, value, *styles, **properties)

    def link(self, row: int, column: int, target: ReportSheet, text: str) -> None:
        """Write a link to another sheet of the book."""
        quoted = target.name.replace("'", "''")
        self.grid.write_url(row, column, f"internal:'{quoted}'!A1", self.book.style("link"), string=one_line(text))

    def chart(self, chart: Any, row: int, column: int, columns: int, rows: int, description: str) -> None:
        """Place a chart over so many columns (of equal width) and rows (of standard height)."""
        width = columns * self._column_pixels.get(column, 64)
        options = {"x_offset": 2, "y_offset": 2, "object_position": 1, "description": one_line(description)}
        chart.set_size({"width": width - 6, "height": rows * _ROW_PIXELS - 6})
        self.grid.insert_chart(row, column, chart, options)

    def widths(self, widths: Mapping[int, float] | Sequence[float]) -> None:
        """Set column widths in characters, from the first column on or by column."""
        pairs = widths.items() if isinstance(widths, Mapping) else enumerate(widths)
        for column, width in pairs:
            self.grid.set_column(column, column, width)
            self._column_pixels[column] = int(width * _DIGIT_PIXELS + 5)

    def table(
        self,
        row: int,
        fields: Sequence[Field],
        *,
        freeze: Sequence[Hashable] | None = None,
        filtered: bool = True,
        as_table: str = "",
    ) -> int:
        """Write a table whose header is in ``row``; give the row after its last one.

        ``freeze`` keeps the header in view, and the columns up to the last of those named. ``as_table`` makes it a
        real Excel table of that name. An empty table says so in its first row.

        Raises:
            ValueError: two columns of the sheet have one name.
        """
        columns = [list(one.values) for one in fields]
        height = len(columns[0]) if columns else 0
        last = row + max(height, 1)
        for number, one in enumerate(fields):
            self.text(row, number, one.title, "header")
            self.place(one.name, one.title, number, row, height)
        if as_table and height:
            titles = [{"header": one_line(one.title), "header_format": self.book.style("header")} for one in fields]
            self.grid.add_table(
                row, 0, last, len(fields) - 1, {"name": as_table, "columns": titles, "style": "Table Style Light 1"}
            )
        elif filtered:
            self.grid.autofilter(row, 0, last, len(fields) - 1)
        boxes = () if as_table else ("boxed",)
        widths = [_width(one, values) for one, values in zip(fields, columns, strict=True)]
        for number, (one, values) in enumerate(zip(fields, columns, strict=True)):
            self.write_column(row + 1, number, one, values, *boxes)
        self.widths(widths)
        self._heights(row, fields, columns, widths)
        if not height:
            self.text(row + 1, 0, self.book.wording(N_("(no rows)")), "subtitle")
        if freeze is not None:
            self.grid.freeze_panes(row + 1, max((self.column(name).number + 1 for name in freeze), default=0))
            self.grid.repeat_rows(row)
        return last + 1

    def place(self, name: Hashable, title: str, number: int, header: int, count: int) -> None:
        """Note where a column stands: its number, the row of its header and how many values follow.

        Raises:
            ValueError: the sheet has a column of that name already.
        """
        if name in self._places:
            raise ValueError(f"two columns are named {name!r}")
        self._places[name] = Place(self.name, title, number, header, count)

    @property
    def columns(self) -> list[str]:
        """The names of the columns, from the left."""
        return [str(name) for name, place in sorted(self._places.items(), key=lambda each: each[1].number)]

    def column(self, name: Hashable) -> Place:
        """Give where the column of that name stands.

        Raises:
            KeyError: the sheet has no such column.
        """
        return self._places[name]

    def write_column(self, row: int, column: int, one: Field, values: Sequence[Any], *styles: str) -> None:
        """Write the values of one column from ``row`` on, in its own style and the styles added."""
        # The loops are kept tight because a long table has millions of cells.
        format_ = self.book.style(one.style, *styles)
        absent = self.book.style(one.style, *styles, "centre")
        write: Callable[[int, int, Any, Any], Any] = self.grid.write_number
        cells = known(values)
        if one.style in TEXT_STYLES:
            write = self.grid.write_string
            # the same names and titles come again and again
            cleaned = {value: cell_text(str(value), self.book.cut_mark) for value in {*cells} - {None}}
            cells = [cleaned.get(value) for value in cells]
        elif one.style == "date":
            days = {day: excel_day(day) for day in {*cells} - {None}}
            cells = [days.get(day) for day in cells]
        for at, cell in enumerate(cells, row):
            if cell is not None and cell != "":
                write(at, column, cell, format_)
            elif one.missing:
                self.grid.write_string(at, column, one.missing, absent)
            elif styles:
                self.grid.write_blank(at, column, None, format_)

    def _heights(
        self, row: int, fields: Sequence[Field], columns: Sequence[Sequence[Any]], widths: Sequence[float]
    ) -> None:
        """Make the header and the rows as high as their wrapped text; not every program does so by itself."""
        titles = [lines_needed(one.title, width - 3) for one, width in zip(fields, widths, strict=True)]
        self.grid.set_row(row, LINE_HEIGHT * max(titles, default=1) + 6)
        wrapped = zip(fields, columns, widths, strict=True)
        self.fit_rows(row + 1, [(values, width) for one, values, width in wrapped if one.style in WRAPPED_STYLES])

    def fit_rows(self, row: int, wrapped: Sequence[tuple[Sequence[Any], float]]) -> None:
        """Make the rows from ``row`` on high enough for columns of wrapped text, given with their widths."""
        lines = [1] * max((len(values) for values, _ in wrapped), default=0)
        for values, width in wrapped:
            needed = {value: lines_needed(str(value), width - 2) for value in set(values) if not is_missing(value)}
            lines = [max(known, needed.get(value, 1)) for known, value in zip(lines, values, strict=True)]
        for at, number in enumerate(lines, row):
            if number > 1:
                self.grid.set_row(at, min(LINE_HEIGHT * number, _HIGHEST))


def excel_day(day: date) -> int:
    """Give a day's number in Excel's 1900 calendar."""
    return date(day.year, day.month, day.day).toordinal() - date(1899, 12, 30).toordinal()


def unique_sheet_name(name: str, taken: Iterable[str]) -> str:
    """Give a name that Excel allows for a sheet: at most 31 characters, unique whatever the case."""
    cleaned = "".join(" " if sign in "[]:*?/\\" else sign for sign in one_line(name))
    cleaned = "".join(sign for sign in cleaned if ord(sign) <= 0xFFFF)  # Excel counts UTF-16 units
    cleaned = cleaned.strip("' ") or "Sheet"
    used = {one.casefold() for one in taken} | {"history"}  # Excel keeps "History" for itself
    candidate, number = cleaned[:31].rstrip("' "), 2
    while not candidate or candidate.casefold() in used:
        ending = f" ({number})"
        candidate, number = cleaned[: 31 - len(ending)].rstrip("' ") + ending, number + 1
    return candidate


def lines_needed(text: str, width: float) -> int:
    """Estimate how many lines a text takes in a cell of ``width`` characters, broken at spaces."""
    lines, used = 1, 0.0
    for word in text.split():
        length = len(word) * (_CAPITAL if word.isupper() else 1)
        if used and used + 1 + length > width:
            lines, used = lines + 1, 0.0
        used += length + (1 if used else 0)
    return lines


def _width(one: Field, values: Sequence[Any]) -> float:
    """Give the width asked for, or one that shows nearly all values; a word of the title is never broken."""
    title = max((len(word) for word in one.title.split()), default=0) * 1.1 + 2
    if one.width:
        return max(one.width, title)
    if one.style == "date":
        content = 18.0
    elif one.style in TEXT_STYLES:
        content = max((len(str(value)) for value in values[:5000] if not is_missing(value)), default=0) * 1.05 + 2
    else:
        largest = max((abs(float(value)) for value in values if not is_missing(value)), default=0)
        content = len(f"{largest:,.0f}") + (4 if one.style in ("decimal", "percent", "rupiah") else 1)
    return float(min(max(content, title + 1, _NARROWEST), _WIDEST))


def as_list(column: pd.Series[Any]) -> list[Any]:
    """Give a column's values as plain Python values, missing ones as None."""
    return known(column.astype(object).tolist())


def known(values: Sequence[Any]) -> list[Any]:
    """Give the values with None for every missing one (NaN, NA, NaT)."""
    array = pd.Series(values, dtype=object)
    return array.where(array.notna(), None).tolist()


def chart_font(size: int, *, bold: bool = False) -> dict[str, Any]:
    """Give a font for the words of a chart."""
    return {"name": "Arial", "size": size, "bold": bold}
