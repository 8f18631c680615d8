"""On regions small enough to try every plan, ours is the best one, and what it claims is true."""

from __future__ import annotations

from dataclasses import replace

import pytest
from brute_force import Region
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from small_problems import small_problem

from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.analyses.plan.training_plan import training_plan
from asnkarier.optimisation import solve_training as solving
from asnkarier.optimisation.training_problem import empty_plan
from asnkarier.workflows.plan_told import plan_findings
from plan_regions import course, person, region, shuffled

pytestmark = pytest.mark.slow

SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much)
MONEY = st.one_of(
    st.integers(0, 8).map(lambda millions: millions * 1_000_000),
    st.integers(0, 10**12),
    st.just(0),
)


@st.composite
def small_regions(draw: st.DrawFn, *, most_people: int = 10) -> PlanInput:
    """Regions with every kind of limit, each with at most 3,000 combinations of choices."""
    fund = st.sampled_from(["APBD", "DAK", "APBD;DAK"])
    competencies = ["INT", "KOM", "TIK"]
    courses = []
    for number in range(draw(st.integers(1, 3))):
        taught = draw(st.lists(st.sampled_from(competencies), min_size=1, max_size=2, unique=True))
        least = draw(st.integers(1, 4))
        price = draw(st.sampled_from([1_000_000, 1_234_567, 50_000]))  # mixed: no common unit but the rupiah
        effects = [draw(st.sampled_from(["0.25", "0.5", "0.9", "1"])) for _ in taught]
        lessons = zip(taught, effects, strict=True)
        courses.append(
            course(
                f"T{number}",
                "; ".join(f"{c} {draw(st.integers(1, 2))}>{draw(st.integers(3, 4))} {e}" for c, e in lessons),
                seats=(least, least + draw(st.integers(0, 3))),
                classes=draw(st.integers(0, 2)),
                each=draw(st.integers(0, 3)) * price,
                per_class=draw(st.integers(0, 3)) * price,
                jp=draw(st.sampled_from([5, 12, 20, 30])),
                days=draw(st.integers(0, 3)),
                funds=draw(fund),
                jenjang=draw(st.sampled_from([None, "pelaksana", "pengawas;pelaksana"])),
            )
        )
    people = []
    for number in range(draw(st.integers(1, most_people))):
        lacking = draw(st.lists(st.sampled_from(competencies), max_size=2, unique=True))
        people.append(
            person(
                number,
                "; ".join(f"{c} {draw(st.sampled_from('12?'))}/{draw(st.integers(2, 4))}" for c in lacking),
                opd=draw(st.sampled_from(["Dinas A", "Dinas B"])),
                jenjang=draw(st.sampled_from(["pelaksana", "pengawas"])),
                employment=draw(st.sampled_from(["PNS", "PPPK", "PPPK_PW"])),
            )
        )
    names = ["APBD", "APBD / Dinas A", "DAK", "DAK / Dinas A", "DAK / Dinas B"]
    budgets = {name: draw(MONEY) for name in draw(st.lists(st.sampled_from(names), max_size=4, unique=True))}
    made = region(
        people,
        courses,
        budgets,
        weights={"competency": {"TIK": 1.5}},
        total=draw(st.none() | MONEY),
        days_max=draw(st.integers(1, 5)),
        jp_minimum={"PNS": 20},
        jp_maximum={"PPPK": 24},
        jp_credit=draw(st.sampled_from([0.0, 0.3, 2.0])),
        cost_tie_break=draw(st.sampled_from([0.0, 0.001, 0.3])),
    )
    assume(Region(made).plans <= 3000)
    return made


@given(given_=small_regions())
@settings(max_examples=13, deadline=None, suppress_health_check=SLOW)
def test_the_plan_is_worth_what_the_best_of_all_plans_is(given_: PlanInput) -> None:
    made = training_plan(given_)
    assert violations(given_, made) == ()
    summary = made.summary.iloc[0]
    assert summary["objective"] == pytest.approx(Region(given_).best_value(), abs=1e-5)
    assert summary["stopped_by"] == "optimal"


