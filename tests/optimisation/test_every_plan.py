"""On random problems with every rule: what is found is the best of all plans, and what is claimed is true."""

from __future__ import annotations

import os
from dataclasses import replace

import numpy as np
import pytest
from every_plan import TinyProblem
from small_problems import problem_with_every_rule, small_problem

from asnkarier.optimisation import solve_training as solving
from asnkarier.optimisation.plan_check import broken_rules
from asnkarier.optimisation.solve_training import Unreachable, solve_training
from asnkarier.optimisation.training_problem import NOT_CHOSEN

MOST_PLANS = 3000


def tiny(seeds: range):
    """The problems small enough to try every plan, with the value of the best one (None: there is no plan)."""
    for seed in seeds:
        problem = small_problem(seed)
        every = TinyProblem(problem)
        if every.plans <= MOST_PLANS:
            yield seed, problem, every.best_value()


@pytest.mark.parametrize("block", [0, *(pytest.param(block, marks=pytest.mark.nightly) for block in range(1, 12))])
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


def test_every_rule_at_once_leaves_the_best_plan() -> None:
    assert_best(range(60))


@pytest.mark.nightly
def test_every_rule_at_once_leaves_the_best_plan_of_many() -> None:
    """More of them: ``ASNKARIER_CASES=10000 pytest …``."""
    assert_best(range(60, int(os.environ.get("ASNKARIER_CASES", "2000"))))


@pytest.mark.nightly
@pytest.mark.parametrize("block", range(10))
def test_every_rule_at_once_taken_apart(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, always by decomposition, which need not find the best plan of so few people."""
    monkeypatch.setattr(solving, "TINY", 0)
    monkeypatch.setattr(solving, "SMALL", 0)
    assert_best(range(200 * block, 200 * block + 200), nearly=True)


def assert_best(seeds: range, *, nearly: bool = False) -> None:
    """The plan of each problem is the best of all, or ``nearly``; where there is none, what is missed is named."""
    with_plan = with_none = 0
    for seed in seeds:
        problem = problem_with_every_rule(seed)
        every = TinyProblem(problem)
        if every.plans > MOST_PLANS:
            continue
        best = every.best_value()
        if best is None:
            with pytest.raises(Unreachable) as told:
                solve_training(problem, gap_tolerance=0.0, time_limit=60)
            assert told.value.groups or told.value.locked, seed
            with_none += 1
            continue
        solved = solve_training(problem, gap_tolerance=0.0, time_limit=60)
        assert broken_rules(problem, solved.plan) == [], seed
        assert solved.objective <= best + 1e-9 <= solved.upper_bound + 2e-9 < np.inf, seed
        assert nearly or solved.objective == pytest.approx(best, abs=1e-6), seed
        assert solved.stopped_by in (("optimal", "size") if nearly else ("optimal",)), seed
        with_plan += 1
    assert with_plan > len(seeds) / 2
    assert with_none > len(seeds) / 20


def test_a_committed_seat_stays_with_its_fund_and_the_rest_is_planned_best() -> None:
    """Some seats of a plan are committed to any fund that may pay: the best of all plans that have them so."""
    moved = 0
    for seed in range(120):
        draw, problem = np.random.default_rng(seed), small_problem(seed, floors=False)
        if problem.funds == 1:
            continue
        first = solve_training(problem, gap_tolerance=0.0, time_limit=60)
        committed = (first.plan.fund != NOT_CHOSEN) & (draw.random(problem.pairs) < 0.5)
        payer = (problem.may_pay * draw.random((problem.pairs, problem.funds))).argmax(axis=1)
        pinned = replace(problem, locked=committed, paid_by=np.where(committed, payer, NOT_CHOSEN))
        every = TinyProblem(pinned)
        if not committed.any() or every.plans > MOST_PLANS:
            continue
        best = every.best_value()
        if best is None:
            with pytest.raises(Unreachable):
                solve_training(pinned, gap_tolerance=0.0, time_limit=60)
            moved += 1
            continue
        solved = solve_training(pinned, gap_tolerance=0.0, time_limit=60)
        assert solved.objective == pytest.approx(best, abs=1e-6), seed
        assert (solved.plan.fund[committed] == payer[committed]).all(), seed
        moved += best < first.objective - 1e-6
    assert moved > 3, "no fund had to be kept against what would be better"
