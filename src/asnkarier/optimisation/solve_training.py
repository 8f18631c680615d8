"""From a problem to the best plan that can be found in the time, and the proof of how good it is.

1. Solve the programme with fractions allowed: it prices every limit and bounds every plan.
2. Tighten the bound by Lagrangian relaxation (:mod:`training_bound`).
3. Solve the programme with whole people and classes. A large one first with only the seats that those
   prices say are nearly worth taking, which finds a good plan soon; then with all seats, which proves it.
4. Enter what was found seat by seat with exact money (:mod:`training_fill`).
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import Literal

import numpy as np

from asnkarier.optimisation.solver import INFINITE, Floats, Status
from asnkarier.optimisation.training_bound import TrainingBound
from asnkarier.optimisation.training_fill import exact
from asnkarier.optimisation.training_model import TrainingModel
from asnkarier.optimisation.training_problem import (
    Flags,
    Plan,
    Prices,
    TrainingProblem,
    empty_plan,
    plan_value,
)

StoppedBy = Literal["optimal", "tolerance", "time_limit", "size"]

PROVABLE_SEATS = 40_000
"""Most seats the solver is given at once: with more, it can overrun its time limit before it bounds anything."""
_NEARLY = (0.1, 0.4)
"""How much value a seat may lack at the first prices to be tried in the restricted programmes, times the mean value."""
_SMALL = 15_000  # seats up to which the whole programme is as quick as a restricted one
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


def solve_training(problem: TrainingProblem, *, gap_tolerance: float, time_limit: float) -> Solved:
    """Find a plan proven to be within ``gap_tolerance`` of the best, or the best found in ``time_limit`` seconds.

    ``stopped_by`` says which: "optimal" (no gap left), "tolerance", "time_limit", or "size": the problem is
    too large for a closer proof (see ``PROVABLE_SEATS``).

    Raises:
        AssertionError: a plan is worth more than the bound, by more than rounding: a bug of the bound.
    """
    ends = monotonic() + time_limit
    model = TrainingModel(problem)
    relaxed = model.model.relax(time_limit=time_limit)
    solved = relaxed.status is Status.SOLVED
    row_prices = relaxed.row_prices if solved else np.zeros(model.model.rows)

    best = exact(problem, empty_plan(problem))
    bound = TrainingBound(model).lowest(row_prices, plan_value(problem, best))
    if solved:
        bound = min(bound, relaxed.objective)
    for allowed in _attempts(model, row_prices):
        left = ends - monotonic()
        if left <= 0 or proven_gap(plan_value(problem, best), bound) <= max(gap_tolerance, _CLOSED):
            break
        attempt = TrainingModel(problem, allowed)
        answer = attempt.model.maximise(
            relative_gap=gap_tolerance if allowed is None else gap_tolerance / 2,
            time_limit=left,
            target=bound * (1 - gap_tolerance) if gap_tolerance else INFINITE,
            start=attempt.columns(best) if allowed is None else None,
        )
        if answer.status is Status.NO_SOLUTION:
            continue  # the plan with no seats is feasible, so this says nothing about the others
        best = max(best, exact(problem, attempt.plan(answer.values)), key=lambda plan: plan_value(problem, plan))
        if allowed is None:
            bound = min(bound, answer.bound)

    value = plan_value(problem, best)
    if value - bound > _CLOSED * max(1.0, abs(value)):
        raise AssertionError(f"a plan worth {value} was found above the bound {bound}")
    bound = max(bound, value)  # rounding
    return Solved(
        plan=best,
        objective=value,
        upper_bound=bound,
        stopped_by=_reason(proven_gap(value, bound), gap_tolerance, in_time=monotonic() < ends),
        prices=model.prices(relaxed.row_prices) if solved else None,
    )


def _attempts(model: TrainingModel, row_prices: Floats) -> list[Flags | None]:
    """Give the seats of each programme to solve in turn; None stands for all of them."""
    problem = model.problem
    if model.seats.size <= _SMALL:
        return [None]
    lacking = -model.model.reduced_gains(row_prices)[model.seats]
    nearly = []
    for share in _NEARLY:
        kept = lacking < share * problem.seat_value.mean()
        allowed = np.zeros((problem.pairs, problem.funds), dtype=bool)
        allowed[model.seat_pair[kept], model.seat_fund[kept]] = True
        nearly.append(allowed)
    return [*nearly, None] if model.seats.size <= PROVABLE_SEATS else [*nearly]


def _reason(gap: float, gap_tolerance: float, *, in_time: bool) -> StoppedBy:
    if gap <= _CLOSED:
        return "optimal"
    if gap <= gap_tolerance:
        return "tolerance"
    return "size" if in_time else "time_limit"
