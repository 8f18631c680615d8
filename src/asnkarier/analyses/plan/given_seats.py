"""A plan that somebody else chose, as the tables of a plan: to be judged by the checker and told in the same units."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from asnkarier.analyses.plan.prepared import prepare
from asnkarier.analyses.plan.problem import Numbered
from asnkarier.analyses.plan.tables import PlanInput, Seat, TrainingPlan
from asnkarier.analyses.plan.training_plan import as_tables
from asnkarier.optimisation.solve_training import Solved
from asnkarier.optimisation.training_problem import NOT_CHOSEN, Plan, plan_value


def plan_of_seats(
    given: PlanInput, funds: Mapping[Seat, str], classes: Mapping[tuple[str, str], int] | None = None
) -> TrainingPlan:
    """Give the tables of the plan that has these seats, each paid by a fund.

    Seats that no plan can have are left out. ``classes`` held of a training under a fund are the fewest that have room
    for its seats, unless more are stated; of a pooled training those stated, and what is needed besides is paid by the
    fund of most of its seats. Its upper bound is its own value: nothing is proven about it.
    """
    prepared = prepare(given)
    decision = _decision(prepared.numbered, funds, classes or {})
    value = plan_value(prepared.numbered.problem, decision)
    solved = Solved(plan=decision, objective=value, upper_bound=value, stopped_by="optimal", prices=None)
    return as_tables(prepared, solved)


def _decision(numbered: Numbered, funds: Mapping[Seat, str], classes: Mapping[tuple[str, str], int]) -> Plan:
    problem = numbered.problem
    seats = zip(numbered.pairs["nip"], numbered.pairs["training"], strict=True)
    column = {fund: number for number, fund in enumerate(numbered.funds)}
    fund = np.array([column.get(funds.get(Seat(*seat), ""), NOT_CHOSEN) for seat in seats], dtype=np.int64)
    held = np.zeros((problem.trainings, problem.funds), dtype=np.int64)
    chosen = fund != NOT_CHOSEN
    np.add.at(held, (problem.training[chosen], fund[chosen]), 1)
    stated = np.zeros_like(held)
    for (training, paid_by), number in classes.items():
        if training in numbered.trainings and paid_by in column:
            stated[numbered.trainings.index(training), column[paid_by]] = number
    size = np.maximum(problem.seats_max, 1)
    fewest = np.where(held > 0, np.maximum(-(-held // size[:, None]), stated), 0)
    for row in np.nonzero(problem.pooled)[0]:
        lacking = -(-held[row].sum() // size[row]) - stated[row].sum()
        fewest[row] = stated[row] * bool(held[row].any())
        fewest[row, held[row].argmax()] += max(0, lacking)
    return Plan(fund, fewest)
