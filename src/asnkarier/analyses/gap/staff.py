"""Who is counted: staff whose legal standing (kedudukan hukum) is an active one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from asnkarier.tables.vocabulary import fold, one_spelling


@dataclass(frozen=True)
class ActiveStaff:
    """The employees counted, sorted by nip, and how many were left out or have no standing in the file."""

    employees: pd.DataFrame
    left_out: int
    unknown: int


def active(employees: pd.DataFrame, active_standing: Collection[str]) -> ActiveStaff:
    """Keep the employees whose kedudukan hukum is one of ``active_standing`` (spelling folded).

    Files of different days may spell an OPD differently: names that differ in case or punctuation only become one.
    An employee whose standing the file does not state is kept, because most regional files have no
    such column, and counted in ``unknown``. ``employees`` conforms to the table of that name.
    """
    standing = employees["kedudukan_hukum"]
    wanted = {fold(word) for word in active_standing}
    unknown = standing.isna() | standing.isin(_spellings(standing, {""}))
    keep = unknown | standing.isin(_spellings(standing, wanted))
    opd = employees["opd"].map(one_spelling(employees["opd"].dropna())).astype("str")
    staff = employees.assign(opd=opd)[keep].sort_values("nip", ignore_index=True)
    return ActiveStaff(staff, left_out=int((~keep).sum()), unknown=int(unknown.sum()))


def _spellings(texts: pd.Series, words: Collection[str]) -> list[str]:
    """Give the texts of the column that fold to one of the words."""
    return [text for text in texts.dropna().unique() if fold(text) in words]
