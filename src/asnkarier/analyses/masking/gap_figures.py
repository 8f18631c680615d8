"""The figures of a gap analysis that may leave the office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from asnkarier.analyses.masking.change_figures import CHANGES, change_by_person
from asnkarier.analyses.masking.figures import Row, as_figures, pooled
from asnkarier.analyses.masking.hidden_cells import Counts, CrossTable, Hidden, hidden_cells
from asnkarier.tables.frames import Gaps, JobPersonMatch, MaskedFigures
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.masked_figures import ALL, NOT_ASSESSED, POOLED
from asnkarier.tables.vocabulary import one_spelling

STATES = ("met", "gap", "unknown")
"""What a requirement can be; those that are exempt count nowhere."""
_STATE = {"met": "met", "gap": "gap", "unassessed": "unknown", "expired": "unknown"}


def gap_figures(
    gaps: Gaps, persons: JobPersonMatch, categories: Sequence[str], few: int, before: Gaps | None = None
) -> MaskedFigures:
    """Give the figures by OPD and JPM category (codes, in this order), and by OPD, competency and state.

    With the gaps of a former run, ``before``, also by OPD and what became of people's levels since.

    No group of fewer than ``few`` people can be worked out from any of their sums (:mod:`hidden_cells`): OPDs of so few
    are pooled, cells hidden. Sums over competencies are those of the competencies whose own sums are all shown. What
    follows from how a JPM is computed, not from sums, is not looked at.
    """
    opd = persons["opd"].fillna(UNNAMED)
    opd = opd.map(one_spelling(opd.unique()))
    sizes = {str(name): int(size) for name, size in opd.value_counts().sort_index().items()}
    names = pooled(sizes, few)
    place = pd.Series(opd.map(names).to_numpy(), index=persons["nip"].to_numpy(), dtype=object)
    groups = (*sorted(set(place) - {POOLED}), *([POOLED] if POOLED in set(place) else []))
    people: Counts = np.array([int((place == group).sum()) for group in groups], dtype=np.int64)

    def crossed(nips: pd.Series, parts: pd.Series, names: Sequence[str]) -> tuple[CrossTable, Hidden]:
        table = CrossTable(groups, tuple(names), _counted(nips.map(place), parts, groups, names), people)
        return table, hidden_cells(table, few)

    rows: list[Row] = []
    codes = [*categories, NOT_ASSESSED]
    by_category, hidden = crossed(persons["nip"], persons["category"].fillna(NOT_ASSESSED), codes)
    rows += _people_by("category", by_category, hidden)
    if before is not None:
        since, closed = crossed(persons["nip"], change_by_person(before, gaps, persons), CHANGES)
        # both tables have the same sums by OPD: one that either hides, the other would tell
        if not (hidden[:, -1].any() or closed[:, -1].any()):
            rows += _people_by("change", since, closed)
    whole = not hidden[-1].any()
    required = gaps[gaps["status"] != "exempt"]
    state = required["status"].map(_STATE)
    shown = pd.Series(data=True, index=required.index)
    left_out = 0
    for code, of in required.groupby("competency", sort=True):
        table, closed = crossed(of["nip"], state.loc[of.index], STATES)
        levels = None if closed[-1].any() else float(of["gap"].sum())
        rows += _competency_rows(str(code), table, closed)
        rows.append(("competency", None, str(code), "levels_missing", levels))
        if closed[-1].any():
            left_out += 1
            shown.loc[of.index] = False
    rows += _people_rows(persons, few, whole=whole)
    rows += _sum_rows(state[shown], required[shown])
    rows.append(("region", None, None, "competencies_left_out", float(left_out)))
    if number := sum(name == POOLED for name in names.values()):
        rows.append(("opd", POOLED, None, "pooled", float(number)))
    return as_figures(rows)


def _counted(groups: pd.Series, parts: pd.Series, names: Sequence[str], columns: Sequence[str]) -> Counts:
    row, column = pd.Index(names).get_indexer(pd.Index(groups)), pd.Index(columns).get_indexer(pd.Index(parts))
    if (row < 0).any() or (column < 0).any():
        raise ValueError("a group or part that is not in the table")
    flat = np.bincount(row * len(columns) + column, minlength=len(names) * len(columns))
    counts: Counts = flat.reshape(len(names), len(columns)).astype(np.int64)
    return counts


def _cells(table: CrossTable, hidden: Hidden) -> Iterator[tuple[str | None, str, float | None]]:
    """Give group (None: region), part and value, sums included; a hidden value is None."""
    values = table.with_margins
    for row, group in enumerate((*table.groups, None)):
        for column, part in enumerate((*table.parts, ALL)):
            yield group, part, None if hidden[row, column] else float(values[row, column])


def _people_by(subject: str, table: CrossTable, hidden: Hidden) -> Iterator[Row]:
    for group, part, value in _cells(table, hidden):
        yield subject, group, part, "people", value


def _competency_rows(code: str, table: CrossTable, hidden: Hidden) -> Iterator[Row]:
    for group, part, value in _cells(table, hidden):
        yield "competency", group, code, "people" if part == ALL else part, value


def _people_rows(persons: JobPersonMatch, few: int, *, whole: bool) -> Iterator[Row]:
    """Give the people of the region by what is known of their gaps, all or none; the mean if no category is hidden."""
    gap, assessed = persons["open_gaps"] > 0, persons["assessed"] > 0
    parts = {
        "people_with_gap": int(gap.sum()),
        "people_without_gap": int((assessed & ~gap).sum()),
        "people_not_assessed": int((~assessed).sum()),
    }
    large = len(persons) >= few and not any(0 < people < few for people in parts.values())
    for name, people in parts.items():
        yield "region", None, None, name, float(people) if large else None
    jpm = persons["jpm"].dropna()
    yield "region", None, None, "jpm_mean", float(jpm.mean()) if whole and len(jpm) >= few else None


def _sum_rows(state: pd.Series, required: pd.DataFrame) -> Iterator[Row]:
    """Give the sums over the competencies whose sums by state are all shown: they tell nothing new."""
    counts = {"required": len(required), "assessed": int((state != "unknown").sum()),
              "with_gap": int((state == "gap").sum()), "levels_missing": int(required["gap"].sum())}  # fmt: skip
    for name, number in counts.items():
        yield "region", None, None, name, float(number)
