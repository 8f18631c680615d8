"""Takes name and NIP, or name and birth, apart where a list writes both into one cell."""

from __future__ import annotations

import re

from asnkarier.readers.files.sheet import Column, column_of
from asnkarier.tables.raw import Cell

_NIP = re.compile(r"(?:nip(?:ppk)?\b[ .:]*)?(?<!\d)((?:\d ?){17}\d)(?!\d)", re.IGNORECASE)


def name_and_nip(text: str) -> tuple[str | None, str | None]:
    """Split ``ANI CONTOH, S.E. NIP. 198703122010012001`` into name and NIP.

    Where no number of 18 digits stands in the cell the whole of it counts as the NIP, so that the
    checks show what stands there.
    """
    found = _NIP.search(text)
    if not found:
        return None, text
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return " ".join(rest.split()).strip(" /-(),") or None, found[1]


def split_names(joined: Column) -> tuple[Column, Column]:
    """Split a column of names with NIPs."""
    pairs: list[tuple[Cell, Cell]] = [name_and_nip(cell) if isinstance(cell, str) else (None, cell) for cell in joined]
    return column_of([name for name, _ in pairs]), column_of([nip for _, nip in pairs])


def name_and_birth(text: str) -> tuple[str | None, str | None]:
    """Split a name from the place and date of birth below it, ``ANI CONTOH`` over ``Mamuju, 12-03-1987``.

    A line with a number in it is no name: where the first line has one the name is unknown.
    """
    name, *below = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    born = " ".join(below).rpartition(",")[2].strip()
    return (None if not name or re.search(r"\d", name) else name), born or None


def split_births(joined: Column) -> tuple[Column, Column]:
    """Split a column of names with births."""
    pairs: list[tuple[Cell, Cell]] = [
        name_and_birth(cell) if isinstance(cell, str) else (None, None) for cell in joined
    ]
    return column_of([name for name, _ in pairs]), column_of([born for _, born in pairs])
