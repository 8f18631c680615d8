"""``asnkarier demo``: the main job on the shipped samples."""

from pathlib import Path
from typing import Annotated

import typer

from asnkarier.cli.clock import now
from asnkarier.cli.command import START, command
from asnkarier.cli.words import _
from asnkarier.outcome import Outcome, Progress


@command("demo", _("Import the shipped samples of all regions, analyse, plan, and write every report."), START)
def demo(
    progress: Progress,
    out: Annotated[Path, typer.Option("--out", "-o", help=_("Folder to make."))] = Path("asnkarier-demo"),
) -> Outcome:
    """Run the demonstration."""
    from asnkarier.workflows.demo import demo as work

    return work(out, now=now(), progress=progress)
