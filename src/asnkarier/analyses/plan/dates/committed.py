"""Classes of a committed plan that have days: they keep them, with the people who were in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.dates.classes import Classes
from asnkarier.analyses.plan.dates.days import Spans, WorkingDays
from asnkarier.analyses.plan.dates.diary import NONE, Diary
from asnkarier.analyses.plan.dates.rules import caps, people_free
from asnkarier.analyses.plan.dates.setting import Setting
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.optimisation.class_seats import Dealt
from asnkarier.optimisation.solver import Ints
from asnkarier.tables.frames import PlanSeats


def apart(given: PlanInput, setting: Setting, plan: PlanSeats, every: Sequence[Classes]) -> list[Classes]:
    """Give the classes with each that stands by itself, beside the others of its training and payer.

    A class stands where it was committed with days that are as many working days on end as the training takes, and
    all who were in it and are not cancelled are in the class of that number still.
    """
    first = _committed_days(given, setting.year)
    members = _members(given, plan)
    return [one for classes in every for one in _split(classes, plan, first, members)]


def _split(
    classes: Classes, plan: PlanSeats, first: dict[tuple[str, int], int], members: dict[tuple[str, int], set[int]]
) -> Iterator[Classes]:
    number_of = plan["training_class"].to_numpy(dtype=np.int64)
    left = []
    for number in classes.numbers:
        key = classes.training, number
        then = members.get(key, set())
        if not then or key not in first or any(number_of[seat] != number for seat in then):
            left.append(number)
            continue
        seats = classes.seats[number_of[classes.seats] == number]
        yield replace(
            classes,
            payers=_payers(classes, 1),
            numbers=(number,),
            seats=seats,
            stands_on=first[key],
            committed=frozenset(then),
        )
    if left:
        seats = classes.seats[np.isin(number_of[classes.seats], left)]
        yield replace(classes, payers=_payers(classes, len(left)), numbers=tuple(left), seats=seats)


def _payers(classes: Classes, count: int) -> tuple[tuple[str, int], ...]:
    """Give who pays for some of the classes; of a pooled training each part holds back the money of all of them."""
    return classes.payers if classes.pooled else ((classes.payers[0][0], count),)


def _committed_days(given: PlanInput, year: WorkingDays) -> dict[tuple[str, int], int]:
    """Give the first working day of each committed class whose days are still days for it."""
    if given.committed is None:
        return {}
    rows = given.committed.dates.dropna(subset=["starts_on", "ends_on"])
    days_of = dict(zip(given.trainings["training"], given.trainings["days"], strict=True))
    found = {}
    for training, number, begin, end in zip(
        rows["training"], rows["training_class"], rows["starts_on"], rows["ends_on"], strict=True
    ):
        place = int(np.searchsorted(year.days, np.datetime64(begin.date())))
        last = place + int(days_of.get(training, 0)) - 1
        held = place <= last < year.days.size
        if held and year.days[place] == np.datetime64(begin.date()) and year.days[last] == np.datetime64(end.date()):
            found[training, int(number)] = place
    return found


def _members(given: PlanInput, plan: PlanSeats) -> dict[tuple[str, int], set[int]]:
    """Give the seats that were committed in each class, as rows of the plan."""
    row_of = {pair: row for row, pair in enumerate(zip(plan["nip"], plan["training"], strict=True))}
    found: dict[tuple[str, int], set[int]] = defaultdict(set)
    then = given.standing
    for nip, training, number in zip(then["nip"], then["training"], then["training_class"], strict=True):
        if not pd.isna(number):
            found[training, int(number)].add(row_of[nip, training])
    return found


def stand(setting: Setting, diary: Diary, every: Sequence[Classes]) -> list[Classes]:
    """Enter the classes that stand, and give all classes with people exchanged between them where that helps.

    First come all who were in them, but for those who cannot come; then who is new in one. A class keeps its days
    whatever became of weeks, blackouts and money. Whoever is new in one may be there by every rule; whoever may not
    changes places with somebody of the training's other classes who may, or has no days.
    """
    found = list(every)
    standing = [place for place, one in enumerate(found) if one.stands_on is not None]
    standing.sort(key=lambda place: (found[place].stands_on, found[place].training, found[place].numbers))
    for place in standing:
        _seat(setting, diary, found[place], new=False)
    for place in standing:
        _exchange(setting, diary, found, place)
        _seat(setting, diary, found[place], new=True)
    return found


def _exchange(setting: Setting, diary: Diary, every: list[Classes], place: int) -> None:
    """Let whoever is new in a class that stands and may not come change places with one of the other classes."""
    own = every[place]
    other = next((n for n, one in enumerate(every) if one.stands_on is None and _alike(one, own)), None)
    if other is None:
        return
    span = _span(setting, own)
    may = {
        seat: _may_come(setting, diary, own, span, seat, new=True)
        for seat in (*own.seats.tolist(), *every[other].seats.tolist())
        if seat not in own.committed
    }
    out = [seat for seat in own.seats.tolist() if may.get(seat) is False]
    come = [seat for seat in every[other].seats.tolist() if may[seat] and not setting.committed[seat]]
    swapped = dict(zip(out, come, strict=False))
    swapped |= {seat: before for before, seat in swapped.items()}
    before = diary.strike(own)
    for n in (place, other):
        seats = np.array([swapped.get(seat, seat) for seat in every[n].seats.tolist()], dtype=np.int64)
        every[n] = replace(every[n], seats=seats)
    if before is not None:
        diary.enter(every[place], setting.year.spans(own.days or 1), before)


def _alike(one: Classes, other: Classes) -> bool:
    """Say whether people may change between two classes: one training, paid by the same funds."""
    return one.training == other.training and {fund for fund, _ in one.payers} == {fund for fund, _ in other.payers}


def _seat(setting: Setting, diary: Diary, classes: Classes, *, new: bool) -> None:
    spans = setting.year.spans(classes.days or 1)
    span = classes.stands_on or 0
    before = diary.strike(classes)
    found = np.full(classes.seats.size, NONE, dtype=np.int64) if before is None else before.span.copy()
    held = np.zeros(spans.first.size, dtype=np.int64)
    held[span] = 1
    own = _span(setting, classes)
    diary.enter(classes, spans, Dealt(found, held))
    for place, seat in enumerate(classes.seats.tolist()):
        if (seat not in classes.committed) is new and _may_come(setting, diary, classes, own, seat, new=new):
            diary.strike(classes)
            found = found.copy()
            found[place] = span
            diary.enter(classes, spans, Dealt(found, held))


def _may_come(setting: Setting, diary: Diary, classes: Classes, span: Spans, seat: int, *, new: bool) -> bool:
    """Say whether a person can be in a class on its days, of a new one also whether unit and money allow it."""
    alone = replace(classes, seats=_only(seat))
    if not people_free(setting, diary, alone, span, frozenset()).all():
        return False
    limits = caps(setting, diary, alone, span, frozenset())
    return not new or all(cap.room >= cap.seat for cap in limits if cap.spans.any() and cap.people.any())


def _span(setting: Setting, classes: Classes) -> Spans:
    spans = setting.year.spans(classes.days or 1)
    return Spans(setting.year, spans.first[[classes.stands_on or 0]], spans.last[[classes.stands_on or 0]])


def _only(seat: int) -> Ints:
    return np.array([seat], dtype=np.int64)
