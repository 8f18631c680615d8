"""``asnkarier check``: is the store whole?"""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome


@command("check", _("Check every file of the store against its hash; change nothing."))
def check(
    workspace: Workspace = None,
    region: Region = None,
    collect: Annotated[
        bool, typer.Option("--collect", help=_("Then remove versions older than the region's retention time."))
    ] = False,
) -> Outcome:
    """Check the store."""
    from asnkarier.workflows import check as work
    from asnkarier.workflows.office import open_office, who

    office = open_office(workspace, region)
    if not collect:
        return work.check(office.store)
    moment = office.local(now())
    return work.collect(office.store, office.kept_since(moment), now=moment, who=who(), wait_seconds=office.patience)
