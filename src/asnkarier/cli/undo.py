"""``asnkarier undo``: take one journal entry back."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import STORE, command
from asnkarier.cli.options import Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome


@command("undo", _("Give the tables that an entry changed the state they had before it."), STORE)
def undo(
    number: Annotated[int, typer.Argument(min=1, help=_("Number of the entry; see 'asnkarier history'."))],
    workspace: Workspace = None,
    region: Region = None,
) -> Outcome:
    """Undo the entry."""
    from asnkarier.workflows.opening import open_office
    from asnkarier.workflows.undo import undo as work

    moment = now()
    return work(open_office("undo", workspace, region, now=moment), number, now=moment)
