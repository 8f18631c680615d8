"""The training plan of one year: who goes to which training, at whose cost, and how good the choice is."""

from __future__ import annotations

from asnkarier.analyses.plan.candidates import allowed_candidates, training_steps
from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.limits import plan_limits
from asnkarier.analyses.plan.prices import priced_limits
from asnkarier.analyses.plan.problem import plan_problem
from asnkarier.analyses.plan.reasons import plan_reasons
from asnkarier.analyses.plan.seats import plan_classes, plan_competencies, plan_seats
from asnkarier.analyses.plan.slack import Slack
from asnkarier.analyses.plan.stranded import stranded_money
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.analyses.plan.totals import plan_opd, plan_summary
from asnkarier.optimisation.solve_training import solve_training


def training_plan(given: PlanInput, *, prices: int = 0) -> TrainingPlan:
    """Make the plan; the model is that of :mod:`asnkarier.optimisation.training_model`.

    ``prices`` is how many limits are loosened, and the plan made again for each, to learn what that is worth.

    A plan is always found, because the one in which nobody goes is feasible: without money, or without anyone a
    training would help, it has no seats. The same input gives the same plan, whatever the order of its
    rows; only a run ended by its time limit may differ.
    """
    money = ceilings(given.budgets, given.year, given.windows)
    steps = training_steps(given)
    candidates = allowed_candidates(steps, given, money.funds)
    numbered = plan_problem(given, candidates, money)
    solved = solve_training(
        numbered.problem, gap_tolerance=given.rules.gap_tolerance, time_limit=given.rules.time_limit_seconds
    )
    plan = plan_seats(given, candidates, numbered, solved.plan)
    competencies = plan_competencies(candidates, plan)
    classes = plan_classes(given, candidates, numbered, solved.plan, plan)
    slack = Slack(numbered.problem, solved.plan)
    limits = plan_limits(numbered, slack, money)
    return TrainingPlan(
        plan=plan,
        competencies=competencies,
        classes=classes,
        opd=plan_opd(given, money, plan),
        needs=plan_reasons(given, steps, numbered, slack, competencies),
        limits=priced_limits(limits, numbered, money, solved, given.rules, prices),
        summary=plan_summary(given, money, plan, classes, solved),
        stranded=stranded_money(given, money, numbered),
    )
