"""``asnkarier export``: a stored table for other programs."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import AsOf, Formats, Out, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome


@command("export", _("Write a stored table as CSV, Excel, Parquet or JSON."))
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
    from asnkarier.workflows.office import open_office

    office = open_office(workspace, region)
    return work(
        office.store,
        table,
        folder=office.report_folder(out),
        today=office.today(now()),
        formats=formats,
        as_of=as_of.date() if as_of else None,
    )
