"""Days for the classes of a plan: each rule of the calendar by itself, what is told, and the checker that finds it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.check_dates import date_violations
from asnkarier.analyses.plan.dates.dated import PlanDates, with_dates
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.config.region import ClassCalendar
from asnkarier.optimisation.class_seats import Cap, ClassDays, deal
from plan_regions import Row, absences, course, decided, nip, person, region

HOLIDAYS = {date(2027, 1, 1): "Tahun Baru", date(2027, 5, 6): "Kenaikan", date(2027, 8, 17): "Proklamasi"}


def calendar(holidays: dict[date, str] = HOLIDAYS, **changes: Any) -> ClassCalendar:
    listed = tuple({"day": day, "name": name} for day, name in holidays.items())
    version = {"value": listed, "valid_from": date(2027, 1, 1), "basis": "SKB", "source": "-", "verified": True}
    return ClassCalendar.model_validate({"holidays": {"versions": (version,)}, **changes})


def blackout(first: date, last: date, who: str | None = None) -> dict[str, Any]:
    return {"name": "x", "first": first, "last": last, "who": who, "basis": "SE"}


def planned(
    people: int, courses: list[Row], *, rules: ClassCalendar | None, staff: list[Row] | None = None, **changes: Any
) -> tuple[PlanInput, TrainingPlan]:
    """Everybody in every training, all paid by APBD; ``changes`` are those of the plan's input."""
    staff = staff or [person(n, "INT 1/2; KOM 1/2; TIK 1/2") for n in range(people)]
    made_from = region(staff, courses, {"APBD": 10**9}, days_max=400)
    made_from = replace(made_from, rules=made_from.rules.model_copy(update={"calendar": rules}), **changes)
    seats = {(who["nip"], one["training"]): "APBD" for one in courses for who in staff}
    classes = {(one["training"], "APBD"): one["classes_max"] for one in courses}
    return made_from, decided(made_from, seats, classes)


def dates_of(made_from: PlanInput, made: TrainingPlan) -> PlanDates:
    plan, dates = with_dates(made_from, made)
    assert date_violations(made_from, plan, dates) == ()
    assert violations(made_from, plan) == ()
    return dates


def days(dates: PlanDates) -> dict[tuple[str, int], tuple[date, date]]:
    """First and last day of each dated class."""
    rows = dates.classes[dates.classes["starts_on"].notna()]
    return {
        (row["training"], row["training_class"]): (row["starts_on"].date(), row["ends_on"].date())
        for row in rows.to_dict("records")
    }


def why(dates: PlanDates) -> dict[str, int]:
    return dict(dates.seats["undated"].value_counts())


def test_without_a_calendar_nothing_changes() -> None:
    made_from, made = planned(3, [course("T1", "INT 1>2")], rules=None)
    plan, dates = with_dates(made_from, made)
    assert plan is made
    assert dates.classes.empty
    assert dates.seats.empty


def test_a_class_takes_working_days_in_one_week_where_it_can() -> None:
    """Week 18 of 2027 has a holiday on its Thursday (6 May): five days there reach into the next week."""
    given = planned(3, [course("T1", "INT 1>2", days=5, months="Mei")], rules=calendar(first_week=18, last_week=19))
    assert days(dates_of(*given)) == {("T1", 1): (date(2027, 5, 10), date(2027, 5, 14))}
    only = planned(3, [course("T1", "INT 1>2", days=4)], rules=calendar(first_week=18, last_week=18))
    assert days(dates_of(*only)) == {("T1", 1): (date(2027, 5, 3), date(2027, 5, 7))}


