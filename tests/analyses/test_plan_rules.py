"""The rules an office has, each in the smallest region that shows it; every plan passes the checker."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import Phase, settings
from hypothesis import given as for_all
from hypothesis import strategies as st

from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.listed import split
from asnkarier.analyses.plan.order import course_order, passed_trainings
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.analyses.plan.training_plan import Impossible, training_plan
from asnkarier.config.region import SeatRule
from asnkarier.tables.development import PARTICIPATIONS
from plan_regions import course, nip, person, region, shuffled

PLENTY = {"APBD": 10**9}


def planned(given: PlanInput) -> TrainingPlan:
    made = training_plan(given)
    assert violations(given, made) == ()
    return made


def seats(given: PlanInput) -> list[tuple[int, str, str | None, float]]:
    """Person, training, what it closes, value."""
    rows = planned(given).plan.sort_values(["nip", "training"])
    rows = rows.assign(competencies=rows["competencies"].astype(object).where(rows["competencies"].notna(), None))
    columns = (rows[name] for name in ("nip", "training", "competencies", "value"))
    return [
        (int(who[-4:]), training, closed, round(value, 9))
        for who, training, closed, value in zip(*columns, strict=True)
    ]


def reasons(given: PlanInput) -> dict[tuple[int, str], str]:
    needs = planned(given).needs
    return {(int(n[-4:]), c): r for n, c, r in zip(needs["nip"], needs["competency"], needs["reason"], strict=True)}


# Two trainings that share a competency


def test_trainings_that_share_a_competency_are_both_taken_for_what_else_they_teach() -> None:
    """KS is closed by both and counts once, by B, which closes more of it."""
    given = region(
        [person(1, "INT 1/3; KS 1/3; TIK 1/3")],
        [course("A", "INT 1>3; KS 1>2"), course("B", "KS 1>3; TIK 1>3")],
        PLENTY,
    )
    assert seats(given) == [(1, "A", "INT 1>3", 2), (1, "B", "KS 1>3; TIK 1>3", 4)]
    made = planned(given)
    assert made.summary["levels_closed"].tolist() == [6]
    assert made.needs.set_index("competency")["training"].to_dict() == {"INT": "A", "KS": "B", "TIK": "B"}


def test_a_second_training_that_closes_nothing_more_is_not_taken() -> None:
    given = region([person(1, "KS 1/3")], [course("A", "KS 1>2"), course("B", "KS 1>3")], PLENTY)
    assert seats(given) == [(1, "B", "KS 1>3", 2)]


# Two steps in one year

STEPS = [course("A12", "INT 1>2 0.5"), course("B23", "INT 2>3 0.8")]


@pytest.mark.parametrize(
    ("chains", "expected"),
    [
        (False, [(1, "A12", "INT 1>2", 0.5)]),
        (True, [(1, "A12", "INT 1>2", 0.5), (1, "B23", "INT 2>3", 0.4)]),  # the second counts with the first: 0.5 * 0.8
    ],
)
def test_two_steps_in_one_year_where_the_region_allows_it(chains: bool, expected: list) -> None:
    given = region([person(1, "INT 1/3")], STEPS, PLENTY, chains=chains)
    assert seats(given) == expected
    assert planned(given).plan["before"].dropna().tolist() == (["B23"] if chains else [])


def test_a_second_step_that_can_be_taken_alone_is_no_chain() -> None:
    """B lifts from 1 to 3 itself, at 0.8 for two levels; A before it would add nothing that counts."""
    given = region([person(1, "INT 1/3")], [STEPS[0], course("B", "INT 1>3 0.8")], PLENTY, chains=True)
    assert seats(given) == [(1, "B", "INT 1>3", 1.6)]


def test_the_second_step_is_for_those_who_may_take_it() -> None:
    given = region([person(1, "INT 1/3")], [STEPS[0], {**STEPS[1], "jenjang": "pengawas"}], PLENTY, chains=True)
    assert seats(given) == [(1, "A12", "INT 1>2", 0.5)]


def test_nobody_is_sent_round_in_a_circle() -> None:
    """INT asks for A before B, KOM for B before A: one of the chains is possible, not both."""
    courses = [course("A", "INT 1>2; KOM 2>3"), course("B", "INT 2>3; KOM 1>2")]
    given = region([person(1, "INT 1/3; KOM 1/3")], courses, PLENTY, chains=True)
    assert course_order(given.trainings, given.training_competencies) == ["A", "B"]
    assert seats(given) == [(1, "A", "INT 1>2", 1), (1, "B", "INT 2>3; KOM 1>2", 2)]


def test_a_training_comes_after_its_prerequisites_and_after_what_opens_it() -> None:
    courses = [
        course("A", "INT 3>4"), course("B", "INT 2>3"), course("C", "INT 1>2", prerequisites="D;X"),
        course("D", "KOM 1>2"),
    ]  # fmt: skip
    given = region([], courses, PLENTY)
    assert course_order(given.trainings, given.training_competencies) == ["D", "C", "B", "A"]
    assert course_order(*_tables(shuffled(given, 7))) == ["D", "C", "B", "A"]


def _tables(given: PlanInput):
    return given.trainings, given.training_competencies


# Prerequisites

LATER = [course("T0", "GIS 1>2"), course("T1", "INT 1>3", prerequisites="T0")]


def test_nobody_is_seated_without_the_prerequisite() -> None:
    people = [person(1, "INT 1/3"), person(2, "INT 1/3")]
    given = replace(region(people, LATER, PLENTY), passed=frozenset({(nip(2), "T0")}))
    assert seats(given) == [(2, "T1", "INT 1>3", 2)]
    assert reasons(given)[1, "INT"] == "prerequisite_missing"


def test_a_prerequisite_is_taken_before_where_the_region_allows_two_steps() -> None:
    """T0 closes nothing of person 1 and is taken for T1's sake; person 2 has passed it."""
    people = [person(1, "INT 1/3"), person(2, "INT 1/3")]
    given = replace(region(people, LATER, PLENTY, chains=True), passed=frozenset({(nip(2), "T0")}))
    assert seats(given) == [(1, "T0", None, 0), (1, "T1", "INT 1>3", 2), (2, "T1", "INT 1>3", 2)]
    assert planned(given).plan["before"].dropna().tolist() == ["T1"]


