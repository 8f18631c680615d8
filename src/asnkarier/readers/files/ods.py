"""What calamine does not tell about an ods: error cells, formulas without a result, merged cells, what is hidden.

``content.xml`` is searched as bytes first; only a file that has some of these is walked through, cell by cell.
"""

from __future__ import annotations

import re
from typing import Any

from asnkarier.readers.files.container import Container
from asnkarier.readers.files.error_cells import events
from asnkarier.readers.files.limits import COLUMNS_MAX, ROWS_MAX
from asnkarier.readers.files.parsed import Beside, Merge, SheetMarks
from asnkarier.tables.raw import NOT_COMPUTED

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WORTH_IT = re.compile(
    rb'value-type="error"|(?:rows|columns)-spanned="(?!1")|visibility="(?:collapse|filter)"|<[\w-]+:annotation\b'
    rb"|<(?:[\w-]+:)?table-cell\b(?![^<>]*value-type=)[^<>]*\bformula="
)
_HIDDEN = {"collapse", "filter"}
_HIDDEN_COLUMNS_MAX = 500
_HIDDEN_ROWS_MAX = 20_000


def beside(container: Container) -> Beside:
    """Give what stands beside the values.

    Raises:
        Refusal: the XML is damaged or unsafe.
    """
    xml = container.read("content.xml")
    walk = _Walk()
    if _WORTH_IT.search(xml):
        for event, element in events(xml, "start", "end"):
            walk.step(event, element)
    return walk.found


class _Walk:
    """The place in the sheets, and what was found up to it. Rows and cells count as often as they are repeated."""

    def __init__(self) -> None:
        self.found = Beside()
        self._sheet = ""
        self._row = self._column = self._columns = 0

    def step(self, event: str, element: Any) -> None:
        """Take the next event of the XML."""
        tag = element.tag
        if event == "start":
            if tag == _TABLE + "table":
                self._sheet, self._row, self._columns = str(element.get(_TABLE + "name")), 0, 0
            elif tag == _TABLE + "table-row":
                self._column = 0
        elif tag == _TABLE + "table-column":
            self._end_column(element)
        elif tag in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            if self._row < ROWS_MAX and self._column < COLUMNS_MAX:
                self._look_at(element)
            self._column += _count(element, "number-columns-repeated")
        elif tag == _TABLE + "table-row":
            self._end_row(element)

    @property
    def _marks(self) -> SheetMarks:
        return self.found.marks.setdefault(self._sheet, SheetMarks())

    def _end_column(self, element: Any) -> None:
        count = _count(element, "number-columns-repeated")
        if element.get(_TABLE + "visibility") in _HIDDEN:
            last = min(self._columns + count, _HIDDEN_COLUMNS_MAX)
            self._marks.hidden_columns += range(self._columns + 1, last + 1)
        self._columns += count

    def _end_row(self, element: Any) -> None:
        count = _count(element, "number-rows-repeated")
        if element.get(_TABLE + "visibility") in _HIDDEN:
            self._marks.hidden_rows += range(self._row + 1, min(self._row + count, self._row + _HIDDEN_ROWS_MAX) + 1)
        self._row += count
        element.clear()

    def _look_at(self, cell: Any) -> None:
        place = self._row, self._column
        kinds = [value for key, value in cell.attrib.items() if key.endswith("}value-type")]
        if "error" in kinds:
            code = "".join("".join(text.itertext()) for text in cell.findall(_TEXT + "p")).strip()
            self.found.errors.setdefault(self._sheet, {})[place] = code or "#VALUE!"
        elif not kinds and cell.get(_TABLE + "formula"):
            self.found.errors.setdefault(self._sheet, {})[place] = NOT_COMPUTED
        down = min(_count(cell, "number-rows-spanned"), ROWS_MAX) - 1
        right = min(_count(cell, "number-columns-spanned"), COLUMNS_MAX) - 1
        if down or right:
            merge: Merge = (*place, place[0] + down, place[1] + right)
            self.found.merged.setdefault(self._sheet, []).append(merge)
        for note in cell.iter(_OFFICE + "annotation"):
            words = " ".join("".join(text.itertext()) for text in note.iter(_TEXT + "p"))
            self._marks.texts.append((_address(*place), words))


def _count(element: Any, name: str) -> int:
    """Read how often something is repeated, or how far it reaches; nonsense counts as once."""
    text = element.get(_TABLE + name) or "1"
    return max(1, int(text)) if re.fullmatch("[0-9]{1,9}", text) else 1


def _address(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(65 + place) + letters
    return f"{letters}{row + 1}"
