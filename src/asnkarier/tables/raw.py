"""A sheet as it was sent: our column names, the sender's cells.

Readers make it and ``check`` turns it into a clean frame, so it is defined here, below both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from asnkarier.tables.returned import Returned


@dataclass(frozen=True)
class ErrorCell:
    """A cell whose formula failed, for example ``#REF!``: never the same as an empty one."""

    code: str


NOT_COMPUTED = "#NOT_COMPUTED"
"""Code of the cell of a formula whose result the file does not hold."""


@dataclass(frozen=True)
class KnownFault(ErrorCell):
    """A cell of a repair file that stands as it was sent, and whose fault follows from rows that were not sent.

    ``code`` is what stood there, ``fault`` the code of the finding, ``cell`` the cell itself; where the whole row is at
    fault, the cell can be read all the same.
    """

    fault: str = ""
    details: tuple[tuple[str, object], ...] = ()
    cell: object = None
    is_of_the_row: bool = False


Cell = str | float | date | datetime | ErrorCell | None
"""A cell with the type the file gave it. Empty is None. True and False arrive as text."""


@dataclass(frozen=True)
class Origin:
    """Where a column stands in the sheet: its letter and the header the sender wrote."""

    letter: str
    header: str


MELTED = ("level", "level_required", "score", "rating")
"""Columns that a wide sheet spreads over one column for each competency, phase or question."""


@dataclass(frozen=True)
class RawTable:
    """The rows of one sheet that belong to one table.

    ``frame`` has object columns of :data:`Cell` under the table's column names, and ``source_row``
    (the row in the sheet, from 1). A wide sheet is already long: several rows of the frame then
    share a ``source_row``, and ``origin_letter`` and ``origin_header`` columns say where each level
    (:data:`MELTED`) stood. ``sheet_rows`` counts the rows below the header, ``blank_rows`` those of them without
    data (footers and signature blocks included). ``layout`` has all headers of the sheet, comparable, left to right.
    ``title_rows`` stand above the header, ``head_rows`` above the data; ``lost`` are the rows that the reader itself
    set aside. Rows of a repair file are ``returned``; file, sheet and rows are then those they were sent back from.
    """

    table: str
    file: str
    sheet: str
    frame: pd.DataFrame
    origins: Mapping[str, Origin]
    sheet_rows: int
    blank_rows: int
    skipped_headers: tuple[str, ...] = field(default=())
    layout: tuple[str, ...] = ()
    title_rows: int = 0
    head_rows: int = 0
    lost: tuple[int, ...] = ()
    returned: Returned | None = None

    def cell(self, column: str, position: int) -> tuple[str, str]:
        """Give the address (``C7``) and the header of a cell; ``position`` counts rows of the frame."""
        row = self.frame["source_row"].iat[position]
        if column in MELTED and "origin_letter" in self.frame:
            return f"{self.frame['origin_letter'].iat[position]}{row}", str(self.frame["origin_header"].iat[position])
        origin = self.origins.get(column, Origin("", ""))
        return (f"{origin.letter}{row}" if origin.letter else f"{row}"), origin.header
