"""How wide the columns of an xlsx sheet are and how their numbers look, from the first part of its XML."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from asnkarier.readers.files.container import Container

_START = 262_144
"""Bytes of a sheet's XML that are looked at: the widths stand at its beginning, a first row of data soon after."""
_COLUMNS_MAX = 500
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_ATTRIBUTE = re.compile(rb'\b(\w+)="([^"]*)"')
_CELL = re.compile(rb'<(?:\w+:)?c\s+(?=[^>]*?\br="([A-Z]{1,3})\d+")(?=[^>]*?\bs="(\d+)")[^>]*>')
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy",
    22: "dd/mm/yyyy hh:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 49: "@",
}  # fmt: skip
"""Number formats that have a number only (ECMA-376 part 1, 18.8.30), those that matter in a table."""


def number_formats(styles: bytes) -> dict[str, str]:
    """Give the number format of each cell style that has one, by the style's number."""
    named = dict(_BUILT_IN)
    for tag in _FORMAT.findall(styles):
        attributes = dict(_ATTRIBUTE.findall(tag))
        if (number := attributes.get(b"numFmtId", b"")).isdigit():
            named[int(number)] = html.unescape(attributes.get(b"formatCode", b"").decode("utf-8", "replace"))
    block = _STYLES.search(styles)
    found = {}
    for place, style in enumerate(re.findall(rb"<(?:\w+:)?xf\b[^>]*>", block[0]) if block else []):
        number = dict(_ATTRIBUTE.findall(style)).get(b"numFmtId", b"0")
        if number.isdigit() and int(number) in named:
            found[str(place)] = named[int(number)]
    return found


def column_looks(
    container: Container, part: str, formats: Mapping[str, str]
) -> tuple[dict[str, float], dict[str, str]]:
    """Give widths in characters and number formats of a sheet's columns, by the column's number from 0, as text.

    The format of a column is that of the last of its cells that is looked at: headers come first.
    """
    with container.archive.open(part) as xml:
        start = xml.read(_START)
    before, _, rows = start.partition(b"sheetData")
    widths = {}
    for column in _COLUMN.findall(before):
        attributes = dict(_ATTRIBUTE.findall(column))
        try:
            first, last = int(attributes[b"min"]), int(attributes[b"max"])
            width = float(attributes[b"width"])
        except (KeyError, ValueError):
            continue
        if 0 < width <= 255:
            widths.update({str(place - 1): width for place in range(first, min(last, _COLUMNS_MAX) + 1)})
    looks: dict[str, str] = {}
    for letters, style in _CELL.findall(rows):
        looks[str(_place(letters))] = formats.get(style.decode(), "")
    return widths, {place: look for place, look in looks.items() if look}


def _place(letters: bytes) -> int:
    number = 0
    for sign in letters:
        number = number * 26 + sign - 64
    return number - 1
