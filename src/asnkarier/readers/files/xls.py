"""What calamine does not tell about an .xls file: whether it is protected, and its error cells ([MS-XLS])."""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterator, Mapping

from asnkarier.readers.refusal import Refusal

FORMULA, EOF, FILEPASS, CODEPAGE, BOUNDSHEET, BOOLERR, BOF = 0x0006, 0x000A, 0x002F, 0x0042, 0x0085, 0x0205, 0x0809
EXCEL5 = b"\x00\x05"
"""The version in the first record of a workbook of Excel 5 or 95."""
CODES = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
FOREIGN = {"WordDocument": "Word", "PowerPoint Document": "PowerPoint", "__properties_version1.0": "Outlook"}


def workbook_stream(streams: Mapping[str, bytes]) -> bytes:
    """Give the stream with the workbook.

    Raises:
        Refusal: the file is protected, or holds something else.
    """
    if "EncryptedPackage" in streams or "EncryptionInfo" in streams:
        raise Refusal("E_ENCRYPTED")
    stream = streams.get("Workbook") or streams.get("Book") or b""
    if not stream:
        found = next((name for part, name in FOREIGN.items() if part in streams), "OLE")
        raise Refusal("E_UNSUPPORTED", found=found)
    for kind, _, _ in _records(stream, 0):
        if kind == FILEPASS:
            raise Refusal("E_ENCRYPTED")
    return stream


def error_cells(stream: bytes) -> dict[str, dict[tuple[int, int], str]]:
    """Give the error cells of each sheet, by (row, column) from 0."""
    found = {}
    is_excel5, codepage = False, "cp1252"
    for kind, start, length in _records(stream, 0):
        if kind == BOF and length >= 2:
            is_excel5 = stream[start : start + 2] == EXCEL5
        elif kind == CODEPAGE and length >= 2:
            codepage = _codec(*struct.unpack_from("<H", stream, start))
        elif kind == BOUNDSHEET and length >= 8:
            position, count, is_wide = struct.unpack_from("<I2xBB", stream, start)
            text = stream[start + 8 : start + length]
            if is_excel5:  # a text of Excel 5 does not say how wide it is
                name = stream[start + 7 : start + 7 + count].decode(codepage, "replace")
            else:
                name = (
                    text[: 2 * count].decode("utf-16-le", "replace") if is_wide & 1 else text[:count].decode("latin-1")
                )
            if errors := dict(_sheet_errors(stream, position)):
                found[name] = errors
    return found


def _codec(codepage: int) -> str:
    """Give the name by which Python knows a code page of Excel 5."""
    name = f"cp{codepage}"
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def _sheet_errors(stream: bytes, position: int) -> Iterator[tuple[tuple[int, int], str]]:
    """Find error constants and formulas with an error as result."""
    for kind, start, length in _records(stream, position):
        if kind == BOOLERR and length >= 8:
            row, column, value, is_error = struct.unpack_from("<HH2xBB", stream, start)
        elif kind == FORMULA and length >= 14:
            row, column, result, value, mark = struct.unpack_from("<HH2xBxB3xH", stream, start)
            is_error = result == 2 and mark == 0xFFFF
        else:
            continue
        if is_error:
            yield (row, column), CODES.get(value, "#VALUE!")


def _records(stream: bytes, position: int) -> Iterator[tuple[int, int, int]]:
    """Give (kind, start, length) of the records from ``position`` to the end of that substream."""
    depth = 0  # a chart inside a sheet has a beginning and an end of its own
    while 0 <= position <= len(stream) - 4:
        kind, length = struct.unpack_from("<HH", stream, position)
        if position + 4 + length > len(stream):
            return
        depth += (kind == BOF) - (kind == EOF)
        yield kind, position + 4, length
        if depth <= 0:
            return
        position += 4 + length
