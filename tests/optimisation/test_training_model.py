"""Each limit of the model, in a region where it alone stops the plan; and the whole model in the open."""

from __future__ import annotations

import pytest

from asnkarier.analyses.plan.candidates import training_candidates
from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.problem import plan_problem
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.analyses.plan.training_plan import training_plan
from asnkarier.optimisation.training_model import TrainingModel
from plan_regions import course, nip, person, region


def planned(given: PlanInput) -> TrainingPlan:
    made = training_plan(given)
    assert violations(given, made) == ()
    return made


def seats(given: PlanInput) -> list[tuple[str, str, str]]:
    """Who goes where at whose cost; people by their number."""
    plan = planned(given).plan
    numbers = plan["nip"].str[-4:].astype(int)
    return sorted(zip(numbers, plan["training"], plan["fund"], strict=True))


def value(given: PlanInput) -> float:
    return float(planned(given).summary.iloc[0]["objective"])


THREE = [person(number, "INT 1/2") for number in (1, 2, 3)]
PLENTY = {"APBD": 10**9}


def test_seats_of_a_class() -> None:
    assert len(seats(region(THREE, [course("T", "INT 1>2", seats=(1, 2))], PLENTY))) == 2
    assert len(seats(region(THREE, [course("T", "INT 1>2", seats=(1, 3))], PLENTY))) == 3


def test_fewest_people_of_a_class() -> None:
    assert seats(region(THREE, [course("T", "INT 1>2", seats=(4, 9))], PLENTY)) == []
    assert len(seats(region(THREE, [course("T", "INT 1>2", seats=(3, 9))], PLENTY))) == 3


def test_fewest_people_of_a_second_class() -> None:
    """Three people need two classes of at most two, but two classes need four people: one waits."""
    assert len(seats(region(THREE, [course("T", "INT 1>2", seats=(2, 2), classes=2)], PLENTY))) == 2


def test_classes_that_can_be_held_over_all_funds() -> None:
    both = {"APBD": 10**9, "DAK": 10**9}
    one, two = (course("T", "INT 1>2", seats=(1, 1), classes=n, funds="APBD;DAK") for n in (1, 2))
    assert len(seats(region(THREE, [one], both))) == 1
    assert len(seats(region(THREE, [two], both))) == 2


def test_ceiling_of_a_fund_to_the_rupiah() -> None:
    paid = course("T", "INT 1>2", each=1_234_567, per_class=7_654_321)
    exact = 2 * 1_234_567 + 7_654_321
    assert len(seats(region(THREE, [paid], {"APBD": exact}))) == 2
    assert len(seats(region(THREE, [paid], {"APBD": exact - 1}))) == 1
    assert planned(region(THREE, [paid], {"APBD": exact})).summary.iloc[0]["cost"] == exact


def test_each_fund_has_its_own_ceiling() -> None:
    paid = course("T", "INT 1>2", each=5, funds="APBD;DAK", classes=2)
    assert [fund for *_, fund in seats(region(THREE, [paid], {"APBD": 5, "DAK": 9}))] == ["APBD", "DAK"]


def test_the_cap_over_all_funds() -> None:
    paid = course("T", "INT 1>2", each=5, funds="APBD;DAK", classes=2)
    rich = {"APBD": 10, "DAK": 10}
    assert len(seats(region(THREE, [paid], rich))) == 3
    capped = region(THREE, [paid], rich, total=11)
    assert len(seats(capped)) == 2
    assert planned(capped).summary.iloc[0]["budget"] == 11
    assert planned(region(THREE, [paid], rich, total=99)).summary.iloc[0]["budget"] == 20


def test_ceiling_of_an_opd_within_a_fund() -> None:
    people = [person(1, "INT 1/2"), person(2, "INT 1/2"), person(3, "INT 1/2", opd="Dinas B")]
    paid = course("T", "INT 1>2", each=5)
    money = {"APBD": 100, "APBD / Dinas A": 9}
    assert [number for number, *_ in seats(region(people, [paid], money))] in ([1, 3], [2, 3])


def test_a_fund_given_to_opds_only_pays_for_no_other_but_shares_the_class() -> None:
    people = [person(1, "INT 1/2", opd="DINAS a"), person(2, "INT 1/2", opd="Dinas B"), person(3, "INT 1/2", opd=None)]
    paid = course("T", "INT 1>2", each=5, per_class=4)
    assert seats(region(people, [paid], {"DAK / Dinas A": 9, "APBD / Dinas A": 9})) == [(1, "T", "APBD")]
    free = course("T", "INT 1>2", per_class=4)
    assert len(seats(region(people, [free], {"APBD / Dinas A": 4}))) == 3


def test_days_of_a_person() -> None:
    person_1 = [person(1, "INT 1/2; KOM 1/2")]
    two = [course("T1", "INT 1>2", days=3), course("T2", "KOM 1>2", days=2)]
    assert len(seats(region(person_1, two, PLENTY, days_max=5))) == 2
    assert len(seats(region(person_1, two, PLENTY, days_max=4))) == 1
    assert seats(region(person_1, two, PLENTY, days_max=1)) == []


