"""Finds the words by which a sheet says that its levels are on another scale than 1 to 5."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TO = r"\s*(?:-|–|—|s\s*[./]?\s*d\.?|sampai(?:\s+dengan)?|hingga)\s*"
_NAMED = re.compile(rf"\b(?:skala|rentang|likert|interval|kisaran)\b\D{{0,25}}?(\d+)(?:{_TO}(\d+))?")
_SPAN = re.compile(rf"(?:\b(?:nilai|skor|level|poin)\s*:?\s*\(?|^\s*\(|\()([01]){_TO}(\d{{1,3}})\b")
"""A span that begins at the bottom of a scale, after a word for levels or alone in brackets."""
_MOST = re.compile(r"\b(?:nilai|skor|level|poin)\s+(?:maksimal|maksimum|maks|tertinggi)\s*:?=?\s*(\d{1,3})\b")
_MEANING = re.compile(
    r"(?<![\w.,])(\d{1,2})\s*[=:]\s*(?:(?:sangat|amat|tidak|kurang|cukup|belum)\s+)*"
    r"(?:kurang|cukup|baik|buruk|rendah|sedang|tinggi|memuaskan|kompeten|mampu|paham|setuju|dasar|menengah|lanjut|mahir"
    r"|ahli|awareness|basic|intermediate|advanced?|expert)\b"
)
"""A level and what it means: "4 = Sangat Baik"."""


def other_scale(texts: Iterable[str], headers: Iterable[str] = ()) -> str:
    """Give the words for another scale than 1 to 5; empty if there are none.

    Args:
        texts: lines, notes and headers of the levels that are read.
        headers: headers of other columns, of which only plain words for a scale count.
    """
    lower = [text.lower() for text in texts]
    for text in (*lower, *(header.lower() for header in headers)):
        if (found := _NAMED.search(text)) and not _is_ours(found[1] if found[2] else "1", found[2] or found[1]):
            return found[0]
    for text in lower:
        if (found := _SPAN.search(text)) and not _is_ours(found[1], found[2]):
            return found[0].strip()
        if (found := _MOST.search(text)) and found[1] != "5":
            return found[0]
    legend = {int(found[1]): found[0] for text in lower for found in _MEANING.finditer(text)}
    is_whole = len(legend) > 1 or any("sangat" in meaning for meaning in legend.values())
    if is_whole and (max(legend) != 5 or 0 in legend):
        return legend[max(legend)]
    return ""


def _is_ours(first: str, last: str) -> bool:
    return (first, last) == ("1", "5")
