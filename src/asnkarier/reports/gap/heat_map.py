"""The heat map: where the gaps are, OPD by competency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap.report import LOW_COVERAGE, GapFigures, GapReport, worst_first
from asnkarier.reports.kit import paper
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import LINE_HEIGHT, Book, Coded, ReportSheet, lines_needed
from asnkarier.reports.kit.excel_names import unique_titles
from asnkarier.reports.kit.wording import UNKNOWN, is_missing
from asnkarier.tables.gap_results import UNNAMED

STEPS = (
    ("○", "#FFFFFF", "#000000"),
    ("◔", "#FDEBD3", "#000000"),
    ("◑", "#FBC98E", "#000000"),
    ("◕", "#EE8F3C", "#000000"),
    ("●", "#A63C06", "#FFFFFF"),
)
"""Sign, fill and text colour of each step: one hue from light to dark, so that no eye and no printer loses it."""
SHARE_STEPS = (0.10, 0.25, 0.50, 0.75)
MEAN_STEPS = (0.25, 0.50, 1.00, 1.50)
_HATCHED = {"pattern": 14, "fg_color": "#BDBDBD"}
_NAME_WIDTH, _CELL_WIDTH = 40, 7.8


def add(book: Book, report: GapReport, figures: GapFigures) -> ReportSheet:
    """Add the sheet: the share with a gap above, the mean gap below, the worst OPDs and competencies first."""
    words = report.wording
    sheet = book.sheet(
        words(N_("Heat Map")),
        words(N_("Heat map: OPD by competency")),
        words(
            N_(
                "The darker, the wider the gap; the worst are on the left and at the top. "
                "{dash} fewer than {few} people: not shown. * and hatched: less than {percent} assessed."
            ),
            dash=UNKNOWN,
            few=report.config.privacy.small_group,
            percent=words.percent(LOW_COVERAGE, 0),
        ),
    )
    cells = cells_of(report)
    competencies = worst_first(figures.competencies, "competency")
    opds = worst_first(figures.opds, "group")
    widths = [_NAME_WIDTH, *[_CELL_WIDTH] * (len(competencies) + 1)]
    sheet.widths(widths)
    sheet.grid.repeat_columns(0)
    sheet.print_columns(len(widths), max(paper.SMALLEST, paper.scale_of(widths)))
    sheet.scale_page()
    _legend(sheet, BODY, SHARE_STEPS, "0%")
    row = _block(sheet, BODY + 1, report, cells, opds, competencies, "share_with_gap")
    sheet.grid.freeze_panes(BODY + 2, 1)
    sheet.grid.repeat_rows(BODY + 1)
    sheet.grid.set_h_pagebreaks([row + 1])
    _legend(sheet, row + 1, MEAN_STEPS, "0.00")
    _block(sheet, row + 2, report, cells, opds, competencies, "mean_gap")
    return sheet


def cells_of(report: GapReport) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    """Give the totals by OPD and competency; the region is the OPD ``""``, all competencies are ``""``."""
    totals = report.gap_totals
    rows = totals[totals["scope"].isin(["region", "opd"])]
    rows = rows.assign(hidden=report.is_small(rows), group=rows["group"].where(rows["scope"] == "opd", ""))
    names = rows[["group", "competency"]].fillna("").itertuples(index=False, name=None)
    figures = rows[["share_with_gap", "mean_gap", "coverage", "people", "hidden"]]
    cells = [dict(zip(figures.columns, row, strict=True)) for row in figures.itertuples(index=False, name=None)]
    return dict(zip(names, cells, strict=True))


def _block(
    sheet: ReportSheet,
    row: int,
    report: GapReport,
    cells: Mapping[tuple[str, str], Mapping[str, Any]],
    opds: Sequence[str],
    competencies: Sequence[str],
    figure: str,
) -> int:
    """Write one table with its header in ``row``; give the row after it."""
    words = report.wording
    titles = {"share_with_gap": N_("Share with a gap"), "mean_gap": N_("Mean gap (levels)")}
    together = words(N_("All these OPDs") if report.opds else N_("Whole region"))
    columns = {"": words(N_("All competencies"))} | {code: report.competencies.get(code, code) for code in competencies}
    names = unique_titles([words(titles[figure]), *columns.values()])
    area = row, 0, row + len(opds) + 1, len(columns)
    sheet.add_table(area, sheet.book.table_name(sheet.name), names)
    sheet.grid.set_row(row, 150)
    for column, name in enumerate(names):
        sheet.text(row, column, name, "header", *(("turned",) if column else ()))
    for opd in ["", *opds]:
        row += 1
        name = opd_name(report, opd) if opd else together
        sheet.text(row, 0, name, "wrap", "boxed", "middle", *(() if opd else ("bold",)))
        sheet.grid.set_row(row, LINE_HEIGHT * lines_needed(name, _NAME_WIDTH - 1))
        for column, code in enumerate(columns, 1):
            _cell(sheet, row, column, cells.get((opd, code)), figure)
    return row + 1


def _cell(sheet: ReportSheet, row: int, column: int, totals: Mapping[str, Any] | None, figure: str) -> None:
    styles = ("boxed", "centre", "middle")
    if totals is None or totals["people"] == 0:
        sheet.text(row, column, "", *styles, bg_color="#F2F2F2")  # required of nobody there
    elif totals["hidden"]:
        sheet.text(row, column, UNKNOWN, *styles)
    elif is_missing(totals[figure]):
        sheet.text(row, column, "?", *styles, **_HATCHED, bg_color="#FFFFFF")
    else:
        steps, pattern = (SHARE_STEPS, "0%") if figure == "share_with_gap" else (MEAN_STEPS, "0.00")
        sign, fill, colour = STEPS[sum(float(totals[figure]) >= step for step in steps)]
        uncertain = totals["coverage"] < LOW_COVERAGE
        look = {"num_format": f'"{sign} "{pattern}' + ('"*"' if uncertain else ""), "font_color": colour}
        sheet.number(row, column, totals[figure], *styles, **look, **(_HATCHED if uncertain else {}), bg_color=fill)


def _legend(sheet: ReportSheet, row: int, steps: tuple[float, ...], pattern: str) -> None:
    words = sheet.book.wording
    sheet.text(row, 0, words(N_("Steps of the scale, from")), "subtitle", "right")
    for column, (step, (sign, fill, colour)) in enumerate(zip((0.0, *steps), STEPS, strict=True), 1):
        look = {"num_format": f'"{sign} "{pattern}', "bg_color": fill, "font_color": colour}
        sheet.number(row, column, step, "boxed", "centre", **look)


def opd_name(report: GapReport, opd: str) -> str:
    """Give the name of an OPD; employees without one have a group of their own."""
    return report.wording(N_("(OPD not stated)")) if opd == UNNAMED else opd


def opd_names(report: GapReport, opds: pd.Series) -> Coded:
    """Give the names of a column of OPDs."""
    return Coded.of(opds.fillna(UNNAMED)).map({UNNAMED: opd_name(report, UNNAMED)})
