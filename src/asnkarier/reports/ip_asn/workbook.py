"""The index as a workbook: a page for the head of the agency, then OPDs, people, and what records lack."""

from __future__ import annotations

from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.reports.ip_asn import lists
from asnkarier.reports.ip_asn.advice import next_steps
from asnkarier.reports.ip_asn.report import TOP, IpAsnReport
from asnkarier.reports.kit import common_sheets
from asnkarier.reports.kit import summary_page as page
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, ReportSheet, as_list


def write_ip_asn_workbook(path: Path, report: IpAsnReport) -> None:
    """Write the workbook; it is whole or absent."""
    words, region = report.wording, report.config.region
    title = words(N_("Index of Professionalism (IP ASN)"))
    with Book(
        path,
        title=f"{title} – {region.name}",
        author=region.agency.name,
        footer=f"{title} · {report.state}",
        day=report.as_of,
        wording=words,
    ) as book:
        front = book.sheet(words(N_("Summary")), title)
        front.text(1, 0, f"{report.state} · {region.agency.name}", "subtitle")
        lists.add_opds(book, report)
        lists.add_people(book, report)
        lists.add_missing(book, report)
        lists.add_to_complete(book, report)
        lists.add_differences(book, report)
        lists.add_rules(book, report)
        common_sheets.add_findings(book, report.findings)
        common_sheets.add_sources(book, report.provenance)
        _fill(front, report)
        common_sheets.link_all(front, row=2)


def _fill(sheet: ReportSheet, report: IpAsnReport) -> None:
    words, opds, missing = report.wording, report.opds.head(TOP), report.missing.head(TOP)
    page.set_up(sheet)
    row = page.tiles(sheet, BODY + 1, _tiles(report))
    row = page.lines(sheet, row + 1, words(N_("What to do next")), next_steps(report))
    row = page.lists(
        sheet,
        row + 1,
        page.PageList(
            "opds",
            words(N_("OPDs with the lowest index")),
            words(N_("OPD")),
            [report.opd(name) for name in opds["group"]],
            [
                page.ListColumn("people", words(N_("People")), as_list(opds["people"]), "integer"),
                page.ListColumn("low", words(N_("On record")), as_list(opds["total_low"]), "score"),
                page.ListColumn("high", words(N_("At most")), as_list(opds["total_high"]), "score"),
            ],
        ),
        page.PageList(
            "missing",
            words(N_("What missing records would bring")),
            words(N_("What is missing")),
            [report.kind_of_missing(one) for _, one in missing.iterrows()],
            [
                page.ListColumn("people", words(N_("People")), as_list(missing["people"]), "integer"),
                page.ListColumn("index", words(N_("Points of the index")), as_list(missing["index"]), "score"),
            ],
        ),
    )
    page.finish(sheet, row + 1, words(N_("Material for consideration, not a decision.")))


def _tiles(report: IpAsnReport) -> list[page.Tile]:
    words, total = report.wording, report.total
    figures = (
        (N_("People measured"), total["people"], "#,##0"),
        (N_("Index on record"), total["total_low"], "#,##0.00"),
        (N_("Index at most"), total["total_high"], "#,##0.00"),
        (N_("Competence on record"), total["competence_low"], "#,##0.00"),
        (N_("Competence at most"), total["competence_high"], "#,##0.00"),
        (N_("To gain by completing records"), total["traced"], "#,##0.00"),
        (N_("Mean of PIP ASN"), total["measured"], "#,##0.00"),
        (N_("In PIP ASN"), total["measured_people"], "#,##0"),
        (N_("Differences from PIP ASN"), len(report.differences), "#,##0"),
    )
    return [page.Tile(words(label), value, pattern) for label, value, pattern in figures]
