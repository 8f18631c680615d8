"""``asnkarier trace``: why a person's figures are what they are."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import AsOf, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome


@command("trace", _("Show where a person's figures come from: file, sheet, cell, standard and formula."))
def trace(
    nip: Annotated[str, typer.Argument(help=_("NIP of the person."))],
    competency: Annotated[
        str | None,
        typer.Argument(help=_("Code or name of a competency; else all that are required."), show_default=False),
    ] = None,
    workspace: Workspace = None,
    region: Region = None,
    as_of: AsOf = None,
) -> Outcome:
    """Trace the figures."""
    from asnkarier.workflows.opening import open_office
    from asnkarier.workflows.trace import trace as work

    moment = now()
    office = open_office("trace", workspace, region, now=moment)
    return work(office, nip, competency, as_of=as_of.date() if as_of else None, now=moment)
