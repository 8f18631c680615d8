"""The training plan of one year: who goes to which training, at whose cost, and how good the choice is."""

from __future__ import annotations

from dataclasses import dataclass

from asnkarier.analyses.plan.budget_steps import budget_steps
from asnkarier.analyses.plan.candidates import PAIR
from asnkarier.analyses.plan.groups import Group
from asnkarier.analyses.plan.limits import plan_limits
from asnkarier.analyses.plan.partners import plan_partners
from asnkarier.analyses.plan.prepared import Prepared, prepare
from asnkarier.analyses.plan.prices import priced_limits
from asnkarier.analyses.plan.reasons import plan_reasons
from asnkarier.analyses.plan.robust import plan_robust
from asnkarier.analyses.plan.seats import plan_classes, plan_competencies, plan_seats
from asnkarier.analyses.plan.slack import Slack
from asnkarier.analyses.plan.stranded import stranded_money
from asnkarier.analyses.plan.tables import PlanInput, Seat, TrainingPlan
from asnkarier.analyses.plan.totals import plan_opd, plan_summary
from asnkarier.optimisation.solve_training import Solved, Unreachable, solve_training
from asnkarier.tables.frames import PlanBudgetSteps, PlanCuts
from asnkarier.tables.plan_results import PLAN_BUDGET_STEPS, PLAN_CUTS


class Impossible(Exception):
    """No plan keeps every floor and every seat decided on; what the attempt that misses fewest seats misses.

    Both are empty where the search found none in its time, and whether there is one is not known.
    """

    def __init__(self, floors: tuple[Group, ...], seats: tuple[Seat, ...]) -> None:
        super().__init__(f"no plan keeps {len(floors)} floors and {len(seats)} seats decided on")
        self.floors = floors
        self.seats = seats


@dataclass(frozen=True)
class Studies:
    """What is to be found out besides the plan; each costs searches of its own."""

    prices: int = 0
    """How many limits are loosened, and the plan made again for each, to learn what that is worth."""
    budget_steps: bool = False
    """Whether the plan is made again with more and with less money."""
    robust: int = 0
    """How often effectiveness and attendance are drawn at random."""


NOTHING_MORE = Studies()


def training_plan(given: PlanInput, studies: Studies = NOTHING_MORE) -> TrainingPlan:
    """Make the plan; the model is that of :mod:`asnkarier.optimisation.training_model`.

    Without money, or without anyone a training would help, it has no seats. The same input gives the same plan,
    whatever the order of its rows; only a run ended by its time limit may differ.

    Raises:
        Impossible: no plan keeps every floor and every seat decided on.
    """
    prepared = prepare(given)
    groups = prepared.numbered.groups
    try:
        solved = solve_training(
            prepared.numbered.problem,
            gap_tolerance=given.rules.gap_tolerance,
            time_limit=given.rules.time_limit_seconds,
        )
    except Unreachable as error:
        pairs = prepared.numbered.pairs[PAIR].iloc[list(error.locked)]
        seats = tuple(Seat(*pair) for pair in pairs.itertuples(index=False, name=None))
        raise Impossible(tuple(groups[one] for one in error.groups), seats) from None
    return as_tables(prepared, solved, studies)


def as_tables(prepared: Prepared, solved: Solved, studies: Studies = NOTHING_MORE) -> TrainingPlan:
    """Write a decision back as tables, with the studies of it."""
    given, money, numbered, candidates = prepared.given, prepared.money, prepared.numbered, prepared.candidates
    plan = plan_seats(given, numbered, solved.plan)
    raised = plan_competencies(numbered, plan)
    classes = plan_classes(given, candidates, numbered, solved.plan, plan)
    slack = Slack(numbered.problem, solved.plan)
    limits = plan_limits(numbered, slack, money)
    steps, cuts = PlanBudgetSteps(PLAN_BUDGET_STEPS.empty()), PlanCuts(PLAN_CUTS.empty())
    if studies.budget_steps:
        steps, cuts = budget_steps(given, money, numbered, solved, plan)
    return TrainingPlan(
        plan=plan,
        competencies=raised,
        classes=classes,
        opd=plan_opd(given, money, plan),
        needs=plan_reasons(given, prepared.steps, numbered, slack, raised),
        limits=priced_limits(limits, numbered, money, solved, given.rules, studies.prices),
        summary=plan_summary(given, money, plan, classes, solved),
        stranded=stranded_money(given, money, numbered),
        budget_steps=steps,
        cuts=cuts,
        partners=plan_partners(given, money, plan, raised, classes),
        robust=plan_robust(given, numbered, solved, plan, studies.robust),
    )
