"""Descent of a convex function that is only known by its value and a subgradient. It knows nothing of trainings.

Level steps (Polyak's length towards a level a little below the best value seen) along deflected subgradients
(Camerini, Fratta and Maffioli, 1975). While the value falls, the level keeps its distance; ``patience`` steps
without a fall of half of it halve it and go back to the best point.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from asnkarier.optimisation.training_problem import Flags, Floats

_DEFLECTION = 1.5
_FLAT = 1e-6
"""Length of a direction that is only rounding: coordinates are scaled so that one whole unit is 1."""


@dataclass(frozen=True)
class Descent:
    """The lowest value seen, where, and the distance of the level at the end."""

    value: float
    point: Floats
    level: float


def descend(
    evaluate: Callable[[Floats], tuple[float, Floats]],
    start: Floats,
    *,
    signed: Flags,
    level: float,
    smallest: float,
    steps: int,
    patience: int,
) -> Descent:
    """Go down for at most ``steps`` steps, or until the distance of the level is below ``smallest``.

    ``signed`` marks the coordinates that may be negative; the others stay at 0 or more.
    """
    point = start
    value, slope = evaluate(point)
    best, best_point, mark, stalled = value, point, value, 0
    direction: Floats | None = None
    for _ in range(steps):
        slope = np.where(~signed & (point <= 0) & (slope > 0), 0.0, slope)
        direction = slope if direction is None else slope + _deflected(slope, direction)
        square = dot(direction, direction)
        if square < _FLAT**2:
            break
        point = point - (value - (best - level)) / square * direction
        point = np.where(signed, point, np.maximum(0.0, point))
        value, slope = evaluate(point)
        stalled += 1
        if value < best:
            best, best_point = value, point
            if value < mark - level / 2:
                mark, stalled = value, 0
        if stalled >= patience:
            level, mark, stalled, direction, point = level / 2, best, 0, None, best_point
            if level < smallest:
                break
            value, slope = evaluate(point)
    return Descent(best, best_point, level)


def _deflected(slope: Floats, direction: Floats) -> Floats:
    square = dot(direction, direction)
    return max(0.0, -_DEFLECTION * dot(slope, direction) / square) * direction if square else 0.0 * direction


def dot(one: Floats, other: Floats) -> float:
    """Give the inner product, added up in an order that does not depend on the number of processors."""
    return float((one * other).sum())
