"""The gap analysis as a workbook: from one page for the head of the agency down to every single row."""

from __future__ import annotations

from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.reports import common_sheets, gap_heat_map, gap_lists, gap_matrix, gap_standards, gap_summary
from asnkarier.reports.excel import Book
from asnkarier.reports.gap_report import GapFigures, GapReport


def write_gap_workbook(path: Path, report: GapReport) -> None:
    """Write the workbook; it is whole or absent."""
    words, region = report.wording, report.config.region
    title = words(N_("Competency Gap Analysis"))
    figures = GapFigures.of(report)
    with Book(
        path,
        title=f"{title} – {region.name}",
        author=region.agency.name,
        footer=f"{title} · {report.state}",
        day=report.as_of,
        wording=words,
    ) as book:
        summary = book.sheet(words(N_("Summary")), words(N_("Competency Gap Analysis of Civil Servants (ASN)")))
        # the names of some OPDs take the room of the agency's
        summary.text(1, 0, report.state if report.opds else f"{report.state} · {region.agency.name}", "subtitle")
        gap_heat_map.add(book, report, figures)
        opds = gap_lists.add_opds(book, report, figures)
        gap_matrix.add(book, report)
        gap_lists.add_unassessed(book, report)
        gap_lists.add_detail(book, report)
        competencies = gap_lists.add_competencies(book, report, figures)
        gap_standards.add(book, report)
        common_sheets.add_findings(book, report.findings)
        common_sheets.add_sources(book, report.provenance)
        gap_summary.fill(summary, report, figures, opds, competencies)
        common_sheets.link_all(summary, row=2)
