"""The p-median problems of the OR-Library (Beasley, 1990), whose optima are published, as training plans.

Sites are trainings: holding one class of any size costs Rp 1, and Rp p are there. Everyone has one need, met by any
site: worth the more the nearer it is. Skipped unless ``ORLIB`` names a folder with the files.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from asnkarier.optimisation.solve_training import solve_training
from asnkarier.optimisation.training_problem import NO_LIMIT, TrainingProblem

ORLIB = os.environ.get("ORLIB")
PUBLISHED = {"pmed1": 5819, "pmed5": 1355, "pmed10": 1255}

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not ORLIB, reason="ORLIB names no folder")]


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
    person, training = np.divmod(np.arange(sites * sites), sites)
    none, zero, one = np.zeros(0, dtype=np.int64), np.zeros(sites, dtype=np.int64), np.ones(sites, dtype=np.int64)
    return far * sites, TrainingProblem(
        opd=zero,
        jp_min=NO_LIMIT * one,
        jp_max=NO_LIMIT * one,
        days_max=0,
        trainings_max=1,
        seats_min=one,
        seats_max=sites * one,
        classes_max=one,
        cost_person=zero,
        cost_class=one,
        jp=zero,
        days=zero,
        payable=np.ones((sites, 1), dtype=bool),
        pooled=np.zeros(sites, dtype=bool),
        person=person,
        training=training,
        bonus=np.zeros(person.size),
        locked=np.zeros(person.size, dtype=bool),
        way_need=person,
        way_value=(far - distance).reshape(-1).astype(float),
        step_way=np.arange(person.size),
        step_pair=np.arange(person.size),
        later_pair=none,
        earlier_pair=none,
        member_group=none,
        member_pair=none,
        group_min=none,
        group_max=none,
        fund_ceiling=np.array([held]),
        opd_ceiling=np.full((1, 1), NO_LIMIT),
        total_ceiling=None,
        jp_credit=0.0,
        cost_tie_break=0.0,
    )


@pytest.mark.parametrize(("name", "optimum"), PUBLISHED.items())
def test_the_published_optimum_is_found_and_the_bound_is_true(name: str, optimum: int) -> None:
    path = Path(ORLIB or "") / f"{name}.txt"
    if not path.exists():
        pytest.skip(f"no {path.name} in ORLIB")
    base, problem = p_median(path)
    solved = solve_training(problem, gap_tolerance=0.0, time_limit=600)
    assert base - solved.objective == pytest.approx(optimum)
    assert base - solved.upper_bound <= optimum + 1e-6
