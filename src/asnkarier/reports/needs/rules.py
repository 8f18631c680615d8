"""The sheet that says by which rules the needs were ranked."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet
from asnkarier.reports.kit.labels import COLUMNS, PREDIKAT, RATINGS
from asnkarier.reports.needs.report import NeedsReport


def add(book: Book, report: NeedsReport) -> ReportSheet:
    """Add the sheet."""
    words, rules = report.wording, report.config.needs
    sheet = book.sheet(
        words(N_("Rules")),
        words(N_("Rules of the ranking")),
        words(N_("By which rules the figures of this workbook were computed.")),
    )
    ranking, below = rules.ranking.on(report.as_of), rules.below_target.on(report.as_of)
    of_the_region = words(N_("Configuration of the region"))
    parts = (
        (words(N_("Order of needs")), report.ranking, ranking.basis, ranking.verified),
        (words(N_("Below the performance target")), below_target(report), below.basis, below.verified),
        (
            words(N_("Which performance result counts")),
            words(
                N_("The newest of {years} calendar years; the annual result, else every period of that year."),
                years=rules.performance_years,
            ),
            of_the_region,
            False,
        ),
        (
            words(N_("Which proposal counts")),
            words(
                N_("For {years} years from the day it was raised; without a date always."),
                years=report.config.weights.voice_years,
            ),
            of_the_region,
            False,
        ),
        (
            words(N_("Sector of an OPD")),
            "; ".join(f"{one.name}: {', '.join(one.opds)}" for one in report.config.weights.sectors),
            of_the_region,
            False,
        ),
    )
    checked = [words(N_("✓ yes")) if part[3] else words(N_("▲ not yet")) for part in parts]
    fields = [
        Field("rule", words(N_("Rule")), [part[0] for part in parts], "wrap", width=34),
        Field("value", words(N_("Value")), [part[1] for part in parts], "wrap", width=64),
        Field("basis", words(COLUMNS["basis"]), [part[2] for part in parts], "wrap", width=48),
        Field("verified", words(COLUMNS["verified"]), checked, width=22),
    ]
    sheet.table(
        BODY,
        fields,
    )
    return sheet


def below_target(report: NeedsReport) -> str:
    """Say who is below the performance target."""
    words, below = report.wording, report.config.needs.below_target.on(report.as_of).value
    named = [
        *(words(N_("predikat “{name}”"), name=words(PREDIKAT[code])) for code in below.predikat),
        *(words(N_("work result “{name}”"), name=words(RATINGS[code])) for code in below.result_rating),
    ]
    return "; ".join(named)
