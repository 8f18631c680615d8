"""What the dashboard shows of the JP ledger: the figures, the OPDs and the people."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.jp.ledger import JpReport
from asnkarier.reports.jp.lists import opd_fields, person_fields
from asnkarier.reports.kit.labels import JP_STATES
from asnkarier.reports.kit.panels import KeyFigures, Listing, Panel

_OF_A_PERSON = ("name", "opd", "employment", "state", "jp_earned", "jp_coming", "jp_planned", "missing", "certificates")


def jp_panels(report: JpReport) -> tuple[Panel, ...]:
    """Give the panels."""
    words = report.wording
    shown = [field for name in _OF_A_PERSON for field in person_fields(report) if field.name == name]
    return (
        KeyFigures(
            (
                *((words(JP_STATES[state]), words.number(count)) for state, count in report.states.items()),
                (words(N_("JP missing")), words.number(report.figures["missing"])),
            )
        ),
        Listing("jp_opds", words(N_("JP Ledger by OPD")), opd_fields(report)),
        Listing("jp_people", words(N_("Lesson hours of each person")), shown, choices=("state", "employment")),
    )
