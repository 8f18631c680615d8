"""Finds the error cells of xlsx workbooks (``#REF!`` and its kin), which calamine shows as empty."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from asnkarier.readers.files.container import Container
from asnkarier.readers.files.limits import COLUMNS_MAX, ROWS_MAX
from asnkarier.readers.files.parsed import Errors
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import NOT_COMPUTED

ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def error_cells(container: Container) -> dict[str, Errors]:
    """Give the error cells of each sheet, by its name; parts without any are not parsed at all."""
    if not container.with_errors:
        return {}
    names = sheet_names(container)
    found = {
        names[part.lower()]: _xlsx_errors(container.read(part))
        for part in container.with_errors
        if part.lower() in names
    }
    return {name: errors for name, errors in found.items() if errors}


def _local(tag: Any) -> str:
    """Give a tag without its namespace, which differs between strict and transitional workbooks."""
    return str(tag).rpartition("}")[2]


def events(xml: bytes, *wanted: str) -> Iterator[tuple[str, Any]]:
    """Parse XML safely, event by event."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        yield from iterparse(BytesIO(xml), events=wanted)
    except DefusedXmlException as error:
        raise Refusal("E_UNSAFE_XML") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Refusal("E_DAMAGED") from error


def sheet_names(container: Container) -> dict[str, str]:
    """Give the sheet's name for each part (lower case) that holds a sheet."""
    targets = {
        element.get("Id"): posixpath.normpath(posixpath.join("/xl", str(element.get("Target")))).lstrip("/").lower()
        for _, element in events(container.read("xl/_rels/workbook.xml.rels") or b"<none/>", "start")
        if _local(element.tag) == "Relationship"
    }
    names = {}
    for _, element in events(container.read("xl/workbook.xml") or b"<none/>", "start"):
        if _local(element.tag) == "sheet":
            relation = next((value for key, value in element.attrib.items() if _local(key) == "id"), None)
            names[targets.get(relation, "")] = str(element.get("name"))
    return names


def _xlsx_errors(xml: bytes) -> Errors:
    """Find the cells of type ``e``, and formulas without a result; a cell without an address follows the last one."""
    errors: Errors = {}
    row = column = -1
    code = ""
    has_formula = False
    for event, element in events(xml, "start", "end"):
        tag = _local(element.tag)
        if event == "start":
            if tag == "row":
                row, column = _number(element.get("r"), row + 2) - 1, -1
            elif tag == "c":
                row, column = _place(element.get("r"), row, column + 1)
        elif tag == "v":
            code = element.text or ""
        elif tag == "f":
            has_formula = True
        elif tag == "c":
            kind = element.get("t")
            uncomputed = has_formula and kind != "str" and not code.strip()
            if (kind == "e" or uncomputed) and 0 <= row < ROWS_MAX and 0 <= column < COLUMNS_MAX:
                errors[row, column] = NOT_COMPUTED if uncomputed else code
            code, has_formula = "", False
        elif tag == "row":
            element.clear()
    return errors


def _number(text: str | None, otherwise: int) -> int:
    """Read a row number."""
    return int(text) if text and re.fullmatch("[0-9]{1,9}", text) else otherwise


def _place(address: str | None, row: int, column: int) -> tuple[int, int]:
    """Read ``B7`` as (6, 1)."""
    match = ADDRESS.fullmatch(address or "")
    if not match:
        return row, column
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - 64
    return int(match[2]) - 1, number - 1
