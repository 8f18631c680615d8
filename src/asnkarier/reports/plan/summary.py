"""One page on the training plan: money, people, what is closed, how good it is, and what stays open."""

from __future__ import annotations

from typing import Any

from asnkarier.i18n import N_
from asnkarier.reports.kit import summary_page as page
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import BLUE, GREY, VERMILLION, ReportSheet, as_list, chart_font
from asnkarier.reports.kit.labels import REASONS
from asnkarier.reports.plan.advice import next_steps
from asnkarier.reports.plan.report import PlanFigures, PlanReport, quality

TOP = 10
"""OPDs drawn on the page."""
CAVEAT = N_("Material for consideration, not a decision; a plan on paper is worth what is carried out.")


def fill(sheet: ReportSheet, report: PlanReport, figures: PlanFigures, opds: ReportSheet) -> None:
    """Fill the page; ``opds`` is the sheet one of the charts takes its figures from."""
    words = report.wording
    page.set_up(sheet)
    row = page.tiles(sheet, BODY + 1, _key_figures(report, figures))
    row = _lists(sheet, row + 1, report, figures) + 1
    _money_chart(sheet, row, report, figures)
    _opd_chart(sheet, row, report, opds)
    texts = [quality(report, figures), *next_steps(report, figures)]
    row = page.lines(sheet, page.after_charts(row), words(N_("How good the plan is, and what to do next")), texts)
    page.finish(sheet, row + 1, words(CAVEAT))


def _key_figures(report: PlanReport, figures: PlanFigures) -> list[tuple[str, Any, str]]:
    words, figure = report.wording, report.figure
    missing, expected = figure("levels_missing"), figure("levels_expected")
    rupiah = "[$Rp-421]#,##0"
    return [
        (words(N_("Ceiling")), figure("budget"), rupiah),
        (words(N_("Planned cost")), figures.cost, rupiah),
        (words(N_("People with a seat")), figure("people"), "#,##0"),
        (words(N_("Seats")), figure("seats"), "#,##0"),
        (words(N_("Levels expected to close")), expected, "#,##0.0"),
        (words(N_("Of the levels missing")), expected / missing if missing and expected is not None else None, "0.0%"),
        (words(N_("Levels closed if all succeed")), figure("levels_closed"), "#,##0"),
        (words(N_("Brought to the JP minimum")), figure("jp_reached"), "#,##0"),
        (words(N_("Value of the plan")), figure("objective"), "#,##0.00"),
        *_committed(report, rupiah),
    ]


def _committed(report: PlanReport, rupiah: str) -> list[tuple[str, Any, str]]:
    """Give what stood before and what was left; nothing where no plan was committed."""
    words, found = report.wording, report.committed
    if found is None:
        return []
    return [
        (words(N_("Committed before")), found["cost"], rupiah),
        (words(N_("Left for what is new")), found["left"], rupiah),
        (words(N_("New seats")), found["new"], "#,##0"),
    ]


def _lists(sheet: ReportSheet, row: int, report: PlanReport, figures: PlanFigures) -> int:
    """Write the funds and what became of the needs side by side."""
    words, funds = report.wording, figures.funds
    pairs = zip(as_list(funds["cost"]), as_list(funds["ceiling"]), strict=True)
    used = [cost / ceiling if ceiling else None for cost, ceiling in pairs]
    return page.lists(
        sheet,
        row,
        page.PageList(
            "funds",
            words(N_("Ceiling and plan by fund")),
            words(N_("Fund")),
            list(funds["name"]),
            [
                page.ListColumn("ceiling", words(N_("Ceiling")), as_list(funds["ceiling"]), "rupiah", span=2),
                page.ListColumn("cost", words(N_("Planned cost")), as_list(funds["cost"]), "rupiah", span=2),
                page.ListColumn("share_used", words(N_("Used")), used, "percent"),
            ],
        ),
        page.PageList(
            "reasons",
            words(N_("What became of the needs")),
            words(N_("Result")),
            [words(REASONS[reason]) for reason in figures.reasons],
            [page.ListColumn("needs", words(N_("Needs")), list(figures.reasons.values()), "integer")],
        ),
    )


def _money_chart(sheet: ReportSheet, row: int, report: PlanReport, figures: PlanFigures) -> None:
    """Draw ceiling and cost of each fund, in millions of rupiah, from the list of the funds."""
    if figures.funds.empty:
        return
    chart = sheet.book.file.add_chart({"type": "bar"})
    for name, colour in (("ceiling", GREY), ("cost", BLUE)):
        money = sheet.column(("funds", name))
        chart.add_series(
            {
                "name": money.title,
                "categories": sheet.column(("funds", "name")).series(),
                "values": money.series(),
                "fill": {"color": colour},
                "data_labels": {"value": True, "num_format": "#,##0,,", "font": chart_font(8)},
                "gap": 60,
            }
        )
    chart.set_x_axis(page.value_axis("#,##0,,", visible=False))
    title = report.wording(N_("Ceiling and plan by fund (Rp million)"))
    page.chart(sheet, row, chart, title, bars=len(figures.funds))


def _opd_chart(sheet: ReportSheet, row: int, report: PlanReport, opds: ReportSheet) -> None:
    """Draw the levels missing and closed in the OPDs where most are missing."""
    bars = min(TOP, int(report.opds["levels_missing"].notna().sum()))
    if not bars:
        return
    chart = sheet.book.file.add_chart({"type": "bar"})
    for name, colour in (("levels_missing", GREY), ("levels_expected", VERMILLION)):
        levels = opds.column(name)
        chart.add_series(
            {
                "name": levels.title,
                "categories": opds.column("opd").series(bars),
                "values": levels.series(bars),
                "fill": {"color": colour},
                "data_labels": {"value": True, "num_format": "#,##0", "font": chart_font(7)},
                "gap": 40,
                "overlap": 0,
            }
        )
    chart.set_x_axis(page.value_axis("#,##0", visible=False))
    title = report.wording(N_("Levels missing and expected to close, by OPD"))
    page.chart(sheet, row, chart, title, bars=bars, right=True)
