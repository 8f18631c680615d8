"""Who is below the performance target, by the newest result that counts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NewType

import pandas as pd

from asnkarier.tables.frames import Performance
from asnkarier.tables.people import PERFORMANCE
from asnkarier.tables.schema import Column, Kind, Table
from asnkarier.tables.vocabulary import fold

ANNUAL = "tahunan"
PERFORMANCE_STATES = Table(
    "performance_states",
    "Whether one person is below the target",
    ("nip",),
    (
        *(PERFORMANCE[name] for name in ("nip", "year")),
        Column("below_target", Kind.FLAG, "Whether the result of that year is below the target"),
    ),
)
PerformanceStates = NewType("PerformanceStates", pd.DataFrame)
"""``PERFORMANCE_STATES``, sorted by nip; who has no result that counts has no row."""


def performance_states(
    performance: Performance, predikat: Collection[str], result_rating: Collection[str], as_of: date, years: int
) -> PerformanceStates:
    """Say of each person with a result whether it is below the target.

    The newest year counts that is one of the ``years`` up to that of the day: its annual result where there is one,
    else every period of it. Below the target is who has, in one of them, one of the predikat or of the ratings.
    """
    counts = performance["year"].between(as_of.year - years + 1, as_of.year)
    found = performance[counts].assign(
        annual=performance["period"].map(fold) == ANNUAL,
        below_target=performance["predikat"].isin(predikat) | performance["result_rating"].isin(result_rating),
    )
    for figure in ("year", "annual"):
        found = found[found[figure] == found.groupby("nip")[figure].transform("max")]
    states = found.groupby("nip", as_index=False).agg(year=("year", "max"), below_target=("below_target", "any"))
    return PerformanceStates(PERFORMANCE_STATES.conform(states))
