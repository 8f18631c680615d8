"""``asnkarier demo``: the whole main job on the shipped samples of every region."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome, Progress
from asnkarier.resources import samples_folder
from asnkarier.storage.workspace import Workspace, create_workspace
from asnkarier.workflows.dashboard import dashboard_page
from asnkarier.workflows.import_data import ImportOptions, import_data
from asnkarier.workflows.office import file_sha256
from asnkarier.workflows.opening import office_in
from asnkarier.workflows.studies import STUDIES
from asnkarier.workflows.study import conduct

AS_OF = date(2026, 11, 2)
"""The day the samples speak of; the demonstration shows the same figures whenever it is run."""
YEAR = 2027
"""The budget year the samples hold ceilings for."""


def demo(out: Path, *, now: datetime, progress: Progress) -> Outcome:
    """Import the samples of every region into one workspace, analyse, plan, and write the reports.

    Rows that the samples' planted faults set aside do not make the demonstration fail.

    Raises:
        UsageError: the program was installed without its samples.
    """
    samples = sorted({path.parent for path in samples_folder().glob("*/pegawai*")})
    if not samples:
        raise UsageError(N_("The samples are missing from this installation."), remedy=N_("Install the program again."))
    workspace = create_workspace(out, samples[0].name)
    _refuse_real_data(workspace, samples)
    regions: dict[str, Any] = {}
    messages: list[Message] = []
    files: list[Path] = []
    for done, folder in enumerate(samples):
        office = office_in(workspace, folder.name, command="demo", now=now)
        progress(office.config.region.name, done / len(samples))
        given = sorted(path for path in folder.iterdir() if path.is_file())
        steps = [
            import_data(office, given, ImportOptions(), now=now, progress=_silent),
            *(
                conduct(study, office, study.step(AS_OF, YEAR), now=now, progress=_silent, today=AS_OF)
                for study in STUDIES.values()
                if study.step
            ),
        ]
        imported = steps[0].data
        regions[office.code] = {step.command: dict(step.data) for step in steps}
        account = N_("{name}: {rows} rows = {accepted} accepted + {refused} set aside + {blank} blank.")
        messages += [
            Message(account, {**imported, "name": office.config.region.name}),
            *(message for step in steps[1:] for message in step.messages),
        ]
        files += [file for step in steps for file in step.files]
        files += dashboard_page(office, None, None).files
    messages.append(Message(N_("Open these files:")))
    data = {"workspace": str(out), "as_of": AS_OF.isoformat(), "year": YEAR, "regions": regions}
    return Outcome("demo", data, tuple(messages), files=tuple(files))


def _refuse_real_data(workspace: Workspace, samples: Sequence[Path]) -> None:
    """Keep invented people out of a workspace that has seen anything but the samples."""
    invented = {file_sha256(path) for folder in samples for path in folder.iterdir() if path.is_file()}
    for folder in samples:
        entries = workspace.store(folder.name).entries()
        if any(each.sha256 not in invented for entry in entries for each in entry.inputs):
            raise UsageError(
                N_("{folder} holds data of an office; the invented samples must not be mixed with them."),
                remedy=N_("Give an empty folder with --out."),
                folder=workspace.folder,
            )


def _silent(text: str, share: float | None) -> None:
    """Tell nothing: the demonstration shows one bar for all regions."""
