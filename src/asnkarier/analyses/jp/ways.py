"""Who reaches the JP minimum most cheaply by what, in the days that the year has left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
import pandas as pd

from asnkarier.analyses.jp.cheapest import Offer, Step, cheapest_way
from asnkarier.analyses.jp.ledger import Balance
from asnkarier.config.jp import JpRule
from asnkarier.tables.frames import JpParticipations, JpWays, Trainings
from asnkarier.tables.jp_results import JP_WAYS

Open = Callable[[str], Sequence[str]]
"""Gives the codes of the trainings that are open to a person."""


@dataclass(frozen=True)
class FreeForm:
    """A form of development that costs nothing and keeps nobody from work."""

    code: str
    name: str
    rule: JpRule


def jp_ways(
    balanced: Balance,
    counted: JpParticipations,
    trainings: Trainings,
    forms: Sequence[FreeForm],
    open_to: Open,
    here: frozenset[str],
    year: int,
    as_of: date,
) -> JpWays:
    """Give the cheapest way of everybody who is ``here`` and lacks JP after what is coming and planned, by steps.

    Free forms are offered by sessions or days, on the working days of the year after ``as_of`` and within what their
    month still lets count. A training is offered once where it is open to the person, is held this year in fewer days
    than are left, and gives JP; its price is that of a seat in a full class. Whether there is money for it, a class
    with room or a month in which it can be held is not looked at.
    """
    left = _working_days(year, as_of)
    courses = _courses(trainings, len(left))
    used = _used(counted, as_of)

    @cache
    def way(missing: int, limits: tuple[int, ...], open_courses: tuple[str, ...]) -> tuple[Step, ...]:
        free = [
            Offer("form", form.code, form.name, form.rule.jp, 0, 0, limit)
            for form, limit in zip(forms, limits, strict=True)
        ]
        return cheapest_way(missing, [*free, *(courses[code] for code in open_courses)])

    rows = []
    lacking = balanced[(balanced["missing_after"].fillna(0) > 0) & balanced["nip"].isin(here)]
    for nip, missing in zip(lacking["nip"], lacking["missing_after"], strict=True):
        limits = tuple(_limit(form, left, as_of, used.get((nip, form.code), 0)) for form in forms)
        open_courses = tuple(code for code in open_to(nip) if code in courses)
        for number, (offer, units) in enumerate(way(int(missing), limits, open_courses), 1):
            rows.append(
                {
                    "nip": nip,
                    "step": number,
                    "kind": offer.kind,
                    "code": offer.code,
                    "title": offer.title,
                    "units": units,
                    "jp": units * offer.jp,
                    "cost": units * offer.cost,
                    "days": units * offer.days,
                }
            )
    return JpWays(JP_WAYS.conform(pd.DataFrame(rows, columns=JP_WAYS.names)))


def _working_days(year: int, as_of: date) -> list[date]:
    """Give the days of the year after a day, from Monday to Friday; holidays are not known here."""
    first = max(as_of + timedelta(days=1), date(year, 1, 1))
    rest = (first + timedelta(days=number) for number in range((date(year, 12, 31) - first).days + 1))
    return [day for day in rest if day.weekday() < _SATURDAY]


_SATURDAY = 5


def _courses(trainings: Trainings, days_left: int) -> Mapping[str, Offer]:
    """Give the trainings that can still be held, by code: one seat at the price of a full class."""
    rows = trainings[
        (trainings["jp"] > 0)
        & (trainings["classes_max"] > 0)
        & trainings["years"].isna()
        & (trainings["days"].clip(lower=1) <= days_left)  # none needs less than a day to be held on
    ]
    share = np.ceil(rows["cost_per_class"] / rows["seats_max"]).astype("int64")
    return {
        code: Offer("training", code, title, int(jp), int(cost), int(days), 1)
        for code, title, jp, cost, days in zip(
            rows["training"],
            rows["title"],
            rows["jp"],
            rows["cost_per_participant"] + share,
            rows["days"],
            strict=True,
        )
    }


def _used(counted: JpParticipations, as_of: date) -> Mapping[tuple[str, str], int]:
    """Give the JP of each person and form that this month has counted already."""
    day = counted["ended_on"].fillna(counted["started_on"])
    now = (day.dt.year == as_of.year) & (day.dt.month == as_of.month)
    now &= counted["counted_as"].isin(("earned", "unproven", "coming"))
    sums = counted[now].groupby(["nip", "form"])["jp"].sum()
    return {(str(nip), str(form)): int(jp) for (nip, form), jp in sums.items()}


def _limit(form: FreeForm, left: Sequence[date], as_of: date, used: int) -> int:
    """Give how many sessions or days of a form can still count, one a working day; ``used`` are this month's JP."""
    if form.rule.month_max is None:
        return len(left)
    months = Counter((day.year, day.month) for day in left)
    spent = {(as_of.year, as_of.month): used}
    free = {month: max(0, form.rule.month_max - spent.get(month, 0)) for month in months}
    return sum(min(days, free[month] // form.rule.jp) for month, days in months.items())
