"""Text from other people's files, made fit for a document."""

from __future__ import annotations

import re

from asnkarier.data_files import NOT_XML

EXCEL_CELL = 32_767
"""Most UTF-16 units that Excel keeps in one cell."""

_CARRIAGE_RETURN = re.compile(r"\r\n?")
_BREAKS = re.compile(r"[\t\n\r\x85\u2028\u2029]+")


def printable(text: str) -> str:
    """Give the text without what no document may hold."""
    return NOT_XML.sub("", text)


def one_line(text: str) -> str:
    """Give the printable text with every line break and tab as one space."""
    return _BREAKS.sub(" ", printable(text))


def cell_text(text: str, cut_mark: str) -> str:
    """Give the printable text in at most 32,767 UTF-16 units; what was cut ends in ``cut_mark``."""
    text = _CARRIAGE_RETURN.sub("\n", printable(text))
    if text.startswith("<r>") and text.endswith("</r>"):  # xlsxwriter would take it for XML of its own
        text += " "
    if len(text) <= EXCEL_CELL // 2 or _units(text) <= EXCEL_CELL:
        return text
    room = EXCEL_CELL - _units(cut_mark)
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
    return kept + cut_mark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
