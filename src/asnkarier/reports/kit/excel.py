"""A thin layer over xlsxwriter: workbooks that open without repair and hold no live content but our own totals.

Text is always written as text (no formula, no link, no number is made from it). Numbers, dates and
rupiah are numbers with a number format. The same content gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range

from asnkarier.atomic import write_atomically
from asnkarier.i18n import N_
from asnkarier.reports.kit.clean_text import LOST, cell_text, one_line
from asnkarier.reports.kit.excel_looks import BLUE, GREY, ORANGE, SKY, VERMILLION, chart_font, properties_of
from asnkarier.reports.kit.excel_names import unique_sheet_name, unique_table_name
from asnkarier.reports.kit.fields import Coded, Field, Place, as_list, drawn, excel_day, known
from asnkarier.reports.kit.lists import write_list
from asnkarier.reports.kit.package import write_package
from asnkarier.reports.kit.paper import MARGIN
from asnkarier.reports.kit.sheet_rows import Rows
from asnkarier.reports.kit.text_size import LETTERS, LINE_HEIGHT, ROW_PIXELS, column_pixels, lines_needed
from asnkarier.reports.kit.wording import UNKNOWN, Wording, is_missing

__all__ = [
    "BLUE", "GREY", "LINE_HEIGHT", "MAX_ROWS", "ORANGE", "SKY", "VERMILLION", "Book", "Coded", "Field", "Place",
    "ReportSheet", "as_list", "chart_font", "drawn", "excel_day", "known", "lines_needed", "unique_sheet_name",
]  # fmt: skip

MAX_ROWS = 1_048_576


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
        self._tables: list[str] = []
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
        if error is not None:
            return
        for sheet in self.sheets:
            sheet.finish()
        self.file.close()
        rows = {f"xl/worksheets/sheet{one.grid.index + 1}.xml": one.waiting for one in self.sheets}
        with write_atomically(self._path) as path:
            write_package(path, self._bytes, rows)

    def style(self, *names: str, **properties: Any) -> Any:
        """Give the cell format that combines the named styles and single properties."""
        merged: dict[str, Any] = {}
        for name in names:
            merged |= properties_of(name, self.wording.language)
        merged |= properties
        key = tuple(sorted(merged.items()))
        if key not in self._styles:
            self._styles[key] = self.file.add_format(merged)
        return self._styles[key]

    def style_number(self, style: Any) -> int:
        """Give the number by which the cells of a list name a format."""
        number: int = style._get_xf_index()
        return number

    def text_number(self, text: str) -> int:
        """Give the number by which the cells of a list name a text."""
        number: int = self.file.str_table._get_shared_string_index(text)
        return number

    def table_name(self, sheet: str) -> str:
        """Give a name for the next table of a sheet."""
        self._tables.append(unique_table_name(sheet, self._tables))
        return self._tables[-1]

    def sheet(self, name: str, title: str, subtitle: str = "") -> ReportSheet:
        """Add a sheet with its title in the first row and its subtitle in the second."""
        unique = unique_sheet_name(name, self._sheets)
        sheet = ReportSheet(self, self.file.add_worksheet(unique), unique, subtitle)
        self._sheets[unique] = sheet
        sheet.set_up_page()
        sheet.text(0, 0, title, "title")
        sheet.text(1, 0, subtitle, "subtitle")
        return sheet

    def bare_sheet(self, name: str) -> ReportSheet:
        """Add a sheet that other programs read: it has no title, so that its first row may be the header."""
        unique = unique_sheet_name(name, self._sheets)
        sheet = self._sheets[unique] = ReportSheet(self, self.file.add_worksheet(unique), unique)
        sheet.set_up_page()
        return sheet

    @property
    def sheets(self) -> list[ReportSheet]:
        """The sheets so far, in order."""
        return list(self._sheets.values())


@dataclass
class ReportSheet:
    """One sheet. Rows and columns count from 0, as in xlsxwriter."""

    book: Book
    grid: Any
    name: str
    subtitle: str = ""
    waiting: list[Rows] = field(default_factory=list)
    """Rows of lists, which are put in when the file is written."""
    _places: dict[Hashable, Place] = field(default_factory=dict)
    _widths: dict[int, float] = field(default_factory=dict)
    _heights: dict[int, float] = field(default_factory=dict)
    _notes: list[str] = field(default_factory=list)
    _bottom: int = 0
    _columns_printed: int = 0
    _scale: int = 100
    _scaled: bool = False
    _bottom_printed: int | None = None

    def set_up_page(self) -> None:
        """Set landscape A4, one page wide, with page numbers."""
        self.grid.set_landscape()
        self.grid.set_paper(9)
        self.grid.set_margins(left=MARGIN, right=MARGIN, top=0.4, bottom=0.55)
        self.grid.fit_to_pages(1, 0)
        self.grid.hide_gridlines(2)
        page = self.book.wording(N_("Page {page} of {pages}"), page="&P", pages="&N")
        left = self.book.footer.replace("&", "&&")[:120]
        self.grid.set_footer(f"&L&8{left}&C&8&A&R&8{page}", {"scale_with_doc": False})

    def text(self, row: int, column: int, text: str, *styles: str, **properties: Any) -> None:
        """Write text as text, whatever it looks like."""
        self._bottom = max(self._bottom, row)
        format_ = self.book.style(*(styles or ("text",)), **properties)
        if text:
            self.grid.write_string(row, column, cell_text(text, self.book.cut_mark, LOST), format_)
        else:
            self.grid.write_blank(row, column, None, format_)

    def number(self, row: int, column: int, value: Any, *styles: str, **properties: Any) -> None:
        """Write a number; a missing one is a dash."""
        if is_missing(value):
            self.text(row, column, UNKNOWN, *styles, "centre", **properties)
        else:
            self._bottom = max(self._bottom, row)
            self.grid.write_number(row, column, float(value), self.book.style(*styles, **properties))

    def formula(self, row: int, column: int, formula: str, value: float, *styles: str, **properties: Any) -> None:
        """Write a formula of ours (never one that came from data) with the value it has now."""
        self._bottom = max(self._bottom, row)
        self.grid.write_formula(row, column, formula, self.book.style(*styles, **properties), value)

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
        width = columns * column_pixels(self._widths.get(column, 8.43))
        options = {"x_offset": 2, "y_offset": 2, "object_position": 1, "description": one_line(description)}
        chart.set_size({"width": width - 6, "height": rows * ROW_PIXELS - 6})
        self.grid.insert_chart(row, column, chart, options)

    def height(self, row: int, points: float) -> None:
        """Set the height of a row."""
        self.grid.set_row(row, points)
        self._heights[row] = points

    def depth(self, first: int, last: int) -> float:
        """Give the height of rows from the first to the last, in points."""
        return sum(self._heights.get(row, LINE_HEIGHT) for row in range(first, last + 1))

    def widths(self, widths: Mapping[int, float] | Sequence[float]) -> None:
        """Set column widths in characters, from the first column on or by column."""
        pairs = widths.items() if isinstance(widths, Mapping) else enumerate(widths)
        for column, width in pairs:
            self.grid.set_column(column, column, width)
            self._widths[column] = width

    def table(self, row: int, fields: Sequence[Field], **options: Any) -> int:
        """Write a list as :func:`write_list` does, whose options these are; give the row after its last one.

        An empty list says so in its first row.

        Raises:
            ValueError: two columns of the sheet have one name, or a column that is printed stands behind one that is
                not.
        """
        laid = write_list(self, row, fields, **options)
        return (laid.totals or laid.last) + 1

    def rows(self, rows: Rows) -> None:
        """Add the rows of a list, below all others so far."""
        self.waiting.append(rows)
        self._bottom = max(self._bottom, rows.first + len(rows) - 1)

    def add_table(
        self, area: tuple[int, int, int, int], name: str, titles: Sequence[str], totals: Sequence[str] = ()
    ) -> None:
        """Make a table of an area (its header and values) whose cells follow.

        ``totals`` say what stands in each column of the row below: ``sum``, a label or nothing.
        """
        row, column, last_row, last_column = area
        # made small and drawn out: xlsxwriter remembers every single cell of one
        options = {"name": name, "style": None, "columns": [{"header": title} for title in titles]}
        self.grid.add_table(row, column, row + 1, last_column, options)
        made = self.grid.tables[-1]
        made["a_range"] = made["autofilter"] = xl_range(row, column, last_row, last_column)
        made["range"] = xl_range(row, column, last_row + bool(totals), last_column)
        made["totals_row_shown"] = bool(totals)
        for known_of, total in zip(made["columns"], totals, strict=False):
            known_of["total_function" if total == "sum" else "total_string"] = total

    def place(
        self, name: Hashable, title: str, number: int, header: int, count: int, values: Iterable[Any] = ()
    ) -> None:
        """Note where a column stands: its number, the row of its header, how many values follow, and which.

        Raises:
            ValueError: the sheet has a column of that name already.
        """
        if name in self._places:
            raise ValueError(f"two columns are named {name!r}")
        self._places[name] = Place(self.name, title, number, header, count, Coded.of(values))

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

    def note(self, text: str) -> None:
        """Add a sentence to the subtitle."""
        self._notes.append(text)

    def print_columns(self, count: int, scale: int) -> None:
        """Print the first columns only, at a scale (percent) at which they go onto a page."""
        self._columns_printed = max(self._columns_printed, count)
        self._scale = min(self._scale, scale)

    def keep_off_paper(self, columns: int) -> None:
        """Print nothing of the sheet but that it is for the screen, over so many columns."""
        self._columns_printed, self._bottom_printed = columns, 2
        self.note(
            self.book.wording(
                N_(
                    "This list is not set up for paper: the others hold what is to be printed. To print a part of it, "
                    "select that and print the selection."
                )
            )
        )

    def scale_page(self) -> None:
        """Print at the scale itself: where pages are broken by hand, fitting would undo it."""
        self._scaled = True

    def finish(self) -> None:
        """Set what is printed of a sheet with lists, and give a long subtitle the lines it needs."""
        if not self._columns_printed:
            return
        last = self._columns_printed - 1
        if self._scaled:
            self.grid.set_print_scale(self._scale)
        text = " ".join([self.subtitle, *self._notes]).strip()
        width = sum(self._widths.get(column, 8.43) for column in range(last + 1))
        lines = lines_needed(text, width * LETTERS)
        if self._notes or lines > 1:
            self.merged((1, 0, 1, last), text, "note")
            self.grid.set_row(1, LINE_HEIGHT * lines)
        bottom = self._bottom if self._bottom_printed is None else self._bottom_printed
        self.grid.print_area(0, 0, bottom, last)
