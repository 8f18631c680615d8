"""Some rows of a sheet as they were sent, to be shown to the sender again."""

from __future__ import annotations

from collections.abc import Collection

from asnkarier.readers.files.sheet import Sheet, clean
from asnkarier.tables.raw import Cell, KnownFault
from asnkarier.tables.returned import Excerpt

Range = tuple[int, int, int, int]


def excerpt(sheet: Sheet, head_rows: int, wanted: Collection[int]) -> Excerpt:
    """Read a sheet to its last wanted row and keep the rows above the data and those wanted, whole.

    What stands in cells merged over several rows is given in each of them, as it is read.
    """
    head: list[list[Cell]] = []
    rows: dict[int, list[Cell]] = {}
    last = max(wanted, default=0)
    spans = sorted(each for each in map(tuple, sheet.merged) if each[2] > each[0] >= head_rows)
    above: dict[Range, Cell] = {}
    for number, sent in sheet.numbered():
        while spans and spans[0][0] == number - 1:
            first, left, bottom, right = spans.pop(0)
            above[first, left, bottom, right] = clean(sent)[left] if left < len(sent) else None
        if number <= head_rows:
            head.append(clean(sent))
        elif number in wanted:
            rows[number] = _filled(clean(sent), number, above)
        if number >= max(last, head_rows):
            break
    return Excerpt(
        sheet.name,
        head,
        rows,
        {int(place): width for place, width in sheet.marks.widths.items()},
        {int(place): look for place, look in sheet.marks.formats.items()},
        [(first, left, bottom, right) for first, left, bottom, right in sheet.merged if bottom < head_rows],
        sheet.delimited,
    )


def _filled(row: list[Cell], number: int, above: dict[Range, Cell]) -> list[Cell]:
    for (first, left, bottom, _), value in above.items():
        if first < number - 1 <= bottom and left < len(row) and row[left] is None:
            row[left] = value
    return [cell.cell if isinstance(cell, KnownFault) else cell for cell in row]  # type: ignore[misc]
