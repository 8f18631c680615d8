"""``asnkarier plan-training``: who goes to which training under the budget, with its proof."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import AsOf, Formats, Out, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome, Progress


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
    formats: Formats = None,
    out: Out = None,
) -> Outcome:
    """Plan and report."""
    from asnkarier.workflows.opening import open_office
    from asnkarier.workflows.plan_training import PLAN_TRAINING, PlanOptions
    from asnkarier.workflows.study import conduct

    options = PlanOptions(
        year=year,
        budget=budget,
        as_of=as_of.date() if as_of else None,
        gap_tolerance=gap_tolerance,
        time_limit=time_limit,
        prices=prices,
        budget_steps=budget_steps,
        formats=formats,
        out=out,
    )
    moment = now()
    office = open_office("plan-training", workspace, region, now=moment)
    return conduct(PLAN_TRAINING, office, options, now=moment, progress=progress)
