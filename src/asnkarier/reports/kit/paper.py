"""How a list fits onto paper: A4, so that no text is smaller than 7 points, in as few pages as that takes."""

from __future__ import annotations

from collections.abc import Sequence
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
_STEP = 1.0


class Column(NamedTuple):
    """Width of a column in characters, the one wished and the least; of wrapped text the lengths in some rows."""

    wished: float
    least: float
    lengths: npt.NDArray[np.float64] | None = None


class Fit(NamedTuple):
    """Widths that were found, the scale in percent, and whether one page is wide enough."""

    widths: list[float]
    scale: int
    fits: bool


def fit(columns: Sequence[Column]) -> Fit:
    """Narrow columns until they go side by side onto a page at the smallest scale, and the rows stay low.

    From their least widths the columns are widened step by step, always the one that makes most rows high, as long as
    there is room. What is too wide at the least widths goes onto several pages.
    """
    most = _WIDE * 100 / (SMALLEST + 1)  # programs round the scale they find
    widths = np.array([one.wished for one in columns], dtype=np.float64)
    if printed_points(widths) > most:
        wished, widths = widths, np.array([one.least for one in columns], dtype=np.float64)
        rows = max((len(one.lengths) for one in columns if one.lengths is not None), default=1)
        texts = [np.zeros(rows) if one.lengths is None else one.lengths for one in columns]
        lengths = np.column_stack(texts)
        while printed_points(widths) + 6 * _STEP <= most and (widths < wished).any():
            pressure = np.where(widths < wished, _pressure(lengths, widths) + 1e-6 * (wished - widths), -1.0)
            chosen = int(np.argmax(pressure))
            widths[chosen] = min(widths[chosen] + _STEP, wished[chosen])
    scale = scale_of(widths.tolist())
    return Fit(widths.tolist(), max(scale, SMALLEST), scale >= SMALLEST)


def _pressure(lengths: npt.NDArray[np.float64], widths: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Give how much each column makes rows high: the lines beyond one of the rows in which it has most of all."""
    lines = lengths / np.maximum(widths - 3.0, 1.0)
    highest = lines.max(axis=1, keepdims=True)
    pressure: npt.NDArray[np.float64] = np.where((lines == highest) & (lines > 1), lines - 1, 0.0).sum(axis=0)
    return pressure


def scale_of(widths: Sequence[float]) -> int:
    """Give the percent at which columns go side by side onto a page."""
    return min(100, int(_WIDE * 100 / max(printed_points(widths), 1)))


def _gain(column: Column, width: float) -> float:
    """Give what one step more saves; the highest cells of a row count most, for they make it high."""
    if width >= column.wished:
        return 0.0
    if column.lengths is None:
        return 1e-9 * (column.wished - width)
    before, after = (column.lengths / max(one - 3.0, 1.0) for one in (width, width + _STEP))
    return float((np.ceil(before) ** 3 + before - np.ceil(after) ** 3 - after).sum()) + 1e-6
