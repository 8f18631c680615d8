"""``asnkarier plan-training``: who goes to which training under the budget, with its proof."""

from typing import Any

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import AsOf, Formats, Out, Region, Workspace
from asnkarier.cli.plan_options import (
    Aim,
    Ban,
    Budget,
    BudgetSteps,
    CommittedPlan,
    Compare,
    Completed,
    DecisionsFile,
    Edited,
    GapTolerance,
    Keep,
    Lock,
    Objective,
    Prices,
    Robust,
    Scenarios,
    Target,
    TimeLimit,
    Windows,
    Year,
)
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome, Progress


@command("plan-training", _("Decide under the budget who goes to which training, and prove how good that is."))
def plan_training(
    progress: Progress,
    year: Year,
    workspace: Workspace = None,
    region: Region = None,
    budget: Budget = None,
    as_of: AsOf = None,
    gap_tolerance: GapTolerance = None,
    time_limit: TimeLimit = None,
    decisions: DecisionsFile = None,
    lock: Lock = None,
    ban: Ban = None,
    keep: Keep = None,
    edited: Edited = None,
    windows: Windows = None,
    committed: CommittedPlan = None,
    scenario: Scenarios = None,
    compare: Compare = False,
    prices: Prices = 5,
    budget_steps: BudgetSteps = False,
    robust: Robust = 0,
    objective: Aim = Objective.LEVELS,
    target: Target = None,
    completed: Completed = False,
    formats: Formats = None,
    out: Out = None,
) -> Outcome:
    """Plan and report."""
    from asnkarier.workflows.opening import open_office
    from asnkarier.workflows.plan_ip_asn import IP_ASN_PLAN_STUDY, IndexPlanOptions, refuse_target_alone
    from asnkarier.workflows.plan_scenarios import SCENARIOS, ScenarioOptions
    from asnkarier.workflows.plan_training import PLAN_TRAINING
    from asnkarier.workflows.study import conduct

    asked: dict[str, Any] = {
        "year": year,
        "budget": budget,
        "as_of": as_of.date() if as_of else None,
        "gap_tolerance": gap_tolerance,
        "time_limit": time_limit,
        "decisions": decisions,
        "lock": tuple(lock or ()),
        "ban": tuple(ban or ()),
        "keep": keep,
        "edited": edited,
        "windows": tuple(windows or ()),
        "committed": committed,
        "prices": prices,
        "budget_steps": budget_steps,
        "robust": robust,
        "formats": formats,
        "out": out,
    }
    moment = now()
    office = open_office("plan-training", workspace, region, now=moment)
    if objective is Objective.IP_ASN:
        index = IndexPlanOptions(**asked, target=target, completed=completed, side_by_side=bool(scenario or compare))
        return conduct(IP_ASN_PLAN_STUDY, office, index, now=moment, progress=progress)
    refuse_target_alone(target, completed=completed)
    options = ScenarioOptions(**asked, scenarios=tuple(scenario or ()))
    if scenario or compare:
        return conduct(SCENARIOS, office, options, now=moment, progress=progress)
    return conduct(PLAN_TRAINING, office, options, now=moment, progress=progress)
