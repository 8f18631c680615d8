"""Takes unit and OPD out of what the sender wrote about them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from asnkarier.readers.headers import SPLIT_UNITS
from asnkarier.readers.sheet import Column, column_of
from asnkarier.tables.raw import Cell

REGION = re.compile(r"\s*pemerintah\b", re.IGNORECASE)


def unit_and_opd(path: str) -> tuple[str, str]:
    """Split the path of a unit as SIASN writes it, child first: "SEKSI X - BIDANG Y - DINAS Z - PEMERINTAH KOTA W".

    The unit is the first part; the OPD is the last part before the region's government. Where there
    is one part only, it is both. Parts are joined by " - "; a name that contains " - " itself cannot
    be told from two parts and is split.
    """
    parts = [part.strip() for part in path.split(" - ") if part.strip()] or [path]
    agencies = parts[:-1] if len(parts) > 1 and REGION.match(parts[-1]) else parts
    return agencies[0], agencies[-1]


def split_paths(unor: Column) -> tuple[Column, Column]:
    """Split a column of paths into units and OPDs; empty stays unknown."""
    known: dict[Cell, tuple[Cell, Cell]] = {None: (None, None)}
    pairs = []
    for cell in unor:
        if cell not in known:
            known[cell] = unit_and_opd(cell) if isinstance(cell, str) else (cell, cell)
        pairs.append(known[cell])
    return column_of([unit for unit, _ in pairs]), column_of([opd for _, opd in pairs])


def from_depths(columns: Mapping[str, Column]) -> tuple[Column, Column]:
    """Give unit (the deepest filled) and OPD (the highest filled) of units split into columns by depth."""
    deepest_first = [columns[name] for name in SPLIT_UNITS if name in columns]
    return _first_filled(deepest_first), _first_filled(deepest_first[::-1])


def _first_filled(columns: Sequence[Column]) -> Column:
    return column_of([next((cell for cell in row if cell is not None), None) for row in zip(*columns, strict=True)])
