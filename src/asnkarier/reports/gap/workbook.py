"""The gap analysis as a workbook: from one page for the head of the agency down to every single row."""

from __future__ import annotations

from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.reports.gap import (
    apart,
    assess_first,
    change,
    detail,
    exemptions,
    formulas,
    heat_map,
    lists,
    matrix,
    profile,
    standards,
    strengths,
    summary,
)
from asnkarier.reports.gap.report import GapFigures, GapReport, coded
from asnkarier.reports.kit import common_sheets
from asnkarier.reports.kit.excel import Book


def write_gap_workbook(path: Path, report: GapReport) -> None:
    """Write the workbook; it is whole or absent."""
    report = coded(report)
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
        front = book.sheet(words(N_("Summary")), words(N_("Competency Gap Analysis of Civil Servants (ASN)")))
        is_long = report.opds or report.target
        # the names of some OPDs take the room of the agency's
        front.text(1, 0, report.state if is_long else f"{report.state} · {region.agency.name}", "subtitle")
        heat_map.add(book, report, figures)
        opds = lists.add_opds(book, report, figures)
        change.add(book, report)
        matrix.add(book, report)
        assess_first.add(book, report)
        lists.add_unassessed(book, report, on_paper=False)
        if len(report.staff_apart):
            apart.add(book, report)
        detail.add(book, report)
        exemptions.add(book, report)
        competencies = lists.add_competencies(book, report, figures)
        profile.add(book, report, figures)
        strengths.add_groups(book, report)
        strengths.add_people(book, report, on_paper=False)
        formulas.add(book, report)
        standards.add(book, report)
        common_sheets.add_findings(book, report.findings)
        common_sheets.add_sources(book, report.provenance)
        summary.fill(front, report, figures, opds, competencies)
        common_sheets.link_all(front, row=2)
