"""Headers in the body of a sheet: the same one on every printed page, or that of a second table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from asnkarier.readers import competency_columns
from asnkarier.readers.headers import KINDS
from asnkarier.readers.layout import Layout, Rules, match_header
from asnkarier.readers.refusal import Refusal
from asnkarier.readers.sheet import Body, Column
from asnkarier.tables.raw import Cell
from asnkarier.tables.vocabulary import fold

_PERSON = {"nip", "name_and_nip"}
_LONGEST = 60
_SHARE = 0.6
"""Of the filled cells of a header at least so many have a name that is known."""


def repeated_headers(sheet: str, head: Sequence[Sequence[Cell]], body: Body, layout: Layout, rules: Rules) -> list[int]:
    """Give the sheet rows that repeat the header, row by row.

    Raises:
        Refusal: a row is the header of a table with other columns, which the first header would misread.
    """
    header = [
        [_plain(row[use.index]) if use.index < len(row) else None for use in layout.uses]
        for row in head[layout.title_rows : layout.rows]
    ]
    known = {spelling: column for each in KINDS for spelling, (column, _) in each.spellings.items()}
    found = []
    for place in _candidates(body, layout):
        cells = [column[place] for column in body.columns]
        if sum(cell is not None for cell in cells) < 2:
            continue
        if [_plain(cell) for cell in cells] in header:
            found.append(body.first_row + place)
        elif _is_header(cells, known, rules):
            raise Refusal("E_TWO_TABLES", on=sheet, row=body.first_row + place)
    return found


def _candidates(body: Body, layout: Layout) -> Iterator[int]:
    """Give the rows worth a look: where the sheet has a NIP, those in which none can stand."""
    columns = [
        column
        for use, column in zip(layout.uses, body.columns, strict=True)
        if use.column in ("nip", "name_and_nip", "target_person")
    ]
    places = range(body.rows)
    return compress(places, map(_is_no_nip, columns[0])) if len(columns) == 1 else iter(places)


def _is_no_nip(cell: Cell) -> bool:
    if type(cell) is str:
        return not (len(cell) >= 8 and cell[-1].isdigit())
    return cell is None or (isinstance(cell, (int, float)) and cell < 1000)


def _plain(cell: Cell) -> Cell:
    """Give a cell as headers are compared."""
    return (fold(cell) or None) if isinstance(cell, str) else cell


def _is_header(cells: Sequence[Cell], known: Mapping[str, str], rules: Rules) -> bool:
    """Say whether a row names columns: those of a person, or those that make one of the known tables."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    if any(cell is not None and not isinstance(cell, str) for cell in cells) or any(len(t) > _LONGEST for t in texts):
        return False
    columns = [column for text in texts if (column := known.get(fold(text)))]
    if not columns:
        return False
    competencies = [text for text in texts if competency_columns.match(text, "", rules.vocabulary)]
    if len(columns) + len(competencies) < max(2.0, _SHARE * len(texts)):
        return False
    return bool(_PERSON & set(columns)) or any(_makes(each, texts, len(competencies)) for each in KINDS)


def _makes(kind: object, texts: Sequence[str], competencies: int) -> bool:
    raise NotImplementedError


def columns_of(body: Body) -> list[Column]:
    raise NotImplementedError
