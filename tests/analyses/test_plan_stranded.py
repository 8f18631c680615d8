"""Money that cannot be used is found, and a plan without a seat says why."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from asnkarier.analyses.plan.empty import OF_REASON, Cause, why_empty
from asnkarier.analyses.plan.tables import PlanInput, Seat
from asnkarier.analyses.plan.training_plan import training_plan
from asnkarier.tables.plan_results import PLAN
from asnkarier.tables.plan_words import REASONS
from asnkarier.workflows.plan_findings import NO_PLAN
from plan_regions import course, nip, person, region

ONE = [person(1, "INT 1/2")]
TWO = [person(1, "INT 1/2"), person(2, "INT 1/2", opd="Dinas B")]


def stranded(given: PlanInput) -> list[list[object]]:
    found = training_plan(given).stranded[["why", "fund", "subject", "amount", "people"]]
    return found.astype(object).where(found.notna(), None).to_numpy().tolist()


def test_all_money_that_somebody_can_use_is_not_stranded() -> None:
    assert stranded(region(TWO, [course("T", "INT 1>2", each=5)], {"APBD": 9, "APBD / Dinas B": 5})) == []


def test_a_fund_no_training_takes() -> None:
    given = region(ONE, [course("T", "INT 1>2")], {"APBD": 9, "BLUD": 70, "DAK": 80, "HIBAH": 0})
    assert stranded(given) == [["no_training", "DAK", None, 80, None], ["no_training", "BLUD", None, 70, None]]


def test_a_fund_whose_trainings_nobody_needs() -> None:
    courses = [course("T", "INT 1>2"), course("U", "KOM 1>2", funds="DAK")]
    assert stranded(region(ONE, courses, {"APBD": 9, "DAK": 80})) == [["no_candidate", "DAK", None, 80, None]]


def test_a_fund_smaller_than_its_cheapest_class() -> None:
    """Two people at Rp 3 and Rp 4 for the class are Rp 10."""
    courses = [course("T", "INT 1>2", each=3, per_class=4, seats=(2, 9))]
    assert stranded(region(TWO, courses, {"APBD": 9})) == [["class_too_dear", "APBD", None, 9, None]]
    assert stranded(region(TWO, courses, {"APBD": 10})) == []
    assert stranded(region(TWO, courses, {"APBD": 10}, total=9)) == [["class_too_dear", "APBD", None, 10, None]]


def test_a_ceiling_for_an_opd_that_nobody_works_in_or_needs_it() -> None:
    people = [*ONE, person(3, "INT 2/2", opd="Dinas C")]
    budgets = {"APBD": 99, "APBD / DINAS A": 3, "APBD / Dinas Ganda": 20, "APBD / Dinas C": 30}
    assert stranded(region(people, [course("T", "INT 1>2", each=1)], budgets)) == [
        ["opd_without_candidate", "APBD", "Dinas C", 30, None],
        ["opd_without_people", "APBD", "Dinas Ganda", 20, None],
    ]


def test_a_fund_given_to_opds_by_name_shuts_the_others_out() -> None:
    people = [*TWO, person(3, "INT 1/2", opd=None)]
    found = stranded(region(people, [course("T", "INT 1>2", each=1)], {"APBD / Dinas A": 5, "DAK / Dinas B": 6}))
    assert found == [["no_training", "DAK", None, 6, None], ["opds_only", "APBD", None, 5, 2]]


NOBODY = {"name": "Semua", "who": "employment = PNS", "seats": 0, "basis": "-"}
CAUSES = [
    ("nothing_required", 0, region([], [course("T", "INT 1>2")], {"APBD": 9})),
    ("no_gap", 0, region([person(1, "INT 2/2")], [course("T", "INT 1>2")], {"APBD": 9})),
    ("no_competencies", 1, region(ONE, [course("T", "")], {"APBD": 9})),
    ("nobody_assessed", 2, region([person(1, "INT ?/2; KOM !1/2")], [course("T", "INT 1>2")], {"APBD": 9})),
    ("no_training", 1, region([person(1, "INT 1/2; KOM ?/3")], [course("T", "INT 2>3")], {"APBD": 9})),
    ("not_open", 1, region(ONE, [course("T", "INT 1>2", jenjang="pengawas")], {"APBD": 9})),
    ("no_money", 2, region(TWO, [course("T", "INT 1>2", each=10)], {"APBD": 9})),
    ("no_money", 1, region(ONE, [course("T", "INT 1>2", funds="DAK")], {"APBD": 9})),
    ("no_class", 2, region(TWO, [course("T", "INT 1>2", seats=(3, 9))], {"APBD": 9})),
    ("no_value", 1, region(ONE, [course("T", "INT 1>2")], {"APBD": 9}, weights={"competency": {"INT": 0.0}})),
    ("not_open", 1, region(ONE, [course("T", "INT 1>2", eligible="opd = Dinas Z")], {"APBD": 9})),
    ("people_unknown", 1, region(ONE, [course("T", "INT 1>2", eligible="sex = P")], {"APBD": 9})),
    ("prerequisite", 1, region(ONE, [course("T", "INT 1>2", prerequisites="T0"), course("T0", "")], {"APBD": 9})),
    ("banned", 1, replace(region(ONE, [course("T", "INT 1>2")], {"APBD": 9}), banned=frozenset({Seat(nip(1), "T")}))),
    ("cap", 2, region(TWO, [course("T", "INT 1>2")], {"APBD": 9}, caps=(NOBODY,))),
]  # fmt: skip


@pytest.mark.parametrize(("cause", "count", "given"), CAUSES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CAUSES)])
def test_an_empty_plan_says_why(cause: str, count: int, given: PlanInput) -> None:
    empty = why_empty(given, training_plan(given))
    assert empty is not None
    assert (empty.cause, empty.count) == (cause, count)


def test_every_reason_but_those_of_unknown_levels_is_a_cause() -> None:
    assert set(OF_REASON) == set(REASONS) - {"selected", "not_assessed", "assessment_expired"}
    assert set(get_args(Cause)) == set(NO_PLAN)


def test_the_cause_of_most_gaps_is_the_one_told() -> None:
    people = [person(n, "INT 1/2; KOM 1/2; TIK ?/2") for n in range(3)]
    courses = [course("T", "INT 1>2", each=9), course("U", "KOM 1>2", seats=(4, 9))]
    one_more = [*people, person(7, "INT 1/2")]
    empty = why_empty(given := region(one_more, courses, {"APBD": 8}), training_plan(given))
    assert empty is not None
    assert (empty.cause, empty.count, empty.needs, empty.unknown) == ("no_money", 4, 10, 3)


def test_a_plan_with_a_seat_is_not_empty() -> None:
    given = region(ONE, [course("T", "INT 1>2")], {"APBD": 9})
    assert why_empty(given, training_plan(given)) is None


def test_a_search_cut_short_does_not_claim_that_nothing_is_possible() -> None:
    given = region(ONE, [course("T", "INT 1>2")], {"APBD": 9})
    made = training_plan(given)
    empty = why_empty(given, replace(made, plan=PLAN.empty()))
    assert empty is not None
    assert empty.cause == "not_found"
