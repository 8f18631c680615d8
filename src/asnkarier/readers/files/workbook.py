"""Reads xlsx, xlsb, ods and xls, in the child process: calamine first, openpyxl as second opinion.

calamine is fast and safe, but shows error cells as empty and leaves ``_x0041_`` escapes; both are
mended here. openpyxl reads some workbooks that calamine refuses, row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from asnkarier.readers.files import ods, ole, xls, xlsb
from asnkarier.readers.files.container import Container, open_container
from asnkarier.readers.files.error_cells import error_cells, sheet_names
from asnkarier.readers.files.limits import CELLS_MAX
from asnkarier.readers.files.marks import sheet_marks
from asnkarier.readers.files.parsed import Beside, Errors, ParsedSheet, SheetMarks
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import ErrorCell


def workbook_sheets(path: Path, kind: str, reader: str) -> Iterator[ParsedSheet]:
    """Give the worksheets of a workbook, the visible ones first.

    Args:
        path: the file.
        kind: ``zip`` or ``ole``.
        reader: ``first`` (with openpyxl where calamine refuses) or ``second`` (openpyxl at once).

    Raises:
        Refusal: it is protected, damaged, too big, unsafe, or no workbook.
    """
    if kind == "ole":
        stream = xls.workbook_stream(ole.read(path.read_bytes()))
        return _from_calamine(path, Beside(xls.error_cells(stream)), None)
    container = open_container(path)
    if reader == "second":
        return _from_openpyxl(path, container)
    try:
        sheets = _from_calamine(path, _beside(container), container)
        first = next(sheets, None)
    except CalamineError as error:
        if container.format != "xlsx":
            raise _refusal(error) from error
        return _from_openpyxl(path, container)
    if first is None and container.format == "xlsx":
        return _from_openpyxl(path, container)
    return _again(first, sheets)


def _beside(container: Container) -> Beside:
    """Give what stands beside the values, which each format keeps in its own way."""
    if container.format == "ods":
        return ods.beside(container)
    if container.format == "xlsb":
        return xlsb.beside(container)
    return Beside(error_cells(container), marks=sheet_marks(container))


def _again(first: ParsedSheet | None, rest: Iterator[ParsedSheet]) -> Iterator[ParsedSheet]:
    """Put the first sheet back in front; a file without sheets is refused, for it is not an empty table."""
    if first is None:
        raise Refusal("E_EMPTY")
    yield first
    try:
        yield from rest
    except CalamineError as error:
        raise _refusal(error) from error


def _refusal(error: CalamineError) -> Refusal:
    """Say in a code what calamine says in words."""
    words = str(error).lower()
    if "password" in words:
        return Refusal("E_ENCRYPTED")
    if "limit" in words:
        return Refusal("E_TOO_BIG", limit=f"{CELLS_MAX} cells")
    return Refusal("E_DAMAGED")


def _from_calamine(path: Path, beside: Beside, container: Container | None) -> Iterator[ParsedSheet]:
    """Read with calamine; every cell keeps the type the file gave it.

    A sheet that calamine shows as empty though its part of the container holds values (it does so
    with UTF-16) is read by openpyxl.
    """
    workbook = CalamineWorkbook.from_path(str(path))
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    for metadata in sorted(sheets, key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible):
        sheet = workbook.get_sheet_by_name(metadata.name)
        if sheet.total_height * sheet.total_width > CELLS_MAX:
            raise Refusal("E_TOO_BIG", limit=f"{CELLS_MAX} cells")
        if sheet.start is None and container and _holds_values(container, metadata.name):
            yield from (each for each in _from_openpyxl(path, container) if each.name == metadata.name)
            continue
        rows: Iterator[list[Any]] = sheet.iter_rows()
        # iter_rows begins at the first row of the sheet but at the first column that is used
        if sheet.start and sheet.start[1]:
            rows = _shifted(rows, sheet.start[1])
        if container and container.has_escapes:
            rows = _unescaped(rows)
        if found := beside.errors.get(metadata.name):
            rows = _with_errors(rows, found)
        marks = beside.marks.get(metadata.name, SheetMarks())
        if marks.rest:
            rows = _without_struck(rows, marks.rest)
        merged = [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
        merged += beside.merged.get(metadata.name, ())
        yield ParsedSheet(metadata.name, metadata.visible != SheetVisibleEnum.Visible, rows, merged=merged, marks=marks)


def _holds_values(container: Container, sheet: str) -> bool:
    """Say whether a sheet's part of an xlsx container has a cell with a value."""
    return container.format == "xlsx" and any(
        name == sheet and part in container.with_values for part, name in sheet_names(container).items()
    )


