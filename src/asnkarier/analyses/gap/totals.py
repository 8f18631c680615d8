"""The gaps of every group of people, for each competency and for all together."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from asnkarier.analyses.gap.distinct import numbered
from asnkarier.analyses.gap.matrix import GapMatrix, as_matrix
from asnkarier.tables.frames import Gaps, GapTotals
from asnkarier.tables.gap_results import GAP_TOTALS, UNNAMED
from asnkarier.tables.vocabulary import one_spelling

Numbers = npt.NDArray[Any]


def gap_totals(gaps: Gaps | GapMatrix) -> GapTotals:
    """Count the gaps in the region, in each OPD, unit and jenjang.

    Each group has one row for every competency and one, without competency, for all together. Units add
    up to their OPD and the OPDs to the region (except the two shares and the mean). Exempt pairs count
    nowhere; a group of none but exempt pairs stays, with zeros. The region has no group name; a unit is
    named ``OPD / unit``, because many OPDs have a "Sekretariat". Names of OPDs that differ in case or punctuation
    only are one OPD.

    Sorted by scope (region, opd, unor, jenjang), group and competency, the row of all competencies first.
    """
    matrix = as_matrix(gaps).with_requirements()
    people = matrix.people[["opd", "unor", "jenjang"]]
    place, first = numbered(people)
    counts = _Counts.of(matrix, place, len(first))
    places = people.iloc[first].astype("str").reset_index(drop=True)
    places["opd"] = places["opd"].map(one_spelling(places["opd"].dropna())).astype("str")
    places = places.fillna(UNNAMED)
    groups = {
        "region": pd.Series(pd.NA, places.index, dtype="str"),
        "opd": places["opd"],
        "unor": places["opd"] + " / " + places["unor"],
        "jenjang": places["jenjang"],
    }
    rows = [_rows(counts, matrix.competencies, scope, group) for scope, group in groups.items()]
    totals = pd.concat(rows, ignore_index=True)
    totals = totals.assign(
        coverage=_ratio(totals["assessed"], totals["required"]),
        share_with_gap=_ratio(totals["with_gap"], totals["assessed"]),
        mean_gap=_ratio(totals["levels_missing"], totals["assessed"]),
    )
    return GapTotals(GAP_TOTALS.conform(totals))


@dataclass(frozen=True)
class _Counts:
    """What is counted of some people or groups: arrays [groups, competencies], ``people`` [groups, 1]."""

    people: Numbers
    asked: Numbers
    required: Numbers
    assessed: Numbers
    with_gap: Numbers
    levels_missing: Numbers

    @classmethod
    def of(cls, matrix: GapMatrix, group: Numbers, groups: int) -> _Counts:
        """Count the people of each group, and the cells by what they are; ``group`` says where each person belongs."""
        # One person is required several competencies but is one of the people of the group.
        people = np.bincount(group, matrix.counted.any(axis=1), groups).astype(np.int64)
        # 0: nothing is asked, 1: excused, 2: unknown, from 3: the gap
        kind = matrix.gap + (matrix.required > 0) + matrix.counted + matrix.known
        kinds = int(kind.max(initial=3)) + 1
        cells = np.zeros((groups, kind.shape[1], kinds), dtype=np.int64)
        for column, kinds_of_people in enumerate(kind.T):
            cells[:, column] = np.bincount(group * kinds + kinds_of_people, minlength=groups * kinds).reshape(-1, kinds)
        asked, required, assessed, with_gap = (cells[:, :, first:].sum(axis=2) for first in (1, 2, 3, 4))
        return cls(people[:, None], asked, required, assessed, with_gap, cells[:, :, 3:] @ np.arange(kinds - 3))

    def added(self, group: Numbers, groups: int) -> _Counts:
        """Add the rows up; ``group`` says to which of the groups each belongs, none of which is empty."""
        order = np.argsort(group, kind="stable")
        starts = np.searchsorted(group[order], np.arange(groups))

        def sums(each: Numbers) -> Numbers:
            if not groups:
                return np.zeros((0, each.shape[1]), dtype=np.int64)
            added: Numbers = np.add.reduceat(each[order], starts, axis=0, dtype=np.int64)
            return added

        return _Counts(*(sums(getattr(self, field.name)) for field in fields(self)))


def _rows(counts: _Counts, competencies: list[str], scope: str, group: pd.Series) -> pd.DataFrame:
    """Give the rows of a scope's groups: all competencies together, then each that is asked of any of the group."""
    place, names = pd.factorize(group, sort=True, use_na_sentinel=False)
    of = counts.added(place, len(names))
    shown = np.hstack((np.ones((len(names), 1), dtype=bool), of.asked > 0))
    row, column = np.nonzero(shown)

    def with_all(each: Numbers) -> Any:
        both = np.hstack((each.sum(axis=1, keepdims=True), each))
        return both[shown]

    return pd.DataFrame(
        {
            "scope": scope,
            "group": pd.Index(names).array.take(row),
            "competency": pd.array(competencies, dtype="str").take(column - 1, allow_fill=True),
            "people": np.hstack((of.people, of.required))[shown],
            **{name: with_all(getattr(of, name)) for name in ("required", "assessed", "with_gap", "levels_missing")},
        }
    )


def _ratio(part: pd.Series, whole: pd.Series) -> pd.Series:
    """Give part / whole, missing where the whole is 0."""
    return part.astype("Float64") / whole.where(whole > 0).astype("Float64")
