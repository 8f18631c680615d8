"""Reads a file in a child process with limits, so that no file can take the machine down.

A file of 1 kB can make a parser allocate until the process aborts, which no ``except`` catches.
The child may die; the parent turns its end into a documented refusal. Rows come back over a pipe as
JSON lines, which cost a third of what parsing a workbook does.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

import asnkarier
from asnkarier.readers.display import printable, shown_header
from asnkarier.readers.files.container import ARCHIVE
from asnkarier.readers.files.formats import (
    HEAD_BYTES,
    IN_MEMORY,
    NAMES,
    SUFFIXES,
    Family,
    family,
    is_disguised,
    suffix,
)
from asnkarier.readers.files.limits import (
    FILE_BYTES_MAX,
    LINE_BYTES_MAX,
    MEMORY_EXIT,
    MIB,
    OUTPUT_BYTES_MAX,
    WORKBOOK_BYTES_MAX,
    child_limits,
)
from asnkarier.readers.files.parsed import Note
from asnkarier.readers.files.sheet import Marks, Row, Sheet
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import ErrorCell

TAIL_BYTES = 65_536


@dataclass(frozen=True)
class Snapshot:
    """A private copy of an input file, which nobody can change while it is read."""

    path: Path
    suffix: str
    family: Family
    sha256: str
    size: int


@contextmanager
def snapshot(path: Path) -> Iterator[Snapshot]:
    """Copy an ordinary file to a private one (mode 0600) and hash the copy; it is gone afterwards.

    Raises:
        Refusal: the file is missing, no ordinary file, empty, too big or of no known kind.
    """
    with _open(path) as source:
        head = source.read(HEAD_BYTES)
        kind = family(head)
        source.seek(max(0, source.seek(0, os.SEEK_END) - TAIL_BYTES))
        tail = source.read()
        source.seek(0)
        with _private_file(suffix(kind, head, tail)) as (copy, target):
            sha256, size = _copy(source, target, WORKBOOK_BYTES_MAX if kind in IN_MEMORY else FILE_BYTES_MAX)
            yield Snapshot(copy, path.suffix, kind, sha256, size)


@contextmanager
def unpacked(archive: Snapshot) -> Iterator[tuple[Snapshot, str]]:
    """Give the only file of a zip archive as a snapshot, with the archive's hash, and its name.

    Raises:
        Refusal: the archive holds none or several, or what it holds is no table.
    """
    with _private_file("") as (path, target):
        name = GuardedFile(archive).unpack(target)
        target.flush()
        with snapshot(path) as copy:
            yield replace(copy, suffix=Path(name).suffix, sha256=archive.sha256), name


@contextmanager
def _private_file(suffix: str) -> Iterator[tuple[Path, IO[bytes]]]:
    """Make a file that only this account may read; it is gone afterwards."""
    try:
        handle, name = tempfile.mkstemp(prefix="asnkarier-", suffix=suffix)
    except OSError as error:
        raise Refusal("E_UNREADABLE", reason=error.strerror) from error
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            yield path, target
    finally:
        path.unlink(missing_ok=True)


def _open(path: Path) -> IO[bytes]:
    """Open an ordinary file for reading, without waiting for a pipe's other end."""
    if path.is_dir():
        raise Refusal("E_PATH")
    try:
        # O_NONBLOCK: opening a named pipe would otherwise wait for a writer for ever
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Refusal("E_MISSING") from error
    except (OSError, ValueError) as error:
        raise Refusal("E_UNREADABLE", reason=getattr(error, "strerror", None) or str(error)) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Refusal("E_PATH")
    return os.fdopen(handle, "rb")


def _copy(source: IO[bytes], target: IO[bytes], most: int) -> tuple[str, int]:
    """Copy and hash; give the hash and the size in bytes."""
    digest, size = hashlib.sha256(), 0
    try:
        while block := source.read(MIB):
            size += len(block)
            if size > most:
                raise Refusal("E_TOO_BIG", limit=f"{most // MIB} MiB")
            digest.update(block)
            target.write(block)
        target.flush()
    except OSError as error:
        raise Refusal("E_UNREADABLE", reason=error.strerror) from error
    return digest.hexdigest(), size


