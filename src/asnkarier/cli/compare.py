"""``asnkarier compare``: why the figures of two states differ."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import AsOf, Formats, Out, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome, Progress


@command("compare", _("Tell why the figures of two states differ: people, standards, assessments, time."))
def compare(
    progress: Progress,
    first: Annotated[str, typer.Argument(help=_("Number of a journal entry, or a date (yyyy-mm-dd)."))],
    second: Annotated[str, typer.Argument(help=_("The state to compare it with, named in the same way."))],
    workspace: Workspace = None,
    region: Region = None,
    as_of: AsOf = None,
    formats: Formats = None,
    out: Out = None,
) -> Outcome:
    """Compare two states."""
    from asnkarier.workflows.compare import compare as work
    from asnkarier.workflows.opening import open_office

    moment = now()
    office = open_office("compare", workspace, region, now=moment)
    day = as_of.date() if as_of else None
    return work(office, first, second, as_of=day, formats=formats, out=out, now=moment, progress=progress)