def test_a_prerequisite_that_costs_more_than_the_training_is_worth_is_not_bought() -> None:
    given = region([person(1, "INT 1/3")], LATER, PLENTY, chains=True, cost_tie_break=0.1)
    dear = given.trainings.assign(cost_per_participant=[30_000_000, 0])
    assert seats(replace(given, trainings=dear)) == []


@pytest.mark.parametrize(
    "broken",
    [{"jenjang": "pengawas"}, {"funds": "DAK"}, {"prerequisites": "T9"}, {"prerequisites": "T1"}],
    ids=["not for the jenjang", "no money", "needs one that does not exist", "needs the other"],
)
def test_a_prerequisite_that_cannot_be_taken_keeps_from_the_training(broken: dict) -> None:
    given = region([person(1, "INT 1/3")], [{**LATER[0], **broken}, LATER[1]], PLENTY, chains=True)
    assert seats(given) == []
    assert reasons(given)[1, "INT"] == "prerequisite_missing"


def test_who_passed_is_known_by_status_or_certificate_and_by_code_or_title() -> None:
    rows = pd.DataFrame(
        [
            (1, "T0", "passed", None, "2026-03-01"), (2, "Pelatihan  t0", "passed", None, None),
            (3, "T0", "attended", "9", None),
            (4, "T0", None, "No. 7", None), (5, "T0", None, None, None), (6, "T0", "passed", None, "2026-12-01"),
            (7, "Seminar Lain", "passed", None, None), (8, "T1", "dropped", None, None),
        ],
        columns=["number", "training", "status", "certificate", "ended_on"],
    )  # fmt: skip
    rows = PARTICIPATIONS.conform(rows.assign(nip=rows["number"].map(nip), ended_on=pd.to_datetime(rows["ended_on"])))
    known = passed_trainings(rows, region([], LATER, PLENTY).trainings, pd.Timestamp("2026-11-01"))
    assert known == {(nip(n), "T0") for n in (1, 2, 4)}


