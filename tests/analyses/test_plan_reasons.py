"""Why a need is not met: each reason in a region where it is the true one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.tables import PlanInput, Seat
from asnkarier.analyses.plan.training_plan import training_plan
from asnkarier.tables.plan_words import REASONS
from plan_regions import course, nip, person, region

PLENTY = {"APBD": 10**9}
ONE = [person(1, "INT 1/2")]
TWO = [person(1, "INT 1/3"), person(2, "INT 1/2", opd="Dinas B")]
T = "INT 1>3"
FORMS = {"kuliah": {"name": "Kuliah", "route": "education", "employment": ("PPPK",)}}

CASES: list[tuple[str, str | None, int, PlanInput]] = [
    ("selected", "T", 1, region(ONE, [course("T", T)], PLENTY)),
    ("not_assessed", None, 1, region([person(1, "INT ?/2")], [course("T", T)], PLENTY)),
    ("assessment_expired", None, 1, region([person(1, "INT !1/2")], [course("T", T)], PLENTY)),
    ("no_training", None, 1, region(ONE, [course("T", "INT 2>3; KOM 1>3")], PLENTY)),
    ("leaves_before_end", "T", 1, replace(region(ONE, [course("T", T)], PLENTY), leaving=frozenset({nip(1)}))),
    ("jenjang_not_allowed", "T", 1, region(ONE, [course("T", T, jenjang="pengawas")], PLENTY)),
    ("no_fund", "T", 1, region(ONE, [course("T", T, funds="DAK")], PLENTY)),
    (
        "banned", "T", 1,
        replace(
            region(ONE, [course("T", T), course("U", T, funds="DAK")], PLENTY),
            banned=frozenset({Seat(nip(1), "T"), Seat(nip(1), "U")}),
        ),
    ),
    ("no_value", "T", 1, region(ONE, [course("T", T)], PLENTY, weights={"competency": {"INT": 0.0}})),
    ("no_value", "T", 1, region(ONE, [course("T", T, each=2_000_000)], PLENTY, cost_tie_break=0.6)),
    ("person_limit", "T", 1, region(ONE, [course("T", T, days=9)], PLENTY, days_max=8)),
    (
        "person_limit", "T", 1,
        region([person(1, "INT 1/2", employment="PPPK")], [course("T", T, jp=25)], PLENTY, jp_maximum={"PPPK": 24}),
    ),
    (
        "person_limit", "T", 1,
        region([person(1, "INT 1/2; KOM 1/3")], [course("T", T, days=3), course("U", "KOM 1>3", days=3)], PLENTY,
               days_max=5),
    ),
    (
        "person_limit", "T", 1,
        region([person(1, "INT 1/2; KOM 1/3")], [course("T", T), course("U", "KOM 1>3")], PLENTY, trainings_max=1),
    ),
    ("away", "T", 1, replace(region(ONE, [course("T", T)], PLENTY), away=frozenset({nip(1)}))),
    ("employment_not_allowed", "T", 1, region(ONE, [course("T", T, employment="PPPK;PPPK_PW")], PLENTY)),
    ("employment_not_allowed", "T", 1, region(ONE, [course("T", T, form="kuliah")], PLENTY, forms=FORMS)),
    ("selected", "T", 1, region(ONE, [course("T", T, form="kuliah", employment="PNS")], PLENTY, forms=FORMS)),
    (
        "eligibility_unknown", "T", 1,
        region([person(1, "INT 1/2", employment=None)], [course("T", T, employment="PNS")], PLENTY),
    ),
    ("not_eligible", "T", 1, region(ONE, [course("T", T, eligible="opd = Dinas B; sex = P")], PLENTY)),
    ("eligibility_unknown", "T", 1, region(ONE, [course("T", T, eligible="opd = Dinas A; sex = P")], PLENTY)),
    ("prerequisite_missing", "T", 1, region(ONE, [course("T", T, prerequisites="T0"), course("T0", "")], PLENTY)),
    (
        "cap_reached", "T", 2,
        region(TWO, [course("T", T)], PLENTY, caps=({"name": "Semua", "who": "employment = PNS", "seats": 1,
                                                     "basis": "-"},)),
    ),
    ("class_not_held", "T", 1, region(ONE, [course("T", T, seats=(2, 9))], PLENTY)),
    ("class_not_held", "T", 1, region(ONE, [course("T", T, classes=0)], PLENTY)),
    ("class_not_held", "T", 1, region(ONE, [course("T", T, seats=(3, 2))], PLENTY)),
    ("seats_full", "T", 2, region(TWO, [course("T", T, seats=(1, 1))], PLENTY)),
    (
        "classes_full", "T", 2,
        region(TWO, [course("T", T, each=5, seats=(1, 1), funds="APBD;DAK")], {"APBD": 5, "DAK / Dinas B": 9}),
    ),
    ("fund_exhausted", "T", 2, region(TWO, [course("T", T, each=5)], {"APBD": 9})),
    ("class_unaffordable", "T", 1, region(ONE, [course("T", T, per_class=5)], {"APBD": 4})),
    ("class_unaffordable", "T", 2, region(TWO, [course("T", T, each=5, seats=(2, 9))], {"APBD": 9})),
    (
        "funds_apart", "T", 1,
        region(TWO, [course("T", T, each=5, seats=(2, 9), funds="APBD;DAK")], {"APBD": 5, "DAK / Dinas A": 99}),
    ),
    ("budget_exhausted", "T", 2, region(TWO, [course("T", T, each=5)], {"APBD": 99}, total=9)),
    ("opd_ceiling", "T", 2, region(TWO, [course("T", T, each=5)], {"APBD": 99, "APBD / Dinas B": 4})),
    ("opd_without_ceiling", "T", 2, region(TWO, [course("T", T, each=5)], {"APBD / Dinas A": 99})),
    (
        "better_use", "T", 1,
        # a whole class for one person: its cost takes off more than the person is worth
        region(ONE, [course("T", T, per_class=2_000_000)], PLENTY, cost_tie_break=0.6),
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "training", "who", "given"), CASES, ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)]
)
def test_the_reason_is_the_true_one(reason: str, training: str | None, who: int, given: PlanInput) -> None:
    made = training_plan(given)
    assert violations(given, made) == ()
    row = made.needs[(made.needs["nip"] == nip(who)) & (made.needs["competency"] == "INT")].iloc[0]
    assert row["reason"] == reason
    assert (None if row["training"] != row["training"] else row["training"]) == training


def test_every_reason_is_shown_above() -> None:
    assert {reason for reason, *_ in CASES} == set(REASONS)


def test_the_training_named_is_the_one_worth_most_to_the_person() -> None:
    courses = [course("A", "INT 1>2"), course("B", "INT 1>3"), course("C", "INT 1>5", jenjang="pengawas")]
    needs = training_plan(region([person(1, "INT 1/3")], courses, {"DAK": 1})).needs
    assert list(needs["reason"]) == ["no_fund"]
    assert list(needs["training"]) == ["B"]


def test_a_need_with_two_funds_tells_what_stopped_the_one_that_came_furthest() -> None:
    """The DAK is not for Dinas B at all; the APBD would pay, had it Rp 1 more."""
    both = course("T", T, each=5, classes=2, funds="APBD;DAK")
    needs = training_plan(region(TWO, [both], {"APBD": 4, "DAK / Dinas A": 5})).needs
    assert needs.set_index("nip")["reason"].to_dict() == {nip(1): "selected", nip(2): "fund_exhausted"}


def test_a_seat_that_only_another_fund_could_pay_for_is_not_called_full() -> None:
    """The one class is held under the DAK and has free seats, but the DAK is not for Dinas B."""
    both = course("T", T, each=5, classes=1, funds="APBD;DAK")
    needs = training_plan(region(TWO, [both], {"APBD": 4, "DAK / Dinas A": 5})).needs
    assert needs.set_index("nip")["reason"].to_dict() == {nip(1): "selected", nip(2): "opd_without_ceiling"}


def test_needs_are_the_gaps_and_the_unknown_levels() -> None:
    people = [person(1, "INT 1/2; KOM 2/2; PEL -1/2; TIK ?/2; GIS !1/2")]
    needs = training_plan(region(people, [course("T", T)], PLENTY)).needs
    assert list(needs["competency"]) == ["GIS", "INT", "TIK"]
