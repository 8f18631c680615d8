"""A training plan with its days: the second stage, after it is decided who goes to which training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.dates.causes import cannot_be_dated, causes
from asnkarier.analyses.plan.dates.classes import Classes, classes_to_date
from asnkarier.analyses.plan.dates.committed import apart
from asnkarier.analyses.plan.dates.days import WorkingDays, holidays
from asnkarier.analyses.plan.dates.diary import NONE, Diary
from asnkarier.analyses.plan.dates.schedule import schedule
from asnkarier.analyses.plan.dates.setting import Setting
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.optimisation.solver import Ints
from asnkarier.tables.frames import PlanClassDates, PlanSeatDates, PlanSeats
from asnkarier.tables.plan_results import PLAN_CLASS_DATES, PLAN_SEAT_DATES


@dataclass(frozen=True)
class PlanDates:
    """When classes are held, as tables of ``tables/plan_results.py``; both empty where the region has no calendar."""

    classes: PlanClassDates
    seats: PlanSeatDates


NO_DATES = PlanDates(PlanClassDates(PLAN_CLASS_DATES.empty()), PlanSeatDates(PLAN_SEAT_DATES.empty()))


def with_dates(given: PlanInput, made: TrainingPlan) -> tuple[TrainingPlan, PlanDates]:
    """Give the plan with its people dealt out anew over its classes, and the days of classes and seats.

    Committed classes keep their days and people; those without days are dated before all others.
    Who goes where, how many classes are held and what they cost stays as it is. The days of a class follow each other.
    Whatever cannot be dated says why. Without a calendar the plan is given back as it is.
    """
    calendar = given.rules.calendar
    if calendar is None:
        return made, NO_DATES
    setting = Setting.of(given, calendar, made.plan)
    every = apart(given, setting, made.plan, classes_to_date(made.plan, made.classes, given.trainings))
    unknown = {one: cannot_be_dated(one) if one.stands_on is None else "" for one in every}
    if not holidays(calendar, given.year):
        unknown = dict.fromkeys(every, "no_holidays")
    diary, known = schedule(setting, [one for one in every if not unknown[one]])
    why = dict(pair for one in known for pair in causes(setting, diary, one))
    why |= {seat: unknown[one] for one in every if unknown[one] for seat in one.seats.tolist()}
    every = [*known, *(one for one in every if unknown[one])]
    numbers = np.zeros(len(made.plan), dtype=np.int64)
    for one in every:
        numbers[one.seats] = _numbers(diary, one)
    plan = PlanSeats(made.plan.assign(training_class=numbers.astype(np.int64)))
    plan = PlanSeats(plan.astype({"training_class": made.plan["training_class"].dtype}))
    seats = _seat_dates(diary, plan, why)
    return replace(made, plan=plan), PlanDates(_class_dates(setting.year, every, plan, seats), seats)


def _numbers(diary: Diary, classes: Classes) -> Ints:
    """Give each seat the number of its class: those with days first, by their days, then those without.

    Whoever has no days holds a place in a class that has none, or in one with a seat free.
    """
    dealt = diary.dealt.get(classes)
    size = classes.seats.size
    span = np.full(size, NONE, dtype=np.int64) if dealt is None else dealt.span
    held = [] if dealt is None else np.repeat(np.arange(dealt.classes.size), dealt.classes).tolist()
    number = np.zeros(size, dtype=np.int64)
    for one in sorted(set(held)):
        first, there = held.index(one), np.nonzero(span == one)[0]
        number[there] = first + np.arange(there.size) % held.count(one)
    left = np.nonzero(span == NONE)[0]
    places = np.bincount(number[span != NONE], minlength=classes.count)
    for seat in left.tolist():
        open_ = [one for one in range(len(held), classes.count) if places[one] < classes.most]
        number[seat] = min(open_ or range(classes.count), key=lambda one: (places[one], one))
        places[number[seat]] += 1
    return np.array(classes.numbers, dtype=np.int64)[number]


def _seat_dates(diary: Diary, plan: PlanSeats, why: dict[int, str]) -> PlanSeatDates:
    dated = diary.first != NONE
    days = diary.year.days
    frame = plan[["nip", "training", "training_class"]].assign(
        starts_on=np.where(dated, days[diary.first], np.datetime64("NaT")),
        ends_on=np.where(dated, days[diary.last], np.datetime64("NaT")),
        undated=pd.Series([why.get(row) for row in range(len(plan))], index=plan.index, dtype="str"),
    )
    return PlanSeatDates(PLAN_SEAT_DATES.conform(frame))


def _days_of(year: WorkingDays, classes: Classes, dated: pd.DataFrame) -> tuple[Any, Any]:
    """Give first and last day of a class: those it is committed to, though nobody could come, or its people's."""
    if classes.stands_on is not None:
        last = classes.stands_on + (classes.days or 1) - 1
        return pd.Timestamp(year.days[classes.stands_on]), pd.Timestamp(year.days[last])
    return (dated["starts_on"].min(), dated["ends_on"].max()) if len(dated) else (pd.NaT, pd.NaT)


def _class_dates(year: WorkingDays, every: Sequence[Classes], plan: PlanSeats, seats: PlanSeatDates) -> PlanClassDates:
    """Give each class; one without a date has the cause that most of its seats have, the first of equals by name."""
    rows = []
    for classes in every:
        own = seats.iloc[classes.seats]
        for number in classes.numbers:
            there = own[own["training_class"] == number]
            dated = there[there["starts_on"].notna()]
            begin, end = _days_of(year, classes, dated)
            causes_ = there["undated"].dropna().value_counts().sort_index().sort_values(ascending=False, kind="stable")
            rows.append(
                {
                    "training": classes.training,
                    "title": classes.title,
                    "training_class": number,
                    "fund": ";".join(fund for fund, _ in classes.payers),
                    "days": classes.days,
                    "starts_on": begin,
                    "ends_on": end,
                    "participants": len(there),
                    "without_date": len(there) - len(dated),
                    "undated": None if begin is not pd.NaT else causes_.index[0],
                }
            )
    frame = pd.DataFrame(rows, columns=PLAN_CLASS_DATES.names)
    return PlanClassDates(PLAN_CLASS_DATES.conform(frame.sort_values(["training", "training_class"])))
