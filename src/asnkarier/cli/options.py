"""The options several commands share, one alias each."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from asnkarier.cli.words import _

Workspace = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        "-w",
        help=_(
            "Workspace folder; else ASNKARIER_WORKSPACE, else the current folder or its nearest parent that is one."
        ),
        show_default=False,
    ),
]
Region = Annotated[
    str | None,
    typer.Option("--region", "-r", help=_("Region code; else the workspace's default region."), show_default=False),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", help=_("Folder for the documents; else the workspace's report folder."), show_default=False
    ),
]
Formats = Annotated[
    str | None,
    typer.Option("--format", help=_("Document formats, joined by commas."), show_default=False),
]
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%d", "%d-%m-%Y"],
        help=_("Day the result is stated for; else today."),
        show_default=False,
    ),
]
AllRegions = Annotated[bool, typer.Option("--all-regions", help=_("Every region the workspace works with."))]
