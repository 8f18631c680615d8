"""``asnkarier export``: a stored table for other programs."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import DATA, command
from asnkarier.cli.options import AsOf, Formats, Out, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome


@command("export", _("Write a stored table as CSV, Excel, Parquet or JSON."), DATA)
def export(
    table: Annotated[str, typer.Argument(help=_("Table, for example employees or gaps."))],
    workspace: Workspace = None,
    region: Region = None,
    as_of: AsOf = None,
    formats: Formats = None,
    out: Out = None,
) -> Outcome:
    """Export the table."""
    from asnkarier.workflows.export import export as work
    from asnkarier.workflows.opening import open_office

    moment = now()
    office = open_office("export", workspace, region, now=moment)
    return work(office, table, formats=formats, as_of=as_of.date() if as_of else None, out=out, now=moment)
