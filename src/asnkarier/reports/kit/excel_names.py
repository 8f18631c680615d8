"""Names as Excel allows them: of sheets, of tables, and of the columns of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable

from asnkarier.reports.kit.clean_text import one_line

_TABLE_NAME = 60
_TITLE = 255
"""Most characters of the name of a table's column."""


def unique_sheet_name(name: str, taken: Iterable[str]) -> str:
    """Give a name that Excel allows for a sheet: at most 31 characters, unique whatever the case."""
    cleaned = "".join(" " if sign in "[]:*?/\\" else sign for sign in one_line(name))
    cleaned = "".join(sign for sign in cleaned if ord(sign) <= 0xFFFF)  # Excel counts UTF-16 units
    cleaned = cleaned.strip("' ") or "Sheet"
    used = {one.casefold() for one in taken} | {"history"}  # Excel keeps "History" for itself
    candidate, number = cleaned[:31].rstrip("' "), 2
    while not candidate or candidate.casefold() in used:
        ending = f" ({number})"
        candidate, number = cleaned[: 31 - len(ending)].rstrip("' ") + ending, number + 1
    return candidate


def unique_table_name(sheet: str, taken: Iterable[str]) -> str:
    """Give the name of a table by that of its sheet; ``t_`` before it keeps it from being read as a cell (OPD1)."""
    base = "t_" + re.sub(r"\W+", "_", sheet).strip("_")[:_TABLE_NAME].casefold()
    used, candidate, number = set(taken), base, 2
    while candidate in used:
        candidate, number = f"{base}_{number}", number + 1
    return candidate


def unique_titles(titles: Iterable[str]) -> list[str]:
    """Give the titles of a table's columns: one line, never empty, unique whatever the case, as Excel demands."""
    used: set[str] = set()
    unique = []
    for title in titles:
        cleaned = one_line(title).strip()[: _TITLE - 10] or "–"
        candidate, number = cleaned, 2
        while candidate.casefold() in used:
            candidate, number = f"{cleaned} ({number})", number + 1
        used.add(candidate.casefold())
        unique.append(candidate)
    return unique


def column_reference(table: str, title: str) -> str:
    """Give the reference of a formula to a column of a table."""
    escaped = re.sub(r"(['#\[\]])", r"'\1", title)
    return f"{table}[{escaped}]"
