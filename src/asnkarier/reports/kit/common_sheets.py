"""The sheets that every workbook ends with, and the links between sheets."""

from __future__ import annotations

from collections.abc import Sequence

from asnkarier import finding_kinds
from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Severity
from asnkarier.reports.kit.excel import Book, Field, ReportSheet
from asnkarier.reports.kit.labels import SEVERITIES
from asnkarier.reports.kit.origin import CONTENTS, origin
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.reports.kit.summary_page import HALF

BODY = 3
"""Row in which the content of a sheet begins: below its title, its subtitle and the way back."""

IN_PACKS = N_("On paper, the workbook made for each OPD has its part of this list.")
"""Said of a list of people that nobody prints for a whole region: it would take half of all pages."""


def link_all(index: ReportSheet, *, row: int) -> None:
    """Link the index, a summary page, to every other sheet and each of them back to it; nine links fill a row."""
    others = [sheet for sheet in index.book.sheets if sheet is not index]
    for number, sheet in enumerate(others):
        down, across = divmod(number, HALF)
        left = 2 * across if 2 * across < HALF else 2 * across + 1
        index.link(row + down, left, sheet, sheet.name)
        sheet.link(2, 0, index, f"← {index.name}")


def add_findings(book: Book, findings: Sequence[Finding]) -> ReportSheet:
    """Add the sheet of what was wrong in the files, the gravest first."""
    words = book.wording
    sheet = book.sheet(
        words(N_("Findings")),
        words(N_("Findings in the data")),
        words(N_("What was found in the files, where it stands, and what to do about it. The gravest come first.")),
    )
    gravest_first = list(Severity)
    rows = sorted(findings, key=lambda one: gravest_first.index(finding_kinds.severity(one)))
    translate = words.translate
    sheet.table(
        BODY,
        [
            Field(
                "severity",
                words(N_("Severity")),
                [words(SEVERITIES[finding_kinds.severity(one)]) for one in rows],
                "wrap",
                width=24,
            ),
            Field("file", words(N_("File")), [one.file for one in rows], "wrap", width=30),
            Field("sheet", words(N_("Sheet")), [one.sheet for one in rows], "wrap", width=16),
            Field("cell", words(N_("Cell")), [one.cell for one in rows], width=9),
            Field("header", words(N_("Header")), [one.header for one in rows], "wrap", width=20),
            Field("value", words(N_("Value")), [one.value for one in rows], "wrap", width=22),
            Field("count", words(N_("How many")), [one.count for one in rows], "level", width=12),
            Field(
                "sentence",
                words(N_("What is wrong")),
                [finding_kinds.sentence(one, translate) for one in rows],
                "wrap",
                width=48,
            ),
            Field(
                "remedy",
                words(N_("What to do")),
                [finding_kinds.remedy(one, translate) for one in rows],
                "wrap",
                width=48,
            ),
            Field("code", words(N_("Code")), [one.code for one in rows], width=27, printed=False),
        ],
        freeze=(),
    )
    return sheet


def add_sources(book: Book, provenance: Provenance) -> ReportSheet:
    """Add the sheet of the files and the state of the program that the figures come from."""
    words = book.wording
    sheet = book.sheet(
        words(N_("Sources")),
        words(N_("Sources")),
        words(N_("With these the report can be made again and every figure traced back.")),
    )
    after = sheet.table(
        BODY,
        [
            Field("file", words(N_("File")), [one.file for one in provenance.sources], "wrap", width=44),
            Field("sha256", words(N_("SHA-256")), [one.sha256 for one in provenance.sources], width=70),
            Field(
                "table",
                words(N_("Contents of the file")),
                [words(CONTENTS[one.table]) for one in provenance.sources],
                "wrap",
                width=24,
            ),
            Field("rows", words(N_("Rows taken")), [one.rows for one in provenance.sources], "integer", width=14),
        ],
        freeze=(),
    )
    for row, (label, value) in enumerate(origin(provenance, words), after + 1):
        sheet.text(row, sheet.column("file").number, label, "text", "bold")
        sheet.text(row, sheet.column("sha256").number, value, "wrap")
    return sheet
