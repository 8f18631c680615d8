"""Tells a column of the kind of employment from one of legal standing by what stands in it, not by its header."""

from __future__ import annotations

import re

from asnkarier.readers.files.sheet import Column
from asnkarier.tables.raw import Origin
from asnkarier.tables.vocabulary import fold

_KIND = re.compile(
    r"c?pnsd?(?: (?:daerah|pusat))?|(?:pppk|p3k)(?: (?:pw|paruh waktu|penuh waktu))?"
    r"|(?:calon )?pegawai negeri sipil(?: daerah)?"
    r"|pegawai pemerintah dengan perjanjian kerja(?: paruh waktu)?"
)
"""Words for a kind of employment that say nothing of a standing; "PNS Aktif" does."""


def settle(columns: dict[str, Column], origins: dict[str, Origin]) -> None:
    """Read "Status Pegawai" over PNS and PPPK as employment; change ``columns`` and ``origins``.

    A column headed "Tipe" that names no kind of employment is about something else and is left out.
    """
    if "kedudukan_hukum" in columns and _names_kinds(columns["kedudukan_hukum"], all_of_them=True):
        column, origin = columns.pop("kedudukan_hukum"), origins.pop("kedudukan_hukum")
        columns.setdefault("employment", column)
        origins.setdefault("employment", origin)
        return
    is_weak = "employment" in columns and fold(origins["employment"].header) == "tipe"
    if is_weak and not _names_kinds(columns["employment"], all_of_them=False):
        del columns["employment"], origins["employment"]


def _names_kinds(column: Column, *, all_of_them: bool) -> bool:
    words = {fold(cell) for cell in column if isinstance(cell, str)} - {""}
    named = {word for word in words if _KIND.fullmatch(word)}
    return bool(named) and (named == words or not all_of_them)
