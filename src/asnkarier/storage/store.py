"""The store of one region: versions of its tables under a journal.

A commit writes new versions of tables and then one journal entry that names the version of every
table. That entry is the commit: a reader takes one entry and sees one state, an import over several
tables is visible whole or not at all, and undo is a new entry that names older versions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import pandas as pd

import asnkarier
from asnkarier import parquet
from asnkarier.errors import Busy, UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.storage.history import (
    COLLECT,
    UNDO,
    differing,
    in_the_way,
    kept_from,
    spoken_of,
    standing,
    tables_before,
    to_restore,
    to_undo_first,
)
from asnkarier.storage.journal import NO_HASH, Entry, Input, Journal, Version
from asnkarier.storage.lock import WriterLock
from asnkarier.storage.verify import rests, verify
from asnkarier.storage.versions import (
    Age,
    age,
    newer_layout,
    outdated_result,
    read_bytes,
    read_version,
    version_path,
    write_version,
)
from asnkarier.tables import TABLES
from asnkarier.tables.schema import Table

LOCK_WAIT_SECONDS: Final = 60.0
"""How long a single commit waits for another run; a workflow takes the lock itself, with its own patience."""


class Store:
    """A region's store in ``folder / region``. Every method sees what other processes committed."""

    def __init__(self, folder: Path, region: str) -> None:
        self.region = region
        self.folder = folder / region
        self._journal = Journal(self.folder)
        self._lock = WriterLock(self.folder)

    @property
    def exists(self) -> bool:
        """Whether something was ever committed to it; a log of runs alone is no store."""
        return (self.folder / "HEAD").exists()

    def entries(self) -> list[Entry]:
        """Give the journal, oldest first, its chain and HEAD checked.

        Raises:
            StoreDamaged: an entry or HEAD is damaged or missing, or from a newer version.
        """
        return list(self._journal.entries())

    def head(self) -> Entry | None:
        """Give the last entry, None before the first commit."""
        entries = self.entries()
        return entries[-1] if entries else None

    def entry(self, number: int) -> Entry:
        """Give the entry of that number; UsageError if there is none."""
        entries = self.entries()
        if not 1 <= number <= len(entries):
            raise UsageError(
                N_("The journal of {region} has no entry {number}; its last is {last}."),
                remedy=N_("See 'asnkarier history'."),
                region=self.region,
                number=number,
                last=len(entries),
            )
        return entries[number - 1]

    def entry_at(self, day: date) -> Entry | None:
        """Give the entry that was the last at the end of a day: what was known then."""
        return next((entry for entry in reversed(self.entries()) if entry.day <= day), None)

    def changed(self, entry: Entry) -> list[str]:
        """Give the names of the tables whose content the entry changed, sorted."""
        return differing(tables_before(self._journal.known, entry), entry.tables)

    def load(self, name: str, entry: Entry | None = None, part: parquet.Part | None = None) -> pd.DataFrame:
        """Give a table as it was after an entry, else as it is now; empty if it was never filled.

        ``part``: only these columns, of a table that is only computed with.

        Raises:
            StoreDamaged: its file is missing or not what was written, or a newer program wrote it.
            UsageError: the entry is older than the region keeps, or holds a result in a layout of an older program.
        """
        entry = entry or self.head()
        if entry is None or name not in entry.tables:
            empty = TABLES[name].empty()
            return empty if part is None else empty[[*part.columns]]
        table, version = TABLES[name], entry.tables[name]
        self._refuse_collected(entry.number, name, version)
        _refuse_other_layout(table, version)
        return read_version(self.folder, table, version, part)

    @contextmanager
    def lock(self, wait_seconds: float = LOCK_WAIT_SECONDS) -> Iterator[None]:
        """Be the only writer for the block; Busy if another run does not end in time.

        Whoever loads a table, changes it and commits it holds the lock from before the loading.
        """
        with self._lock.hold(wait_seconds):
            yield

    def commit(
        self,
        tables: Mapping[str, pd.DataFrame],
        *,
        command: str,
        now: datetime,
        who: str,
        inputs: Sequence[Input] = (),
        config_sha256: str = "",
        counts: Mapping[str, Any] | None = None,
        options: Mapping[str, Any] | None = None,
        based_on: Entry | None = None,
        record: bool = False,
    ) -> Entry | None:
        """Make these frames the current versions of their tables, all at once.

        Rows without ``import_id`` get the number of the new entry. Nothing is written, and None is
        given, if every frame is what its table already holds, unless the run is to be put on ``record``:
        a file read for the first time, or a result found again under other options.

        Args:
            tables: frame by table name; the other tables stay as they are.
            command: the command's name.
            now: the time, with its zone.
            who: the account that runs the program.
            inputs: the files that were read.
            config_sha256: hash of the region's configuration.
            counts: JSON-ready figures about what happened; no personal values.
            options: JSON-ready options of the command; no personal values.
            based_on: the entry whose tables were read, if that was done without holding the lock.
            record: make an entry even if no table changes.

        Raises:
            Busy: another run holds the lock, or changed one of these tables after ``based_on``.
            OSError: the files cannot be written; the store is as before.
        """
        with self.lock():
            head = self.head()
            _refuse_newer(head)
            read_from = based_on or head
            _refuse_overtaken(tables, read_from, head)
            number = head.number + 1 if head else 1
            new = self._make_versions(tables, number, head)
            if not new and not record:
                return None
            self._journal.start()
            return self._append(
                {**(head.tables if head else {}), **self._write(new)},
                command=command,
                now=now,
                who=who,
                inputs=tuple(inputs),
                config_sha256=config_sha256,
                counts=counts or {},
                options=options or {},
                based_on=read_from.number if read_from else 0,
            )

    def undo(
        self,
        number: int,
        *,
        now: datetime,
        who: str,
        beside: Callable[[Entry], Mapping[str, pd.DataFrame]] = lambda after: {},
    ) -> Entry:
        """Give every table that an entry changed the content it had before, by a new entry.

        Args:
            number: the entry.
            now: the time, with its zone.
            who: the account that runs the program.
            beside: gives the tables that go along with the others (``history.BESIDE``) as they are to be afterwards; it
                is given an entry with which the restored state can be loaded.

        Raises:
            UsageError: there is nothing to undo, later entries must be undone first, or what was
                there before is no longer kept.
        """
        with self.lock():
            entry = self.entry(number)
            entries = self._journal.known
            head = entries[-1]
            _refuse_newer(head)
            self._refuse_undo(entry)
            names = to_restore(entries, entry)
            before = tables_before(entries, entry)
            restored = {name: before[name] for name in names if name in before}
            for name, version in restored.items():
                self._refuse_collected(number - 1, name, version)
                read_bytes(self.folder, name, version)
            tables = {name: version for name, version in head.tables.items() if name not in names} | restored
            new = self._make_versions(beside(replace(head, tables=tables)), len(entries) + 1, head)
            return self._append(
                tables | self._write(new),
                command=UNDO,
                now=now,
                who=who,
                counts={name: {"rows": restored[name].rows if name in restored else 0} for name in names},
                options={"number": number},
                based_on=number - 1,
            )

    def verify(self) -> list[Finding]:
        """Check every hash, file and table that is kept; changes nothing. Empty if all is well."""
        return verify(self.folder, self._journal)

    def collect(self, keep_since: date, *, now: datetime, who: str) -> int:
        """Remove versions that only entries older than a day name, and what killed runs left.

        The state of that day stays readable, and the current one always. A new entry says from which
        number on everything is kept.

        Returns:
            How many files were removed.
        """
        with self.lock():
            entries = self.entries()
            oldest = self.entry_at(keep_since)
            first = max(oldest.number if oldest else 1, kept_from(entries))
            kept = {pair for entry in entries[first - 1 :] for pair in _files(self.folder, entry)}
            named = {path for entry in entries for path in _files(self.folder, entry)}
            outdated = [path for path in sorted(named - kept) if path.exists()]
            if outdated:
                self._append(
                    entries[-1].tables,
                    command=COLLECT,
                    now=now,
                    who=who,
                    counts={"files": len(outdated)},
                    options={"kept_from": first},
                    based_on=len(entries),
                )
            unwanted = [*outdated, *rests(self.folder, self._journal)]
            for path in unwanted:
                path.unlink()
            return len(unwanted)

    def _make_versions(
        self, tables: Mapping[str, pd.DataFrame], number: int, head: Entry | None
    ) -> dict[str, tuple[Version, bytes]]:
        """Give the versions and files of the frames that their tables do not hold already."""
        made = {name: self._make_version(name, frame, number, head) for name, frame in tables.items()}
        return {name: version for name, version in made.items() if version}

    def _write(self, made: Mapping[str, tuple[Version, bytes]]) -> dict[str, Version]:
        """Bring the files of versions to the disk."""
        for name, (_, data) in made.items():
            write_version(self.folder, name, data)
        return {name: version for name, (version, _) in made.items()}

    def _make_version(
        self, name: str, frame: pd.DataFrame, number: int, head: Entry | None
    ) -> tuple[Version, bytes] | None:
        """Give the version and the file of a frame, None if the table already holds it."""
        table = TABLES[name]
        frame = _stamp(table.conform(frame), number)
        if frame.duplicated(list(table.key)).any():
            raise ValueError(f"{name}: a key occurs twice")
        data = parquet.to_bytes(table, frame)
        sha256 = hashlib.sha256(data).hexdigest()
        current = head.tables.get(name) if head else None
        if current and current.sha256 == sha256:
            return None
        if current is None:
            # An empty table is as good as none; an empty result says that nothing was found, and is put on record.
            return None if frame.empty and not table.made_by else (_version(table, frame, sha256, number), data)
        # Another pyarrow gives other bytes for the same rows.
        if age(table, current) is Age.CURRENT and current.rows == len(frame) and self.load(name, head).equals(frame):
            return None
        return _version(table, frame, sha256, number), data

    def _append(self, tables: Mapping[str, Version], *, now: datetime, **fields: Any) -> Entry:
        """Write the entry after the last; the lock is held and the versions it names are on the disk."""
        if now.tzinfo is None:
            raise ValueError("the time of an entry needs its zone")
        known = self._journal.known
        entry = Entry(
            number=len(known) + 1,
            previous=known[-1].hash if known else NO_HASH,
            time=now,
            version=asnkarier.__version__,
            tables=tables,
            **({"inputs": (), "config_sha256": ""} | fields),
        )
        self._journal.append(entry)
        return entry

    def _refuse_undo(self, entry: Entry) -> None:
        entries = self._journal.known
        if not spoken_of(entries, entry) and not self.changed(entry):
            raise UsageError(
                N_("Entry {number} changed no table; there is nothing to undo."),
                remedy=N_("See 'asnkarier history'."),
                number=entry.number,
            )
        stand = standing(entries)
        if entry not in stand:
            raise UsageError(
                N_("Entry {number} is undone already, by entry {by}."),
                remedy=N_("To bring it back, undo entry {by}."),
                number=entry.number,
                by=next(
                    each.number for each in stand if each.command == UNDO and each.options["number"] == entry.number
                ),
            )
        if later := in_the_way(entries, entry):
            raise UsageError(
                N_("Entry {number} cannot be undone: later entries are about the same tables: {later}."),
                remedy=N_("Undo these entries first, in this order: {first}."),
                number=entry.number,
                later="; ".join(f"{each} ({', '.join(tables)})" for each, tables in later.items()),
                first=", ".join(map(str, to_undo_first(entries, entry))),
            )

    def _refuse_collected(self, number: int, name: str, version: Version) -> None:
        """Tell a version that was removed on purpose from one that is lost."""
        oldest = kept_from(self._journal.known)
        if number < oldest and not version_path(self.folder, name, version.sha256).exists():
            raise UsageError(
                N_("The tables of entry {number} are no longer kept; those of entry {oldest} and later are."),
                remedy=N_("See 'asnkarier history'."),
                number=number,
                oldest=oldest,
            )


