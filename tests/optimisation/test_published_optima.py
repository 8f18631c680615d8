"""Problems of the OR-Library (Beasley, 1990), whose optima are published, as training plans.

Sites are trainings, each with one class of any size, and everyone has one need, met by any site: worth the more the
nearer it is. *p-median*: a class costs Rp 1, and Rp p are there. *Warehouses*: a class costs what the site does, and
what is spent is taken off the value. Skipped unless ``ORLIB`` names a folder with the files. One p-median of our own
beside them, whose optimum plain HiGHS proves.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from asnkarier.optimisation.solve_training import solve_training
from asnkarier.optimisation.training_model import TrainingModel
from asnkarier.optimisation.training_problem import MILLION, NO_LIMIT, TrainingProblem

ORLIB = os.environ.get("ORLIB")
PUBLISHED = {"pmed1": 5819, "pmed5": 1355, "pmed10": 1255, "pmed20": 1789, "pmed30": 1989, "cap71": 932_615.750}

LARGEST = {"pmed40": 5128}
published = pytest.mark.skipif(not ORLIB, reason="ORLIB names no folder")


def p_median(path: Path) -> tuple[int, TrainingProblem]:
    """The problem, and what its value is short of for the sum of distances."""
    numbers = np.array(path.read_text(encoding="ascii").split(), dtype=np.int64)
    sites, edges, held = numbers[:3].tolist()
    distance = np.full((sites, sites), 10**6)
    np.fill_diagonal(distance, 0)
    for one, other, length in numbers[3 : 3 + 3 * edges].reshape(-1, 3).tolist():
        distance[one - 1, other - 1] = distance[other - 1, one - 1] = length
    for via in range(sites):  # Floyd: the shortest way between any two
        distance = np.minimum(distance, distance[:, via, None] + distance[via])
    far = int(distance.max()) + 1
    return far * sites, one_need_each((far - distance).astype(float), cost_class=np.ones(sites, np.int64), money=held)


def warehouses(path: Path) -> tuple[float, TrainingProblem]:
    """The problem without capacities, and what its value is short of for the cost; money in thousandths."""
    numbers = path.read_text(encoding="ascii").split()
    sites, customers = int(numbers[0]), int(numbers[1])
    opening = np.array(numbers[3 : 2 + 2 * sites : 2], dtype=float)
    served = np.array(numbers[2 + 2 * sites :], dtype=float).reshape(customers, 1 + sites)[:, 1:]
    far = float(served.max()) + 1
    cost = np.rint(1000 * opening).astype(np.int64)
    money = int(cost.sum())
    return far * customers, one_need_each(far - served, cost_class=cost, money=money, cost_tie_break=MILLION / 1000)


def one_need_each(worth: np.ndarray, *, cost_class: np.ndarray, money: int, **other: Any) -> TrainingProblem:
    """The plan in which each of the rows has one need, worth so much when it is met by the site of the column."""
    people, sites = worth.shape
    person, training = np.divmod(np.arange(worth.size), sites)
    none, zero, one = np.zeros(0, dtype=np.int64), np.zeros(sites, dtype=np.int64), np.ones(sites, dtype=np.int64)
    problem = TrainingProblem(
        opd=np.zeros(people, dtype=np.int64),
        jp_min=np.full(people, NO_LIMIT),
        jp_max=np.full(people, NO_LIMIT),
        days_max=0,
        trainings_max=1,
        seats_min=one,
        seats_max=people * one,
        classes_max=one,
        cost_person=zero,
        cost_class=cost_class,
        jp=zero,
        days=zero,
        payable=np.ones((sites, 1), dtype=bool),
        pooled=np.zeros(sites, dtype=bool),
        person=person,
        training=training,
        bonus=np.zeros(person.size),
        locked=np.zeros(person.size, dtype=bool),
        way_need=person,
        way_value=worth.reshape(-1),
        step_way=np.arange(person.size),
        step_pair=np.arange(person.size),
        later_pair=none,
        earlier_pair=none,
        member_group=none,
        member_pair=none,
        group_min=none,
        group_max=none,
        fund_ceiling=np.array([money]),
        opd_ceiling=np.full((1, 1), NO_LIMIT),
        total_ceiling=None,
        jp_credit=0.0,
        cost_tie_break=0.0,
    )
    return replace(problem, **other)


def base_and_problem(name: str) -> tuple[float, TrainingProblem]:
    path = Path(ORLIB or "") / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"no {path.name} in ORLIB")
    return p_median(path) if name.startswith("pmed") else warehouses(path)


@published
@pytest.mark.nightly
@pytest.mark.parametrize(("name", "optimum"), PUBLISHED.items())
def test_the_published_optimum_is_found_and_the_bound_is_true(name: str, optimum: int) -> None:
    base, problem = base_and_problem(name)
    solved = solve_training(problem, gap_tolerance=0.0, time_limit=600)
    assert base - solved.objective == pytest.approx(optimum)
    assert base - solved.upper_bound <= optimum + 1e-6


@published
@pytest.mark.nightly
@pytest.mark.parametrize(("name", "optimum"), LARGEST.items())
def test_the_largest_is_solved_within_three_thousandths(name: str, optimum: int) -> None:
    base, problem = base_and_problem(name)
    solved = solve_training(problem, gap_tolerance=0.0003, time_limit=1800)
    assert base - solved.upper_bound <= optimum <= base - solved.objective <= 1.003 * optimum


@pytest.mark.nightly
def test_a_median_above_the_size_of_whole_programmes_is_found() -> None:
    """130 sites in a square, 13 of them held: too many seats for the full model, which the peer solves whole."""
    across, along = np.random.default_rng(3).integers(0, 100, (130, 2)).T
    distance = np.rint(np.hypot(across[:, None] - across, along[:, None] - along))
    problem = one_need_each(distance.max() + 1 - distance, cost_class=np.ones(130, np.int64), money=13)
    best = TrainingModel(problem).model.maximise(relative_gap=0.0, time_limit=300)
    assert best.objective == pytest.approx(best.bound)
    solved = solve_training(problem, gap_tolerance=1e-4, time_limit=300)
    assert solved.objective == pytest.approx(best.objective)
