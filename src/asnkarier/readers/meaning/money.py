"""Units of money other than the rupiah: "(dalam ribuan rupiah)", "Rp juta", "(Rp 000)"."""

from __future__ import annotations

import re

_RP = r"\b(?:rp|idr|rupiah)\b\.?"
_ONE = r"(?:ribu|juta|jt|jta|rb|mil[iy]ard?|mlr?d?|triliun)"
_MANY = rf"\b(?:ratus(?:an)?\s+)?(?:{_ONE}|(?:ribu|juta|mil[iy]ard?|triliun)an)\b\.?"
_ZEROS = r"(?:1[.,]?)?\'?000(?:[.,]000)*\b"
_TIMES = r"(?:\bx|×|\*|\bkali|\bdikali(?:kan)?)"
_UNIT = re.compile(
    rf"\(?\s*(?:\b(?:dalam|dlm)\s+(?:satuan\s+)?(?:{_RP}\s*)?{_MANY}(?:\s*{_RP})?"  # dalam ribuan rupiah
    rf"|\bsatuan\s*(?:uang\s*)?[:=]?\s*(?:{_RP}\s*)?{_MANY}(?:\s*{_RP})?"  # satuan: ribu rupiah
    rf"|{_RP}\s*(?:dalam\s+)?{_MANY}"  # Rp juta
    rf"|(?<!\d)(?<!\d\s){_MANY}\s*{_RP}"  # ribuan Rp; but "500 juta rupiah" is an amount
    rf"|\b(?:ribu|juta|mil[iy]ard?)an\b(?=\s*(?:$|[^\w\s]))"  # Pagu ribuan
    rf"|\brp\.?\s*{_TIMES}\s*{_ZEROS}|{_TIMES}\s*(?:rp\.?\s*)?{_ZEROS}"  # Rp x 1.000
    rf"|\brp\.?\s*\'?\.?000(?:[.,]000)*\b|\bin\s+(?:thousands?|millions?)\b)\s*\)?"  # Rp 000
    rf"|\(\s*(?:{_MANY}|{_ZEROS}(?:\s*{_RP})?|rp\.?\s*{_ZEROS}[.,\-]*)\s*\)",  # (jutaan), (000), (Rp1.000,-)
    re.IGNORECASE,
)
_HEADER_END = re.compile(rf"(?<=[a-z)])\s+{_ONE}\.?$", re.IGNORECASE)
"""How a header or the name of a sheet ends that states a unit without more words: "Pagu juta", "Biaya rb"."""
_AMOUNT = re.compile(rf"\d[\d.,]*\s*(?:{_ONE}(?:an)?|[mtk])\b", re.IGNORECASE)


def find_unit(text: str) -> str:
    """Give the words by which a title or a note says that amounts are not in whole rupiah; empty if it does not."""
    found = _UNIT.search(text)
    return found[0].strip() if found else ""


def find_unit_in_name(text: str) -> str:
    """Give those words of a header or a sheet's name, where the bare word for the unit is enough."""
    found = _UNIT.search(text) or _HEADER_END.search(text)
    return found[0].strip() if found else ""


def find_unit_in_amount(text: str) -> str:
    """Give the amount with its unit that stands in a cell ("150 juta"); empty if the cell holds plain rupiah."""
    found = _AMOUNT.search(text) or _UNIT.search(text)
    return found[0].strip() if found else ""


def without_unit(text: str) -> str:
    """Give a header without those words, so that its column is known."""
    return _HEADER_END.sub("", _UNIT.sub(" ", text))
