"""Takes name and NIP apart where a recap writes both into one cell."""

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
