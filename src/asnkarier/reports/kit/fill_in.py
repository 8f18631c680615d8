"""What workbooks that people fill in have besides those that they read: drop-down lists, and instructions first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from asnkarier.reports.kit.clean_text import one_line
from asnkarier.reports.kit.excel import Book, unique_sheet_name
from asnkarier.reports.kit.valid_words import ValidWords
from asnkarier.tables.returned import GUIDE

_INLINE = 200
"""Characters of a list that still fits into its cell's rule; Excel allows 255."""


class Lists:
    """The lists of valid words of a workbook; long ones stand on a hidden sheet."""

    def __init__(self, book: Book, name: str, taken: Sequence[str]) -> None:
        """Prepare the hidden sheet; make it after all others with :meth:`write`."""
        self._book = book
        self._name = unique_sheet_name(name, taken)
        self._lists: list[tuple[str, ...]] = []

    def offer(self, grid: Any, area: tuple[int, int, int, int], words: ValidWords, *, refused: str) -> None:
        """Offer words in an area (first row, first column, last row, last column); others are ``refused`` with a text.

        An open list refuses nothing.
        """
        source: Any = [int(word) if word.isdigit() else word for word in words.words]
        if any("," in word for word in words.words) or len(",".join(words.words)) > _INLINE:
            if words.words not in self._lists:
                self._lists.append(words.words)
            column = _letters(self._lists.index(words.words) + 1)
            source = f"='{self._name}'!${column}$1:${column}${len(words.words)}"
        grid.data_validation(*area, {
            "validate": "list", "source": source, "show_error": not words.open, "error_message": refused[:255],
        })  # fmt: skip

    def write(self) -> None:
        """Add the hidden sheet."""
        grid = self._book.file.add_worksheet(self._name)
        grid.write_string(0, 0, GUIDE + self._name)
        for column, words in enumerate(self._lists, 1):
            for row, word in enumerate(words):
                grid.write_string(row, column, one_line(word))
        grid.very_hidden()


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(65 + place) + letters
    return letters


def write_guide(book: Book, name: str, title: str, paragraphs: Sequence[str]) -> tuple[Any, int]:
    """Add a sheet of instructions; give it and its first free row. The import knows it by its first cell."""
    grid = book.file.add_worksheet(name)
    grid.hide_gridlines(2)
    grid.set_landscape()
    grid.set_paper(9)
    grid.fit_to_pages(1, 0)
    grid.write_string(0, 0, one_line(GUIDE + title), book.style("title"))
    for row, text in enumerate(paragraphs, 2):
        grid.write_string(row, 0, one_line(text), book.style("text", indent=0))
    return grid, len(paragraphs) + 3
