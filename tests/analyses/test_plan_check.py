"""The checker finds each thing that can be wrong with a plan: a good one, broken by hand in one place."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from asnkarier.analyses.plan import check_money, check_people, check_ways
from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.tables import Committed, PlanInput, Seat, TrainingPlan
from asnkarier.analyses.plan.training_plan import training_plan
from asnkarier.config.region import SeatRule, TrainingForm
from plan_regions import absences, course, decided, nip, person, region

GIVEN = region(
    [
        person(1, "INT 1/3; KOM 1/2"),
        person(2, "INT 1/3"),
        person(3, "INT 1/3; KOM ?/2", opd="Dinas B", jenjang="pengawas"),
        person(4, "KOM 1/2", opd="Dinas B", employment="PPPK"),
    ],
    [
        course("T1", "INT 1>3 0.5", seats=(2, 3), each=100, per_class=50, jp=20, days=2, jenjang="pelaksana;pengawas"),
        course("T2", "KOM 1>2", seats=(1, 2), each=30, jp=5, classes=2, funds="APBD;DAK", jenjang="pelaksana"),
    ],
    {"APBD": 400, "APBD / Dinas A": 300, "DAK": 100},
    total=450,
    days_max=4,
    jp_minimum={"PNS": 20},
    jp_maximum={"PPPK": 24},
    jp_credit=0.5,
    cost_tie_break=0.1,
    weights={"competency": {"KOM": 1.5}},
    needs=[{"source_event": "Forum", "competency": "KOM", "opd": "Dinas B", "votes": 10}],
)
MADE = training_plan(GIVEN)


MODULES = (check_money, check_people, check_ways)


def codes(given: PlanInput, made: TrainingPlan) -> set[str]:
    return {violation.code for violation in violations(given, made)}


def test_a_good_plan_has_no_violation() -> None:
    assert len(MADE.plan) == 5
    assert violations(GIVEN, MADE) == ()


def edit(table: str, row: dict[str, Any], **changes: Any) -> Callable[[], TrainingPlan]:
    """Change cells of the one row that has these values."""

    def broken() -> TrainingPlan:
        frame = getattr(MADE, table).copy()
        where = pd.Series(True, index=frame.index)
        for name, value in row.items():
            where &= frame[name] == value
        assert where.sum() == 1, (table, row)
        for name, value in changes.items():
            frame.loc[where, name] = value
        return replace(MADE, **{table: frame})

    return broken


def without(table: str, **row: Any) -> Callable[[], TrainingPlan]:
    """Drop the rows that have these values."""

    def broken() -> TrainingPlan:
        frame = getattr(MADE, table)
        same = pd.concat([frame[name] == value for name, value in row.items()], axis=1).all(axis=1)
        assert same.any()
        return replace(MADE, **{table: frame[~same]})

    return broken


def twice() -> TrainingPlan:
    return replace(MADE, plan=pd.concat([MADE.plan, MADE.plan.iloc[:1]]))


def raised_twice() -> TrainingPlan:
    return replace(MADE, competencies=pd.concat([MADE.competencies, MADE.competencies.iloc[:1]]))


SEAT = {"nip": nip(1), "training": "T1"}
SECOND = {"nip": nip(1), "training": "T2"}
CLASS = {"training": "T1", "fund": "APBD"}
HELD_T2 = MADE.classes[(MADE.classes["training"] == "T2") & (MADE.classes["classes"] > 0)].iloc[0]

BROKEN: list[tuple[str, Callable[[], TrainingPlan]]] = [
    ("unknown_person", edit("plan", SEAT, nip=nip(99))),
    ("unknown_training", edit("plan", SEAT, training="T9")),
    ("seat_twice", twice),
    ("fund_not_allowed", edit("plan", SEAT, fund="DAK")),
    ("fund_not_allowed", edit("plan", SEAT, fund="BLUD")),
    ("closes_nothing", edit("plan", SECOND, nip=nip(2))),
    ("jenjang_not_allowed", edit("plan", SECOND, nip=nip(3))),
    ("seat_cost", edit("plan", SEAT, cost=99)),
    ("seat_jp", edit("plan", SEAT, jp=19)),
    ("seat_days", edit("plan", SEAT, days=1)),
    ("seat_levels_closed", edit("plan", SEAT, levels_closed=1)),
    ("seat_competencies", edit("plan", SEAT, competencies="INT 1>2")),
    ("seat_value", edit("plan", SEAT, value=1.01)),
    ("gap_left_out", without("competencies", **SECOND)),
    ("way_not_possible", edit("competencies", SEAT, level_from=2)),
    ("way_not_possible", edit("competencies", SEAT, level_to=2)),
    ("gap_left_out", edit("competencies", SEAT, competency="KOM")),
    ("no_such_gap", edit("competencies", SEAT, nip=nip(4))),
    ("no_such_gap", edit("competencies", SECOND, competency="PEL")),
    ("way_not_possible", edit("competencies", SECOND, training="T1")),
    ("way_not_possible", raised_twice),
    ("seat_before", edit("plan", SEAT, before="T2")),
    ("class_not_held", edit("plan", SEAT, training_class=2)),
    ("class_not_held", edit("plan", SEAT, training_class=0)),
    ("class_too_small", edit("classes", CLASS, classes=2)),
    ("too_many_classes", edit("classes", CLASS, classes=2)),
    ("classes_pooled", edit("classes", CLASS, pooled=True)),
    ("classes_participants", edit("classes", CLASS, participants=2)),
    ("classes_cost_participants", edit("classes", CLASS, cost_participants=200)),
    ("classes_cost_classes", edit("classes", CLASS, cost_classes=0)),
    ("classes_cost", edit("classes", CLASS, cost=0)),
    ("classes_value", edit("classes", CLASS, value=0.0)),
    ("need_missing_or_extra", without("needs", nip=nip(3), competency="KOM")),
    ("need_reason", edit("needs", {"nip": nip(3), "competency": "KOM"}, reason="selected")),
    ("need_reason", edit("needs", {"nip": nip(1), "competency": "INT"}, reason="better_use")),
    ("need_training", edit("needs", {"nip": nip(1), "competency": "INT"}, training="T2")),
    ("opd_seats", edit("opd", {"opd": "Dinas A"}, seats=0)),
    ("opd_cost", edit("opd", {"opd": "Dinas A"}, cost=0)),
    ("opd_levels_closed", without("opd", opd="Dinas A")),
    ("seat_levels_expected", edit("plan", SEAT, levels_expected=1.9)),
    ("opd_levels_expected", edit("opd", {"opd": "Dinas A"}, levels_expected=0.0)),
    ("summary_levels_expected", edit("summary", {"year": 2027}, levels_expected=9.0)),
    ("need_gap_after", edit("needs", {"nip": nip(1), "competency": "INT"}, gap_after=3)),
    ("need_gap_after", edit("needs", {"nip": nip(3), "competency": "KOM"}, gap_after=1)),
    ("opd_own_money", edit("opd", {"opd": "Dinas A"}, cost_own=1)),
    ("opd_own_money", edit("opd", {"opd": "Dinas A"}, ceiling=1)),
    ("opd_jp_reached", edit("opd", {"opd": "Dinas A"}, jp_reached=0)),
    *(
        (f"summary_{column}", edit("summary", {"year": 2027}, **{column: 1}))
        for column in ("cost", "budget", "people", "seats", "classes", "levels_closed", "levels_missing", "jp_reached")
    ),
    ("summary_objective", edit("summary", {"year": 2027}, objective=1.0)),
    ("summary_gap", edit("summary", {"year": 2027}, gap=0.5)),
    ("bound_below_objective", edit("summary", {"year": 2027}, upper_bound=1.0)),
]


@pytest.mark.parametrize(("code", "broken"), BROKEN, ids=[f"{n}-{code}" for n, (code, _) in enumerate(BROKEN)])
def test_a_plan_broken_by_hand_is_found(code: str, broken: Callable[[], TrainingPlan]) -> None:
    assert code in codes(GIVEN, broken())


def changed(table: str, row: dict[str, Any], **changes: Any) -> PlanInput:
    frame = getattr(GIVEN, table).copy()
    where = pd.concat([frame[name] == value for name, value in row.items()], axis=1).all(axis=1)
    assert where.any()
    for name, value in changes.items():
        frame.loc[where, name] = value
    return replace(GIVEN, **{table: frame})


def with_rules(**changes: Any) -> PlanInput:
    return replace(GIVEN, rules=GIVEN.rules.model_copy(update=changes))


def with_form(**terms: Any) -> PlanInput:
    """T1 and T2 are of one form with these terms."""
    form = TrainingForm.model_validate({"name": "Kursus", "route": "classical", **terms})
    return replace(with_rules(forms={"kursus": form}), trainings=GIVEN.trainings.assign(form="kursus"))


TIGHTER: list[tuple[str, PlanInput]] = [
    ("leaves_before_end", replace(GIVEN, leaving=frozenset({nip(1)}))),
    ("fund_exceeded", changed("budgets", {"ceiling": 400}, ceiling=349)),
    ("opd_ceiling_exceeded", changed("budgets", {"opd": "Dinas A"}, ceiling=199)),
    ("budget_exceeded", replace(GIVEN, total_budget=409)),
    ("too_many_days", with_rules(days_max=2)),
    ("too_much_jp", changed("employees", {"nip": nip(1)}, employment="PPPK")),
    ("class_too_full", changed("trainings", {"training": "T1"}, seats_max=2)),
    ("class_too_small", changed("trainings", {"training": "T1"}, seats_min=4)),
    ("too_many_classes", changed("trainings", {"training": "T2"}, classes_max=0)),
    ("way_not_possible", changed("training_competencies", {"training": "T2"}, competency="INT")),
    ("away", replace(GIVEN, away=frozenset({nip(1)}))),
    (
        "absent_all_year",
        replace(GIVEN, absences=absences((1, "2026-12-01", "2027-07-09"), (1, "2027-07-10", "2028-01-01"))),
    ),
    ("employment_not_allowed", changed("trainings", {"training": "T1"}, employment="PPPK;PPPK_PW")),
    ("not_eligible", changed("trainings", {"training": "T1"}, eligible="opd ~ Dinas B")),
    ("not_eligible", changed("trainings", {"training": "T1"}, eligible="sex = P")),  # not known of anybody
    ("prerequisite_missing", changed("trainings", {"training": "T2"}, prerequisites="T1")),
    ("too_many_trainings", with_rules(trainings_max=1)),
    ("floor_missed", with_rules(floors=(SeatRule(name="B", who="opd = dinas b", seats=3, basis="-"),))),
    ("group_stated", with_rules(floors=(SeatRule(name="B", who="opd = dinas b", seats=1, basis="-"),))),
    ("quota_exceeded", with_form(quota=2)),
    ("group_stated", with_form(quota=9)),
    ("group_stated", with_rules(trainings_max=9)),
    ("too_many_days", changed("trainings", {"training": "T1"}, years=2)),
    (
        "leaves_before_end",
        replace(changed("trainings", {"training": "T1"}, years=2), leaves_on={nip(1): date(2029, 12, 31)}),
    ),
    ("cap_exceeded", with_rules(caps=(SeatRule(name="A", who="opd = Dinas A", share=0.5, basis="-"),))),
    ("seat_value", replace(with_rules(full_value_months=12), leaves_on={nip(1): date(2028, 4, 1)})),
    ("closes_nothing", changed("gaps", {"nip": nip(2)}, status="exempt")),
    ("closes_nothing", changed("gaps", {"nip": nip(2)}, level=3)),
    ("fund_not_allowed", replace(GIVEN, year=2028)),
    ("fund_not_allowed", replace(GIVEN, windows=("perubahan",))),
    ("seat_value", with_rules(assumed_effectiveness=0.9)),
    ("seat_value", replace(GIVEN, needs=GIVEN.needs.iloc[:0])),
    ("summary_objective", with_rules(jp_credit=0.4)),
    ("locked_seat_missing", replace(GIVEN, locked=frozenset({Seat(nip(3), "T2")}))),
    ("banned_seat", replace(GIVEN, banned=frozenset({Seat(nip(1), "T1")}))),
]


@pytest.mark.parametrize(("code", "given"), TIGHTER, ids=[f"{n}-{code}" for n, (code, _) in enumerate(TIGHTER)])
def test_a_plan_is_judged_by_the_tables_and_the_rules(code: str, given: PlanInput) -> None:
    assert code in codes(given, MADE)


CHAINED = region(
    [person(1, "INT 1/3; KOM 1/3; TIK 1/2"), person(2, "PEL 1/2")],
    [
        course("A", "INT 1>2 0.5; KOM 2>3"), course("B", "INT 2>3 0.8; KOM 1>2"),
        course("P", "KOM 1>3 0.1; TIK 1>2", prerequisites="Z"), course("Z", "GIS 1>2"),
        course("Q", "PEL 1>2", prerequisites="Z"),
    ],
    {"APBD": 10},
    chains=True,
)  # fmt: skip
BOTH_WAYS = decided(
    CHAINED,
    {(nip(1), training): "APBD" for training in "ABPZ"} | {(nip(2), training): "APBD" for training in "QZ"},
    {(training, "APBD"): 1 for training in "ABPQZ"},
)


def in_chains(table: str, where: dict[str, Any], **changes: Any) -> TrainingPlan:
    frame = getattr(BOTH_WAYS, table).copy()
    rows = pd.concat([frame[name] == value for name, value in where.items()], axis=1).all(axis=1)
    assert rows.any()
    for name, value in changes.items():
        frame.loc[rows, name] = value
    return replace(BOTH_WAYS, **{table: frame if changes else frame[~rows]})


def turned() -> TrainingPlan:
    """KOM by B and then A, while INT is by A and then B."""
    kom = pd.DataFrame(
        {"nip": nip(1), "training": ["B", "A"], "competency": "KOM", "level_from": [1, 2], "level_to": [2, 3]}
    )
    rest = BOTH_WAYS.competencies[BOTH_WAYS.competencies["competency"] != "KOM"]
    return replace(BOTH_WAYS, competencies=pd.concat([rest, kom]))


CHAINS: list[tuple[str, Callable[[], TrainingPlan]]] = [
    ("order_impossible", turned),
    ("gap_left_out", lambda: in_chains("competencies", {"competency": "INT"})),
    ("way_not_possible", lambda: in_chains("competencies", {"competency": "INT", "training": "A"})),
    ("better_way", lambda: in_chains("competencies", {"competency": "KOM"}, training="P", level_to=3)),
    ("closes_nothing", lambda: in_chains("competencies", {"competency": "PEL", "training": "Q"}, training="Z")),
    ("prerequisite_missing", lambda: in_chains("plan", {"training": "Z", "nip": nip(2)})),
    ("seat_before", lambda: in_chains("plan", {"training": "A"}, before=None)),
    ("seat_before", lambda: in_chains("plan", {"training": "Z", "nip": nip(2)}, before="P")),
]


def test_a_chain_and_a_prerequisite_make_a_good_plan() -> None:
    """Together A and B close INT at 0.5 + 0.4; KOM by B alone at 1 is better than by P at 0.2."""
    assert violations(CHAINED, BOTH_WAYS) == ()
    seats = BOTH_WAYS.plan.set_index(["nip", "training"])[["competencies", "value", "before"]]
    rows = {key: tuple(row) for key, row in zip(seats.index, seats.astype(object).to_numpy(), strict=True)}
    assert rows[nip(1), "A"] == ("INT 1>2", 0.5, "B")
    assert rows[nip(1), "B"][:2] == ("INT 2>3; KOM 1>2", pytest.approx(0.4 + 1.0))
    assert rows[nip(1), "P"][:2] == ("TIK 1>2", 1.0)
    assert (pd.isna(rows[nip(1), "Z"][0]), rows[nip(1), "Z"][1:]) == (True, (0.0, "P"))
    assert rows[nip(2), "Z"][2] == "Q"


@pytest.mark.parametrize(("code", "broken"), CHAINS, ids=[f"{n}-{code}" for n, (code, _) in enumerate(CHAINS)])
def test_a_chain_broken_by_hand_is_found(code: str, broken: Callable[[], TrainingPlan]) -> None:
    assert code in codes(CHAINED, broken())


def test_chains_are_for_regions_that_allow_them() -> None:
    forbidden = replace(CHAINED, rules=CHAINED.rules.model_copy(update={"chains": False}))
    assert {"way_not_possible", "prerequisite_missing"} <= codes(forbidden, BOTH_WAYS)


POOL = region(
    [person(n, "INT 1/3") for n in range(1, 5)],
    [course("T", "INT 1>3", seats=(4, 4), each=10, per_class=5, funds="APBD;DAK", pooled=True)],
    {"APBD": 20, "DAK": 25},
)
IN_ONE_CLASS = decided(
    POOL, {(nip(n), "T"): "APBD" if n < 3 else "DAK" for n in range(1, 5)}, {("T", "DAK"): 1}
)  # fmt: skip
POOLED: list[tuple[str, PlanInput]] = [
    ("class_too_small", replace(POOL, trainings=POOL.trainings.assign(seats_min=5))),
    ("class_too_full", replace(POOL, trainings=POOL.trainings.assign(seats_max=3))),
    ("class_not_held", replace(POOL, trainings=POOL.trainings.assign(pooled=False))),
    ("fund_exceeded", replace(POOL, budgets=POOL.budgets.assign(ceiling=[20, 24]))),
]


def test_a_class_that_two_funds_pay_for_is_one_class() -> None:
    assert violations(POOL, IN_ONE_CLASS) == ()
    assert IN_ONE_CLASS.plan["training_class"].tolist() == [1] * 4
    rows = IN_ONE_CLASS.classes[["fund", "classes", "participants", "cost_participants", "cost_classes"]]
    assert rows.to_numpy().tolist() == [["APBD", 0, 2, 20, 0], ["DAK", 1, 2, 20, 5]]
    undecided = replace(POOL, trainings=POOL.trainings.assign(pooled=None))
    assert "class_not_held" in codes(undecided, IN_ONE_CLASS)
    allowed = undecided.rules.model_copy(update={"pooled_funds": True})
    assert violations(replace(undecided, rules=allowed), IN_ONE_CLASS) == ()


@pytest.mark.parametrize(("code", "given"), POOLED, ids=[code for code, _ in POOLED])
def test_a_pooled_class_is_judged_as_one(code: str, given: PlanInput) -> None:
    assert code in codes(given, IN_ONE_CLASS)


STANDS = replace(GIVEN, committed=Committed(MADE.plan, MADE.classes))
AROUND = training_plan(STANDS)


def stands(table: str, **changes: Any) -> TrainingPlan:
    """The plan that stands as it was, with cells of the first row of a table changed."""
    frame = getattr(AROUND, table).copy()
    for name, value in changes.items():
        frame.loc[frame.index[0], name] = value
    return replace(AROUND, **{table: frame})


COMMITTED: list[tuple[str, TrainingPlan]] = [
    ("committed_seat_missing", replace(AROUND, plan=AROUND.plan.iloc[1:])),
    ("committed_fund", stands("plan", fund="DAK")),
    ("committed_seat_cost", stands("plan", cost=99)),
    ("seat_committed", stands("plan", committed=False)),
    ("summary_committed", stands("summary", committed_cost=1)),
    ("summary_committed", stands("summary", committed_seats=1)),
    ("class_too_small", replace(AROUND, classes=AROUND.classes.assign(classes=2))),
    ("fund_exceeded", replace(AROUND, classes=AROUND.classes.assign(classes=9))),
]


def test_a_plan_of_which_everything_is_committed_stands() -> None:
    assert violations(STANDS, AROUND) == ()
    assert AROUND.plan["committed"].all()
    assert violations(GIVEN, AROUND) != (), "nothing is committed there"


@pytest.mark.parametrize(("code", "broken"), COMMITTED, ids=[f"{n}-{code}" for n, (code, _) in enumerate(COMMITTED)])
def test_what_does_not_stand_is_found(code: str, broken: TrainingPlan) -> None:
    assert code in codes(STANDS, broken)


def test_limits_are_those_of_what_is_committed_too() -> None:
    """What was allowed once is not asked again; money, days and JP are."""
    strict = replace(STANDS, trainings=STANDS.trainings.assign(jenjang="jpt_pratama"))
    assert violations(strict, AROUND) == ()
    assert "too_many_days" in codes(replace(STANDS, rules=STANDS.rules.model_copy(update={"days_max": 1})), AROUND)
    assert "fund_exceeded" in codes(replace(STANDS, budgets=STANDS.budgets.assign(ceiling=10)), AROUND)


def test_every_kind_of_violation_is_found_here() -> None:
    found = {code for code, _ in (*BROKEN, *TIGHTER, *CHAINS, *POOLED, *COMMITTED)}
    named = set(re.findall(r'Violation\("(\w+)"', "".join(map(inspect.getsource, MODULES))))
    assert named <= found
