"""The assessments with whole numbers in place of text and days: numbered once, whatever is asked of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from asnkarier.analyses.gap.matrix import NO_DAY, Bytes, Days, Flags, Integers
from asnkarier.tables.frames import Assessments

_BLOCK = 1 << 18
_DAY = 24 * 60 * 60
_ROWS = ("person", "competency", "method", "level", "day")


@dataclass(frozen=True)
class NumberedAssessments:
    """m assessments of n people in k competencies; the first three arrays say the place of each name among those."""

    person: Integers
    competency: Integers
    method: Integers
    """-1 where none is stated."""
    level: Bytes
    """0 where none was found."""
    day: Days
    """Days since 1970; ``NO_DAY`` where there is none."""
    people: pd.Index
    """n NIPs, sorted."""
    competencies: pd.Index
    """k codes, sorted."""
    methods: list[str]

    @classmethod
    def of(cls, assessments: Assessments) -> NumberedAssessments:
        """Number the text of a table."""
        person, people = _numbered(assessments["nip"])
        competency, competencies = _numbered(assessments["competency"])
        method, methods = _numbered(assessments["method"])
        level = assessments["level"].to_numpy(np.int8, na_value=0)
        days = _days(assessments["assessed_on"].to_numpy())
        return cls(person, competency, method, level, days, people, competencies, [str(name) for name in methods])

    def at(self, rows: Flags | slice) -> NumberedAssessments:
        """Give some of the assessments; people and competencies stay those of all."""
        return replace(self, **{name: getattr(self, name)[rows] for name in _ROWS})

    def blocks(self) -> Iterator[NumberedAssessments]:
        """Give them in parts, so that what is computed from one needs little memory."""
        for start in range(0, len(self.day), _BLOCK):
            yield self.at(slice(start, start + _BLOCK))

    def repeated(self) -> Flags:
        """Say which share person, competency and day with another of them."""
        flags: Flags = np.zeros(len(self.day), dtype=bool)
        order = self._order()
        each = [part if order is None else part[order] for part in (self.person, self.competency, self.day)]
        same = np.logical_and.reduce([part[1:] == part[:-1] for part in each])
        there = np.flatnonzero(same)
        both = np.concatenate((there, there + 1))
        flags[both if order is None else order[both]] = True
        return flags

    def _order(self) -> Integers | None:
        """Give the order by person, competency and day; None if they are in it, as they are stored."""
        follows = self.day[1:] >= self.day[:-1]
        for part in (self.competency, self.person):
            follows = (part[1:] > part[:-1]) | ((part[1:] == part[:-1]) & follows)
        return None if follows.all() else np.lexsort((self.day, self.competency, self.person))

    def table(self) -> pd.DataFrame:
        """Give the columns ``nip, competency, assessed_on, method, level`` with their text."""
        return pd.DataFrame(
            {
                "nip": self.people.array.take(self.person),
                "competency": self.competencies.array.take(self.competency),
                "assessed_on": self.day.astype("datetime64[D]").astype("datetime64[s]"),
                "method": pd.array(self.methods, dtype="str").take(self.method),
                "level": pd.array(self.level, dtype="Int8"),
            }
        )


def as_numbered(assessments: Assessments | NumberedAssessments) -> NumberedAssessments:
    """Number a table; what is numbered is given as it is."""
    return assessments if isinstance(assessments, NumberedAssessments) else NumberedAssessments.of(assessments)


def _numbered(texts: pd.Series) -> tuple[Integers, pd.Index]:
    """Give the place of each text among the different ones, which are sorted, as categories are and numbered too."""
    cells = texts.array
    if not isinstance(cells, pd.Categorical):
        place, names = pd.factorize(texts, sort=True)
        return place.astype(np.int32), pd.Index(names)
    return cells.codes, cells.categories


def _days(dates: npt.NDArray[Any]) -> Days:
    """Give the days since 1970; ``NO_DAY`` where there is none."""
    days = np.empty(len(dates), dtype=np.int32)
    for start in range(0, len(days), _BLOCK):
        rows = slice(start, start + _BLOCK)
        days[rows] = np.maximum(dates[rows].astype("datetime64[s]").view(np.int64) // _DAY, NO_DAY)
    return days
