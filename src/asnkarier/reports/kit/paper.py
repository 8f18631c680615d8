"""How a list fits onto paper: A4, so that no text is smaller than 7 points, in as few pages as that takes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from asnkarier.reports.kit.text_size import printed_points

SMALLEST = 70
"""Percent to which a sheet is scaled at most: text of 10 points is then 7 high."""
MARGIN = 0.3
"""Inches at the left and the right of a page."""
_WIDE = 790
"""Points of columns across a landscape A4 page between the margins, a little less than fit: programs differ."""
_STEPS = (1.0, 2.0, 4.0)
"""Widths, in characters, that one column gives to another where that makes rows lower."""
_Lines = npt.NDArray[np.int64]
"""The lines of rows (and columns)."""


class Column(NamedTuple):
    """Width of a column in characters, the one wished and the least.

    ``lines`` gives of wrapped text the lines it takes in some rows at a width, of the same rows for each column; it is
    asked for the same width more than once.
    """

    wished: float
    least: float
    lines: Callable[[float], _Lines] | None = None


class Fit(NamedTuple):
    """Widths that were found, the scale in percent, and whether one page is wide enough."""

    widths: list[float]
    scale: int
    fits: bool


def fit(columns: Sequence[Column]) -> Fit:
    """Narrow columns until they go side by side onto a page at the smallest scale, and the rows stay low.

    Each time the column is narrowed by which the rows get highest the least; then columns give width to others as long
    as that makes the rows lower. What is too wide at the least widths goes onto several pages.
    """
    most = _WIDE * 100 / (SMALLEST + 1)  # programs round the scale they find
    widths = [one.wished for one in columns]
    if printed_points(widths) > most:
        widths = _exchanged(columns, _narrowed(columns, most))
    scale = scale_of(widths)
    return Fit(widths, max(scale, SMALLEST), scale >= SMALLEST)


def _lines(columns: Sequence[Column], widths: Sequence[float]) -> _Lines:
    """Give the lines of each row and column; one where nothing is wrapped."""
    found = [None if one.lines is None else one.lines(width) for one, width in zip(columns, widths, strict=True)]
    one_line = np.ones(max((len(lines) for lines in found if lines is not None), default=1), dtype=np.int64)
    return np.column_stack([one_line if lines is None else lines for lines in found])


def _narrowed(columns: Sequence[Column], most: float) -> list[float]:
    """Narrow columns step by step until they go onto the page, or all have their least width."""
    widths = [one.wished for one in columns]
    while printed_points(widths) > most and any(width > one.least for width, one in zip(widths, columns, strict=True)):
        narrower = [max(width - 1, one.least) for width, one in zip(widths, columns, strict=True)]
        lines, more = _lines(columns, widths), _lines(columns, narrower)
        higher = np.maximum(more - lines.max(axis=1, keepdims=True), 0).sum(axis=0)
        # of those that raise no row the one whose own texts take the fewest lines more, and of these the widest
        own = (more - lines).sum(axis=0)
        can = [number for number, one in enumerate(columns) if widths[number] > one.least]
        chosen = min(can, key=lambda number: (higher[number], own[number], -widths[number]))
        widths[chosen] = narrower[chosen]
    return widths


def _exchanged(columns: Sequence[Column], widths: list[float]) -> list[float]:
    """Let columns give width to others as long as that makes the rows lower."""
    height, improved = _lines(columns, widths).max(axis=1).sum(), True
    while improved:
        improved = False
        for step, giver, taker in itertools.product(_STEPS, range(len(columns)), range(len(columns))):
            room = min(step, widths[giver] - columns[giver].least, columns[taker].wished - widths[taker])
            if giver == taker or room <= 0:
                continue
            tried = [*widths]
            tried[giver] -= room
            tried[taker] += room
            if (lower := _lines(columns, tried).max(axis=1).sum()) < height:
                widths, height, improved = tried, lower, True
    return widths


def scale_of(widths: Sequence[float]) -> int:
    """Give the percent at which columns go side by side onto a page."""
    return min(100, int(_WIDE * 100 / max(printed_points(widths), 1)))