# Employment


def test_a_most_jp_counts_for_part_time_staff_too() -> None:
    """PPPK and PPPK_PW may be given 24 JP, one of the two trainings; a PNS takes both."""
    kinds = {1: "PPPK", 2: "PPPK_PW", 3: "PNS"}
    given = region(
        [person(n, "INT 1/3; KS 1/3", employment=kind) for n, kind in kinds.items()],
        [course("T1", "INT 1>3", jp=20), course("T2", "KS 1>3", jp=20)],
        PLENTY,
        jp_maximum={"PPPK": 24, "PPPK_PW": 24},
    )
    assert planned(given).plan["nip"].value_counts().to_dict() == {nip(1): 1, nip(2): 1, nip(3): 2}


# One class, several funds


def twofunds(**changes) -> PlanInput:
    people = [person(1, "INT 1/3"), person(2, "INT 1/3", opd="Dinas B"), person(3, "INT 1/3", opd=None)]
    both = course("T1", "INT 1>3", seats=(2, 30), each=1, funds="APBD;DAK")
    return region(people, [both], {"APBD": 1, "DAK / Dinas A": 9}, **changes)


def test_two_funds_fill_one_class_where_the_region_allows_it() -> None:
    """The APBD pays for one person, the DAK for those of Dinas A alone: neither holds a class of two."""
    assert seats(twofunds()) == []
    made = planned(twofunds(pooled_funds=True))
    assert len(made.plan) == 2
    assert sorted(made.plan["fund"]) == ["APBD", "DAK"]
    assert made.plan["training_class"].tolist() == [1, 1]
    assert made.classes["classes"].sum() == 1


def test_the_catalogue_says_of_one_training_that_its_classes_are_pooled_or_not() -> None:
    given = twofunds(pooled_funds=True)
    assert seats(replace(given, trainings=given.trainings.assign(pooled=False))) == []
    given = twofunds()
    assert len(seats(replace(given, trainings=given.trainings.assign(pooled=True)))) == 2


def test_pooled_classes_are_numbered_through_and_filled_evenly() -> None:
    """Seven people, at most three in a class: three classes of two or three, whoever pays."""
    people = [person(n, "INT 1/2") for n in range(7)]
    both = course("T", "INT 1>2", seats=(2, 3), classes=3, each=1, funds="APBD;DAK")
    plan = planned(region(people, [both], {"APBD": 4, "DAK": 3}, pooled_funds=True)).plan
    assert plan["fund"].value_counts().to_dict() == {"APBD": 4, "DAK": 3}
    assert sorted(plan["training_class"].value_counts()) == [2, 2, 3]
    assert set(plan["training_class"]) == {1, 2, 3}


# Who a training is for


