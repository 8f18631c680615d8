"""Who is absent when, by the lists of leave and assignments (``ABSENCES``)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd

from asnkarier.tables.frames import Absences


def absences_that_stand(absences: Absences) -> pd.DataFrame:
    """Give those that were not cancelled, by person and first day."""
    stand = absences[~absences["cancelled"].fillna(value=False).astype(bool)]
    return stand.sort_values(["nip", "away_from", "away_to"], ignore_index=True)


def absent_all_year(absences: Absences, year: int) -> frozenset[str]:
    """Give the NIPs of those whose absences, together, leave no day of a year."""
    return frozenset(str(nip) for nip, rows in absences_that_stand(absences).groupby("nip") if _covers(rows, year))


def _covers(rows: pd.DataFrame, year: int) -> bool:
    here = date(year, 1, 1)
    for first, last in _days(rows):
        if first > here:
            return False
        here = max(here, last + timedelta(days=1))
    return here.year > year


def _days(rows: pd.DataFrame) -> Iterator[tuple[date, date]]:
    yield from zip(rows["away_from"].dt.date, rows["away_to"].dt.date, strict=True)
