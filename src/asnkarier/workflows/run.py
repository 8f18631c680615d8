"""``asnkarier run``: what a region does every night, from cron."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from asnkarier.errors import ErrorMessage, UserError
from asnkarier.i18n import N_
from asnkarier.outcome import ExitCode, Message, Outcome, Progress
from asnkarier.storage.history import standing
from asnkarier.storage.workspace import Workspace
from asnkarier.workflows.gap_analysis import GapOptions, gap_analysis
from asnkarier.workflows.import_data import ImportOptions, import_data
from asnkarier.workflows.office import Office, file_sha256, office_in
from asnkarier.workflows.plan_training import PlanOptions, plan_training

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


def run(
    workspace: Workspace,
    regions: Sequence[str],
    *,
    year: int | None,
    as_of: date | None,
    now: datetime,
    progress: Progress,
) -> Outcome:
    """Do each region's automation steps; trouble in one step or region does not keep the others from being done.

    Each new file of the inbox is imported on its own, so that one refused file does not hold back the rest; a
    file whose import stands is passed over.
    """
    done: list[tuple[str, Outcome]] = []
    for region in regions:
        try:
            office = office_in(workspace, region)
            for name, step in _steps(office, year, as_of, now, progress):
                done.append((region, _result(name, step)))
        except UserError as error:  # its configuration or its store cannot be used at all
            done.append((region, _failed("run", error)))
    outcomes = [outcome for _, outcome in done]
    messages = [message for outcome in outcomes for message in outcome.messages]
    worst = max((outcome.exit_code for outcome in outcomes), key=WORST_LAST.index, default=ExitCode.DONE)
    steps = [
        {"region": region, "step": each.command, "exit_code": int(each.exit_code), "data": dict(each.data)}
        for region, each in done
    ]
    return Outcome(
        "run",
        {"steps": steps},
        tuple(messages) or (Message(N_("There was nothing to do.")),),
        tuple(finding for outcome in outcomes for finding in outcome.findings),
        tuple(file for outcome in outcomes for file in outcome.files),
        worst,
    )


def _result(name: str, step: Step) -> Outcome:
    try:
        return step()
    except UserError as error:
        return _failed(name, error)


def _failed(name: str, error: UserError) -> Outcome:
    """Give an error as the outcome of its step."""
    return Outcome(name, {}, (ErrorMessage.of(error),), error.findings, exit_code=error.exit_code)


def _steps(
    office: Office, year: int | None, as_of: date | None, now: datetime, progress: Progress
) -> Iterator[tuple[str, Step]]:
    day = as_of or office.today(now)
    for name in office.config.automation.steps:
        match name:
            case "import":
                for path in _new_files(office):
                    yield name, partial(import_data, office, [path], ImportOptions(), now=now, progress=progress)
            case "gap-analysis":
                yield name, partial(gap_analysis, office, GapOptions(as_of=day), now=now, progress=progress)
            case "plan-training":
                options = PlanOptions(year=year or day.year + 1, as_of=day)
                yield name, partial(plan_training, office, options, now=now, progress=progress)


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
