"""Which assessment counts: of those still valid the best evidence, then the newest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NewType

import numpy as np
import pandas as pd

from asnkarier.analyses.gap.pairs import cells
from asnkarier.tables.frames import Assessments
from asnkarier.tables.people import ASSESSMENTS
from asnkarier.tables.schema import Column, Kind, Table

LATEST_LEVELS = Table(
    "latest_levels",
    "The assessment that counts for one person and competency",
    ("nip", "competency"),
    (
        *(ASSESSMENTS[name] for name in ("nip", "competency", "level", "assessed_on", "method")),
        Column("expired", Kind.FLAG, "Too old to count on the day; it is the newest one all the same"),
    ),
)
LatestLevels = NewType("LatestLevels", pd.DataFrame)
"""``LATEST_LEVELS``, sorted by nip and competency."""


def latest_levels(
    assessments: Assessments, as_of: date, validity_years: int, evidence: Mapping[str, int]
) -> LatestLevels:
    """Give the one assessment that counts for each person and competency on the day.

    Looked at are assessments that found a level, on or before ``as_of``, by a method that
    ``evidence`` grades (a method without a grade does not count). Of those still valid the highest
    grade wins, then the newest date; if none is valid any more, the newest one stands, marked
    expired, and then the grade decides between two of the same day. What is still equal goes to the
    method that ``evidence`` names first.
    """
    day = pd.Timestamp(as_of)
    counts = assessments["level"].notna() & (assessments["assessed_on"] <= day) & assessments["method"].isin(evidence)
    found = assessments.loc[counts, ["nip", "competency", "level", "assessed_on", "method"]]
    method, methods = pd.factorize(found["method"])
    grade = np.array([evidence[name] for name in methods], dtype=np.int64)[method]
    order = np.array([list(evidence).index(name) for name in methods], dtype=np.int64)[method]
    expired = (found["assessed_on"] < pd.Timestamp(valid_since(as_of, validity_years))).to_numpy(bool)
    since_1970 = found["assessed_on"].to_numpy("datetime64[D]").astype(np.int64)

    # The best assessment of a pair is the last one written into its cell. lexsort's last key comes first.
    worst_to_best = np.lexsort(
        (-order, np.where(expired, grade, since_1970), np.where(expired, since_1970, grade), ~expired)
    )
    cell, count = cells(found)
    best = np.full(count, -1)
    best[cell[worst_to_best]] = worst_to_best
    best = best[best >= 0]
    return LatestLevels(LATEST_LEVELS.conform(found.take(best).assign(expired=expired[best])))


def levels_at_odds(
    assessments: Assessments, as_of: date, validity_years: int, evidence: Mapping[str, int]
) -> pd.DataFrame:
    """Give the people assessed at two levels in one competency on one day, by methods that count and are still valid.

    Columns ``nip, competency, assessed_on, methods, levels``, one row for each, where the two are of the newest day.
    ``methods`` and ``levels`` are in the order of :func:`latest_levels`: the first one counts.
    """
    since = pd.Timestamp(valid_since(as_of, validity_years))
    counts = assessments["level"].notna() & assessments["assessed_on"].between(since, pd.Timestamp(as_of))
    found = assessments[counts & assessments["method"].isin(evidence)]
    occasion = ["nip", "competency", "assessed_on"]
    found = found[found.groupby(occasion)["level"].transform("nunique") > 1]
    best = sorted(evidence, key=lambda method: -evidence[method])
    found = found.assign(rank=found["method"].map({name: place for place, name in enumerate(best)}))
    found = found.sort_values([*occasion, "rank"])
    return found.groupby(occasion, as_index=False).agg(methods=("method", list), levels=("level", list))


def valid_since(as_of: date, validity_years: int) -> date:
    """Give the oldest day whose assessments are still valid on ``as_of``.

    Years are calendar years and the anniversary is the last valid day: an assessment of 1 May 2023
    that is valid for three years counts up to and including 1 May 2026, one of 29 February 2024 up to
    28 February 2027. Never before the first day of the calendar.
    """
    if as_of.year <= validity_years:
        return date.min
    try:
        return as_of.replace(year=as_of.year - validity_years)
    except ValueError:  # on 29 February, an assessment of a 28 February had its last day yesterday
        return date(as_of.year - validity_years, 3, 1)
