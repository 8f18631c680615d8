"""Which assessment counts: of those still valid the best evidence, then the newest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NewType

import numpy as np
import numpy.typing as npt
import pandas as pd

from asnkarier.analyses.gap.matrix import NO_DAY, Bytes, Days, Flags
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
    assessments: Assessments, as_of: date, validity_years: int, evidence: Mapping[str, int]
) -> LevelMatrix:
    """Give the one assessment that counts for each person and competency on the day.

    Looked at are assessments that found a level, on or before ``as_of``, by a method that
    ``evidence`` grades (a method without a grade does not count). Of those still valid the highest
    grade wins, then the newest date; if none is valid any more, the newest one stands, marked
    expired, and then the grade decides between two of the same day. What is still equal goes to the
    method that ``evidence`` names first.

    All of that is one whole number for each assessment, and the highest one of a cell wins. From its highest bit:
    still valid, then grade and day (day and grade where it is not), method, level.
    """
    person, people = _numbered(assessments["nip"])
    competency, competencies = _numbered(assessments["competency"])
    stated, names = _numbered(assessments["method"])
    methods, grades = list(evidence)[::-1], sorted(set(evidence.values()))
    method_of = np.array([methods.index(name) if name in evidence else -1 for name in names], dtype=np.int64)
    grade = np.array([grades.index(evidence[name]) for name in methods], dtype=np.int64)
    levels = assessments["level"].to_numpy(np.int8, na_value=0)
    days = _days(assessments)
    last_day = _day(as_of)
    first_day = int(days.min(initial=last_day, where=days != NO_DAY))
    since_first = np.arange(last_day - first_day + 1, dtype=np.int64)
    valid = since_first + first_day >= _day(valid_since(as_of, validity_years))
    # The two parts of the number that the day and the method make, for the days that are still valid and the others.
    of_day = np.where(valid, (1 << _DAY_BITS + 3 * _BITS) | since_first << 2 * _BITS, since_first << 3 * _BITS)
    of_method = np.stack((grade << 2 * _BITS, grade << _DAY_BITS + 2 * _BITS)) | np.arange(len(methods)) << _BITS
    best = np.full(len(people) * len(competencies), -1)
    for start in range(0, len(days), _BLOCK):  # in parts, which need little memory
        level, day, method = (each[start : start + _BLOCK] for each in (levels, days, stated))
        method = method_of[method]
        cell = person[start : start + _BLOCK].astype(np.int64) * len(competencies) + competency[start : start + _BLOCK]
        counts = (level > 0) & (method >= 0) & (day >= first_day) & (day <= last_day)
        if not counts.all():
            level, day, method, cell = level[counts], day[counts], method[counts], cell[counts]
        day = day - first_day
        worth = of_day[day] + of_method.take(valid[day] * len(methods) + method) + level
        np.maximum.at(best, cell, worth)

    won = best.reshape(len(people), len(competencies))
    found, still = won >= 0, (won >> (_DAY_BITS + 3 * _BITS)) & 1 == 1
    rank = won >> (2 * _BITS)
    won_day = np.where(still, rank & (1 << _DAY_BITS) - 1, (rank >> _BITS) & (1 << _DAY_BITS) - 1) + first_day
    return LevelMatrix(
        people=people,
        competencies=competencies,
        methods=methods,
        level=np.where(found, won & _MASK, 0).astype(np.int8),
        day=np.where(found, won_day, NO_DAY).astype(np.int32),
        method=np.where(found, (won >> _BITS) & _MASK, 0).astype(np.int8),
        expired=found & ~still,
    )


_BLOCK = 1 << 18
_BITS = 8
_MASK = (1 << _BITS) - 1
_DAY_BITS = 24


def _numbered(texts: pd.Series) -> tuple[npt.NDArray[np.int32], pd.Index]:
    """Give the place of each text among the different ones, which are sorted; categories are numbered already."""
    if isinstance(texts.dtype, pd.CategoricalDtype):
        order = texts.cat.categories.argsort()
        return np.argsort(order).astype(np.int32)[texts.cat.codes], texts.cat.categories[order]
    place, names = pd.factorize(texts, sort=True)
    return place.astype(np.int32), pd.Index(names)


def _days(assessments: Assessments) -> Days:
    """Give the days since 1970; ``NO_DAY`` where there is none."""
    dates = assessments["assessed_on"].to_numpy("datetime64[D]")
    return np.where(np.isnat(dates), NO_DAY, dates.astype(np.int64)).astype(np.int32)


def _day(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def levels_at_odds(
    assessments: Assessments, as_of: date, validity_years: int, evidence: Mapping[str, int]
) -> pd.DataFrame:
    """Give the people assessed at two levels in one competency on one day, by methods that count and are still valid.

    Columns ``nip, competency, assessed_on, methods, levels``, one row for each, where the two are of the newest day.
    ``methods`` and ``levels`` are in the order of :func:`latest_levels`: the first one counts.
    """
    day = _days(assessments)
    counts = (day >= _day(valid_since(as_of, validity_years))) & (day <= _day(as_of))
    counts &= (assessments["level"].notna() & assessments["method"].isin(list(evidence))).to_numpy(bool)
    repeated = np.flatnonzero(counts)
    repeated = repeated[_repeated(assessments, day, repeated)]
    occasion = ["nip", "competency", "assessed_on"]
    found = assessments.iloc[repeated][[*occasion, "method", "level"]].astype({"nip": "str", "competency": "str"})
    found = found[found.groupby(occasion)["level"].transform("nunique") > 1]
    best = sorted(evidence, key=lambda method: -evidence[method])
    rank = {name: place for place, name in enumerate(best)}
    found = found.assign(rank=[rank[method] for method in found["method"]]).sort_values([*occasion, "rank"])
    return found.groupby(occasion, as_index=False).agg(methods=("method", list), levels=("level", list))


def _repeated(assessments: Assessments, day: Days, rows: npt.NDArray[np.intp]) -> Flags:
    """Say which of the rows share person, competency and day with another of them."""
    person, competency = (_numbered(assessments[name])[0].astype(np.int64) for name in ("nip", "competency"))
    cell = person * (competency.max(initial=0) + 1) + competency
    occasion = (cell[rows].astype(np.int64) << _DAY_BITS) + day[rows]
    in_order = bool((occasion[1:] >= occasion[:-1]).all())  # as they are stored
    order = np.arange(len(rows)) if in_order else np.argsort(occasion, kind="stable")
    same = np.zeros(len(rows) + 1, dtype=bool)
    same[1:-1] = occasion[order][1:] == occasion[order][:-1]
    flags = np.zeros(len(rows), dtype=bool)
    flags[order] = same[1:] | same[:-1]
    return flags


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
