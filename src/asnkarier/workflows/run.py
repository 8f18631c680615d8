"""``asnkarier run``: what a region does every night, from cron."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from asnkarier.errors import UserError
from asnkarier.i18n import N_
from asnkarier.outcome import ExitCode, Message, Outcome, Problem
from asnkarier.workflows.gap_analysis import GapOptions, gap_analysis
from asnkarier.workflows.import_data import ImportOptions, import_data
from asnkarier.workflows.office import Office, Progress
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
    offices: Sequence[Office], *, year: int | None, as_of: date | None, now: datetime, progress: Progress
) -> Outcome:
    """Do each region's automation steps; a step that fails does not keep the others from being done.

    Each new file of the inbox is imported on its own, so that one refused file does not hold back the rest; a
    file whose content the journal knows is passed over.
    """
    results: list[dict[str, Any]] = []
    messages: list[Message] = []
    problems: list[Problem] = []
    files: list[Path] = []
    codes = [ExitCode.DONE]
    for office in offices:
        for name, step in _steps(office, year, as_of, now, progress):
            try:
                outcome = step()
            except UserError as error:
                outcome = Outcome(name, problems=error.problems, exit_code=error.exit_code)
                text = " ".join(part for part in (error.message, error.remedy) if part)
                messages.append(Message(text, error.values))
            messages += outcome.messages
            problems += outcome.problems
            files += outcome.files
            codes.append(outcome.exit_code)
            results.append(
                {"region": office.code, "step": name, "exit_code": int(outcome.exit_code), "data": dict(outcome.data)}
            )
    if not results:
        messages.append(Message(N_("There was nothing to do.")))
    worst = max(codes, key=WORST_LAST.index)
    return Outcome("run", {"steps": results}, tuple(messages), tuple(problems), tuple(files), worst)


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
    """Give the inbox files whose content no import has read, by name.

    A region's own folder ``inbox/<region>`` is used where there is one; the inbox itself is the default region's.
    """
    inbox = office.workspace.inbox
    folder = inbox / office.code if (inbox / office.code).is_dir() else inbox
    if not folder.is_dir() or (folder == inbox and office.code != office.workspace.region):
        return []
    known = {each.sha256 for entry in office.store.entries() for each in entry.inputs}
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", "~$")))
    return [path for path in files if _sha256(path) not in known]


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
