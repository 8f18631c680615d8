"""Degree studies (tugas belajar): whoever was sent is away for its years."""

from __future__ import annotations

import pandas as pd

from asnkarier.analyses.jp.named import codes_named
from asnkarier.tables.frames import Absences, Participations, Trainings
from asnkarier.tables.people import ABSENCES

_TAKEN_PART = ("approved", "attended", "passed")
"""Status of whoever was sent; a participation without a status is one too, for a history lists what happened."""


def away_for_study(participations: Participations, trainings: Trainings) -> Absences:
    """Give the time for which participants of a degree study are away: from its first day for its years.

    Where the last day is stated, it counts. Without a first day nothing is known but the year: then the study lasts
    from its first day on.
    """
    years = dict(zip(trainings["training"], trainings["years"], strict=True))
    named = pd.Series(codes_named(participations["training"], trainings), participations.index, dtype="str")
    lasts = named.map(years)
    sent = participations["status"].isna() | participations["status"].isin(_TAKEN_PART)
    rows = participations[lasts.notna() & sent].assign(lasts=lasts)
    first_of_year = pd.to_datetime(rows["year"].astype("string") + "-01-01", errors="coerce")
    begin = rows["started_on"].fillna(first_of_year)
    rows = rows.assign(away_from=begin)[begin.notna()]
    ends = [
        stated if not pd.isna(stated) else start + pd.DateOffset(years=int(number)) - pd.Timedelta(days=1)
        for start, stated, number in zip(rows["away_from"], rows["ended_on"], rows["lasts"], strict=True)
    ]
    found = rows.assign(away_to=pd.Series(ends, index=rows.index, dtype="datetime64[s]"), reason=rows["title"])
    return Absences(ABSENCES.conform(found[["nip", "away_from", "away_to", "reason"]]))
