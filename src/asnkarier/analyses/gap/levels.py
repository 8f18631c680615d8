"""Which assessment counts: of those still valid the best evidence, then the newest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NewType

import numpy as np
import pandas as pd

from asnkarier.analyses.gap.matrix import NO_DAY, Bytes, Days, Flags, Integers
from asnkarier.analyses.gap.numbered import NumberedAssessments, as_numbered
from asnkarier.tables.frames import Assessments
from asnkarier.tables.people import ASSESSMENTS
from asnkarier.tables.schema import Column, Kind, Table

LATEST_LEVELS = Table(
    "latest_levels",
    "The assessment that counts for one person and competency",
    ("nip", "competency"),
    (
        *(ASSESSMENTS[name] for name in ("nip", "competency", "level", "assessed_on", "method")),
        Column("expired", Kind.FLAG, "Too old to count on the day; it is the newest one all the same"),
    ),
)
_BLOCK = 1 << 18
_BITS = 8
_MASK = (1 << _BITS) - 1
_DAY_BITS = 24
LatestLevels = NewType("LatestLevels", pd.DataFrame)
"""``LATEST_LEVELS``, sorted by nip and competency."""


@dataclass(frozen=True)
class LevelMatrix:
    """The assessment that counts, for n people (sorted NIPs) and k competencies (sorted codes); arrays are [n, k]."""

    people: pd.Index
    competencies: pd.Index
    methods: list[str]
    level: Bytes
    """0 where no assessment is known."""
    day: Days
    """Days since 1970; ``NO_DAY`` where no assessment is known."""
    method: Bytes
    """Place in ``methods``."""
    expired: Flags
    """Too old to count on the day; it is the newest one all the same."""

    def table(self) -> LatestLevels:
        """Give the same as a long table."""
        person, competency = np.nonzero(self.level)
        found = self.level > 0
        frame = pd.DataFrame(
            {
                "nip": self.people.array.take(person),
                "competency": self.competencies.array.take(competency),
                "level": self.level[found],
                "assessed_on": self.day[found].astype("datetime64[D]").astype("datetime64[s]"),
                "method": pd.array(self.methods, dtype="str").take(self.method[found]),
                "expired": self.expired[found],
            }
        )
        return LatestLevels(LATEST_LEVELS.conform(frame))


def latest_levels(
    assessments: Assessments, as_of: date, validity_years: int, evidence: Mapping[str, int]
) -> LatestLevels:
    """Give the one assessment that counts for each person and competency, as a table (:func:`level_matrix`)."""
    return level_matrix(assessments, as_of, validity_years, evidence).table()


def level_matrix(
    assessments: Assessments | NumberedAssessments, as_of: date, validity_years: int, evidence: Mapping[str, int]
) -> LevelMatrix:
    """Give the one assessment that counts for each person and competency on the day.

    Looked at are assessments that found a level, on or before ``as_of``, by a method that
    ``evidence`` grades (a method without a grade does not count). Of those still valid the highest
    grade wins, then the newest date; if none is valid any more, the newest one stands, marked
    expired, and then the grade decides between two of the same day. What is still equal goes to the
    method that ``evidence`` names first.

    All of that is one whole number for each assessment, and the highest one of a cell wins. From its highest bit:
    still valid, then grade and day (day and grade where it is not), method, level. What day and method make of it is
    looked up.
    """
    found = as_numbered(assessments)
    last_day = _day(as_of)
    first_day = int(found.day.min(initial=last_day, where=found.day != NO_DAY))
    methods = list(evidence)[::-1]
    days = np.arange(first_day, last_day + 1)
    worths = _worths(days - first_day, days >= _day(valid_since(as_of, validity_years)), methods, evidence)
    worth_of = np.full((len(days), len(found.methods)), NOTHING)
    for place, name in enumerate(found.methods):
        if name in evidence:
            worth_of[:, place] = worths[:, methods.index(name)]
    best = np.full(len(found.people) * len(found.competencies), NOTHING)
    for rows in found.blocks():
        counts = (rows.level > 0) & (rows.method >= 0) & (rows.day >= first_day) & (rows.day <= last_day)
        if not counts.all():
            rows = rows.at(counts)
        worth = worth_of.take((rows.day - first_day) * len(found.methods) + rows.method) + rows.level
        np.maximum.at(best, rows.person.astype(np.int64) * len(found.competencies) + rows.competency, worth)
    return _decoded(best, found, methods, first_day)


NOTHING = -_MASK - 1
"""Of less worth than any assessment, whatever level is added."""


def _worths(day: Integers, valid: Flags, methods: list[str], evidence: Mapping[str, int]) -> Integers:
    """Give the number that each day (from 0, rows) and method (the last one wins, columns) make, without a level."""
    grades = sorted(set(evidence.values()))
    grade = np.array([grades.index(evidence[name]) for name in methods], dtype=np.int64)
    day = day[:, None]
    standing = np.where(valid[:, None], 1 << _DAY_BITS + _BITS | grade << _DAY_BITS | day, day << _BITS | grade)
    return standing << 2 * _BITS | np.arange(len(methods)) << _BITS


def _decoded(best: Integers, found: NumberedAssessments, methods: list[str], first_day: int) -> LevelMatrix:
    """Read the numbers that won, a block at a time, for that needs little memory."""
    level, method = (np.zeros(best.size, dtype=np.int8) for _ in range(2))
    day, expired = np.full(best.size, NO_DAY, dtype=np.int32), np.zeros(best.size, dtype=bool)
    for start in range(0, best.size, _BLOCK):
        at = slice(start, start + _BLOCK)
        won = best[at]
        known, rank = won >= 0, won >> 2 * _BITS
        valid = rank >> _DAY_BITS + _BITS > 0
        won_day = np.where(valid, rank, rank >> _BITS) & (1 << _DAY_BITS) - 1
        level[at] = np.where(known, won & _MASK, 0)
        method[at] = np.where(known, won >> _BITS & _MASK, 0)
        day[at] = np.where(known, won_day + first_day, NO_DAY)
        expired[at] = known & ~valid
    shape = len(found.people), len(found.competencies)
    return LevelMatrix(
        people=found.people,
        competencies=found.competencies,
        methods=methods,
        level=level.reshape(shape),
        day=day.reshape(shape),
        method=method.reshape(shape),
        expired=expired.reshape(shape),
    )


def _day(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def levels_at_odds(
    assessments: Assessments | NumberedAssessments, as_of: date, validity_years: int, evidence: Mapping[str, int]
) -> pd.DataFrame:
    """Give the people assessed at two levels in one competency on one day, by methods that count and are still valid.

    Columns ``nip, competency, assessed_on, methods, levels``, one row for each, where the two are of the newest day.
    ``methods`` and ``levels`` are in the order of :func:`latest_levels`: the first one counts.
    """
    numbered = as_numbered(assessments)
    repeated = numbered.at(numbered.repeated())
    graded = np.array([name in evidence for name in numbered.methods], dtype=bool)
    counts = (repeated.day >= _day(valid_since(as_of, validity_years))) & (repeated.day <= _day(as_of))
    counts &= (repeated.level > 0) & (repeated.method >= 0)
    counts[counts] = graded[repeated.method[counts]]
    found = repeated.at(counts).table()
    occasion = ["nip", "competency", "assessed_on"]
    found = found[found.groupby(occasion)["level"].transform("nunique") > 1]
    best = sorted(evidence, key=lambda method: -evidence[method])
    rank = {name: place for place, name in enumerate(best)}
    found = found.assign(rank=[rank[method] for method in found["method"]]).sort_values([*occasion, "rank"])
    return found.groupby(occasion, as_index=False).agg(methods=("method", list), levels=("level", list))


def valid_since(as_of: date, validity_years: int) -> date:
    """Give the oldest day whose assessments are still valid on ``as_of``.

    Years are calendar years and the anniversary is the last valid day: an assessment of 1 May 2023
    that is valid for three years counts up to and including 1 May 2026, one of 29 February 2024 up to
    28 February 2027. Never before the first day of the calendar.
    """
    if as_of.year <= validity_years:
        return date.min
    try:
        return as_of.replace(year=as_of.year - validity_years)
    except ValueError:  # on 29 February, an assessment of a 28 February had its last day yesterday
        return date(as_of.year - validity_years, 3, 1)
