"""``asnkarier config``: what the configuration says and where each value comes from."""

from typing import Annotated

import typer

from asnkarier.cli.command import command
from asnkarier.cli.options import Region, Workspace
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome

app = typer.Typer(help=_("Show, check and explain the configuration."), no_args_is_help=True)


@command("config show", _("Show the region's configuration with everything it inherits."), group="")
def show(workspace: Workspace = None, region: Region = None) -> Outcome:
    """Show it."""
    from asnkarier.workflows.config import show_config
    from asnkarier.workflows.opening import config_folders

    return show_config(*config_folders(workspace, region))


@command("config check", _("Check the configuration of one region, or of all."), group="")
def check(workspace: Workspace = None, region: Region = None) -> Outcome:
    """Check it."""
    from asnkarier.workflows.config import check_config
    from asnkarier.workflows.opening import config_folders

    return check_config(*config_folders(workspace, region, default=False))


@command("config explain", _("Say which file and line a value came from, and its legal basis."), group="")
def explain(
    key: Annotated[str, typer.Argument(help=_("Key path, for example training_plan.jp_minimum."))],
    workspace: Workspace = None,
    region: Region = None,
) -> Outcome:
    """Explain it."""
    from asnkarier.workflows.config import explain_config
    from asnkarier.workflows.opening import config_folders

    return explain_config(key, *config_folders(workspace, region))


@command("config schema", _("Print the JSON Schema of a region's file, for editors."), group="")
def schema() -> Outcome:
    """Print it."""
    from asnkarier.workflows.config import config_schema

    return config_schema()


for each in (show, check, explain, schema):
    each.register(app)