RULES: list[tuple[str, list[Row], dict[str, Any], dict[str, Any]]] = [
    # the reason told, the trainings, the calendar, more of the plan's input
    ("no_holidays", [course("T1", "INT 1>2")], {"holidays": {date(2026, 1, 1): "x"}}, {}),
    ("no_days", [course("T1", "INT 1>2", days=0)], {}, {}),
    ("months_unreadable", [course("T1", "INT 1>2", months="Triwulan II")], {}, {}),
    ("too_long", [course("T1", "INT 1>2", days=300)], {}, {}),
    ("window", [course("T1", "INT 1>2", days=6)], {"first_week": 10, "last_week": 10}, {}),
    ("months", [course("T1", "INT 1>2", months="Feb")], {"first_week": 10, "last_week": 20}, {}),
    ("blackout", [course("T1", "INT 1>2")],
     {"last_week": 10, "blackouts": (blackout(date(2027, 1, 1), date(2027, 6, 1)),)}, {}),
    ("absence", [course("T1", "INT 1>2", months="Mar")],
     {"blackouts": (blackout(date(2027, 2, 20), date(2027, 4, 1), "opd = Dinas A"),)}, {}),
    ("leaving", [course("T1", "INT 1>2", months="Mar")], {},
     {"leaves_on": {nip(n): date(2027, 3, 1) for n in range(4)}}),
    ("away_share", [course("T1", "INT 1>2", months="Mar", seats=(4, 4))], {"away_share_max": 0.5}, {}),
    ("other_class", [course("T1", "INT 1>2", days=4), course("T2", "KOM 1>2", days=4)],
     {"first_week": 10, "last_week": 10}, {}),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "courses", "rules", "changes"), RULES, ids=[rule[0] for rule in RULES])
def test_what_has_no_days_says_which_rule_is_in_the_way(
    reason: str, courses: list[Row], rules: dict[str, Any], changes: dict[str, Any]
) -> None:
    """Nobody of four gets days for one of the trainings."""
    dates = dates_of(*planned(4, courses, rules=calendar(**rules), **changes))
    assert why(dates) == {reason: 4}
    assert list(dates.classes["undated"].dropna()) == [reason]


def test_a_class_that_too_few_can_come_to_is_not_dated() -> None:
    """One of three is kept at work all year; the class needs three, and would have them if he could come."""
    staff = [person(n, "INT 1/2", opd="Dinas B" if n == 0 else "Dinas A") for n in range(3)]
    kept = blackout(date(2027, 1, 1), date(2027, 12, 31), "opd = Dinas B")
    given = planned(3, [course("T1", "INT 1>2", seats=(3, 9))], rules=calendar(blackouts=(kept,)), staff=staff)
    dates = dates_of(*given)
    assert why(dates) == {"absence": 3}


def test_who_cannot_come_is_told_and_the_others_are_dated() -> None:
    staff = [person(n, "INT 1/2", opd="Dinas B" if n == 0 else "Dinas A") for n in range(5)]
    kept = blackout(date(2027, 1, 1), date(2027, 12, 31), "opd = Dinas B")
    dates = dates_of(
        *planned(5, [course("T1", "INT 1>2", seats=(2, 9))], rules=calendar(blackouts=(kept,)), staff=staff)
    )
    assert why(dates) == {"absence": 1}
    assert list(dates.seats["nip"][dates.seats["undated"].notna()]) == [nip(0)]
    assert list(dates.classes["without_date"]) == [1]


def test_nobody_sits_in_a_class_on_days_of_leave() -> None:
    """March is the only month. One of four is on leave all of it, another whose leave was cancelled is not."""
    leave = absences((0, "2027-02-20", "2027-04-02"), (1, "2027-03-01", "2027-03-31"))
    leave = type(leave)(leave.assign(cancelled=pd.array([None, True], dtype=leave["cancelled"].dtype)))
    given = planned(4, [course("T1", "INT 1>2", months="Mar")], rules=calendar(), absences=leave)
    dates = dates_of(*given)
    assert why(dates) == {"absence": 1}
    assert list(dates.seats["nip"][dates.seats["undated"].notna()]) == [nip(0)]


def test_a_class_is_held_around_the_leave_of_its_people() -> None:
    """Two weeks, in each of which one of two is on leave but for its first days; a weekend away takes no day."""
    leave = absences((0, "2027-03-03", "2027-03-12"), (1, "2027-02-01", "2027-02-28"), (1, "2027-03-13", "2027-03-14"))
    given = planned(
        2, [course("T1", "INT 1>2", days=2, seats=(2, 2))], rules=calendar(first_week=9, last_week=10), absences=leave
    )
    assert days(dates_of(*given)) == {("T1", 1): (date(2027, 3, 1), date(2027, 3, 2))}
    over = planned(
        2, [course("T1", "INT 1>2", days=6, seats=(2, 2))], rules=calendar(first_week=11, last_week=12),
        absences=absences((0, "2027-03-20", "2027-03-21")),
    )  # fmt: skip
    assert ("T1", 1) in days(dates_of(*over))


