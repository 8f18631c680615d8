"""One page that the head of the agency reads: key figures, the worst, two pictures and what to do next."""

from __future__ import annotations

from typing import Any

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.common_sheets import BODY
from asnkarier.reports.excel import (
    BLUE,
    GREY,
    ORANGE,
    SKY,
    VERMILLION,
    Sheet,
    chart_font,
    lines_needed,
)
from asnkarier.reports.gap_advice import next_steps
from asnkarier.reports.gap_heat_map import opd_name
from asnkarier.reports.gap_lists import competency_order, opd_order
from asnkarier.reports.gap_report import LOW_COVERAGE, TOP, GapFigures, GapReport

COLUMNS_OF_GRID = 18
_WIDTH = 8.6
_CHART_ROWS = 19
MOST_BARS = 15
"""Bars of a chart that stay readable on one page."""
CATEGORY_COLOURS = (BLUE, SKY, ORANGE, VERMILLION)


def fill(sheet: Sheet, report: GapReport, figures: GapFigures, opds: Sheet, competencies: Sheet) -> None:
    """Fill the page; ``opds`` and ``competencies`` are the sheets the charts take their figures from."""
    words = report.wording
    sheet.widths([_WIDTH] * COLUMNS_OF_GRID)
    row = _tiles(sheet, BODY + 1, report, figures)
    row = _worst(sheet, row + 1, report, figures)
    sheet.text(row, 0, words(N_("* less than {percent} assessed"), percent=words.percent(LOW_COVERAGE, 0)), "note")
    row += 2
    _category_chart(sheet, row, report, figures, opds)
    _gap_chart(sheet, row, report, figures, competencies)
    row += _CHART_ROWS + 1
    sheet.text(row, 0, words(N_("What to do next")), "section")
    for number, step in enumerate(next_steps(report, figures), 1):
        row += 1
        text = f"{number}. {step}"
        sheet.merged((row, 0, row, COLUMNS_OF_GRID - 1), text, "wrap")
        sheet.grid.set_row(row, 13.5 * lines_needed(text, COLUMNS_OF_GRID * _WIDTH))
    row += 2
    caveat = words(N_("Material for consideration, not a decision; whoever decides looks at the person, too."))
    sheet.text(row, 0, caveat, "subtitle")
    sheet.grid.print_area(0, 0, row, COLUMNS_OF_GRID - 1)
    sheet.grid.fit_to_pages(1, 1)
    sheet.grid.set_first_sheet()
    sheet.grid.activate()


