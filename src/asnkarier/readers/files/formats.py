"""What a file is, told by its first bytes. Its name only says what the sender believed."""

from __future__ import annotations

from enum import StrEnum

from asnkarier.readers.refusal import Refusal

HEAD_BYTES = 4096


class Family(StrEnum):
    """Families of formats that one reader handles."""

    ZIP = "zip"  # xlsx, xlsm, xlsb, ods, and archives
    OLE = "ole"  # xls, and encrypted workbooks
    XML = "xml"  # SpreadsheetML 2003
    HTML = "html"
    PARQUET = "parquet"
    TEXT = "text"


IN_MEMORY = (Family.ZIP, Family.OLE, Family.XML, Family.HTML)
"""Families whose files are taken into memory whole."""

NAMES = {
    Family.ZIP: "xlsx",
    Family.OLE: "xls",
    Family.XML: "XML Spreadsheet 2003",
    Family.HTML: "HTML",
    Family.PARQUET: "Parquet",
    Family.TEXT: "CSV",
}
"""What a family is called in a message."""

SUFFIXES = {
    Family.ZIP: {".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".ods", ".ots"},
    Family.OLE: {".xls", ".xlt"},
    Family.XML: {".xml"},
    Family.HTML: {".html", ".htm"},
    Family.PARQUET: {".parquet", ".pq"},
    Family.TEXT: {".csv", ".tsv", ".tab", ".txt"},
}

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
FOREIGN = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"\x1f\x8b", "gzip"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "SQLite"),
    (b"ID;P", "SYLK"),
    (b"TABLE\r\n0,1\r\n", "DIF"),
    (b"TABLE\n0,1\n", "DIF"),
    (b"\x09\x00\x04\x00", "Excel 2"),  # BIFF before it lived in an OLE container
    (b"\x09\x02\x06\x00", "Excel 3"),
    (b"\x09\x04\x06\x00", "Excel 4"),
)
HTML_TAGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta", b"<style", b"<center", b"<h1",
             b"<h2", b"<h3", b"<h4", b"<p", b"<div", b"<tr", b"<!--", b"<b>", b"<br")  # fmt: skip


def family(head: bytes) -> Family:
    """Tell the family from the first :data:`HEAD_BYTES` of a file.

    Raises:
        Refusal: the file is empty, or of a kind that is not read.
    """
    if not head:
        raise Refusal("E_EMPTY")
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return Family.ZIP
    if head.startswith(OLE_MAGIC):
        return Family.OLE
    if head.startswith(b"PAR1"):
        return Family.PARQUET
    for magic, found in FOREIGN:
        if head.startswith(magic):
            raise Refusal("E_UNSUPPORTED", found=found)
    if head.startswith(b"\xff\xfe\0\0") or head.startswith(b"\0\0\xfe\xff"):
        raise Refusal("E_ENCODING", reason="UTF-32")
    return _markup(head) or Family.TEXT


def _markup(head: bytes) -> Family | None:
    """Recognise HTML and SpreadsheetML; refuse other XML, which is no table that we know."""
    text = _ascii(head).lstrip().lower()
    if not text.startswith(b"<"):
        return None
    if text.startswith(b"<?xml") or b"urn:schemas-microsoft-com:office:spreadsheet" in text:
        if b"<html" in text:
            return Family.HTML
        if b"urn:schemas-microsoft-com:office:spreadsheet" in text:
            return Family.XML
        raise Refusal("E_FORMAT_MISMATCH", found="Flat OpenDocument XML" if b"<office:document" in text else "XML")
    return Family.HTML if text.startswith(HTML_TAGS) else None


def _ascii(head: bytes) -> bytes:
    """Give the head without a byte order mark and, where it is UTF-16, as plain bytes."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace").encode("ascii", errors="replace")
    return head.removeprefix(b"\xef\xbb\xbf")


def suffix(found: Family, head: bytes, tail: bytes) -> str:
    """Give the suffix by which a library that trusts names takes a file for what it is.

    ``tail`` is the end of the file, where a zip file lists its parts.
    """
    if found is Family.OLE:
        return ".xls"
    if found is not Family.ZIP:
        return ""
    if b"opendocument.spreadsheet" in head[:256]:
        return ".ods"
    return ".xlsb" if b"xl/workbook.bin" in tail else ".xlsx"


def promises_table(suffix: str) -> bool:
    """Say whether a file's name promises a table, or an archive that may hold one."""
    return suffix.lower() == ".zip" or any(suffix.lower() in suffixes for suffixes in SUFFIXES.values())


def is_disguised(found: Family, suffix: str) -> bool:
    """Say whether the name promises another family than the content holds; an unknown suffix promises nothing."""
    return any(suffix.lower() in suffixes for family, suffixes in SUFFIXES.items() if family is not found)
