"""What there is to tell of a sheet: findings, each at its cell, column or rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from asnkarier.outcome import Finding
from asnkarier.readers.display import shown_header
from asnkarier.readers.meaning.layout import Layout
from asnkarier.readers.meaning.uses import Use

_SHOWN_ROWS = 20


class Notes:
    """Gathers the findings about one sheet of a file in ``findings``."""

    def __init__(self, file: str, sheet: str, layout: Layout) -> None:
        """Begin without findings."""
        self.findings: list[Finding] = []
        self._file, self._sheet, self._layout = file, sheet, layout

    def add(self, findings: Iterable[Finding]) -> None:
        """Take over findings that were made elsewhere."""
        self.findings += findings

    def on_sheet(self, code: str, *, details: Mapping[str, object], count: int = 1) -> None:
        """Tell something of the whole sheet."""
        self.findings.append(Finding(code, self._file, self._sheet, details=details, count=count))

    def at_cell(self, code: str, cell: str, *, details: Mapping[str, object], header: str = "", count: int = 1) -> None:
        """Tell something of one cell, or of several of which it is the first."""
        self.findings.append(Finding(code, self._file, self._sheet, cell, header, details=details, count=count))

    def at_column(self, code: str, use: Use, *, details: Mapping[str, object], count: int = 1) -> None:
        """Tell something of a column, at its header."""
        cell = f"{use.origin.letter}{self._layout.title_rows + 1}"
        self.at_cell(code, cell, details=details, header=shown_header(use.header), count=count)

    def at_rows(self, code: str, rows: Sequence[int]) -> None:
        """Tell something of rows, by their numbers in the sheet; nothing if there are none."""
        if rows:
            more = ["…"] if len(rows) > _SHOWN_ROWS else []
            shown = ", ".join([*map(str, rows[:_SHOWN_ROWS]), *more])
            self.at_cell(code, f"{rows[0]}", details={"rows": shown}, count=len(rows))
