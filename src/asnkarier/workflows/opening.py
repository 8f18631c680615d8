"""Opening an office: which workspace, which region, and its configuration, checked."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from asnkarier.config.load import load_region, region_codes
from asnkarier.errors import UsageError, UserError
from asnkarier.i18n import N_
from asnkarier.resources import configs_folder
from asnkarier.storage.workspace import Workspace, open_workspace
from asnkarier.workflows.office import Office, record_failure
from asnkarier.workflows.studies import STEPS


def open_office(command: str, folder: Path | None, region: str | None, *, now: datetime) -> Office:
    """Open the workspace (option, environment or current folder) and one of its regions, for a command.

    A region that exists and cannot be opened leaves the failed run in its log.

    Raises:
        UsageError: there is no workspace, or it names no default region and none was asked for.
        ConfigError: the region's configuration cannot be used.
    """
    return office_in(_workspace(folder), region, command=command, now=now)


def regions_asked(folder: Path | None, region: str | None, *, all_regions: bool) -> tuple[Workspace, list[str]]:
    """Give the workspace and the region asked for, or all the regions it works with, in the order of their codes.

    Those are its default region and every one that has a store, a folder in the inbox, or a file of its own in
    the workspace's configuration; the other shipped regions are none of its business.
    """
    workspace = _workspace(folder)
    if not all_regions:
        return workspace, [region or workspace.region]
    if region:
        raise UsageError(N_("--region and --all-regions exclude each other."), remedy=N_("Give one of them."))
    used = {
        code
        for code in region_codes(config_layers(workspace))
        if workspace.store(code).exists
        or (workspace.inbox / code).is_dir()
        or (workspace.configs / f"{code}.yaml").exists()
    }
    return workspace, sorted(used | {workspace.region})


def office_in(workspace: Workspace, region: str | None, *, command: str, now: datetime) -> Office:
    """Open a region of an open workspace; without a code its default region."""
    code, layers = region or workspace.region, config_layers(workspace)
    try:
        return Office(workspace, load_region(code, layers, STEPS), workspace.store(code))
    except UserError as error:
        if code in region_codes(layers):
            record_failure(command, workspace.store(code), now, error)
        raise


def config_layers(workspace: Workspace) -> list[Path]:
    """Give the folders configurations are looked up in, the workspace's own first."""
    return [workspace.configs, configs_folder()]


def config_folders(folder: Path | None, region: str | None, *, default: bool = True) -> tuple[list[Path], str | None]:
    """Give the folders and the region for a command that needs a configuration but no workspace.

    The workspace's ``default`` region stands in for one that is not given, unless all are meant then.
    """
    try:
        workspace = _workspace(folder)
    except UsageError:
        if folder or os.environ.get("ASNKARIER_WORKSPACE"):
            raise
        return [configs_folder()], region
    return config_layers(workspace), region or (workspace.region if default else None)


def _workspace(folder: Path | None) -> Workspace:
    return open_workspace(folder, os.environ, Path.cwd())
