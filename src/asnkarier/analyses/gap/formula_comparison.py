"""What another formula would say: how many people's category would differ, and whose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NewType

import numpy as np
import pandas as pd

from asnkarier.analyses.gap.formulas import FORMULAS
from asnkarier.analyses.gap.matrix import GapMatrix
from asnkarier.analyses.gap.rated_pairs import NO_CORE, RatedPairs, bands, category_codes
from asnkarier.config.region import Category, Factors
from asnkarier.tables.frames import Gaps, JpmByFormula
from asnkarier.tables.gap_results import JPM_BY_FORMULA

FormulaChanges = NewType("FormulaChanges", pd.DataFrame)
"""One row per formula and purpose (``mapping`` or ``placement``): ``formula, purpose`` (str), ``people`` (with a JPM),
``changed, higher, lower`` (people whose category differs from the one by the configured formula; int64) and
``share_changed`` (changed / people, Float64; missing if there are none)."""


def compare_formulas(
    gaps: Gaps | GapMatrix,
    formula: str,
    competency_weights: Mapping[str, float],
    mapping: Sequence[Category],
    placement: Sequence[Category],
    *,
    coverage_min: float,
    factors: Factors = NO_CORE,
) -> FormulaChanges:
    """Give, for every formula and purpose, how many people's category differs from the one by ``formula``.

    The configured formula itself is among them, with zeros. People without a category are not.
    """
    pairs = RatedPairs.of(gaps, competency_weights, factors)
    configured = pairs.percent(FORMULAS[formula])
    rated = ~np.isnan(configured) & (pairs.coverage() >= coverage_min)
    rows = []
    for purpose, categories in (("mapping", mapping), ("placement", placement)):
        before = bands(configured, categories)[rated]
        for other in FORMULAS.values():
            after = bands(pairs.percent(other), categories)[rated]
            higher, lower = int((after > before).sum()), int((after < before).sum())
            people = int(rated.sum())
            share = (higher + lower) / people if people else None
            rows.append((other.name, purpose, people, higher + lower, higher, lower, share))
    columns = ["formula", "purpose", "people", "changed", "higher", "lower", "share_changed"]
    return FormulaChanges(pd.DataFrame(rows, columns=columns).astype({"share_changed": "Float64"}))


def jpm_by_formula(
    gaps: Gaps | GapMatrix,
    formula: str,
    competency_weights: Mapping[str, float],
    mapping: Sequence[Category],
    placement: Sequence[Category],
    *,
    coverage_min: float,
    factors: Factors = NO_CORE,
) -> JpmByFormula:
    """Give each person's JPM and categories by every formula, and whether they differ from those by ``formula``.

    People without any known level are not among them. Who is assessed too little has a JPM and no category, and
    differs in none.
    """
    pairs = RatedPairs.of(gaps, competency_weights, factors)
    rated = pairs.coverage() >= coverage_min
    configured = pairs.percent(FORMULAS[formula])
    frames = []
    for other in FORMULAS.values():
        jpm = pairs.percent(other)
        columns = {"nip": pairs.nips, "formula": other.name, "jpm": jpm}
        for suffix, categories in (("", mapping), ("_placement", placement)):
            columns[f"category{suffix}"] = category_codes(np.where(rated, jpm, np.nan), categories)
            columns[f"differs{suffix}"] = rated & (bands(jpm, categories) != bands(configured, categories))
        frames.append(pd.DataFrame(columns)[~np.isnan(jpm)])
    frame = pd.concat(frames).sort_values("nip", kind="stable", ignore_index=True)
    return JpmByFormula(JPM_BY_FORMULA.conform(frame))
