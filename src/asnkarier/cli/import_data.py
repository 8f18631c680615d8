"""``asnkarier import``: spreadsheets into the workspace."""

from pathlib import Path
from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import DATA, command
from asnkarier.cli.options import Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome, Progress


@command("import", _("Import spreadsheets as the office sends them; kind and layout are found by content."), DATA)
def import_data(
    progress: Progress,
    files: Annotated[list[Path], typer.Argument(help=_("Workbooks, CSV, HTML or Parquet files."), show_default=False)],
    workspace: Workspace = None,
    region: Region = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help=_("Table the file holds, where it cannot be told."), show_default=False)
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help=_("Read this sheet only."), show_default=False)] = None,
    mapping: Annotated[
        Path | None,
        typer.Option("--mapping", help=_("File that says which header is which column."), show_default=False),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            help=_("Say what a column holds, as HEADER=COLUMN; nothing behind the equals sign leaves it out."),
            show_default=False,
        ),
    ] = None,
    save_mapping: Annotated[
        str,
        typer.Option(
            "--save-mapping",
            help=_("Save how headers were read: under a sender's name for later files, or as FILE.toml to look at."),
            show_default=False,
        ),
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Read and check, change nothing."))] = False,
    strict: Annotated[bool, typer.Option("--strict", help=_("Import nothing if any row is set aside."))] = False,
    allow_missing: Annotated[
        bool, typer.Option("--allow-missing", help=_("People absent from the employee file leave the table."))
    ] = False,
) -> Outcome:
    """Import the files."""
    from asnkarier.workflows.import_data import ImportOptions
    from asnkarier.workflows.import_data import import_data as work
    from asnkarier.workflows.opening import open_office

    options = ImportOptions(
        kind=kind,
        sheet=sheet,
        mapping=mapping,
        columns=tuple(column or ()),
        save_mapping=save_mapping,
        dry_run=dry_run,
        strict=strict,
        allow_missing=allow_missing,
    )
    moment = now()
    office = open_office("import", workspace, region, now=moment)
    return work(office, files, options, now=moment, progress=progress)
