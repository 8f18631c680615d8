"""``asnkarier report --individual``: one page for each person, from stored results alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message
from asnkarier.parquet import Part
from asnkarier.rules.nip import NipError, mask_nip, nip_digits
from asnkarier.storage.journal import Entry
from asnkarier.tables.jp_results import JP_LEDGER
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.gap_analysis import GAP_ANALYSIS
from asnkarier.workflows.jp import JP
from asnkarier.workflows.laid_out import Laid, changed, left_behind, stored
from asnkarier.workflows.office import Office
from asnkarier.workflows.plan_training import PLAN_TRAINING, plan_report
from asnkarier.workflows.results import held_by, made_from, stored_results
from asnkarier.workflows.study import Result

if TYPE_CHECKING:  # it would load the languages' data
    from asnkarier.reports.individual.person import Individuals

FOLDER = "individual"
"""Folder inside the report folder."""
FORMATS = ("docx", "xlsx")
STAFF = Part(("nip", "name", "title_before", "title_after", "golongan", "employment", "superior_nip"))
"""What a page tells of a person besides results."""


def individual_plans(office: Office, nips: Sequence[str] | None, formats: str | None, out: Path | None) -> Laid:
    """Write the pages of these people, one file each; of everybody, None, by OPD.

    Raises:
        UsageError: no gap analysis is stored, a person has no page (unknown, left out, nothing required), no such
            format.
    """
    from asnkarier.reports.individual.documents import write_all, write_some

    wanted = chosen_formats(formats, FORMATS, FORMATS if nips is None else FORMATS[:1])
    gap = held_by(office, GAP_ANALYSIS.command, [table.name for table in GAP_ANALYSIS.stores])
    if gap is None:
        raise UsageError(
            N_("{region} has no stored gap analysis, which individual plans are made from."),
            remedy=N_("Run 'asnkarier gap-analysis' first."),
            region=office.config.region.name,
        )
    plan, planned = stored(office, PLAN_TRAINING)
    results = stored_results(office, gap, ["gaps", "job_person_match", "staff_apart"])
    documents = _documents(office, gap, planned, results)
    folder = (out or office.workspace.reports) / FOLDER
    old: tuple[Message, ...] = ()
    if nips is None:
        files = tuple(write_all(documents, folder, wanted))
        old = left_behind(folder, f"individual_{office.code}_{documents.as_of.isoformat()}_opd-", files)
        people = len(results["job_person_match"])
    else:
        asked = _asked(office, gap, results, nips)
        numbers = {nip: number for number, nip in enumerate(sorted(results["job_person_match"]["nip"]), 1)}
        chosen = [(numbers[one.nip], one) for one in documents.people(asked)]
        files, people = tuple(write_some(documents, folder, wanted, chosen)), len(asked)
    entries = {"gap_analysis": gap.number, "plan_training": plan.number if plan else None}
    return Laid(files, people, entries, (*_messages(office, gap, plan, people), *old))


def _documents(office: Office, gap: Entry, plan: Result | None, results: dict[str, pd.DataFrame]) -> Individuals:
    from asnkarier.reports.individual.person import Individuals

    entry, ledger = _ledger(office)
    return Individuals(
        config=office.config,
        as_of=date.fromisoformat(gap.options["as_of"]),
        gaps=results["gaps"],
        job_person_match=results["job_person_match"],
        employees=office.store.load("employees", made_from(office, gap), STAFF),
        plan=plan_report(office.config, plan) if plan else None,
        jp_ledger=ledger,
        jp_as_of=date.fromisoformat(entry.options["as_of"]) if entry else None,
    )


def _ledger(office: Office) -> tuple[Entry | None, pd.DataFrame | None]:
    """Give the stored JP ledger and its entry; None where none is stored."""
    entry = held_by(office, JP.command, [table.name for table in JP.stores])
    return entry, stored_results(office, entry, [JP_LEDGER.name])[JP_LEDGER.name] if entry else None


def _messages(office: Office, gap: Entry, plan: Entry | None, people: int) -> tuple[Message, ...]:
    told = [Message(N_("Individual development plans (people: {people}):"), {"people": people})]
    if plan is None:
        told.append(Message(N_("No training plan is stored: the pages have no activities.")))
    ledger = held_by(office, JP.command, [table.name for table in JP.stores])
    if changed(office, (gap, GAP_ANALYSIS), (plan, PLAN_TRAINING), (ledger, JP)):
        told.append(Message(N_("The tables have changed since; compute again to take that in.")))
    return tuple(told)


def _asked(office: Office, gap: Entry, results: dict[str, pd.DataFrame], nips: Sequence[str]) -> list[str]:
    """Give the NIPs asked for, each once.

    Raises:
        UsageError: one is none, is nobody's, or is of somebody who is not in the analysis, with the reason.
    """
    from asnkarier.reports.kit.labels import APART
    from asnkarier.reports.kit.wording import Wording

    known, apart = set(results["job_person_match"]["nip"]), results["staff_apart"]
    wanted = dict[str, None]()
    for given in nips:
        try:
            nip = nip_digits(given)
        except NipError:
            nip = ""
        if nip in known:
            wanted[nip] = None
            continue
        reasons = apart.loc[(apart["nip"] == nip) & ~apart["counted"].fillna(value=False), "reason"]
        if len(reasons):
            words = Wording.of(office.config.region.language)
            raise UsageError(
                N_("The gap analysis leaves out the person {nip}: {reason}."),
                remedy=N_("If that is wrong, correct the employee's row and compute again."),
                nip=mask_nip(nip),
                reason="; ".join(words(APART[reason]) for reason in reasons),
            )
        raise _absent(office, gap, nip, given)
    return list(wanted)


def _absent(office: Office, gap: Entry, nip: str, given: str) -> UsageError:
    """Say why a person of whom the analysis says nothing has no page."""
    employees = office.store.load("employees", made_from(office, gap), Part(("nip",)))
    if (employees["nip"] == nip).any():
        return UsageError(
            N_("Nothing is required of the person {nip}: there is no competency standard for the position."),
            remedy=N_("Import the standard of the position and compute again."),
            nip=mask_nip(nip),
        )
    return UsageError(
        N_("There is no employee with the NIP {nip}."),
        remedy=N_("Look it up in the table employees."),
        nip=mask_nip(given),
    )
