"""``asnkarier check``: is the store whole?"""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import STORE, command
from asnkarier.cli.options import Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome


@command("check", _("Check every file of the store against its hash; change nothing."), STORE)
def check(
    workspace: Workspace = None,
    region: Region = None,
    collect: Annotated[
        bool, typer.Option("--collect", help=_("Then remove versions older than the region's retention time."))
    ] = False,
) -> Outcome:
    """Check the store."""
    from asnkarier.workflows.check import check as work
    from asnkarier.workflows.opening import open_office

    moment = now()
    return work(open_office("check", workspace, region, now=moment), collect=collect, now=moment)
