"""The log of what left the store as documents: one line of JSON for each command that wrote some.

It says who made what and when, for how many people, and whether it was masked. It names nobody whom the documents are
about, and no file.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import asnkarier
from asnkarier.storage.run_log import append_line, read_lines

EXPORT_LOG = "exports.jsonl"


@dataclass(frozen=True)
class Export:
    """What one command wrote. ``what`` are names of results or tables, ``people`` those whom the files speak of."""

    time: datetime
    who: str
    command: str
    what: tuple[str, ...]
    people: int
    masked: bool
    files: int
    version: str = asnkarier.__version__


def append_export(folder: Path, export: Export) -> None:
    """Append it to the log in a region's folder of the store and bring it to the disk."""
    append_line(folder, EXPORT_LOG, asdict(export) | {"time": export.time.isoformat(timespec="seconds")})


def exports(folder: Path) -> list[dict[str, object]]:
    """Give what is recorded, oldest first; a line that was cut off is left out."""
    return read_lines(folder, EXPORT_LOG)
