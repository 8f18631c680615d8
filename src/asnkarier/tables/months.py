"""The months that a catalogue names for a training: ``Mar-Jul``, ``3;4;5``, ``April s.d. Juni``, ``Feb, Agustus``."""

from __future__ import annotations

import re

from asnkarier.tables.dates import MONTHS

_TO = re.compile(r"[–—]|\bs\s*[./]?\s*d\b\.?|\bsampai(?: dengan)?\b|\bhingga\b|\bto\b")
_AND = re.compile(r"[,;/&]|\bdan\b|\band\b")


def months_named(text: str) -> frozenset[int] | None:
    """Give the months (1 to 12) that a text names, a range with all between; None where it cannot be read.

    Nothing is guessed: a year, a quarter, an unknown word or a range that runs backwards makes it unreadable.
    """
    months: set[int] = set()
    for part in _AND.split(_TO.sub("-", text.lower())):
        ends = [_month(word) for word in part.split("-")]
        if not 1 <= len(ends) <= 2 or None in ends:
            return None
        first, last = ends[0] or 0, ends[-1] or 0
        if last < first:
            return None
        months.update(range(first, last + 1))
    return frozenset(months)


def _month(word: str) -> int | None:
    name = word.strip().rstrip(".")
    if name.isdigit():
        return int(name) if 1 <= int(name) <= 12 else None
    return MONTHS.get(name)
