"""Seats the office decides on: which of them a plan can follow, and what several break together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.conflicts import conflicts
from asnkarier.analyses.plan.decisions import EVERY, Decision, banned_seats, contradictions, forbidden_seats, standing
from asnkarier.analyses.plan.tables import PlanInput, Seat
from asnkarier.analyses.plan.training_plan import Impossible, training_plan
from plan_regions import course, nip, person, region

REGION = region(
    [
        person(1, "INT 1/3"),
        person(2, "INT 1/3; KOM ?/2"),
        person(3, "INT 3/3", jenjang="pengawas"),
        person(4, "INT 1/3", jenjang="pengawas"),
        person(5, "INT 1/3"),
    ],
    [
        course("T1", "INT 1>3", each=10, days=8, jenjang="pelaksana"),
        course("T2", "KOM 1>2", each=10),
        course("T3", "INT 1>2", each=10, funds="DAK"),
    ],
    {"APBD": 100},
)


def seat(number: int, training: str) -> Seat:
    return Seat(nip(number), training)


@pytest.mark.parametrize(
    ("who", "training", "verdict"),
    [
        (1, "T1", None),
        (99, "T1", "not_counted"),
        (1, "T9", "unknown_training"),
        (2, "T2", "not_assessed"),
        (1, "T2", "closes_nothing"),
        (3, "T1", "closes_nothing"),
        (4, "T1", "jenjang_not_allowed"),
        (1, "T3", "no_fund"),
        (5, "T1", "leaves_before_end"),
    ],
)
def test_the_first_rule_that_forbids_a_seat_is_told(who: int, training: str, verdict: str | None) -> None:
    given = replace(REGION, leaving=frozenset({nip(5)}))
    assert forbidden_seats(given, [seat(who, training)]).get(seat(who, training)) == verdict


def test_a_ban_keeps_a_seat_out_of_every_plan_and_is_the_reason_of_the_need() -> None:
    without = training_plan(REGION)
    assert set(without.plan["nip"]) == {nip(1), nip(2), nip(5)}
    given = replace(REGION, banned=frozenset({seat(2, "T1")}))
    made = training_plan(given)
    assert violations(given, made) == ()
    assert set(made.plan["nip"]) == {nip(1), nip(5)}
    needs = made.needs[made.needs["nip"] == nip(2)].set_index("competency")["reason"]
    assert needs.to_dict() == {"INT": "banned", "KOM": "not_assessed"}


def test_a_ban_of_every_training_is_one_of_each() -> None:
    assert banned_seats([Decision(seat(1, EVERY), "ban")], ["T1", "T2"]) == {seat(1, "T1"), seat(1, "T2")}


def test_what_is_said_now_comes_before_what_was_decided_before() -> None:
    before = [Decision(seat(1, "T1"), "keep"), Decision(seat(2, "T1"), "ban"), Decision(seat(3, EVERY), "ban")]
    assert standing(before, []) == tuple(before)
    assert standing(before, [Decision(seat(1, "T1"), "ban")]) == (Decision(seat(1, "T1"), "ban"), *before[1:])
    assert standing(before, [Decision(seat(2, "T1"), "free")]) == (before[0], before[2])
    assert standing(before, [Decision(seat(3, EVERY), "free"), Decision(seat(1, EVERY), "free")]) == (before[1],)


@pytest.mark.parametrize("training", ["T1", EVERY])
@pytest.mark.parametrize("ban_first", [True, False])
def test_a_seat_cannot_be_kept_and_banned(training: str, ban_first: bool) -> None:
    said = [Decision(seat(1, "T1"), "keep"), Decision(seat(1, training), "ban")]
    said = said[::-1] if ban_first else said
    assert contradictions([*said, Decision(seat(2, "T1"), "keep")]) == [(said[1], said[0])]


def test_the_seats_of_one_person_may_take_no_more_days_than_there_are() -> None:
    given = region(
        [person(1, "INT 1/2; KOM 1/2; PEL 1/2")],
        [course("T1", "INT 1>2", days=3), course("T2", "KOM 1>2", days=9), course("T3", "PEL 1>2", days=9)],
        {"APBD": 1},
        days_max=10,
    )
    locked = frozenset(seat(1, training) for training in ("T1", "T2", "T3"))
    (found,) = conflicts(replace(given, locked=locked))
    assert (found.limit, found.seats, found.needed, found.allowed) == ("days", (seat(1, "T2"), seat(1, "T3")), 18, 10)


@pytest.mark.parametrize(
    ("changes", "budgets", "total", "expected"),
    [
        ({"seats": (1, 2), "classes": 1}, {"APBD": 999}, None, ("seats", "T1", 3, 2)),
        ({"seats": (5, 9)}, {"APBD": 999}, None, ("class_too_small", "T1", 5, 4)),
        # three seats of Rp 10 in a class of Rp 5, or one in a class that needs three people
        ({"each": 10, "per_class": 5}, {"APBD": 34}, None, ("fund", "APBD", 35, 34)),
        ({"each": 10, "per_class": 5, "seats": (3, 9)}, {"APBD": 34}, None, ("fund", "APBD", 35, 34)),
        ({"each": 10, "per_class": 5}, {"APBD": 99}, 34, ("budget", "", 35, 34)),
        ({"each": 10}, {"APBD": 99, "APBD / Dinas A": 29}, None, ("opd_ceiling", "APBD / Dinas A", 30, 29)),
    ],
)
def test_kept_seats_may_need_more_than_there_is(changes, budgets, total, expected) -> None:
    given = region([person(n, "INT 1/2") for n in range(1, 5)], [course("T1", "INT 1>2", **changes)], budgets)
    given = replace(given, total_budget=total, locked=frozenset(seat(n, "T1") for n in (1, 2, 3)))
    found = conflicts(given)[0]
    assert (found.limit, found.subject, found.needed, found.allowed) == expected
    # irreducible: without any of its seats this limit holds
    for one in found.seats:
        fewer = conflicts(replace(given, locked=frozenset(found.seats) - {one}))
        assert not [other for other in fewer if (other.limit, other.subject) == (found.limit, found.subject)]


PEOPLE = [person(n, "INT 1/2; KOM 1/2", opd="Dinas AB"[: 7 + n % 2]) for n in range(1, 6)]


@settings(max_examples=10)
@examples(
    costs=st.tuples(st.integers(0, 9), st.integers(0, 9)),
    seats=st.tuples(st.integers(1, 3), st.integers(0, 3)),
    money=st.tuples(st.integers(0, 60), st.integers(0, 30)),
    total=st.none() | st.integers(0, 60),
    days=st.integers(1, 4),
)
def test_what_a_plan_holds_is_never_called_a_conflict(costs, seats, money, total, days) -> None:
    given: PlanInput = region(
        PEOPLE,
        [
            course("T1", "INT 1>2", each=costs[0], per_class=costs[1], seats=(seats[0], sum(seats)), classes=2, days=2),
            course("T2", "KOM 1>2", each=costs[1], per_class=costs[0], seats=(1, 3), classes=1, days=2),
        ],
        {"APBD": money[0], "APBD / Dinas A": money[1]},
        total=total,
        days_max=days,
    )
    made = training_plan(given)
    locked = frozenset(Seat(*pair) for pair in made.plan[["nip", "training"]].itertuples(index=False, name=None))
    assert forbidden_seats(given, locked) == {}
    assert conflicts(replace(given, locked=locked)) == []


def test_a_kept_seat_is_in_the_plan_though_another_is_worth_more() -> None:
    given = region(
        [person(1, "INT 1/3"), person(2, "INT 1/2")],
        [course("T1", "INT 1>3", each=10, seats=(1, 1))],
        {"APBD": 10},
    )
    assert list(training_plan(given).plan["nip"]) == [nip(1)]
    given = replace(given, locked=frozenset({seat(2, "T1")}))
    made = training_plan(given)
    assert violations(given, made) == ()
    assert list(made.plan["nip"]) == [nip(2)]


def test_seats_that_no_plan_holds_together_are_named_though_no_limit_alone_forbids_them() -> None:
    # T2 needs a second person, and only person 2 could come; but that person's days are taken by T1.
    given = region(
        [person(1, "KOM 1/2"), person(2, "INT 1/2; KOM 1/2")],
        [course("T1", "INT 1>2", days=3), course("T2", "KOM 1>2", days=3, seats=(2, 9))],
        {"APBD": 1},
        days_max=5,
    )
    given = replace(given, locked=frozenset({seat(1, "T2"), seat(2, "T1")}))
    assert conflicts(given) == []
    with pytest.raises(Impossible) as stopped:
        training_plan(given)
    assert len(stopped.value.seats) == 1
    assert set(stopped.value.seats) < given.locked
