"""Who can, as a workbook: how many at each level, the people, single holders, and teams."""

from __future__ import annotations

from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.reports.experts.experts import ExpertsReport
from asnkarier.reports.kit import common_sheets
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet
from asnkarier.reports.kit.labels import COLUMNS, KINDS, METHODS, TEAM_STATES, word
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.ranks import rank_field
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN

_PRINTED = 1_500
"""Most people and levels that are worth paper; beyond, an answer about one competency is."""


def write_experts_workbook(path: Path, report: ExpertsReport) -> None:
    """Write the workbook; it is whole or absent."""
    words, region = report.wording, report.config.region
    title = words(N_("Who Can"))
    with Book(
        path,
        title=f"{title} – {region.name}",
        author=region.agency.name,
        footer=f"{title} · {report.state}",
        day=report.as_of,
        wording=words,
    ) as book:
        front = _add_levels(book, report)
        _add_people(book, report)
        _add_single_holders(book, report)
        _add_teams(book, report)
        common_sheets.add_findings(book, report.findings)
        common_sheets.add_sources(book, report.provenance)
        for column, sheet in enumerate(book.sheets[1:]):
            front.link(2, column, sheet, sheet.name)
            sheet.link(2, 0, front, f"← {front.name}")


def _add_levels(book: Book, report: ExpertsReport) -> ReportSheet:
    words = report.wording
    sheet = book.sheet(words(N_("Levels")), words(N_("How many people hold each level")), report.state)
    rows = report.summary
    of = stored_fields(rows, words)
    fields = [
        Field("competency", words(COLUMNS["competency"]), report.names(rows["competency"]), "wrap", width=40),
        of("level", "level", width=10),
        of("people", "integer", width=18, title=N_("People, valid")),
        of("expired", "integer", width=18, title=N_("People, expired")),
    ]
    sheet.table(BODY, fields, freeze=["competency"])
    return sheet


def _add_people(book: Book, report: ExpertsReport) -> None:
    words = report.wording
    sheet = book.sheet(
        words(N_("People")),
        words(N_("Who can, by which evidence")),
        words(N_("Valid levels first, then the higher level, the better evidence and the newer date.")),
    )
    rows = report.experts
    of = stored_fields(rows, words)
    validity = [words(N_("▲ expired")) if expired else words(N_("✓ valid")) for expired in rows["expired"]]
    fields = [
        Field("competency", words(COLUMNS["competency"]), report.names(rows["competency"]), "wrap", width=32),
        of("name", "wrap", width=30),
        Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
        rank_field(rows["nip"], report.ranks, words),
        of("level", "level", width=8),
        Field("validity", words(N_("Validity")), validity, width=16),
        Field("method", words(N_("Evidence")), [words(word(METHODS, one)) for one in rows["method"]], "wrap", width=26),
        of("assessed_on", "date"),
        of("opd", "wrap", UNKNOWN, 40),
        of("unor", "wrap", UNKNOWN, 34, printed=False),
        of("jabatan", "wrap", UNKNOWN, 34, printed=False),
        of("evidence", "level", width=10, title=N_("Grade of evidence"), printed=False),
    ]
    sheet.table(BODY, fields, freeze=["name"], pages="competency", on_paper=len(rows) <= _PRINTED)


def _add_single_holders(book: Book, report: ExpertsReport) -> None:
    words = report.wording
    sheet = book.sheet(
        words(N_("Single Holders")),
        words(N_("Where the level required rests on one person")),
        words(
            N_("Of all in the unit of whom it is required one alone is known to have it; the unknown may have it too.")
        ),
    )
    rows = report.single_holders
    of = stored_fields(rows, words)
    fields = [
        of("opd", "wrap", width=40),
        of("unor", "wrap", width=36),
        Field("competency", words(COLUMNS["competency"]), report.names(rows["competency"]), "wrap", width=32),
        Field("kind", words(COLUMNS["kind"]), [words(word(KINDS, one)) for one in rows["kind"]], width=18),
        of("people", "integer", width=14, title=N_("People of whom it is required")),
        of("unknown", "integer", width=14),
        of("name", "wrap", width=30),
        Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
        rank_field(rows["nip"], report.ranks, words),
        of("level_required", "level", width=12),
        of("level", "level", width=10),
        of("assessed_on", "date"),
    ]
    sheet.table(BODY, fields, freeze=["opd"], pages="opd")


def _add_teams(book: Book, report: ExpertsReport) -> None:
    words = report.wording
    sheet = book.sheet(
        words(N_("Teams")),
        words(N_("Teams the region requires")),
        words(
            N_("From “teams” in the region's file. The unknown may have the level and are not counted as having it.")
        ),
    )
    rows = report.teams
    of = stored_fields(rows, words)
    fields = [
        of("opd", "wrap", UNKNOWN, 40),
        of("unor", "wrap", UNKNOWN, 34),
        Field("competency", words(COLUMNS["competency"]), report.names(rows["competency"]), "wrap", width=32),
        of("level", "level", width=12, title=COLUMNS["level_required"]),
        of("people", "integer", width=12, title=N_("People asked for")),
        of("staff", "integer", width=12, title=N_("Employees")),
        of("have", "integer", width=10, title=N_("Have it")),
        of("may_have", "integer", width=12, title=N_("May have it")),
        of("below", "integer", width=12, title=N_("Known to be below")),
        of("missing", "integer", width=10, title=N_("Missing")),
        Field("state", words(COLUMNS["status"]), [words(word(TEAM_STATES, one)) for one in rows["state"]], "wrap",
              width=34),
        of("basis", "wrap", width=40),
    ]  # fmt: skip
    sheet.table(BODY, fields, freeze=["competency"])
