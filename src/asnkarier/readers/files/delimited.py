"""Reads CSV and its kin in the child process: the dialect found by content, every cell as text."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from asnkarier.readers.files import aligned
from asnkarier.readers.files.dialect import DELIMITERS, Dialect, find_dialect, stated_dialect
from asnkarier.readers.files.encoding import GUESSES, EncodingFinder
from asnkarier.readers.files.limits import MIB
from asnkarier.readers.files.parsed import Note, ParsedSheet
from asnkarier.readers.refusal import Refusal

SAMPLE_BYTES = 1 << 19
PIECES = 32
CELL_CHARACTERS_MAX = 131_072
ROWS_SHOWN = 20
_ESCAPED_QUOTE = "\ufdd0"  # no character: Unicode keeps it for use inside of programs


def text_sheets(path: Path, *, is_named_as_text: bool) -> Iterator[ParsedSheet]:
    """Give the text as the one sheet it is.

    Raises:
        Refusal: no encoding fits, two dialects do, or the file has another name and is plain prose.
    """
    finder = EncodingFinder()
    with path.open("rb") as file:
        while block := file.read(MIB):
            finder.feed(block)
    encoding = finder.encoding()
    pieces = list(_pieces(path, encoding))
    if not any(piece.strip() for piece in pieces):
        raise Refusal("E_EMPTY")
    if any("\0" in piece for piece in pieces):
        raise Refusal("E_ENCODING", reason="NUL")
    stated = _separator(pieces[0].split("\n", 1)[0])
    dialect = stated_dialect(pieces, stated) if stated else find_dialect(pieces)
    if dialect is None and not is_named_as_text:
        raise Refusal("E_FORMAT_MISMATCH", found="text")
    notes = [Note("F_ENCODING_GUESS", {"encoding": encoding})] if encoding in GUESSES else []
    rows = _rows(path, encoding, dialect or Dialect(",", '"'), notes)
    yield ParsedSheet("", hidden=False, rows=rows, delimited=True, notes=notes)


def _pieces(path: Path, encoding: str) -> Iterator[str]:
    """Give the text, or where it is large whole lines from all over it."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if size <= SAMPLE_BYTES:
            yield _decoded(file.read(), encoding)
            return
        length = SAMPLE_BYTES // PIECES
        for number in range(PIECES):
            file.seek((size - length) * number // (PIECES - 1) // 4 * 4)
            text = _decoded(file.read(length), encoding)
            if number:
                text = text.partition("\n")[2]
            if number < PIECES - 1:
                text = text.rpartition("\n")[0]
            if text:
                yield text


def _decoded(data: bytes, encoding: str) -> str:
    """Decode a piece, of which the ends may be half a character."""
    if encoding == "utf-16":  # the mark at the beginning of the text says which; a piece has none
        encoding = "utf-16-be" if data.startswith(b"\xfe\xff") or data[:1] == b"\0" else "utf-16-le"
    return data.decode(encoding, errors="ignore").removeprefix("\ufeff")


def _separator(line: str) -> str:
    """Give the delimiter of a line ``sep=;``, which is a word to Excel and not a row."""
    found = re.fullmatch(r'"?sep=(.)"?\s*', line.strip("\r\n"), re.IGNORECASE)
    return found[1] if found and found[1] in DELIMITERS else ""


def _rows(path: Path, encoding: str, dialect: Dialect, notes: list[Note]) -> Iterator[list[str]]:
    """Give the records."""
    with path.open(encoding=encoding, newline="") as lines:
        first = lines.readline()
        rest = iter(lines) if _separator(first.removeprefix("\ufeff")) else _after(first, lines)
        try:
            if dialect.delimiter in (aligned.COLUMNS, aligned.RUNS):
                for line in rest:
                    yield aligned.split(line, dialect.delimiter, dialect.gaps) if line.strip() else []
            else:
                yield from _records(rest, dialect, notes)
        except UnicodeError as error:
            raise Refusal("E_DAMAGED") from error


def _after(first: str, rest: Iterable[str]) -> Iterator[str]:
    if first:
        yield first
    yield from rest


def _records(lines: Iterator[str], dialect: Dialect, notes: list[Note]) -> Iterator[list[str]]:
    """Give the records, read strictly.

    A line whose quotes do not match is taken by itself, quotes and all, so that it cannot swallow those below it.
    """
    csv.field_size_limit(CELL_CHARACTERS_MAX)
    source = _Lines(_unescaped(lines, dialect.quote) if dialect.escaped else lines)
    broken: list[int] = []
    number, width = 0, 0
    reader = _strict(source, dialect)
    while True:
        try:
            record = next(reader)
        except StopIteration:
            break
        except csv.Error:
            record = _by_itself(source.back_to_second(), dialect, width)
            reader = _strict(source, dialect)
            broken.append(number + 1)
        else:
            source.taken.clear()
        number += 1
        width = len(record) or width
        yield [cell.replace(_ESCAPED_QUOTE, dialect.quote) for cell in record] if dialect.escaped else record
    if broken:
        more = ["…"] if len(broken) > ROWS_SHOWN else []
        shown = ", ".join([*map(str, broken[:ROWS_SHOWN]), *more])
        notes.append(Note("F_QUOTES", {"rows": shown}, len(broken)))


def _strict(lines: Iterator[str], dialect: Dialect) -> Iterator[list[str]]:
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote or None,
        quoting=csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE,
        skipinitialspace=dialect.spaced,
        strict=True,
    )


class _Lines:
    """Lines that can be given back: ``taken`` are those of the record that is being read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        return line

    def back_to_second(self) -> str:
        """Give the first line taken, and give all others back."""
        first, *others = self.taken
        self._again.extendleft(reversed(others))
        self.taken.clear()
        return first


def _unescaped(lines: Iterable[str], quote: str) -> Iterator[str]:
    r"""Put a sign that is none in place of each ``\"``, which the reader of Python would know in quotes only."""
    pattern = re.compile(rf"\\([\\{quote}])")
    return (pattern.sub(lambda found: _ESCAPED_QUOTE if found[1] == quote else "\\", line) for line in lines)


def _by_itself(line: str, dialect: Dialect, width: int) -> list[str]:
    """Divide a line whose quotes do not match.

    A quote opens a cell at its beginning and closes it only before a delimiter; where that does not give as many
    cells as the line above has, every delimiter divides.
    """
    text, sign, quote = line.rstrip("\r\n"), re.escape(dialect.delimiter), dialect.quote
    field = re.compile(rf" *{quote}(.*?){quote} *{sign}|([^{sign}]*){sign}", re.DOTALL)
    record = [found[2] if found[1] is None else found[1] for found in field.finditer(text + dialect.delimiter)]
    if len(record) == width:
        return record
    return [_bare(cell.strip(), quote) for cell in text.split(dialect.delimiter)]


def _bare(cell: str, quote: str) -> str:
    """Give a cell without the quotes around it."""
    return cell[1:-1] if quote and len(cell) > 1 and cell[0] == cell[-1] == quote else cell
