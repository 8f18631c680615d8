"""The numbers by which SIASN knows people and rows of their histories.

32 hexadecimal digits, older ones in capitals, newer ones as a UUID with hyphens (both seen in public code that talks to
SIASN). They are text: read as a number they would be lost.
"""

from __future__ import annotations

import re

_SHAPE = re.compile(r"[0-9A-Fa-f]{32}|[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


def is_siasn_id(text: str) -> bool:
    """Say whether a text has the shape of such a number; a NIP, or the line number of a list, has not."""
    return _SHAPE.fullmatch(text) is not None
