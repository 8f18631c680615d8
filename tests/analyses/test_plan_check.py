"""The checker finds each thing that can be wrong with a plan: a good one, broken by hand in one place."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from asnkarier.analyses.plan import check as plan_check
from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.tables import PlanInput, Seat, TrainingPlan
from asnkarier.analyses.plan.training_plan import training_plan
from plan_regions import course, nip, person, region

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
    ("competency_missing_or_extra", without("competencies", **SECOND)),
    ("competency_missing_or_extra", edit("competencies", SEAT, level_from=2)),
    ("competency_missing_or_extra", edit("competencies", SEAT, level_to=2)),
    ("competency_missing_or_extra", edit("competencies", SEAT, competency="KOM")),
    ("competency_missing_or_extra", edit("competencies", SEAT, nip=nip(4))),
    ("competency_missing_or_extra", raised_twice),
    ("class_not_held", edit("plan", SEAT, training_class=2)),
    ("class_not_held", edit("plan", SEAT, training_class=0)),
    ("class_too_small", edit("classes", CLASS, classes=2)),
    ("too_many_classes", edit("classes", CLASS, classes=2)),
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
    ("competency_twice", changed("training_competencies", {"training": "T2"}, competency="INT")),
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


def test_every_kind_of_violation_is_found_here() -> None:
    named = set(re.findall(r'Violation\("(\w+)"', inspect.getsource(plan_check)))
    assert named <= {code for code, _ in (*BROKEN, *TIGHTER)}
