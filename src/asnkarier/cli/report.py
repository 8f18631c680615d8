"""``asnkarier report``: stored results laid out again."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import Formats, Out, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome


@command("report", _("Lay stored results out again, without computing them again."))
def report(
    name: Annotated[
        str | None,
        typer.Argument(
            help=_("Command that made it, such as gap-analysis, or dashboard for one page of all; else every result."),
            show_default=False,
        ),
    ] = None,
    workspace: Workspace = None,
    region: Region = None,
    mask: Annotated[bool, typer.Option("--mask", help=_("Mask NIP, as the region's privacy section can."))] = False,
    formats: Formats = None,
    out: Out = None,
) -> Outcome:
    """Write the reports."""
    from asnkarier.workflows.opening import open_office
    from asnkarier.workflows.report import report as work

    moment = now()
    office = open_office("report", workspace, region, now=moment)
    return work(office, name, mask=mask, formats=formats, out=out, now=moment)