def test_nobody_is_known_to_be_outside_a_blackout_without_an_opd() -> None:
    """Of whom it is not known whether the blackout keeps him, he is not sent."""
    kept = blackout(date(2027, 1, 1), date(2027, 12, 31), "opd = Dinas B")
    staff = [person(0, "INT 1/2", opd=None)]
    assert why(dates_of(*planned(1, [course("T1", "INT 1>2")], rules=calendar(blackouts=(kept,)), staff=staff))) == {
        "absence": 1
    }


def chained() -> tuple[PlanInput, TrainingPlan]:
    """T1 has to be taken before T2; T2 may only be held in March."""
    given, made = planned(
        3, [course("T1", "INT 1>2", days=3), course("T2", "KOM 1>2", days=5, months="Mar")], rules=calendar()
    )
    before = made.plan["training"].map({"T1": "T2"}).astype("str")
    return given, replace(made, plan=made.plan.assign(before=before))


def test_what_comes_first_is_held_first() -> None:
    given, made = chained()
    plan, dates = with_dates(given, made)
    assert date_violations(given, plan, dates) == ()
    held = days(dates)
    assert held["T1", 1][1] < held["T2", 1][0]
    assert held["T2", 1][0].month == held["T2", 1][1].month == 3


def test_what_follows_something_without_days_has_none() -> None:
    given, made = chained()
    given = replace(given, trainings=given.trainings.assign(months=["kapan saja", "Mar"]))
    plan, dates = with_dates(given, made)
    assert date_violations(given, plan, dates) == ()
    assert why(dates) == {"months_unreadable": 3, "order": 3}


def test_a_unit_keeps_its_people_over_the_classes_of_several_months() -> None:
    """Eight of one unit, half of whom may be away in a month: two classes of four, in two months."""
    given = planned(
        8, [course("T1", "INT 1>2", seats=(4, 4), classes=2, months="Mar;Apr")], rules=calendar(away_share_max=0.5)
    )
    held = days(dates_of(*given))
    assert sorted(first.month for first, _ in held.values()) == [3, 4]


def test_one_person_may_always_be_away() -> None:
    given = planned(3, [course("T1", "INT 1>2", seats=(1, 1), classes=3)], rules=calendar(away_share_max=0.1))
    assert why(dates_of(*given)) == {}


def test_money_of_a_later_window_pays_for_later_classes() -> None:
    """Rp 100 of murni pays for one class of two; the other two wait for the money of October."""
    given, made = planned(
        4, [course("T1", "INT 1>2", seats=(2, 2), classes=2, each=40, per_class=20)],
        rules=calendar(money_from={"perubahan": 10}), windows=("murni", "perubahan"),
    )  # fmt: skip
    murni = given.budgets.assign(ceiling=100)
    both = pd.concat([murni, murni.assign(window="perubahan")], ignore_index=True).astype(given.budgets.dtypes)
    given = replace(given, budgets=type(given.budgets)(both))
    plan, dates = with_dates(given, made)
    assert date_violations(given, plan, dates) == ()
    months = sorted(first.month for first, _ in days(dates).values())
    assert months[0] < 10 <= months[1]


def test_people_of_a_unit_are_dealt_out_over_the_classes() -> None:
    """Two units of six, three classes of four: two of each unit in each class."""
    staff = [person(n, "INT 1/2", unor=f"Bidang {n % 2}") for n in range(12)]
    given, made = planned(12, [course("T1", "INT 1>2", seats=(3, 6), classes=3)], rules=calendar(), staff=staff)
    plan, _ = with_dates(given, made)
    assert plan.plan.groupby(["training_class", "unor"]).size().tolist() == [2] * 6


