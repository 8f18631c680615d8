"""The rows of a header: groups above, names, and what divides them below; each column's texts from the top down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from asnkarier.readers.meaning.groups import ORPHAN, Path, belongs
from asnkarier.readers.meaning.leaning import leaned
from asnkarier.tables.raw import Cell
from asnkarier.tables.vocabulary import fold, unspaced

HEADER_ROWS = 40
"""The header stands within these rows, blank ones above them not counted."""
_ROWS_MAX = 4
"""A header has at most so many rows."""
_LONGEST = 60
"""A longer text is no header."""
_LONGEST_ALONE = 30
"""A single text above a header that is longer is a title."""
_LATEST_YEAR = 2100
_TITLE = re.compile(
    r"\b(pemerintah|kabupaten|provinsi|lampiran|peraturan|keputusan|daftar|rekap\w*|laporan|formulir|nominatif)\b"
)
_LABEL = re.compile(
    r"(nama )?(opd|unit kerja|unor|unit organisasi|perangkat daerah|skpd|satuan kerja|instansi|dinas|kegiatan|program"
    r"|forum|tahun|periode|bulan|metode|tanggal|tgl|tempat|hari|lokasi|sumber)\b"
)
"""How a line begins that states something of all rows: "OPD", and the name of it in the next cell."""

Head = Sequence[Sequence[Cell]]
Merged = Sequence[tuple[int, int, int, int]]
"""Merged cells: first row, first column, last row, last column, all from 0."""


@dataclass(frozen=True)
class Header:
    """Rows that may be the header, from ``first`` to ``last``: for each column its texts from the top down.

    ``loose`` are the columns whose group stands to their left, with nothing that shows where it ends.
    """

    first: int
    last: int
    paths: tuple[Path, ...]
    loose: frozenset[int] = frozenset()

    def explains_more(self, other: Header) -> bool:
        """Say which of two headers with as many known texts is the better one.

        Two rows are better than the upper one alone, which lacks what stands below; the lower row
        alone is better than two, of which the upper one then is a title.
        """
        if self.first == other.first:
            return self.last > other.last
        return self.first > other.first and self.last == other.last

    def shares_rows(self, other: Header) -> bool:
        """Say whether the two have a row in common."""
        return self.first <= other.last and other.first <= self.last


def candidates(head: Head, merged: Merged = (), most: int = 2) -> Iterator[Header]:
    """Give every row, and every row with those below it, as a possible header."""
    blank = next((number for number, row in enumerate(head) if any(cell is not None for cell in row)), 0)
    for first in range(blank, min(blank + HEADER_ROWS, len(head))):
        if sum(bool(text_of(cell)) for cell in head[first]) < 2:
            continue
        yield _header(head, first, first, merged)
        for last in range(first + 1, min(first + most, len(head))):
            if not _may_be_lower(head[last]):
                break
            yield _header(head, first, last, merged)


def extended(header: Header, head: Head, merged: Merged, identity: set[int]) -> Header:
    """Give the header with the rows that belong to it: the groups above it, and what divides its columns below.

    Args:
        header: the rows with the most known texts.
        head: the first rows of the sheet.
        merged: the merged cells of the sheet.
        identity: places of the columns that every row of data fills, such as the NIP.
    """
    first, last = header.first, header.last
    while first > 0 and last - first + 1 < _ROWS_MAX and _groups_columns(head, first - 1, last, merged, identity):
        first -= 1
    while last + 1 < len(head) and last - first + 1 < _ROWS_MAX and _divides_columns(head, first, last + 1, identity):
        last += 1
    return _header(head, first, last, merged)


def text_of(cell: Cell) -> str:
    """Give a header's text."""
    if isinstance(cell, str):
        return unspaced(cell).strip()
    return str(int(cell)) if isinstance(cell, float | int) and float(cell).is_integer() else ""


def _may_be_lower(row: Sequence[Cell]) -> bool:
    """Say whether a row may be the lower half of a header: text only, no long numbers, and no heading of a section."""
    cells = [cell for cell in row if cell is not None]
    return len(cells) > 1 and all(isinstance(cell, str) and not re.search(r"\d{4}", cell) for cell in cells)


def _texts(head: Head, number: int, width: int) -> list[str]:
    row = [text_of(cell) for cell in head[number]]
    return [*row, *[""] * (width - len(row))][:width]


def _width(head: Head, first: int, last: int) -> int:
    return max(len(row) for row in head[first : last + 1])


def _header(head: Head, first: int, last: int, merged: Merged) -> Header:
    """Put rows on top of each other; a group stands for the columns to its right too that have no text beside it."""
    width = _width(head, first, last)
    rows = [_texts(head, number, width) for number in range(first, last + 1)]
    ends = {(top, left): right for top, left, _, right in merged}
    deepest = [max((level for level, row in enumerate(rows) if row[place]), default=-1) for place in range(width)]
    above = [_spread(rows, level, first, ends, deepest) for level in range(len(rows))]
    paths = [
        tuple(
            text
            for text in [*(above[level][place] for level in range(deep)), rows[deep][place] if deep >= 0 else ""]
            if text
        )
        for place, deep in enumerate(deepest)
    ]
    grouped = any(len(path) > 1 for path in paths)
    highest = min((deep for deep in deepest if deep >= 0), default=0)
    whole = [
        (ORPHAN, *path) if grouped and len(path) == 1 and deep > highest else path
        for path, deep in zip(paths, deepest, strict=True)
    ]
    return Header(
        first,
        last,
        leaned(whole),
        frozenset(place for place in range(width) if _is_loose(rows, place, first, ends, deepest)),
    )


