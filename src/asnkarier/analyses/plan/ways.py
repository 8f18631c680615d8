"""The ways to close each gap: one training alone, or two in order where the region allows chains.

In a chain the first training lifts the person to a level at which the second begins, one the person does not have yet.
The second counts only for those with whom the first succeeds, so that its levels are worth

    levels closed * effectiveness of the first * effectiveness of the second * worth of a level

Of one gap one way counts: trainings that share a competency may both be taken for what else they teach.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NewType

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.admission import admission
from asnkarier.analyses.plan.candidates import PAIR, Candidates, taught
from asnkarier.analyses.plan.order import prerequisites
from asnkarier.analyses.plan.tables import PlanInput

STEP = [*PAIR, "competency", "level", "level_after", "levels_closed", "levels_expected", "value"]

Ways = NewType("Ways", pd.DataFrame)
"""One row per step of a way: ``way`` (int64) and ``STEP``, as of ``Candidates``; ``value`` is the step's part.

The steps of a way stand in the order they are taken in; single trainings come before chains.
"""
Requirements = NewType("Requirements", pd.DataFrame)
"""``nip, training, earlier`` (str): a pair that may be taken only with another of the same person, not passed yet."""


def plan_ways(given: PlanInput, candidates: Candidates, funds: Collection[str]) -> Ways:
    """Give every way to close every gap of the candidates."""
    alone = candidates[STEP].assign(way=np.arange(len(candidates)))
    chains = _chains(given, candidates, funds) if given.rules.chains else alone.iloc[:0]
    ways = pd.concat([alone, chains.assign(way=chains["way"] + len(candidates))], ignore_index=True)
    return Ways(ways[["way", *STEP]])


def _chains(given: PlanInput, candidates: Candidates, funds: Collection[str]) -> pd.DataFrame:
    """Give the two steps of every chain, numbered from 0."""
    may = admission(given, funds)
    first = candidates[candidates["level_after"] < candidates["level_required"]]
    both = first.merge(taught(given), on="competency", suffixes=("", "_next"))
    opens = (
        (both["level_from"] <= both["level_after"])
        & (both["level_after"] < both["level_to"])
        & (both["level_from"] > both["level"])
    )
    both = both[opens]
    first_place, next_place = (
        may.trainings.get_indexer(pd.Index(both[name])) for name in ("training", "training_next")
    )
    both = both[(first_place < next_place) & (may.bars(both["nip"], both["training_next"]) == 0)]
    both = both.sort_values([*PAIR, "competency", "training_next"]).assign(way=np.arange(len(both)))
    end = both[["level_to", "level_required"]].min(axis=1).astype("int64")
    closed = end - both["level_after"]
    second = both.assign(
        training=both["training_next"],
        level=both["level_after"],
        level_after=end,
        levels_closed=closed,
        levels_expected=closed * both["effectiveness"] * both["effectiveness_next"],
        value=closed * both["effectiveness"] * both["effectiveness_next"] * both["worth"],
    )
    steps: pd.DataFrame = pd.concat([both, second])[["way", *STEP]]
    return steps.sort_values("way", kind="stable")


def requirements(given: PlanInput, pairs: pd.DataFrame) -> Requirements:
    """Give what must be taken before each pair (``nip, training``) in the same year, and before that, and so on."""
    before = prerequisites(given.trainings)
    found, asked = [], pairs[PAIR].drop_duplicates()
    passed = pd.MultiIndex.from_tuples(sorted(given.passed), names=["nip", "earlier"]) if given.passed else None
    while not asked.empty and not before.empty:
        asked = asked.merge(before, on="training")
        if passed is not None:
            asked = asked[~pd.MultiIndex.from_frame(asked[["nip", "earlier"]]).isin(passed)]
        found.append(asked)
        asked = asked[["nip", "earlier"]].rename(columns={"earlier": "training"}).drop_duplicates()
    rows = pd.concat(found) if found else pd.DataFrame({"nip": [], "training": [], "earlier": []}, dtype="str")
    return Requirements(rows.drop_duplicates().sort_values([*PAIR, "earlier"], ignore_index=True))


def counted_steps(ways: Ways, seats: pd.DataFrame) -> pd.DataFrame:
    """Give the steps of the ways that count with these seats (``nip, training``): of each gap the one worth most.

    Of equals the first counts. Sorted by nip, training and competency.
    """
    steps = ways[pd.MultiIndex.from_frame(ways[PAIR]).isin(pd.MultiIndex.from_frame(seats[PAIR]))]
    length = np.bincount(ways["way"])
    whole = steps.groupby("way").agg(
        nip=("nip", "first"), competency=("competency", "first"), value=("value", "sum"), taken=("way", "size")
    )
    best = whole[whole["taken"] == length[whole.index]].sort_values("value", ascending=False, kind="stable")
    counted = best.drop_duplicates(["nip", "competency"]).index
    return steps[steps["way"].isin(counted)].sort_values([*PAIR, "competency"], ignore_index=True)
