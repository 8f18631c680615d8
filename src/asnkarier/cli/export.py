"""``asnkarier export``: a stored table for other programs, or a sheet for SIASN."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import DATA, command
from asnkarier.cli.options import AsOf, Formats, Out, Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome


@command("export", _("Write a stored table as CSV, Excel, Parquet or JSON, or a sheet to fill SIASN from."), DATA)
def export(
    table: Annotated[
        str, typer.Argument(help=_("Table, for example employees or gaps; or siasn for a sheet to fill SIASN from."))
    ],
    workspace: Workspace = None,
    region: Region = None,
    as_of: AsOf = None,
    sheet: Annotated[
        str | None,
        typer.Option(
            "--table",
            help=_("With siasn: kursus, diklat, kompetensi, potensi, talent or penghargaan."),
            show_default=False,
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option("--year", help=_("With siasn: year of the rows; else the present one."), show_default=False),
    ] = None,
    formats: Formats = None,
    out: Out = None,
) -> Outcome:
    """Export the table."""
    from asnkarier.workflows.export import export as work
    from asnkarier.workflows.opening import open_office
    from asnkarier.workflows.siasn import SIASN, export_siasn

    moment = now()
    office = open_office("export", workspace, region, now=moment)
    day = as_of.date() if as_of else None
    if table == SIASN:
        return export_siasn(office, sheet, year=year, formats=formats, as_of=day, out=out, now=moment)
    of_siasn = {"--table": sheet, "--year": year}
    return work(office, table, formats=formats, as_of=day, out=out, of_siasn=of_siasn, now=moment)
