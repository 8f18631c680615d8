"""What the dashboard shows of who can: how many hold each level."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.experts.experts import ExpertsReport
from asnkarier.reports.kit.excel import Field
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.panels import Listing, Panel
from asnkarier.reports.kit.stored_fields import stored_fields


def experts_panels(report: ExpertsReport) -> tuple[Panel, ...]:
    """Give the list."""
    words, rows = report.wording, report.summary
    of = stored_fields(rows, words)
    return (
        Listing(
            "experts",
            words(N_("How many people hold each level")),
            (
                Field("competency", words(COLUMNS["competency"]), report.names(rows["competency"])),
                of("level", "integer"),
                of("people", "integer", title=N_("People, valid")),
                of("expired", "integer", title=N_("People, expired")),
            ),
            choices=("competency",),
        ),
    )
