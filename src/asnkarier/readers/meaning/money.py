"""Units of money other than the rupiah: "(dalam ribuan rupiah)", "Rp juta", "(Rp 000)"."""

from __future__ import annotations

import re

_RP = r"\b(?:rp|idr|rupiah)\b\.?"
_MANY = r"\b(?:ratus(?:an)?\s+)?(?:ribu|juta|mil[iy]ard?|triliun)(?:an)?\b"
_ZEROS = r"(?:1[.,]?)?000(?:[.,]000)*\b"
_UNIT = re.compile(
    rf"\(?\s*(?:\bdalam\s+(?:{_RP}\s*)?{_MANY}(?:\s*{_RP})?"  # dalam ribuan rupiah
    rf"|{_RP}\s*(?:dalam\s+)?{_MANY}"  # Rp juta
    rf"|(?<!\d)(?<!\d\s){_MANY}\s*{_RP}"  # ribuan Rp; but "500 juta rupiah" is an amount
    rf"|\brp\.?\s*x\s*{_ZEROS}|\bx\s*(?:rp\.?\s*)?{_ZEROS}|\brp\.?\s*\'?000(?:[.,]000)*\b)\s*\)?"  # Rp x 1.000, Rp 000
    rf"|\(\s*(?:{_MANY}|\'?{_ZEROS}(?:\s*{_RP})?|rp\.?\s*{_ZEROS}[.,\-]*)\s*\)",  # (jutaan), (000), (Rp1.000,-)
    re.IGNORECASE,
)


def find_unit(text: str) -> str:
    """Give the words by which a title or a header says that amounts are not in whole rupiah; empty if it does not."""
    found = _UNIT.search(text)
    return found[0].strip() if found else ""


def without_unit(text: str) -> str:
    """Give a header without those words, so that its column is known."""
    return _UNIT.sub(" ", text)
