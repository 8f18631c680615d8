"""What of the change since a former run may leave the office."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from asnkarier.analyses.masking.figures import Row
from asnkarier.tables.frames import Gaps, JobPersonMatch, PlanSeats

RISEN, AS_BEFORE, FALLEN, NOT_COMPARED = "risen", "as_before", "fallen", "not_compared"
CHANGES = (RISEN, AS_BEFORE, FALLEN, NOT_COMPARED)
"""What became of a person's levels."""
FORMER_FIGURES = ("seats", "people", "cost", "levels_expected")
_ASSESSED = ("met", "gap")


def change_by_person(before: Gaps, after: Gaps, persons: JobPersonMatch) -> pd.Series:
    """Give for each person, in their order, one of :data:`CHANGES`.

    It is the sum of the levels held, over the competencies required and assessed in both runs: nobody is told to have
    learned because an assessment expired, or less is required. Who has no such competency is not compared.
    """
    sides = [_levels(side) for side in (before, after)]
    difference = (sides[1] - sides[0]).dropna().groupby(level="nip").sum()
    signs = difference.map(lambda levels: RISEN if levels > 0 else FALLEN if levels < 0 else AS_BEFORE)
    found = signs.reindex(persons["nip"].astype(object)).fillna(NOT_COMPARED)
    return pd.Series(found.to_numpy(), index=persons.index, dtype=object)


def _levels(gaps: pd.DataFrame) -> pd.Series:
    """Give the levels that count by NIP and competency."""
    rows = gaps[gaps["status"].isin(_ASSESSED)]
    keys = [rows[name].astype(object) for name in ("nip", "competency")]
    return pd.Series(rows["level"].to_numpy("int64"), pd.MultiIndex.from_arrays(keys, names=["nip", "competency"]))


def former_plan_rows(before: PlanSeats, after: PlanSeats, few: int) -> Iterator[Row]:
    """Give the former plan's figures, and how many people's seats stayed, differ, are new or gone: all or none.

    None where fewer than ``few`` people stand behind one of these numbers, or behind the former plan: the figures of
    both plans, one taken from the other, would tell of those few.
    """
    then, now = (_seats_of(seats) for seats in (before, after))
    both = then.index.intersection(now.index)
    kept = int(sum(then[nip] == now[nip] for nip in both))
    people = {
        "people_as_before": kept,
        "people_changed": len(both) - kept,
        "people_new": len(now) - len(both),
        "people_without_seat_now": len(then) - len(both),
    }
    if len(then) < few or any(0 < count < few for count in people.values()):
        return
    former = (len(before), len(then), before["cost"].sum(), before["levels_expected"].sum())
    for name, value in (*zip(FORMER_FIGURES, former, strict=True), *people.items()):
        yield "former", None, None, name, float(value)


def _seats_of(plan: pd.DataFrame) -> pd.Series:
    """Give each person's seats, with what they cost and bring, by NIP."""
    rows = plan.sort_values(["nip", "training"])
    seats = zip(rows["training"], rows["cost"], rows["levels_expected"].round(9), strict=True)
    return pd.Series(list(seats), index=rows["nip"].astype(object), dtype=object).groupby(level=0).agg(tuple)
