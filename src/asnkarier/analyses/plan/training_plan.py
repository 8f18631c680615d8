"""The training plan of one year: who goes to which training, at whose cost, and how good the choice is."""

from __future__ import annotations

from asnkarier.analyses.plan.candidates import PAIR, allowed_candidates, training_steps
from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.limits import plan_limits
from asnkarier.analyses.plan.problem import plan_problem
from asnkarier.analyses.plan.reasons import plan_reasons
from asnkarier.analyses.plan.seats import plan_classes, plan_competencies, plan_seats
from asnkarier.analyses.plan.slack import Slack
from asnkarier.analyses.plan.tables import PlanInput, Seat, TrainingPlan
from asnkarier.analyses.plan.totals import plan_opd, plan_summary
from asnkarier.optimisation.solve_training import Unreachable, solve_training


class OutOfReach(Exception):
    """No plan keeps everything that is decided; ``seats`` are those that the plan which misses fewest cannot have."""

    def __init__(self, seats: tuple[Seat, ...]) -> None:
        super().__init__(f"no plan holds {len(seats)} of the seats decided on")
        self.seats = seats


def training_plan(given: PlanInput) -> TrainingPlan:
    """Make the plan; the model is that of :mod:`asnkarier.optimisation.training_model`.

    Where nothing is decided a plan is always found, because the one in which nobody goes is feasible: without money, or
    without anyone a training would help, it has no seats. The same input gives the same plan, whatever the order of its
    rows; only a run ended by its time limit may differ.

    Raises:
        OutOfReach: no plan holds every seat decided on.
    """
    money = ceilings(given.budgets, given.year, given.windows)
    steps = training_steps(given)
    candidates = allowed_candidates(steps, given, money.funds)
    numbered = plan_problem(given, candidates, money)
    try:
        solved = solve_training(
            numbered.problem, gap_tolerance=given.rules.gap_tolerance, time_limit=given.rules.time_limit_seconds
        )
    except Unreachable as stopped:
        pairs = numbered.pairs[PAIR].iloc[list(stopped.locked)]
        raise OutOfReach(tuple(Seat(*pair) for pair in pairs.itertuples(index=False, name=None))) from stopped
    plan = plan_seats(given, candidates, numbered, solved.plan)
    classes = plan_classes(given, candidates, numbered, solved.plan, plan)
    slack = Slack(given, money, candidates, plan, classes)
    return TrainingPlan(
        plan=plan,
        competencies=plan_competencies(candidates, plan),
        classes=classes,
        opd=plan_opd(given, money, plan),
        needs=plan_reasons(given, steps, slack),
        limits=plan_limits(numbered, slack, solved.prices),
        summary=plan_summary(given, money, plan, classes, solved),
    )
