"""``asnkarier report --per-opd``: what each OPD is sent, from stored results alone."""

from __future__ import annotations

from pathlib import Path

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.gap_analysis import GAP_ANALYSIS, gap_report
from asnkarier.workflows.laid_out import Laid, changed, left_behind, stored
from asnkarier.workflows.office import Office
from asnkarier.workflows.plan_training import PLAN_TRAINING, plan_report

FOLDER = "opd"
"""Folder inside the report folder."""
FORMATS = ("xlsx", "docx", "md")


def opd_packs(office: Office, formats: str | None, out: Path | None) -> Laid:
    """Write a workbook and a letter for every OPD, and the index.

    Raises:
        UsageError: no gap analysis is stored; no such format.
    """
    from asnkarier.reports.packs.documents import write_packs
    from asnkarier.reports.packs.of_opd import Packs

    wanted = chosen_formats(formats, FORMATS, FORMATS[:2])
    gap, found = stored(office, GAP_ANALYSIS)
    if gap is None or found is None:
        raise UsageError(
            N_("{region} has no stored gap analysis, which the packs are made from."),
            remedy=N_("Run 'asnkarier gap-analysis' first."),
            region=office.config.region.name,
        )
    plan, planned = stored(office, PLAN_TRAINING)
    packs = Packs(gap_report(office.config, found), plan_report(office.config, planned) if planned else None)
    folder = (out or office.workspace.reports) / FOLDER
    files = tuple(write_packs(packs, folder, wanted))
    people = len({*packs.gap.job_person_match["nip"], *packs.gap.staff_apart["nip"]})
    messages = [Message(N_("Packs by OPD (OPDs: {opds}, people: {people}) and their index:"),
                        {"opds": len(packs.opds), "people": people})]  # fmt: skip
    if plan is None:
        messages.append(Message(N_("No training plan is stored: the packs have no seats.")))
    if changed(office, (gap, GAP_ANALYSIS), (plan, PLAN_TRAINING)):
        messages.append(Message(N_("The tables have changed since; compute again to take that in.")))
    messages += left_behind(folder, f"opd_{office.code}_{packs.gap.as_of.isoformat()}_", files)
    entries = {"gap_analysis": gap.number, "plan_training": plan.number if plan else None}
    return Laid(files, people, entries, tuple(messages))
