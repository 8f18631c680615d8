"""``asnkarier report``: stored results laid out again, without computing them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from asnkarier.atomic import write_text
from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome
from asnkarier.reports.kit.documents import Documents
from asnkarier.storage.journal import Entry
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.office import Office, logged
from asnkarier.workflows.results import held_by, outdated, stored_results
from asnkarier.workflows.studies import STUDIES
from asnkarier.workflows.study import Study, result_of

DASHBOARD = "dashboard"
"""The report that is one page of HTML of all results."""
CHANGED = N_("The tables have changed since; compute again to take that in.")
MASKED = "masked"
"""Folder inside the report folder for documents with masked NIP, so that they never stand in for the others."""


@dataclass(frozen=True)
class LaidOut:
    """A stored result with its documents; ``changed``: a table it was computed from has another version now."""

    study: Study[Any]
    entry: Entry
    documents: Documents
    changed: bool


@logged("report")
def report(
    office: Office, name: str | None, *, mask: bool, formats: str | None, out: Path | None, now: datetime
) -> Outcome:
    """Write the documents of one stored result, of all there are, or one page of all of them (:data:`DASHBOARD`).

    ``data``: ``region``, and by the name of each result (``gap_analysis``) the entry that holds it, or None.

    Raises:
        UsageError: there is no such report or format, or the result has not been computed yet.
    """
    asked = _asked(name)
    of_page = chosen_formats(formats, ("html",), ("html",)) if name == DASHBOARD else []
    wanted = {command: of_page or chosen_formats(formats, study.formats) for command, study in asked.items()}
    folder = out or (office.workspace.reports / MASKED if mask else office.workspace.reports)
    config = masked(office.config) if mask else office.config
    entries: dict[str, int | None] = {command.replace("-", "_"): None for command in STUDIES}
    files: list[Path] = []
    parts: list[LaidOut] = []
    changed = False
    for part in _laid_out(office, config, asked):
        entries[part.study.command.replace("-", "_")] = part.entry.number
        changed |= part.changed
        if name == DASHBOARD:
            parts.append(part)
        else:
            files += part.documents.write(folder, wanted[part.study.command])
    if parts:
        files.append(_write_dashboard(folder, config, parts))
    if not files:
        raise _nothing_stored(office, asked)
    messages = [Message(N_("Written from stored results:"))]
    if changed:
        messages.append(Message(CHANGED))
    return Outcome("report", {"region": office.code, **entries}, tuple(messages), files=tuple(files))


def _asked(name: str | None) -> dict[str, Study[Any]]:
    names = (*STUDIES, DASHBOARD)
    if name and name not in names:
        raise UsageError(
            N_("There is no report {name}."), remedy=N_("Choose from {known}."), name=name, known=", ".join(names)
        )
    return {command: study for command, study in STUDIES.items() if name in (None, command, DASHBOARD)}


def _laid_out(office: Office, config: RegionConfig, asked: Mapping[str, Study[Any]]) -> Iterator[LaidOut]:
    """Give the documents of each of these results that is stored, one after another."""
    for command, study in asked.items():
        tables = [table.name for table in study.stores]
        if entry := held_by(office, command, tables):
            result = result_of(study, office, entry, stored_results(office, entry, tables), entry.options)
            changed = outdated(office, entry, [table.name for table in study.reads])
            yield LaidOut(study, entry, study.lay_out(config, result), changed)


def _write_dashboard(folder: Path, config: RegionConfig, parts: Sequence[LaidOut]) -> Path:
    """Write ``dashboard_<region>_<latest day of its results>.html``."""
    from asnkarier.reports.kit.dashboard import Section, dashboard

    words = parts[0].documents.wording
    sections = [
        Section(part.study.command, words(part.study.title), part.documents, part.entry.number) for part in parts
    ]
    old = words.enumeration(section.title for section, part in zip(sections, parts, strict=True) if part.changed)
    notices = [words(N_("The tables have changed since these were computed: {results}."), results=old)] if old else []
    day = max(part.documents.day for part in parts)
    path = folder / f"{DASHBOARD}_{config.region.code}_{day.isoformat()}.html"
    write_text(path, dashboard(config.region, words, sections, notices))
    return path


def _nothing_stored(office: Office, asked: Iterable[str]) -> UsageError:
    return UsageError(
        N_("{region} has no stored result to lay out."),
        remedy=N_("Run {commands} first."),
        region=office.config.region.name,
        commands=", ".join(f"'asnkarier {command}'" for command in asked),
    )


def masked(config: RegionConfig) -> RegionConfig:
    """Give the configuration with NIP masked in reports."""
    return config.model_copy(update={"privacy": config.privacy.model_copy(update={"mask_nip": True})})
