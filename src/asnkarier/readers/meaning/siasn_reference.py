"""SIASN's own tables of codes, which some agencies have as a sheet: known by their headers, and never stored.

Codes are configuration, dated and with their source; a table that came in by an import would have neither.
"""

from __future__ import annotations

from collections.abc import Sequence

from asnkarier.readers.meaning.header_rows import HEADER_ROWS
from asnkarier.readers.meaning.headers import NUMBERED_PERSONS
from asnkarier.tables.raw import Cell
from asnkarier.tables.vocabulary import fold

_NAME = ("nama", "jenis", "nama jabatan", "jabatan", "jabatan fungsional", "nama jabatan fungsional", "jenis diklat")
_TABLES: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("career.retirement_age_positions", (("bup usia", "usia bup", "bup", "batas usia pensiun"), _NAME)),
    (
        "training_plan.forms",
        (("sertifikat", "jenis sertifikat", "jenis sertipikat", "jeniskursussertipikat"), ("id", "kode"), _NAME),
    ),
    (
        "siasn.codes.structural_trainings",
        (
            ("latihan struktural", "nama latihan struktural", "latihanstruktural", "latihanstrukturalnama"),
            ("id", "kode"),
        ),
    ),
)
"""Key of the configuration that holds the codes, and the headers that a table of them has, one of each group."""


def key_of_codes(head: Sequence[Sequence[Cell]]) -> str | None:
    """Give the key that holds what a sheet lists, if it is a table of codes; None for any other sheet."""
    for row in head[:HEADER_ROWS]:
        headers = {fold(cell) for cell in row if isinstance(cell, str)}
        if headers & NUMBERED_PERSONS:
            return None
        for key, groups in _TABLES:
            if all(headers.intersection(group) for group in groups):
                return key
    return None
