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


def _narrowed(columns: Sequence[Column], most: float) -> list[float]:
    """Narrow columns step by step until they go onto the page, or all have their least width."""
    widths = [one.wished for one in columns]
    while printed_points(widths) > most:
        can = [number for number, one in enumerate(columns) if widths[number] > one.least]
        plain = [number for number in can if columns[number].lines is None]
        if not can:
            break
        chosen = max(plain, key=lambda number: widths[number]) if plain else _cheapest(columns, widths, can)
        widths[chosen] = max(widths[chosen] - 1, columns[chosen].least)
    return widths


def _cheapest(columns: Sequence[Column], widths: Sequence[float], can: Sequence[int]) -> int:
    """Give the column by whose narrowing the rows get highest the least; of those alike the widest."""
    height = _heights(columns, widths)

    def cost(number: int) -> tuple[int, int, float]:
        lines = columns[number].lines
        assert lines is not None  # noqa: S101 - others are narrowed before
        now, then = lines(widths[number]), lines(max(widths[number] - 1, columns[number].least))
        return int(np.maximum(then - height, 0).sum()), int((then - now).sum()), -widths[number]

    return min(can, key=cost)


def _heights(columns: Sequence[Column], widths: Sequence[float], but: Sequence[int] = ()) -> _Lines:
    """Give the lines of the highest text of each row, that of some columns left out."""
    wrapped = [
        one.lines(width)
        for number, (one, width) in enumerate(zip(columns, widths, strict=True))
        if one.lines is not None and number not in but
    ]
    heights: _Lines = np.maximum.reduce([np.ones(1, dtype=np.int64), *wrapped])
    return heights


def _exchanged(columns: Sequence[Column], widths: list[float]) -> list[float]:
    """Let columns give width to wrapped ones as long as that makes the rows lower."""
    wrapped = [number for number, one in enumerate(columns) if one.lines is not None]
    height, improved = int(_heights(columns, widths).sum()), True
    while improved:
        improved = False
        for giver, taker in itertools.product(range(len(columns)), wrapped):
            others = _heights(columns, widths, (giver, taker))
            for step in _STEPS:
                room = min(step, widths[giver] - columns[giver].least, columns[taker].wished - widths[taker])
                if giver == taker or room <= 0:
                    break
                tried = [*widths]
                tried[giver] -= room
                tried[taker] += room
                both = [columns[one].lines for one in (giver, taker)]
                rows = [lines(tried[one]) for one, lines in zip((giver, taker), both, strict=True) if lines]
                if (lower := int(np.maximum.reduce([others, *rows]).sum())) < height:
                    widths, height, improved = tried, lower, True
                    break
    return widths


def scale_of(widths: Sequence[float]) -> int:
    """Give the percent at which columns go side by side onto a page."""
    return min(100, int(_WIDE * 100 / max(printed_points(widths), 1)))
