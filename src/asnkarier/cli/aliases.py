"""``asnkarier aliases``: names nobody knows, and what an analyst decides that they mean."""

from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import command
from asnkarier.cli.options import Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome

app = typer.Typer(help=_("Decide once what a name means that nobody knows."), no_args_is_help=True)

KIND_HELP = _("Kind of names: units, jabatan, competencies or trainings.")
Kind = Annotated[str, typer.Option("--kind", help=KIND_HELP)]
Spelling = Annotated[str, typer.Argument(help=_("Name as the files spell it."))]


@command(
    "aliases list", _("List names that are not known with the known ones near them, and what was accepted."), group=""
)
def list_(
    kind: Annotated[str | None, typer.Option("--kind", help=KIND_HELP, show_default=False)] = None,
    workspace: Workspace = None,
    region: Region = None,
) -> Outcome:
    """List them."""
    from asnkarier.workflows.aliases import list_aliases
    from asnkarier.workflows.opening import open_office

    moment = now()
    return list_aliases(open_office("aliases list", workspace, region, now=moment), kind, now=moment)


@command("aliases accept", _("Read a name as a known one from now on."), group="")
def accept(
    spelling: Spelling,
    name: Annotated[str, typer.Argument(help=_("Known name that it means."))],
    kind: Kind,
    workspace: Workspace = None,
    region: Region = None,
) -> Outcome:
    """Accept it."""
    from asnkarier.workflows.aliases import accept_alias
    from asnkarier.workflows.opening import open_office

    moment = now()
    return accept_alias(open_office("aliases accept", workspace, region, now=moment), kind, spelling, name, now=moment)


@command("aliases remove", _("Take an accepted name back."), group="")
def remove(
    spelling: Spelling,
    kind: Kind,
    workspace: Workspace = None,
    region: Region = None,
) -> Outcome:
    """Take it back."""
    from asnkarier.workflows.aliases import remove_alias
    from asnkarier.workflows.opening import open_office

    moment = now()
    return remove_alias(open_office("aliases remove", workspace, region, now=moment), kind, spelling, now=moment)


for each in (list_, accept, remove):
    each.register(app)
