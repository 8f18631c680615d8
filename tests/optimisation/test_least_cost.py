"""The cheapest plan worth so much: that of every plan tried, never undercut by a ranking, dearer with a higher aim."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from every_plan import TinyProblem
from small_problems import small_problem

from asnkarier.optimisation.alike import alike
from asnkarier.optimisation.least_cost import _Search, least_cost
from asnkarier.optimisation.plan_check import broken_rules
from asnkarier.optimisation.solve_training import solve_training
from asnkarier.optimisation.training_problem import NO_LIMIT, plan_cost, plan_value


def every_worth_and_cost(problem):
    """Give value and least cost of every plan there is, with nothing of the optimisation's code."""
    tiny = TinyProblem(replace(problem, cost_tie_break=0.0))
    found = {}
    for combination in product(*tiny.choices):
        value = round(sum(worth for _, worth in combination), 9)
        cost = tiny._least_cost({pair: fund for seats, _ in combination for pair, fund in seats.items()})
        if cost is not None:
            found[value] = min(cost, found.get(value, cost))
    return found


def cheapest(problem, least):
    return least_cost(problem, least, gap_tolerance=0.0, time_limit=60)


@pytest.mark.parametrize("seed", [*range(20), *(pytest.param(n, marks=pytest.mark.nightly) for n in range(20, 60))])
def test_it_costs_what_the_cheapest_of_every_plan_costs(seed):
    problem = small_problem(seed, people=4, floors=False)
    worth = every_worth_and_cost(problem)
    best, before = max(worth), 0
    for share in (0.3, 0.6, 0.9, 1.0):
        least = share * best
        expected = min(cost for value, cost in worth.items() if value >= least - 1e-9)
        found = cheapest(problem, least)
        assert found.plan is not None
        assert broken_rules(problem, found.plan) == []
        assert plan_value(replace(problem, cost_tie_break=0.0), found.plan) >= least - 1e-6
        assert (found.cost, found.lower_bound) == (expected, expected)
        assert plan_cost(problem, found.plan) == expected
        assert found.cost >= before  # a higher aim is never cheaper
        before = found.cost
    assert cheapest(problem, best + 0.25).plan is None
    assert cheapest(problem, best + 0.25).most < best + 0.25


@pytest.mark.parametrize("seed", range(8))
def test_the_way_for_large_problems_proves_no_more_than_is_so(seed):
    """Prices and budgets alone, without the programme as it is written."""
    problem = replace(small_problem(seed, people=5, floors=False), cost_tie_break=0.0)
    worth = every_worth_and_cost(problem)
    least = 0.7 * max(worth)
    expected = min(cost for value, cost in worth.items() if value >= least - 1e-9)
    search = _Search(problem, least, 0.0, 60)
    search.most_value()
    search.by_budgets()
    search.by_prices()
    found = search.result()
    assert found.lower_bound <= expected <= found.cost
    assert broken_rules(problem, found.plan) == []
    assert plan_value(problem, found.plan) >= least - 1e-6


def doubled(problem):
    """Give the problem in which everybody is there twice, with twice the money and places."""
    people, pairs, ways = problem.people, problem.pairs, problem.way_need.size
    needs = int(problem.way_need.max(initial=-1)) + 1
    both = {
        name: np.concatenate([getattr(problem, name)] * 2)
        for name in ("opd", "jp_min", "jp_max", "training", "bonus", "locked", "way_value", "member_group")
    }
    shifted = {"person": people, "way_need": needs, "step_way": ways, "step_pair": pairs, "later_pair": pairs,
               "earlier_pair": pairs, "member_pair": pairs}  # fmt: skip
    both |= {
        name: np.concatenate([getattr(problem, name), getattr(problem, name) + by]) for name, by in shifted.items()
    }
    limits = {
        name: np.where(getattr(problem, name) > 0, 2 * getattr(problem, name), getattr(problem, name))
        for name in ("classes_max", "fund_ceiling", "opd_ceiling", "group_max")
    }
    order = np.argsort(both["member_group"], kind="stable")
    both |= {name: both[name][order] for name in ("member_group", "member_pair")}
    return replace(problem, **both, **limits, cost_tie_break=0.0)


