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
    opd: Annotated[
        str | None,
        typer.Option(
            "--for",
            help=_("OPD whose people and required competencies a questionnaire of assessments lists."),
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", help=_("With --for, who fills it in: superior, or self for one workbook each."))
    ] = "superior",
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
    if opd is not None:
        from asnkarier.workflows.questionnaire import questionnaire

        return questionnaire(office, kind, opd, by=by, out=out, now=moment)
    return work(office, kind, out=out, now=moment)
