"""The process that parses a workbook or an HTML file: ``python -m asnkarier.readers.files.child``.

It may read one file and write to one pipe, within limits it sets for itself before it touches the
file. It loads nothing heavy of ours. Messages are JSON objects, one a line: ``sheet`` opens a sheet,
``rows`` carries some of its rows, ``refuse`` names a code, ``done`` ends. A date is ``{"d": iso}``, a
date with a time ``{"t": iso}``, an error cell ``{"e": code}``; anything else is JSON's own.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from asnkarier.readers.files.limits import CELLS_MAX, COLUMNS_MAX, ROWS_MAX
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import ErrorCell

if TYPE_CHECKING:
    from asnkarier.readers.files.workbook import ParsedSheet

CELLS_PER_MESSAGE = 20_000


def main(arguments: list[str]) -> None:
    """Parse one file: family, which reader, bytes of memory, seconds of CPU, path."""
    kind, reader, memory, seconds, path = arguments
    limit(int(memory), int(seconds))
    sys.excepthook = refuse_anything
    cells = 0
    used = reader
    for sheet in parse(Path(path), kind, reader):
        used = "second" if sheet.reader == "second" else used
        marks = {key: value for key, value in vars(sheet.marks).items() if value and key != "rest"}
        say({"sheet": sheet.name, "hidden": sheet.hidden, "merged": sheet.merged, "marks": marks})
        row_count = 0
        for rows in chunks(sheet.rows):
            row_count += len(rows)
            width = max(map(len, rows))
            cells += len(rows) * width
            if row_count > ROWS_MAX or width > COLUMNS_MAX or cells > CELLS_MAX:
                raise Refusal("E_TOO_BIG", limit=f"{CELLS_MAX} cells")
            say({"rows": rows})
    say({"done": True, "reader": used})


def parse(path: Path, kind: str, reader: str) -> Iterator[ParsedSheet]:
    """Choose the parser; only the one that is needed is loaded."""
    if kind == "html":
        from asnkarier.readers.files.html import html_sheets

        return html_sheets(path)
    from asnkarier.readers.files.workbook import workbook_sheets

    return workbook_sheets(path, kind, reader)


def limit(memory: int, seconds: int) -> None:
    """Bind this process, where the platform can: memory, CPU time, and no writing of files."""
    try:
        import resource
    except ImportError:  # Windows: the parent's wall clock and the limits on sizes remain
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))  # SIGXCPU first, SIGKILL after
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def chunks(rows: Iterable[list[Any]]) -> Iterator[list[list[Any]]]:
    """Give rows in lists of a size that keeps messages small."""
    remaining = iter(rows)
    size = 1
    while chunk := list(islice(remaining, size)):
        yield chunk
        size = max(1, CELLS_PER_MESSAGE // max(1, len(chunk[-1])))


def say(message: dict[str, Any]) -> None:
    """Write one message to the parent."""
    line = json.dumps(message, ensure_ascii=False, separators=(",", ":"), default=tagged)
    try:
        sys.stdout.buffer.write(line.encode("utf-8", errors="replace") + b"\n")
    except BrokenPipeError:  # the parent has what it wanted
        os._exit(0)


def tagged(value: object) -> object:
    """Give a cell that JSON does not know in a form that the parent recognises."""
    if isinstance(value, ErrorCell):
        return {"e": value.code}
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, (time, timedelta)):
        return str(value)
    raise TypeError(type(value).__name__)


def refuse_anything(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Tell the parent why this process ends; what no reader expected means that the file is damaged."""
    if isinstance(error, Refusal):
        say({"refuse": error.code, "details": error.details})
    elif isinstance(error, MemoryError):
        say({"refuse": "E_TOO_BIG", "details": {"limit": "RAM"}})
    else:
        say({"refuse": "E_DAMAGED", "details": {}})
        sys.__excepthook__(kind, error, trace)


if __name__ == "__main__":
    main(sys.argv[1:])
