"""The lists of the workbook of the plan that raises the index."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.ip_asn.plan_report import IndexPlanReport
from asnkarier.reports.ip_asn.report import PART_NAMES
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet
from asnkarier.reports.kit.labels import COLUMNS, word
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.wording import UNKNOWN


def add_seats(book: Book, report: IndexPlanReport) -> ReportSheet:
    """Add who goes to which training, and what that brings."""
    words, rows = report.wording, report.seats
    parts = [words(word(PART_NAMES, code)) or None for code in rows["part"]]
    sheet = book.sheet(
        words(N_("Participants")),
        words(N_("Who goes to which training")),
        words(N_("The points are there once the training is attended and its certificate is on record.")),
    )
    fields = [
        Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
        Field("name", words(COLUMNS["name"]), rows["name"], "wrap", UNKNOWN, 26),
        Field("opd", words(COLUMNS["opd"]), [report.opd_name(name) for name in rows["opd"]], "wrap", width=28),
        Field("jabatan", words(COLUMNS["jabatan"]), rows["jabatan"], "wrap", UNKNOWN, 24),
        Field("title", words(COLUMNS["training"]), rows["title"], "wrap", width=32),
        Field("training_class", words(COLUMNS["training_class"]), rows["training_class"], "level", width=8),
        Field("fund", words(COLUMNS["fund"]), [report.fund(code) for code in rows["fund"]], "wrap", width=14),
        Field("part", words(N_("Part")), parts, "wrap", UNKNOWN, 22),
        Field("points", words(N_("Points")), rows["points"], "score", width=9, total=True),
        Field("jp", words(COLUMNS["jp"]), rows["jp"], "level", width=7),
        Field("cost", words(COLUMNS["cost"]), rows["cost"], "rupiah", width=14, total=True),
    ]
    sheet.table(BODY, fields, freeze=["nip"], pages="opd")
    return sheet


def add_trainings(book: Book, report: IndexPlanReport) -> ReportSheet:
    """Add the trainings held, and what each brings for its money."""
    words, rows = report.wording, report.held
    sheet = book.sheet(
        words(N_("Trainings")),
        words(N_("Trainings held, and what they bring")),
        words(N_("Most points first. {dash} costs nothing."), dash=UNKNOWN),
    )
    fields = [
        Field("title", words(COLUMNS["training"]), rows["title"], "wrap", width=40),
        Field("fund", words(COLUMNS["fund"]), [report.fund(code) for code in rows["fund"]], "wrap", width=18),
        Field("classes", words(N_("Classes")), rows["classes"], "integer", width=9, total=True),
        Field("participants", words(N_("Participants")), rows["participants"], "integer", width=11, total=True),
        Field("candidates", words(N_("Could bring points to")), rows["candidates"], "integer", width=12),
        Field("points", words(N_("Points")), rows["points"], "score", width=10, total=True),
        Field("cost", words(COLUMNS["cost"]), rows["cost"], "rupiah", width=16, total=True),
        Field("per_million", words(N_("Points per Rp 1 million")), rows["per_million"], "score", UNKNOWN, 13),
    ]
    sheet.table(BODY, fields, freeze=["title"])
    return sheet


def add_opds(book: Book, report: IndexPlanReport) -> ReportSheet:
    """Add the index of each OPD without and with the plan."""
    words, rows = report.wording, report.opds
    sheet = book.sheet(
        words(N_("By OPD")),
        words(N_("Index by OPD, without and with the plan")),
        words(
            N_("Means over the people. {dash} fewer than {few} people: not shown."),
            dash=UNKNOWN,
            few=report.config.privacy.small_group,
        ),
    )
    fields = [
        Field("opd", words(COLUMNS["opd"]), [report.opd_name(name) for name in rows["opd"]], "wrap", width=40),
        Field("people", words(COLUMNS["people"]), rows["people"], "integer", width=10),
        Field("index_before", words(N_("Without the plan")), rows["index_before"], "score", UNKNOWN, 11),
        Field("index_after", words(N_("With the plan")), rows["index_after"], "score", UNKNOWN, 11),
        Field("traced", words(N_("To gain by completing records")), rows["traced"], "score", UNKNOWN, 14),
        Field("people_with_seat", words(N_("People with a seat")), rows["people_with_seat"], "integer", UNKNOWN, 11),
        Field("seats", words(COLUMNS["seats"]), rows["seats"], "integer", UNKNOWN, 9),
        Field("points", words(N_("Points")), rows["points"], "score", UNKNOWN, 10),
        Field("cost", words(N_("Cost of participants")), rows["cost"], "rupiah", UNKNOWN, 16),
    ]
    sheet.table(BODY, fields, freeze=["opd"])
    return sheet
