"""Refuses a figure whose header stands over further columns, of which nothing says how they differ."""

from __future__ import annotations

from collections.abc import Iterator

from asnkarier.readers.files.sheet import Sheet
from asnkarier.readers.meaning.doubles import comparer
from asnkarier.readers.meaning.header_rules import Rules
from asnkarier.readers.meaning.layout import Layout
from asnkarier.readers.meaning.uses import Use, letter
from asnkarier.readers.refusal import Refusal
from asnkarier.tables import IMPORTED
from asnkarier.tables.raw import Cell
from asnkarier.tables.schema import Kind

_WHOLE = {"nip", "name_and_nip", "golongan", "jabatan", "unor", "opd", "competency"}
"""Columns that are no figures, of which a part in a further column would be lost."""
_FIGURES = {Kind.LEVEL, Kind.RUPIAH, Kind.INTEGER, Kind.CHOICE}


def refuse_unnamed_columns(sheet: Sheet, layout: Layout, rules: Rules) -> None:
    """Refuse a column that is read, if one without a header right of it holds the same kind of thing.

    Below a cell that is merged over both, anything it holds is a question.

    Raises:
        Refusal: by the first rows of the sheet it may be the one that is meant, or a part of it.
    """
    tables = list(layout.kind.tables)
    kinds = {column.name: column.kind for table in tables for column in IMPORTED[table].columns}
    rows = sheet.head[layout.rows :]
    for use in layout.uses:
        name = layout.kind.wide if use.competency else use.column
        if use.is_mapped or (kinds.get(name) not in _FIGURES and name not in _WHOLE):
            continue
        for place, is_merged in _unnamed(sheet, layout, use):
            read = comparer(name, tables, rules.vocabulary)
            own, other = _cells(rows, use.index), _cells(rows, place)
            is_like = name not in _WHOLE and any(map(read, other)) and sum(map(bool, other)) * 2 >= sum(map(bool, own))
            if any(other) and (is_merged or is_like):
                letters = f"{use.origin.letter}, {letter(place)}"
                raise Refusal("E_SAME_HEADER", on=sheet.name, letters=letters, column=name)


def _unnamed(sheet: Sheet, layout: Layout, use: Use) -> Iterator[tuple[int, bool]]:
    """Give the columns without a header right of one, as far as its merged cell goes, or else the next."""
    named = {each.index for each in (*layout.uses, *layout.rivals, *layout.beside)}
    ends = [
        right
        for top, left, bottom, right in sheet.merged
        if left == use.index and layout.title_rows <= top and bottom < layout.rows
    ]
    end = max(ends, default=use.index)
    for place in range(use.index + 1, max(end, use.index + 1) + 1):
        if place in named:
            return
        yield place, place <= end


def _cells(rows: list[list[Cell]], place: int) -> list[Cell]:
    return [row[place] if place < len(row) else None for row in rows]
