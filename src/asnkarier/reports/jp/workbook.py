"""The JP ledger as a workbook."""

from __future__ import annotations

from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.reports.jp import lists
from asnkarier.reports.jp.ledger import JpReport
from asnkarier.reports.jp.rules import add_rules
from asnkarier.reports.kit import common_sheets
from asnkarier.reports.kit.excel import Book


def write_jp_workbook(path: Path, report: JpReport) -> None:
    """Write the workbook; it is whole or absent."""
    words, region = report.wording, report.config.region
    title = words(N_("JP Ledger"))
    with Book(
        path,
        title=f"{title} – {region.name}",
        author=region.agency.name,
        footer=f"{title} · {report.state}",
        day=report.as_of,
        wording=words,
    ) as book:
        front = lists.add_opds(book, report)
        lists.add_people(book, report)
        lists.add_steps(book, report)
        lists.add_participations(book, report)
        add_rules(book, report)
        common_sheets.add_findings(book, report.findings)
        common_sheets.add_sources(book, report.provenance)
        for column, sheet in enumerate(book.sheets[1:]):
            front.link(2, column, sheet, sheet.name)
            sheet.link(2, 0, front, f"← {front.name}")