def test_the_order_of_the_rows_does_not_matter() -> None:
    given = planned(6, [course("T1", "INT 1>2", seats=(2, 4), classes=2), course("T2", "KOM 1>2")], rules=calendar())
    first, again = with_dates(*given)[1], with_dates(*given)[1]
    pd.testing.assert_frame_equal(first.seats, again.seats)
    turned = replace(given[0], trainings=given[0].trainings.iloc[::-1], employees=given[0].employees.iloc[::-1])
    pd.testing.assert_frame_equal(with_dates(turned, given[1])[1].seats, first.seats)


@drawn(seed=st.integers(0, 10**6))
@settings(max_examples=5, deadline=None)
def test_whatever_is_asked_the_dates_keep_every_rule(seed: int) -> None:
    """Random small regions: the independent checker finds nothing, and everything has days or a reason."""
    draw = np.random.default_rng(seed)
    staff = [
        person(
            n, "INT 1/2; KOM 1/2; TIK 1/2", opd=str(draw.choice(["Dinas A", "Dinas B"])), unor=f"B{draw.integers(3)}"
        )
        for n in range(8)
    ]
    courses = [
        course(
            code, f"{teaches} 1>2", seats=(int(draw.integers(1, 4)), 4), classes=2, days=int(draw.integers(1, 8)),
            months=str(draw.choice(["Mar", "Mar-Mei", "Apr;Jun"])), each=10, per_class=5,
        )
        for code, teaches in (("T1", "INT"), ("T2", "KOM"), ("T3", "TIK"))
    ]  # fmt: skip
    rules = calendar(
        first_week=int(draw.integers(8, 14)),
        last_week=int(draw.integers(15, 24)),
        away_share_max=float(draw.choice([0.2, 0.5, 1.0])),
        away_per=str(draw.choice(["week", "month"])),
        blackouts=(blackout(date(2027, 4, 5), date(2027, 4, 9)),
                   blackout(date(2027, 3, 1), date(2027, 3, 19), "opd = Dinas B")),
    )  # fmt: skip
    leaves = {nip(0): date(2027, 4, int(draw.integers(1, 28)))}
    dates_of(*planned(8, courses, rules=rules, staff=staff, leaves_on=leaves))


# The checker finds each rule broken

GIVEN, MADE = chained()
GIVEN = replace(
    GIVEN,
    leaves_on={nip(0): date(2027, 12, 1)},
    absences=absences((1, "2027-10-04", "2027-10-08")),
    windows=("murni", "perubahan"),
    trainings=GIVEN.trainings.assign(cost_per_participant=1),
    rules=GIVEN.rules.model_copy(
        update={
            "calendar": calendar(
                last_week=47,
                away_share_max=1.0,
                money_from={"murni": 2},
                blackouts=(blackout(date(2027, 7, 5), date(2027, 7, 9)),
                           blackout(date(2027, 9, 1), date(2027, 9, 30), "opd = Dinas A")),
            )
        }
    ),
)  # fmt: skip
PLAN, DATES = with_dates(GIVEN, MADE)


def moved(training: str, first: date, last: date) -> PlanDates:
    """All of a training on other days."""

    def to(frame: pd.DataFrame) -> Any:
        those = frame["training"] == training
        return frame.assign(
            starts_on=frame["starts_on"].mask(those, pd.Timestamp(first)),
            ends_on=frame["ends_on"].mask(those, pd.Timestamp(last)),
        )

    return PlanDates(to(DATES.classes), to(DATES.seats))


def cell(table: str, row: int, **values: Any) -> PlanDates:
    frame = getattr(DATES, table).copy()
    for name, value in values.items():
        frame.loc[row, name] = value
    return replace(DATES, **{table: frame})


