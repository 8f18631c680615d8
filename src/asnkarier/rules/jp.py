"""JP (jam pelajaran, lesson hour), the measure of competency development."""

from __future__ import annotations

import re

_JP = re.compile(r"([0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,00?|\.00?)?\s?(?:JPL?|jam(?: pelajaran)?)?\.?", re.IGNORECASE)


def parse_jp(text: str) -> int:
    """Read whole lesson hours: ``40``, ``40 JP`` and ``40 jam`` are 40.

    Raises:
        ValueError: for ``-``, ``empat puluh`` and half hours.
    """
    if match := _JP.fullmatch(" ".join(text.split())):
        return int(match[1].replace(".", ""))
    raise ValueError("not a number of JP")
