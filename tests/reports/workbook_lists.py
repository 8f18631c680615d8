"""The lists of a workbook as Excel knows them: real tables, without the row of their totals."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet


def listed(workbook: Workbook, sheet: str, header: int = 4) -> list[dict[str, Any]]:
    """Give the rows of the list whose header is in a row, by its titles; a list without rows is no table."""
    cells = workbook[sheet]
    area = next((one for one in areas(cells) if one[1] == header), None)
    if area is None:
        assert cells.cell(header + 1, 1).value in ("(no rows)", "(tidak ada data)")
        return []
    first, _, last, bottom = area
    titles = [cell.value for cell in cells[header][first - 1 : last]]
    rows = cells.iter_rows(header + 1, bottom, first, last, values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in rows]


def areas(cells: Worksheet) -> list[tuple[int, int, int, int]]:
    """Give the tables of a sheet: first column, row of the header, last column, row of the last value."""
    found = []
    for table in cells.tables.values():
        first, top, last, bottom = range_boundaries(table.ref)
        found.append((first, top, last, bottom - (table.totalsRowCount or 0)))
    return found
