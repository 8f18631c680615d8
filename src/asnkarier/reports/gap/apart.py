"""The list of those whom the gap analysis leaves out, or counts and tells apart, each with the reason."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import opd_names
from asnkarier.reports.gap.report import GapReport
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet
from asnkarier.reports.kit.labels import APART, COLUMNS
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.ranks import rank_field
from asnkarier.reports.kit.stored_fields import stored_fields

LISTED = 20
"""People a letter names; the workbook names all."""


def add(book: Book, report: GapReport) -> ReportSheet:
    """Add the sheet: those left out first."""
    words, people = report.wording, report.staff_apart
    sheet = book.sheet(
        words(N_("Told Apart")),
        words(N_("Left out, or counted and told apart")),
        words(
            N_(
                "Those left out come first. Which reasons leave somebody out, and why, the configuration says "
                "(jabatan.standing_counted, career)."
            )
        ),
    )
    of = stored_fields(people, words)
    reasons = [words(APART[code]) for code in people["reason"]]
    counted = [words(_YES_NO[bool(flag)]) for flag in people["counted"]]
    sheet.table(
        BODY,
        [
            of("name", "wrap", width=26),
            Field("nip", words(COLUMNS["nip"]), shown_nips(people["nip"], report.config), width=20.5),
            rank_field(people["nip"], report.ranks, words),
            of("jabatan", "wrap", width=30),
            Field("opd", words(COLUMNS["opd"]), opd_names(report, people["opd"]), "wrap", width=34),
            Field("reason", words(COLUMNS["reason"]), reasons, "wrap", width=36),
            Field("counted", words(N_("Counted")), counted, width=11),
            of("day", "date", width=12, title=N_("Day")),
            of("kedudukan_hukum", "wrap", width=24, title=N_("Legal standing in the file")),
        ],
        freeze=["name"],
    )
    return sheet


_YES_NO = {True: N_("Yes"), False: N_("No")}


def listed(report: GapReport) -> list[dict[str, str]]:
    """Give the first of them for a letter: name, NIP, OPD, reason and day in words."""
    words, people = report.wording, report.staff_apart.head(LISTED)
    columns = zip(
        people["name"].fillna(""),
        shown_nips(people["nip"], report.config),
        opd_names(report, people["opd"]),
        people["reason"],
        people["day"],
        strict=True,
    )
    return [
        {
            "name": name,
            "nip": nip,
            "opd": opd or "",
            "reason": words(APART[reason]),
            "day": "" if day != day else words.date(day.date()),
        }
        for name, nip, opd, reason, day in columns
    ]
