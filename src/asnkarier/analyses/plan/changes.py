"""What became of an earlier plan: which of its seats stayed, which were dropped and why, and which are new."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from asnkarier.analyses.plan.candidates import PAIR
from asnkarier.analyses.plan.decisions import forbidden_seats, seats_of
from asnkarier.analyses.plan.seats import PERSON
from asnkarier.analyses.plan.tables import PlanInput, Seat
from asnkarier.tables.frames import PlanChanges, PlanCompetencies, PlanSeats
from asnkarier.tables.plan_results import PLAN_CHANGES


def plan_changes(
    given: PlanInput, before: PlanSeats, raised: PlanCompetencies, now: PlanSeats, raised_now: PlanCompetencies
) -> PlanChanges:
    """Compare the earlier plan (``before``, with what its seats ``raised``) with the one made now, by NIP and training.

    People are described as their plan described them; those of both plans as the new one does.
    """
    old, new = seats_of(before), seats_of(now)
    reasons = _reasons(given, old - new, raised, raised_now)
    both = pd.concat([now, before]).drop_duplicates(PAIR)[[*PERSON, "training", "title"]].sort_values(PAIR)
    seats = [Seat(*pair) for pair in both[PAIR].itertuples(index=False, name=None)]
    change = ["kept" if seat in old & new else "dropped" if seat in old else "added" for seat in seats]
    rows = both.assign(
        change=change, reason=pd.Series([reasons.get(seat) for seat in seats], index=both.index, dtype="str")
    )
    return PlanChanges(PLAN_CHANGES.conform(rows.reset_index(drop=True)))


def no_changes() -> PlanChanges:
    """Give the table of a plan that was made anew."""
    return PlanChanges(PLAN_CHANGES.conform(pd.DataFrame(columns=PLAN_CHANGES.names)))


def _reasons(
    given: PlanInput, dropped: Collection[Seat], raised: PlanCompetencies, raised_now: PlanCompetencies
) -> dict[Seat, str]:
    """Give for each seat that was dropped the first reason that holds."""
    forbidden = forbidden_seats(given, dropped)
    taught = {(nip, competency) for nip, competency in raised_now[["nip", "competency"]].itertuples(index=False)}
    elsewhere = {
        Seat(nip, training)
        for nip, training, competency in raised[[*PAIR, "competency"]].itertuples(index=False)
        if (nip, competency) in taught
    }
    return {
        seat: forbidden.get(seat)
        or ("banned" if seat in given.banned else "other_training" if seat in elsewhere else "better_use")
        for seat in dropped
    }
