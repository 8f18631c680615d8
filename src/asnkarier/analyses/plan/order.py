"""In which order one person may take trainings in a year, and what must have been passed before."""

from __future__ import annotations

from typing import NewType

import pandas as pd

from asnkarier.analyses.jp.named import codes_named
from asnkarier.analyses.plan.listed import split
from asnkarier.tables.frames import Participations, TrainingCompetencies, Trainings

Prerequisites = NewType("Prerequisites", pd.DataFrame)
"""``training, earlier`` (str): one row for each training and another that must be passed before it."""


def prerequisites(trainings: Trainings) -> Prerequisites:
    """Give what must be passed before each training of the catalogue, sorted."""
    rows = [
        (training, earlier)
        for training, listed in zip(trainings["training"], trainings["prerequisites"], strict=True)
        for earlier in split(listed)
    ]
    return Prerequisites(pd.DataFrame(sorted(rows), columns=["training", "earlier"], dtype="str"))


def course_order(trainings: Trainings, lessons: TrainingCompetencies) -> list[str]:
    """Give the trainings in one order in which anybody takes them, so that no two ever wait for each other.

    Prerequisites stand first, then a training that ends on a level where another begins stands before that one.
    Where these ask for a circle, it is opened at the training that the fewest others should precede; the first by code
    of equals. A training whose prerequisites form a circle comes before one of them, and so can only be taken by those
    who have passed it.
    """
    waiting = set(trainings["training"])
    hard: dict[str, set[str]] = {training: set() for training in waiting}
    soft: dict[str, set[str]] = {training: set() for training in waiting}
    for training, earlier in prerequisites(trainings).itertuples(index=False):
        hard[training].add(earlier)
    steps = lessons[lessons["training"].isin(waiting)][["training", "competency", "level_from", "level_to"]]
    both = steps.merge(steps, on="competency", suffixes=("", "_next"))
    opens = (both["level_from"] < both["level_from_next"]) & (both["level_from_next"] <= both["level_to"])
    for training, later in both[opens][["training", "training_next"]].itertuples(index=False):
        soft[later] |= {training} - {later}
    order: list[str] = []
    while waiting:
        first = min(waiting, key=lambda one: (len(hard[one] & waiting), len(soft[one] & waiting), one))
        waiting.remove(first)
        order.append(first)
    return order


def passed_trainings(
    participations: Participations, trainings: Trainings, as_of: pd.Timestamp
) -> frozenset[tuple[str, str]]:
    """Give NIP and training of everybody known to have passed a training of the catalogue by a day.

    Known is who has the status ``passed``, or, where the file states no status, a certificate: a history lists what
    was finished. A history without codes names a training by its title.
    """
    certified = participations["status"].isna() & participations["certificate"].notna()
    done = participations[(participations["status"] == "passed") | certified]
    done = done[~(done["ended_on"].fillna(done["started_on"]) > as_of)]
    named = codes_named(done["training"], trainings)
    return frozenset((nip, code) for nip, code in zip(done["nip"], named, strict=True) if code is not None)