def test_most_jp_of_an_employment() -> None:
    two = [course("T1", "INT 1>2", jp=20), course("T2", "KOM 1>2", jp=10)]
    both = [person(1, "INT 1/2; KOM 1/2"), person(2, "INT 1/2; KOM 1/2", employment="PPPK")]
    assert seats(region(both, two, PLENTY, jp_maximum={"PPPK": 24})) in (
        [(1, "T1", "APBD"), (1, "T2", "APBD"), (2, "T1", "APBD")],
        [(1, "T1", "APBD"), (1, "T2", "APBD"), (2, "T2", "APBD")],
    )


def test_credit_for_the_jp_minimum_goes_to_those_who_reach_it() -> None:
    """One seat: it goes to the person whose JP count, and adds the credit once, however far above."""
    people = [person(1, "INT 1/2", employment="PPPK"), person(2, "INT 1/2")]
    terms = {"jp_minimum": {"PNS": 20}, "jp_credit": 0.5}
    one = course("T", "INT 1>2", seats=(1, 1), jp=50)
    assert seats(region(people, [one], PLENTY, **terms)) == [(2, "T", "APBD")]
    assert value(region(people, [one], PLENTY, **terms)) == pytest.approx(1.5)
    short = course("T", "INT 1>2", seats=(1, 1), jp=19)
    assert value(region(people, [short], PLENTY, **terms)) == pytest.approx(1.0)


def test_jp_of_several_trainings_add_up_to_the_minimum() -> None:
    two = [course("T1", "INT 1>2", jp=12), course("T2", "KOM 1>2", jp=8)]
    reached = region([person(1, "INT 1/2; KOM 1/2")], two, PLENTY, jp_minimum={"PNS": 20}, jp_credit=0.5)
    assert value(reached) == pytest.approx(2.5)
    assert planned(reached).summary.iloc[0]["jp_reached"] == 1


def test_an_employment_that_must_reach_nothing_earns_no_credit() -> None:
    given = region([person(1, "INT 1/2")], [course("T", "INT 1>2")], PLENTY, jp_minimum={"PNS": 0}, jp_credit=0.5)
    assert value(given) == pytest.approx(1.0)
    assert planned(given).summary.iloc[0]["jp_reached"] == 0


def test_of_two_equal_plans_the_cheaper_is_chosen() -> None:
    two = [course("T1", "INT 1>2", each=2_000_000), course("T2", "INT 1>2", each=1_000_000)]
    given = region([person(1, "INT 1/2")], two, PLENTY, cost_tie_break=0.001)
    assert seats(given) == [(1, "T2", "APBD")]
    assert value(given) == pytest.approx(1 - 0.001)


def test_a_seat_not_worth_its_cost_is_not_taken() -> None:
    given = region([person(1, "INT 1/2")], [course("T", "INT 1>2", each=2_000_000)], PLENTY, cost_tie_break=0.6)
    assert seats(given) == []


def test_someone_worth_nothing_may_complete_a_class() -> None:
    """Two people hold the class that one of them needs: the other's competency weighs nothing."""
    people = [person(1, "INT 1/2"), person(2, "KOM 1/2")]
    both = course("T", "INT 1>2; KOM 1>2", seats=(2, 5))
    given = region(people, [both], PLENTY, weights={"competency": {"KOM": 0.0}})
    assert [number for number, *_ in seats(given)] == [1, 2]
    assert value(given) == pytest.approx(1.0)


def test_the_model_of_a_tiny_region(golden) -> None:
    """Two people, two trainings, two funds and every kind of limit, as a text that any solver reads."""
    given = region(
        [person(1, "INT 1/3; KOM 1/2"), person(2, "KOM 1/2", opd="Dinas B", employment="PPPK")],
        [
            course("T1", "INT 1>3 0.5; KOM 1>2", seats=(1, 2), each=100_000, per_class=500_000, jp=16, days=3),
            course("T2", "KOM 1>2", classes=2, each=250_000, jp=24, days=4, funds="APBD;DAK"),
        ],
        {"APBD": 1_234_567, "APBD / Dinas A": 300_000, "DAK / Dinas B": 250_000},
        total=1_300_000,
        days_max=5,
        jp_minimum={"PNS": 20},
        jp_maximum={"PPPK": 30},
        jp_credit=0.5,
        cost_tie_break=0.001,
    )
    money = ceilings(given.budgets, given.year, given.windows)
    numbered = plan_problem(given, training_candidates(given, money.funds), money)
    assert numbered.people == [nip(1), nip(2)]
    text = TrainingModel(numbered.problem).model.text()
    for row in ("fill", "seats", "classes", "fund", "opd", "total", "days", "jp_max", "step", "jp_min"):
        assert f" {row}_" in text, f"the tiny region has no row {row}"
    golden("tiny_plan.lp", text)