def format_notes(copy: Snapshot) -> list[Note]:
    """Tell where a file's name promises another format than its content holds."""
    if not is_disguised(copy.family, copy.suffix):
        return []
    return [Note("F_FORMAT_NAME", {"name": printable(copy.suffix), "found": NAMES[copy.family]})]


class GuardedFile:
    """The sheets of a file, parsed by a child process.

    Sheets come one after the other, the visible ones first; the rows of one end before the next begins.
    ``notes`` are what was noticed, complete once all was read.
    """

    def __init__(self, copy: Snapshot, *, is_unpacked: bool = False) -> None:
        """Prepare to read a snapshot; ``is_unpacked`` says that it was in an archive."""
        self._copy = copy
        self._is_unpacked = is_unpacked
        self._limits = child_limits(copy.size)
        self.notes: list[Note] = []

    def sheets(self) -> Generator[Sheet, None, None]:
        """Give the sheets; those of an archive are the sheets of the one file in it.

        Raises:
            Refusal: the file is damaged, protected, too big or too slow to read.
        """
        try:
            yield from self._own_sheets()
        except Refusal as refusal:
            if refusal.code != ARCHIVE:
                raise
            if self._is_unpacked:
                raise Refusal("E_UNSUPPORTED", found="zip in zip") from refusal
            with unpacked(self._copy) as (copy, name):
                self.notes.append(Note("F_UNPACKED", {"name": shown_header(printable(name))}))
                self.notes += format_notes(copy)
                inner = GuardedFile(copy, is_unpacked=True)
                yield from inner.sheets()
                self.notes += inner.notes

    def _own_sheets(self) -> Iterator[Sheet]:
        """Give the sheets, from the second reader where the first one dies before any."""
        try:
            yield from self._sheets("first")
        except _Died as end:
            if end.is_started or self._copy.family is not Family.ZIP:
                raise self._verdict(end) from end
            # calamine holds a sheet's whole rectangle in memory: one stray cell in the last row is too
            # much for it, but not for a reader that goes row by row
            try:
                yield from self._sheets("second")
            except _Died as again:
                raise self._verdict(again) from again

    def unpack(self, target: IO[bytes]) -> str:
        """Write the only file of an archive to ``target`` and give its name.

        Raises:
            Refusal: it holds none or several, or is damaged, protected or too big.
        """
        try:
            with self._child("unpack") as messages:
                name = str(messages.next()["packed"])
                while "bytes" in (message := messages.next()):
                    target.write(bytes.fromhex(message["bytes"]))
        except _Died as end:
            raise self._verdict(end) from end
        return name

    def _verdict(self, end: _Died) -> Refusal:
        """Say why the child ended."""
        if end.is_late:
            return Refusal("E_TIMEOUT", seconds=self._limits.cpu_seconds)
        # memory that is refused makes some libraries abort, and the records of an OLE file can send a parser anywhere
        if end.is_killed or (end.is_crashed and self._copy.family is not Family.OLE):
            return Refusal("E_TOO_BIG", limit=f"{self._limits.memory_bytes // MIB} MiB")
        return Refusal("E_DAMAGED")

    def _sheets(self, reader: str) -> Iterator[Sheet]:
        """Pass on the child's sheets until it says that it is done."""
        is_second = reader == "second"
        with self._child(reader) as messages:
            message = messages.next()
            while "sheet" in message:
                messages.is_started = True
                is_second = is_second or message["second"]
                rows = self._rows(messages)
                yield Sheet(
                    message["sheet"],
                    rows,
                    hidden=message["hidden"],
                    merged=message["merged"],
                    marks=Marks(**message["marks"]),
                    delimited=message["delimited"],
                )
                for _ in rows:  # whatever the caller did not take
                    pass
                message = messages.after
        if is_second:
            self.notes.append(Note("F_SECOND_READER"))

    def _rows(self, messages: _Messages) -> Iterator[Row]:
        """Give the rows of the present sheet; the message that ends it is kept in ``after``.

        Rows are taken far from :meth:`sheets`, so that the end of a child is a refusal here, too.
        """
        try:
            while "rows" in (message := messages.next()):
                yield from message["rows"]
            if "notes" in message:
                self.notes += [Note(code, details, count) for code, details, count in message["notes"]]
                message = messages.next()
        except _Died as end:
            raise self._verdict(end) from end
        messages.after = message

    @contextmanager
    def _child(self, reader: str) -> Iterator[_Messages]:
        """Start the child and end it, whatever happens."""
        limits, copy = self._limits, self._copy
        named = "text" if copy.suffix.lower() in SUFFIXES[Family.TEXT] else ""
        arguments = [
            copy.family.value,
            reader,
            str(limits.memory_bytes),
            str(limits.cpu_seconds),
            named,
            str(copy.path),
        ]
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
            # -I -S: nothing of the user's, and no search for installed packages, whose folders are handed over
            [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", _START, json.dumps(_import_folders()), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | _ENVIRONMENT,
            cwd=copy.path.anchor,
        )
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(limits.wall_seconds, stop)
        timer.start()
        try:
            yield _Messages(process, late)
        finally:
            timer.cancel()
            with suppress(OSError):
                process.kill()
            if process.stdout:
                process.stdout.close()
            process.wait()


