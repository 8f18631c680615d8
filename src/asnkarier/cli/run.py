"""``asnkarier run``: the region's automation, for cron."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import AllRegions, AsOf, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome, Progress


@command("run", _("Import what is new in the inbox, analyse and plan, as the region's automation section says."))
def run(
    progress: Progress,
    workspace: Workspace = None,
    region: Region = None,
    all_regions: AllRegions = False,
    year: Annotated[
        int | None,
        typer.Option("--year", help=_("Budget year; else the year after the day asked."), show_default=False),
    ] = None,
    as_of: AsOf = None,
) -> Outcome:
    """Run the steps."""
    from asnkarier.workflows.opening import regions_asked
    from asnkarier.workflows.run import RunOptions
    from asnkarier.workflows.run import run as work

    opened, regions = regions_asked(workspace, region, all_regions=all_regions)
    options = RunOptions(year=year, as_of=as_of.date() if as_of else None)
    return work(opened, regions, options, now=now(), progress=progress)
