"""Which assessment counts: of those still valid the best evidence, then the newest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NewType

import numpy as np
import pandas as pd

from asnkarier.analyses.gap.distinct import places
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
LatestLevels = NewType("LatestLevels", pd.DataFrame)
"""``LATEST_LEVELS``, sorted by nip and competency."""


@dataclass(frozen=True)
class LevelMatrix:
    """The assessment that counts, for n people (sorted NIPs) and k competencies (sorted codes); arrays are [n, k]."""

    people: pd.Index
    competencies: pd.Index
    methods: list[str]
    number: Integers
    """The number of that assessment; 0 where none is known."""
    meaning: _Meaning

    def at(self, people: pd.Index, competencies: pd.Index) -> LevelMatrix:
        """Give the cells of these people and competencies; of one that has no row or column here nothing is known."""
        row, column = places(people, self.people), places(competencies, self.competencies)
        # The last of those put around them stands where a place is -1.
        number = np.pad(self.number, (0, 1)).take(row, axis=0).take(column, axis=1)
        return replace(self, people=people, competencies=competencies, number=number)

    @cached_property
    def level(self) -> Bytes:
        """0 where no assessment is known."""
        return self.meaning.level.take(self.number)

    @cached_property
    def day(self) -> Days:
        """Days since 1970; ``NO_DAY`` where no assessment is known."""
        return self.meaning.day.take(self.number)

    @cached_property
    def method(self) -> Bytes:
        """Place in ``methods``."""
        return self.meaning.method.take(self.number)

    @cached_property
    def expired(self) -> Flags:
        """Too old to count on the day; it is the newest one all the same."""
        return self.meaning.expired.take(self.number)

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

    All of that is one whole number for each assessment, and the highest one of a cell wins: there are few days,
    methods and levels, so each three have a number by their order, from 1. What a number means is looked up.
    """
    found, last_day = as_numbered(assessments), _day(as_of)
    first_day = int(found.day.min(initial=last_day, where=found.day != NO_DAY))
    seen = np.zeros(last_day - first_day + 1, dtype=bool)
    seen[np.clip(found.day, first_day, last_day) - first_day] = True
    methods, levels = list(evidence)[::-1], int(found.level.max(initial=1))
    days = first_day + np.flatnonzero(seen).astype(np.int32)
    valid = days >= _day(valid_since(as_of, validity_years))
    meaning = _meaning(days, valid, [evidence[name] for name in methods], levels)

    # What a day and a method make without the level: the methods with a grade, and last none, which never makes any.
    base = np.full((len(seen), len(methods) + 1), -levels, dtype=np.int32)
    base[meaning.day[1::levels] - first_day, meaning.method[1::levels]] = np.arange(0, len(meaning.day) - 1, levels)
    place_of = {name: place for place, name in enumerate(methods)}
    place = np.array([*(place_of.get(name, len(methods)) for name in found.methods), len(methods)])
    best = np.zeros(len(found.people) * len(found.competencies), dtype=np.int32)
    for rows in found.blocks():
        counts = (rows.level > 0) & (rows.day >= first_day) & (rows.day <= last_day)
        if not counts.all():
            rows = rows.at(counts)
        number = base.take((rows.day - first_day) * base.shape[1] + place.take(rows.method)) + rows.level
        np.maximum.at(best, rows.person.astype(np.int64) * len(found.competencies) + rows.competency, number)
    cells = best.reshape(len(found.people), len(found.competencies))
    return LevelMatrix(found.people, found.competencies, methods, cells, meaning)


@dataclass(frozen=True)
class _Meaning:
    """What the number of an assessment says, by number; 0 stands for none."""

    level: Bytes
    day: Days
    method: Bytes
    expired: Flags


def _meaning(days: Days, valid: Flags, grades: list[int], levels: int) -> _Meaning:
    """Number each day, method (the last of equal grade wins) and level (from 1), those that count most highest."""
    day, method, level = (part.ravel() for part in np.indices((len(days), len(grades), levels)))
    grade, stands = np.array(grades, dtype=np.int64)[method], valid[day]
    order = np.lexsort((level, method, np.where(stands, day, grade), np.where(stands, grade, day), stands))
    day, method, level = day[order], method[order], level[order]
    return _Meaning(
        level=np.append(0, level + 1).astype(np.int8),
        day=np.append(NO_DAY, days[day]).astype(np.int32),
        method=np.append(0, method).astype(np.int8),
        expired=np.append(False, ~valid[day]),
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
