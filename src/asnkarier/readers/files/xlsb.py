"""What calamine does not tell about an xlsb: its error cells and its merged cells ([MS-XLSB])."""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Iterator

from asnkarier.readers.files.container import Container
from asnkarier.readers.files.error_cells import events
from asnkarier.readers.files.limits import COLUMNS_MAX, ROWS_MAX
from asnkarier.readers.files.parsed import Beside
from asnkarier.readers.files.xls import CODES
from asnkarier.readers.refusal import Refusal

ROW, CELL_ERROR, FORMULA_ERROR, BUNDLE_SHEET, MERGE = 0, 3, 11, 156, 176


def beside(container: Container) -> Beside:
    """Give the error cells and the merged cells of each sheet.

    Raises:
        Refusal: E_DAMAGED.
    """
    found = Beside()
    try:
        for part, name in _sheet_names(container).items():
            _look_through(container.read(part), name, found)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise Refusal("E_DAMAGED") from error
    return found


def _look_through(data: bytes, name: str, found: Beside) -> None:
    """Add what the records of a sheet hold."""
    row = -1
    for kind, start, _ in _records(data):
        if kind == ROW:
            (row,) = struct.unpack_from("<I", data, start)
        elif kind in (CELL_ERROR, FORMULA_ERROR):
            column, code = struct.unpack_from("<I4xB", data, start)
            if 0 <= row < ROWS_MAX and column < COLUMNS_MAX:
                found.errors.setdefault(name, {})[row, column] = CODES.get(code, "#VALUE!")
        elif kind == MERGE:
            top, bottom, left, right = struct.unpack_from("<IIII", data, start)
            if top <= bottom < ROWS_MAX and left <= right < COLUMNS_MAX:
                found.merged.setdefault(name, []).append((top, left, bottom, right))


def _sheet_names(container: Container) -> dict[str, str]:
    """Give the sheet's name for each part that holds a sheet."""
    relations = container.read("xl/_rels/workbook.bin.rels") or b"<none/>"
    targets = {
        element.get("Id"): posixpath.normpath(posixpath.join("/xl", str(element.get("Target")))).lstrip("/")
        for _, element in events(relations, "start")
        if element.get("Target")
    }
    book = container.read("xl/workbook.bin")
    names = {}
    for kind, start, _ in _records(book):
        if kind == BUNDLE_SHEET:
            relation, end = _text(book, start + 8)
            name, _ = _text(book, end)
            names[targets.get(relation, "")] = name
    return names


def _text(data: bytes, start: int) -> tuple[str, int]:
    """Read a text with its length before it; give it and where it ends."""
    (length,) = struct.unpack_from("<I", data, start)
    end = start + 4 + 2 * length
    return data[start + 4 : end].decode("utf-16-le"), end


def _records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Give (kind, start, length) of each record; kind and length are numbers in groups of seven bits."""
    place = 0
    while place < len(data):
        kind = data[place]
        place += 1
        if kind & 0x80:
            kind = kind & 0x7F | (data[place] & 0x7F) << 7
            place += 1
        length = shift = 0
        while shift < 28:
            byte = data[place]
            place += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, place, length
        place += length
