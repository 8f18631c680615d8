"""People x competencies as small whole numbers: what a gap analysis computes with. The long table is made from it.

One byte says what a row of fifteen columns would; a hundred thousand people fit where their rows would not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from asnkarier.tables.development import SCOPES
from asnkarier.tables.frames import Employees, Gaps
from asnkarier.tables.gap_results import GAPS, STATUSES

Bytes = npt.NDArray[np.int8]
Days = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.integer[Any]]

NO_DAY = np.iinfo(np.int32).min
"""Stands where no assessment is known."""
PERSON = ("name", "opd", "unor", "jabatan", "jenjang")
"""What a result says of a person beside the NIP."""
_BLOCK = 4_000


@dataclass(frozen=True)
class GapMatrix:
    """What is required of n people in k competencies, and what was found. All arrays are [n, k]."""

    people: Employees
    """n rows, sorted by nip."""
    competencies: list[str]
    """k codes, sorted."""
    required: Bytes
    """Level required; 0 where nothing is."""
    scope: Bytes
    """Which standard won: place in ``SCOPES``."""
    level: Bytes
    """Valid level; 0 where none is known."""
    day: Days
    """Days since 1970 of that level, or of the one that is too old; ``NO_DAY`` where there is neither."""
    expired: Flags
    """The newest level is too old."""
    exempt: Flags
    """Excused."""

    @cached_property
    def counted(self) -> Flags:
        """Where something is required of somebody not excused."""
        flags: Flags = (self.required > 0) & ~self.exempt
        return flags

    @cached_property
    def known(self) -> Flags:
        """Where something counts and a valid level is known."""
        flags: Flags = self.counted & (self.level > 0)
        return flags

    @cached_property
    def gap(self) -> Bytes:
        """Levels missing; 0 where none is, or none is known to be."""
        missing: Bytes = np.maximum(self.required - self.level, 0) * self.known
        return missing

    def blocks(self) -> Iterator[GapMatrix]:
        """Give the matrix in parts of whole people, so that what is computed from one needs little memory."""
        for start in range(0, len(self.people), _BLOCK):
            rows = slice(start, start + _BLOCK)
            yield self._of_people(rows)

    def with_requirements(self) -> GapMatrix:
        """Give the people of whom anything is required."""
        asked = self.required.max(axis=1, initial=0) > 0
        return self if asked.all() else self._of_people(np.flatnonzero(asked))

    def _of_people(self, rows: slice | Integers) -> GapMatrix:
        arrays = (getattr(self, name)[rows] for name in ("required", "scope", "level", "day", "expired", "exempt"))
        return GapMatrix(Employees(self.people.iloc[rows]), self.competencies, *arrays)

    @classmethod
    def of(cls, gaps: Gaps) -> GapMatrix:
        """Read the matrix out of the long table."""
        person, nips = pd.factorize(gaps["nip"], sort=True)
        competency, codes = pd.factorize(gaps["competency"], sort=True)
        first = np.empty(len(nips), dtype=np.int64)
        first[person] = np.arange(len(gaps))

        def grid(values: npt.NDArray[Any], empty: int) -> npt.NDArray[Any]:
            filled = np.full((len(nips), len(codes)), empty, dtype=values.dtype)
            filled[person, competency] = values
            return filled

        status, scope = gaps["status"], pd.Index(SCOPES).get_indexer(pd.Index(gaps["standard_scope"]))
        days = gaps["assessed_on"].to_numpy("datetime64[D]").astype(np.int64)
        return cls(
            people=Employees(gaps.loc[gaps.index[first], ["nip", *PERSON]].reset_index(drop=True)),
            competencies=[str(code) for code in codes],
            required=grid(gaps["level_required"].to_numpy(np.int8), 0),
            scope=grid(scope.astype(np.int8), 0),
            level=grid(gaps["level"].to_numpy(np.int8, na_value=0), 0),
            day=grid(np.where(gaps["assessed_on"].isna(), NO_DAY, days).astype(np.int32), NO_DAY),
            expired=grid((status == "expired").to_numpy(bool), 0),
            exempt=grid((status == "exempt").to_numpy(bool), 0),
        )

    def table(self, kinds: Mapping[str, str]) -> Gaps:
        """Give the long table, one row for each person and competency required; ``kinds`` is each competency's kind."""
        person, competency = np.nonzero(self.required)
        asked = self.required > 0
        difference = (self.required - self.level)[asked]
        known = self.known[asked]
        frame = pd.DataFrame(
            {
                "competency": _take(self.competencies, competency),
                "kind": _take([kinds.get(code) for code in self.competencies], competency),
                "level_required": self.required[asked],
                "standard_scope": _take(SCOPES, self.scope[asked]),
                "level": _where(self.level[asked], self.level[asked] > 0),
                "assessed_on": _dates(self.day[asked]),
                "gap": _where(np.maximum(difference, 0), known),
                "surplus": _where(np.maximum(-difference, 0), known),
                "status": _take(STATUSES, self._status()[asked]),
            }
        )
        for column in ("nip", *PERSON):
            frame[column] = self.people[column].array.take(person)
        return Gaps(GAPS.conform(frame))

    def _status(self) -> Bytes:
        """Give each cell's place in ``STATUSES``; the first that applies, in this order."""
        applies = {
            "exempt": self.exempt,
            "expired": self.expired,
            "unassessed": self.level == 0,
            "gap": self.level < self.required,
        }
        codes = [np.int8(STATUSES.index(status)) for status in applies]
        return np.select([*applies.values()], codes, np.int8(STATUSES.index("met"))).astype(np.int8)


def as_matrix(gaps: Gaps | GapMatrix) -> GapMatrix:
    """Give the matrix of a long table; a matrix is given as it is."""
    return gaps if isinstance(gaps, GapMatrix) else GapMatrix.of(gaps)


def _take(names: Any, places: npt.NDArray[np.integer[Any]]) -> pd.Series:
    return pd.Series(pd.array(list(names), dtype="str").take(places))


def _where(values: npt.NDArray[Any], known: Flags) -> pd.Series:
    return pd.Series(pd.arrays.IntegerArray(values.astype(np.int8), ~known))


def _dates(days: Days) -> pd.Series:
    dates = days.astype("datetime64[D]").astype("datetime64[s]")
    dates[days == NO_DAY] = np.datetime64("NaT")
    return pd.Series(dates)
