"""Better prices where the descent has come to rest too high, from the programme over what is open.

The prices of the relaxed programme with every number of classes free are those of the lowest bound over what is open
only. What else is worth opening is asked halfway between them and the best prices known, which keeps them from
jumping (smoothing: Wentges, 1997); the bound there counts, and better prices take the place of the best.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from asnkarier.optimisation.dive import Dive
from asnkarier.optimisation.kernel import Kernel
from asnkarier.optimisation.opened import Opened, priced_out
from asnkarier.optimisation.training_bound import Multipliers, TrainingBound

_ROUNDS, _MORE_ROUNDS = 12, 30
"""How often columns are asked for; the second where a closed gap is asked for."""
_HALF = 0.5
_GROWN = 1e-4
"""Share by which the programme must still grow, once the bound has fallen at all: the descent goes on from there.
Where less than this share is asked for, less growth will do too."""
_SHARE, _SLACK = 0.02, 0.02
_ROUNDING = 1e-6


@dataclass(frozen=True)
class Approached:
    """The best prices and the bound there, and all that was opened on the way."""

    value: float
    prices: Multipliers
    opened: Opened
    """``low`` and ``high`` are the whole numbers around those of the programme."""


def approach(
    bound: TrainingBound,
    opened: Opened,
    value: float,
    prices: Multipliers,
    *,
    enough: float,
    aim: float,
    left: Callable[[], float],
) -> Approached:
    """Go on from the bound ``value`` at ``prices`` until the programme is worth it but for the share ``enough``.

    A bound as low as ``aim`` is low enough. ``left`` gives the seconds until the emergency brake.
    """
    limit = bound.problem.classes_max[bound.seats.training].astype(float)
    opened = replace(opened, low=np.zeros_like(limit), high=np.maximum(limit, opened.high))
    begun, worth = value, -np.inf
    held, grows = np.zeros_like(limit), min(_GROWN, enough)
    for _ in range(_ROUNDS if enough >= _GROWN else _MORE_ROUNDS):
        programme = Dive(Kernel(bound, opened, elastic=True), time_limit=left())
        if not programme.solved:
            break
        own = programme.kernel.multipliers(programme.relaxed, prices.wish)
        halfway = Multipliers(
            _HALF * (own.wish + prices.wish),
            _HALF * (own.limit + prices.limit),
        )
        there = bound.evaluate(halfway).value
        if there < value:
            value, prices = there, halfway
        grown, worth = programme.relaxed.objective - worth, programme.relaxed.objective
        held = programme.classes
        if value <= aim or value - worth <= enough * abs(value) or (grown <= grows * abs(worth) and value < begun):
            break
        opened = priced_out(bound, opened, halfway, share=_SHARE, slack=_SLACK * bound.slack)
    around = replace(opened, low=np.floor(held + _ROUNDING), high=np.ceil(held - _ROUNDING))
    return Approached(value, prices, around)
