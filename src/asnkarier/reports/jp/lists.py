"""The lists of the ledger: OPDs, people, the steps of the cheapest ways, participations."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.jp.ledger import JpReport
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet
from asnkarier.reports.kit.labels import COLUMNS, EMPLOYMENT, JP_COUNTED_AS, JP_FROM, JP_STATES, word
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN


def opd_fields(report: JpReport) -> list[Field]:
    """Give the columns of the list of OPDs, for the workbook and the dashboard."""
    rows, words = report.opds, report.wording
    of = stored_fields(rows, words)
    states = [state for state in JP_STATES if state in rows and report.figures[state]]
    return [
        of("opd", "wrap", UNKNOWN, 44),
        of("employees", "integer", width=12, total=True),
        of("with_minimum", "integer", width=12, title=N_("With a JP minimum"), total=True),
        *(of(state, "integer", width=12, title=JP_STATES[state], total=True) for state in states),
        of("above_maximum", "integer", width=12, title=N_("Above the JP maximum"), total=True),
        of("jp_earned", "integer", width=12, title=N_("JP earned"), total=True),
        of("missing", "integer", width=12, title=N_("JP missing"), total=True),
        of("way_cost", "rupiah", width=16, title=N_("Cost of the cheapest ways"), total=True),
        of("way_days", "integer", width=12, title=N_("Their days absent"), total=True),
    ]


def person_fields(report: JpReport) -> list[Field]:
    """Give the columns of the list of people."""
    rows, words = report.ledger, report.wording
    of = stored_fields(rows, words)
    ways = [report.way_of.get(nip) for nip in rows["nip"]]
    return [
        of("name", "wrap", width=30),
        Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
        of("opd", "wrap", UNKNOWN, 36),
        Field("employment", words(N_("Employment")), [words(word(EMPLOYMENT, one)) for one in rows["employment"]],
              missing=UNKNOWN, width=12),
        Field("state", words(N_("JP minimum")), [words(word(JP_STATES, one)) for one in rows["state"]], "wrap",
              width=22),
        of("jp_earned", "integer", width=9, title=N_("JP earned"), total=True),
        of("jp_coming", "integer", width=10, title=N_("JP approved or not ended"), total=True),
        of("jp_planned", "integer", UNKNOWN, 10, title=N_("JP in the plan"), total=True),
        of("missing", "integer", UNKNOWN, 10, title=N_("JP missing"), total=True),
        of("missing_after", "integer", UNKNOWN, 10, title=N_("Missing after approved and planned"), total=True),
        of("above", "integer", UNKNOWN, 10, title=N_("JP above the maximum")),
        of("certificates", "integer", width=10, title=N_("Certificates")),
        Field("way", words(N_("Cheapest way")), ways, "wrap", width=44),
        of("way_cost", "rupiah", "", 14, title=N_("Its cost"), total=True),
        of("way_days", "integer", "", 9, title=N_("Its days absent"), total=True),
        of("jp_unproven", "integer", width=10, title=N_("JP without proof"), total=True, printed=False),
        of("unknown", "integer", width=12, title=N_("Participations of unknown JP"), total=True, printed=False),
        of("jp_cut", "integer", width=10, title=N_("JP beyond the limits"), total=True, printed=False),
        of("projected", "decimal", UNKNOWN, 12, title=N_("JP at the present pace"), printed=False),
        of("unor", "wrap", UNKNOWN, 30, printed=False),
        of("jabatan", "wrap", UNKNOWN, 30, printed=False),
    ]  # fmt: skip


def add_opds(book: Book, report: JpReport) -> ReportSheet:
    """Add the first sheet."""
    words = report.wording
    sheet = book.sheet(words(N_("OPD")), words(N_("JP Ledger by OPD")), report.state)
    sheet.table(BODY, opd_fields(report), freeze=["opd"])
    return sheet


def add_people(book: Book, report: JpReport) -> None:
    """Add everybody."""
    words = report.wording
    note = N_("Earned: attended or passed, or in a history with a certificate. Where no plan of the year is stored, "
              "nothing is planned.")  # fmt: skip
    sheet = book.sheet(words(N_("People")), words(N_("Lesson hours of each person")), words(note))
    sheet.table(BODY, person_fields(report), freeze=["name"], pages="opd")


def add_steps(book: Book, report: JpReport) -> None:
    """Add what the cheapest ways are made of."""
    words, rows = report.wording, report.steps
    of = stored_fields(rows, words)
    note = N_("First the least money, then the fewest days absent, then the fewest pieces. Whether there is money, a "
              "place or a month for a training is not looked at.")  # fmt: skip
    sheet = book.sheet(words(N_("Cheapest Ways")), words(N_("What the cheapest ways are made of")), words(note))
    fields = [
        of("title", "wrap", width=50, title=N_("Form or training")),
        of("people", "integer", width=12),
        of("units", "integer", width=14, title=N_("Sessions, days or seats")),
        of("jp", "integer", width=10, total=True),
        of("cost", "rupiah", width=16, total=True),
        of("days", "integer", width=12, title=N_("Days absent"), total=True),
    ]
    sheet.table(BODY, fields, freeze=["title"])


def add_participations(book: Book, report: JpReport) -> None:
    """Add every participation of the year and what it counts."""
    words, rows = report.wording, report.participations
    of = stored_fields(rows, words)
    names = dict(zip(report.ledger["nip"], report.ledger["name"], strict=True))
    sheet = book.sheet(
        words(N_("Participations")),
        words(N_("What each participation counts")),
        words(N_("A dash is a figure that is not known.")),
    )
    titles = rows["title"].fillna(rows["training"])
    fields = [
        Field("name", words(COLUMNS["name"]), [names.get(nip) for nip in rows["nip"]], "wrap", UNKNOWN, 30),
        Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
        Field("title", words(COLUMNS["training"]), titles, "wrap", width=44),
        Field("form", words(N_("Form")), [report.form(code) for code in rows["form"]], "wrap", UNKNOWN, 26),
        of("started_on", "date", UNKNOWN, title=N_("First day")),
        of("ended_on", "date", UNKNOWN, title=N_("Last day")),
        Field("counted_as", words(N_("Counts as")), [words(word(JP_COUNTED_AS, one)) for one in rows["counted_as"]],
              "wrap", width=20),
        of("jp", "integer", UNKNOWN, 9, title=N_("JP counted"), total=True),
        of("jp_full", "integer", UNKNOWN, 9, title=N_("JP in full"), total=True),
        Field("jp_from", words(N_("JP from")), [words(word(JP_FROM, one)) for one in rows["jp_from"]], "wrap",
              width=18),
        of("certificate", "wrap", UNKNOWN, 24, title=N_("Certificate"), printed=False),
    ]  # fmt: skip
    sheet.table(BODY, fields, freeze=["name"])
