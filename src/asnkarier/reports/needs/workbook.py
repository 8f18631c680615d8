"""The needs analysis as a workbook: a page for the head of the agency, then the needs by group, and who asked."""

from __future__ import annotations

from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.reports.kit import common_sheets
from asnkarier.reports.kit.excel import Book
from asnkarier.reports.needs import lists, rules, summary
from asnkarier.reports.needs.report import NeedsReport


def write_needs_workbook(path: Path, report: NeedsReport) -> None:
    """Write the workbook; it is whole or absent."""
    words, region = report.wording, report.config.region
    title = words(N_("Training Needs Analysis"))
    with Book(
        path,
        title=f"{title} – {region.name}",
        author=region.agency.name,
        footer=f"{title} · {report.state}",
        day=report.as_of,
        wording=words,
    ) as book:
        front = book.sheet(words(N_("Summary")), words(N_("Competency Development Needs Analysis (AKPK)")))
        front.text(1, 0, f"{report.state} · {region.agency.name}", "subtitle")
        competencies = lists.add_competencies(book, report)
        lists.add_sectors(book, report)
        lists.add_opds(book, report)
        lists.add_groups(book, report)
        lists.add_without_gap(book, report)
        lists.add_not_asked(book, report)
        lists.add_proposals(book, report)
        rules.add(book, report)
        common_sheets.add_findings(book, report.findings)
        common_sheets.add_sources(book, report.provenance)
        summary.fill(front, report, competencies)
        common_sheets.link_all(front, row=2)
