"""The job person match (JPM) of each person, with its coverage, its range and its categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from asnkarier.analyses.gap.formulas import FORMULAS, Formula, Numbers, ratio
from asnkarier.analyses.gap.matrix import PERSON, GapMatrix, as_matrix
from asnkarier.analyses.gap.percent_by_pair import percent_by_pair
from asnkarier.analyses.gap.rated_pairs import NO_CORE, RatedPairs, category_codes
from asnkarier.config.region import Category, Factors
from asnkarier.tables.frames import Gaps, JobPersonMatch
from asnkarier.tables.gap_results import JOB_PERSON_MATCH


def job_person_match(
    gaps: Gaps | GapMatrix,
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
    weighs 1; ``factors`` matter to formulas with factors only. Of whom nothing is required has no row.
    """
    matrix = as_matrix(gaps).with_requirements()
    required, assessed = matrix.counted.sum(axis=1), matrix.known.sum(axis=1)
    coverage = ratio(assessed, required)
    jpm, low, high = _percent(matrix, FORMULAS[formula], competency_weights, factors)
    rated = np.where(coverage >= coverage_min, jpm, np.nan)
    frame = matrix.people[["nip", *PERSON]].reset_index(drop=True)
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
        open_gaps=(matrix.gap > 0).sum(axis=1),
        levels_missing=matrix.gap.sum(axis=1, dtype=np.int64),
    )
    return JobPersonMatch(JOB_PERSON_MATCH.conform(frame))


def _percent(
    matrix: GapMatrix, formula: Formula, competency_weights: Mapping[str, float], factors: Factors
) -> tuple[Numbers, Numbers, Numbers]:
    """Give the JPM, and those with all unknown levels 0 and all just what is required."""
    if not formula.with_factors:
        return percent_by_pair(matrix, formula, competency_weights)
    pairs = [RatedPairs.of(block, competency_weights, factors) for block in matrix.blocks()]
    ways = [[part.percent(formula, unknown_share) for part in pairs] for unknown_share in (None, 0, 1)]
    jpm, low, high = (np.concatenate([np.empty(0), *parts]) for parts in ways)
    return jpm, low, high
