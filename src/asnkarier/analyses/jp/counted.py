"""What each participation of a year counts in JP, and whether it counts yet.

Where JP are stated, they count; 0 is not taken for a statement, for no training has no lesson and files write it where
nothing is known. Else the region's rule of the form says what a session, a working day or an activity counts. A
participation on one day is one session where no number is stated. What neither says stays unknown.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from asnkarier.analyses.jp.limits import Claim, within_limits
from asnkarier.analyses.jp.named import codes_named
from asnkarier.config.jp import CertificateRule, JpRule
from asnkarier.tables.frames import JpParticipations, Participations, Trainings
from asnkarier.tables.jp_results import JP_COUNTED_AS, JP_PARTICIPATIONS

Rules = Mapping[str, JpRule]
"""By form, as in force in the year."""


def counted_participations(
    participations: Participations, trainings: Trainings, rules: Rules, year: int, as_of: date
) -> JpParticipations:
    """Give the participations of a year, as known on a day, with the JP they count; sorted by person and day.

    Limits of a form hold for all that a person has of it in the year: what is earned goes first, then what is unproven,
    then what is coming.
    """
    rows = participations[(participations["year"] == year).fillna(value=False)]
    rows = rows.assign(
        counted_as=_counted_as(rows, year, as_of),
        course=pd.Series(codes_named(rows["training"], trainings), index=rows.index, dtype="str"),
    ).sort_values(["nip", "started_on", "ended_on", "training", "training_class"], ignore_index=True)
    stated = rows["jp"].where(rows["jp"] > 0)
    full = stated.fillna(_converted(rows, rules))
    origin = np.where(stated.notna(), "stated", np.where(full.notna(), "converted", "unknown"))
    rows = rows.assign(jp_full=full, jp_from=origin)
    return JpParticipations(JP_PARTICIPATIONS.conform(rows.assign(jp=_limited(rows, rules, year))))


def _counted_as(rows: pd.DataFrame, year: int, as_of: date) -> pd.Series:
    """Give what each row is for the ledger, a word of ``JP_COUNTED_AS``."""
    status, day = rows["status"], rows["ended_on"].fillna(rows["started_on"])
    ended = (day <= pd.Timestamp(as_of)) | (day.isna() & (year <= as_of.year))
    took_part = status.isin(("attended", "passed")) | (status.isna() & rows["certificate"].notna())
    word = pd.Series("coming", index=rows.index, dtype="str")
    word = word.mask(ended & took_part, "earned").mask(ended & status.isna() & ~took_part, "unproven")
    return word.mask(status == "proposed", "proposed").mask(status.isin(("dropped", "declined")), "lost")


def _converted(rows: pd.DataFrame, rules: Rules) -> pd.Series:
    """Give the JP by the rule of the form; missing where there is none or what it counts is not known."""
    first, last = _span(rows)
    known = first.notna().to_numpy()
    days = np.zeros(len(rows), dtype=np.int64)
    begin, end = (column[known].to_numpy("datetime64[D]") for column in (first, last))
    days[known] = np.maximum(1, np.busday_count(begin, end + 1))
    one_day = known & (first == last).to_numpy()
    sessions = rows["sessions"].fillna(pd.Series(np.where(one_day, 1, np.nan), index=rows.index).astype("Int64"))
    units = {
        "session": sessions,
        "day": pd.Series(days, index=rows.index, dtype="Int64").where(known),
        "activity": pd.Series(1, index=rows.index, dtype="Int64"),
    }
    found = pd.Series(pd.NA, index=rows.index, dtype="Int64")
    for form, rule in rules.items():
        found = found.mask(rows["form"] == form, units[rule.per] * rule.jp)
    return found


def _limited(rows: pd.DataFrame, rules: Rules, year: int) -> pd.Series:
    """Give the JP within the limits of the form; a row without days may have been on any of the year."""
    jp = rows["jp_full"].copy()
    limited = {form: rule for form, rule in rules.items() if rule.session_max or rule.day_max or rule.month_max}
    first, last = _span(rows)
    claims = rows.assign(
        first=first.fillna(pd.Timestamp(year, 1, 1)),
        last=last.fillna(pd.Timestamp(year, 12, 31)),
        turn=rows["counted_as"].map({word: turn for turn, word in enumerate(JP_COUNTED_AS)}),
    )
    claims = claims[claims["form"].isin(limited) & claims["jp_full"].notna() & (claims["turn"] < _NEVER)]
    ordered = claims.sort_values(["turn", "last", "first"], kind="stable")
    for (_, form), own in ordered.groupby(["nip", "form"]):
        asked = [
            Claim(int(full), first, last, None if pd.isna(sessions) else int(sessions))
            for full, first, last, sessions in zip(
                own["jp_full"], own["first"].dt.date, own["last"].dt.date, own["sessions"], strict=True
            )
        ]
        jp.loc[own.index] = within_limits(asked, limited[str(form)])
    return jp


_NEVER = JP_COUNTED_AS.index("proposed")
"""From this turn on nothing counts."""


def _span(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Give the first and the last day; a row with one of them has both, and one that ends before it begins its end."""
    last = rows["ended_on"].fillna(rows["started_on"])
    first = rows["started_on"].fillna(last)
    return first.where(first <= last, last), last


def certificates(participations: Participations, rule: CertificateRule, as_of: date) -> dict[str, int]:
    """Count the certificates of each person that count on a day, each number once; NIPs without one are left out.

    One without a day counts by its year. What was dropped, declined or only proposed gave none.
    """
    day = participations["ended_on"].fillna(participations["started_on"])
    since = pd.Timestamp(as_of) - pd.DateOffset(years=rule.years)
    in_time = ((day > since) & (day <= pd.Timestamp(as_of))).fillna(value=False)
    year = participations["year"]
    by_year = day.isna() & (year > as_of.year - rule.years).fillna(value=False)
    by_year &= (year <= as_of.year).fillna(value=False)
    gave = participations["certificate"].notna()
    gave &= ~participations["status"].isin(("dropped", "declined", "proposed", "approved"))
    counted = participations[(in_time | by_year) & gave].drop_duplicates(["nip", "certificate"])
    return {str(nip): int(number) for nip, number in counted.groupby("nip").size().items()}
