"""Compares the date that stands above a table with a column of years beside its levels."""

from __future__ import annotations

import re

from asnkarier.readers.files.sheet import Sheet
from asnkarier.readers.meaning.groups import reduced
from asnkarier.readers.meaning.layout import Layout
from asnkarier.readers.meaning.said import Said, Unsure
from asnkarier.readers.meaning.uses import letter
from asnkarier.tables.vocabulary import fold

_OF_THE_ROW = re.compile(r"(tahun|thn)( (penilaian|asesmen|assess?ment|uji kompetensi|pelaksanaan|tes))?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def stated_years(sheet: Sheet, layout: Layout) -> list[Said]:
    """Give the years that a column which is not read says of the first rows, each year once, with its cell."""
    found: dict[int, Said] = {}
    for use in layout.beside:
        path = reduced(use.path)
        if use.is_mapped or len(path) != 1 or not _OF_THE_ROW.fullmatch(fold(path[0])):
            continue
        for number, row in enumerate(sheet.head[layout.rows :], layout.rows + 1):
            text = str(row[use.index] if use.index < len(row) else "").removesuffix(".0")
            if _YEAR.fullmatch(text):
                found.setdefault(int(text), Said(int(text), f"{letter(use.index)}{number}"))
    return list(found.values())


def agreeing(said: Said | None, years: list[Said]) -> Said | None:
    """Give the date, if no year of a row is another one.

    Raises:
        Unsure: one is.
    """
    others = [year for year in years if said and year.value != said.value.year]
    if said and others:
        raise Unsure([said, *others])
    return said
