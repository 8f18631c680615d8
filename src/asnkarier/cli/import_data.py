"""``asnkarier import``: spreadsheets, or what a database answers, into the workspace."""

import os
from pathlib import Path
from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import DATA, command
from asnkarier.cli.options import Region, Workspace
from asnkarier.cli.words import _
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Outcome, Progress


@command("import", _("Import spreadsheets as the office sends them; kind and layout are found by content."), DATA)
def import_data(
    progress: Progress,
    files: Annotated[
        list[Path] | None,
        typer.Argument(help=_("Workbooks, CSV, HTML or Parquet files, or folders of them."), show_default=False),
    ] = None,
    workspace: Workspace = None,
    region: Region = None,
    kind: Annotated[
        str | None, typer.Option("--kind", help=_("Table the file holds, where it cannot be told."), show_default=False)
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help=_("Read this sheet only."), show_default=False)] = None,
    table: Annotated[
        int | None,
        typer.Option("--table", help=_("Read this table of a sheet that holds several: 1, 2 …"), show_default=False),
    ] = None,
    db: Annotated[
        str | None,
        typer.Option(
            "--db",
            metavar="URL",
            help=_(
                "Ask this PostgreSQL or MariaDB instead; the URL without a password (ASNKARIER_DB_PASSWORD has it)."
            ),
            show_default=False,
        ),
    ] = None,
    query_file: Annotated[
        Path | None,
        typer.Option("--query-file", help=_("File with the SELECT statement for --db."), show_default=False),
    ] = None,
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
    from asnkarier.readers.files.database import PASSWORD_VARIABLE, database_of
    from asnkarier.workflows.import_data import ImportOptions
    from asnkarier.workflows.import_data import import_data as work
    from asnkarier.workflows.opening import open_office

    if (db is None) != (query_file is None) or (query_file is None) == (not files) or (db and sheet):
        raise UsageError(
            N_("Either files are imported, or what a database answers."),
            remedy=N_("Name files, with --sheet if need be, or --db together with --query-file."),
        )
    options = ImportOptions(
        database=database_of(db, os.environ.get(PASSWORD_VARIABLE)) if db is not None else None,
        kind=kind,
        sheet=sheet,
        table=table,
        mapping=mapping,
        columns=tuple(column or ()),
        save_mapping=save_mapping,
        dry_run=dry_run,
        strict=strict,
        allow_missing=allow_missing,
    )
    moment = now()
    office = open_office("import", workspace, region, now=moment)
    return work(office, [query_file] if query_file else files or [], options, now=moment, progress=progress)
