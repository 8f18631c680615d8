"""Whom to assess first: those whose category the unknown levels could still change.

It orders assessments by what they would tell, and says nothing about the people.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from asnkarier.analyses.gap.formulas import FORMULAS, NOISE_DECIMALS, Numbers
from asnkarier.analyses.gap.matrix import Flags, GapMatrix, Integers
from asnkarier.analyses.gap.rated_pairs import NO_CORE, RatedPairs, bands
from asnkarier.config.region import Category, Factors
from asnkarier.tables.frames import AssessFirst, Gaps
from asnkarier.tables.gap_results import ASSESS_FIRST


def assess_first(
    gaps: Gaps | GapMatrix,
    formula: str,
    competency_weights: Mapping[str, float],
    mapping: Sequence[Category],
    *,
    coverage_min: float,
    factors: Factors = NO_CORE,
) -> AssessFirst:
    """Give whom to assess first and in what: everybody whose range of the JPM spans several categories for mapping.

    The range runs from all unknown levels at 0 to all at what is required. Each unknown competency is a part of it,
    its ``points``; within a person the largest comes first. ``needed`` is the fewest assessments, in that order, that
    *can* settle the category: after them at least ``coverage_min`` is assessed, and some outcome of them leaves a
    range inside one category. It is a lower bound, since nobody knows the outcome (and since levels are taken as if
    they could be divided).

    People are ordered by how many categories their range spans, the most first; then by ``needed``, the fewest first;
    then by the width of the range, the widest first; then by nip. One row per person and unknown competency, in the
    order of assessing.
    """
    pairs = RatedPairs.of(gaps, competency_weights, factors)
    assess = FORMULAS[formula]
    low, high = pairs.percent(assess, unknown_share=0), pairs.percent(assess, unknown_share=1)
    spanned = bands(high, mapping) - bands(low, mapping) + 1
    unknown = np.flatnonzero(pairs.counted & ~pairs.known & (spanned > 1)[pairs.person])
    person = pairs.person[unknown]
    points = _points(pairs, formula, unknown)

    # the largest part first; of equal ones that with the first code
    order = np.lexsort((pairs.competency[unknown], -points, person))
    unknown, person, points = unknown[order], person[order], points[order]
    starts = np.flatnonzero(np.diff(person, prepend=-1))
    counts = np.diff(starts, append=len(person))
    turn = np.arange(len(person)) - np.repeat(starts, counts) + 1
    assessed = pairs.count(pairs.known)[person] + turn
    enough = assessed / pairs.count(pairs.counted)[person] >= coverage_min
    settled = _can_settle(low[person], high[person], _running(points, starts, counts), mapping)
    last = turn == np.repeat(counts, counts)
    needed = np.minimum.reduceat(np.where((enough & settled) | last, turn, len(turn)), starts) if len(turn) else turn
    frame = pd.DataFrame(
        {
            "nip": pairs.nips.array.take(person),
            "competency": pd.array(pairs.codes, dtype="str").take(pairs.competency[unknown]),
            "turn": turn,
            "points": points,
            "categories": spanned[person],
            "needed": np.repeat(needed, counts),
            "width": (high - low)[person],
        }
    ).sort_values(
        ["categories", "needed", "width", "nip", "turn"], ascending=[False, True, False, True, True], ignore_index=True
    )
    frame["place"] = pd.factorize(frame["nip"])[0] + 1
    return AssessFirst(ASSESS_FIRST.conform(frame))


def _points(pairs: RatedPairs, formula: str, unknown: Integers) -> Numbers:
    """Give the percentage points by which the JPM of the range's ends differs through each unknown competency."""
    assess, counted = FORMULAS[formula], pairs.counted
    person = pairs.person[counted]
    core = pairs.core._replace(rows=pairs.core.rows[counted])
    weight = np.zeros(len(pairs.person))
    weight[counted] = assess.weights(pairs.weight[counted], person, pairs.people, core)
    full = np.bincount(person, assess.full(pairs.level, pairs.required, weight)[counted], pairs.people)
    required, weight = pairs.required[unknown], weight[unknown]
    part = assess.credit(required, required, weight) - assess.credit(np.zeros(len(unknown)), required, weight)
    return np.round(100 * part / full[pairs.person[unknown]], NOISE_DECIMALS)


def _running(points: Numbers, starts: Integers, counts: Integers) -> Numbers:
    """Give the sum of each person's points up to each row."""
    total = np.cumsum(points)
    before = np.repeat((total - points)[starts], counts)
    return np.round(total - before, NOISE_DECIMALS)


def _can_settle(low: Numbers, high: Numbers, assessed: Numbers, mapping: Sequence[Category]) -> Flags:
    """Say whether assessments worth ``assessed`` points can leave a range that lies inside one category.

    They move the low end up by something between 0 and ``assessed`` and leave a range narrower by ``assessed``. So a
    category from ``start`` to below ``end`` is in reach if ``start`` is (from below), if ``end`` is (from above), and
    if what is left fits between the two.
    """
    minima = np.sort([category.minimum for category in mapping])
    in_reach = np.zeros(len(low), dtype=bool)
    for start, end in zip((-np.inf, *minima), (*minima, np.inf), strict=True):
        in_reach |= (low + assessed >= start) & (high - assessed < end) & (high - low - assessed < end - start)
    return in_reach
