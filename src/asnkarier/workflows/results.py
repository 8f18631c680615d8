"""Results at rest: what an analysis found, under the options it was asked with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

import pandas as pd

from asnkarier.parquet import Part
from asnkarier.storage.history import standing
from asnkarier.storage.journal import Entry
from asnkarier.storage.versions import outdated_result
from asnkarier.tables.schema import Table
from asnkarier.workflows.office import Office, who

Results = Mapping[str, pd.DataFrame]


def store_results(
    office: Office,
    results: Results,
    *,
    command: str,
    options: Mapping[str, Any],
    counts: Mapping[str, int],
    based_on: Entry | None,
    now: datetime,
) -> tuple[Entry, bool]:
    """Store what an analysis found; give the entry that holds it, and whether it is a new one.

    The same results, asked with the same options under the same configuration, make no new entry.

    Raises:
        Busy: another run holds the store, or changed these results since ``based_on``.
    """
    last = held_by(office, command, results)
    asked_before = last and last.options == options and last.config_sha256 == office.loaded.sha256
    entry = office.store.commit(
        results,
        command=command,
        now=office.local(now),
        who=who(),
        config_sha256=office.loaded.sha256,
        counts=counts,
        options=options,
        based_on=based_on,
        record=not asked_before,
    )
    if entry:
        return entry, True
    assert last is not None  # noqa: S101 - only a result that was asked for before makes no entry
    return last, False


def held_by(office: Office, command: str, tables: Collection[str]) -> Entry | None:
    """Give the last standing entry of a command whose results are still the current ones; None if there is none."""
    entries = office.store.entries()
    if not entries:
        return None
    current = entries[-1].tables
    held = [name for name in tables if name in current]
    return next(
        (
            entry
            for entry in reversed(standing(entries))
            if entry.command == command and held and all(entry.tables.get(name) == current[name] for name in held)
        ),
        None,
    )


def made_from(office: Office, entry: Entry | None) -> Entry | None:
    """Give the entry whose tables a result was computed from; a result that is not stored was made from the last."""
    if entry is None:
        return office.store.head()
    return office.store.entry(entry.based_on) if entry.based_on else None


def outdated(office: Office, entry: Entry, sources: Collection[str]) -> bool:
    """Say whether a table the results were computed from has another version now."""
    head, origin = office.store.head(), made_from(office, entry)
    now, then = (each.tables if each else {} for each in (head, origin))
    return any(now.get(name) != then.get(name) for name in sources)


def stored_results(
    office: Office, entry: Entry, tables: Collection[str], parts: Mapping[str, Part] | None = None
) -> dict[str, pd.DataFrame]:
    """Load results as an entry holds them; ``parts`` say of a table by name in which form.

    Raises:
        UsageError: an older program made them, in other layouts or without one of these tables.
    """
    if any(name not in entry.tables for name in tables):
        raise outdated_result(entry.command)
    return {name: office.store.load(name, entry, (parts or {}).get(name)) for name in tables}


def people_in(tables: Iterable[Table], results: Results) -> int:
    """Count the people whom the results of these tables speak of."""
    personal = [table for table in tables if "nip" in table.names and table.name in results]
    # a table of persons has everybody whom the long one of their competencies has
    keys = {("nip", "competency")} if any(table.key == ("nip",) for table in personal) else set()
    return len({nip for table in personal if table.key not in keys for nip in results[table.name]["nip"].dropna()})
