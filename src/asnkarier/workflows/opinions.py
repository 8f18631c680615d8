"""What rests on the opinion of a superior or of oneself alone, and what a gap analysis says without it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from asnkarier.analyses.gap.matrix import GapMatrix
from asnkarier.config.region import RegionConfig
from asnkarier.tables.frames import JobPersonMatch
from asnkarier.workflows.gaps import RegionGaps, region_gaps

OPINIONS = ("superior", "self")
"""Methods of assessment that are the word of one person, who was not trained to assess."""


def opinions(
    config: RegionConfig,
    sources: Mapping[str, pd.DataFrame],
    as_of: date,
    opds: tuple[str, ...],
    found: RegionGaps,
    persons: JobPersonMatch,
    match: Callable[[GapMatrix], JobPersonMatch],
) -> dict[str, Any] | None:
    """Compare an analysis with the one in which assessments by :data:`OPINIONS` do not count; None if there are none.

    ``pairs`` have a valid level by these methods only, of so many ``people``; ``levels`` are pairs whose level would
    be another by other methods; ``categories`` are people whose category for mapping would differ, or be none.
    """
    assessments = sources["assessments"]
    others = assessments[~assessments["method"].isin(OPINIONS)].reset_index(drop=True)
    if len(others) == len(assessments):
        return None
    gaps = region_gaps(config, {**sources, "assessments": others}, as_of, opds).matrix
    without = match(gaps)
    with_all = found.matrix
    asked = with_all.required > 0
    known, still = asked & (with_all.level > 0), asked & (gaps.level > 0)
    alone = known & ~still
    category = persons["category"].fillna("") != without["category"].fillna("")
    jpm = without["jpm"].dropna()
    return {
        "methods": list(OPINIONS),
        "pairs": int(alone.sum()),
        "people": int(alone.any(axis=1).sum()),
        "levels": int((known & still & (with_all.level != gaps.level)).sum()),
        "categories": int(category.sum()),
        "without": {
            "assessed": int(gaps.known.sum()),
            "people_with_gap": int((without["open_gaps"] > 0).sum()),
            "levels_missing": int(gaps.gap.sum(dtype=int)),
            "jpm_mean": round(float(jpm.mean()), 2) if len(jpm) else None,
            "categories": {str(code): int(count) for code, count in without["category"].value_counts().items()},
        },
    }
