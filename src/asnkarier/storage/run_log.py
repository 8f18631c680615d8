"""The log of runs: one line of JSON per run of a command, only ever appended.

It records what ran and how it ended; it holds no names, NIP, cell values or file paths.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

import asnkarier
from asnkarier.atomic import FILE_MODE, make_folder
from asnkarier.outcome import ExitCode

RUN_LOG = "runs.jsonl"


@dataclass(frozen=True)
class Run:
    """One run. ``entry`` is the journal entry it made, ``counts`` figures by name."""

    command: str
    start: datetime
    end: datetime
    exit_code: ExitCode
    entry: int | None
    counts: Mapping[str, int]
    version: str = asnkarier.__version__


def append_run(folder: Path, run: Run) -> None:
    """Append a run to the log in a region's folder of the store and bring it to the disk."""
    times = {"start": run.start.isoformat(timespec="seconds"), "end": run.end.isoformat(timespec="seconds")}
    counts = {name: int(number) for name, number in run.counts.items()}  # a text here would be a leak
    record = asdict(run) | times | {"counts": counts, "exit_code": int(run.exit_code)}
    append_line(folder, RUN_LOG, record)


def append_line(folder: Path, name: str, record: Mapping[str, object]) -> None:
    """Append one line of JSON to a log in a region's folder of the store and bring it to the disk."""
    line = json.dumps(record, sort_keys=True) + "\n"
    handle = os.open(make_folder(folder) / name, os.O_RDWR | os.O_APPEND | os.O_CREAT, FILE_MODE)
    with os.fdopen(handle, "ab+") as log:
        if log.seek(0, os.SEEK_END) and _last_byte(log) != b"\n":
            line = "\n" + line  # the run before was killed in the middle of its line
        log.write(line.encode())
        log.flush()
        os.fsync(log.fileno())


def runs(folder: Path) -> list[dict[str, object]]:
    """Give the recorded runs, oldest first; a line that was cut off is left out."""
    return read_lines(folder, RUN_LOG)


def read_lines(folder: Path, name: str) -> list[dict[str, object]]:
    """Give the lines of a log, oldest first; one that was cut off is left out."""
    try:
        lines = (folder / name).read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    records = []
    for line in lines:
        try:
            records.append(json.loads(line))
        except ValueError:
            continue
    return records


def _last_byte(log: IO[bytes]) -> bytes:
    log.seek(-1, os.SEEK_END)
    return log.read(1)
