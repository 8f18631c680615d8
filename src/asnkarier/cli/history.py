"""``asnkarier history``: what was imported, computed and undone."""

from asnkarier.cli.command import command
from asnkarier.cli.options import Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome


@command("history", _("List what was imported, computed and undone, newest first."))
def history(workspace: Workspace = None, region: Region = None) -> Outcome:
    """List the journal."""
    from asnkarier.workflows.history import history as work
    from asnkarier.workflows.office import open_office

    return work(open_office(workspace, region).store)
