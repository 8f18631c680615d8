"""Units of money other than the rupiah: "(dalam ribuan rupiah)", "Rp juta", "(Rp 000)"."""

from __future__ import annotations

import re

_MANY = r"(?:ribu|juta|mil[iy]ar|mil[iy]ard|triliun)"
_UNIT = re.compile(
    rf"\(?\s*(?:\bdalam\s+)?(?:\brp\.?\s*|\brupiah\s*)?(?:\bdalam\s+)?\b(?:ratus(?:an)?\s+)?{_MANY}an\b"
    rf"(?:\s*(?:rp\b\.?|rupiah\b))?\s*\)?"
    rf"|\(?\s*\bdalam\s+(?:rp\.?\s*|rupiah\s*)?{_MANY}\b(?:\s*(?:rp\b\.?|rupiah\b))?\s*\)?"
    rf"|\(?\s*\brp\.?\s*(?:dalam\s+)?{_MANY}\b\s*\)?"
    rf"|\(\s*{_MANY}(?:\s*(?:rp\.?|rupiah))?\s*\)|(?<![\d.,] )(?<!\d)\b{_MANY}\s+rupiah\b"
    r"|\(\s*[x']?\s*(?:rp\.?\s*)?[x']?\s*(?:1[.,]?)?000(?:[.,]000)*\s*[.,\-]*\s*(?:rp\.?|rupiah)?\s*\)"
    r"|\brp\.?\s*[x'.]?\s*000(?:[.,]000)*\b",
    re.IGNORECASE,
)


def find_unit(text: str) -> str:
    """Give the words by which a title or a header says that amounts are not in whole rupiah; empty if it does not."""
    found = _UNIT.search(text)
    return found[0].strip() if found else ""


def without_unit(text: str) -> str:
    """Give a header without those words, so that its column is known."""
    return _UNIT.sub(" ", text)
