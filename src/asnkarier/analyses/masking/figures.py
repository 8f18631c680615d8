"""What every list of figures for outside is made with: rows, and groups pooled until they are large enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from asnkarier.tables.frames import MaskedFigures
from asnkarier.tables.masked_figures import MASKED_FIGURES, POOLED

Row = tuple[str, str | None, str | None, str, float | None]
"""Subject, group, item, figure, value."""


def as_figures(rows: Iterable[Row]) -> MaskedFigures:
    """Give rows as the table, in their order."""
    return MaskedFigures(MASKED_FIGURES.conform(pd.DataFrame(list(rows), columns=MASKED_FIGURES.names)))


def pooled(sizes: Mapping[str, int], few: int, *, overlapping: bool = False) -> dict[str, str]:
    """Give for each name itself, or ``*`` where it counts among those that are too small to stand alone.

    These are the ones from 1 to ``few - 1``. A pool holds two at least and ``few`` people together; the next larger
    ones join it until it does. Nobody's name tells then how many of the pool are its. Where somebody may be in several
    groups, ``overlapping``, one of the pool has ``few`` by itself: their sum says nothing of how many they are.
    """
    small = {name for name, size in sizes.items() if 0 < size < few}
    larger = sorted((size, name) for name, size in sizes.items() if size >= few)
    together = max if overlapping else sum
    while small and (len(small) < 2 or together(sizes[name] for name in small) < few) and larger:
        small.add(larger.pop(0)[1])
    return {name: POOLED if name in small else name for name in sizes}
