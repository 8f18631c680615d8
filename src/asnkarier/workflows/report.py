"""``asnkarier report``: stored results laid out again, without computing them again."""

from __future__ import annotations

from pathlib import Path

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome
from asnkarier.reports.gap.gap_analysis import write_gap_analysis
from asnkarier.reports.plan.training_plan import write_training_plan
from asnkarier.workflows import gap_analysis, plan_training
from asnkarier.workflows.documents import (
    GAP_RESULTS,
    GAP_SOURCES,
    PLAN_RESULTS,
    PLAN_SOURCES,
    gap_report,
    outdated,
    plan_report,
    with_mask,
)
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.office import Office
from asnkarier.workflows.results import held_by, stored_results

MASKED = "masked"
"""Folder inside the report folder for documents with masked NIP, so that they never stand in for the others."""
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
    folder = out or (office.workspace.reports / MASKED if mask else office.workspace.reports)
    office = with_mask(office, mask=mask)
    gaps = held_by(office, gap_analysis.COMMAND, GAP_RESULTS) if name != plan_training.COMMAND else None
    plan = held_by(office, plan_training.COMMAND, PLAN_RESULTS) if name != gap_analysis.COMMAND else None
    files: list[Path] = []
    if gaps:
        results = stored_results(office, gaps, GAP_RESULTS)
        files += write_gap_analysis(folder, gap_report(office, gaps, results, gaps.options), wanted)
    if plan:
        results = stored_results(office, plan, PLAN_RESULTS)
        files += write_training_plan(folder, plan_report(office, plan, results, plan.options), wanted)
    if not files:
        raise UsageError(
            N_("{region} has no stored result to lay out."),
            remedy=N_("Run 'asnkarier gap-analysis' or 'asnkarier plan-training' first."),
            region=office.config.region.name,
        )
    messages = [Message(N_("Written from stored results:"))]
    if (gaps and outdated(office, gaps, GAP_SOURCES)) or (plan and outdated(office, plan, PLAN_SOURCES)):
        messages.append(Message(N_("The tables have changed since; compute again to take that in.")))
    entries = {"gap_analysis": gaps.number if gaps else None, "plan_training": plan.number if plan else None}
    return Outcome("report", {"region": office.code, **entries}, tuple(messages), files=tuple(files))
