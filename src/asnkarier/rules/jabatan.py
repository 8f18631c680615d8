"""Jabatan (position) and its jenjang, the tier that decides which competency level the position requires.

A structural position has the jenjang of its eselon, a jabatan fungsional (JF) carries it in its name (``GURU AHLI
MUDA``, ``TERAMPIL - PERAWAT``), every other position is pelaksana. Sources: UU 5/2014 art. 131 for
eselon; the JF tiers as the reference tables of SIASN name them.
"""

from __future__ import annotations

import re

from asnkarier.rules.eselon import eselon_jenjang

_AHLI = re.compile(r"\bAHLI (UTAMA|MADYA|MUDA|PERTAMA)\b")
_SKILLED = re.compile(r"^(PENYELIA|MAHIR|TERAMPIL|PEMULA) - |\b(PENYELIA|MAHIR|TERAMPIL|PEMULA)$")
# Names of before 2017: the tier had other words, and some of them (Pembina) name another tier today.
_OLD = re.compile(r"\bPELAKSANA (?:PEMULA|LANJUTAN)\b")


def jf_jenjang(jabatan: str) -> str | None:
    """Give the jenjang that the name of a jabatan fungsional carries; None for old names, which are not guessed."""
    name = " ".join(jabatan.upper().split())
    if _OLD.search(name):
        return None
    tiers = {f"jf_ahli_{word.lower()}" for word in _AHLI.findall(name)}
    tiers |= {f"jf_{word.lower()}" for pair in _SKILLED.findall(name) for word in pair if word}
    return tiers.pop() if len(tiers) == 1 else None


def jenjang_of(jabatan: str | None, jenis_jabatan: str | None, eselon: str | None) -> str | None:
    """Give the jenjang of a position, or None where it does not follow from what is known.

    Args:
        jabatan: name of the position.
        jenis_jabatan: ``struktural``, ``fungsional``, ``pelaksana`` or None.
        eselon: in its official spelling (``II.a``) or None.
    """
    if jenis_jabatan == "pelaksana":
        return "pelaksana"
    if jenis_jabatan != "fungsional" and eselon:
        return eselon_jenjang(eselon)
    if jenis_jabatan != "struktural" and jabatan:
        return jf_jenjang(jabatan)
    return None


def without_jenjang(jabatan: str) -> str:
    """Give the name of a jabatan fungsional without its jenjang: ``GURU`` of ``AHLI MUDA - GURU``."""
    name = " ".join(jabatan.upper().split())
    return " ".join(_SKILLED.sub(" ", _AHLI.sub(" ", name)).replace(" / ", " ").split()).strip("- ")
