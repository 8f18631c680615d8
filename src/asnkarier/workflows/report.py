"""``asnkarier report``: stored results laid out again, without computing them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome
from asnkarier.workflows.dashboard import DASHBOARD, dashboard_page
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.individual import individual_plans
from asnkarier.workflows.kak import KAK, terms_of_reference
from asnkarier.workflows.laid_out import Laid, changed, nothing_stored, stored, written
from asnkarier.workflows.office import Office, logged, record_export
from asnkarier.workflows.packs import opd_packs
from asnkarier.workflows.results import held_by, people_in
from asnkarier.workflows.studies import STUDIES
from asnkarier.workflows.study import Study

MASKED = "masked"
"""Folder inside the report folder for masked documents, so that they never stand among the others."""


@dataclass(frozen=True, kw_only=True)
class ReportOptions:
    """What the user asked for: results as they are or masked, packs of OPDs, or pages of people."""

    name: str | None = None
    """Command that made the result, ``dashboard`` or ``kak``; None for every result."""
    mask: bool = False
    per_opd: bool = False
    nips: tuple[str, ...] = ()
    """People whose page is asked for."""
    all_individual: bool = False
    formats: str | None = None
    out: Path | None = None


@logged("report")
def report(office: Office, options: ReportOptions, *, now: datetime) -> Outcome:
    """Write the documents of stored results.

    ``data``: ``region``, ``people`` whom the documents speak of, ``masked``, and by the name of each result
    (``gap_analysis``) the entry that holds it, or None.

    Raises:
        UsageError: there is no such report or format, the result has not been computed yet, or has no such documents.
    """
    _refuse_several(options)
    if options.per_opd:
        what, laid = ["per-opd"], opd_packs(office, options.formats, options.out)
    elif options.name == DASHBOARD:
        what, laid = [DASHBOARD], dashboard_page(office, options.formats, options.out)
    elif options.name == KAK:
        what, laid = [KAK], terms_of_reference(office, options.formats, options.out)
    elif options.nips or options.all_individual:
        nips = None if options.all_individual else options.nips
        what, laid = ["individual"], individual_plans(office, nips, options.formats, options.out)
    else:
        what, laid = _results(office, options)
    record_export(office, "report", what, laid.people, len(laid.files), masked=options.mask, now=now)
    entries: dict[str, int | None] = {command.replace("-", "_"): None for command in STUDIES}
    data = {"region": office.code, "people": laid.people, "masked": options.mask, **entries, **laid.entries}
    return Outcome("report", data, laid.messages, files=laid.files)


def _refuse_several(options: ReportOptions) -> None:
    """Refuse what excludes each other.

    A pack is for the OPD itself and a page for the person, who know their names; masked they would tell by what the
    region's masked documents hide.
    """
    asked = {
        "--per-opd": options.per_opd,
        "--individual": bool(options.nips),
        "--all-individual": options.all_individual,
        "--mask": options.mask,
    }
    given = [name for name, is_asked in asked.items() if is_asked]
    if len(given) > 1:
        raise UsageError(N_("{options} exclude each other."), remedy=N_("Give one of them."), options=", ".join(given))
    if options.name in (DASHBOARD, KAK) and options.mask:
        raise _never_masked(options.name)
    if options.name and given and not options.mask:
        raise UsageError(
            N_("{option} joins the results; no single one can be named with it."),
            remedy=N_("Leave out {name}."),
            option=given[0],
            name=options.name,
        )


def _results(office: Office, options: ReportOptions) -> tuple[list[str], Laid]:
    """Lay out one result or all there are; give which, and what was written."""
    asked = _asked(options)
    config = office.config
    folder = options.out or (office.workspace.reports / MASKED if options.mask else office.workspace.reports)
    wanted = {command: chosen_formats(options.formats, _formats(study, options)) for command, study in asked.items()}
    entries: dict[str, int | None] = {}
    files: list[Path] = []
    people, stale = 0, False
    for command, study in asked.items():
        entry, result = stored(office, study)
        if entry and result:
            entries[command.replace("-", "_")] = entry.number
            lay_out = study.masked if options.mask and study.masked else study.lay_out
            files += lay_out(config, result).write(folder, wanted[command])
            people = max(people, people_in(study.stores, result.tables))
            stale |= changed(office, (entry, study))
    if not files:
        raise nothing_stored(office, asked)
    first, *later = written(stale=stale)
    messages = (first, *_not_masked(office, asked, options), *later)
    return [name.replace("_", "-") for name in entries], Laid(tuple(files), people, entries, messages)


def _asked(options: ReportOptions) -> Mapping[str, Study[Any]]:
    """Give the studies to lay out.

    Raises:
        UsageError: there is no such report, or it cannot be masked.
    """
    name = options.name
    if name and name not in STUDIES:
        known = ", ".join((*STUDIES, DASHBOARD, KAK))
        raise UsageError(N_("There is no report {name}."), remedy=N_("Choose from {known}."), name=name, known=known)
    asked = {command: study for command, study in STUDIES.items() if name in (None, command)}
    if not options.mask:
        return asked
    maskable = {command: study for command, study in asked.items() if study.masked}
    if not maskable:
        raise _never_masked(name or "")
    return maskable


def _never_masked(name: str) -> UsageError:
    return UsageError(
        N_("{name} speaks of single people: there are no masked documents of it."),
        remedy=N_("Choose from {known}."),
        name=name,
        known=", ".join(command for command, study in STUDIES.items() if study.masked),
    )


def _formats(study: Study[Any], options: ReportOptions) -> tuple[str, ...]:
    return tuple(form for form in study.formats if form != "ics") if options.mask else study.formats


def _not_masked(office: Office, asked: Mapping[str, Study[Any]], options: ReportOptions) -> list[Message]:
    """Say which stored results have no masked documents."""
    if not options.mask or options.name:
        return []
    left = [
        command
        for command, study in STUDIES.items()
        if command not in asked and held_by(office, command, [table.name for table in study.stores])
    ]
    text = N_("Not written, because there are no masked documents of it: {names}.")
    return [Message(text, {"names": ", ".join(left)})] if left else []
