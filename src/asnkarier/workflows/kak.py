"""``asnkarier report kak``: terms of reference and cost sheet of the stored plan's trainings."""

from __future__ import annotations

from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.outcome import Message
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.laid_out import Laid, changed, nothing_stored, stored
from asnkarier.workflows.office import Office
from asnkarier.workflows.plan_training import PLAN_TRAINING, plan_report

KAK = "kak"
"""Name of the report, and folder inside the report folder."""
FORMATS = ("docx", "xlsx")


def terms_of_reference(office: Office, formats: str | None, out: Path | None) -> Laid:
    """Write the documents that a budget section asks for: one of each training, and what all cost.

    Raises:
        UsageError: no plan is stored; no such format.
    """
    from asnkarier.reports.kak.documents import write_kak

    wanted = chosen_formats(formats, FORMATS, FORMATS)
    entry, result = stored(office, PLAN_TRAINING)
    if entry is None or result is None:
        raise nothing_stored(office, [PLAN_TRAINING.command])
    report = plan_report(office.config, result)
    files = tuple(write_kak(report, (out or office.workspace.reports) / KAK, wanted))
    trainings, people = int(report.plan["training"].nunique()), int(report.plan["nip"].nunique())
    text = N_("Terms of reference and cost sheet of {trainings} trainings of the plan {year}:")
    messages = [Message(text, {"trainings": trainings, "year": report.year})]
    if not office.config.budget.account_codes:
        messages.append(Message(N_("No account code is stated: see budget.account_codes in the region's file.")))
    if changed(office, (entry, PLAN_TRAINING)):
        messages.append(Message(N_("The tables have changed since; compute again to take that in.")))
    return Laid(files, people, {"plan_training": entry.number}, tuple(messages))
