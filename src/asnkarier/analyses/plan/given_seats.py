"""A plan that somebody else chose, as the tables of a plan: to be judged by the checker and told in the same units."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.candidates import allowed_candidates, training_steps
from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.problem import Numbered, plan_problem
from asnkarier.analyses.plan.reasons import plan_reasons
from asnkarier.analyses.plan.seats import plan_classes, plan_competencies, plan_seats
from asnkarier.analyses.plan.slack import Slack
from asnkarier.analyses.plan.tables import PlanInput, Seat, TrainingPlan
from asnkarier.analyses.plan.totals import plan_opd, plan_summary
from asnkarier.optimisation.solve_training import Solved
from asnkarier.optimisation.training_problem import NOT_CHOSEN, Plan, plan_value
from asnkarier.tables.frames import PlanLimits
from asnkarier.tables.results import PLAN_LIMITS


def plan_of_seats(
    given: PlanInput, funds: Mapping[Seat, str], classes: Mapping[tuple[str, str], int] | None = None
) -> TrainingPlan:
    """Give the tables of the plan that has these seats, each paid by a fund; its limits are left out.

    Seats that no plan can have are left out. ``classes`` held of a training under a fund are the fewest that have room
    for its seats, unless more are stated. Its upper bound is its own value: nothing is proven about it.
    """
    money = ceilings(given.budgets, given.year, given.windows)
    steps = training_steps(given)
    candidates = allowed_candidates(steps, given, money.funds)
    numbered = plan_problem(given, candidates, money)
    decision = _decision(numbered, funds, classes or {})
    plan = plan_seats(given, candidates, numbered, decision)
    held = plan_classes(given, candidates, numbered, decision, plan)
    value = plan_value(numbered.problem, decision)
    solved = Solved(plan=decision, objective=value, upper_bound=value, stopped_by="optimal", prices=None)
    return TrainingPlan(
        plan=plan,
        competencies=plan_competencies(candidates, plan),
        classes=held,
        opd=plan_opd(given, money, plan),
        needs=plan_reasons(given, steps, Slack(given, money, candidates, plan, held)),
        limits=PlanLimits(PLAN_LIMITS.conform(pd.DataFrame(columns=PLAN_LIMITS.names))),
        summary=plan_summary(given, money, plan, held, solved),
    )


def _decision(numbered: Numbered, funds: Mapping[Seat, str], classes: Mapping[tuple[str, str], int]) -> Plan:
    problem = numbered.problem
    seats = zip(numbered.pairs["nip"], numbered.pairs["training"], strict=True)
    column = {fund: number for number, fund in enumerate(numbered.funds)}
    fund = np.array([column.get(funds.get(Seat(*seat), ""), NOT_CHOSEN) for seat in seats], dtype=np.int64)
    held = np.zeros((problem.trainings, problem.funds), dtype=np.int64)
    chosen = fund != NOT_CHOSEN
    np.add.at(held, (problem.training[chosen], fund[chosen]), 1)
    fewest = -(-held // np.maximum(problem.seats_max, 1)[:, None])
    for (training, paid_by), number in classes.items():
        if training in numbered.trainings and paid_by in column:
            row = numbered.trainings.index(training)
            if held[row, column[paid_by]]:
                fewest[row, column[paid_by]] = max(fewest[row, column[paid_by]], number)
    return Plan(fund, fewest)
