"""``asnkarier report``: stored results laid out again, without computing them again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome
from asnkarier.workflows.dashboard import DASHBOARD, FORMATS, write_dashboard
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.office import Office, logged
from asnkarier.workflows.results import held_by, outdated, stored_results
from asnkarier.workflows.studies import STUDIES
from asnkarier.workflows.study import result_of

MASKED = "masked"
"""Folder inside the report folder for documents with masked NIP, so that they never stand in for the others."""


@logged("report")
def report(
    office: Office, name: str | None, *, mask: bool, formats: str | None, out: Path | None, now: datetime
) -> Outcome:
    """Write the documents of one stored result, or of all there are, or one page of all of them (``dashboard``).

    ``data``: ``region``, and by the name of each result (``gap_analysis``) the entry that holds it, or None.

    Raises:
        UsageError: there is no such report or format, or the result has not been computed yet.
    """
    names = (*STUDIES, DASHBOARD)
    if name and name not in names:
        raise UsageError(
            N_("There is no report {name}."), remedy=N_("Choose from {known}."), name=name, known=", ".join(names)
        )
    asked = {command: study for command, study in STUDIES.items() if name in (None, command)}
    if name == DASHBOARD:
        chosen_formats(formats, FORMATS, FORMATS)
    wanted = {command: chosen_formats(formats, study.formats) for command, study in asked.items()}
    folder = out or (office.workspace.reports / MASKED if mask else office.workspace.reports)
    config = masked(office.config) if mask else office.config
    entries: dict[str, int | None] = {command.replace("-", "_"): None for command in STUDIES}
    files: list[Path] = []
    changed = False
    for command, study in asked.items():
        tables = [table.name for table in study.stores]
        if entry := held_by(office, command, tables):
            entries[command.replace("-", "_")] = entry.number
            result = result_of(study, office, entry, stored_results(office, entry, tables), entry.options)
            files += study.lay_out(config, result).write(folder, wanted[command])
            changed |= outdated(office, entry, [table.name for table in study.reads])
    if name == DASHBOARD:
        page = write_dashboard(office, config, folder)
        files, changed = [*page.files], page.changed
        entries |= page.entries
    if not files:
        first = ", ".join(f"'asnkarier {command}'" for command in asked or STUDIES)
        raise UsageError(
            N_("{region} has no stored result to lay out."),
            remedy=N_("Run {commands} first."),
            region=office.config.region.name,
            commands=first,
        )
    messages = [Message(N_("Written from stored results:"))]
    if changed:
        messages.append(Message(N_("The tables have changed since; compute again to take that in.")))
    return Outcome("report", {"region": office.code, **entries}, tuple(messages), files=tuple(files))


def masked(config: RegionConfig) -> RegionConfig:
    """Give the configuration with NIP masked in reports."""
    return config.model_copy(update={"privacy": config.privacy.model_copy(update={"mask_nip": True})})
