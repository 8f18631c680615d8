"""A plan around what an earlier one has spent or promised: nothing of it moves, whatever became of people and money."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.committed import Overspent, changed_trainings, classes_given_up, dealt, overspent
from asnkarier.analyses.plan.conflicts import conflicts
from asnkarier.analyses.plan.tables import Committed, PlanInput, Seat, TrainingPlan
from asnkarier.analyses.plan.training_plan import Impossible, training_plan
from plan_regions import course, nip, person, random_region, region

JUTA = 1_000_000
COURSES = [
    course("T1", "INT 1>2", seats=(2, 4), each=JUTA, per_class=JUTA, jp=20, days=3),
    course("T2", "KOM 1>2", seats=(1, 3), each=2 * JUTA, jp=10, days=2, funds="APBD;DAK"),
]
PEOPLE = [person(n, "INT 1/2; KOM 1/2", opd="Dinas A" if n < 4 else "Dinas B") for n in range(1, 7)]
JANUARY = region(PEOPLE, COURSES, {"APBD": 4 * JUTA, "DAK": 2 * JUTA}, days_max=5)
FIRST = training_plan(JANUARY)


def around(given: PlanInput, first: TrainingPlan, **changes: object) -> PlanInput:
    return replace(given, committed=Committed(first.plan, first.classes), **changes)


def august(people=PEOPLE, courses=COURSES, budgets=None, **changes: object) -> PlanInput:
    """The same office with twice the money, unless said otherwise."""
    return around(region(people, courses, budgets or {"APBD": 8 * JUTA, "DAK": 4 * JUTA}, days_max=5), FIRST, **changes)


def seats(plan: TrainingPlan, *columns: str) -> set[tuple]:
    return set(plan.plan[["nip", "training", *columns]].itertuples(index=False, name=None))


def test_the_new_money_fills_free_places_first_and_nothing_moves() -> None:
    given = august()
    made = training_plan(given)
    assert violations(given, made) == ()
    assert len(FIRST.plan) == 4
    assert seats(FIRST, "fund", "training_class") < seats(made, "fund", "training_class")
    old = made.plan[made.plan["committed"]]
    assert set(old[["nip", "training"]].itertuples(index=False, name=None)) == seats(FIRST)
    assert made.summary["committed_cost"].item() == FIRST.summary["cost"].item() == 6 * JUTA
    held = made.classes.set_index(["training", "fund"])["classes"]
    assert held["T1", "APBD"] == 1, "two more sit in the class there is, where only the participant costs"
    assert (made.plan["training"] == "T1").sum() == 4


def test_whoever_has_left_is_away_or_can_do_it_keeps_the_seat_and_closes_nothing() -> None:
    one, other, third = (each for each, _ in sorted(seats(FIRST))[:3])
    gone = august([each for each in PEOPLE if each["nip"] != one], away=frozenset({other}))
    made = training_plan(gone)
    assert violations(gone, made) == ()
    assert seats(FIRST) <= seats(made)
    mine = made.plan[made.plan["nip"].isin([one, other]) & made.plan["committed"]]
    assert mine["levels_closed"].tolist() == [0] * len(mine)
    assert mine["opd"].notna().all(), "somebody who has left is shown as the committed plan shows"
    assert not set(made.plan["nip"][~made.plan["committed"]]) & {one, other}
    able = [{**each, "gaps": "INT 2/2; KOM 2/2"} if each["nip"] == third else each for each in PEOPLE]
    closed = august(able)
    assert violations(closed, again := training_plan(closed)) == ()
    assert seats(FIRST) <= seats(again)


def test_a_committed_gap_is_not_taught_twice() -> None:
    """A second training for the same gap, worth no more, is given to nobody who has a seat in the first."""
    double = [*COURSES, course("T3", "INT 1>2", seats=(1, 30), each=JUTA)]
    given = august(courses=double)
    made = training_plan(given)
    assert violations(given, made) == ()
    in_first = set(FIRST.plan["nip"][FIRST.plan["training"] == "T1"])
    assert not in_first & set(made.plan["nip"][made.plan["training"] == "T3"])


def test_rules_that_came_later_do_not_touch_it() -> None:
    """Other jenjang, conditions and prerequisites bar new seats only."""
    stricter = [
        {**COURSES[0], "jenjang": "pengawas", "prerequisites": "T2"},
        {**COURSES[1], "eligible": "age < 20"},
    ]
    given = august(courses=stricter)
    made = training_plan(given)
    assert violations(given, made) == ()
    assert seats(made) == seats(FIRST)


def test_a_cancelled_seat_is_free_for_somebody_else() -> None:
    gone = sorted(seat for seat in seats(FIRST) if seat[1] == "T1")[0]
    given = august(budgets={"APBD": 4 * JUTA, "DAK": 2 * JUTA}, banned=frozenset({Seat(*gone)}))
    made = training_plan(given)
    assert violations(given, made) == ()
    assert gone not in seats(made)
    assert made.summary["committed_seats"].item() == len(FIRST.plan) - 1
    assert len(made.plan) == len(FIRST.plan), "the same money pays for somebody in her place"


def test_a_class_that_loses_its_people_is_not_held() -> None:
    """Two are the fewest, one cancels, and nobody else may come: there is no plan with the other."""
    two = [person(n, "INT 1/2") for n in (1, 2)]
    first = training_plan(region(two, COURSES, {"APBD": 4 * JUTA}))
    gone = Seat(nip(1), "T1")
    with pytest.raises(Impossible) as told:
        training_plan(around(region(two, COURSES, {"APBD": 4 * JUTA}), first, banned=frozenset({gone})))
    assert told.value.seats == (Seat(nip(2), "T1"),)
    both = around(region(two, COURSES, {"APBD": 4 * JUTA}), first, banned=frozenset({gone, Seat(nip(2), "T1")}))
    assert training_plan(both).plan.empty


def test_classes_that_are_not_needed_any_more_are_told() -> None:
    """Two classes of three; one cancels, and five people fit in one: its cost is counted as left, and that is said."""
    six = [person(n, "INT 1/2") for n in range(1, 7)]
    course_of_five = [course("T", "INT 1>2", seats=(3, 5), classes=2, each=JUTA, per_class=JUTA)]
    given = region(six, course_of_five, {"APBD": 8 * JUTA})
    first = training_plan(given)
    assert first.classes["classes"].sum() == 2
    after = around(given, first, banned=frozenset({Seat(nip(6), "T")}))
    made = training_plan(after)
    assert violations(after, made) == ()
    assert (classes_given_up(after, made.classes), made.summary["committed_cost"].item()) == (1, 6 * JUTA)
    assert overspent(replace(after, budgets=after.budgets.assign(ceiling=6 * JUTA))) == []


def test_money_that_is_committed_above_a_ceiling_is_told_to_the_rupiah() -> None:
    spent = FIRST.classes.groupby("fund")["cost"].sum().to_dict()
    poorer = august(budgets={"APBD": spent["APBD"] - 1, "DAK": spent["DAK"]})
    assert overspent(poorer) == [Overspent("APBD", "", spent["APBD"], spent["APBD"] - 1)]
    gone = august(budgets={"APBD": 9 * JUTA})
    assert overspent(gone) == [Overspent("DAK", "", spent["DAK"], 0)]
    of_opd = int(FIRST.plan.query("opd == 'Dinas A' and fund == 'APBD'")["cost"].sum())
    capped = august(budgets={"APBD": 9 * JUTA, "DAK": 9 * JUTA, "APBD / Dinas A": of_opd - 1})
    assert overspent(capped) == [Overspent("APBD", "Dinas A", of_opd, of_opd - 1)]
    whole = sum(spent.values())
    assert overspent(august(total_budget=whole - 1)) == [Overspent("", "", whole, whole - 1)]
    assert overspent(august(total_budget=whole)) == []


@pytest.mark.parametrize(
    ("change", "value"),
    [("cost_per_participant", 7), ("cost_per_class", 7), ("jp", 7), ("days", 7), ("funds", "BLUD"), ("training", "T9")],
)
def test_a_training_that_is_no_longer_what_was_committed_is_named(change: str, value: object) -> None:
    assert changed_trainings(august()) == []
    assert changed_trainings(august(courses=[{**COURSES[0], change: value}, COURSES[1]])) == ["T1"]


def test_limits_hold_for_what_is_committed_too() -> None:
    """Fewer days than the seats of a person take: no plan."""
    given = around(region(PEOPLE, COURSES, {"APBD": 8 * JUTA, "DAK": 4 * JUTA}, days_max=2), FIRST)
    assert {one.limit for one in conflicts(given)} == {"days"}
    with pytest.raises(Impossible):
        training_plan(given)


@pytest.mark.parametrize("seed", range(5))
def test_in_random_regions_everything_stands(seed: int) -> None:
    """Half the money first; then all of it, and somebody with a seat is gone."""
    rich, draw = random_region(seed), np.random.default_rng(seed)
    poor = replace(rich, budgets=rich.budgets.assign(ceiling=rich.budgets["ceiling"] // 2), total_budget=None)
    first = training_plan(poor)
    if first.plan.empty:
        return
    left = frozenset(draw.choice(sorted(set(first.plan["nip"])), 1).tolist())
    staff, gaps = (frame[~frame["nip"].isin(left)] for frame in (rich.employees, rich.gaps))
    given = around(replace(rich, employees=staff, gaps=gaps, total_budget=None), first)
    made = training_plan(given)
    assert violations(given, made) == ()
    assert seats(first, "fund") <= seats(made, "fund")
    assert classes_given_up(given, made.classes) == 0
    assert made.summary["committed_cost"].item() == first.summary["cost"].item()
    # a plan made anew with all that money and everybody there is never worth less
    anew = training_plan(replace(rich, total_budget=None))
    assert anew.summary["upper_bound"].item() >= made.summary["objective"].item() - 1e-6


def test_people_stay_in_their_class_and_a_new_one_gets_enough() -> None:
    assert dealt({0: 1, 1: 1, 2: 2}, [3, 4], [1, 2], 1) == {0: 1, 1: 1, 2: 2, 3: 2, 4: 1}
    assert dealt({0: 1, 1: 1}, [2, 3, 4], [1, 2], 2) == {0: 1, 1: 1, 2: 2, 3: 2, 4: 1}
    moved = dealt({0: 1, 1: 1, 2: 1, 3: 1}, [4], [1, 2], 2)
    assert moved == {0: 1, 1: 1, 2: 1, 3: 2, 4: 2}, "without one of the first class it could not be held"
