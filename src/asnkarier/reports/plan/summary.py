"""One page on the training plan: money, people, what is closed, how good it is, and what stays open."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.kit import summary_page as page
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import BLUE, GREY, VERMILLION, ReportSheet, as_list, chart_font, drawn
from asnkarier.reports.kit.excel_looks import PAGE_FONT
from asnkarier.reports.kit.labels import REASONS
from asnkarier.reports.plan.advice import next_steps
from asnkarier.reports.plan.report import PlanFigures, PlanReport, quality

TOP = 10
"""OPDs drawn on the page."""
CAVEAT = N_("Material for consideration, not a decision; a plan on paper is worth what is carried out.")


def fill(
    sheet: ReportSheet, report: PlanReport, figures: PlanFigures, trainings: ReportSheet, opds: ReportSheet
) -> None:
    """Fill the page; ``trainings`` and ``opds`` are the sheets that figures and charts come from."""
    words = report.wording
    page.set_up(sheet)
    row = page.tiles(sheet, BODY + 1, _key_figures(report, figures, trainings, opds))
    texts = [quality(report, figures), *next_steps(report, figures)]
    row = page.lines(sheet, row + 1, words(N_("How good the plan is, and what to do next")), texts)
    row = _lists(sheet, row + 1, report, figures) + 1
    bars = _money_chart(sheet, row, report, figures), _opd_chart(sheet, row, report, opds)
    page.finish(sheet, page.after_charts(row, *bars), words(CAVEAT), charts=row)


def _key_figures(
    report: PlanReport, figures: PlanFigures, trainings: ReportSheet, opds: ReportSheet
) -> list[page.Tile]:
    words, figure = report.wording, report.figure
    missing, expected = figure("levels_missing"), figure("levels_expected")
    rupiah = "[$Rp-421]#,##0"
    return [
        page.Tile(words(N_("Ceiling")), figure("budget"), rupiah),
        page.Tile(words(N_("Planned cost")), figures.cost, rupiah, trainings.column("cost")),
        page.Tile(words(N_("People with a seat")), figure("people"), "#,##0", opds.column("people")),
        page.Tile(words(N_("Seats")), figure("seats"), "#,##0", opds.column("seats")),
        page.Tile(words(N_("Levels expected to close")), expected, "#,##0.0"),
        page.Tile(
            words(N_("Of the levels missing")), expected / missing if missing and expected is not None else None, "0.0%"
        ),
        page.Tile(
            words(N_("Levels closed if all succeed")), figure("levels_closed"), "#,##0", opds.column("levels_closed")
        ),
        page.Tile(words(N_("Brought to the JP minimum")), figure("jp_reached"), "#,##0", opds.column("jp_reached")),
        page.Tile(words(N_("Value of the plan")), figure("objective"), "#,##0.00"),
        *_committed(report, rupiah),
    ]


def _committed(report: PlanReport, rupiah: str) -> list[page.Tile]:
    """Give what stood before and what was left; nothing where no plan was committed."""
    words, found = report.wording, report.committed
    if found is None:
        return []
    return [
        page.Tile(words(N_("Committed before")), found["cost"], rupiah),
        page.Tile(words(N_("Left for what is new")), found["left"], rupiah),
        page.Tile(words(N_("New seats")), found["new"], "#,##0"),
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


def _money_chart(sheet: ReportSheet, row: int, report: PlanReport, figures: PlanFigures) -> int:
    """Draw ceiling and cost of each fund, in millions of rupiah, from the list of the funds; give how many bars."""
    if figures.funds.empty:
        return 0
    chart = sheet.book.file.add_chart({"type": "bar"})
    for name, colour in (("ceiling", GREY), ("cost", BLUE)):
        money = sheet.column(("funds", name))
        chart.add_series(
            {
                "name": money.title,
                **drawn(sheet.column(("funds", "name")), money),
                "fill": {"color": colour},
                "data_labels": {"value": True, "num_format": "#,##0,,", "font": chart_font(PAGE_FONT)},
                "gap": 60,
            }
        )
    chart.set_x_axis(page.value_axis("#,##0,,", visible=False))
    title = report.wording(N_("Ceiling and plan by fund (Rp million)"))
    page.chart(sheet, row, chart, title, bars=2 * len(figures.funds))
    return 2 * len(figures.funds)


def _opd_chart(sheet: ReportSheet, row: int, report: PlanReport, opds: ReportSheet) -> int:
    """Draw the levels missing and closed in the OPDs where most are missing; give how many bars."""
    bars = min(TOP, int(report.opds["levels_missing"].notna().sum()))
    if not bars:
        return 0
    chart = sheet.book.file.add_chart({"type": "bar"})
    for name, colour in (("levels_missing", GREY), ("levels_expected", VERMILLION)):
        levels = opds.column(name)
        chart.add_series(
            {
                "name": levels.title,
                **drawn(opds.column("opd"), levels, bars),
                "fill": {"color": colour},
                "data_labels": {"value": True, "num_format": "#,##0", "font": chart_font(PAGE_FONT)},
                "gap": 40,
                "overlap": 0,
            }
        )
    chart.set_x_axis(page.value_axis("#,##0", visible=False))
    title = report.wording(N_("Levels missing and expected to close, by OPD"))
    page.chart(sheet, row, chart, title, bars=2 * bars, right=True)
    return 2 * bars
