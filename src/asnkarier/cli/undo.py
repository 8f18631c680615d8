"""``asnkarier undo``: take one journal entry back."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome


@command("undo", _("Give the tables that an entry changed the state they had before it."))
def undo(
    number: Annotated[int, typer.Argument(min=1, help=_("Number of the entry; see 'asnkarier history'."))],
    workspace: Workspace = None,
    region: Region = None,
) -> Outcome:
    """Undo the entry."""
    from asnkarier.workflows.office import open_office, who
    from asnkarier.workflows.undo import undo as work

    office = open_office(workspace, region)
    return work(office.store, number, now=office.local(now()), who=who(), wait_seconds=office.patience)