def _version(table: Table, frame: pd.DataFrame, sha256: str, number: int) -> Version:
    return Version(sha256, len(frame), number, table.version, table.fingerprint)


def _refuse_newer(head: Entry | None) -> None:
    """Refuse to write where a newer program has written: its tables would lose the columns we do not know."""
    for name, version in head.tables.items() if head else ():
        if name not in TABLES or age(TABLES[name], version) is Age.NEWER:
            raise newer_layout(name, version)


def _refuse_other_layout(table: Table, version: Version) -> None:
    match age(table, version):
        case Age.NEWER:
            raise newer_layout(table.name, version)
        case Age.OLDER if table.made_by:
            raise outdated_result(table.made_by)
        case _:
            return


def _refuse_overtaken(tables: Mapping[str, Any], read_from: Entry | None, head: Entry | None) -> None:
    if read_from is None or head is None:
        return
    if overtaken := sorted(set(differing(read_from.tables, head.tables)).intersection(tables)):
        raise Busy(
            N_("Another run changed {tables} in the meantime."),
            remedy=N_("Run the command again."),
            tables=", ".join(overtaken),
        )


def _stamp(frame: pd.DataFrame, number: int) -> pd.DataFrame:
    """Fill the number of the import into the rows that have none."""
    if "import_id" not in frame:
        return frame
    return frame.assign(import_id=frame["import_id"].fillna(number))


def _files(folder: Path, entry: Entry) -> list[Path]:
    return [version_path(folder, name, version.sha256) for name, version in entry.tables.items()]
