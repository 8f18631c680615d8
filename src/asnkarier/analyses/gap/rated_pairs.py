"""The rows of ``gaps`` as arrays, as every figure about a JPM needs them, and the bands of its categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from asnkarier.analyses.gap.formulas import Core, Formula, Numbers, ratio
from asnkarier.analyses.gap.matrix import Flags, GapMatrix, Integers, as_matrix
from asnkarier.config.region import Category, Factors
from asnkarier.tables.frames import Gaps

NO_CORE = Factors(core=(), core_share=0.5)
"""No competency is a core factor: all count alike, whatever the share."""


@dataclass(frozen=True)
class RatedPairs:
    """Required pairs as arrays, by nip and competency: whose it is, what is required and found, whether it counts."""

    person: Integers  # place in nips
    competency: Integers  # place in codes
    nips: pd.Series
    codes: list[str]
    level: Numbers  # NaN where it is not known
    required: Numbers
    weight: Numbers
    core: Core
    counted: Flags  # not exempt

    @classmethod
    def of(
        cls, gaps: Gaps | GapMatrix, competency_weights: Mapping[str, float], factors: Factors = NO_CORE
    ) -> RatedPairs:
        """Take what is required apart; a competency not in ``competency_weights`` weighs 1."""
        matrix = as_matrix(gaps)
        person, competency = np.nonzero(matrix.required)
        asked = matrix.required > 0
        weights = np.array([competency_weights.get(code, 1.0) for code in matrix.competencies], dtype=float)
        level = matrix.level[asked]
        return cls(
            person=person,
            competency=competency,
            nips=matrix.people["nip"],
            codes=matrix.competencies,
            level=np.where(level > 0, level, np.nan),
            required=matrix.required[asked].astype(float),
            weight=weights[competency],
            core=Core(np.isin(matrix.competencies, factors.core)[competency], factors.core_share),
            counted=~matrix.exempt[asked],
        )

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.nips)

    @cached_property
    def known(self) -> Flags:
        """Say which rows count and have a level."""
        return self.counted & ~np.isnan(self.level)

    def count(self, rows: Flags) -> Integers:
        """Count some rows by person."""
        return np.bincount(self.person[rows], minlength=self.people)

    def coverage(self) -> Numbers:
        """Give for each person the share of the rows that count whose level is known; NaN where none counts."""
        return ratio(self.count(self.known), self.count(self.counted))

    def percent(self, formula: Formula, unknown_share: float | None = None) -> Numbers:
        """Give the JPM; unknown levels are left out, or taken as this share of the level required."""
        some = self.known if unknown_share is None else self.counted
        rows = slice(None) if some.all() else some  # of all of them a view will do
        level = self.level if unknown_share is None else np.where(self.known, self.level, unknown_share * self.required)
        core = Core(self.core.rows[rows], self.core.share)
        return formula.percent(
            level[rows], self.required[rows], self.weight[rows], self.person[rows], self.people, core
        )


def bands(percent: Numbers, categories: Sequence[Category]) -> Integers:
    """Give the place of each percentage's band, the lowest 0; -1 below them all and where it is NaN."""
    minima = np.sort([category.minimum for category in categories])
    return np.where(np.isnan(percent), -1, np.searchsorted(minima, percent, side="right") - 1)


def category_codes(percent: Numbers, categories: Sequence[Category]) -> pd.Series:
    """Give the code of each percentage's category: the band whose minimum, included, is the nearest below it."""
    lowest_first = sorted(categories, key=lambda category: category.minimum)
    codes = pd.array([category.code for category in lowest_first], dtype="str")
    return pd.Series(codes.take(bands(percent, categories), allow_fill=True))
