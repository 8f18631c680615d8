"""The training plan as a workbook: a page for the head of the agency, then who goes where and why others do not."""

from __future__ import annotations

from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.reports import common_sheets, plan_lists, plan_summary
from asnkarier.reports.excel import Book
from asnkarier.reports.plan_report import PlanFigures, PlanReport


def write_plan_workbook(path: Path, report: PlanReport) -> None:
    """Write the workbook; it is whole or absent."""
    words, region = report.wording, report.config.region
    title = words(N_("Training Plan {year}"), year=report.year)
    state = words(N_("{region} · gaps as of {date}"), region=region.name, date=words.date(report.as_of))
    figures = PlanFigures.of(report)
    with Book(
        path,
        title=f"{title} – {region.name}",
        author=region.agency.name,
        footer=f"{title} · {state}",
        day=report.as_of,
        wording=words,
    ) as book:
        summary = book.sheet(words(N_("Summary")), words(N_("Competency Development Plan {year}"), year=report.year))
        summary.text(1, 0, f"{state} · {region.agency.name}", "subtitle")
        plan_lists.add_people(book, report)
        plan_lists.add_trainings(book, report)
        opds = plan_lists.add_opds(book, report)
        plan_lists.add_not_selected(book, report)
        plan_lists.add_prices(book, report)
        common_sheets.add_findings(book, report.findings)
        common_sheets.add_sources(book, report.provenance)
        plan_summary.fill(summary, report, figures, opds)
        common_sheets.link_all(summary, row=2)
