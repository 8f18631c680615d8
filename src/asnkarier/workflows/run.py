"""``asnkarier run``: what a region does every night, from cron."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

from asnkarier.errors import ErrorMessage, UserError
from asnkarier.i18n import N_
from asnkarier.outcome import ExitCode, Message, Outcome, Progress
from asnkarier.storage.history import standing
from asnkarier.storage.workspace import Workspace
from asnkarier.workflows.import_data import ImportOptions, import_data
from asnkarier.workflows.office import Office, file_sha256, logged
from asnkarier.workflows.opening import office_in
from asnkarier.workflows.studies import IMPORT_STEP, STUDIES
from asnkarier.workflows.study import conduct

WORST_LAST = (
    ExitCode.DONE,
    ExitCode.SET_ASIDE,
    ExitCode.NO_PLAN,
    ExitCode.REFUSED,
    ExitCode.USAGE,
    ExitCode.BUSY,
    ExitCode.STORE_DAMAGED,
)
"""How bad a step's end is; the run ends with the worst of them."""

Step = Callable[[], Outcome]


@dataclass(frozen=True)
class RunOptions:
    """What the user asked for; the year is the one after the day if none is named."""

    year: int | None = None
    as_of: date | None = None


def run(
    workspace: Workspace, regions: Sequence[str], options: RunOptions, *, now: datetime, progress: Progress
) -> Outcome:
    """Do each region's automation steps; trouble in one step or region does not keep the others from being done.

    ``data``: ``steps``, each with ``region``, ``step``, ``exit_code`` and the step's own ``data``.
    """
    ends = [_region(workspace, region, options, now, progress) for region in regions]
    return _together(ends) if any(end.messages for end in ends) else replace(_together(ends), messages=(NOTHING,))


NOTHING = Message(N_("There was nothing to do."))


def _region(workspace: Workspace, region: str, options: RunOptions, now: datetime, progress: Progress) -> Outcome:
    try:
        office = office_in(workspace, region, command="run", now=now)
        return run_region(office, options, now=now, progress=progress)
    except UserError as error:  # its configuration or its store cannot be used at all
        return _together([_as_step(region, _failed("run", error))])


@logged("run")
def run_region(office: Office, options: RunOptions, *, now: datetime, progress: Progress) -> Outcome:
    """Do one region's automation steps.

    Each new file of the inbox is imported on its own, so that one refused file does not hold back the rest; a
    file whose import stands is passed over.
    """
    day = options.as_of or office.today(now)
    steps = _steps(office, day, options.year, now, progress)
    return _together([_as_step(office.code, _done(name, step)) for name, step in steps])


def _together(ends: Sequence[Outcome]) -> Outcome:
    """Give the ends of several steps, or of several regions, as one; it ends with the worst of their codes."""
    return Outcome(
        "run",
        {"steps": [step for end in ends for step in end.data["steps"]]},
        tuple(message for end in ends for message in end.messages),
        tuple(finding for end in ends for finding in end.findings),
        tuple(file for end in ends for file in end.files),
        max((end.exit_code for end in ends), key=WORST_LAST.index, default=ExitCode.DONE),
    )


def _as_step(region: str, end: Outcome) -> Outcome:
    step = {"region": region, "step": end.command, "exit_code": int(end.exit_code), "data": dict(end.data)}
    return replace(end, data={"steps": [step]})


def _done(name: str, step: Step) -> Outcome:
    try:
        return step()
    except UserError as error:
        return _failed(name, error)


def _failed(name: str, error: UserError) -> Outcome:
    """Give an error as the outcome of its step."""
    return Outcome(name, {}, (ErrorMessage.of(error),), error.findings, exit_code=error.exit_code)


def _steps(
    office: Office, day: date, year: int | None, now: datetime, progress: Progress
) -> Iterator[tuple[str, Step]]:
    for name in office.config.automation.steps:
        if name == IMPORT_STEP:
            for path in _new_files(office):
                yield name, partial(import_data, office, [path], ImportOptions(), now=now, progress=progress)
        elif options_of := STUDIES[name].step:
            options = options_of(day, year)
            yield name, partial(conduct, STUDIES[name], office, options, now=now, progress=progress)


def _new_files(office: Office) -> list[Path]:
    """Give the inbox files whose content no standing import has read, by name.

    A region's own folder ``inbox/<region>`` is used where there is one; the inbox itself is the default region's.
    """
    inbox = office.workspace.inbox
    folder = inbox / office.code if (inbox / office.code).is_dir() else inbox
    if not folder.is_dir() or (folder == inbox and office.code != office.workspace.region):
        return []
    known = {each.sha256 for entry in standing(office.store.entries()) for each in entry.inputs}
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~$")))
    return [path for path in files if file_sha256(path) not in known]
