"""One page that the head of the agency reads: key figures, the first needs, two pictures and what to do next."""

from __future__ import annotations

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit import summary_page as page
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import BLUE, VERMILLION, ReportSheet, as_list, chart_font, drawn
from asnkarier.reports.kit.excel_looks import PAGE_FONT
from asnkarier.reports.needs.advice import next_steps
from asnkarier.reports.needs.report import NeedsReport


def fill(sheet: ReportSheet, report: NeedsReport, competencies: ReportSheet) -> None:
    """Fill the page; ``competencies`` is the sheet the charts take their figures from."""
    words = report.wording
    page.set_up(sheet)
    row = page.tiles(sheet, BODY + 1, _key_figures(report))
    row = page.lines(sheet, row + 1, words(N_("What to do next")), next_steps(report))
    row = page.lists(
        sheet,
        row + 1,
        page.PageList(
            "competencies",
            words(N_("First needs, by competency")),
            words(N_("Competency")),
            [report.competency(code) for code in report.first["competency"]],
            _columns(report, report.first),
        ),
        page.PageList(
            "opds",
            words(N_("OPDs with the most needs")),
            words(N_("OPD")),
            [report.group("opd", opd) for opd in report.first_opds["group"]],
            _columns(report, report.first_opds),
        ),
    )
    row = page.note(sheet, row, words(N_("Ranked on, the larger first: {figures}."), figures=report.ranking)) + 1
    if bars := len(report.first):
        lacking, asked = words(N_("Levels missing, first needs")), words(N_("Votes, first needs"))
        _chart(sheet, row, competencies, "levels_missing", VERMILLION, lacking, bars)
        _chart(sheet, row, competencies, "votes", BLUE, asked, bars, right=True)
    after = page.after_charts(row, len(report.first))
    page.finish(sheet, after, words(N_("Material for consideration, not a decision.")), charts=row)


def _key_figures(report: NeedsReport) -> list[page.Tile]:
    words, total = report.wording, report.total
    figures = (
        (N_("Employees"), "employees"),
        (N_("People with a gap"), "with_gap"),
        (N_("Levels missing"), "levels_missing"),
        (N_("People not fully assessed"), "unknown"),
        (N_("Below the performance target"), "below_target"),
        (N_("Performance unknown"), "performance_unknown"),
        (N_("Proposals that count"), "proposals"),
        (N_("Votes"), "votes"),
        (N_("Proposals of a theme only"), "theme_only"),
    )
    return [page.Tile(words(label), total[name], "#,##0") for label, name in figures]


def _columns(report: NeedsReport, rows: pd.DataFrame) -> list[page.ListColumn]:
    words = report.wording
    titles = (
        ("rank", N_("Place"), "level"),
        ("levels_missing", N_("Levels missing"), "integer"),
        ("votes", N_("Votes"), "integer"),
        ("with_gap", N_("People with a gap"), "integer"),
    )
    return [page.ListColumn(name, words(title), as_list(rows[name]), style) for name, title, style in titles]


def _chart(
    sheet: ReportSheet,
    row: int,
    competencies: ReportSheet,
    name: str,
    colour: str,
    title: str,
    bars: int,
    *,
    right: bool = False,
) -> None:
    chart = sheet.book.file.add_chart({"type": "bar"})
    figures = competencies.column(name)
    chart.add_series(
        {
            "name": figures.title,
            **drawn(competencies.column("competency"), figures, bars),
            "fill": {"color": colour},
            "data_labels": {"value": True, "num_format": "#,##0", "font": chart_font(PAGE_FONT)},
            "gap": 40,
        }
    )
    chart.set_x_axis(page.value_axis("#,##0", visible=False))
    page.chart(sheet, row, chart, title, bars=bars, right=right, legend=False)
