"""What an xlsx workbook shows beside its values: hidden rows, struck-through text, comments, formats with words.

Each is looked for by a search through bytes first; only a sheet that has some is searched row by row.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping

from asnkarier.readers.files.appearance import column_looks, number_formats
from asnkarier.readers.files.container import Container
from asnkarier.readers.files.error_cells import sheet_names
from asnkarier.readers.files.parsed import SheetMarks

_HIDDEN = re.compile(rb'<(?:\w+:)?row\s[^>]*?\bhidden="(?:1|true)"[^>]*>')
_NUMBER = re.compile(rb'\br="(\d{1,7})"')
_COLUMN = re.compile(rb'<(?:\w+:)?col\s[^>]*?\bhidden="(?:1|true)"[^>]*>')
_SPAN = re.compile(rb'\b(min|max)="(\d{1,5})"')
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_ATTRIBUTE = re.compile(rb'\b(r|s|t)="([^"]*)"')
_VALUE = re.compile(rb"<(?:\w+:)?v>(\d+)</")
_STRUCK = re.compile(rb'<(?:\w+:)?strike(?:\s+val="(?:1|true)")?\s*/>')
_ITEM = re.compile(rb"<(?:\w+:)?si\b[^>]*>(.*?)</(?:\w+:)?si>|<(?:\w+:)?si\b[^>]*/>", re.DOTALL)
_RUN = re.compile(rb"<(?:\w+:)?r\b[^>]*>(.*?)</(?:\w+:)?r>", re.DOTALL)
_TEXT = re.compile(rb"<(?:\w+:)?t\b[^>]*>(.*?)</(?:\w+:)?t>", re.DOTALL)
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>")
_COMMENT = re.compile(rb'<(?:\w+:)?comment\s[^>]*?\bref="([A-Z]{1,3}\d{1,7})"[^>]*>(.*?)</(?:\w+:)?comment>', re.DOTALL)
_THREADED = re.compile(rb'<(?:\w+:)?threadedComment\s[^>]*?\bref="([A-Z]{1,3}\d{1,7})"[^>]*>(.*?)</', re.DOTALL)
_PAGE = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>(.*?)</", re.DOTALL)
_TARGET = re.compile(rb'\bTarget="([^"]+)"')
_UNITS = re.compile(r"\b(?:ribu|juta|mil[iy]ard?|triliun|jt|rb|mlr?d?)(?:an)?\b|000", re.IGNORECASE)
_MOST = 20_000


def sheet_marks(container: Container) -> dict[str, SheetMarks]:
    """Give what each sheet of an xlsx workbook shows beside its values, by its name."""
    if container.format != "xlsx":
        return {}
    parts = {name.lower(): name for name in container.archive.namelist()}
    styles = container.read("xl/styles.xml")
    struck, worded = _struck_styles(styles), _worded_styles(styles)
    shared = _shared_rests(container.read("xl/sharedStrings.xml"))
    formats = number_formats(styles)
    found = {}
    for part, name in sheet_names(container).items():
        if part in parts:
            found[name] = _marks(container, parts, part, struck, worded, shared)
            found[name].widths, found[name].formats = column_looks(container, parts[part], formats)
    return found


def _marks(
    container: Container, parts: Mapping[str, str], part: str, struck: set[bytes], worded: Mapping[bytes, str],
    shared: Mapping[int, str | None],
) -> SheetMarks:  # fmt: skip
    marks = SheetMarks()
    is_worth_it = struck or worded or shared or part in container.with_marks
    xml = container.read(parts[part]) if is_worth_it else b""
    for row in _HIDDEN.finditer(xml):
        if number := _NUMBER.search(row[0]):
            marks.hidden_rows.append(int(number[1]))
    for column in _COLUMN.finditer(xml[: xml.find(b"sheetData")]):
        span = {key: int(value) for key, value in _SPAN.findall(column[0])}
        marks.hidden_columns += range(span.get(b"min", 1), min(span.get(b"max", 0), 500) + 1)
    if struck or worded or shared or _STRUCK.search(xml):
        _look_at_cells(xml, struck, worded, shared, marks)
    marks.texts += [("", _plain(page)) for page in _PAGE.findall(xml[-20_000:])]
    relations = posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels")
    for target in _TARGET.findall(container.read(parts.get(relations, ""))) if relations in parts else ():
        path = target.decode("utf-8", "replace")
        path = (
            path.lstrip("/")
            if path.startswith("/")
            else posixpath.normpath(posixpath.join(posixpath.dirname(part), path))
        )
        marks.texts += _notes(container.read(parts.get(path.lower(), "")))
    return marks


def _notes(xml: bytes) -> Iterator[tuple[str, str]]:
    """Give comments with their cell, and the text boxes of a drawing."""
    for pattern in (_COMMENT, _THREADED):
        for ref, content in pattern.findall(xml):
            yield ref.decode(), _plain(b"".join(_TEXT.findall(content)) or content)
    if b":txBody" in xml:
        yield "", _plain(b" ".join(_TEXT.findall(xml)))


def _look_at_cells(
    xml: bytes, struck: set[bytes], worded: Mapping[bytes, str], shared: Mapping[int, str | None], marks: SheetMarks
) -> None:
    """Look at the style and text of every cell that has some."""
    rows: dict[int, None] = {}
    told: set[bytes] = set()
    for cell in _CELL.finditer(xml):
        attributes = dict(_ATTRIBUTE.findall(cell[1]))
        style, content = attributes.get(b"s", b"0"), cell[2]
        if not content:
            continue
        address = attributes.get(b"r", b"").decode()
        if style in worded and style not in told:
            told.add(style)
            marks.texts.append((address, worded[style]))
        is_struck, rest = style in struck, None
        if attributes.get(b"t") == b"s" and shared and (value := _VALUE.search(content)):
            number = int(value[1])
            rest = shared.get(number)
            is_struck = is_struck or (number in shared and rest is None)
        elif attributes.get(b"t") == b"inlineStr" and _STRUCK.search(content):
            rest = _rest(content)
            is_struck = is_struck or rest is None
        if is_struck and len(rows) < _MOST:
            rows[int(re.sub(r"\D", "", address) or 0)] = None
        elif rest is not None:
            marks.half_struck.append(address)
            marks.rest[_place(address)] = rest
    marks.struck_rows += sorted(rows)


def _place(address: str) -> tuple[int, int]:
    number = 0
    for sign in re.sub(r"\d", "", address):
        number = number * 26 + ord(sign) - 64
    return int(re.sub(r"\D", "", address) or 1) - 1, number - 1


def _struck_styles(styles: bytes) -> set[bytes]:
    """Give the numbers of the cell styles whose font is struck through."""
    if not _STRUCK.search(styles):
        return set()
    fonts = re.search(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", styles, re.DOTALL)
    each = (
        re.findall(rb"<(?:\w+:)?font\b[^>]*?/>|<(?:\w+:)?font\b[^>]*>.*?</(?:\w+:)?font>", fonts[0], re.DOTALL)
        if fonts
        else []
    )
    struck = {str(number).encode() for number, font in enumerate(each) if _STRUCK.search(font)}
    return {style for style, xf in _cell_styles(styles) if _attribute(xf, b"fontId") in struck}


def _worded_styles(styles: bytes) -> dict[bytes, str]:
    """Give the words that a number format puts beside its numbers, by the number of the cell style."""
    words = {}
    for tag in _FORMAT.findall(styles):
        code = html.unescape(_attribute(tag, b"formatCode").decode("utf-8", "replace"))
        quoted = " ".join(re.findall(r'"([^"]*)"', code)).strip()
        if _UNITS.search(quoted) and re.search(r"[0#]", code):
            words[_attribute(tag, b"numFmtId")] = "(000)" if "000" in quoted else f"Rp {quoted}"
    return {style: words[key] for style, xf in _cell_styles(styles) if (key := _attribute(xf, b"numFmtId")) in words}


def _cell_styles(styles: bytes) -> Iterator[tuple[bytes, bytes]]:
    block = re.search(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", styles, re.DOTALL)
    for number, xf in enumerate(re.findall(rb"<(?:\w+:)?xf\b[^>]*>", block[0]) if block else []):
        yield str(number).encode(), xf


def _attribute(tag: bytes, name: bytes) -> bytes:
    found = re.search(rb"\b" + name + rb'="([^"]*)"', tag)
    return found[1] if found else b""


def _shared_rests(xml: bytes) -> dict[int, str | None]:
    """Give the shared texts with struck runs, by number: what is left without them, None where nothing is."""
    if not _STRUCK.search(xml):
        return {}
    return {
        number: _rest(item[1]) for number, item in enumerate(_ITEM.finditer(xml)) if item[1] and _STRUCK.search(item[1])
    }


def _rest(content: bytes) -> str | None:
    left = [b"".join(_TEXT.findall(run)) for run in _RUN.findall(content) if not _STRUCK.search(run)]
    return _plain(b"".join(left)).strip() or None


def _plain(xml: bytes) -> str:
    return html.unescape(re.sub(rb"<[^>]*>", b" ", xml).decode("utf-8", "replace"))
