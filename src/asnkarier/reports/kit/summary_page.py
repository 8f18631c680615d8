"""The grid of a one-page summary: two halves with a narrow gap, tiles above, lists and charts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from asnkarier.i18n import N_
from asnkarier.reports.kit.excel import LINE_HEIGHT, ReportSheet, chart_font, lines_needed

HALF = 9
"""Columns of each half."""
LAST = 2 * HALF
"""The last column of the page."""
RIGHT = HALF + 1
"""First column of the right half; the gap lies before it."""
_WIDTH, _GAP_WIDTH = 11.5, 1.5
_CHART_ROWS = 17


@dataclass(frozen=True)
class ListColumn:
    """A column of figures in a list: its name, title, values, their style and how many columns of the grid it takes."""

    name: str
    title: str
    values: Sequence[Any]
    style: str
    span: int = 1


@dataclass(frozen=True)
class PageList:
    """A numbered list: names, and columns of figures beside them.

    Its columns are found on the sheet as ``(name of the list, name of the column)``, the names as ``(name, "name")``.
    """

    name: str
    heading: str
    title: str
    """Title of the names."""
    names: Sequence[str]
    columns: Sequence[ListColumn]


def set_up(sheet: ReportSheet) -> None:
    """Set the widths of the grid."""
    sheet.widths([*[_WIDTH] * HALF, _GAP_WIDTH, *[_WIDTH] * HALF])


def tiles(sheet: ReportSheet, row: int, figures: Sequence[tuple[str, Any, str]]) -> int:
    """Write key figures (label, value, number format) two columns wide, nine in a row; give the row after them."""
    for number, (label, value, pattern) in enumerate(figures):
        down, across = divmod(number, HALF)
        top, left, right = row + 3 * down, _place(2 * across), _place(2 * across + 1)
        sheet.merged((top, left, top, right), label, "tile_label", "boxed")
        sheet.merged((top + 1, left, top + 1, right), value, "tile_value", "boxed", num_format=pattern)
        sheet.grid.set_row(top, 26)
        sheet.grid.set_row(top + 1, 30)
    return row + 3 * ((len(figures) - 1) // HALF + 1) - 1


def _place(column: int) -> int:
    """Give the column of the sheet for one of the 18 columns beside the gap."""
    return column if column < HALF else column + 1


def lists(sheet: ReportSheet, row: int, *sides: PageList) -> int:
    """Write up to two numbered lists side by side; give the row after the longer one."""
    count = max(1, *(len(side.names) for side in sides))
    heights = [1] * count
    for left, side in zip((0, RIGHT), sides, strict=False):
        sheet.text(row, left, side.heading, "section")
        for number, lines in enumerate(_list(sheet, row + 1, left, side)):
            heights[number] = max(heights[number], lines)
    sheet.grid.set_row(row + 1, 2 * LINE_HEIGHT + 2)
    for number, lines in enumerate(heights):
        sheet.grid.set_row(row + 2 + number, LINE_HEIGHT * lines)
    return row + 2 + count


def _list(sheet: ReportSheet, header: int, left: int, side: PageList) -> list[int]:
    """Write one list with its header in row ``header``; give how many lines each of its names takes."""
    first, last = left + 1, left + HALF - 1 - sum(column.span for column in side.columns)
    areas = _areas(last + 1, side.columns)
    sheet.text(header, left, sheet.book.wording(N_("No.")), "header", font_size=9)
    sheet.merged((header, first, header, last), side.title, "header")
    sheet.place((side.name, "name"), side.title, first, header, len(side.names))
    for (start, end), column in areas:
        sheet.merged((header, start, header, end), column.title, "header", font_size=9)
        sheet.place((side.name, column.name), column.title, start, header, len(column.values))
    if not side.names:
        sheet.text(header + 1, left, sheet.book.wording(N_("(no rows)")), "subtitle")
    for number, name in enumerate(side.names):
        at = header + 1 + number
        sheet.number(at, left, number + 1, "level", "boxed", "middle")
        sheet.merged((at, first, at, last), name, "wrap", "boxed", "middle")
        for (start, end), column in areas:
            sheet.merged((at, start, at, end), column.values[number], column.style, "boxed", "middle")
    return [lines_needed(name, (last - first + 1) * _WIDTH) for name in side.names]


def _areas(start: int, columns: Sequence[ListColumn]) -> list[tuple[tuple[int, int], ListColumn]]:
    """Give each column of figures with the first and last column of the grid it takes."""
    areas = []
    for column in columns:
        areas.append(((start, start + column.span - 1), column))
        start += column.span
    return areas


def chart(
    sheet: ReportSheet, row: int, chart: Any, title: str, *, bars: int, right: bool = False, legend: bool = True
) -> None:
    """Place a chart of so many bars in one half; the first category is on top."""
    chart.set_title({"name": title, "name_font": chart_font(11, bold=True), "overlay": False})
    # the order is turned round so that the first row is on top; the value axis then has to be sent back down
    chart.set_y_axis(
        {
            "reverse": True,
            "num_font": chart_font(8 if bars <= 12 else 7),
            "interval_unit": 1,
            "line": {"color": "#BFBFBF"},
        }
    )
    chart.set_legend({"position": "bottom", "font": chart_font(8)} if legend else {"none": True})
    chart.set_chartarea({"border": {"color": "#D9D9D9"}})
    sheet.chart(chart, row, RIGHT if right else 0, HALF, _CHART_ROWS, title)


def value_axis(pattern: str, *, visible: bool = True, major_unit: float | None = None) -> dict[str, Any]:
    """Give the options of the axis of values, without lines across the picture."""
    return {
        "num_format": pattern,
        "num_font": chart_font(8),
        "major_gridlines": {"visible": False},
        "min": 0,
        "label_position": "high",
        "visible": visible,
        **({"major_unit": major_unit} if major_unit else {}),
    }


def after_charts(row: int) -> int:
    """Give the first row below charts that begin in ``row``."""
    return row + _CHART_ROWS + 1


def lines(sheet: ReportSheet, row: int, heading: str, texts: Sequence[str]) -> int:
    """Write numbered lines over the whole width; give the row after them."""
    sheet.text(row, 0, heading, "section")
    for number, text in enumerate(texts, 1):
        row += 1
        numbered = f"{number}. {text}"
        sheet.merged((row, 0, row, LAST), numbered, "wrap")
        sheet.grid.set_row(row, LINE_HEIGHT * lines_needed(numbered, 1.2 * LAST * _WIDTH))
    return row + 1


def finish(sheet: ReportSheet, row: int, remark: str) -> None:
    """Write the remark in the last row, print the page as one, and show it first."""
    sheet.text(row, 0, remark, "subtitle")
    sheet.grid.print_area(0, 0, row, LAST)
    sheet.grid.fit_to_pages(1, 1)
    sheet.grid.activate()
