"""``asnkarier init``: make a workspace."""

from pathlib import Path
from typing import Annotated

import typer

from asnkarier.cli.command import START, command
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome


@command("init", _("Make a workspace for a region's files, store and reports."), START)
def init(
    folder: Annotated[Path, typer.Argument(help=_("Folder to make."))],
    region: Annotated[str, typer.Option("--region", "-r", help=_("Region code, for example mamuju."))],
) -> Outcome:
    """Make the workspace."""
    from asnkarier.workflows.init import init as work

    return work(folder, region)
