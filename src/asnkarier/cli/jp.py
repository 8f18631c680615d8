"""``asnkarier jp``: who has how many lesson hours (JP) of the year, and what is cheapest to reach the minimum."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import AsOf, Formats, Out, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome, Progress


@command("jp", _("Keep the JP ledger: lesson hours earned, planned and missing, and the cheapest way to the minimum."))
def jp(
    progress: Progress,
    workspace: Workspace = None,
    region: Region = None,
    year: Annotated[
        int | None,
        typer.Option("--year", min=2000, max=2100, help=_("Year; else that of the day."), show_default=False),
    ] = None,
    as_of: AsOf = None,
    formats: Formats = None,
    out: Out = None,
) -> Outcome:
    """Count and report."""
    from asnkarier.workflows.jp import JP, JpOptions
    from asnkarier.workflows.opening import open_office
    from asnkarier.workflows.study import conduct

    options = JpOptions(as_of=as_of.date() if as_of else None, year=year, formats=formats, out=out)
    moment = now()
    office = open_office("jp", workspace, region, now=moment)
    return conduct(JP, office, options, now=moment, progress=progress)
