"""Writes workbooks of formats that no library here writes: ods, xlsb and the xls of Excel 5 and 97, as few bytes as do.

A cell is a text, a number, None, or a :class:`Formula`, whose result may be an error or missing.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

Merge = tuple[int, int, int, int]
"""First row and column, last row and column, from 0."""
CODES = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24, "#N/A": 0x2A}
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Formula:
    """A formula; ``result`` is an error such as ``#N/A``, or None where the file holds no result."""

    result: str | None = None


Cell = str | float | Formula | None
Rows = Sequence[Sequence[Cell]]


# OpenDocument


def ods(path: Path, sheets: Mapping[str, Rows], merged: Sequence[Merge] = (), hidden_rows: Sequence[int] = ()) -> Path:
    """Write an ods; ``merged`` and ``hidden_rows`` (from 0) are those of the first sheet."""
    tables = []
    for number, (name, rows) in enumerate(sheets.items()):
        own = merged if not number else ()
        lines = [
            f"<table:table-row{' table:visibility=' + chr(34) + 'collapse' + chr(34) if r in hidden_rows else ''}>"
            + "".join(_ods_cell(cell, r, c, own) for c, cell in enumerate(row))
            + "</table:table-row>"
            for r, row in enumerate(rows)
        ]
        tables.append(f'<table:table table:name="{escape(name)}">{"".join(lines)}</table:table>')
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
        ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def _ods_cell(cell: Cell, row: int, column: int, merged: Sequence[Merge]) -> str:
    span = ""
    for top, left, bottom, right in merged:
        if (row, column) == (top, left):
            rows, columns = bottom - top + 1, right - left + 1
            span = f' table:number-rows-spanned="{rows}" table:number-columns-spanned="{columns}"'
        elif top <= row <= bottom and left <= column <= right:
            return "<table:covered-table-cell/>"
    if cell is None:
        return f"<table:table-cell{span}/>"
    if isinstance(cell, Formula):
        value = f' office:value-type="error"><text:p>{cell.result}</text:p>' if cell.result else ">"
        return f'<table:table-cell{span} table:formula="of:=[.A1]&gt;[.B1]"{value}</table:table-cell>'
    if isinstance(cell, float):
        kind = f'office:value-type="float" office:value="{cell}"'
        return f"<table:table-cell{span} {kind}><text:p>{cell}</text:p></table:table-cell>"
    return f'<table:table-cell{span} office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'


# Excel binary workbook ([MS-XLSB])


