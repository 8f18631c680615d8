"""What every command works with: a workspace, one region's configuration and its store."""

from __future__ import annotations

import functools
import getpass
import hashlib
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
from asnkarier.errors import SystemRefused, UsageError, UserError
from asnkarier.i18n import N_
from asnkarier.outcome import ExitCode, Outcome
from asnkarier.resources import configs_folder
from asnkarier.storage.run_log import Run, append_run
from asnkarier.storage.store import Store
from asnkarier.storage.workspace import Workspace, open_workspace


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
        if workspace.store(code).folder.exists()
        or (workspace.inbox / code).is_dir()
        or (workspace.configs / f"{code}.yaml").exists()
    }
    return workspace, sorted(used | {workspace.region})


def office_in(workspace: Workspace, region: str | None) -> Office:
    """Open a region of an open workspace; without a code its default region."""
    loaded = load_region(region or workspace.region, config_layers(workspace))
    return Office(workspace, loaded, workspace.store(loaded.config.region.code))


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


def who() -> str:
    """Give the account that runs the program, for the journal."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # no pwd on Windows; an account without a name, as in some containers
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
            outcome = Outcome(command, exit_code=ExitCode.BUG)
            try:
                outcome = work(office, *args, **kwargs)
            except UserError as error:
                outcome = Outcome(command, exit_code=error.exit_code)
                raise
            except OSError as fault:
                outcome = Outcome(command, exit_code=SystemRefused.exit_code)
                raise SystemRefused(fault) from fault
            except KeyboardInterrupt:
                outcome = Outcome(command, exit_code=ExitCode.INTERRUPTED)
                raise
            except SystemExit:  # what SIGTERM becomes, see cli/app.py
                outcome = Outcome(command, exit_code=ExitCode.TERMINATED)
                raise
            finally:
                end = now + timedelta(seconds=round(time.monotonic() - started))
                if not outcome.data.get("dry_run"):
                    append_run(office.store.folder, _run(command, now, end, outcome))
            return outcome

        return run

    return wrap


def _run(command: str, start: datetime, end: datetime, outcome: Outcome) -> Run:
    """Give the run log's record: whole numbers only, so that nothing personal can get into it."""
    counts = {name: value for name, value in outcome.data.items() if type(value) is int and name != "entry"}
    return Run(command, start, end, outcome.exit_code, outcome.data.get("entry"), counts)


def _workspace(folder: Path | None) -> Workspace:
    return open_workspace(folder, os.environ, Path.cwd())


def file_sha256(path: Path) -> str:
    """Give the SHA-256 of a file's content, as the journal names inputs."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
