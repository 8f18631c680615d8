"""Floors and locked seats that no plan can keep together, named."""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.solver import Status
from asnkarier.optimisation.training_model import TrainingModel
from asnkarier.optimisation.training_problem import TrainingProblem


class Unreachable(Exception):
    """No plan has every locked seat and every floor.

    ``groups`` and ``locked`` are the numbers of the groups whose floor, and of the pairs whose lock, the plan that
    misses fewest seats misses; both are empty where the time did not allow to find out.
    """

    def __init__(self, groups: tuple[int, ...], locked: tuple[int, ...]) -> None:
        super().__init__(f"no plan keeps the floors of groups {list(groups)} and the locked pairs {list(locked)}")
        self.groups = groups
        self.locked = locked


def explain(problem: TrainingProblem, *, time_limit: float) -> Unreachable:
    """Say which floors and locks stand in the way, after a search that found no plan."""
    model = TrainingModel(problem, shortfalls=True)
    answer = model.model.maximise(relative_gap=0.0, time_limit=time_limit)
    if answer.status is Status.NO_SOLUTION:
        return Unreachable((), ())
    short = answer.values > 0.5
    groups, locked = short[model.short_groups], short[model.short_locks]
    return Unreachable(tuple(np.nonzero(groups)[0].tolist()), tuple(model.locked[locked].tolist()))
