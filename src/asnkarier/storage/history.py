"""What a journal tells: which tables an entry changed, what must be undone first, what is still kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from asnkarier.storage.journal import Entry, Version
from asnkarier.tables import TABLES

COLLECT: Final = "collect"
"""Command of the entries that say which versions are no longer kept."""
UNDO: Final = "undo"
"""Command of the entries that take another one back."""
IMPORT: Final = "import"
"""Command of the entries that bring files into tables; their counts name the tables."""
BESIDE: Final = frozenset({"findings"})
"""Tables that go along with every import: no entry is held back for their sake."""


def tables_before(entries: Sequence[Entry], entry: Entry) -> Mapping[str, Version]:
    """Give the versions that were current before an entry."""
    return entries[entry.number - 2].tables if entry.number > 1 else {}


def differing(before: Mapping[str, Version], after: Mapping[str, Version]) -> list[str]:
    """Give the names of the tables that have not the same content in two states, sorted."""
    names = sorted({*before, *after})
    old, new = _content(before, names), _content(after, names)
    return [name for name in names if old[name] != new[name]]


def to_restore(entries: Sequence[Entry], entry: Entry) -> list[str]:
    """Give the tables that undoing an entry has to restore: those it changed, but for what goes along with them."""
    return [name for name in differing(tables_before(entries, entry), entry.tables) if name not in BESIDE]


def spoken_of(entries: Sequence[Entry], entry: Entry) -> frozenset[str]:
    """Give the tables an entry changed, and those in which it found as stored already what it would have stored.

    An import whose rows an earlier file had brought changes nothing; undoing the earlier one below it would yet take
    away rows that the later file states too. The same holds of a result that was found again.
    """
    if entry.command == UNDO:
        return spoken_of(entries, undone_by(entries, entry))
    found = [name for name, table in TABLES.items() if table.made_by == entry.command]
    brought = entry.counts if entry.command == IMPORT else ()
    return frozenset({*differing(tables_before(entries, entry), entry.tables), *found, *brought}) - BESIDE


def in_the_way(entries: Sequence[Entry], entry: Entry) -> dict[int, list[str]]:
    """Give the later entries because of which one cannot be undone, newest first, each with the tables it is about.

    What was taken back is in nobody's way, nor is an undo of what came after ``entry``: the two cancel out. To bring an
    undone entry back, rows that it found as stored must be there still: what took them away is in the way too.
    """
    restored, own = set(to_restore(entries, entry)), spoken_of(entries, entry)
    return {
        later.number: tables
        for later in reversed(standing(entries))
        if later.number > entry.number
        and not (later.command == UNDO and later.options["number"] > entry.number)
        and (
            tables := sorted(spoken_of(entries, later) & (own if entry.command == later.command == UNDO else restored))
        )
    }


def to_undo_first(entries: Sequence[Entry], entry: Entry) -> list[int]:
    """Give the entries to undo before ``entry`` can be, in this order: those in its way, and those in theirs."""
    first: set[int] = set()
    waiting = [entry]
    while waiting:
        new = in_the_way(entries, waiting.pop()).keys() - first
        first |= new
        waiting += [entries[number - 1] for number in new]
    return sorted(first, reverse=True)


def kept_from(entries: Sequence[Entry]) -> int:
    """Give the number of the oldest entry whose versions are all kept."""
    return max((entry.options["kept_from"] for entry in entries if entry.command == COLLECT), default=1)


def _content(tables: Mapping[str, Version], names: Sequence[str]) -> dict[str, str | None]:
    return {name: tables[name].sha256 if name in tables else None for name in names}


def standing(entries: Sequence[Entry], without: int | None = None) -> list[Entry]:
    """Give the entries that no undo takes back; an undo that was undone takes nothing back.

    ``without`` is the number of an entry that is about to be undone.
    """
    taken = {without}
    for entry in reversed(entries):
        if entry.command == UNDO and entry.number not in taken:
            taken.add(entry.options["number"])
    return [entry for entry in entries if entry.number not in taken]


def undone_by(entries: Sequence[Entry], entry: Entry) -> Entry:
    """Give the import or analysis that an undo, or the undoing of one, is about; any other entry is its own."""
    while entry.command == UNDO:
        entry = entries[entry.options["number"] - 1]
    return entry
