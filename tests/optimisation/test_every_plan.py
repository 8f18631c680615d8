"""On random problems with every rule: what is found is the best of all plans, and what is claimed is true."""

from __future__ import annotations

import pytest
from every_plan import TinyProblem
from small_problems import small_problem

from asnkarier.optimisation.plan_check import broken_rules
from asnkarier.optimisation.solve_training import Unreachable, solve_training

MOST_PLANS = 3000


def tiny(seeds: range):
    """The problems small enough to try every plan, with the value of the best one (None: there is no plan)."""
    for seed in seeds:
        problem = small_problem(seed)
        every = TinyProblem(problem)
        if every.plans <= MOST_PLANS:
            yield seed, problem, every.best_value()


@pytest.mark.parametrize("block", range(2))
def test_the_plan_is_the_best_of_all_plans(block: int) -> None:
    found = 0
    for seed, problem, best in tiny(range(block * 200, block * 200 + 200)):
        if best is None:
            with pytest.raises(Unreachable) as told:
                solve_training(problem, gap_tolerance=0.0, time_limit=60)
            assert told.value.groups or told.value.locked, seed
            continue
        solved = solve_training(problem, gap_tolerance=0.0, time_limit=60)
        assert solved.objective == pytest.approx(best, abs=1e-6), seed
        assert solved.objective <= solved.upper_bound, seed
        assert solved.stopped_by == "optimal", seed
        assert broken_rules(problem, solved.plan) == [], seed
        found += best > 0
    assert found > 50, "the problems are too poor to show anything"
