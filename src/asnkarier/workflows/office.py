"""What every command works with: a workspace, one region's configuration and its store."""

from __future__ import annotations

import functools
import getpass
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec
from zoneinfo import ZoneInfo

from asnkarier.config.load import Loaded, load_region, region_codes
from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError, UserError
from asnkarier.i18n import N_
from asnkarier.outcome import ExitCode, Outcome
from asnkarier.resources import configs_folder
from asnkarier.storage.run_log import Run, append_run
from asnkarier.storage.store import Store
from asnkarier.storage.workspace import Workspace, open_workspace

Progress = Callable[[str, float | None], None]
"""Tell how far the work is: a marked text, and the share done if it is known."""


@dataclass(frozen=True)
class Office:
    """A region of a workspace, ready to work with."""

    workspace: Workspace
    loaded: Loaded
    store: Store

    @property
    def config(self) -> RegionConfig:
        """The region's configuration."""
        return self.loaded.config

    @property
    def code(self) -> str:
        """The region's code."""
        return self.config.region.code

    @property
    def patience(self) -> float:
        """Seconds to wait for another run to end."""
        return self.config.automation.lock_wait_seconds

    def local(self, now: datetime) -> datetime:
        """Give the moment in the region's time zone."""
        return now.astimezone(ZoneInfo(self.config.region.timezone))

    def today(self, now: datetime) -> date:
        """Give the day it is in the region."""
        return self.local(now).date()

    def kept_since(self, now: datetime) -> date:
        """Give the first day whose state the region's retention time keeps."""
        return self.today(now) - timedelta(days=365 * self.config.privacy.retention_years)

    def report_folder(self, out: Path | None) -> Path:
        """Give the folder documents go to."""
        return out or self.workspace.reports


def open_office(folder: Path | None, region: str | None) -> Office:
    """Open the workspace (option, environment or current folder) and one of its regions.

    Raises:
        UsageError: there is no workspace, or it names no default region and none was asked for.
        ConfigError: the region's configuration cannot be used.
    """
    return office_in(_workspace(folder), region)


def open_offices(folder: Path | None, region: str | None, *, all_regions: bool) -> list[Office]:
    """Open one region, or all the workspace knows, in the order of their codes."""
    workspace = _workspace(folder)
    if not all_regions:
        return [office_in(workspace, region)]
    if region:
        raise UsageError(N_("--region and --all-regions exclude each other."), remedy=N_("Give one of them."))
    return [office_in(workspace, code) for code in region_codes(config_layers(workspace))]


def office_in(workspace: Workspace, region: str | None) -> Office:
    """Open a region of an open workspace; without a code its default region."""
    loaded = load_region(region or workspace.region, config_layers(workspace))
    return Office(workspace, loaded, workspace.store(loaded.config.region.code))


def config_layers(workspace: Workspace) -> list[Path]:
    """Give the folders configurations are looked up in, the workspace's own first."""
    return [workspace.configs, configs_folder()]


def config_folders(folder: Path | None, region: str | None) -> tuple[list[Path], str | None]:
    """Give the folders and the region for a command that needs a configuration but no workspace."""
    try:
        workspace = _workspace(folder)
    except UsageError:
        if folder or os.environ.get("ASNKARIER_WORKSPACE"):
            raise
        return [configs_folder()], region
    return config_layers(workspace), region or workspace.region


def who() -> str:
    """Give the account that runs the program, for the journal."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "unknown"


Rest = ParamSpec("Rest")


def logged(
    command: str,
) -> Callable[[Callable[Concatenate[Office, Rest], Outcome]], Callable[Concatenate[Office, Rest], Outcome]]:
    """Record every run of a workflow in the region's run log: times, exit code, journal entry and counts."""

    def wrap(work: Callable[Concatenate[Office, Rest], Outcome]) -> Callable[Concatenate[Office, Rest], Outcome]:
        @functools.wraps(work)
        def run(office: Office, /, *args: Rest.args, **kwargs: Rest.kwargs) -> Outcome:
            now = kwargs["now"]
            assert isinstance(now, datetime)  # noqa: S101 - narrows the type; every logged workflow takes now=
            started = time.monotonic()
            code, entry, counts = ExitCode.BUG, None, {}
            try:
                outcome = work(office, *args, **kwargs)
                code, entry = outcome.exit_code, outcome.data.get("entry")
                counts = {name: value for name, value in outcome.data.items() if type(value) is int and name != "entry"}
            except UserError as error:
                code = error.exit_code
                raise
            finally:
                end = now + timedelta(seconds=round(time.monotonic() - started))
                if not kwargs.get("dry_run"):
                    append_run(office.store.folder, Run(command, now, end, code, entry, counts))
            return outcome

        return run

    return wrap


def _workspace(folder: Path | None) -> Workspace:
    return open_workspace(folder, os.environ, Path.cwd())
