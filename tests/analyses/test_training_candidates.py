"""Who could go to which training, and what a seat is worth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from asnkarier.analyses.plan.candidates import training_candidates
from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.training_plan import training_plan
from plan_regions import course, nip, person, region


def candidates(*args, funds=("APBD",), **terms):
    """Rows as ``person, training, competency, level>after, value``."""
    found = training_candidates(region(*args, **terms), funds)
    return [
        (int(row.nip[-4:]), row.training, row.competency, f"{row.level}>{row.level_after}", round(row.value, 9))
        for row in found.itertuples()
    ]


MONEY = {"APBD": 1}


def test_a_training_raises_a_gap_from_the_levels_it_teaches() -> None:
    people = [person(n, f"INT {n}/5") for n in (1, 2, 3, 4)]
    assert candidates(people, [course("T", "INT 2>4")], MONEY) == [
        (2, "T", "INT", "2>4", 2.0),
        (3, "T", "INT", "3>4", 1.0),
    ]


def test_it_closes_no_more_than_the_gap() -> None:
    assert candidates([person(1, "INT 1/2")], [course("T", "INT 1>5")], MONEY) == [(1, "T", "INT", "1>2", 1.0)]


def test_only_a_known_gap_makes_a_candidate() -> None:
    people = [person(1, "INT ?/3"), person(2, "INT !1/3"), person(3, "INT -1/3"), person(4, "INT 3/3")]
    assert candidates(people, [course("T", "INT 1>3")], MONEY) == []


def test_jenjang_and_funds_must_allow_it() -> None:
    people = [person(1, "INT 1/2", jenjang="pengawas"), person(2, "INT 1/2", jenjang="pelaksana")]
    courses = [
        course("T1", "INT 1>2", jenjang="administrator;pengawas"),
        course("T2", "INT 1>2", jenjang=None),
        course("T3", "INT 1>2", funds="BLUD"),
    ]
    assert [row[:2] for row in candidates(people, courses, MONEY)] == [(1, "T1"), (1, "T2"), (2, "T2")]


def test_value_is_levels_times_effect_times_every_weight() -> None:
    weights = {
        "competency": {"INT": 1.5},
        "jenjang": {"pengawas": 2.0},
        "sectors": (
            {"code": "a", "name": "a", "weight": 3.0, "opds": ("kesehatan", "rumah sakit")},
            {"code": "b", "name": "b", "weight": 9.0, "opds": ("dinas",)},
        ),
    }
    people = [
        person(1, "INT 1/3; KOM 1/2", opd="DINAS KESEHATAN, Kab.", jenjang="pengawas"),
        person(2, "INT 1/3", opd="Badan Kesehatanku"),
    ]
    courses = [course("T", "INT 1>3 0.5; KOM 1>2")]
    assert candidates(people, courses, MONEY, weights=weights, assumed_effectiveness=0.25) == [
        (1, "T", "INT", "1>3", 2 * 0.5 * 1.5 * 2 * 3),
        (1, "T", "KOM", "1>2", 1 * 0.25 * 1 * 2 * 3),
        (2, "T", "INT", "1>3", 2 * 0.5 * 1.5),
    ]


def need(votes: int | None = None, **named: str) -> dict:
    return {"source_event": f"Forum {named}", "competency": "INT", "votes": votes, **named}


@pytest.mark.parametrize(
    ("needs", "added"),
    [
        ([need(10)], {1: 0.10, 2: 0.10, 3: 0.10, 4: 0.10}),
        ([need()], {1: 0.01, 2: 0.01, 3: 0.01, 4: 0.01}),
        ([need(10, opd="DINAS  A")], {1: 0.10, 2: 0.10}),
        ([need(10, unor="bidang x")], {1: 0.10, 3: 0.10}),
        ([need(10, unor="Bidang X", opd="Dinas A")], {1: 0.10}),
        ([need(10, nip=nip(4), opd="Dinas A", unor="Bidang X")], {4: 0.10}),
        ([need(10, nip=nip(4)), need(5, opd="Dinas B"), need(3)], {1: 0.03, 2: 0.03, 3: 0.08, 4: 0.18}),
        ([need(40), need(40, opd="Dinas B")], {1: 0.40, 2: 0.40, 3: 0.50, 4: 0.50}),
        ([{**need(10), "competency": "KOM"}], {}),
    ],
    ids=["all", "no votes", "opd", "unit", "unit of opd", "person", "added up", "capped", "other competency"],
)
def test_votes_raise_the_value_of_those_they_speak_for(needs: list[dict], added: dict[int, float]) -> None:
    people = [
        person(n, "INT 1/2", opd=opd, unor=unor)
        for n, opd, unor in ((1, "Dinas A", "Bidang X"), (2, "Dinas A", "Bidang Y"),
                             (3, "Dinas B", "Bidang X"), (4, "Dinas B", "Bidang Y"))
    ]  # fmt: skip
    found = candidates(people, [course("T", "INT 1>2")], MONEY, needs=needs)
    assert {row[0]: row[-1] for row in found} == {n: pytest.approx(1 + added.get(n, 0)) for n in (1, 2, 3, 4)}


@pytest.mark.parametrize(
    ("raised_on", "years", "counts"),
    [
        (None, 2, True),
        ("2026-11-01", 2, True),  # the day of the plan
        ("2026-11-02", 2, False),
        ("2024-11-01", 2, True),  # the anniversary
        ("2024-10-31", 2, False),
        ("2024-10-31", 3, True),
    ],
)
def test_needs_of_long_ago_or_of_later_do_not_count(raised_on: str | None, years: int, counts: bool) -> None:
    needs = [{**need(10), "raised_on": raised_on}]
    given = region([person(1, "INT 1/2")], [course("T", "INT 1>2")], MONEY, needs=needs, weights={"voice_years": years})
    assert training_candidates(given, ["APBD"])["value"].tolist() == [pytest.approx(1.1 if counts else 1.0)]
    assert violations(given, training_plan(given)) == ()  # the checker works it out for itself


def test_a_need_raised_on_a_leap_day_window_counts_alike_for_plan_and_checker() -> None:
    """Two years before 29 February 2028 there is no such day: 28 February 2026 is too old, 1 March is not."""
    needs = [{**need(10, nip=nip(n)), "raised_on": day} for n, day in ((1, "2026-02-28"), (2, "2026-03-01"))]
    given = region([person(1, "INT 1/2"), person(2, "INT 1/2")], [course("T", "INT 1>2")], MONEY, needs=needs)
    given = replace(given, as_of=date(2028, 2, 29))
    assert training_candidates(given, ["APBD"])["value"].tolist() == [1.0, pytest.approx(1.1)]
    assert violations(given, training_plan(given)) == ()


def test_only_the_competency_joins_gaps_and_trainings() -> None:
    """A gap and a lesson may one day have another column of one name; who meets whom stays the same."""
    given = region([person(1, "INT 1/2")], [course("T", "INT 1>2")], MONEY)
    lessons = given.training_competencies.assign(effectiveness=0.5)
    both = replace(given, gaps=given.gaps.assign(effectiveness=0.1), training_competencies=lessons)
    assert training_candidates(both, ["APBD"])["value"].tolist() == [0.5]


def test_ceilings_of_the_year_add_up_over_the_windows_asked_for() -> None:
    budgets = region([], [], {"APBD": 100, "APBD / Dinas A": 30, "DAK / Dinas A": 5, "DAK / Dinas B": 7}).budgets
    later = budgets.assign(window="perubahan", ceiling=budgets["ceiling"] * 10)
    both = budgets.merge(later, how="outer", on=list(budgets.columns))
    money = ceilings(both, 2027, ("murni",))
    assert money.funds == {"APBD": 100, "DAK": 12}
    assert (money.of("APBD", "dinas a"), money.of("APBD", "dinas b")) == (30, None)
    assert (money.of("DAK", "dinas b"), money.of("DAK", "dinas c")) == (7, 0)
    assert ceilings(both, 2027, ("murni", "perubahan")).funds == {"APBD": 1100, "DAK": 132}
    assert ceilings(both, 2026, ("murni",)).funds == {}
