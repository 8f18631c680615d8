"""The grid of a one-page summary: two halves with a narrow gap, tiles above, lists and charts side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from asnkarier.i18n import N_
from asnkarier.reports.kit.excel import Place, ReportSheet, chart_font, lines_needed
from asnkarier.reports.kit.excel_looks import PAGE_FONT
from asnkarier.reports.kit.paper import scale_of
from asnkarier.reports.kit.text_size import ROW_PIXELS
from asnkarier.reports.kit.wording import is_missing

HALF = 9
"""Columns of each half."""
LAST = 2 * HALF
"""The last column of the page."""
RIGHT = HALF + 1
"""First column of the right half; the gap lies before it."""
_WIDTH, _NUMBER_WIDTH, _GAP_WIDTH = 11.7, 8.0, 1.5
_LINE_HEIGHT = 15
"""Points of a line."""
_PAGE_HEIGHT = 800
"""Points of rows that go onto a page at the scale at which its columns do."""
_BAR_PIXELS, _LABEL_PIXELS, _ROUND_BARS = 20, 30, 140
"""Pixels that a bar takes, one with a label of two lines, and those of the title and the legend."""
_FEW_BARS = 10
"""Bars for which there is room for labels of two lines."""


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
    """Set the widths of the grid, and the scale at which it goes across a page."""
    half = [_NUMBER_WIDTH, *[_WIDTH] * (HALF - 1)]
    widths = [*half, _GAP_WIDTH, *half]
    sheet.widths(widths)
    sheet.grid.set_print_scale(scale_of(widths))


@dataclass(frozen=True)
class Tile:
    """A key figure: its label, its value, its number format, and the column of a list that adds up to it, if any."""

    label: str
    value: Any
    pattern: str
    sum_of: Place | None = None


def tiles(sheet: ReportSheet, row: int, figures: Sequence[Tile]) -> int:
    """Write key figures two columns wide, nine in a row; give the row after them.

    One is a formula where the list it comes from shows all that it is the sum of.
    """
    for number, tile in enumerate(figures):
        down, across = divmod(number, HALF)
        top, left, right = row + 3 * down, _place(2 * across), _place(2 * across + 1)
        sheet.merged((top, left, top, right), tile.label, "tile_label", "boxed")
        sheet.merged((top + 1, left, top + 1, right), tile.value, "tile_value", "boxed", num_format=tile.pattern)
        if tile.sum_of is not None and not is_missing(tile.value) and tile.sum_of.total == tile.value:
            formula = f"=SUM({tile.sum_of.reference})"
            sheet.formula(top + 1, left, formula, tile.value, "tile_value", "boxed", num_format=tile.pattern)
        sheet.height(top, 2 * _LINE_HEIGHT)
        sheet.height(top + 1, 30)
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
    sheet.height(row + 1, 2 * _LINE_HEIGHT + 2)
    for number, lines in enumerate(heights):
        sheet.height(row + 2 + number, _LINE_HEIGHT * lines)
    return row + 2 + count


def _list(sheet: ReportSheet, header: int, left: int, side: PageList) -> list[int]:
    """Write one list with its header in row ``header``; give how many lines each of its names takes."""
    first, last = left + 1, left + HALF - 1 - sum(column.span for column in side.columns)
    areas = _areas(last + 1, side.columns)
    sheet.text(header, left, sheet.book.wording(N_("No.")), "header", "page", bold=False)
    sheet.merged((header, first, header, last), side.title, "header", "page", bold=False)
    sheet.place((side.name, "name"), side.title, first, header, len(side.names), side.names)
    for (start, end), column in areas:
        sheet.merged((header, start, header, end), column.title, "header", "page", bold=False)
        sheet.place((side.name, column.name), column.title, start, header, len(column.values), column.values)
    if not side.names:
        sheet.text(header + 1, left, sheet.book.wording(N_("(no rows)")), "subtitle")
    for number, name in enumerate(side.names):
        at = header + 1 + number
        sheet.number(at, left, number + 1, "level", "boxed", "middle", "page")
        sheet.merged((at, first, at, last), name, "wrap", "boxed", "middle", "page")
        for (start, end), column in areas:
            sheet.merged((at, start, at, end), column.values[number], column.style, "boxed", "middle", "page")
    return [lines_needed(name, (last - first + 1) * _WIDTH - 2) for name in side.names]


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
    chart.set_title({"name": title, "name_font": chart_font(13, bold=True), "overlay": False})
    # the order is turned round so that the first row is on top; the value axis then has to be sent back down
    chart.set_y_axis(
        {
            "reverse": True,
            "num_font": chart_font(PAGE_FONT),
            "interval_unit": 1,
            "line": {"color": "#BFBFBF"},
        }
    )
    chart.set_legend({"position": "bottom", "font": chart_font(PAGE_FONT)} if legend else {"none": True})
    chart.set_chartarea({"border": {"color": "#D9D9D9"}})
    sheet.chart(chart, row, RIGHT if right else 0, HALF, chart_rows(bars), title)


def value_axis(pattern: str, *, visible: bool = True, major_unit: float | None = None) -> dict[str, Any]:
    """Give the options of the axis of values, without lines across the picture."""
    return {
        "num_format": pattern,
        "num_font": chart_font(PAGE_FONT),
        "major_gridlines": {"visible": False},
        "min": 0,
        "label_position": "high",
        "visible": visible,
        **({"major_unit": major_unit} if major_unit else {}),
    }


def chart_rows(bars: int) -> int:
    """Give the rows that a chart takes, so that every bar has its label."""
    pixels = _LABEL_PIXELS if bars <= _FEW_BARS else _BAR_PIXELS
    return max(14, math.ceil((_ROUND_BARS + pixels * bars) / ROW_PIXELS))


def after_charts(row: int, *bars: int) -> int:
    """Give the first row below charts of so many bars that begin in ``row``."""
    return row + max(map(chart_rows, bars), default=0) + 1


def lines(sheet: ReportSheet, row: int, heading: str, texts: Sequence[str]) -> int:
    """Write numbered lines over the whole width; give the row after them."""
    sheet.text(row, 0, heading, "section")
    for number, text in enumerate(texts, 1):
        row += 1
        numbered = f"{number}. {text}"
        sheet.merged((row, 0, row, LAST), numbered, "wrap", "page", indent=0)
        sheet.height(row, _LINE_HEIGHT * lines_needed(numbered, LAST * _WIDTH))
    return row + 1


def note(sheet: ReportSheet, row: int, text: str) -> int:
    """Write a note over the whole width; give the row after it."""
    sheet.merged((row, 0, row, LAST), text, "note", "page")
    sheet.height(row, _LINE_HEIGHT * lines_needed(text, LAST * _WIDTH))
    return row + 1


def finish(sheet: ReportSheet, row: int, remark: str, *, charts: int | None = None) -> None:
    """Write the remark in the last row, and show the page first.

    What one page cannot hold at a readable size begins a second with the ``charts``, if any, which are never cut.
    """
    sheet.text(row, 0, remark, "subtitle", "page")
    if charts is not None and sheet.depth(0, row) > _PAGE_HEIGHT:
        sheet.grid.set_h_pagebreaks([charts])
    sheet.grid.print_area(0, 0, row, LAST)
    sheet.grid.activate()
