"""Reads SpreadsheetML, the XML of Excel 2002 and 2003 that many programs still send as .xls, in the child process.

The file is parsed as a stream, without declarations and entities. Cells and rows that are left out are counted by
``ss:Index``; a merged cell has its value at the top left. A formula's result is the cell's data.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

from asnkarier.readers.files.limits import CELLS_MAX, COLUMNS_MAX, ROWS_MAX
from asnkarier.readers.files.parsed import Merge, ParsedSheet
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import NOT_COMPUTED, ErrorCell

SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
EXCEL = "{urn:schemas-microsoft-com:office:excel}"


def spreadsheetml_sheets(path: Path) -> Iterator[ParsedSheet]:
    """Give the worksheets, the visible ones first.

    Raises:
        Refusal: damaged, unsafe, too big, or without a worksheet.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        with path.open("rb") as file:
            sheets = _Workbook().read(iterparse(file, events=("start", "end"), forbid_dtd=True))
    except DefusedXmlException as error:
        raise Refusal("E_UNSAFE_XML") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Refusal("E_DAMAGED") from error
    if not sheets:
        raise Refusal("E_EMPTY")
    yield from sorted(sheets, key=lambda sheet: sheet.hidden)


class _Workbook:
    """What was read so far: all sheets, and the present one's place."""

    def __init__(self) -> None:
        self._sheets: list[ParsedSheet] = []
        self._rows: list[list[Any]] = []
        self._merged: list[Merge] = []
        self._row = self._column = -1
        self._covered: dict[int, int] = {}  # column -> last row that a merged cell above covers
        self._cells = 0
        self._hidden = False

    def read(self, events: Iterator[tuple[str, Any]]) -> list[ParsedSheet]:
        """Take all the events of the XML."""
        name = ""
        for event, element in events:
            if event == "start":
                if element.tag == SS + "Worksheet":
                    name, self._hidden, self._rows, self._merged = str(element.get(SS + "Name") or ""), False, [], []
                elif element.tag == SS + "Table":
                    self._row, self._covered = -1, {}
                elif element.tag == SS + "Row":
                    self._start_row(element)
            elif element.tag == SS + "Cell":
                self._cell(element)
            elif element.tag == SS + "Row":
                self._row += _number(element.get(SS + "Span"), 0)
                element.clear()
            elif element.tag == EXCEL + "Visible":
                self._hidden = self._hidden or (element.text or "").startswith("SheetHidden")
                self._hidden = self._hidden or (element.text or "").startswith("SheetVeryHidden")
            elif element.tag == SS + "Worksheet":
                self._sheets.append(ParsedSheet(name, self._hidden, self._rows, merged=self._merged))
                element.clear()
        return self._sheets

    def _start_row(self, element: Any) -> None:
        """Go to the next row, or to the one its index names."""
        self._row = max(self._row + 1, _number(element.get(SS + "Index"), 1) - 1)
        if self._row >= ROWS_MAX:
            raise Refusal("E_TOO_BIG", limit=f"{ROWS_MAX} rows")
        self._column = -1

    def _cell(self, element: Any) -> None:
        """Put a cell into its place."""
        self._column += 1
        while self._covered.get(self._column, -1) >= self._row:
            self._column += 1
        self._column = max(self._column, _number(element.get(SS + "Index"), 1) - 1)
        across, down = (_number(element.get(SS + name), 0) for name in ("MergeAcross", "MergeDown"))
        first, last = self._column, self._column + across
        if last >= COLUMNS_MAX or self._row + down >= ROWS_MAX:
            raise Refusal("E_TOO_BIG", limit=f"{COLUMNS_MAX} columns")
        if down or across:
            self._merged.append((self._row, first, self._row + down, last))
        if down:
            self._covered.update(dict.fromkeys(range(first, last + 1), self._row + down))
        self._column = last
        value = _value(element)
        if value is None:
            return
        self._cells += first + 1
        if self._cells > CELLS_MAX:
            raise Refusal("E_TOO_BIG", limit=f"{CELLS_MAX} cells")
        self._rows += ([] for _ in range(self._row + 1 - len(self._rows)))
        row = self._rows[self._row]
        row += [""] * (first + 1 - len(row))
        row[first] = value


def _number(text: str | None, otherwise: int) -> int:
    """Read a count; nonsense counts as if it were not there."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def _value(cell: Any) -> Any:
    """Give what a cell holds, by the type it states; None where it holds nothing."""
    data = next((child for child in cell if str(child.tag).endswith("}Data")), None)
    if data is None:
        return ErrorCell(NOT_COMPUTED) if cell.get(SS + "Formula") else None
    text = "".join(data.itertext())
    kind = data.get(SS + "Type") or "String"
    if not text and kind != "String" and cell.get(SS + "Formula"):
        return ErrorCell(NOT_COMPUTED)
    if not text:
        return None
    if kind == "Number":
        return float(text)
    if kind == "DateTime":
        moment = datetime.fromisoformat(text)
        return moment.date() if moment.time() == time() else moment
    if kind == "Error":
        return ErrorCell(text)
    return {"1": "TRUE", "0": "FALSE"}.get(text, text) if kind == "Boolean" else text
