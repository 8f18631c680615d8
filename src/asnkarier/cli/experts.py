"""``asnkarier experts``: who has a competency, and where it rests on one person."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import AsOf, Formats, Out, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome, Progress


@command("experts", _("Find who has a competency, units where it rests on one person, and teams that lack people."))
def experts(
    progress: Progress,
    competency: Annotated[
        str | None, typer.Argument(help=_("Competency: code or name; else all."), show_default=False)
    ] = None,
    level: Annotated[
        int | None, typer.Option("--level", min=1, max=5, help=_("From this level on; else all."), show_default=False)
    ] = None,
    workspace: Workspace = None,
    region: Region = None,
    as_of: AsOf = None,
    formats: Formats = None,
    out: Out = None,
) -> Outcome:
    """Find and report."""
    from asnkarier.workflows.experts import EXPERTS_FOUND, ExpertsOptions
    from asnkarier.workflows.opening import open_office
    from asnkarier.workflows.study import conduct

    options = ExpertsOptions(
        as_of=as_of.date() if as_of else None, competency=competency, level=level, formats=formats, out=out
    )
    moment = now()
    office = open_office("experts", workspace, region, now=moment)
    return conduct(EXPERTS_FOUND, office, options, now=moment, progress=progress)
