"""The training plan as a workbook: a page for the head of the agency, then who goes where and why others do not."""

from __future__ import annotations

from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.reports.kit import common_sheets
from asnkarier.reports.kit.excel import Book
from asnkarier.reports.plan import calendar, decided, lists, partners, people, recap, robust, since, summary
from asnkarier.reports.plan.report import PlanFigures, PlanReport


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
        front = book.sheet(words(N_("Summary")), words(N_("Competency Development Plan {year}"), year=report.year))
        front.text(1, 0, f"{state} · {region.agency.name}", "subtitle")
        people.add(book, report)
        recap.add(book, report)
        calendar.add(book, report)
        since.add(book, report)
        decided.add_changes(book, report)
        decided.add_decisions(book, report)
        trainings = lists.add_trainings(book, report)
        opds = lists.add_opds(book, report)
        lists.add_not_selected(book, report, on_paper=False)
        lists.add_prices(book, report)
        lists.add_budget_steps(book, report)
        partners.add(book, report)
        robust.add(book, report)
        common_sheets.add_findings(book, report.findings)
        common_sheets.add_sources(book, report.provenance)
        summary.fill(front, report, figures, trainings, opds)
        common_sheets.link_all(front, row=2)
