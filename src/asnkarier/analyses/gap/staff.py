"""Who is counted: staff whose legal standing (kedudukan hukum) is not one that is known to be inactive."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import NewType

import pandas as pd

from asnkarier.tables.frames import Employees
from asnkarier.tables.vocabulary import fold, one_spelling

ActiveEmployees = NewType("ActiveEmployees", Employees)
"""The employees who are counted, sorted by nip, each OPD in one spelling; a file's employees may not stand for them."""


@dataclass(frozen=True)
class ActiveStaff:
    """The employees counted, and how many were left out or have no standing in the file."""

    employees: ActiveEmployees
    left_out: int
    unknown: int


def active(employees: Employees, active_standing: Collection[str], inactive_standing: Collection[str]) -> ActiveStaff:
    """Leave out the employees whose kedudukan hukum is one of ``inactive_standing`` (spelling folded).

    Files of different days may spell an OPD differently: names that differ in case or punctuation only become one.
    An employee whose standing the file does not state is kept, because most regional files have no such column, and
    so is one whose standing is in neither list; both are counted in ``unknown``. A word in both lists is active.
    """
    standing = employees["kedudukan_hukum"]
    wanted = {fold(word) for word in active_standing}
    keep = ~standing.isin(_spellings(standing, {fold(word) for word in inactive_standing} - wanted))
    unknown = keep & ~standing.isin(_spellings(standing, wanted))
    opd = employees["opd"].map(one_spelling(employees["opd"].dropna())).astype("str")
    staff = employees.assign(opd=opd)[keep].sort_values("nip", ignore_index=True)
    return ActiveStaff(ActiveEmployees(staff), left_out=int((~keep).sum()), unknown=int(unknown.sum()))


def _spellings(texts: pd.Series, words: Collection[str]) -> list[str]:
    """Give the texts of the column that fold to one of the words."""
    return [text for text in texts.dropna().unique() if fold(text) in words]