def test_people_who_are_alike_are_one_kind():
    for seed in range(20):
        problem = doubled(small_problem(seed, people=4, floors=False))
        kinds = alike(problem)
        half = problem.people // 2
        assert [kinds.kind[n] == kinds.kind[n + half] for n in range(half)] == [True] * half
        assert sorted(np.concatenate(kinds.members)) == list(range(problem.people))


@pytest.mark.parametrize("seed", range(10))
def test_counting_those_who_are_alike_proves_no_more_than_is_so(seed):
    """And a plan that is dealt out is one: here by the programme of counts alone, beside the exact least cost."""
    problem = doubled(small_problem(seed, people=3, floors=False))
    best = solve_training(problem, gap_tolerance=0.0, time_limit=60).objective
    for share in (0.4, 0.8):
        expected = cheapest(problem, share * best).cost
        search = _Search(problem, share * best, 0.0, 60)
        search.by_counting()
        found = search.result()
        assert found.lower_bound <= expected
        if found.plan is not None:
            assert broken_rules(problem, found.plan) == []
            assert plan_value(problem, found.plan) >= share * best - 1e-6
            assert found.cost >= expected


def test_everybody_of_a_kind_has_a_way_of_their_own_within_their_days():
    """Six alike with two needs of two trainings each and 3 days: a long and a short one, never two long ones."""
    people, trainings = 6, 4  # 0 and 1 close the first need, 2 and 3 the second; 1 and 3 are long and cheap
    person, training = (part.ravel() for part in np.indices((people, trainings)))
    problem = replace(
        small_problem(0, floors=False),
        opd=np.zeros(people, dtype=np.int64), jp_min=np.full(people, NO_LIMIT), jp_max=np.full(people, NO_LIMIT),
        days_max=3, trainings_max=NO_LIMIT, seats_min=np.ones(trainings, dtype=np.int64),
        seats_max=np.full(trainings, 3), classes_max=np.full(trainings, 2), cost_person=np.array([5, 2, 5, 2]),
        cost_class=np.ones(trainings, dtype=np.int64), jp=np.full(trainings, 4), days=np.array([1, 2, 1, 2]),
        payable=np.ones((trainings, 1), dtype=bool), pooled=np.zeros(trainings, dtype=bool),
        person=person, training=training, bonus=np.zeros(person.size), locked=np.zeros(person.size, dtype=bool),
        way_need=2 * person + training // 2, way_value=np.ones(person.size), step_way=np.arange(person.size),
        step_pair=np.arange(person.size), later_pair=np.zeros(0, dtype=np.int64),
        earlier_pair=np.zeros(0, dtype=np.int64), member_group=np.zeros(0, dtype=np.int64),
        member_pair=np.zeros(0, dtype=np.int64), group_min=np.zeros(0, dtype=np.int64),
        group_max=np.zeros(0, dtype=np.int64), fund_ceiling=np.array([1_000]), opd_ceiling=np.array([[NO_LIMIT]]),
        total_ceiling=None, jp_credit=0.0, cost_tie_break=0.0,
    )  # fmt: skip
    search = _Search(problem, 12.0, 0.0, 60)
    search.by_counting()
    found = search.result()
    assert broken_rules(problem, found.plan) == []
    assert found.cost == found.lower_bound == 6 * (5 + 2) + 4  # two classes of each length
    taken = found.plan.fund.reshape(people, trainings) >= 0
    assert (taken @ problem.days == 3).all()


def test_more_money_never_lowers_what_is_reached():
    for seed in range(8):
        problem = replace(small_problem(seed, floors=False), cost_tie_break=0.0)
        values = [
            solve_training(replace(problem, total_ceiling=int(budget)), gap_tolerance=0.0, time_limit=60).objective
            for budget in np.linspace(0, int(problem.fund_ceiling.sum()), 5)
        ]
        assert values == sorted(values)
