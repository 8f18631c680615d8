"""Days of a plan around a committed one: what has days keeps them, what has none is dated first."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from test_plan_dates import blackout, calendar, days, why

from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.check_dates import date_violations
from asnkarier.analyses.plan.dates.dated import PlanDates, with_dates
from asnkarier.analyses.plan.tables import Committed, PlanInput, Seat, TrainingPlan
from asnkarier.analyses.plan.training_plan import Impossible, training_plan
from asnkarier.workflows.plan_dates import date_findings
from plan_regions import absences, course, nip, person, random_region, region

COURSES = [course("T", "INT 1>2", seats=(2, 3), classes=2, each=1_000_000, days=3)]
MARCH = calendar(first_week=10, last_week=13)
WHOLE_YEAR = calendar()


def made(given: PlanInput) -> tuple[TrainingPlan, PlanDates]:
    plan, dates = with_dates(given, training_plan(given))
    assert (*violations(given, plan), *date_violations(given, plan, dates)) == ()
    return plan, dates


def with_calendar(given: PlanInput, rules: Any) -> PlanInput:
    return replace(given, rules=given.rules.model_copy(update={"calendar": rules}))


def around(given: PlanInput, first: tuple[TrainingPlan, PlanDates], **changes: Any) -> PlanInput:
    plan, dates = first
    return replace(given, committed=Committed(plan.plan, plan.classes, dates.classes), **changes)


def seat_days(dates: PlanDates) -> dict[tuple[str, str], Any]:
    rows = dates.seats[dates.seats["starts_on"].notna()]
    return {(row["nip"], row["training"]): row["starts_on"].date() for row in rows.to_dict("records")}


def four_then_six(money: int, **changes: Any) -> PlanInput:
    """Up to three in a class, two classes at most, each seat Rp 1 million."""
    people = [person(n, "INT 1/2") for n in range(6)]
    given = region(people, COURSES, {"APBD": money * 1_000_000}, **changes)
    return with_calendar(given, MARCH)


def test_committed_classes_keep_their_days_and_people_and_who_is_new_joins_them() -> None:
    """Two classes of two in March; by then classes are held from April on, and two more can be paid for."""
    first = made(four_then_six(4))
    assert len(days(first[1])) == 2
    now = around(with_calendar(four_then_six(6), calendar(first_week=14)), first, as_of=date(2027, 2, 1))
    _, dates = made(now)
    assert days(dates) == days(first[1])
    assert seat_days(first[1]).items() < seat_days(dates).items()
    assert len(seat_days(dates)) == 6
    assert not list(date_findings(now, dates))


def test_who_is_new_and_cannot_come_changes_places_with_who_can() -> None:
    """One class of two stands in March. Three more come: one to its free place, two to a class in April.

    Whoever is on leave in April joins the class of March, whoever is on leave in March does not.
    """
    first = made(four_then_six(2))
    stood = sorted(nip for nip, _ in seat_days(first[1]))
    new = sorted({nip(n) for n in range(6)} - set(stood))[:3]
    both = calendar(first_week=10, last_week=17)
    for here, there in ((new[0], new[2]), (new[2], new[0])):
        leave = absences(
            (int(here[-4:]), "2027-03-29", "2027-05-09"),
            *((int(who[-4:]), "2027-03-01", "2027-04-01") for who in new if who != here),
        )
        people = [person(n, "INT 1/2") for n in range(6) if nip(n) in {*stood, *new}]
        given = region(people, [], {"APBD": 5_000_000})
        given = replace(
            given, **{name: getattr(four_then_six(5), name) for name in ("trainings", "training_competencies")}
        )
        _, dates = made(around(with_calendar(given, both), first, absences=leave))
        when = {who: day.month for (who, _), day in seat_days(dates).items()}
        assert when == {**dict.fromkeys(stood, 3), here: 3, **{who: 4 for who in new if who != here}}, there


def test_who_is_away_by_now_has_no_days_and_the_class_stands() -> None:
    first = made(four_then_six(4))
    gone = sorted(seat_days(first[1]))[0][0]
    now = around(four_then_six(4), first, absences=absences((int(gone[-4:]), "2027-03-01", "2027-04-30")))
    _, dates = made(now)
    assert days(dates) == days(first[1])
    assert why(dates) == {"absence": 1}
    assert dates.classes["without_date"].sum() == 1


@pytest.mark.parametrize(
    "rules",
    [
        calendar(first_week=10, last_week=13, blackouts=(blackout(date(2027, 3, 1), date(2027, 4, 30)),)),
        calendar(first_week=30),
        calendar(first_week=10, last_week=13, away_share_max=0.1, away_per="month"),
    ],
)
def test_what_stands_stands_whatever_became_of_weeks_and_blackouts(rules: Any) -> None:
    first = made(four_then_six(4))
    _, dates = made(around(with_calendar(four_then_six(4), rules), first))
    assert days(dates) == days(first[1])
    assert why(dates) == {}


def test_days_that_are_holidays_by_now_are_found_anew_and_told() -> None:
    first = made(four_then_six(4))
    held = days(first[1])
    begin = held["T", 1][0]
    new_holiday = calendar({date(2027, 1, 1): "x", begin: "Pilkada"}, first_week=10, last_week=13)
    now = around(with_calendar(four_then_six(4), new_holiday), first)
    _, dates = made(now)
    moved = [one for one in held if days(dates)[one] != held[one]]
    assert moved == [one for one in held if begin in pd.date_range(*held[one]).date]
    told = {one.code: one.details for one in date_findings(now, dates)}
    assert told["F_COMMITTED_MOVED"] == {"classes": len(moved)}


def test_committed_classes_without_days_are_dated_before_new_ones() -> None:
    """One week of five days. T (committed, without days) and U (new, fewer days possible) take four each."""
    people = [person(n, "INT 1/2; KOM 1/2") for n in range(2)]
    courses = [
        course("T", "INT 1>2", seats=(2, 2), each=1_000_000, days=4),
        course("U", "KOM 1>2", seats=(2, 2), each=1_000_000, days=4, months="Mar"),
    ]
    week = calendar(first_week=10, last_week=10)
    first = made(region(people, courses[:1], {"APBD": 2_000_000}))
    assert first[1].classes.empty
    _, dates = made(around(with_calendar(region(people, courses, {"APBD": 4_000_000}), week), first))
    assert {training for training, _ in days(dates)} == {"T"}
    assert why(dates) == {"other_class": 2}


def test_nothing_new_is_held_before_the_day_of_the_plan() -> None:
    given = replace(four_then_six(4), as_of=date(2027, 3, 15))
    _, dates = made(given)
    assert all(begin > date(2027, 3, 15) for begin, _ in days(dates).values())
    late = replace(four_then_six(4), as_of=date(2027, 6, 1))
    assert why(made(late)[1]) == {"window": 4}


@pytest.mark.parametrize("seed", [0, 3, 6, 7])
def test_every_rule_is_kept_around_any_committed_plan(seed: int) -> None:
    """Half the money first, then all of it, with seats cancelled, leave, other weeks and shares."""
    draw = np.random.default_rng(seed)
    given = with_calendar(
        random_region(seed),
        calendar(first_week=6, last_week=int(draw.integers(12, 30)), away_share_max=float(draw.choice([0.3, 1.0]))),
    )
    half = replace(given, budgets=type(given.budgets)(given.budgets.assign(ceiling=given.budgets["ceiling"] // 2)))
    first = made(half)
    leave = absences(*((int(n), "2027-02-15", f"2027-0{draw.integers(3, 6)}-10") for n in draw.choice(15, 4, False)))
    cancelled = first[0].plan.sample(1, random_state=seed)[["nip", "training"]].itertuples(index=False, name=None)
    other = with_calendar(given, calendar(first_week=8, last_week=40, away_share_max=0.3))
    now = around(other, first, absences=leave)
    made(now)
    with suppress(Impossible):  # a class that was committed may have too few people then
        made(replace(now, banned=frozenset(Seat(*seat) for seat in cancelled)))


# The checker

FIRST = made(four_then_six(4))
NOW = around(four_then_six(6), FIRST)
PLAN, DATES = made(NOW)


def moved(to: str, until: str) -> PlanDates:
    def on(frame: pd.DataFrame) -> Any:
        return frame.assign(starts_on=pd.Timestamp(to), ends_on=pd.Timestamp(until)).astype(frame.dtypes)

    return PlanDates(on(DATES.classes), on(DATES.seats))


def test_the_checker_finds_a_committed_class_that_was_moved() -> None:
    other = moved("2027-03-24", "2027-03-26")
    assert "committed_days_changed" in {one.code for one in date_violations(NOW, PLAN, other)}


def test_the_checker_finds_a_new_class_before_the_day_of_the_plan() -> None:
    late = replace(four_then_six(6), as_of=date(2027, 6, 1))
    assert "before_the_plan" in {one.code for one in date_violations(late, PLAN, DATES)}
    stands = replace(NOW, as_of=date(2027, 6, 1))
    assert "before_the_plan" not in {one.code for one in date_violations(stands, PLAN, DATES)}
