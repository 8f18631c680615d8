"""What rests on the opinion of a superior or of oneself alone, and what a gap analysis says without it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.tables.frames import Gaps, JobPersonMatch
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
    match: Callable[[Gaps], JobPersonMatch],
) -> dict[str, Any] | None:
    """Compare an analysis with the one in which assessments by :data:`OPINIONS` do not count; None if there are none.

    ``pairs`` have a valid level by these methods only, of so many ``people``; ``levels`` are pairs whose level would
    be another by other methods; ``categories`` are people whose category for mapping would differ, or be none.
    """
    assessments = sources["assessments"]
    others = assessments[~assessments["method"].isin(OPINIONS)].reset_index(drop=True)
    if len(others) == len(assessments):
        return None
    gaps = region_gaps(config, {**sources, "assessments": others}, as_of, opds).gaps
    without = match(gaps)
    known, still = found.gaps["level"].notna(), gaps["level"].notna()
    alone = known & ~still
    category = persons["category"].fillna("") != without["category"].fillna("")
    jpm = without["jpm"].dropna()
    return {
        "methods": list(OPINIONS),
        "pairs": int(alone.sum()),
        "people": int(found.gaps.loc[alone, "nip"].nunique()),
        "levels": int((known & still & (found.gaps["level"] != gaps["level"])).sum()),
        "categories": int(category.sum()),
        "without": {
            "assessed": int(gaps["status"].isin(["met", "gap"]).sum()),
            "people_with_gap": int((without["open_gaps"] > 0).sum()),
            "levels_missing": int(gaps["gap"].sum()),
            "jpm_mean": round(float(jpm.mean()), 2) if len(jpm) else None,
            "categories": {str(code): int(count) for code, count in without["category"].value_counts().items()},
        },
    }
