"""Floors and caps: how many seats a group of people gets at least, or at most."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from asnkarier.analyses.plan.admission import who
from asnkarier.analyses.plan.tables import PlanInput


@dataclass(frozen=True)
class Group:
    """The pairs of one group of people, and how many seats of them there are to be."""

    name: str
    pairs: NDArray[np.int64]
    """Numbers of the pairs, ascending."""
    basis: str
    """Why, as the region states it."""
    least: int | None
    most: int | None


def seat_groups(given: PlanInput, pairs: pd.DataFrame) -> list[Group]:
    """Give the region's floors, then its caps, over the pairs (``nip, training``) a plan may hold.

    A share is taken of the group's people with a gap and rounded so that it is kept: floors up, caps down.
    """
    with_gap = set(given.gaps["nip"][given.gaps["status"] == "gap"])
    rules = given.rules
    found = []
    for rule, is_floor in (*((one, True) for one in rules.floors), *((one, False) for one in rules.caps)):
        people = who(given, rule.who)
        bound = rule.seats
        if bound is None:
            seats = round((rule.share or 0.0) * len(people & with_gap), 9)  # 0.1 * 30 is 3, not a little more
            bound = math.ceil(seats) if is_floor else math.floor(seats)
        numbers = np.flatnonzero(pairs["nip"].isin(people)).astype(np.int64)
        found.append(Group(rule.name, numbers, rule.basis, bound if is_floor else None, None if is_floor else bound))
    return found
