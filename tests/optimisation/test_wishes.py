"""Pairs that are the same to their person are one wish; whatever may tell them apart keeps them two."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from small_problems import small_problem, with_another_provider

from asnkarier.optimisation.training_problem import TrainingProblem
from asnkarier.optimisation.ways import Ways
from asnkarier.optimisation.wishes import Wishes


def one_person(**given: object) -> TrainingProblem:
    """Two trainings of 10 JP and 2 days that close the same need of one person equally well, for other prices."""
    two = {
        "seats_min": [1, 1], "seats_max": [30, 25], "classes_max": [1, 2], "cost_person": [100, 250],
        "cost_class": [0, 900], "jp": [10, 10], "days": [2, 2], "person": [0, 0], "training": [0, 1],
        "way_need": [0, 0], "step_way": [0, 1], "step_pair": [0, 1],
        "later_pair": [], "earlier_pair": [], "member_group": [], "member_pair": [], "group_min": [], "group_max": [],
    } | {name: value for name, value in given.items() if name not in ("way_value", "locked", "bonus")}  # fmt: skip
    return replace(
        small_problem(0),
        **{name: np.array(value, dtype=np.int64) for name, value in two.items()},
        opd=np.array([0]),
        jp_min=np.array([20]),
        jp_max=np.array([24]),
        payable=np.ones((2, small_problem(0).funds), dtype=bool),
        pooled=np.array([False, True]),
        bonus=np.array(given.get("bonus", [0.0, 0.5])),
        locked=np.array(given.get("locked", [False, False])),
        way_value=np.array(given.get("way_value", [1.5, 1.5])),
    )


def wishes_of(problem: TrainingProblem) -> list[int]:
    return Wishes(problem, Ways(problem)).of_pair.tolist()


def test_the_same_training_of_two_providers_is_one_wish() -> None:
    assert wishes_of(one_person()) == [0, 0]


@pytest.mark.parametrize(
    "difference",
    [
        {"jp": [10, 12]},
        {"days": [2, 3]},
        {"way_value": [1.5, 1.25]},
        {"way_need": [0, 1]},
        {"locked": [False, True]},
        {"later_pair": [1], "earlier_pair": [0]},
        {"way_need": [0, 0, 1], "way_value": [1.5, 1.5, 0.5], "step_way": [0, 1, 2], "step_pair": [0, 1, 1]},
        {"way_need": [0, 0, 0], "way_value": [1.5, 1.5, 2.0], "step_way": [0, 1, 2, 2], "step_pair": [0, 1, 0, 1]},
    ],
)
def test_what_is_not_the_same_to_the_person_is_two(difference: dict[str, object]) -> None:
    assert wishes_of(one_person(**difference)) == [0, 1]


def test_the_problem_of_the_wishes_has_the_ways_of_their_first_pairs() -> None:
    merged = 0
    for seed in range(40):
        problem = with_another_provider(small_problem(seed), seed)
        wishes = Wishes(problem, Ways(problem))
        first = wishes.first.tolist()
        assert first == sorted(first)
        assert [wishes.of_pair[pair] for pair in first] == list(range(len(first)))
        expected = {
            way: {int(wishes.of_pair[pair]) for pair in problem.step_pair[problem.step_way == way]}
            for way in range(problem.way_need.size)
            if set(problem.step_pair[problem.step_way == way].tolist()) <= set(first)
        }
        own = wishes.problem
        found = [
            (float(own.way_value[way]), set(own.step_pair[own.step_way == way].tolist()))
            for way in range(own.way_need.size)
        ]
        assert found == [(float(problem.way_value[way]), steps) for way, steps in expected.items()]
        merged += len(first) < problem.pairs
    assert merged > 20
