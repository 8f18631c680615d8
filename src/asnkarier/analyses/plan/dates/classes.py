"""What has to be dated: the classes of each training that one payer holds, with the people who sit in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.listed import split
from asnkarier.optimisation.solver import Ints
from asnkarier.tables.frames import PlanClasses, PlanSeats, Trainings
from asnkarier.tables.months import months_named

NO_MONTHS: frozenset[int] = frozenset()


@dataclass(frozen=True, eq=False)
class Classes:
    """The classes of one training under one fund, of a pooled training under all its funds: its people are one list."""

    training: str
    title: str
    payers: tuple[tuple[str, int], ...]
    """Each fund that pays for some of it, with the classes it pays for."""
    pooled: bool
    """Whether several funds may pay for the participants of one class."""
    numbers: tuple[int, ...]
    """Numbers of the classes within the training."""
    seats: Ints
    """Rows of the plan, by OPD, unit and NIP."""
    least: int
    most: int
    days: int | None
    """Working days of a class; None where it is not known."""
    is_degree_study: bool
    """Whether it is held over years, and not in days of the calendar."""
    months: frozenset[int] | None
    """Months in which it may be held; none named is any, None where they cannot be read."""
    each: int
    """Rupiah for each participant."""
    per_class: int

    stands_on: int | None = None
    """Working day on which the one class begins, where it is committed to its days; None: days are to be found."""
    committed: frozenset[int] = frozenset()
    """Of a class that stands: seats that were in it when it was committed."""

    @property
    def count(self) -> int:
        """How many classes there are."""
        return len(self.numbers)


def classes_to_date(plan: PlanSeats, classes: PlanClasses, trainings: Trainings) -> list[Classes]:
    """Give the classes of a plan, sorted by training and fund, numbered as the plan numbers them."""
    courses = {row["training"]: row for row in trainings.astype(object).to_dict("records")}
    seats_of: dict[tuple[str, str], list[int]] = defaultdict(list)
    pooled = dict(zip(classes["training"], classes["pooled"].fillna(value=False), strict=True))
    for row, (training, fund) in enumerate(zip(plan["training"], plan["fund"], strict=True)):
        seats_of[training, "" if pooled[training] else fund].append(row)
    found, held = [], defaultdict[str, int](int)
    for training, payers in _payers(classes):
        fund = "" if pooled[training] else payers[0][0]
        count = sum(number for _, number in payers)
        if count:
            seats = seats_of[training, fund]
            numbers = range(held[training] + 1, held[training] + count + 1)
            found.append(_classes(courses[training], payers, bool(pooled[training]), numbers, seats))
        held[training] += count
    return found


def _payers(classes: PlanClasses) -> Iterable[tuple[str, tuple[tuple[str, int], ...]]]:
    """Give each list of participants: its training, and the funds that pay with the classes each pays for."""
    rows = classes.sort_values(["training", "fund"])
    rows = rows[(rows["classes"] > 0) | (rows["participants"] > 0)]
    together: dict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for training, fund, held, pooled in zip(
        rows["training"], rows["fund"], rows["classes"], rows["pooled"].fillna(value=False), strict=True
    ):
        together[training, "" if pooled else fund].append((fund, int(held)))
    return ((training, tuple(payers)) for (training, _), payers in together.items())


def _classes(
    course: dict[Any, Any],
    payers: tuple[tuple[str, int], ...],
    pooled: bool,
    numbers: Iterable[int],
    seats: list[int],
) -> Classes:
    months, days = course["months"], course["days"]
    return Classes(
        training=course["training"],
        title=course["title"],
        payers=payers,
        pooled=pooled,
        numbers=tuple(numbers),
        seats=np.array(seats, dtype=np.int64),
        least=int(course["seats_min"]),
        most=int(course["seats_max"]),
        days=None if pd.isna(days) or days < 1 else int(days),
        is_degree_study=not pd.isna(course["years"]),
        months=NO_MONTHS if pd.isna(months) or not str(months).strip() else months_named(str(months)),
        each=int(course["cost_per_participant"]),
        per_class=int(course["cost_per_class"]),
    )


def later_seats(plan: PlanSeats) -> dict[int, list[int]]:
    """Give for each row of the plan the rows of the same person that must come after it (``before``)."""
    row_of = {seat: row for row, seat in enumerate(zip(plan["nip"], plan["training"], strict=True))}
    stated = zip(plan["nip"], plan["before"], strict=True)
    return {
        row: [row_of[nip, later] for later in split(before) if (nip, later) in row_of]
        for row, (nip, before) in enumerate(stated)
        if isinstance(before, str)
    }