@pytest.mark.parametrize(
    ("eligible", "those"),
    [
        (None, {1, 2, 3, 4}),
        ("sex = P", {1, 3}),
        ("sex = P; jabatan ~ dokter", {1}),
        ("jabatan ~ dokter | bidan", {1, 3}),
        ("jabatan ~ ahli muda; jabatan !~ dokter", {3}),
        ("education >= S1", {1, 2}),  # D4 is a level with S1
        ("education < S1", {3}),
        ("education = D4 | D3", {2, 3}),
        ("opd != Dinas A", {3, 4}),
        ("age <= 40", {1, 3}),  # on every day of 2027
        ("age > 40", {2}),
    ],
)
def test_conditions_say_who_a_training_is_for(eligible: str | None, those: set[int]) -> None:
    people = [
        person(1, "INT 1/2", sex="P", jabatan="Dokter Ahli Muda", education="S2", birth_date=date(1987, 12, 31)),
        person(2, "INT 1/2", sex="L", jabatan="Dokteranda", education="D4", birth_date=date(1986, 1, 1)),
        person(3, "INT 1/2", sex="P", jabatan="BIDAN, Ahli-Muda", education="D3", opd="Dinas B"),  # born 1990
        person(4, "INT 1/2", birth_date=date(1986, 6, 1), opd="Dinas B"),  # 40 in January, 41 in December
    ]
    given = region(people, [course("T", "INT 1>2", eligible=eligible)], PLENTY)
    assert {number for number, *_ in seats(given)} == those
    unknown = eligible is not None and not eligible.startswith(("opd", "age"))  # of person 4 nothing else is known
    assert (reasons(given)[4, "INT"] == "eligibility_unknown") == unknown


# How many for one person, and for a group


def test_one_person_gets_no_more_trainings_than_the_region_lets() -> None:
    given = region(
        [person(1, "INT 1/3; KOM 1/2; PEL 1/2")],
        [course("A", "INT 1>3"), course("B", "KOM 1>2"), course("C", "PEL 1>2")],
        PLENTY,
        trainings_max=2,
    )
    found = [training for _, training, *_ in seats(given)]
    assert (found[0], len(found)) == ("A", 2)
    assert list(reasons(given).values()).count("person_limit") == 1


def rule(name: str, who: str, **bound: float) -> SeatRule:
    return SeatRule(name=name, who=who, basis="Perbup 1/2026", **bound)


MIXED = [person(n, "INT 1/3" if n < 4 else "INT 1/2", sex="L" if n < 4 else "P") for n in range(1, 7)]


@pytest.mark.parametrize(
    ("rules", "women"),
    [
        ({}, 0),
        ({"floors": (rule("Perempuan", "sex = P", seats=2),)}, 2),
        ({"floors": (rule("Perempuan", "sex = P", share=0.34),)}, 2),  # of three with a gap 1.02, rounded up
        ({"caps": (rule("Laki-laki", "sex = L", seats=1),)}, 2),
        ({"caps": (rule("Laki-laki", "sex = L", share=0.5),)}, 2),  # of three 1.5, rounded down
    ],
)
def test_floors_and_caps_move_seats_to_a_group(rules: dict, women: int) -> None:
    """Money for three seats, and men who close two levels each."""
    given = region(MIXED, [course("T", "INT 1>3", each=1)], {"APBD": 3}, **rules)
    found = [number for number, *_ in seats(given)]
    assert len(found) == 3
    assert sum(number >= 4 for number in found) == women


def test_floors_that_cannot_be_kept_are_named() -> None:
    floors = (rule("Perempuan", "sex = P", seats=3), rule("Dinas A", "opd = Dinas A", seats=1))
    given = region(MIXED, [course("T", "INT 1>3", each=1)], {"APBD": 2}, floors=floors)
    with pytest.raises(Impossible) as caught:
        training_plan(given)
    assert [(group.name, group.least) for group in caught.value.floors] == [("Perempuan", 3)]
    nobody = replace(given, gaps=given.gaps.iloc[:0])
    with pytest.raises(Impossible):
        training_plan(nobody)


# Leaving


@pytest.mark.parametrize(
    ("leaves", "share"), [("2029-01-01", 1.0), ("2028-07-01", 0.5), ("2028-01-31", 0.0), (None, 1.0)]
)
def test_value_falls_with_the_time_left_where_the_region_wants_it(leaves: str | None, share: float) -> None:
    """Twelve months after the year give full value; one whose day is not known keeps it."""
    given = region([person(1, "INT 1/3"), person(2, "INT 1/2")], [course("T", "INT 1>3", seats=(1, 1))], PLENTY)
    given = replace(given, leaves_on={nip(1): date.fromisoformat(leaves)} if leaves else {})
    assert seats(given)[0][::3] == (1, 2)  # off
    falling = replace(given, rules=given.rules.model_copy(update={"full_value_months": 12}))
    best = max(2 * share, 1.0)
    assert planned(falling).summary["objective"].tolist() == [pytest.approx(best)]


