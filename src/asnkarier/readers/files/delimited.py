"""Reads CSV and its kin: delimiter found by content, every cell as text."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from asnkarier.readers.files.encoding import GUESS, EncodingFinder
from asnkarier.readers.files.limits import COLUMNS_MAX, MIB
from asnkarier.readers.files.sheet import Row, Sheet
from asnkarier.readers.refusal import Refusal

DELIMITERS = ",;\t|"
SAMPLE_CHARACTERS = 65_536
CELL_CHARACTERS_MAX = 131_072


@dataclass(frozen=True)
class Delimited:
    """A text file that holds a table. ``guessed`` names the encoding where it was only guessed."""

    path: Path
    encoding: str
    delimiter: str
    guessed: str

    def sheet(self) -> Sheet:
        """Give the file as the one sheet it is."""
        return Sheet("", self._rows(), delimited=True)

    def _rows(self) -> Iterator[Row]:
        """Give the records; a ``sep=`` line is a word to Excel and not a row."""
        csv.field_size_limit(CELL_CHARACTERS_MAX)
        with self.path.open(encoding=self.encoding, newline="") as lines:
            records = csv.reader(lines, delimiter=self.delimiter)
            try:
                for number, record in enumerate(records):
                    if number == 0 and _is_separator_line(self.delimiter.join(record)):
                        continue
                    if len(record) > COLUMNS_MAX:
                        raise Refusal("E_TOO_BIG", limit=f"{COLUMNS_MAX} columns")
                    yield record
            except (csv.Error, UnicodeError) as error:
                raise Refusal("E_DAMAGED") from error


def open_delimited(path: Path, *, is_named_as_text: bool) -> Delimited:
    """Find the encoding and the delimiter of a text file.

    Raises:
        Refusal: no encoding fits, or the file has another name and is plain prose.
    """
    finder = EncodingFinder()
    with path.open("rb") as file:
        while block := file.read(MIB):
            finder.feed(block)
    encoding = finder.encoding()
    try:
        with path.open(encoding=encoding, newline="") as text:
            sample = text.read(SAMPLE_CHARACTERS)
    except UnicodeError as error:
        raise Refusal("E_ENCODING", reason=encoding) from error
    if "\0" in sample:
        raise Refusal("E_ENCODING", reason="NUL")
    if not sample.strip():
        raise Refusal("E_EMPTY")
    delimiter = _delimiter(sample)
    if delimiter is None and not is_named_as_text:
        raise Refusal("E_FORMAT_MISMATCH", found="text")
    return Delimited(path, encoding, delimiter or ",", encoding if encoding == GUESS else "")


def _is_separator_line(line: str) -> bool:
    """Recognise ``sep=;``, which tells Excel the delimiter."""
    return line.lower().startswith("sep=") and len(line.strip()) <= 5


def _delimiter(sample: str) -> str | None:
    """Give the delimiter that splits most lines into the same number of fields; None if none does."""
    first = sample.split("\n", 1)[0].strip("\r\n")
    if first.lower().startswith("sep=") and len(first) == 5 and first[4] in DELIMITERS:
        return first[4]
    if len(sample) == SAMPLE_CHARACTERS:  # the last line may be cut
        sample = sample.rpartition("\n")[0] or sample
    best: tuple[int, int] = (0, 0)
    chosen = None
    for delimiter in DELIMITERS:
        try:
            widths = Counter(
                len(record) for record in csv.reader(sample.splitlines(keepends=True), delimiter=delimiter)
            )
        except csv.Error:
            continue
        lines = sum(widths.values()) - widths[0]
        width, count = max(((w, n) for w, n in widths.items() if w > 1), key=lambda pair: pair[::-1], default=(0, 0))
        # prose has commas too, but not the same number in line after line
        if count >= max(2, lines / 2) and (count, width) > best:
            best, chosen = (count, width), delimiter
    return chosen
