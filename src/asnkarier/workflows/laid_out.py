"""What a way of laying stored results out gives back to ``report``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message
from asnkarier.storage.journal import Entry
from asnkarier.workflows.office import Office
from asnkarier.workflows.results import held_by, outdated, stored_results
from asnkarier.workflows.study import Result, Study, result_of


@dataclass(frozen=True)
class Laid:
    """What was written, and for how many people."""

    files: tuple[Path, ...]
    people: int
    """People whom the documents speak of, by name or in a count."""
    entries: Mapping[str, int | None] = field(default_factory=dict)
    """By result the entry that holds it."""
    messages: tuple[Message, ...] = ()


def nothing_stored(office: Office, commands: Iterable[str]) -> UsageError:
    """Make the error where none of these commands has a stored result."""
    return UsageError(
        N_("{region} has no stored result to lay out."),
        remedy=N_("Run {commands} first."),
        region=office.config.region.name,
        commands=", ".join(f"'asnkarier {command}'" for command in commands),
    )


def written(*, stale: bool) -> tuple[Message, ...]:
    """Say that documents were written from what is stored, and whether its sources have changed since."""
    text = N_("The tables have changed since; compute again to take that in.")
    return (Message(N_("Written from stored results:")), *((Message(text),) if stale else ()))


def left_behind(folder: Path, start: str, files: Iterable[Path]) -> tuple[Message, ...]:
    """Say which files whose names begin so are of an earlier run alone: of an OPD of which there is nothing now.

    They stay: whoever sent them may have written into them.
    """
    written_now = {path.stem for path in files}
    old = sorted(path.name for path in folder.glob(f"{start}*") if path.stem not in written_now)
    text = N_("Files of an earlier run, of OPDs that the result no longer has ({count}): {names}. Remove them.")
    return (Message(text, {"count": len(old), "names": ", ".join(old)}),) if old else ()


def stored(office: Office, study: Study[Any]) -> tuple[Entry | None, Result | None]:
    """Give the entry that holds a study's current result, and the result; None where nothing is stored."""
    tables = [table.name for table in study.stores]
    entry = held_by(office, study.command, tables)
    if entry is None:
        return None, None
    results = stored_results(office, entry, tables, study.held)
    return entry, result_of(study, office, entry, results, entry.options)


def changed(office: Office, *results: tuple[Entry | None, Study[Any]]) -> bool:
    """Say whether a table that one of the results was computed from has changed since."""
    return any(entry and outdated(office, entry, [table.name for table in study.reads]) for entry, study in results)
