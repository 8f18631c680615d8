"""``asnkarier plan-training``: who goes to which training under the budget, with its proof."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import AsOf, Formats, Out, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome, Progress


class Objective(StrEnum):
    """What a plan is to bring."""

    LEVELS = "levels"
    IP_ASN = "ip-asn"


@command("plan-training", _("Decide under the budget who goes to which training, and prove how good that is."))
def plan_training(
    progress: Progress,
    year: Annotated[int, typer.Option("--year", min=2000, max=2100, help=_("Budget year."))],
    workspace: Workspace = None,
    region: Region = None,
    budget: Annotated[
        int | None,
        typer.Option("--budget", help=_("Rupiah that may be spent in all, within the ceilings."), show_default=False),
    ] = None,
    as_of: AsOf = None,
    gap_tolerance: Annotated[
        float | None,
        typer.Option("--gap-tolerance", help=_("Proven gap at which to stop (0.005 is 0.5 %)."), show_default=False),
    ] = None,
    time_limit: Annotated[
        float | None, typer.Option("--time-limit", help=_("Seconds after which to stop."), show_default=False)
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions",
            help=_("Table of seats that every plan must have (tetap) or none may have (batal)."),
            show_default=False,
        ),
    ] = None,
    lock: Annotated[
        list[str] | None, typer.Option("--lock", help=_("Seat every plan must have: NIP=TRAINING."), show_default=False)
    ] = None,
    ban: Annotated[
        list[str] | None, typer.Option("--ban", help=_("Seat no plan may have: NIP=TRAINING."), show_default=False)
    ] = None,
    keep: Annotated[
        str | None,
        typer.Option(
            "--keep",
            help=_("Earlier plan to change as little as possible: current, or its workbook."),
            show_default=False,
        ),
    ] = None,
    edited: Annotated[
        Path | None,
        typer.Option(
            "--edited",
            help=_("Workbook of the stored plan with your decisions in its yellow columns."),
            show_default=False,
        ),
    ] = None,
    windows: Annotated[
        list[str] | None,
        typer.Option(
            "--window",
            help=_("Budget window whose ceilings count: murni, perubahan; several are added up. Else the region's."),
            show_default=False,
        ),
    ] = None,
    committed: Annotated[
        str | None,
        typer.Option(
            "--committed",
            help=_(
                "Plan that is spent or promised, and stands: current, its workbook, again (the one that the stored "
                "plan stands around), or none. What is left is planned."
            ),
            show_default=False,
        ),
    ] = None,
    scenario: Annotated[
        list[Path] | None,
        typer.Option(
            "--scenario",
            help=_("What would be otherwise (YAML); several stand side by side. Nothing is stored."),
            show_default=False,
        ),
    ] = None,
    compare: Annotated[
        bool,
        typer.Option("--compare", help=_("Compare with a plan by hand and with last year's. Nothing is stored.")),
    ] = False,
    prices: Annotated[
        int,
        typer.Option(
            "--prices", min=0, help=_("How many limits to loosen, and plan again, to learn what that is worth.")
        ),
    ] = 5,
    budget_steps: Annotated[
        bool,
        typer.Option("--budget-steps", help=_("Study what more money would buy, and which seats go first with less.")),
    ] = False,
    robust: Annotated[
        int,
        typer.Option(
            "--robust",
            min=0,
            max=10_000,
            help=_(
                "How often to draw effectiveness and attendance at random, to see how far the plan depends on them; "
                "up to 100 times it is also made again."
            ),
        ),
    ] = 0,
    objective: Annotated[
        Objective, typer.Option("--objective", help=_("What the plan is to bring: levels of competency, or IP ASN."))
    ] = Objective.LEVELS,
    target: Annotated[
        float | None,
        typer.Option(
            "--target",
            help=_("With --objective ip-asn: IP ASN to reach at least cost; else the highest for the money."),
            show_default=False,
        ),
    ] = None,
    completed: Annotated[
        bool,
        typer.Option(
            "--completed",
            help=_("With --objective ip-asn: count on it that what is on record is completed first, at no cost."),
        ),
    ] = False,
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
