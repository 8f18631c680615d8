"""Reads a file in a child process with limits, so that no file can take the machine down.

A workbook of 1 kB can make a parser allocate until the process aborts, which no ``except`` catches.
The child may die; the parent turns its end into a documented refusal. Rows come back over a pipe as
JSON lines, which cost a third of what parsing the workbook does.
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
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

import asnkarier
from asnkarier.readers.files.formats import HEAD_BYTES, Family, family, suffix
from asnkarier.readers.files.limits import (
    FILE_BYTES_MAX,
    LINE_BYTES_MAX,
    MIB,
    OUTPUT_BYTES_MAX,
    WORKBOOK_BYTES_MAX,
    child_limits,
)
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
        try:
            handle, name = tempfile.mkstemp(prefix="asnkarier-", suffix=suffix(kind, head, tail))
        except OSError as error:
            raise Refusal("E_UNREADABLE", reason=error.strerror) from error
        copy = Path(name)
        try:
            with os.fdopen(handle, "wb") as target:
                sha256, size = _copy(source, target, WORKBOOK_BYTES_MAX if _parsed_apart(kind) else FILE_BYTES_MAX)
            yield Snapshot(copy, path.suffix, kind, sha256, size)
        finally:
            copy.unlink(missing_ok=True)


def _parsed_apart(kind: Family) -> bool:
    """Say whether files of this family go through the child."""
    return kind in (Family.ZIP, Family.OLE, Family.HTML)


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


class GuardedWorkbook:
    """The sheets of a workbook or an HTML file, parsed by a child process.

    Sheets come one after the other, the visible ones first; the rows of one end before the next begins.
    ``second_reader`` tells afterwards that the first reader could not read the file.
    """

    def __init__(self, copy: Snapshot) -> None:
        """Prepare to read a snapshot of family ZIP, OLE or HTML."""
        self._copy = copy
        self._limits = child_limits(copy.size)
        self.second_reader = False

    def sheets(self) -> Generator[Sheet, None, None]:
        """Give the sheets.

        Raises:
            Refusal: the file is damaged, protected, too big or too slow to read.
        """
        try:
            yield from self._sheets("first")
        except _Died as end:
            if end.started or self._copy.family is not Family.ZIP:
                raise self._verdict(end) from end
            # calamine holds a sheet's whole rectangle in memory: one stray cell in the last row is too
            # much for it, but not for a reader that goes row by row
            try:
                yield from self._sheets("second")
            except _Died as again:
                raise self._verdict(again) from again

    def _verdict(self, end: _Died) -> Refusal:
        """Say why the child ended."""
        if end.timeout:
            return Refusal("E_TIMEOUT", seconds=self._limits.cpu_seconds)
        if self._copy.family is Family.ZIP and end.aborted:
            return Refusal("E_TOO_BIG", limit=f"{self._limits.memory_bytes // MIB} MiB")
        return Refusal("E_DAMAGED")

    def _sheets(self, reader: str) -> Iterator[Sheet]:
        """Start the child and pass on its sheets."""
        self.second_reader = reader == "second"
        limits = self._limits
        command = [sys.executable, "-P", "-m", "asnkarier.readers.files.child", self._copy.family.value, reader]
        command += [str(limits.memory_bytes), str(limits.cpu_seconds), str(self._copy.path)]
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(_import_folders()),
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",  # the child may not write files at all
            "OPENPYXL_LXML": "False",  # so that openpyxl takes the parser that defusedxml guards
        }
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=self._copy.path.anchor,
        )
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(limits.wall_seconds, stop)
        timer.start()
        try:
            yield from self._listen(process, late)
        finally:
            timer.cancel()
            with suppress(OSError):
                process.kill()
            if process.stdout:
                process.stdout.close()
            process.wait()

    def _listen(self, process: subprocess.Popen[bytes], late: threading.Event) -> Iterator[Sheet]:
        """Turn the child's messages into sheets until it says that it is done."""
        messages = _Messages(process, late)
        message = messages.next()
        while "sheet" in message:
            messages.started = True
            rows = messages.rows()
            marks = Marks(**message["marks"])
            yield Sheet(message["sheet"], rows, hidden=message["hidden"], merged=message["merged"], marks=marks)
            for _ in rows:  # whatever the caller did not take
                pass
            message = messages.after
        if message.get("reader") == "second":
            self.second_reader = True


def _import_folders() -> list[str]:
    """Give the folders the child imports from besides the installed ones: absolute, for it runs elsewhere."""
    package = Path(asnkarier.__file__).resolve().parents[1]
    others = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    return [str(package), *(str(Path(folder).resolve()) for folder in others)]


class _Died(Exception):
    """The child ended without saying that it was done."""

    def __init__(self, code: int, *, late: bool, started: bool) -> None:
        super().__init__(code)
        self.timeout = late or code == -getattr(signal, "SIGXCPU", 24)
        self.aborted = code < 0
        self.started = started


class _Messages:
    """The child's messages, one JSON object a line."""

    def __init__(self, process: subprocess.Popen[bytes], late: threading.Event) -> None:
        self._process = process
        self._late = late
        self._bytes = 0
        self.started = False
        self.after: dict[str, Any] = {}

    def next(self) -> dict[str, Any]:
        """Read one message; a refusal is raised."""
        assert self._process.stdout is not None  # noqa: S101 - it was asked for
        line = self._process.stdout.readline(LINE_BYTES_MAX)
        self._bytes += len(line)
        if not line.endswith(b"\n"):
            if len(line) == LINE_BYTES_MAX:
                raise Refusal("E_TOO_BIG", limit=f"{LINE_BYTES_MAX // MIB} MiB")
            raise _Died(self._process.wait(), late=self._late.is_set(), started=self.started)
        if self._bytes > OUTPUT_BYTES_MAX:
            raise Refusal("E_TOO_BIG", limit=f"{OUTPUT_BYTES_MAX // MIB} MiB")
        message: dict[str, Any] = json.loads(line, object_hook=_untag, parse_constant=str)
        if "refuse" in message:
            raise Refusal(message["refuse"], **message["details"])
        return message

    def rows(self) -> Iterator[Row]:
        """Give the rows of the present sheet; the message that ends it is kept in ``after``."""
        while "rows" in (message := self.next()):
            yield from message["rows"]
        self.after = message


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
