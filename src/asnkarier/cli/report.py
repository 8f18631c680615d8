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
            help=_(
                "Command that made it, such as gap-analysis; dashboard for one page of all; kak for terms of reference "
                "and costs of a plan; else every result."
            ),
            show_default=False,
        ),
    ] = None,
    workspace: Workspace = None,
    region: Region = None,
    mask: Annotated[
        bool,
        typer.Option(
            "--mask", help=_("For outside the office: figures of groups only, and none that tells of a small group.")
        ),
    ] = False,
    per_opd: Annotated[
        bool, typer.Option("--per-opd", help=_("For each OPD a workbook and a letter with its own people only."))
    ] = False,
    individual: Annotated[
        list[str] | None,
        typer.Option(
            "--individual",
            help=_("Individual development plan of this NIP; may be given several times."),
            show_default=False,
        ),
    ] = None,
    all_individual: Annotated[
        bool, typer.Option("--all-individual", help=_("Individual development plans of everybody, by OPD."))
    ] = False,
    formats: Formats = None,
    out: Out = None,
) -> Outcome:
    """Write the reports."""
    from asnkarier.workflows.opening import open_office
    from asnkarier.workflows.report import ReportOptions
    from asnkarier.workflows.report import report as work

    moment = now()
    office = open_office("report", workspace, region, now=moment)
    options = ReportOptions(
        name=name,
        mask=mask,
        per_opd=per_opd,
        nips=tuple(individual or ()),
        all_individual=all_individual,
        formats=formats,
        out=out,
    )
    return work(office, options, now=moment)
