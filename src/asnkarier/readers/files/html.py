"""Reads an HTML page that was saved with the name of a workbook, in the child process.

Many office systems send such pages as "Excel". All tables follow one another as on the one sheet
that Excel would show, with the lines of text between them; nothing is fetched, no script is run.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from asnkarier.readers.files.encoding import encoding_of
from asnkarier.readers.files.limits import CELLS_MAX, COLUMNS_MAX, ROWS_MAX
from asnkarier.readers.files.parsed import ParsedSheet
from asnkarier.readers.refusal import Refusal

IGNORED = {"script", "style", "head", "title", "noscript", "template"}
BLOCKS = {"p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6", "br", "tr", "li", "td", "th"}


def html_sheets(path: Path) -> Iterator[ParsedSheet]:
    """Give the page as one sheet.

    Raises:
        Refusal: no table in it, or damaged.
    """
    data = path.read_bytes()
    declared = _declared_encoding(data)
    text = data.decode(declared or encoding_of(data), errors="replace")
    try:
        root = document_fromstring(text.encode(), parser=HTMLParser(encoding="utf-8", no_network=True, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refusal("E_DAMAGED") from error
    if root.find(".//table") is None:
        raise Refusal("E_FORMAT_MISMATCH", found="HTML")
    merged: list[tuple[int, int, int, int]] = []
    rows = list(_rows(root, merged))
    yield ParsedSheet("HTML", hidden=False, rows=rows, merged=merged)


def _declared_encoding(data: bytes) -> str | None:
    """Give the encoding the page names in its head, if it is a real one and fits the page."""
    import codecs
    import re

    match = re.search(rb"charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", data[:4096])
    if not match or data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return None
    name = match[1].decode("ascii")
    try:
        codecs.lookup(name)
        data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return name


def _rows(root: Any, merged: list[tuple[int, int, int, int]]) -> Iterator[list[str]]:
    """Walk the page: a table gives its rows, text outside of tables gives one row a line."""
    count = 0
    for element in _pieces(root):
        rows = _table_rows(element, count, merged) if not isinstance(element, str) else ([element],)
        for row in rows:
            count += 1
            if count > ROWS_MAX:
                raise Refusal("E_TOO_BIG", limit=f"{ROWS_MAX} rows")
            yield row


def _pieces(root: Any) -> Iterator[Any]:
    """Give outermost tables and the lines of text between them, in the order of the page."""
    line = ""
    inside = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if inside is not None:
            if event == "end" and element is inside:
                inside = None
                line = element.tail or ""
            continue
        if event == "start":
            if tag == "table":
                if line.strip():
                    yield " ".join(line.split())
                line, inside = "", element
                yield element
                continue
            if tag in BLOCKS and line.strip():
                yield " ".join(line.split())
                line = ""
            if tag and tag not in IGNORED:
                line += element.text or ""
        else:
            if tag in BLOCKS and line.strip():
                yield " ".join(line.split())
                line = ""
            line += element.tail or ""
    if line.strip():
        yield " ".join(line.split())


def _table_rows(table: Any, above: int, merged: list[tuple[int, int, int, int]]) -> Iterator[list[str]]:
    """Give the rows of a table; a merged cell has its text at the top left, like in a workbook.

    Merged cells are added to ``merged``; ``above`` counts the rows of the page before the table.
    """
    number = above - 1
    taken: dict[int, int] = {}  # column -> rows below that a merged cell still covers
    cells = 0
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        number += 1
        line: list[str] = []
        covered = dict(taken)
        for cell in row.iterchildren("td", "th"):
            while covered.get(len(line)):
                line.append("")
            wide, high = _span(cell, "colspan", COLUMNS_MAX), _span(cell, "rowspan", ROWS_MAX)
            if high > 1 or wide > 1:
                merged.append((number, len(line), number + high - 1, len(line) + wide - 1))
            if high > 1:
                taken.update({len(line) + place: high for place in range(wide)})
            line += [_text(cell), *[""] * (wide - 1)]
            if len(line) > COLUMNS_MAX:
                raise Refusal("E_TOO_BIG", limit=f"{COLUMNS_MAX} columns")
        cells += len(line)
        if cells > CELLS_MAX:
            raise Refusal("E_TOO_BIG", limit=f"{CELLS_MAX} cells")
        taken = {column: rows - 1 for column, rows in taken.items() if rows > 1}
        yield line


def _span(cell: Any, name: str, most: int) -> int:
    """Read a span; nonsense counts as 1."""
    text = (cell.get(name) or "").strip()
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _text(cell: Any) -> str:
    """Give the text a reader sees in a cell; ``<br>`` is a line break."""
    parts: list[str] = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if event == "start":
            if element.tag == "br":
                parts.append("\n")
            if isinstance(element.tag, str) and element.tag not in IGNORED and element.text:
                parts.append(" ".join(f"|{element.text}|".split())[1:-1])
        elif element is not cell and element.tail:
            parts.append(" ".join(f"|{element.tail}|".split())[1:-1])
    return "\n".join(line.strip() for line in "".join(parts).split("\n")).strip()
