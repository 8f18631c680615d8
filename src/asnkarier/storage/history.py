"""What a journal tells: which tables an entry changed, what must be undone first, what is still kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from asnkarier.storage.journal import Entry, Version

COLLECT: Final = "collect"
"""Command of the entries that say which versions are no longer kept."""


def tables_before(entries: Sequence[Entry], entry: Entry) -> Mapping[str, Version]:
    """Give the versions that were current before an entry."""
    return entries[entry.number - 2].tables if entry.number > 1 else {}


def differing(before: Mapping[str, Version], after: Mapping[str, Version]) -> list[str]:
    """Give the names of the tables that have not the same content in two states, sorted."""
    names = sorted({*before, *after})
    old, new = _content(before, names), _content(after, names)
    return [name for name in names if old[name] != new[name]]


def to_undo_first(entries: Sequence[Entry], entry: Entry) -> list[int]:
    """Give the entries to undo, newest first, until the tables of ``entry`` are again as it left them.

    Contents are compared, not numbers, so an entry whose undo was undone can be undone again.
    """
    names = differing(tables_before(entries, entry), entry.tables)
    wanted = _content(entry.tables, names)
    first = []
    for later in reversed(entries[entry.number :]):
        if _content(later.tables, names) == wanted:
            break
        if set(names).intersection(differing(tables_before(entries, later), later.tables)):
            first.append(later.number)
    return first


def kept_from(entries: Sequence[Entry]) -> int:
    """Give the number of the oldest entry whose versions are all kept."""
    return max((entry.options["kept_from"] for entry in entries if entry.command == COLLECT), default=1)


def _content(tables: Mapping[str, Version], names: Sequence[str]) -> dict[str, str | None]:
    return {name: tables[name].sha256 if name in tables else None for name in names}


def standing(entries: Sequence[Entry]) -> list[Entry]:
    """Give the entries that no undo takes back; an undo that was undone takes nothing back."""
    taken: set[int] = set()
    for entry in reversed(entries):
        if entry.command == "undo" and entry.number not in taken:
            taken.add(entry.options["number"])
    return [entry for entry in entries if entry.number not in taken]
