"""Days for all classes of a plan: one training after the other, then again where somebody is left without."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from asnkarier.analyses.plan.dates.classes import Classes
from asnkarier.analyses.plan.dates.committed import stand
from asnkarier.analyses.plan.dates.diary import NONE, Diary
from asnkarier.analyses.plan.dates.place import EVERY_RULE, place
from asnkarier.analyses.plan.dates.rules import spans_allowed
from asnkarier.analyses.plan.dates.setting import Setting

_TRIES = 1
"""For each training, how often one may be dated again in all."""


def schedule(setting: Setting, all_classes: Sequence[Classes]) -> tuple[Diary, list[Classes]]:
    """Give a diary in which as many seats have days as were found, and the classes with the people in them.

    Classes that stand keep their days. Then trainings that must be passed first come first; of the others, those with
    committed seats, then those with the fewest possible days for each class.
    Where a seat is left without, its training is dated again before all others with people in common, and these after
    it; that stays if fewer seats are without days than before. The same input gives the same diary.
    """
    diary = setting.new_diary()
    ends_by = latest_ends(setting, all_classes)
    dealt = stand(setting, diary, all_classes)
    order = _in_order(setting, [one for one in dealt if one.stands_on is None])
    for classes in order:
        _date(setting, diary, classes, ends_by)
    _mend(setting, diary, order, ends_by)
    return diary, dealt


def _mend(setting: Setting, diary: Diary, order: Sequence[Classes], ends_by: Mapping[int, int]) -> None:
    """Try again where somebody is left without, as often as it helps and there are tries left."""
    tries, hopeless = _TRIES * len(order), set[Classes]()
    while left := [one for one in order if diary.undated(one) and one not in hopeless]:
        moved = [left[0], *_in_the_way(setting, diary, order, left[0])]
        tries -= len(moved)
        if tries < 0:
            return
        if not _again(setting, diary, moved, ends_by):
            hopeless.add(left[0])


def _date(setting: Setting, diary: Diary, classes: Classes, ends_by: Mapping[int, int]) -> None:
    """Date some classes; room for what must follow is left where that costs no seat."""
    spans, found = place(setting, diary, classes, ends_by=ends_by)
    if (found.span == NONE).any() and not ends_by.keys().isdisjoint(classes.seats.tolist()):
        spans, more = place(setting, diary, classes)
        found = more if (more.span == NONE).sum() < (found.span == NONE).sum() else found
    diary.enter(classes, spans, found)


def _again(setting: Setting, diary: Diary, moved: Sequence[Classes], ends_by: Mapping[int, int]) -> bool:
    """Date some classes again in this order; as they were, and false, if that leaves no fewer seats without days."""
    before = _undated(diary, moved)
    old = [(one, diary.strike(one)) for one in moved]
    for one in moved:
        _date(setting, diary, one, ends_by)
    if _undated(diary, moved) < before:
        return True
    for one in moved:
        diary.strike(one)
    for one, dealt in old:
        if dealt is not None:
            diary.enter(one, setting.year.spans(one.days or 1), dealt)
    return False


def _undated(diary: Diary, all_classes: Iterable[Classes]) -> int:
    return sum(diary.undated(one) for one in all_classes)


def latest_ends(setting: Setting, all_classes: Sequence[Classes]) -> dict[int, int]:
    """Give for each seat that others must follow the last working day that leaves these any day at all."""
    of_seat = {seat: classes for classes in all_classes for seat in classes.seats.tolist()}
    allowed = {}
    for classes in all_classes:
        spans = setting.year.spans(classes.days or 1)
        allowed[classes] = spans.first[spans_allowed(setting, classes, spans, EVERY_RULE)]
        if classes.stands_on is not None:
            allowed[classes] = np.array([classes.stands_on], dtype=np.int64)
    found: dict[int, int] = {}

    def latest_start(seat: int) -> int | None:
        classes = of_seat.get(seat)
        if classes is None:
            return None
        starts = allowed[classes]
        if seat in setting.later:
            end = latest_end(seat)
            starts = starts[starts + (classes.days or 1) - 1 <= end] if end is not None else starts
        return int(starts[-1]) if starts.size else None

    def latest_end(seat: int) -> int | None:
        if seat not in found:
            starts = [start for one in setting.later[seat] if (start := latest_start(one)) is not None]
            if not starts:
                return None
            found[seat] = min(starts) - 1
        return found[seat]

    for seat in sorted(setting.later):
        latest_end(seat)
    return found


def _in_order(setting: Setting, all_classes: Sequence[Classes]) -> list[Classes]:
    """Give the classes in the order in which they are dated."""
    of_seat = {seat: classes for classes in all_classes for seat in classes.seats.tolist()}
    waits: dict[Classes, set[Classes]] = {classes: set() for classes in all_classes}
    for seat, earlier in setting.earlier.items():
        if seat in of_seat:
            waits[of_seat[seat]] |= {of_seat[one] for one in earlier if one in of_seat}
    scarce = {}
    for classes in all_classes:
        spans = setting.year.spans(classes.days or 1)
        possible = int(spans_allowed(setting, classes, spans, EVERY_RULE).sum())
        new = not setting.committed[classes.seats].any()
        scarce[classes] = (new, possible / classes.count, -classes.seats.size, classes.training, classes.numbers)
    left, order = set(all_classes), []
    while left:
        # people never wait in a circle, but their trainings may: then the scarcest goes first
        first = min(left, key=lambda one: (len(waits[one] & left), scarce[one]))
        left.remove(first)
        order.append(first)
    return order


def _in_the_way(setting: Setting, diary: Diary, order: Sequence[Classes], classes: Classes) -> list[Classes]:
    """Give the other classes of those who are left without a day in some classes, in order."""
    left = setting.person[classes.seats[diary.first[classes.seats] == NONE]]
    return [one for one in order if one is not classes and np.isin(setting.person[one.seats], left).any()]
