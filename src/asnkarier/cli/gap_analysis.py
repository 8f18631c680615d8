"""``asnkarier gap-analysis``: who lacks which competency for the position held."""

from pathlib import Path
from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import AsOf, Formats, Out, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome, Progress


@command("gap-analysis", _("Compute who lacks which competency for the position held, and report it."))
def gap_analysis(
    progress: Progress,
    workspace: Workspace = None,
    region: Region = None,
    as_of: AsOf = None,
    as_known: Annotated[
        bool,
        typer.Option("--as-known", help=_("Take the tables as they were known at the end of the day of --as-of.")),
    ] = False,
    opd: Annotated[
        list[str] | None,
        typer.Option("--opd", help=_("Only this OPD; may be given several times."), show_default=False),
    ] = None,
    formula: Annotated[
        str | None, typer.Option("--formula", help=_("JPM formula; else the region's."), show_default=False)
    ] = None,
    compare_formulas: Annotated[
        bool, typer.Option("--compare-formulas", help=_("Count whose category each formula would change."))
    ] = False,
    target_jabatan: Annotated[
        str | None,
        typer.Option(
            "--target-jabatan",
            help=_("Compare with this position, jenjang or eselon instead of the one held."),
            show_default=False,
        ),
    ] = None,
    nip: Annotated[
        list[str] | None,
        typer.Option(
            "--nip", help=_("With --target-jabatan: only this person; may be given several times."), show_default=False
        ),
    ] = None,
    target_file: Annotated[
        Path | None,
        typer.Option(
            "--target-file",
            help=_("Compare each person with the position of this list (columns NIP and Jabatan)."),
            show_default=False,
        ),
    ] = None,
    formats: Formats = None,
    out: Out = None,
) -> Outcome:
    """Analyse and report."""
    from asnkarier.workflows.gap_analysis import GAP_ANALYSIS, GapOptions
    from asnkarier.workflows.opening import open_office
    from asnkarier.workflows.study import conduct

    options = GapOptions(
        as_of=as_of.date() if as_of else None,
        as_known=as_known,
        opds=tuple(opd or ()),
        formula=formula,
        compare_formulas=compare_formulas,
        target_jabatan=target_jabatan,
        nips=tuple(nip or ()),
        target_file=target_file,
        formats=formats,
        out=out,
    )
    moment = now()
    office = open_office("gap-analysis", workspace, region, now=moment)
    return conduct(GAP_ANALYSIS, office, options, now=moment, progress=progress)
