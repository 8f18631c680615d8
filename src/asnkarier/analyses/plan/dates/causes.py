"""Why a seat has no date: the one rule without which it would have one, all other dates staying as they are."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from asnkarier.analyses.plan.dates.classes import Classes
from asnkarier.analyses.plan.dates.days import Flags, Spans
from asnkarier.analyses.plan.dates.diary import NONE, Diary
from asnkarier.analyses.plan.dates.place import can_come
from asnkarier.analyses.plan.dates.rules import RULES, Without, caps, people_free, spans_allowed
from asnkarier.analyses.plan.dates.setting import Setting


def causes(setting: Setting, diary: Diary, classes: Classes) -> Iterator[tuple[int, str]]:
    """Give each seat of some classes that has no date, with a code of ``results.UNDATED``.

    A rule is the cause where, without it, the person could come to a class that has a date and a free seat, or
    enough of those without a date could come on the same days for one class more. The first of ``RULES`` is told.
    """
    left = diary.first[classes.seats] == NONE
    spans = setting.year.spans(classes.days or 1)
    why = np.full(classes.seats.size, "several" if spans.first.size else "too_long", dtype=object)
    for rule in reversed(RULES):
        if spans.first.size:
            why[_seated(setting, diary, classes, spans, left, frozenset({rule}))] = rule
    yield from ((int(seat), str(code)) for seat, code in zip(classes.seats[left], why[left], strict=True))


def _seated(setting: Setting, diary: Diary, classes: Classes, spans: Spans, left: Flags, without: Without) -> Flags:
    """[person] Say who of those ``left`` could be given a date without some rules."""
    free = people_free(setting, diary, classes, spans, without) & left[:, None]
    limits = list(caps(setting, diary, classes, spans, without))
    held = diary.dealt[classes].classes
    taken = np.bincount(diary.dealt[classes].span[~left], minlength=spans.first.size)
    alone = free & (taken < classes.most * held)
    for cap in limits:
        if cap.room < cap.seat:
            alone &= ~(cap.people[:, None] & cap.spans)
    found = alone.any(axis=1)
    if held.sum() < classes.count:
        free &= spans_allowed(setting, classes, spans, without)
        count = can_come(classes, free, limits)
        enough = count >= (1 if "class_size" in without else classes.least)
        for cap in limits:
            enough &= ~cap.spans | (cap.room >= cap.per_class + cap.seat * (classes.least if cap.per_class else 0))
        found |= (free & enough).any(axis=1)
    return np.asarray(found)


def cannot_be_dated(classes: Classes) -> str:
    """Give what keeps some classes from having dates whatever the rules: their kind, or what is not known of them."""
    if classes.is_degree_study:
        return "degree_study"
    if classes.days is None:
        return "no_days"
    return "months_unreadable" if classes.months is None else ""
