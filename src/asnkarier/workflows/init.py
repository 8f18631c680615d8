"""``init``: make a workspace."""

from __future__ import annotations

from pathlib import Path

from asnkarier.config.load import load_region
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome
from asnkarier.resources import configs_folder
from asnkarier.storage.workspace import create_workspace
from asnkarier.workflows.studies import STEPS


def init(folder: Path, region: str) -> Outcome:
    """Make a workspace for a region, which has a shipped configuration or one in ``folder/configs``.

    ``data``: ``workspace``, ``region``.

    Raises:
        ConfigError: there is no configuration for that region, or it has a mistake.
        UsageError: the folder is the workspace of another region.
    """
    name = load_region(region, [folder / "configs", configs_folder()], STEPS).config.region.name
    workspace = create_workspace(folder, region)
    return Outcome(
        "init",
        data={"workspace": str(workspace.folder), "region": region},
        messages=(
            Message(N_("{folder} is a workspace for {name}."), {"folder": workspace.folder, "name": name}),
            Message(N_("Put spreadsheets into {inbox}, or run: asnkarier import FILE…"), {"inbox": workspace.inbox}),
        ),
    )
