"""Finds how a text is divided into cells: by the reading that makes its lines most alike.

Every reading that is possible is tried on the whole text (on pieces from all over it, where it is large) and gets a
mark: how alike are the lines in their number of cells, and how many cells look like cells, without
other delimiters, stray quotes or runs of blanks in them. The idea of such a measure is van den Burg's (2019), the
measure itself is ours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from asnkarier.readers.files import aligned
from asnkarier.readers.refusal import Refusal

DELIMITERS = ",;\t| "
QUOTES = "\"'"
NEARLY_AS_GOOD = 0.85
"""A second reading with so much of the best one's mark is as good."""
LEAST = 0.1
"""A reading below this mark explains nothing."""
_BLANKS_ALIKE = 0.9
"""Prose is divided by single blanks, too, but not so many of its lines into the same number of words."""
_NUMBER = re.compile(r"[+-]?(?:rp\.? ?)?\d+(?:[.,]\d+)*%?", re.IGNORECASE)
_FOREIGN = {
    delimiter: re.compile("|".join(form for sign, form in forms.items() if sign != delimiter))
    for forms in [{";": r";(?! )", ",": r",(?! )", "\t": "\t", "|": r"\|(?! )", "": "   "}]
    for delimiter in [*DELIMITERS, aligned.RUNS, aligned.COLUMNS]
}


@dataclass(frozen=True)
class Dialect:
    """How a text is divided.

    ``delimiter`` is a sign, or :data:`aligned.COLUMNS` or :data:`aligned.RUNS`. ``escaped`` says that a backslash
    stands before quotes that belong to a cell, ``spaced`` that blanks may stand before an opening quote.
    """

    delimiter: str
    quote: str = ""
    escaped: bool = False
    spaced: bool = False
    gaps: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class _Reading:
    """A dialect with the rows it gives, and its mark. ``is_clean`` says that every cell looks like one."""

    dialect: Dialect
    rows: tuple[tuple[str, ...], ...]
    mark: float
    is_clean: bool = False

    def shows_its_quotes(self, other: _Reading) -> bool:
        """Say whether quotes keep cells whole here that ``other``, a reading without quotes, divides."""
        delimiter = self.dialect.delimiter
        is_alike = delimiter == other.dialect.delimiter and self.dialect.quote and not other.dialect.quote
        return bool(is_alike and self.is_clean) and any(delimiter in cell for row in self.rows for cell in row)


def find_dialect(pieces: Sequence[str]) -> Dialect | None:
    """Give the dialect of a text, of which ``pieces`` of whole lines are given; None where nothing divides it.

    Raises:
        Refusal: E_DELIMITER, two readings are equally good.
    """
    readings = sorted(_readings(pieces), key=lambda reading: -reading.mark)
    if not readings or readings[0].mark < LEAST:
        return None
    best = readings[0]
    for other in readings[1:]:
        if other.mark < NEARLY_AS_GOOD * best.mark:
            break
        if other.dialect.delimiter != best.dialect.delimiter and other.rows != best.rows:
            raise Refusal("E_DELIMITER", one=name(best.dialect.delimiter), other=name(other.dialect.delimiter))
    return next((each.dialect for each in readings if each.shows_its_quotes(best)), best.dialect)


def stated_dialect(pieces: Sequence[str], delimiter: str) -> Dialect:
    """Give the dialect of a text that says its delimiter itself."""
    readings = [reading for reading in _readings(pieces) if reading.dialect.delimiter == delimiter]
    if delimiter == " ":
        readings += [each for each in _readings(pieces) if each.dialect.delimiter in (aligned.COLUMNS, aligned.RUNS)]
    best = max(readings, key=lambda reading: reading.mark, default=None)
    return best.dialect if best else Dialect(delimiter, '"')


def name(delimiter: str) -> str:
    """Give a delimiter as a message shows it."""
    return {"\t": "tab", " ": "blank", aligned.COLUMNS: "blanks", aligned.RUNS: "blanks"}.get(delimiter, delimiter)


