"""The rules of dates, each by itself, so that one can be left out to see whether it stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

import numpy as np

from asnkarier.analyses.plan.dates.classes import NO_MONTHS, Classes
from asnkarier.analyses.plan.dates.days import Flags, Spans
from asnkarier.analyses.plan.dates.diary import NONE, Diary
from asnkarier.analyses.plan.dates.setting import Setting
from asnkarier.optimisation.class_seats import Cap

RULES = (
    "leaving",
    "absence",
    "order",
    "other_class",
    "money",
    "away_share",
    "class_size",
    "blackout",
    "months",
    "window",
)
"""In the order in which they are told where each would do, the nearest to the person first; codes of
``results.UNDATED``."""

Without = AbstractSet[str]
"""Rules that are left out."""


def spans_allowed(setting: Setting, classes: Classes, spans: Spans, without: Without) -> Flags:
    """[span] Say on which days the classes may be held, whoever sits in them."""
    allowed = np.ones(spans.first.size, dtype=bool)
    if "window" not in without:
        allowed &= spans.all_within(setting.in_weeks)
    if "months" not in without and classes.months != NO_MONTHS:
        allowed &= spans.all_within(np.isin(setting.year.month, sorted(classes.months or ())))
    if "blackout" not in without:
        for one in setting.calendar.blackouts:
            if one.who is None:
                allowed &= ~spans.meets(one.first, one.last)
    return allowed


def people_free(setting: Setting, diary: Diary, classes: Classes, spans: Spans, without: Without) -> Flags:
    """[person, span] Say when each of the people of the classes may sit in one."""
    people = setting.person[classes.seats]
    free = np.ones((people.size, spans.first.size), dtype=bool)
    if "leaving" not in without:
        free &= ~(spans.ends_on[None, :] >= setting.leaves_on[people][:, None])  # NaT compares as false
    if "absence" not in without:
        free &= spans.free_of(setting.absent[people])
    if "other_class" not in without:
        free &= diary.free(people, spans)
    if "order" not in without:
        for row, seat in enumerate(classes.seats.tolist()):
            for before in setting.earlier.get(seat, ()):
                free[row] &= (diary.last[before] < spans.first) & (diary.last[before] != NONE)
            for after in setting.later.get(seat, ()):
                free[row] &= (diary.first[after] > spans.last) | (diary.first[after] == NONE)
    return free


def caps(setting: Setting, diary: Diary, classes: Classes, spans: Spans, without: Without) -> Iterator[Cap]:
    """Give what the people of the classes together may use up."""
    if "money" not in without:
        yield from _money(setting, diary, classes, spans)
    if "away_share" not in without and setting.calendar.away_share_max is not None:
        yield from _away(setting, diary, classes, spans)


def _away(setting: Setting, diary: Diary, classes: Classes, spans: Spans) -> Iterator[Cap]:
    """Who is in some class of a period already is away once, however many classes follow in it."""
    people = setting.person[classes.seats]
    unit, away = setting.unit[people], diary.away(people)
    begins, ends = diary.period[spans.first], diary.period[spans.last]
    for one in np.unique(unit[unit != NONE]):
        room = setting.room[one] - diary.away_of(int(one))
        for period in np.nonzero((~away[unit == one]).sum(axis=0) > room)[0]:
            touched = (begins <= period) & (period <= ends)
            if touched.any():
                yield Cap((unit == one) & ~away[:, period], touched, max(0, int(room[period])))


def _money(setting: Setting, diary: Diary, classes: Classes, spans: Spans) -> Iterator[Cap]:
    """Before the money of a later budget window comes, a fund pays for no more than it has.

    The funds of a pooled training hold back, for as long, what all the classes they pay for cost.
    """
    for fund, held in classes.payers:
        paid = np.array([setting.fund[seat] == fund for seat in classes.seats.tolist()])
        for day, there in setting.money.get(fund, ()):
            room = there - sum(_spent(setting, diary, one, fund, day) for one in diary.dealt)
            kept = held * classes.per_class if classes.pooled else 0
            yield Cap(
                paid, spans.first < day, max(0, room - kept), classes.each, 0 if classes.pooled else classes.per_class
            )


def _spent(setting: Setting, diary: Diary, classes: Classes, fund: str, day: int) -> int:
    """Give what a fund pays for the seats and classes that begin before a working day."""
    held = dict(classes.payers).get(fund)
    if held is None:
        return 0
    early = [seat for seat in classes.seats.tolist() if NONE < diary.first[seat] < day]
    paid = sum(setting.fund[seat] == fund for seat in early)
    dealt = diary.dealt[classes]
    begun = held if classes.pooled else int(dealt.classes[:day].sum())
    return int(paid * classes.each + (begun * classes.per_class if early else 0))