_START = """
import json, sys
sys.path += json.loads(sys.argv[1])
from asnkarier.readers.files.child import main
main(sys.argv[2:])
"""
_ENVIRONMENT = {
    "OPENPYXL_LXML": "False",  # so that openpyxl takes the parser that defusedxml guards
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # the other ones reserve address space, which is limited
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}


def _import_folders() -> list[str]:
    """Give the folders the child imports from besides the standard library: ours, and those this process has."""
    package = Path(asnkarier.__file__).resolve().parents[1]
    folders = [Path(folder).resolve() for folder in sys.path if folder]
    return [str(package), *(str(folder) for folder in folders if folder not in (package, Path.cwd()))]


_CRASHES = {getattr(signal, name, 0) for name in ("SIGABRT", "SIGSEGV", "SIGBUS", "SIGILL", "SIGFPE")}
"""Signals by which a process ends itself; any other one came from outside."""


class _Died(Exception):
    """The child ended without saying that it was done."""

    def __init__(self, code: int, *, is_late: bool, is_started: bool) -> None:
        super().__init__(code)
        self.is_late = is_late or code == -getattr(signal, "SIGXCPU", 24)
        self.is_crashed = -code in _CRASHES
        self.is_killed = code == MEMORY_EXIT or (code < 0 and not self.is_crashed)
        self.is_started = is_started


class _Messages:
    """The child's messages, one JSON object a line."""

    def __init__(self, process: subprocess.Popen[bytes], late: threading.Event) -> None:
        self._process = process
        self._late = late
        self._bytes = 0
        self.is_started = False
        self.after: dict[str, Any] = {}

    def next(self) -> dict[str, Any]:
        """Read one message; a refusal is raised."""
        assert self._process.stdout is not None  # noqa: S101 - it was asked for
        line = self._process.stdout.readline(LINE_BYTES_MAX)
        self._bytes += len(line)
        if not line.endswith(b"\n"):
            if len(line) == LINE_BYTES_MAX:
                raise Refusal("E_TOO_BIG", limit=f"{LINE_BYTES_MAX // MIB} MiB")
            raise _Died(self._process.wait(), is_late=self._late.is_set(), is_started=self.is_started)
        if self._bytes > OUTPUT_BYTES_MAX:
            raise Refusal("E_TOO_BIG", limit=f"{OUTPUT_BYTES_MAX // MIB} MiB")
        message: dict[str, Any] = json.loads(line, object_hook=_untag, parse_constant=str)
        if "refuse" in message:
            raise Refusal(message["refuse"], **message["details"])
        return message


def _untag(value: dict[str, Any]) -> Any:
    """Turn a tagged cell back into what it was; see ``child.py``."""
    if len(value) == 1:
        tag, text = next(iter(value.items()))
        if tag == "d":
            return date.fromisoformat(text)
        if tag == "t":
            return datetime.fromisoformat(text)
        if tag == "e":
            return ErrorCell(text)
    return value
