"""How our columns are called in files: the spelling that stands first for each."""

from __future__ import annotations

from asnkarier.readers.meaning.headers import KINDS


def spelling(table: str, column: str) -> str:
    """Give the header under which a column of a table is read; our own name where no other is known."""
    for kind in KINDS:
        if table in kind.tables and (known := kind.tables[table].get(column)):
            return known[0]
    return column
