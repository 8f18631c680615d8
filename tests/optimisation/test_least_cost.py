"""The cheapest plan worth so much: that of every plan tried, never undercut by a ranking, dearer with a higher aim."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from every_plan import TinyProblem
from small_problems import small_problem

from asnkarier.optimisation.least_cost import _Search, least_cost
from asnkarier.optimisation.plan_check import broken_rules
from asnkarier.optimisation.solve_training import solve_training
from asnkarier.optimisation.training_problem import plan_cost, plan_value


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


@pytest.mark.parametrize("seed", range(30))
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


def test_more_money_never_lowers_what_is_reached():
    for seed in range(15):
        problem = replace(small_problem(seed, floors=False), cost_tie_break=0.0)
        values = [
            solve_training(replace(problem, total_ceiling=int(budget)), gap_tolerance=0.0, time_limit=60).objective
            for budget in np.linspace(0, int(problem.fund_ceiling.sum()), 5)
        ]
        assert values == sorted(values)
