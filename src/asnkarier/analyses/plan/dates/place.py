"""Days for the classes of one training, all others staying where they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.dates.classes import Classes
from asnkarier.analyses.plan.dates.days import Flags, Spans
from asnkarier.analyses.plan.dates.diary import NONE, Diary
from asnkarier.analyses.plan.dates.rules import Without, caps, people_free, spans_allowed
from asnkarier.analyses.plan.dates.setting import Setting
from asnkarier.optimisation.class_seats import Cap, ClassDays, Dealt, deal
from asnkarier.optimisation.solver import Floats, Ints

EVERY_RULE: Without = frozenset()
_SHORT, _LONG = 10, 24
_UNTIDY, _LOAD, _LATE = 100.0, 40.0, 1.0  # what a class takes off, of a seat's 1,000: a week more than needed, ...


def place(
    setting: Setting,
    diary: Diary,
    classes: Classes,
    *,
    without: Without = EVERY_RULE,
    ends_by: Mapping[int, int] | None = None,
    wanted: Floats | None = None,
) -> tuple[Spans, Dealt]:
    """Give the runs of days of the classes' length, and which of them each person gets.

    A class lies within as few weeks as it can; of such days those are taken on which fewest people are in other
    classes, then the earlier. A few of the best days are tried first, then more of them. ``ends_by`` names for seats
    the last working day that leaves time for what must follow; ``wanted`` are the worths of the seats (all 1).
    """
    spans = setting.year.spans(classes.days or 1)
    free = people_free(setting, diary, classes, spans, without) & spans_allowed(setting, classes, spans, without)
    for row, seat in enumerate(classes.seats.tolist()):
        if ends_by and seat in ends_by:
            free[row] &= spans.last <= ends_by[seat]
    cost = _cost(diary, spans)
    limits = list(caps(setting, diary, classes, spans, without))
    worth = np.ones(classes.seats.size) if wanted is None else wanted
    best = Dealt(np.full(classes.seats.size, NONE, dtype=np.int64), np.zeros(spans.first.size, dtype=np.int64))
    least = 1 if "class_size" in without else classes.least
    count = can_come(classes, free, limits)
    for length, at_once in ((_SHORT, 1), (_LONG, classes.count)):
        open_ = _shortlist(spans, count, cost, max(length, 2 * classes.count), apart=at_once == 1)
        given = ClassDays(
            free=free[:, open_],
            unit=setting.unit[setting.person[classes.seats]] - NONE,
            worth=worth,
            cost=cost[open_],
            least=least,
            most=classes.most,
            classes=classes.count,
            at_once=at_once,
            caps=[cap.among(open_) for cap in limits],
        )
        found = deal(given)
        if worth[found.span != NONE].sum() > worth[best.span != NONE].sum():
            best = _in_full(found, open_, spans)
        if (best.span != NONE).sum() == free.any(axis=1).sum():
            break
    return spans, best


def _cost(diary: Diary, spans: Spans) -> Floats:
    load = np.concatenate([[0], np.cumsum(diary.load)])
    busy = (load[spans.last + 1] - load[spans.first]).astype(float)
    late = np.arange(spans.first.size) / max(1, spans.first.size)
    return np.asarray(
        _UNTIDY * (spans.weeks - spans.weeks.min(initial=10**6))
        + _LOAD * busy / max(1.0, busy.max(initial=0.0))
        + _LATE * late
    )


def can_come(classes: Classes, free: Flags, limits: Sequence[Cap]) -> Ints:
    """[span] Give how many people could about come: those free, less what a cap leaves out."""
    count = free.sum(axis=0)
    for cap in limits:
        if cap.seat == 1:
            over = free[cap.people].sum(axis=0) - cap.room
            count = count - np.where(cap.spans, np.maximum(0, over), 0)
    return np.asarray(np.clip(count, 0, classes.most))


def _shortlist(spans: Spans, count: Ints, cost: Floats, length: int, *, apart: bool) -> Ints:
    """Give the best days of many weeks and months: first those on which most can come; ``apart``: none that overlap."""
    chosen: list[int] = []
    taken = np.zeros(spans.year.days.size + 1, dtype=bool)
    by = pd.DataFrame({"week": spans.year.week[spans.first], "month": spans.year.month[spans.first], "cost": cost})
    by["count"] = count
    by["in_week"] = by.groupby(["week", "count"])["cost"].rank("first")
    by["in_month"] = by.groupby(["month", "count", "in_week"])["cost"].rank("first")
    for span in np.lexsort((cost, by["in_month"], by["in_week"], -count)).tolist():
        if not count[span] or len(chosen) >= length:
            break
        days = slice(spans.first[span], spans.last[span] + 1)
        if not (apart and taken[days].any()):
            taken[days] = True
            chosen.append(span)
    return np.array(sorted(chosen), dtype=np.int64)


def _in_full(found: Dealt, open_: Ints, spans: Spans) -> Dealt:
    """Give what was found among some runs of days by the numbers of all of them."""
    classes = np.zeros(spans.first.size, dtype=np.int64)
    classes[open_] = found.classes
    span = np.where(found.span == NONE, NONE, open_[found.span] if open_.size else NONE)
    return Dealt(span.astype(np.int64), classes)