def _is_loose(
    rows: Sequence[Sequence[str]], place: int, first: int, ends: dict[tuple[int, int], int], deepest: Sequence[int]
) -> bool:
    """Say whether no row above a column's lowest text has a text of its own there, nor a merged cell.

    Before another group to the right nobody can tell: it may be written in the middle of its columns.
    """
    above = range(deepest[place])
    nearest = [next((right for right in range(place, len(rows[level])) if rows[level][right]), -1) for level in above]
    if any(
        right == place or (right > place and deepest[right] > level)
        for level, right in zip(above, nearest, strict=True)
    ):
        return False
    return not any(
        ends.get((first + level, left), -1) >= place for level in above for left in range(place) if rows[level][left]
    )


def _spread(
    rows: Sequence[Sequence[str]], level: int, first: int, ends: dict[tuple[int, int], int], deepest: Sequence[int]
) -> list[str]:
    """Give for each column the text of a row that stands over it: its own, or the group to its left.

    A merged cell stands over just its columns, and so does one that is repeated beside. Any other is a group if
    something stands below it, and ends where a text begins beside it or above it.
    """
    spread: list[str] = []
    text, stop = "", 0
    for place, own in enumerate(rows[level]):
        if own:
            is_repeated = own in (*rows[level][place - 1 : place], *rows[level][place + 1 : place + 2])
            is_group = deepest[place] > level and not is_repeated
            text, stop = own, ends.get((first + level, place), len(rows[level]) if is_group else place)
        elif place > stop or any(row[place] for row in rows[:level]):
            text = ""
        spread.append(text)
    return spread


def _groups_columns(head: Head, number: int, last: int, merged: Merged, identity: set[int]) -> bool:
    """Say whether a row holds groups of the columns below it, and is no title.

    A single text above the first column is a title, unless it is merged over some columns only, none of which says
    who a row is about.
    """
    cells = [(place, cell) for place, cell in enumerate(head[number]) if cell is not None]
    if not cells or not all(isinstance(cell, str | float | int) for _, cell in cells):
        return False
    texts = [(place, text_of(cell)) for place, cell in cells]
    if any(not text or ":" in text or len(text) > _LONGEST or re.search(r"\d{5}", text) for _, text in texts):
        return False
    below = [place for row in head[number + 1 : last + 1] for place, cell in enumerate(row) if cell is not None]
    left = min(below)
    if len(texts) == 1:
        place, text = texts[0]
        over = next((right for top, start, _, right in merged if (top, start) == (number, place)), max(below))
        is_over_some = over < max(below) and not identity & set(range(place, over + 1))
        return (place > left or is_over_some) and len(text) <= _LONGEST_ALONE and not _is_title(text)
    if any(_is_title(text) for _, text in texts):
        return False
    is_label = (
        len(texts) == 2 and texts[0][0] <= left and _LABEL.match(fold(texts[0][1])) and texts[0][1] != texts[1][1]
    )
    return not is_label or texts[0][0] not in below


def _is_title(text: str) -> bool:
    return _TITLE.search(fold(text)) is not None or (re.search(r"\d{4}", text) is not None and len(text) > 20)


def _divides_columns(head: Head, first: int, number: int, identity: set[int]) -> bool:
    """Say whether a row below a header still belongs to it: columns are empty that every row of data fills."""
    width = max(_width(head, first, number - 1), len(head[number]))
    upper = [_texts(head, each, width) for each in range(first, number)]
    names = [next((row[place] for row in reversed(upper) if row[place]), "") for place in range(width)]
    cells = {place: cell for place, cell in enumerate(head[number]) if cell is not None}
    if not cells or not all(_is_short(cell) for cell in cells.values()):
        return False
    if any(place in cells and fold(text_of(cells[place])) != fold(names[place]) for place in identity):
        return False
    unnamed = {place for place in cells if not names[place] and (any(names[:place]) or len(cells) > 1)}
    if unnamed and identity:
        return True
    folded = [fold(name) for name in names]
    if all(names[place] and folded.count(folded[place]) > 1 for place in cells):
        return True
    if min(cells) == min((place for place, name in enumerate(names) if name), default=0):
        (place,) = cells if len(cells) == 1 else (None,)  # else it is the title of a part of the table
        return place is not None and belongs(names[place], text_of(cells[place]))
    is_text = all(isinstance(cell, str) and not re.search(r"\d{4}", cell) for cell in cells.values())
    return is_text and 2 * len(cells) <= sum(map(bool, names)) and bool(identity or unnamed)


def _is_short(cell: Cell) -> bool:
    if isinstance(cell, str):
        return len(cell) <= _LONGEST and not re.search(r"\d{5}", cell)
    return isinstance(cell, float | int) and float(cell).is_integer() and 0 < cell < _LATEST_YEAR
