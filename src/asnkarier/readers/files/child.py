"""The process that parses a file, started by ``guard.py``: no byte of a sender is parsed anywhere else.

It may read one file and write to one pipe, within limits it sets for itself before it touches the
file. It loads nothing heavy of ours. Messages are JSON objects, one a line: ``sheet`` opens a sheet,
``rows`` carries some of its rows, ``notes`` says what was noticed, ``packed`` and ``bytes`` are the one file of an
archive, ``refuse`` names a code, ``done`` ends. A date is ``{"d": iso}``, a date with a time ``{"t": iso}``, an
error cell ``{"e": code}``; anything else is JSON's own.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from asnkarier.readers.files import limits
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import ErrorCell

if TYPE_CHECKING:
    from asnkarier.readers.files.parsed import Note, ParsedSheet

CELLS_PER_MESSAGE = 20_000


def main(arguments: Sequence[str]) -> None:
    """Parse one file: family, which reader, bytes of memory, seconds of CPU, "text" if it is named so, path."""
    family, reader, memory, seconds, named, path = arguments
    limit(int(memory), int(seconds))
    sys.excepthook = refuse_anything
    if reader == "unpack":
        from asnkarier.readers.files.archive import packed_file

        name, blocks = packed_file(Path(path))
        say({"packed": name})
        for block in blocks:
            say({"bytes": block.hex()})
    else:
        say_sheets(parse(Path(path), family, reader, is_named_as_text=named == "text"), family)
    say({"done": True})
    sys.stdout.flush()


def parse(path: Path, family: str, reader: str, *, is_named_as_text: bool) -> Iterator[ParsedSheet]:
    """Choose the parser; only the one that is needed is loaded."""
    if family == "text":
        from asnkarier.readers.files.delimited import text_sheets

        return text_sheets(path, is_named_as_text=is_named_as_text)
    if family == "parquet":
        from asnkarier.readers.files.parquet import parquet_sheets

        return parquet_sheets(path)
    if family == "html":
        from asnkarier.readers.files.html import html_sheets

        return html_sheets(path)
    if family == "xml":
        from asnkarier.readers.files.spreadsheetml import spreadsheetml_sheets

        return spreadsheetml_sheets(path)
    from asnkarier.readers.files.workbook import workbook_sheets

    return workbook_sheets(path, family, reader)


def say_sheets(sheets: Iterable[ParsedSheet], family: str) -> None:
    """Pass on sheets, as long as they are no larger than a table can be."""
    rows_max, cells_max = limits.size_limits(family)
    cells = 0
    for sheet in sheets:
        say({
            "sheet": sheet.name,
            "hidden": sheet.hidden,
            "merged": sheet.merged,
            "marks": {key: value for key, value in vars(sheet.marks).items() if value and key != "rest"},
            "delimited": sheet.delimited,
            "second": sheet.reader == "second",
        })  # fmt: skip
        count = 0
        for rows in chunks(sheet.rows):
            count += len(rows)
            width = max(map(len, rows))
            cells += len(rows) * width
            if count > rows_max or width > limits.COLUMNS_MAX or cells > cells_max:
                raise Refusal("E_TOO_BIG", limit=f"{cells_max} cells")
            say({"rows": rows})
        if sheet.notes:
            say({"notes": [said(note) for note in sheet.notes]})


def said(note: Note) -> list[object]:
    """Give a note as it goes over the pipe."""
    return [note.code, note.details, note.count]


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


def chunks(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
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
        os._exit(limits.MEMORY_EXIT)  # a message would need memory, too
    else:
        say({"refuse": "E_DAMAGED", "details": {}})
        sys.__excepthook__(kind, error, trace)
