"""The invented facts the generator draws from, as CSV files beside the code."""

from __future__ import annotations

import csv
from pathlib import Path

FOLDER = Path(__file__).parent / "data"


def rows(name: str) -> list[dict[str, str]]:
    """Give the rows of one of the files."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parts(joined: str) -> tuple[str, ...]:
    """Give the parts of a cell joined by ``"; "``."""
    return tuple(joined.split("; ")) if joined else ()


def levels(joined: str) -> dict[str, int]:
    """Give competencies and their levels: ``MPROY 3; KEUDA 2``."""
    pairs = (part.split(" ") for part in parts(joined))
    return {competency: int(level) for competency, level in pairs}
