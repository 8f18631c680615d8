"""``asnkarier template``: an empty workbook to fill in."""

from pathlib import Path
from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import DATA, command
from asnkarier.cli.options import Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome


@command("template", _("Write an empty workbook to fill in and import, with the region's words as lists."), DATA)
def template(
    kind: Annotated[str, typer.Argument(help=_("Table the workbook is for, for example employees."))],
    workspace: Workspace = None,
    region: Region = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help=_("Workbook (.xlsx) or folder; else the workspace's report folder."),
            show_default=False,
        ),
    ] = None,
) -> Outcome:
    """Write the form."""
    from asnkarier.workflows.opening import open_office
    from asnkarier.workflows.template import template as work

    moment = now()
    office = open_office("template", workspace, region, now=moment)
    return work(office, kind, out=out, now=moment)
