"""The job person match (JPM) of each person, with its coverage, its range and its categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from asnkarier.analyses.gap.formulas import FORMULAS, Formula
from asnkarier.analyses.gap.matrix import PERSON, GapMatrix, as_matrix
from asnkarier.analyses.gap.rated_pairs import NO_CORE, RatedPairs, category_codes
from asnkarier.config.region import Category, Factors
from asnkarier.tables.frames import Gaps, JobPersonMatch
from asnkarier.tables.results import JOB_PERSON_MATCH


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
    parts = [_figures(block, FORMULAS[formula], competency_weights, factors) for block in matrix.blocks()]
    figures = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]} if parts else {}
    frame = matrix.people[["nip", *PERSON]].reset_index(drop=True).assign(**figures)
    if parts:
        rated = np.where(figures["coverage"] >= coverage_min, figures["jpm"], np.nan)
        frame = frame.assign(
            category=category_codes(rated, mapping),
            category_low=category_codes(figures["jpm_low"], mapping),
            category_high=category_codes(figures["jpm_high"], mapping),
            category_placement=category_codes(rated, placement),
        )
    return JobPersonMatch(JOB_PERSON_MATCH.conform(frame))


def _figures(
    matrix: GapMatrix, formula: Formula, competency_weights: Mapping[str, float], factors: Factors
) -> dict[str, npt.NDArray[Any]]:
    pairs = RatedPairs.of(matrix, competency_weights, factors)
    return {
        "required": matrix.counted.sum(axis=1),
        "assessed": matrix.known.sum(axis=1),
        "coverage": pairs.coverage(),
        "jpm": pairs.percent(formula),
        "jpm_low": pairs.percent(formula, unknown_share=0),
        "jpm_high": pairs.percent(formula, unknown_share=1),
        "open_gaps": (matrix.gap > 0).sum(axis=1),
        "levels_missing": matrix.gap.sum(axis=1, dtype=np.int64),
    }
