"""The journal: one file per commit, each with the hash of the one before, and HEAD naming the last.

Creating ``journal/<number>.json`` is the commit. HEAD is replaced afterwards, so after a crash
between the two the journal is one entry ahead, which counts; HEAD ahead of the journal, or the
journal further ahead, means that files were lost. Every entry carries the hash of its own content
and is written in one canonical form, so that any changed byte shows.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from asnkarier.atomic import create_bytes, write_bytes
from asnkarier.errors import StoreDamaged
from asnkarier.i18n import N_
from asnkarier.outcome import Finding

FORMAT: Final = 2
"""Number of the store's layout; a store of a higher one is left alone. Entries of format 1 name no tables' layouts."""
NO_HASH: Final = ""
"""What stands for the hash of an entry before the first."""
UNSTATED: Final = ""
"""What stands for the fingerprint of a version written in format 1, when every table had its first layout."""


@dataclass(frozen=True)
class Input:
    """A file that was read: its name without folders, and the SHA-256 of its content."""

    file: str
    sha256: str

    def __post_init__(self) -> None:
        """Drop folders, also those of another system, and bytes that are no text."""
        name = re.split(r"[\\/]", self.file)[-1].encode("utf-8", "replace").decode("utf-8")
        object.__setattr__(self, "file", name)


@dataclass(frozen=True)
class Version:
    """One version of one table: the hash that names its file, its rows, the entry that made it, and its layout.

    ``schema`` and ``columns`` are ``Table.version`` and ``Table.fingerprint`` of the program that wrote it.
    """

    sha256: str
    rows: int
    since: int
    schema: int = 1
    columns: str = UNSTATED

    def content(self, format_: int) -> dict[str, Any]:
        """Give the version as an entry of that format states it."""
        stated = vars(self)
        return dict(stated) if format_ > 1 else {name: stated[name] for name in ("sha256", "rows", "since")}


@dataclass(frozen=True)
class Head:
    """What HEAD says: the number and the hash of the last entry; 0 before the first."""

    number: int = 0
    hash: str = NO_HASH
    format: int = FORMAT


@dataclass(frozen=True)
class Entry:
    """One commit. ``tables`` names the version of every table that is current after it.

    ``based_on`` is the number of the entry whose tables were read to make this one's (0: none).
    ``counts`` and ``options`` are JSON-ready and hold no personal values.
    """

    number: int
    previous: str
    time: datetime
    command: str
    who: str
    inputs: tuple[Input, ...]
    config_sha256: str
    version: str
    counts: Mapping[str, Any]
    options: Mapping[str, Any]
    tables: Mapping[str, Version]
    based_on: int
    format: int = FORMAT

    def content(self) -> dict[str, Any]:
        """Give the entry as JSON-ready values, without its hash."""
        return {
            "format": self.format,
            "number": self.number,
            "previous": self.previous,
            "time": self.time.isoformat(),
            "command": self.command,
            "who": self.who,
            "inputs": [vars(file) for file in self.inputs],
            "config_sha256": self.config_sha256,
            "version": self.version,
            "counts": dict(self.counts),
            "options": dict(self.options),
            "tables": {name: version.content(self.format) for name, version in self.tables.items()},
            "based_on": self.based_on,
        }

    @cached_property
    def hash(self) -> str:
        """SHA-256 of the canonical form of the content."""
        return hashlib.sha256(_canonical(self.content())).hexdigest()

    @property
    def day(self) -> date:
        """The day of the commit, in the time zone it was made in."""
        return self.time.date()

    def to_bytes(self) -> bytes:
        """Give the file of the entry."""
        return _canonical(self.content() | {"hash": self.hash})

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Entry:
        """Make the entry from its JSON; KeyError, TypeError, AttributeError or ValueError if it is none."""
        return cls(
            number=content["number"],
            previous=content["previous"],
            time=datetime.fromisoformat(content["time"]),
            command=content["command"],
            who=content["who"],
            inputs=tuple(Input(**file) for file in content["inputs"]),
            config_sha256=content["config_sha256"],
            version=content["version"],
            counts=content["counts"],
            options=content["options"],
            tables={name: Version(**version) for name, version in content["tables"].items()},
            based_on=content["based_on"],
            format=content["format"],
        )


class Journal:
    """The journal in a region's folder of the store. Entries once read and checked are kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._head_file = folder / "HEAD"
        self._entries: list[Entry] = []

    @property
    def known(self) -> tuple[Entry, ...]:
        """The entries read so far, sound up to there even if the journal is damaged further on."""
        return tuple(self._entries)

    def entries(self) -> tuple[Entry, ...]:
        """Give all entries, oldest first; new ones are read, and HEAD is compared with the last.

        Raises:
            StoreDamaged: an entry or HEAD is damaged or missing, or from a newer version.
        """
        while True:
            head = self._read_head()
            try:
                self._read_new()
                self._compare(head)
            except StoreDamaged:
                if self._read_head() == head:
                    raise
                continue  # another process committed while we read
            return self.known

    def start(self) -> None:
        """Write the HEAD of an empty journal. It comes before every other file, so its loss is noticed."""
        if self._read_head() is None:
            self._write_head(Head())

    def append(self, entry: Entry) -> None:
        """Commit the entry. To be called by the holder of the lock, after :meth:`entries`.

        Raises:
            FileExistsError: another process made an entry of that number.
        """
        self.repair_head()
        create_bytes(self._file(entry.number), entry.to_bytes())
        self._entries.append(entry)
        self.repair_head()

    def repair_head(self) -> None:
        """Let HEAD name the last entry; it may lag one behind after a crash."""
        last = Head()
        if self._entries:
            entry = self._entries[-1]
            last = Head(entry.number, entry.hash, entry.format)
        if self._read_head() != last:
            self._write_head(last)

    def _file(self, number: int) -> Path:
        return self._folder / "journal" / f"{number}.json"

    def _read_new(self) -> None:
        while (file := self._file(len(self._entries) + 1)).exists():
            entry = _parse_entry(file.read_bytes(), file.name)
            expected = self._entries[-1].hash if self._entries else NO_HASH
            if entry.number != len(self._entries) + 1 or entry.previous != expected:
                raise _damaged("E_STORE_CHAIN", f"journal/{file.name}")
            self._entries.append(entry)

    def _compare(self, head: Head | None) -> None:
        last = len(self._entries)
        if head is None:
            if last or any((self._folder / name).exists() for name in ("journal", "tables")):
                raise _damaged("E_STORE_HEAD", "HEAD")
        elif head.number > last:
            raise _damaged("E_STORE_TAIL", "HEAD", head=head.number, last=last)
        elif head.number < last - 1:
            raise _damaged("E_STORE_AHEAD", "HEAD", head=head.number, last=last)
        elif head.hash != (self._entries[head.number - 1].hash if head.number else NO_HASH):
            raise _damaged("E_STORE_CHAIN", "HEAD")

    def _read_head(self) -> Head | None:
        try:
            data = self._head_file.read_bytes()
        except FileNotFoundError:
            return None
        content = _parse(data, "HEAD", "E_STORE_HEAD")
        number, last_hash, format_ = (content.get(name) for name in ("number", "hash", "format"))
        if isinstance(number, int) and isinstance(last_hash, str) and isinstance(format_, int):
            head = Head(number, last_hash, format_)
            if data == _head_bytes(head):
                return head
        raise _damaged("E_STORE_HEAD", "HEAD")

    def _write_head(self, head: Head) -> None:
        write_bytes(self._head_file, _head_bytes(head))


