"""What every command works with: a region of an open workspace. Every run on it is put on record here."""

from __future__ import annotations

import contextlib
import functools
import getpass
import hashlib
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec
from zoneinfo import ZoneInfo

from asnkarier.config.load import Loaded
from asnkarier.config.region import RegionConfig
from asnkarier.errors import SystemRefused, UserError
from asnkarier.outcome import ExitCode, Outcome
from asnkarier.storage.export_log import Export, append_export
from asnkarier.storage.run_log import Run, append_run
from asnkarier.storage.store import Store
from asnkarier.storage.workspace import Workspace


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
            return recorded(command, office, now, lambda: work(office, *args, **kwargs))

        return run

    return wrap


def recorded(command: str, office: Office, now: datetime, work: Callable[[], Outcome]) -> Outcome:
    """Do the work and put its end into the run log, whatever that is; a dry run leaves no trace."""
    started = time.monotonic()
    outcome = Outcome(command, exit_code=ExitCode.BUG)
    try:
        outcome = work()
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
            _append(office.store, _run(command, now, end, outcome))
    return outcome


def record_failure(command: str, store: Store, now: datetime, error: UserError) -> None:
    """Put a run into the log that ended before its office could be opened."""
    _append(store, Run(command, now, now, error.exit_code, None, {}))


def record_export(
    office: Office, command: str, what: Sequence[str], people: int, files: int, *, masked: bool = False, now: datetime
) -> None:
    """Put on record what documents were written, for how many people. That it cannot be does not undo them."""
    with contextlib.suppress(OSError):
        append_export(
            office.store.folder, Export(office.local(now), who(), command, tuple(what), people, masked, files)
        )


def _append(store: Store, run: Run) -> None:
    """Write the line. A log that cannot be written does not undo what was done, nor hide why something was not."""
    with contextlib.suppress(OSError):
        append_run(store.folder, run)


def _run(command: str, start: datetime, end: datetime, outcome: Outcome) -> Run:
    """Give the run log's record: whole numbers only, so that nothing personal can get into it."""
    counts = {name: value for name, value in outcome.data.items() if type(value) is int and name != "entry"}
    return Run(command, start, end, outcome.exit_code, outcome.data.get("entry"), counts)


def file_sha256(path: Path) -> str:
    """Give the SHA-256 of a file's content, as the journal names inputs."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
