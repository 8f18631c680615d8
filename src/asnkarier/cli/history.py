"""``asnkarier history``: what was imported, computed and undone."""

from asnkarier.cli.clock import now
from asnkarier.cli.command import STORE, command
from asnkarier.cli.options import Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome


@command("history", _("List what was imported, computed and undone, newest first."), STORE)
def history(workspace: Workspace = None, region: Region = None) -> Outcome:
    """List the journal."""
    from asnkarier.workflows.history import history as work
    from asnkarier.workflows.opening import open_office

    moment = now()
    return work(open_office("history", workspace, region, now=moment), now=moment)
