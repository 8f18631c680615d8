"""A file as an office sends it, and the usual sheet in it: its rows counted in a first column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from .sheet import Sheet

Format = Literal["xlsx", "csv", "html"]


@dataclass
class OfficeFile:
    """A file to be sent: its name without ending, the format its office uses, its sheets."""

    stem: str
    sheets: list[Sheet]
    format: Format = "xlsx"

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.stem}.{ {'xlsx': 'xlsx', 'csv': 'csv', 'html': 'xls'}[self.format] }"


def column_of(values: list[object]) -> np.ndarray:
    """Give a column of cells, whatever they are."""
    column = np.empty(len(values), dtype=object)
    column[:] = values
    return column


def numbered_sheet(name: str, columns: dict[str, tuple[list[object], float]], **rest: object) -> Sheet:
    """Make a sheet from headers with their values and widths; a first column counts the rows."""
    rows = len(next(iter(columns.values()))[0])
    numbered = {"No": (list(range(1, rows + 1)), 5.0)} | columns
    data = [column_of(list(values)) for values, _ in numbered.values()]
    return Sheet(name, list(numbered), data, widths=[width for _, width in numbered.values()], **rest)  # type: ignore[arg-type]
