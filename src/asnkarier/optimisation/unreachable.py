"""Floors and locked seats that no plan can keep together, named."""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.solver import Status
from asnkarier.optimisation.training_model import TrainingModel
from asnkarier.optimisation.training_problem import NO_LIMIT, Plan, TrainingProblem

_NODES = 2_000


class Unreachable(Exception):
    """No plan has every locked seat and every floor.

    ``groups`` and ``locked`` are the numbers of the groups whose floor, and of the pairs whose lock, the plan that
    misses fewest seats misses; both are empty where the search for it did not come to its end.
    """

    def __init__(self, groups: tuple[int, ...], locked: tuple[int, ...]) -> None:
        super().__init__(
            f"no plan keeps the floors of groups {list(groups)} and the locked pairs {list(locked)}"
            if groups or locked
            else "no plan with every floor and locked seat was found; whether there is one is not known"
        )
        self.groups = groups
        self.locked = locked


def rescue(problem: TrainingProblem, *, time_limit: float) -> Plan:
    """Give a plan that keeps every rule, whatever it is worth, after a search that found none.

    It ends after a number of nodes; ``time_limit`` is the emergency brake.

    Raises:
        Unreachable: there is none.
    """
    crossed = (problem.group_max != NO_LIMIT) & (problem.group_min > problem.group_max)
    if crossed.any():
        raise Unreachable(tuple(np.nonzero(crossed)[0].tolist()), ())
    model = TrainingModel(problem, shortfalls=True)
    answer = model.model.maximise(relative_gap=0.0, time_limit=time_limit, nodes=_NODES)
    if answer.status is not Status.SOLVED or not answer.values.size:
        raise Unreachable((), ())
    short = answer.values > 0.5
    groups, locked = short[model.short_groups], short[model.short_locks]
    if groups.any() or locked.any():
        raise Unreachable(tuple(np.nonzero(groups)[0].tolist()), tuple(model.locked[locked].tolist()))
    return model.plan(answer.values)
