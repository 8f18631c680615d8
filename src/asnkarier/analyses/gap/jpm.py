"""The job person match (JPM) of each person, with its coverage, its range and its categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from asnkarier.analyses.gap.formulas import FORMULAS
from asnkarier.analyses.gap.rated_pairs import NO_CORE, RatedPairs, category_codes
from asnkarier.config.region import Category, Factors
from asnkarier.tables.frames import Gaps, JobPersonMatch
from asnkarier.tables.results import JOB_PERSON_MATCH


def job_person_match(
    gaps: Gaps,
    formula: str,
    competency_weights: Mapping[str, float],
    mapping: Sequence[Category],
    placement: Sequence[Category],
    *,
    coverage_min: float,
    factors: Factors = NO_CORE,
) -> JobPersonMatch:
    """Give each person's JPM over the competencies with a valid level, and how sure it is.

    Exempt competencies are left out altogether. ``coverage`` is the share of the rest that is
    assessed; ``jpm_low`` and ``jpm_high`` are the JPM if all unknown levels were 0, and if they were
    just what is required. With a capped formula the JPM lies between the two. Categories are given by
    their code, and to nobody of whom less than ``coverage_min`` is assessed. A competency not in ``competency_weights``
    weighs 1; ``factors`` matter to formulas with factors only.
    """
    pairs = RatedPairs.of(gaps, competency_weights, factors)
    assess = FORMULAS[formula]
    first = pairs.first_rows()
    required, assessed = pairs.count(pairs.counted), pairs.count(pairs.known)
    missing = gaps["gap"].fillna(0).to_numpy(np.int64)
    jpm, coverage = pairs.percent(assess), pairs.coverage()
    rated = np.where(coverage >= coverage_min, jpm, np.nan)
    low, high = pairs.percent(assess, unknown_share=0), pairs.percent(assess, unknown_share=1)
    frame = gaps.iloc[first][["nip", "name", "opd", "unor", "jabatan", "jenjang"]].reset_index(drop=True)
    frame = frame.assign(
        required=required,
        assessed=assessed,
        coverage=coverage,
        jpm=jpm,
        jpm_low=low,
        jpm_high=high,
        category=category_codes(rated, mapping),
        category_low=category_codes(low, mapping),
        category_high=category_codes(high, mapping),
        category_placement=category_codes(rated, placement),
        open_gaps=np.bincount(pairs.person[missing > 0], minlength=pairs.people),
        levels_missing=np.bincount(pairs.person, missing, pairs.people).astype(np.int64),
    )
    return JobPersonMatch(JOB_PERSON_MATCH.conform(frame))
