"""From a problem to the best plan that can be found, and the proof of how good it is."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import Literal

from asnkarier.optimisation.plan_check import broken_rules
from asnkarier.optimisation.solver import INFINITE, Status
from asnkarier.optimisation.training_fill import exact
from asnkarier.optimisation.training_model import TrainingModel
from asnkarier.optimisation.training_problem import Plan, Prices, TrainingProblem, empty_plan, plan_value
from asnkarier.optimisation.unreachable import Unreachable, explain

StoppedBy = Literal["optimal", "tolerance", "time_limit", "size"]

_CLOSED = 1e-6  # relative gap that is only rounding


@dataclass(frozen=True)
class Solved:
    """The best plan found. No plan is worth more than ``upper_bound``; ``prices`` are None if time ran out first."""

    plan: Plan
    objective: float
    upper_bound: float
    stopped_by: StoppedBy
    prices: Prices | None

    @property
    def gap(self) -> float:
        """Share of the bound that the plan may lack; 0 when both are 0."""
        return proven_gap(self.objective, self.upper_bound)


def proven_gap(objective: float, upper_bound: float) -> float:
    """Give ``(upper_bound - objective) / upper_bound``; 0 when both are 0."""
    return (upper_bound - objective) / upper_bound if upper_bound > 0 else 0.0


def solve_training(
    problem: TrainingProblem, *, gap_tolerance: float, time_limit: float, near: Solved | None = None
) -> Solved:
    """Find a plan proven to be within ``gap_tolerance`` of the best, or the best found in ``time_limit`` seconds.

    ``stopped_by`` says which: "optimal" (no gap left), "tolerance" or "time_limit". ``near`` is the result for a
    problem with the same pairs and other ceilings, to begin from.

    Raises:
        Unreachable: no plan has every locked seat and every floor.
        AssertionError: a plan is worth more than the bound, by more than rounding: a bug of the bound.
    """
    ends = monotonic() + time_limit
    model = TrainingModel(problem)
    relaxed = model.model.relax(time_limit=time_limit)
    solved = relaxed.status is Status.SOLVED
    bound = relaxed.objective if solved else float(problem.way_value.sum() + problem.bonus.clip(0).sum())
    bound += 0.0 if solved else problem.jp_credit * problem.people
    start = [] if near is None else [exact(problem, near.plan)]
    best = max(
        (plan for plan in (*start, exact(problem, empty_plan(problem))) if plan is not None),
        key=lambda plan: plan_value(problem, plan),
        default=None,
    )
    left = ends - monotonic()
    if left > 0 and (best is None or proven_gap(plan_value(problem, best), bound) > max(gap_tolerance, _CLOSED)):
        answer = model.model.maximise(
            relative_gap=gap_tolerance,
            time_limit=left,
            target=bound * (1 - gap_tolerance) if gap_tolerance else INFINITE,
            start=None if best is None else model.columns(best),
        )
        bound = min(bound, answer.bound)
        found = None if answer.status is Status.NO_SOLUTION else exact(problem, model.plan(answer.values))
        if found is not None and (best is None or plan_value(problem, found) > plan_value(problem, best)):
            best = found
    if best is None:
        raise explain(problem, time_limit=max(1.0, time_limit))
    return _result(
        problem, best, bound, gap_tolerance, model.prices(relaxed.row_prices) if solved else None, monotonic() < ends
    )


def _result(
    problem: TrainingProblem, best: Plan, bound: float, gap_tolerance: float, prices: Prices | None, in_time: bool
) -> Solved:
    if broken := broken_rules(problem, best):
        raise AssertionError(f"a plan was found that breaks {', '.join(broken)}")
    value = plan_value(problem, best)
    if value - bound > _CLOSED * max(1.0, abs(value)):
        raise AssertionError(f"a plan worth {value} was found above the bound {bound}")
    bound = max(bound, value)  # rounding
    gap = proven_gap(value, bound)
    stopped: StoppedBy = (
        "optimal" if gap <= _CLOSED else "tolerance" if gap <= gap_tolerance else "size" if in_time else "time_limit"
    )
    return Solved(plan=best, objective=value, upper_bound=bound, stopped_by=stopped, prices=prices)


__all__ = ["Solved", "StoppedBy", "Unreachable", "proven_gap", "solve_training"]