# All together, against every plan there is


def every_choice(given: PlanInput) -> float:
    """The best value by trying every set of seats: one person, one fund without a limit, classes of one."""
    courses = {row["training"]: row for row in given.trainings.to_dict("records")}
    lessons = given.training_competencies.to_dict("records")
    gaps = given.gaps.to_dict("records")

    def worth(taken: tuple[str, ...]) -> float:
        total = 0.0
        for gap in gaps:
            best = 0.0
            own = [one for one in lessons if one["training"] in taken and one["competency"] == gap["competency"]]
            for first in own:
                if not first["level_from"] <= gap["level"] < first["level_to"]:
                    continue
                end = min(first["level_to"], gap["level_required"])
                value = (end - gap["level"]) * first["effectiveness"]
                best = max(best, value)
                for second in own:
                    later = second["level_from"] <= end < min(second["level_to"], gap["level_required"])
                    if later and second["level_from"] > gap["level"] and second["training"] != first["training"]:
                        more = min(second["level_to"], gap["level_required"]) - end
                        best = max(best, value + more * first["effectiveness"] * second["effectiveness"])
            total += best
        return total

    codes = sorted(courses)
    possible = (
        taken
        for size in range(len(codes) + 1)
        for taken in combinations(codes, size)
        if size <= (given.rules.trainings_max or size)
        and all(
            (nip(1), one) in given.passed or one in taken
            for code in taken
            for one in split(courses[code]["prerequisites"])
        )
    )
    return max(map(worth, possible))


COURSES = st.lists(
    st.tuples(
        st.sampled_from(["INT", "KOM"]), st.integers(1, 3), st.integers(1, 2), st.sampled_from([0.3, 0.5, 0.9]),
        st.sampled_from(["INT", "KOM"]), st.integers(1, 3), st.booleans(),
    ),
    min_size=1, max_size=4,
)  # fmt: skip


@settings(max_examples=10, deadline=None, phases=(Phase.explicit, Phase.generate))
@for_all(COURSES, st.integers(1, 2), st.integers(1, 3))
def test_no_set_of_trainings_is_worth_more(drawn: list, level: int, most: int) -> None:
    """One person; trainings are named by the level they begin at, so that mostly every chain is in order."""
    courses = []
    for number, (code, start, more, effect, other, second, needs) in enumerate(sorted(drawn, key=lambda one: one[1])):
        teaches = f"{code} {start}>{start + more} {effect}"
        if other != code and second >= start:
            teaches += f"; {other} {second}>{second + 1} {effect}"
        courses.append(course(f"T{number}", teaches, prerequisites=f"T{number - 1}" if needs and number else None))
    given = region(
        [person(1, f"INT {level}/4; KOM 1/3")], courses, PLENTY, chains=True, trainings_max=most,
    )  # fmt: skip
    in_order = course_order(given.trainings, given.training_competencies) == [one["training"] for one in courses]
    best, made = every_choice(given), planned(given).summary["objective"].iloc[0]
    assert made <= best + 1e-9
    if in_order:
        assert made == pytest.approx(best)


def test_the_order_of_rows_changes_nothing() -> None:
    people = [person(n, "INT 1/3; KOM 1/2", sex="LP"[n % 2]) for n in range(1, 6)]
    courses = [*STEPS, course("C", "KOM 1>2 0.9", prerequisites="A12", funds="APBD;DAK", each=1, seats=(2, 3))]
    given = region(
        people, courses, {"APBD": 2, "DAK": 2}, chains=True, pooled_funds=True, floors=(rule("P", "sex = P", seats=2),)
    )
    made = [planned(each).plan for each in (given, shuffled(given, 1), shuffled(given, 2))]
    assert all(made[0].equals(other) for other in made[1:])
