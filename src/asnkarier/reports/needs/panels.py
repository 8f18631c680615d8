"""What the dashboard shows of a needs analysis: what is needed in the region, and in which OPDs."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.kit.excel import Field
from asnkarier.reports.kit.labels import COLUMNS, SUPPORTS, word
from asnkarier.reports.kit.panels import Listing, Panel
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN
from asnkarier.reports.needs.report import NeedsReport

_FIGURES = ("with_gap", "levels_missing", "unknown", "proposals", "votes")


def needs_panels(report: NeedsReport) -> tuple[Panel, ...]:
    """Give the two lists, in the order of the region's ranking."""
    words = report.wording
    note = words(
        N_("Ranked on, the larger first: {figures}. {dash} fewer than {few} people, or nothing needed: not shown."),
        figures=report.ranking,
        dash=UNKNOWN,
        few=report.config.privacy.small_group,
    )
    needs, opds = report.needs_of("region"), report.groups_of("opd")
    of_needs, of_opds = stored_fields(needs, words), stored_fields(opds, words)
    support = [words(word(SUPPORTS, code)) or None for code in needs["support"]]
    return (
        Listing(
            "needs",
            words(N_("Needs by competency")),
            (
                Field(
                    "competency", words(COLUMNS["competency"]), [report.competency(one) for one in needs["competency"]]
                ),
                of_needs("rank", "integer", UNKNOWN),
                *(of_needs(name, "integer", UNKNOWN) for name in _FIGURES),
                Field("support", words(COLUMNS["support"]), support, missing=UNKNOWN),
            ),
            note,
            choices=("support",),
        ),
        Listing(
            "needs_opds",
            words(N_("Needs by OPD")),
            (
                Field("opd", words(COLUMNS["opd"]), [report.group("opd", one) for one in opds["group"]]),
                of_opds("rank", "integer", UNKNOWN),
                of_opds("employees", "integer", title=N_("Employees")),
                *(of_opds(name, "integer", UNKNOWN) for name in _FIGURES),
            ),
            note,
        ),
    )