def _shifted(rows: Iterator[list[Any]], columns: int) -> Iterator[list[Any]]:
    """Put back the empty columns on the left, so that column B stays column B."""
    empty = [""] * columns
    return (empty + row for row in rows)


def _unescaped(rows: Iterator[list[Any]]) -> Iterator[list[Any]]:
    """Decode ``_x0041_``, the form in which Excel writes characters that XML cannot hold."""
    return ([unescape(cell) if type(cell) is str else cell for cell in row] for row in rows)


def unescape(text: str) -> str:
    """Decode the ``_xHHHH_`` escapes of a text cell (ECMA-376 part 1, 22.9.2.19)."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _with_errors(rows: Iterator[list[Any]], errors: Errors) -> Iterator[list[Any]]:
    """Put error cells where calamine shows empty ones; rows that hold nothing else come back too."""
    last = max(row for row, _ in errors)
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (row, column), code in errors.items():
        by_row.setdefault(row, []).append((column, code))
    number = -1
    for number, cells in enumerate(rows):
        yield _put(cells, by_row.pop(number, ()))
    for later in range(number + 1, last + 1):
        yield _put([], by_row.get(later, ()))


def _without_struck(rows: Iterator[list[Any]], rest: Mapping[tuple[int, int], str]) -> Iterator[list[Any]]:
    """Take what is struck through out of the texts of cells that hold more."""
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in rest.items():
        by_row.setdefault(row, []).append((column, text))
    for number, cells in enumerate(rows):
        for column, text in by_row.get(number, ()):
            if column < len(cells):
                cells[column] = text
        yield cells


def _put(cells: list[Any], errors: Iterable[tuple[int, str]]) -> list[Any]:
    """Give a row with its error cells."""
    for column, code in errors:
        cells = [*cells, *[""] * (column + 1 - len(cells))]
        cells[column] = ErrorCell(code)
    return cells


def _from_openpyxl(path: Path, container: Container) -> Iterator[ParsedSheet]:
    """Read with openpyxl, row by row, cached values only; formulas are never computed."""
    import defusedxml  # noqa: F401 - openpyxl uses it if it is there; it must be
    from openpyxl import load_workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    if container.format != "xlsx":
        raise Refusal("E_DAMAGED")
    workbook = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    if not workbook.worksheets:
        raise Refusal("E_UNSUPPORTED", found="Strict Open XML")
    for sheet in sorted(workbook.worksheets, key=lambda sheet: sheet.sheet_state != "visible"):
        if not isinstance(sheet, ReadOnlyWorksheet):
            raise Refusal("E_DAMAGED")
        sheet.reset_dimensions()  # the size a file states about itself may be wrong
        yield ParsedSheet(sheet.title, sheet.sheet_state != "visible", _openpyxl_rows(sheet), "second")


def _openpyxl_rows(sheet: Any) -> Iterator[list[Any]]:
    """Give the cells of a sheet; many blank rows at its end are not given."""
    blank = 0
    for cells in sheet.iter_rows():
        row = [_openpyxl_cell(cell) for cell in cells]
        while row and row[-1] == "":
            row.pop()
        if not row:
            blank += 1
            continue
        for _ in range(blank):
            yield []
        blank = 0
        yield row


def _openpyxl_cell(cell: Any) -> Any:
    """Give a cell as calamine would: empty is no text, a day without a time is a date."""
    value = cell.value
    if cell.data_type == "e":
        return ErrorCell(str(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return "" if value is None else unescape(value) if isinstance(value, str) else value
