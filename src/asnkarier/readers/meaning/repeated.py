"""Headers in the body of a sheet: the same one on every printed page, or that of a second table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from asnkarier.readers.files.sheet import Body
from asnkarier.readers.meaning import competency_columns
from asnkarier.readers.meaning.header_rules import Rules
from asnkarier.readers.meaning.headers import Kind
from asnkarier.readers.meaning.layout import Layout
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import Cell
from asnkarier.tables.vocabulary import fold

Kinds = Sequence[tuple[Kind, Mapping[str, tuple[str, int]]]]

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
        [plain(row[use.index]) if use.index < len(row) else None for use in layout.uses]
        for row in head[layout.title_rows : layout.rows]
    ]
    kinds = list(Rules(rules.region, rules.vocabulary).kinds())
    found = []
    for place in _candidates(body, layout):
        cells = [column[place] for column in body.columns]
        if sum(cell is not None for cell in cells) < 2:
            continue
        if [plain(cell) for cell in cells] in header:
            found.append(body.first_row + place)
        elif is_header(cells, kinds, rules):
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


def plain(cell: Cell) -> Cell:
    """Give a cell as headers are compared."""
    return (fold(cell) or None) if isinstance(cell, str) else cell


def is_header(cells: Sequence[Cell], kinds: Kinds, rules: Rules) -> bool:
    """Say whether a row names columns: those of a person, or those that make one of the known tables."""
    filled = [cell for cell in cells if cell is not None]
    texts = [fold(cell) for cell in filled if isinstance(cell, str) and len(cell) <= _LONGEST]
    if len(texts) < len(filled) or not any(text in spellings for text in texts for _, spellings in kinds):
        return False
    competencies = {match.code for text in texts if (match := competency_columns.match((text,), rules.vocabulary))}
    for kind, spellings in kinds:
        columns = {spellings[text][0] for text in texts if text in spellings}
        known = len(columns) + (len(competencies) if kind.wide else 0)
        if known < max(2, _SHARE * len(texts)):
            continue
        if columns & _PERSON or (all(columns & set(group) for group in kind.must) and (known > 2 or not kind.wide)):
            return True
    return False
