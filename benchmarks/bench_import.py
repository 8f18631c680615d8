"""Importing a SIASN export of 10,000 people x 64 columns, read to stored, beside pandas reading the same file.

The peer, ``pandas.read_excel(engine="openpyxl")``, only reads: it checks nothing and stores nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from bench_pair import Pair, medians
from generator.people import draw_people
from generator.sheet import write_xlsx
from generator.siasn import siasn_sheet

SOURCE = Path(__file__).parents[1] / "src"
REGION = "mamuju"


def bench(people: int = 10_000, rounds: int = 5) -> list[Pair]:
    """Measure the work in one process and the whole command; target of both: at most half of the peer."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        export = folder / "pegawai.xlsx"
        write_xlsx(export, [siasn_sheet(REGION, draw_people(REGION, people, 1))])
        # Whether the answer is the same is asked once, before the clock runs.
        _command(folder / "checked", export)
        stored = _stored_nips(folder / "checked")
        read = set(pd.read_excel(export, engine="openpyxl", dtype=str)["NIP BARU"].str.lstrip("'"))
        same = stored == read and len(read) == people
        number = iter(range(1_000_000))

        def workspace() -> Path:
            return folder / f"workspace{next(number)}"

        inside, whole, reading = medians(
            [
                lambda: _in_process(workspace(), export),
                lambda: _command(workspace(), export),
                lambda: pd.read_excel(export, engine="openpyxl"),
            ],
            rounds,
        )
    size, peer = f"{people:,} x 64", "pandas.read_excel(engine='openpyxl'), reading only"
    return [
        Pair(f"import in process, {size}, read to stored", inside, peer, reading, 0.5, same, rounds),
        Pair(f"asnkarier import, whole process, {size}", whole, peer, reading, 0.5, same, rounds),
    ]


def _in_process(workspace: Path, export: Path) -> None:
    from asnkarier.storage.workspace import create_workspace
    from asnkarier.workflows.import_data import ImportOptions, import_data
    from asnkarier.workflows.opening import office_in

    now = datetime.now(UTC)
    office = office_in(create_workspace(workspace, REGION), REGION, command="import", now=now)
    import_data(office, [export], ImportOptions(), now=now, progress=lambda *_: None)
    shutil.rmtree(workspace)


def _command(workspace: Path, export: Path) -> None:
    """Make a workspace without the program and import into it with it."""
    from asnkarier.storage.workspace import create_workspace

    create_workspace(workspace, REGION)
    command = [sys.executable, "-m", "asnkarier", "import", str(export), "-w", str(workspace), "-r", REGION, "--quiet"]
    subprocess.run(command, env=os.environ | {"PYTHONPATH": str(SOURCE)}, check=True, stdout=subprocess.DEVNULL)


def _stored_nips(workspace: Path) -> set[str]:
    from asnkarier.storage.store import Store

    return set(Store(workspace / "store", REGION).load("employees")["nip"])


if __name__ == "__main__":
    sys.path.insert(0, str(SOURCE))
    for pair in bench():
        print(pair)