@given(given_=small_regions(), tolerance=st.sampled_from([0.02, 0.2, 0.9]))
@settings(max_examples=5, deadline=None, suppress_health_check=SLOW)
def test_the_bound_and_the_gap_are_true_for_any_tolerance(given_: PlanInput, tolerance: float) -> None:
    made = training_plan(replace(given_, rules=given_.rules.model_copy(update={"gap_tolerance": tolerance})))
    summary, best = made.summary.iloc[0], Region(given_).best_value()
    assert summary["objective"] <= best + 1e-6 <= summary["upper_bound"] + 2e-6
    assert summary["gap"] <= tolerance + 1e-9


@given(given_=small_regions(), more=st.sampled_from([1, 999, 1_000_000]))
@settings(max_examples=4, deadline=None, suppress_health_check=SLOW)
def test_more_money_never_lowers_the_value(given_: PlanInput, more: int) -> None:
    richer = replace(given_, budgets=given_.budgets.assign(ceiling=given_.budgets["ceiling"] + more))
    before, after = (training_plan(made).summary.iloc[0]["objective"] for made in (given_, richer))
    assert after >= before - 1e-5


@given(given_=small_regions(most_people=6), seed=st.integers(0, 99))
@settings(max_examples=4, deadline=None, suppress_health_check=SLOW)
def test_the_order_of_the_rows_does_not_matter(given_: PlanInput, seed: int) -> None:
    one, other = training_plan(given_), training_plan(shuffled(given_, seed))
    for table in vars(one):
        assert getattr(one, table).to_csv() == getattr(other, table).to_csv(), table


@given(given_=small_regions(most_people=6))
@settings(max_examples=4, deadline=None, suppress_health_check=SLOW)
def test_a_training_nobody_needs_changes_nothing(given_: PlanInput) -> None:
    useless = region((), [course("T9", "XYZ 1>2", funds="APBD;DAK")], {})
    wider = replace(
        given_,
        trainings=_both(given_.trainings, useless.trainings),
        training_competencies=_both(given_.training_competencies, useless.training_competencies),
    )
    before, after = training_plan(given_), training_plan(wider)
    for table in ("plan", "opd", "needs", "limits", "summary"):
        assert getattr(before, table).to_csv() == getattr(after, table).to_csv(), table


def _both(one, other):
    return one.merge(other, how="outer", on=list(one.columns))


def test_without_money_only_what_is_free_is_planned() -> None:
    paid = region([person(1, "INT 1/2")], [course("T1", "INT 1>2", each=1)], {"APBD": 0})
    free = region([person(1, "INT 1/2")], [course("T1", "INT 1>2")], {"APBD": 0})
    assert training_plan(paid).plan.empty
    assert training_plan(paid).summary.iloc[0]["gap"] == 0
    assert list(training_plan(free).plan["training"]) == ["T1"]


def test_no_time_gives_a_feasible_plan_with_a_true_bound() -> None:
    people = [person(number, "INT 1/3; KOM 1/2") for number in range(24)]
    courses = [course(f"T{number}", "INT 1>3; KOM 1>2", each=7, per_class=50, seats=(5, 9)) for number in range(4)]
    hurried = region(people, courses, {"APBD": 200}, time_limit_seconds=1e-9)
    patient = region(people, courses, {"APBD": 200})
    made, best = training_plan(hurried), training_plan(patient).summary.iloc[0]["objective"]
    assert violations(hurried, made) == ()
    assert 0 < made.summary.iloc[0]["objective"] <= best <= made.summary.iloc[0]["upper_bound"]
    assert made.summary.iloc[0]["stopped_by"] == "time_limit"
    assert [finding.code for finding in plan_findings(made)] == ["F_PLAN_TIME_LIMIT"]


def test_a_search_whose_last_step_the_time_limit_ended_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked for its result with a plan far from the bound: before its time is up, and after."""
    problem = small_problem(23, floors=False)
    for clock, said in ((59.0, "size"), (61.0, "time_limit")):
        monkeypatch.setattr(solving, "monotonic", lambda: 0.0)
        search = solving._Search(problem, 0.0, 60.0)
        search.consider(empty_plan(problem))
        monkeypatch.setattr(solving, "monotonic", lambda now=clock: now)
        assert search.result().stopped_by == said
