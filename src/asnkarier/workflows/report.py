"""``asnkarier report``: stored results laid out again, without computing them again."""

from __future__ import annotations

from pathlib import Path

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome
from asnkarier.reports.gap_analysis import write_gap_analysis
from asnkarier.reports.training_plan import write_training_plan
from asnkarier.workflows import gap_analysis, plan_training
from asnkarier.workflows.documents import (
    GAP_RESULTS,
    PLAN_RESULTS,
    gap_report,
    holder,
    outdated,
    plan_report,
    stored,
    with_mask,
)
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.office import Office

NAMES = (gap_analysis.COMMAND, plan_training.COMMAND)


def report(office: Office, name: str | None, *, mask: bool, formats: str | None, out: Path | None) -> Outcome:
    """Write the documents of one stored result, or of all there are.

    Raises:
        UsageError: there is no such report or format, or the result has not been computed yet.
    """
    if name and name not in NAMES:
        raise UsageError(
            N_("There is no report {name}."), remedy=N_("Choose from {known}."), name=name, known=", ".join(NAMES)
        )
    wanted = chosen_formats(formats)
    folder = office.report_folder(out)
    office = with_mask(office, mask=mask)
    gaps, plan = holder(office, "gaps"), holder(office, "plan_summary")
    files: list[Path] = []
    if gaps and name in (None, gap_analysis.COMMAND):
        files += write_gap_analysis(
            folder, gap_report(office, gaps, stored(office, gaps, GAP_RESULTS), gaps.options), wanted
        )
    if plan and name in (None, plan_training.COMMAND):
        files += write_training_plan(
            folder, plan_report(office, plan, stored(office, plan, PLAN_RESULTS), plan.options), wanted
        )
    if not files:
        raise UsageError(
            N_("{region} has no stored result to lay out."),
            remedy=N_("Run 'asnkarier gap-analysis' or 'asnkarier plan-training' first."),
            region=office.config.region.name,
        )
    messages = [Message(N_("Written from stored results:"))]
    if any(held and outdated(office, held) for held in (gaps, plan)):
        messages.append(Message(N_("The tables have changed since; compute again to take that in.")))
    entries = {"gap_analysis": gaps.number if gaps else None, "plan_training": plan.number if plan else None}
    return Outcome("report", {"region": office.code, **entries}, tuple(messages), files=tuple(files))
