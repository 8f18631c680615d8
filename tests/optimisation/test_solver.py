"""The small interface to the solver: a knapsack that one can do in the head."""

from __future__ import annotations

import numpy as np
import pytest

from asnkarier.optimisation.solver import LinearModel, Running, Status


def knapsack(*, room: float = 5, least: float = 0) -> LinearModel:
    """Things worth 6, 5 and 4 that weigh 4, 3 and 2."""
    model = LinearModel()
    things = model.add_columns("take", (range(3),), gain=[6, 5, 4], upper=1, whole=True)
    rows = model.add_rows("room", ([0],), lower=least, upper=room)
    model.add_entries(rows[[0, 0, 0]], things, [4, 3, 2])
    return model


def test_the_best_whole_solution_and_its_bound() -> None:
    answer = knapsack().maximise(relative_gap=0, time_limit=10)
    assert answer.status is Status.SOLVED
    assert np.rint(answer.values).tolist() == [0, 1, 1]
    assert (answer.objective, answer.bound) == (pytest.approx(9), pytest.approx(9))


def test_the_relaxation_allows_fractions_and_prices_the_room() -> None:
    relaxed = knapsack(room=6).relax(time_limit=10)
    assert relaxed.values.tolist() == pytest.approx([0.25, 1, 1])
    assert relaxed.objective == pytest.approx(10.5)
    assert relaxed.row_prices.tolist() == pytest.approx([1.5])


def test_what_a_column_loses_that_leaves_its_bound() -> None:
    """At 1.5 for each unit of room the first thing is worth just its room, the others 0.5 and 1 more."""
    assert knapsack(room=6).relax(time_limit=10).column_prices.tolist() == pytest.approx([0, 0.5, 1])


def test_a_model_is_solved_again_with_a_column_held_fast() -> None:
    running = Running(knapsack(room=6), time_limit=10)
    running.relax()
    running.bound_columns(np.array([2]), np.zeros(1), np.zeros(1))
    assert running.relax().objective == pytest.approx(5 + 6 * 3 / 4)
    assert running.maximise(relative_gap=0).objective == pytest.approx(6)


def test_it_begins_from_a_solution_and_stops_at_a_target() -> None:
    answer = knapsack().maximise(relative_gap=0, time_limit=10, target=6, start=np.array([1.0, 0, 0]))
    assert answer.status is Status.SOLVED
    assert 6 <= answer.objective <= answer.bound


def test_no_solution_is_an_answer() -> None:
    answer = knapsack(room=99, least=10).maximise(relative_gap=0, time_limit=10)
    assert answer.status is Status.NO_SOLUTION
    assert answer.values.size == 0


def test_a_model_without_columns_is_worth_nothing() -> None:
    assert LinearModel().relax(time_limit=1).objective == 0
