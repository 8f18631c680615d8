"""What a plan is decided on, before anything is solved: nothing here loads the solver."""

from __future__ import annotations

from dataclasses import dataclass

from asnkarier.analyses.plan.candidates import Candidates, TrainingSteps, allowed_candidates, training_steps
from asnkarier.analyses.plan.ceilings import Ceilings, ceilings
from asnkarier.analyses.plan.problem import Numbered, plan_problem
from asnkarier.analyses.plan.tables import PlanInput


@dataclass(frozen=True)
class Prepared:
    """What a plan is decided on: the money, who could go where, and the problem in numbers."""

    given: PlanInput
    money: Ceilings
    steps: TrainingSteps
    candidates: Candidates
    numbered: Numbered


def prepare(given: PlanInput) -> Prepared:
    """Find who could go where, and state it as a problem."""
    money = ceilings(given.budgets, given.year, given.windows)
    steps = training_steps(given, money.funds)
    candidates = allowed_candidates(steps)
    return Prepared(given, money, steps, candidates, plan_problem(given, candidates, money))
