"""The plan by ranking obeys every rule of a seat, a class and money, and is never worth more than ours."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from asnkarier.analyses.plan.by_hand import places_of, ranked_plan
from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.tables import Committed
from asnkarier.analyses.plan.training_plan import training_plan
from asnkarier.tables.development import PARTICIPATIONS
from asnkarier.tables.frames import Participations
from plan_regions import course, decided, nip, person, region


def test_who_lacks_most_comes_first_until_the_money_is_gone() -> None:
    given = region(
        [person(1, "INT 1/2"), person(2, "INT 1/3"), person(3, "INT 1/2; KOM 1/3")],
        [course("T1", "INT 1>3", each=10), course("T2", "KOM 1>3", each=10)],
        {"APBD": 30},
    )
    made = ranked_plan(given)
    # person 3 lacks three levels, person 2 two: 3 takes both trainings, 2 the last seat there is money for
    assert sorted(zip(made.plan["nip"], made.plan["training"], strict=True)) == [
        (nip(2), "T1"), (nip(3), "T1"), (nip(3), "T2"),
    ]  # fmt: skip
    assert violations(given, made) == ()


def test_a_class_that_stays_too_small_is_not_held_and_its_people_look_further() -> None:
    given = region(
        [person(1, "INT 1/3"), person(2, "KOM 1/2")],
        [course("A", "INT 1>3", seats=(2, 9), each=10), course("B", "INT 1>2", each=10), course("C", "KOM 1>2")],
        {"APBD": 100},
    )
    made = ranked_plan(given)
    assert set(made.plan["training"]) == {"B", "C"}
    assert violations(given, made) == ()


def test_as_last_year_means_the_same_trainings_for_as_many_people() -> None:
    given = region([person(n, "INT 1/2; KOM 1/2") for n in (1, 2, 3)], [course("A", "INT 1>2"), course("B", "KOM 1>2")],
                   {"APBD": 100})  # fmt: skip
    rows = pd.DataFrame(
        {
            "nip": [nip(7), nip(8), nip(9), nip(9), nip(7)],
            "training": ["A", None, "A", "B", "A"],
            "title": ["x", "pelatihan a", "x", "x", "x"],
            "year": [2026, 2026, 2026, 2026, 2025],
            "status": ["attended", None, "passed", "declined", "passed"],
        }
    )
    places = places_of(Participations(PARTICIPATIONS.conform(rows)), given, 2026)
    assert places == {"A": 3}
    made = ranked_plan(given, {"A": 2})
    assert made.plan["training"].tolist() == ["A", "A"]
    assert violations(given, made) == ()


@settings(max_examples=12)
@examples(
    levels=st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), min_size=3, max_size=6),
    costs=st.tuples(st.integers(0, 9), st.integers(0, 9)),
    seats=st.tuples(st.integers(1, 3), st.integers(0, 2)),
    money=st.tuples(st.integers(1, 60), st.integers(0, 30)),
    total=st.none() | st.integers(1, 60),
    days=st.integers(1, 4),
)
def test_it_obeys_the_rules_and_is_never_worth_more_than_the_bound(levels, costs, seats, money, total, days) -> None:
    given = region(
        [person(n, f"INT {a}/3; KOM {b}/3", opd="Dinas AB"[: 7 + n % 2]) for n, (a, b) in enumerate(levels, 1)],
        [
            course("T1", "INT 1>2; KOM 1>3", each=costs[0], per_class=costs[1], seats=(seats[0], sum(seats)), classes=2,
                   days=2),
            course("T2", "KOM 1>2", each=costs[1], per_class=costs[0], seats=(2, 3), days=2, funds="APBD;DAK"),
            course("T3", "INT 1>3 0.5", each=costs[1], days=1, funds="DAK"),
        ],
        {"APBD": money[0], "APBD / Dinas A": money[1], "DAK": 20},
        total=total,
        days_max=days,
    )  # fmt: skip
    hand, ours = ranked_plan(given), training_plan(given)
    assert violations(given, hand) == ()
    assert hand.summary["objective"].iloc[0] <= ours.summary["upper_bound"].iloc[0] + 1e-9


def committed(given, seats, classes):
    """The region with these seats (NIP, training, fund) of an earlier plan committed."""
    earlier = decided(given, {(who, training): fund for who, training, fund in seats}, classes)
    return replace(given, committed=Committed(earlier.plan, earlier.classes))


def test_what_is_committed_stands_before_anything_is_given_out() -> None:
    """Person 1 lacks least and sits in T1 for Rp 10 + 5 of DAK; by ranking 3 and 2 come next, in the same class."""
    people = [person(1, "INT 1/2"), person(2, "INT 1/3"), person(3, "INT 1/3; KOM 1/2")]
    courses = [course("T1", "INT 1>3", each=10, per_class=5, seats=(1, 2), classes=2, funds="APBD;DAK")]
    given = committed(region(people, courses, {"APBD": 15, "DAK": 25}), [(nip(1), "T1", "DAK")], {("T1", "DAK"): 1})
    made = ranked_plan(given)
    assert violations(given, made) == ()
    assert dict(zip(made.plan["nip"], made.plan["fund"], strict=True)) == {
        nip(1): "DAK",
        nip(2): "DAK",  # a free place costs the participant only
        nip(3): "APBD",
    }


def test_a_class_that_several_funds_pay_for_stays_as_it_is_committed() -> None:
    """Two of APBD and one of DAK in a class that APBD pays for; the ranking gives no place of it away."""
    people = [person(number, "INT 1/2; KOM 1/2") for number in (1, 2, 3, 4)]
    courses = [
        course("T1", "INT 1>2", each=10, per_class=6, seats=(3, 9), classes=2, funds="APBD;DAK", pooled=True),
        course("T2", "KOM 1>2", each=7),
    ]
    seats = [(nip(1), "T1", "APBD"), (nip(2), "T1", "APBD"), (nip(3), "T1", "DAK")]
    given = committed(region(people, courses, {"APBD": 40, "DAK": 10}), seats, {("T1", "APBD"): 1})
    made = ranked_plan(given)
    assert violations(given, made) == ()
    assert made.classes.groupby("fund")["classes"].sum().to_dict() == {"APBD": 3 - 1, "DAK": 0}
    assert (made.plan["training"] == "T2").sum() == 2, "26 of 40 are committed, and 14 are left"
