"""Level of a competency, 1 (understands) to 5 (expert): PermenPANRB 38/2017."""

from __future__ import annotations

import re

LOWEST, HIGHEST = 1, 5
_LEVEL = re.compile(r"(?:(?:level|lv)\.?\s?)?([0-9])(?:[.,]00?)?", re.IGNORECASE)


def parse_level(value: str | float | None) -> int | None:
    """Read a level: ``3``, ``3.0`` and ``Level 3`` are 3; an empty value, ``-`` and ``null`` are unknown (None).

    Raises:
        ValueError: for anything else, such as 0, 2.5 or 7: a level is never rounded or cut.
    """
    text = "" if value is None or value != value else " ".join(str(value).split())
    if text.lower() in ("", "-", "null"):
        return None
    match = _LEVEL.fullmatch(text)
    if match and LOWEST <= int(match[1]) <= HIGHEST:
        return int(match[1])
    raise ValueError("not a level from 1 to 5")