def xlsb(path: Path, sheets: Mapping[str, Rows], merged: Sequence[Merge] = ()) -> Path:
    """Write an xlsb; ``merged`` are those of the first sheet."""
    bundle = b"".join(
        _record(156, struct.pack("<II", 0, number) + _wide(f"rId{number}") + _wide(name))
        for number, name in enumerate(sheets, 1)
    )
    book = _record(131) + _record(143) + bundle + _record(144) + _record(132)
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_REL}/worksheet" Target="worksheets/sheet{number}.bin"/>'
        for number in range(1, len(sheets) + 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{package}/content-types"/>')
        archive.writestr("xl/workbook.bin", book)
        archive.writestr(
            "xl/_rels/workbook.bin.rels", f'<Relationships xmlns="{package}/relationships">{relations}</Relationships>'
        )
        for number, rows in enumerate(sheets.values(), 1):
            archive.writestr(f"xl/worksheets/sheet{number}.bin", _xlsb_sheet(rows, merged if number == 1 else ()))
    return path


def _xlsb_sheet(rows: Rows, merged: Sequence[Merge]) -> bytes:
    width = max(map(len, rows), default=1)
    data = b""
    for number, row in enumerate(rows):
        data += _record(0, struct.pack("<II", number, 0) + bytes(9))
        for column, cell in enumerate(row):
            head = struct.pack("<II", column, 0)
            if isinstance(cell, str):
                data += _record(6, head + _wide(cell))
            elif isinstance(cell, float):
                data += _record(5, head + struct.pack("<d", cell))
            elif isinstance(cell, Formula):
                assert cell.result, "an xlsb holds a result for every formula"
                data += _record(11, head + bytes([CODES[cell.result]]) + bytes(10))
    ranges = b"".join(
        _record(176, struct.pack("<IIII", top, bottom, left, right)) for top, left, bottom, right in merged
    )
    return (
        _record(129)
        + _record(148, struct.pack("<IIII", 0, max(len(rows) - 1, 0), 0, width - 1))
        + _record(145)
        + data
        + _record(146)
        + (_record(177, struct.pack("<I", len(merged))) + ranges + _record(178) if merged else b"")
        + _record(130)
    )


def _record(kind: int, content: bytes = b"") -> bytes:
    """Give a record: its kind and length in groups of seven bits."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(content)
    while True:
        length += bytes([size & 0x7F | (0x80 if size > 127 else 0)])
        size >>= 7
        if not size:
            return head + length + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


# Excel 5 and 97 ([MS-XLS], [MS-CFB])


def xls(path: Path, sheets: Mapping[str, Rows], *, version: int = 8) -> Path:
    """Write an xls with the records of Excel 5 (``version`` 5, texts in Windows-1252) or of Excel 97 (8)."""
    is_new = version == 8
    bof = struct.pack("<HHHH", 0x0600 if is_new else 0x0500, 0x0005, 0, 0) + (bytes(8) if is_new else b"")
    sheet_bof = bof[:2] + struct.pack("<H", 0x0010) + bof[4:]
    bodies = [_biff(0x0809, sheet_bof) + _xls_cells(rows, is_new) + _biff(0x000A) for rows in sheets.values()]
    names = [
        bytes([len(name), 0]) + name.encode("latin-1") if is_new else bytes([len(name)]) + name.encode("cp1252")
        for name in sheets
    ]
    opening = _biff(0x0809, bof) + _biff(0x0042, struct.pack("<H", 1200 if is_new else 1252))
    place = len(opening) + sum(4 + 6 + len(name) for name in names) + 4
    bundle = b""
    for name, body in zip(names, bodies, strict=True):
        bundle += _biff(0x0085, struct.pack("<IH", place, 0) + name)
        place += len(body)
    stream = opening + bundle + _biff(0x000A) + b"".join(bodies)
    path.write_bytes(_compound("Workbook" if is_new else "Book", stream))
    return path


def _xls_cells(rows: Rows, is_new: bool) -> bytes:
    width = max(map(len, rows), default=1)
    size = struct.pack("<IIHHH" if is_new else "<HHHHH", 0, len(rows), 0, width, 0)
    data = _biff(0x0200, size)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            head = struct.pack("<HHH", number, column, 0)
            if isinstance(cell, str):
                text = b"\x01" + cell.encode("utf-16-le") if is_new else cell.encode("cp1252")
                data += _biff(0x0204, head + struct.pack("<H", len(cell)) + text)
            elif isinstance(cell, float):
                data += _biff(0x0203, head + struct.pack("<d", cell))
            elif isinstance(cell, Formula):
                assert cell.result, "an xls holds a result for every formula"
                result = struct.pack("<BxBxxxH", 2, CODES[cell.result], 0xFFFF)
                data += _biff(0x0006, head + result + bytes(8))
    return data


def _biff(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _compound(name: str, stream: bytes) -> bytes:
    """Put one stream into an OLE compound file of 512-byte sectors: one sector of FAT, one of directory, the stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")  # a shorter one would need a mini stream
    count = len(stream) // 512
    assert count < 120
    end, free = 0xFFFFFFFE, 0xFFFFFFFF
    fat = [0xFFFFFFFD, end, *range(3, count + 2), end]
    header = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
        + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
        + struct.pack("<109I", 0, *[free] * 108)
    )
    return (
        header
        + struct.pack("<128I", *fat, *[free] * (128 - len(fat)))
        + _entry("Root Entry", 5, end, 0, child=1)
        + _entry(name, 2, 2, len(stream))
        + _entry("", 0, 0, 0) * 2
        + stream
    )


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    text = name.encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBB", len(text) + 2 if name else 0, kind, 1)
        + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


# XML Spreadsheet 2003


def spreadsheetml(path: Path, sheets: Mapping[str, Rows], merged: Sequence[Merge] = ()) -> Path:
    """Write the XML of Excel 2003; ``merged`` are those of the first sheet."""
    own = list(merged)
    tables = []
    for name, rows in sheets.items():
        lines = ["<Row>" + "".join(_xml_cell(cell, r, c, own) for c, cell in enumerate(row)) + "</Row>"
                 for r, row in enumerate(rows)]  # fmt: skip
        tables.append(f'<Worksheet ss:Name="{escape(name)}"><Table>{"".join(lines)}</Table></Worksheet>')
        own = []
    uri = "urn:schemas-microsoft-com:office:spreadsheet"
    path.write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{uri}" xmlns:ss="{uri}">{"".join(tables)}</Workbook>', encoding="utf-8"
    )
    return path


def _xml_cell(cell: Cell, row: int, column: int, merged: Sequence[Merge]) -> str:
    span = ""
    for top, left, bottom, right in merged:
        if (row, column) == (top, left):
            span = f' ss:MergeDown="{bottom - top}" ss:MergeAcross="{right - left}"'
        elif top <= row <= bottom and left <= column <= right:
            return ""
    if cell is None:
        return f'<Cell ss:Index="{column + 1}"{span}/>'
    if isinstance(cell, Formula):
        data = f'<Data ss:Type="Error">{cell.result}</Data>' if cell.result else ""
        return f'<Cell ss:Index="{column + 1}"{span} ss:Formula="=RC[1]">{data}</Cell>'
    kind = "Number" if isinstance(cell, float) else "String"
    return f'<Cell ss:Index="{column + 1}"{span}><Data ss:Type="{kind}">{escape(str(cell))}</Data></Cell>'