def _tiles(sheet: Sheet, row: int, report: GapReport, figures: GapFigures) -> int:
    """Write the key figures in tiles two columns wide, as many in a row as fit."""
    words = report.wording
    tiles: list[tuple[str, Any, str]] = [
        (words(N_("Employees")), figures.staff, "#,##0"),
        (words(N_("With a valid assessment")), figures.people_assessed, "#,##0"),
        (words(N_("Requirements assessed")), figures.coverage, "0.0%"),
        (words(N_("Mean JPM (%)")), figures.jpm_mean, "0.00"),
        (words(N_("Levels missing")), figures.levels_missing, "#,##0"),
    ]
    for code, people in figures.categories.items():
        tiles.append((report.categories.get(code, words(N_("Without a JPM"))), people, "#,##0"))
    per_row = COLUMNS_OF_GRID // 2
    for number, (label, value, pattern) in enumerate(tiles):
        down, across = divmod(number, per_row)
        top, left = row + 3 * down, 2 * across
        sheet.merged((top, left, top, left + 1), label, "tile_label", "boxed")
        sheet.merged((top + 1, left, top + 1, left + 1), value, "tile_value", "boxed", num_format=pattern)
        sheet.grid.set_row(top, 26)
        sheet.grid.set_row(top + 1, 30)
    return row + 3 * ((len(tiles) - 1) // per_row + 1) - 1


def _worst(sheet: Sheet, row: int, report: GapReport, figures: GapFigures) -> int:
    """Write the two lists side by side; give the row after the longer one."""
    words, half = report.wording, COLUMNS_OF_GRID // 2
    sheet.text(row, 0, words(N_("Widest gaps, by competency")), "section")
    sheet.text(row, half, words(N_("Neediest OPDs")), "section")
    row += 1
    figure_titles = [words(N_("People")), words(N_("Mean gap")), words(N_("Share with a gap")), words(N_("Levels"))]
    lists: tuple[tuple[int, str, pd.DataFrame, list[str]], ...] = (
        (
            0,
            words(N_("Competency")),
            figures.widest,
            [report.competencies.get(code, code) for code in figures.widest["competency"]],
        ),
        (half, words(N_("OPD")), figures.neediest, [opd_name(report, opd) for opd in figures.neediest["group"]]),
    )
    sheet.grid.set_row(row, 28)
    heights = [1] * TOP
    for left, title, rows, names in lists:
        name_columns = half - 1 - len(figure_titles) - 1
        sheet.text(row, left, "", "header")
        sheet.merged((row, left + 1, row, left + 1 + name_columns), title, "header")
        for column, figure_title in enumerate(figure_titles, left + 2 + name_columns):
            sheet.text(row, column, figure_title, "header", font_size=9)
        if rows.empty:
            sheet.text(row + 1, left, words(N_("(no rows)")), "subtitle")
        for at, (name, figure) in enumerate(zip(names, rows.to_dict("records"), strict=True)):
            marked = f"{name} *" if figure["coverage"] < LOW_COVERAGE else name
            sheet.number(row + 1 + at, left, at + 1, "integer", "boxed", "centre", "middle")
            area = (row + 1 + at, left + 1, row + 1 + at, left + 1 + name_columns)
            sheet.merged(area, marked, "wrap", "boxed", "middle")
            heights[at] = max(heights[at], lines_needed(marked, (name_columns + 1) * _WIDTH * 0.97))
            for column, (key, style) in enumerate(
                (
                    ("people", "integer"),
                    ("mean_gap", "decimal"),
                    ("share_with_gap", "percent"),
                    ("levels_missing", "integer"),
                ),
                left + 2 + name_columns,
            ):
                sheet.number(row + 1 + at, column, figure[key], style, "boxed", "middle")
    count = max(1, len(figures.widest), len(figures.neediest))
    for at in range(count):
        sheet.grid.set_row(row + 1 + at, 13.5 * heights[at])
    return row + 1 + count


def _category_chart(sheet: Sheet, row: int, report: GapReport, figures: GapFigures, opds: Sheet) -> None:
    """Draw the categories per OPD, the neediest OPDs first, as bars of equal length."""
    words = report.wording
    shown = int((~opd_order(figures.opds)["hidden"]).sum())
    bars = min(shown, MOST_BARS)
    if not bars:
        return
    chart = sheet.book.file.add_chart({"type": "bar", "subtype": "percent_stacked"})
    first, last = opds.header_row + 1, opds.header_row + bars
    names = {**report.categories, "": words(N_("Without a JPM"))}
    colours = [*CATEGORY_COLOURS[: len(report.categories)]]
    colours += [VERMILLION] * (len(report.categories) - len(colours)) + [GREY]
    first_column = 9
    for offset, (name, colour) in enumerate(zip(names.values(), colours, strict=True)):
        column = first_column + offset
        chart.add_series(
            {
                "name": name,
                "categories": [opds.name, first, 0, last, 0],
                "values": [opds.name, first, column, last, column],
                "fill": {"color": colour},
                "border": {"color": "#FFFFFF", "width": 0.5},
                "gap": 40,
            }
        )
    title = (
        words(N_("JPM categories per OPD"))
        if bars == shown
        else words(N_("JPM categories, the {n} neediest OPDs"), n=bars)
    )
    _finish(sheet, chart, row, 0, title, "0%")


def _gap_chart(sheet: Sheet, row: int, report: GapReport, figures: GapFigures, competencies: Sheet) -> None:
    """Draw the share with a gap per competency, the largest first."""
    words = report.wording
    order = competency_order(figures.competencies)
    bars = int((~order["hidden"] & order["share_with_gap"].notna()).sum())
    if not bars:
        return
    chart = sheet.book.file.add_chart({"type": "bar"})
    first, last = competencies.header_row + 1, competencies.header_row + min(bars, MOST_BARS + 5)
    chart.add_series(
        {
            "name": words(N_("Share with a gap")),
            "categories": [competencies.name, first, 0, last, 0],
            "values": [competencies.name, first, 6, last, 6],
            "fill": {"color": VERMILLION},
            "data_labels": {"value": True, "num_format": "0%", "font": chart_font(8)},
            "gap": 40,
        }
    )
    chart.set_legend({"none": True})
    _finish(sheet, chart, row, COLUMNS_OF_GRID // 2, words(N_("Share of the assessed with a gap")), "0%", legend=False)


def _finish(
    sheet: Sheet, chart: Any, row: int, column: int, title: str, pattern: str, *, legend: bool = True
) -> None:
    chart.set_title({"name": title, "name_font": chart_font(11, bold=True), "overlay": False})
    chart.set_x_axis({"num_format": pattern, "num_font": chart_font(8), "major_gridlines": {"visible": False}, "min": 0})
    chart.set_y_axis({"reverse": True, "num_font": chart_font(8)})
    if legend:
        chart.set_legend({"position": "bottom", "font": chart_font(8)})
    chart.set_chartarea({"border": {"color": "#D9D9D9"}})
    sheet.chart(chart, row, column, COLUMNS_OF_GRID // 2, _CHART_ROWS, title)