def _readings(pieces: Sequence[str]) -> Iterator[_Reading]:
    """Try every reading that the signs in the text allow; of two that give the same the simpler one comes first."""
    text = "\n".join(pieces)
    for dialect in _dialects(text):
        rows: list[tuple[str, ...]] = []
        dirty: list[list[bool]] = []
        for piece in pieces:
            for row, marks in _split(piece, dialect):
                rows.append(row)
                dirty.append(marks)
        widths = [len(row) for row in rows]
        if dialect.delimiter != " " or _are_alike(widths):
            yield _Reading(dialect, tuple(rows), _mark(widths, dirty), not any(map(any, dirty)))
    lines = [line for piece in pieces for line in piece.splitlines()]
    for delimiter, gaps, found in aligned.readings(lines):
        foreign = [[_is_foreign(cell, delimiter) for cell in row] for row in found]
        yield _Reading(Dialect(delimiter, gaps=gaps), tuple(map(tuple, found)), _mark(list(map(len, found)), foreign))


def _dialects(text: str) -> Iterator[Dialect]:
    for delimiter in DELIMITERS:
        if delimiter not in text:
            continue
        sign = re.escape(delimiter)
        opening = {quote: rf"(?:^|{sign}) *{quote}|\\{quote}" for quote in QUOTES}
        quotes = [quote for quote in QUOTES if re.search(opening[quote], text, re.MULTILINE)]
        for quote in ["", *quotes]:
            escapes = [False, True] if quote and f"\\{quote}" in text else [False]
            spaces = [False, True] if quote and delimiter != " " and re.search(f"{sign} +{quote}", text) else [False]
            for escaped, spaced in product(escapes, spaces):
                yield Dialect(delimiter, quote, escaped, spaced)


def _split(text: str, dialect: Dialect) -> Iterator[tuple[tuple[str, ...], list[bool]]]:
    """Give the rows that are not blank, and for each cell whether it looks like no cell."""
    sign, quote = re.escape(dialect.delimiter), dialect.quote
    plain = f"[^{sign}\r\n]*"
    if quote:
        inside = rf"(?:[^{quote}\\]|\\.|{quote}{quote})*+" if dialect.escaped else f"(?:[^{quote}]|{quote}{quote})*+"
        blanks = " *" if dialect.spaced else ""
        field = rf"{blanks}{quote}({inside}){quote}(?=[{sign}\r\n]|\Z)|({plain})"
    else:
        field = f"(\0)|({plain})"
    row: list[str] = []
    dirty: list[bool] = []
    pattern = re.compile(rf"(?:{field})({sign}|\r\n|\n|\r|\Z)", re.DOTALL)
    for found in pattern.finditer(text):
        quoted, bare, end = found.groups()
        row.append(bare if quoted is None else quoted)
        dirty.append(quoted is None and _is_dirty(bare, dialect))
        if end != dialect.delimiter:
            if any(cell.strip() for cell in row):
                yield tuple(row), dirty
            row, dirty = [], []
        if found.end() == len(text) and not end:
            break


def _is_dirty(cell: str, dialect: Dialect) -> bool:
    """Say whether an unquoted cell shows signs of another dialect."""
    text = cell.strip()
    if dialect.escaped:
        text = text.replace(f"\\{dialect.quote}", "")
    if not text:
        return False
    first, last = text[0], text[-1]
    if first in QUOTES or last in QUOTES:
        is_mark_of_text = first == "'" and last != "'"
        is_excel_text = text.startswith('="') and last == '"' and len(text) > 2
        if not (is_mark_of_text or is_excel_text or (last == "'" and first not in QUOTES)):
            return True
    return _is_foreign(text, dialect.delimiter)


def _is_foreign(cell: str, delimiter: str) -> bool:
    """Say whether a cell holds what divides cells elsewhere; a number may hold a comma."""
    return bool(_FOREIGN[delimiter].search(cell.strip())) and not _NUMBER.fullmatch(cell.strip())


def _are_alike(widths: Sequence[int]) -> bool:
    """Say whether nearly all lines have the same number of cells, and more than one."""
    width, count = Counter(widths).most_common(1)[0] if widths else (0, 0)
    return width > 1 and count >= max(2, _BLANKS_ALIKE * len(widths))


def _mark(widths: Sequence[int], dirty: Sequence[Sequence[bool]]) -> float:
    """Give the mark of a reading, from 0 to 1.

    It is the chance that two lines have the same number of cells (more cells say more), times the share of
    lines and of cells that are clean.
    """
    if not widths:
        return 0.0
    lines = len(widths)
    alike = sum((count / lines) ** 2 * (width - 1) / width for width, count in Counter(widths).items())
    clean_lines = sum(not any(cells) for cells in dirty) / lines
    clean_cells = 1 - sum(map(sum, dirty)) / sum(widths)
    return alike * (clean_lines + clean_cells) / 2