def _head_bytes(head: Head) -> bytes:
    return _canonical({"format": head.format, "number": head.number, "hash": head.hash})


def _parse_entry(data: bytes, name: str) -> Entry:
    content = _parse(data, f"journal/{name}", "E_STORE_ENTRY")
    try:
        entry = Entry.from_content(content)
        sound = entry.to_bytes() == data
    except (KeyError, TypeError, AttributeError, ValueError):
        sound = False
    if not sound:
        raise _damaged("E_STORE_ENTRY", f"journal/{name}")
    return entry


def _parse(data: bytes, file: str, code: str) -> dict[str, Any]:
    """Read a JSON object, refusing one of a newer format before its other keys are looked at."""
    try:
        content = json.loads(data)
    except ValueError:
        content = None
    if not isinstance(content, dict):
        raise _damaged(code, file)
    if isinstance(number := content.get("format"), int) and number > FORMAT:
        raise StoreDamaged(
            N_("The store was written by a newer version of asnkarier (format {format}; this version reads {ours})."),
            remedy=N_("Update asnkarier, then run the command again."),
            findings=[Finding("E_STORE_NEWER", file=file, details={"format": number, "ours": FORMAT})],
            format=number,
            ours=FORMAT,
        )
    return content


def _damaged(code: str, file: str, **details: object) -> StoreDamaged:
    return damaged([Finding(code, file=file, details=details)])


def damaged(findings: list[Finding]) -> StoreDamaged:
    """Make the error of a damaged store; its findings say which file and how."""
    return StoreDamaged(
        N_("The store is damaged: {file}."),
        remedy=N_("Nothing was changed. Run 'asnkarier check' for the whole list and restore the store from a backup."),
        findings=findings,
        file=findings[0].file,
    )


def _canonical(content: Mapping[str, Any]) -> bytes:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return f"{text}\n".encode()
