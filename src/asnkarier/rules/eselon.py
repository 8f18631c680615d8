"""Eselon (class of a structural position, ``II.a``); the law now speaks of jenjang, files still carry eselon."""

from __future__ import annotations

import re

_ESELON = re.compile(r"(?:ess?(?:elon)?\b\.?\s*)?(IV|V|I{1,3})\s?[./-]?\s?([ab])", re.IGNORECASE)
_NONE = re.compile(r"non[\s-]*(?:eselon|struktural)?", re.IGNORECASE)

JENJANG = {"I": "jpt_madya", "II": "jpt_pratama", "III": "administrator", "IV": "pengawas", "V": "pelaksana"}
"""Jenjang that an eselon counts as: UU 5/2014 art. 131. I.a is jpt_utama only for heads of national agencies."""


def parse_eselon(text: str) -> str | None:
    """Give the official spelling: ``II A``, ``IIA``, ``Eselon IIA`` and ``II/a`` are ``II.a``; Non-Eselon is None.

    Raises:
        ValueError: if it is no eselon.
    """
    spelled = " ".join(text.split())
    if _NONE.fullmatch(spelled):
        return None
    if match := _ESELON.fullmatch(spelled):
        return f"{match[1].upper()}.{match[2].lower()}"
    raise ValueError("not an eselon")


def eselon_jenjang(eselon: str) -> str:
    """Give the jenjang of an eselon in its official spelling (UU 5/2014 art. 131)."""
    return JENJANG[eselon.split(".")[0]]
