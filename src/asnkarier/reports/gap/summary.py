"""One page that the head of the agency reads: key figures, the worst, two pictures and what to do next."""

from __future__ import annotations

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap import change
from asnkarier.reports.gap.advice import next_steps
from asnkarier.reports.gap.heat_map import opd_name
from asnkarier.reports.gap.lists import competency_order, opd_order
from asnkarier.reports.gap.report import LOW_COVERAGE, GapFigures, GapReport
from asnkarier.reports.kit import summary_page as page
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import BLUE, GREY, ORANGE, SKY, VERMILLION, ReportSheet, as_list, chart_font, drawn
from asnkarier.reports.kit.excel_looks import PAGE_FONT

MOST_BARS = {"opd": 10, "competency": 20}
"""Bars of a chart that stay readable on one page."""
CATEGORY_COLOURS = (BLUE, SKY, ORANGE, VERMILLION)


def fill(
    sheet: ReportSheet, report: GapReport, figures: GapFigures, opds: ReportSheet, competencies: ReportSheet
) -> None:
    """Fill the page; ``opds`` and ``competencies`` are the sheets the charts take their figures from."""
    words = report.wording
    page.set_up(sheet)
    row = page.tiles(sheet, BODY + 1, _key_figures(report, figures, opds, competencies))
    row = page.lines(sheet, row + 1, words(N_("What to do next")), next_steps(report, figures))
    row = _worst(sheet, row + 1, report, figures)
    low = words(N_("* less than {percent} assessed"), percent=words.percent(LOW_COVERAGE, 0))
    changed = change.summary(report) or (report.former.told(words) if report.former else ())
    since = [changed] if isinstance(changed, str) else changed
    for note in (low, *since, *report.staff_notes, *report.opinion_notes):
        row = page.note(sheet, row, note)
    row += 1
    bars = (
        _category_chart(sheet, row, report, figures, opds),
        _gap_chart(sheet, row, report, figures, competencies),
    )
    page.finish(sheet, page.after_charts(row, *bars), words(CAVEAT), charts=row)


CAVEAT = N_("Material for consideration, not a decision; whoever decides looks at the person, too.")


def _key_figures(
    report: GapReport, figures: GapFigures, opds: ReportSheet, competencies: ReportSheet
) -> list[page.Tile]:
    words = report.wording
    categories = [
        page.Tile(
            report.categories.get(code, words(N_("Not assessed enough"))),
            people,
            "#,##0",
            opds.column(("category", code)),
        )
        for code, people in figures.categories.items()
    ]
    return [
        page.Tile(words(N_("Employees")), figures.staff, "#,##0"),
        page.Tile(
            words(N_("With a valid assessment")), figures.people_assessed, "#,##0", opds.column("people_assessed")
        ),
        page.Tile(words(N_("Requirements assessed")), figures.coverage, "0.0%"),
        page.Tile(words(N_("Mean JPM (%)")), figures.jpm_mean, "0.00"),
        page.Tile(words(N_("Levels missing")), figures.levels_missing, "#,##0", competencies.column("levels_missing")),
        *categories,
    ]


def _worst(sheet: ReportSheet, row: int, report: GapReport, figures: GapFigures) -> int:
    """Write the two lists side by side; give the row after the longer one."""
    words = report.wording

    def marked(names: list[str], rows: pd.DataFrame) -> list[str]:
        low = rows["coverage"] < LOW_COVERAGE
        return [f"{name} *" if uncertain else name for name, uncertain in zip(names, low, strict=True)]

    def columns(rows: pd.DataFrame) -> list[page.ListColumn]:
        return [
            page.ListColumn("people", words(N_("People")), as_list(rows["people"]), "integer"),
            page.ListColumn("mean_gap", words(N_("Mean gap")), as_list(rows["mean_gap"]), "decimal"),
            page.ListColumn(
                "share_with_gap", words(N_("Share with a gap")), as_list(rows["share_with_gap"]), "percent"
            ),
            page.ListColumn("levels_missing", words(N_("Levels missing")), as_list(rows["levels_missing"]), "integer"),
        ]

    widest, neediest = figures.widest, figures.neediest
    competencies = [report.competencies.get(code, code) for code in widest["competency"]]
    opds = [opd_name(report, opd) for opd in neediest["group"]]
    return page.lists(
        sheet,
        row,
        page.PageList(
            "competencies",
            words(N_("Widest gaps, by competency")),
            words(N_("Competency")),
            marked(competencies, widest),
            columns(widest),
        ),
        page.PageList("opds", words(N_("Neediest OPDs")), words(N_("OPD")), marked(opds, neediest), columns(neediest)),
    )


def _category_chart(sheet: ReportSheet, row: int, report: GapReport, figures: GapFigures, opds: ReportSheet) -> int:
    """Draw the categories per OPD, the neediest OPDs first, as bars of equal length; give how many bars."""
    words = report.wording
    shown = int((~opd_order(figures.opds)["hidden"]).sum())
    bars = min(shown, MOST_BARS["opd"])
    if not bars:
        return 0
    chart = sheet.book.file.add_chart({"type": "bar", "subtype": "percent_stacked"})
    codes = [*report.categories, ""]
    colours = [*(CATEGORY_COLOURS * len(codes))[: len(codes) - 1], GREY]
    for code, colour in zip(codes, colours, strict=True):
        people = opds.column(("category", code))
        chart.add_series(
            {
                "name": people.title,
                **drawn(opds.column("opd"), people, bars),
                "fill": {"color": colour},
                "border": {"color": "#FFFFFF", "width": 0.5},
                "gap": 40,
            }
        )
    chart.set_x_axis(page.value_axis("0%", major_unit=0.25))
    title = N_("JPM categories per OPD") if bars == shown else N_("JPM categories, the {n} neediest OPDs")
    page.chart(sheet, row, chart, words(title, n=bars), bars=bars)
    return bars


def _gap_chart(sheet: ReportSheet, row: int, report: GapReport, figures: GapFigures, competencies: ReportSheet) -> int:
    """Draw the share with a gap per competency, the largest first; give how many bars."""
    words = report.wording
    order = competency_order(figures.competencies)
    bars = min(int((~order["hidden"] & order["share_with_gap"].notna()).sum()), MOST_BARS["competency"])
    if not bars:
        return 0
    chart = sheet.book.file.add_chart({"type": "bar"})
    share = competencies.column("share_with_gap")
    chart.add_series(
        {
            "name": share.title,
            **drawn(competencies.column("competency"), share, bars),
            "fill": {"color": VERMILLION},
            "data_labels": {"value": True, "num_format": "0%", "font": chart_font(PAGE_FONT)},
            "gap": 40,
        }
    )
    chart.set_x_axis(page.value_axis("0%", visible=False))
    page.chart(sheet, row, chart, words(N_("Share of the assessed with a gap")), bars=bars, right=True, legend=False)
    return bars
