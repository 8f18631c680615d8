"""Floors, caps and quotas: how many seats a group of people, or a form of training, gets at least, or at most."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from asnkarier.analyses.plan.admission import who
from asnkarier.analyses.plan.tables import PlanInput


@dataclass(frozen=True)
class Group:
    """The pairs of one group of people or form of training, and how many seats of them there are to be."""

    name: str
    kind: Literal["floor", "cap", "quota"]
    pairs: NDArray[np.int64]
    """Numbers of the pairs, ascending."""
    basis: str
    """Why, as the region states it."""
    least: int | None
    most: int | None


def seat_groups(given: PlanInput, pairs: pd.DataFrame) -> list[Group]:
    """Give the region's floors, its caps, and the quotas of its forms, over the pairs (``nip, training``) of a plan.

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
        kind: Literal["floor", "cap"] = "floor" if is_floor else "cap"
        least, most = (bound, None) if is_floor else (None, bound)
        found.append(Group(rule.name, kind, numbers, rule.basis, least, most))
    forms = pairs["training"].map(dict(zip(given.trainings["training"], given.trainings["form"], strict=True)))
    for code, form in rules.forms.items():
        if form.quota is not None:
            numbers = np.flatnonzero(forms == code).astype(np.int64)
            found.append(Group(form.name, "quota", numbers, "", None, form.quota))
    return found
