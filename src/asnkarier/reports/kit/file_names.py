"""Parts of files' names made of names that senders wrote."""

from __future__ import annotations

import hashlib

from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.vocabulary import fold

_LONGEST = 60


def slug(name: str) -> str:
    """Give a name as letters, digits and hyphens; one too long is cut and told apart by a hash."""
    text = (fold(name) or "x").replace(" ", "-")
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rstrip("-") + "-" + hashlib.sha256(text.encode()).hexdigest()[:8]
    return text


def opd_slug(opd: str) -> str:
    """Give the name of an OPD for a file's name; that of people without one is ``unstated``."""
    return "unstated" if opd == UNNAMED else slug(opd)
