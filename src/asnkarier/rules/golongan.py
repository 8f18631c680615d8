"""Golongan ruang (salary grade of a PNS, ``III/b``) and golongan of a PPPK (roman ``I`` to ``XVII``, no ruang).

Each golongan ruang of a PNS has one pangkat (rank title), as the reference tables of SIASN list them; PPPK have none.
"""

from __future__ import annotations

import re

PANGKAT = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
"""Golongan ruang of a PNS and its pangkat, lowest first."""

PPPK = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII")
"""Golongan of a PPPK, lowest first."""

_RUANG = re.compile(r"(?<![A-Za-z])(IV|I{1,3})\s?[/.-]?\s?([a-e])(?![A-Za-z])", re.IGNORECASE)
_LABEL = re.compile(r"^gol(?:ongan)?\b\.?\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    rf"\(\s*(?:gol(?:ongan)?\.?\s*)?({'|'.join(sorted(PPPK, key=len, reverse=True))})\s*\)\s*$", re.IGNORECASE
)
"""How a PPPK's golongan follows the name of a position: "Ahli Pertama (IX)"."""
_BY_PANGKAT = {name.lower(): golongan for golongan, name in PANGKAT.items()}


def parse_golongan(text: str) -> str:
    """Give the official spelling of a golongan: ``IIIa``, ``III.a`` and ``Penata Muda, III/A`` are ``III/a``.

    ``Ahli Pertama (IX)`` is ``IX``.

    Raises:
        ValueError: if it names none, or two different ones.
    """
    spelled = _LABEL.sub("", " ".join(text.split()))
    named = {f"{roman.upper()}/{ruang.lower()}" for roman, ruang in _RUANG.findall(spelled)}
    if len(named) == 1 and named <= PANGKAT.keys():
        return named.pop()
    if spelled.upper() in PPPK:
        return spelled.upper()
    if (pppk := _IN_BRACKETS.search(spelled)) and not named:
        return pppk[1].upper()
    title = re.sub(r"\b(?:tk|tingkat)\b\.?\s*(?=i\b)", "tingkat ", spelled.lower()).strip()
    if not named and title in _BY_PANGKAT:
        return _BY_PANGKAT[title]
    raise ValueError("not a golongan")


def pangkat(golongan: str) -> str | None:
    """Give the pangkat of a golongan ruang; a PPPK golongan has none."""
    return PANGKAT.get(golongan)
