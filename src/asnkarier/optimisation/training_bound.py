"""An upper bound on every training plan, better than that of the relaxed programme, in seconds.

Lagrangian relaxation: instead of being kept, the money ceilings and the limits of each person get a price
for each unit used (Geoffrion, "Lagrangean relaxation for integer programming", 1974). Whatever the prices,
no plan is worth more than

    sum of price * limit  +  sum_e max(0, w - m[e] price[e])  +  sum_t (best way to hold training t alone)

where t alone is solved exactly, whole classes and all: with the people sorted by what their seat is still worth
after prices, k classes take the best of them, at least ``seats_min k`` and at most ``seats_max k``. The relaxed
programme allows 0.03 of a class; this bound does not, and is tighter for it. Starting from the prices of the
relaxed programme, a few steps along the subgradient (Polyak's step length) tighten it further.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from asnkarier.optimisation.training_problem import MILLION, NO_LIMIT, Flags, Floats, Ints, TrainingProblem


@dataclass(frozen=True)
class Prices:
    """The price of one unit of each limit; none is negative."""

    fund: Floats
    """[F] for each rupiah."""
    opd: Floats
    """[F, O] for each rupiah; 0 where there is no ceiling."""
    total: float
    """For each rupiah."""
    days: Floats
    """[E] for each day."""
    jp_max: Floats
    """[E] for each JP."""
    jp_min: Floats
    """[E] for each JP counted towards the minimum."""
    step: Floats
    """[S] for teaching one competency to one person."""