BROKEN: list[tuple[str, Callable[[], PlanDates]]] = [
    ("seat_date_missing", lambda: replace(DATES, seats=DATES.seats.iloc[1:])),
    ("seat_of_other_class", lambda: cell("seats", 0, training_class=2)),
    ("seat_of_other_days", lambda: cell("seats", 0, starts_on=pd.Timestamp(2027, 1, 4))),
    ("undated_without_reason", lambda: cell("seats", 0, starts_on=pd.NaT, ends_on=pd.NaT)),
    ("undated_without_reason", lambda: cell("seats", 0, undated="months")),
    ("class_date_missing", lambda: replace(DATES, classes=pd.concat(
        [DATES.classes, DATES.classes.iloc[:1].assign(training_class=9)], ignore_index=True))),
    ("class_counted_wrong", lambda: cell("classes", 0, participants=7)),
    ("not_a_working_day", lambda: moved("T1", date(2027, 2, 6), date(2027, 2, 9))),
    ("not_a_working_day", lambda: moved("T1", date(2027, 8, 17), date(2027, 8, 19))),
    ("wrong_number_of_days", lambda: moved("T1", date(2027, 2, 1), date(2027, 2, 4))),
    ("outside_the_weeks", lambda: moved("T1", date(2027, 12, 6), date(2027, 12, 8))),
    ("runs_over_blackout", lambda: moved("T1", date(2027, 7, 1), date(2027, 7, 12))),
    ("month_not_offered", lambda: moved("T2", date(2027, 4, 5), date(2027, 4, 9))),
    ("ends_after_leaving", lambda: moved("T1", date(2027, 11, 30), date(2027, 12, 2))),
    ("kept_at_work", lambda: moved("T1", date(2027, 9, 6), date(2027, 9, 8))),
    ("absent_then", lambda: moved("T1", date(2027, 10, 6), date(2027, 10, 8))),
    ("two_classes_on_a_day", lambda: moved("T1", *days(DATES)["T2", 1])),
    ("out_of_order", lambda: moved("T1", date(2027, 6, 1), date(2027, 6, 3))),
    ("money_comes_later", lambda: moved("T1", date(2027, 1, 4), date(2027, 1, 6))),
]  # fmt: skip


def test_the_good_dates_are_good() -> None:
    assert len(days(DATES)) == 2
    assert date_violations(GIVEN, PLAN, DATES) == ()


@pytest.mark.parametrize(("code", "broken"), BROKEN)
def test_the_checker_finds_what_is_wrong(code: str, broken: Callable[[], PlanDates]) -> None:
    assert code in {one.code for one in date_violations(GIVEN, PLAN, broken())}


@pytest.mark.parametrize(
    ("code", "changes"),
    [("too_many_away", {"away_share_max": 0.4}), ("holidays_not_known", {"holidays": {date(2026, 1, 1): "x"}})],
)
def test_the_checker_knows_the_calendar(code: str, changes: dict[str, Any]) -> None:
    other = replace(GIVEN, rules=GIVEN.rules.model_copy(update={"calendar": calendar(**changes)}))
    assert code in {one.code for one in date_violations(other, PLAN, DATES)}


def test_the_checker_counts_who_can_come() -> None:
    other = replace(GIVEN, trainings=GIVEN.trainings.assign(seats_min=4))
    assert "too_few_can_come" in {one.code for one in date_violations(other, PLAN, DATES)}


# The programme behind it


@drawn(seed=st.integers(0, 10**6))
@settings(max_examples=12, deadline=None)
def test_as_many_are_seated_as_in_any_way_there_is(seed: int) -> None:
    """Five people, three spans, two classes of two to three, at most two of the first three on span 0."""
    draw = np.random.default_rng(seed)
    free = draw.random((5, 3)) < 0.6
    cap = Cap(np.array([1, 1, 1, 0, 0], dtype=bool), np.array([1, 0, 0], dtype=bool), 2)
    given = ClassDays(
        free, np.zeros(5, dtype=np.int64), np.ones(5), np.zeros(3), least=2, most=3, classes=2, at_once=1, caps=[cap]
    )
    found = deal(given)
    best = 0
    for way in np.ndindex(*[4] * 5):
        span = np.array(way) - 1
        sits = span >= 0
        counts = np.bincount(span[sits], minlength=3)
        held = counts[counts > 0]
        fits = free[np.nonzero(sits)[0], span[sits]].all() and ((held >= 2) & (held <= 3)).all() and held.size <= 2
        if fits and (span[:3] == 0).sum() <= 2 and (~sits).sum() >= 2 * (2 - held.size):
            best = max(best, int(sits.sum()))
    assert (found.span >= 0).sum() == best
