"""The job person match (JPM) by named formulas, with its coverage, its range and its categories.

A formula decides a person's category, and agencies differ in theirs, so each one is an object that
says where it comes from and proves itself on an example. All of them are one sum divided by another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, NewType

import numpy as np
import numpy.typing as npt
import pandas as pd

from asnkarier.analyses.gap.pairs import Flags, Integers
from asnkarier.config.region import Category
from asnkarier.i18n import N_
from asnkarier.tables.frames import Gaps, JobPersonMatch
from asnkarier.tables.results import JOB_PERSON_MATCH

Numbers = npt.NDArray[np.floating[Any]]

NOISE_DECIMALS = 9
"""Binary arithmetic leaves 79.99999999999999 where 80 is meant: what is beyond this decimal is dropped.

Nothing else is rounded before a percentage is compared with a category's minimum: 79.996 prints as
80.00 and still is below 80.
"""


class Example(NamedTuple):
    """One person worked out by hand: levels found, levels required, weights, and the JPM in percent."""

    level: tuple[float, ...]
    required: tuple[float, ...]
    weight: tuple[float, ...]
    percent: float


@dataclass(frozen=True)
class Formula:
    """A way to put a number on the match of person and position.

    ``credit`` is what a competency adds above the fraction line, ``full`` below it; both take arrays of
    level, required level and weight, one element per person and competency.
    """

    name: str
    expression: str
    title: str
    basis: str
    explanation: str
    credit: Callable[[Numbers, Numbers, Numbers], Numbers]
    full: Callable[[Numbers, Numbers, Numbers], Numbers]
    example: Example

    def percent(self, level: Numbers, required: Numbers, weight: Numbers, person: Integers, people: int) -> Numbers:
        """Give the JPM of persons 0 … ``people`` - 1 in percent; NaN for one without rows or without weight.

        The first four arrays have one element per competency of a person; ``person`` says whose it is.
        """
        credit = np.bincount(person, self.credit(level, required, weight), people)
        full = np.bincount(person, self.full(level, required, weight), people)
        return np.round(100 * _ratio(credit, full), NOISE_DECIMALS)


FORMULAS: dict[str, Formula] = {
    formula.name: formula
    for formula in (
        Formula(
            name="capped_ratio",
            expression="100 · Σ w·min(L, R) / Σ w·R",
            title=N_("Capped ratio"),
            basis=N_(
                "Assessment centre reports state the total level as a percentage of the total standard; counting each "
                "competency at most at its standard is this program's addition."
            ),
            explanation=N_(
                "Levels found over levels required, each competency counted at most at what is required: a surplus in "
                "one competency cannot hide a gap in another. 100 means that no gap is known."
            ),
            credit=lambda level, required, weight: weight * np.minimum(level, required),
            full=lambda level, required, weight: weight * required,
            example=Example(level=(4, 2, 2), required=(3, 3, 2), weight=(1, 1, 1), percent=87.5),
        ),
        Formula(
            name="uncapped_total",
            expression="100 · Σ L / Σ R",
            title=N_("Uncapped total"),
            basis=N_("Assessment centre reports: the total level as a percentage of the total standard."),
            explanation=N_(
                "The sum of all levels found over the sum of all levels required, without weights. A surplus makes up "
                "for a gap elsewhere, and the result may exceed 100 and its own range: read it beside the gaps."
            ),
            credit=lambda level, required, weight: level,
            full=lambda level, required, weight: required,
            example=Example(level=(4, 2, 2), required=(3, 3, 2), weight=(1, 1, 1), percent=100),
        ),
        Formula(
            name="mean_ratio",
            expression="100 · Σ w·(L / R) / Σ w",
            title=N_("Mean ratio"),
            basis=N_(
                "Practice of a provincial assessment centre: the mean of level over standard (which rounds each ratio "
                "to two decimals; this formula does not)."
            ),
            explanation=N_(
                "The mean of each competency's own ratio, not capped. A level missing where little is required costs "
                "more than one missing where much is required; the result may exceed 100 and its own range."
            ),
            credit=lambda level, required, weight: weight * level / required,
            full=lambda level, required, weight: weight,
            example=Example(level=(5, 2, 2), required=(4, 4, 2), weight=(1, 1, 1), percent=275 / 3),
        ),
        Formula(
            name="met_share",
            expression="100 · Σ w·[L ≥ R] / Σ w",
            title=N_("Share met"),
            basis=N_("Practice of skill matrix software: requirements met over requirements."),
            explanation=N_(
                "The share of the competencies whose level is reached. A gap of one level counts like a gap of four."
            ),
            credit=lambda level, required, weight: weight * (level >= required),
            full=lambda level, required, weight: weight,
            example=Example(level=(4, 2, 2, 1), required=(3, 3, 2, 1), weight=(1, 2, 1, 1), percent=60),
        ),
    )
}
"""The formulas by name, the default first."""

FormulaChanges = NewType("FormulaChanges", pd.DataFrame)
"""One row per formula and purpose (``mapping`` or ``placement``): ``formula, purpose`` (str), ``people`` (with a JPM),
``changed, higher, lower`` (people whose category differs from the one by the configured formula; int64) and
``share_changed`` (changed / people, Float64; missing if there are none)."""


def job_person_match(
    gaps: Gaps,
    formula: str,
    competency_weights: Mapping[str, float],
    mapping: Sequence[Category],
    placement: Sequence[Category],
    *,
    coverage_min: float,
) -> JobPersonMatch:
    """Give each person's JPM over the competencies with a valid level, and how sure it is.

    Exempt competencies are left out altogether. ``coverage`` is the share of the rest that is
    assessed; ``jpm_low`` and ``jpm_high`` are the JPM if all unknown levels were 0, and if they were
    just what is required. With a capped formula the JPM lies between the two. Categories are given by
    their code, and to nobody of whom less than ``coverage_min`` is assessed. A competency not in ``competency_weights``
    weighs 1.
    """
    pairs = _Pairs.of(gaps, competency_weights)
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
        category=_categories(rated, mapping),
        category_low=_categories(low, mapping),
        category_high=_categories(high, mapping),
        category_placement=_categories(rated, placement),
        open_gaps=np.bincount(pairs.person[missing > 0], minlength=pairs.people),
        levels_missing=np.bincount(pairs.person, missing, pairs.people).astype(np.int64),
    )
    return JobPersonMatch(JOB_PERSON_MATCH.conform(frame))


def compare_formulas(
    gaps: Gaps,
    formula: str,
    competency_weights: Mapping[str, float],
    mapping: Sequence[Category],
    placement: Sequence[Category],
    *,
    coverage_min: float,
) -> FormulaChanges:
    """Give, for every formula and purpose, how many people's category differs from the one by ``formula``.

    The configured formula itself is among them, with zeros. People without a category are not.
    """
    pairs = _Pairs.of(gaps, competency_weights)
    configured = pairs.percent(FORMULAS[formula])
    rated = ~np.isnan(configured) & (pairs.coverage() >= coverage_min)
    rows = []
    for purpose, bands in (("mapping", mapping), ("placement", placement)):
        before = _bands(configured, bands)[rated]
        for other in FORMULAS.values():
            after = _bands(pairs.percent(other), bands)[rated]
            higher, lower = int((after > before).sum()), int((after < before).sum())
            people = int(rated.sum())
            share = (higher + lower) / people if people else None
            rows.append((other.name, purpose, people, higher + lower, higher, lower, share))
    columns = ["formula", "purpose", "people", "changed", "higher", "lower", "share_changed"]
    return FormulaChanges(pd.DataFrame(rows, columns=columns).astype({"share_changed": "Float64"}))


@dataclass(frozen=True)
class _Pairs:
    """The rows of ``gaps`` as arrays: whose it is, what is required and found, and whether it counts."""

    person: Integers
    people: int
    level: Numbers  # NaN where it is not known
    required: Numbers
    weight: Numbers
    counted: Flags  # not exempt

    @classmethod
    def of(cls, gaps: Gaps, competency_weights: Mapping[str, float]) -> _Pairs:
        person, people = pd.factorize(gaps["nip"], sort=True)
        competency, codes = pd.factorize(gaps["competency"])
        weights = np.array([competency_weights.get(code, 1.0) for code in codes], dtype=float)
        return cls(
            person=person,
            people=len(people),
            level=gaps["level"].to_numpy(float, na_value=np.nan),
            required=gaps["level_required"].to_numpy(float),
            weight=weights[competency],
            counted=(gaps["status"] != "exempt").to_numpy(bool),
        )

    @property
    def known(self) -> Flags:
        """Say which rows count and have a level."""
        return self.counted & ~np.isnan(self.level)

    def count(self, rows: Flags) -> Integers:
        """Count some rows by person."""
        return np.bincount(self.person[rows], minlength=self.people)

    def coverage(self) -> Numbers:
        """Give for each person the share of the rows that count whose level is known; NaN where none counts."""
        return _ratio(self.count(self.known), self.count(self.counted))

    def first_rows(self) -> Integers:
        """Give a row of each person."""
        row = np.empty(self.people, dtype=np.int64)
        row[self.person] = np.arange(len(self.person))
        return row

    def percent(self, formula: Formula, unknown_share: float | None = None) -> Numbers:
        """Give the JPM; unknown levels are left out, or taken as this share of the level required."""
        rows = self.known if unknown_share is None else self.counted
        level = self.level if unknown_share is None else np.where(self.known, self.level, unknown_share * self.required)
        return formula.percent(level[rows], self.required[rows], self.weight[rows], self.person[rows], self.people)


def _bands(percent: Numbers, categories: Sequence[Category]) -> Integers:
    """Give the place of each percentage's band, the lowest 0; -1 below them all and where it is NaN."""
    minima = np.sort([category.minimum for category in categories])
    return np.where(np.isnan(percent), -1, np.searchsorted(minima, percent, side="right") - 1)


def _categories(percent: Numbers, categories: Sequence[Category]) -> pd.Series:
    """Give the code of each percentage's category: the band whose minimum, included, is the nearest below it."""
    lowest_first = sorted(categories, key=lambda category: category.minimum)
    codes = pd.array([category.code for category in lowest_first], dtype="str")
    return pd.Series(codes.take(_bands(percent, categories), allow_fill=True))


def _ratio(part: npt.NDArray[Any], whole: npt.NDArray[Any]) -> Numbers:
    """Give part / whole, NaN where the whole is 0."""
    ratio: Numbers = np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0)
    return ratio
