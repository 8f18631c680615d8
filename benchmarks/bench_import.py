"""Importing a SIASN export of 64 columns, read to stored, beside pandas reading the same file.

    python benchmarks/bench_import.py [PEOPLE [ROUNDS]]

The peers, ``pandas.read_excel`` with openpyxl and with calamine, only read: they check nothing and store nothing.
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
WARM_UP_MAX = 20_000
"""With more people a round takes minutes, and what is done once at the start does not matter."""
MEMORY_MAX = 1229
"""MiB: 1.2 GiB."""


def bench(people: int = 10_000, rounds: int = 5) -> list[Pair]:
    """Measure the work in one process, the whole command, and what guarding a small file costs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        export = folder / "pegawai.xlsx"
        write_xlsx(export, [siasn_sheet(REGION, draw_people(REGION, people, 1))])
        # Whether the answer is the same is asked once, before the clock runs.
        memory = _command_and_peak(folder / "checked", export)
        stored = _stored_nips(folder / "checked")
        read = set(pd.read_excel(export, engine="calamine", dtype=str)["NIP BARU"].str.lstrip("'"))
        same = stored == read and len(read) == people
        number = iter(range(1_000_000))

        def workspace() -> Path:
            return folder / f"workspace{next(number)}"

        inside, whole, slow, fast = medians(
            [
                lambda: _in_process(workspace(), export),
                lambda: _command(workspace(), export),
                lambda: pd.read_excel(export, engine="openpyxl"),
                lambda: pd.read_excel(export, engine="calamine"),
            ],
            rounds,
            warm_up=people <= WARM_UP_MAX,
        )
    size = f"{people:,} x 64"
    openpyxl, calamine = (f"pandas.read_excel(engine='{name}'), reading only" for name in ("openpyxl", "calamine"))
    print(f"peak memory of 'asnkarier import', {size}: {memory} MiB without the child, target <= {MEMORY_MAX}")
    is_large = people > WARM_UP_MAX  # start-up and what a run costs at least then no longer count
    work = f"import in process, {size}, read to stored"
    pairs = [
        Pair(work, inside, openpyxl, slow, 0.3 if is_large else 0.5, same, rounds),
        Pair(f"asnkarier import, whole process, {size}", whole, openpyxl, slow, 0.3 if is_large else 0.5, same, rounds),
    ]
    return [*pairs, Pair(work, inside, calamine, fast, 2, same, rounds)] if is_large else pairs


def guard_costs(rounds: int = 15) -> float:
    """Give the seconds that the guard (copy, child process, pipe) adds to a file of 20 rows."""
    from asnkarier.readers.files.child import parse
    from asnkarier.readers.read import read_grids

    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "pegawai.xlsx"
        write_xlsx(export, [siasn_sheet(REGION, draw_people(REGION, 20, 1))])

        def bare() -> None:
            for sheet in parse(export, "zip", "first", is_named_as_text=False):
                list(sheet.rows)

        guarded, unguarded = medians([lambda: read_grids(export), bare], rounds)
    return guarded - unguarded


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


def _command_and_peak(workspace: Path, export: Path) -> int:
    """Import in a process of its own and give its peak memory in MiB, that of the child which parses left out."""
    from asnkarier.storage.workspace import create_workspace

    create_workspace(workspace, REGION)
    arguments = ["import", str(export), "-w", str(workspace), "-r", REGION, "--quiet"]
    code = (
        "import sys; from asnkarier.cli.app import main\n"
        "try: main()\n"
        "finally:\n"
        "    peak = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))\n"
        "    print(peak.split()[1], file=sys.stderr)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(SOURCE)}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, check=True, capture_output=True, text=True
    )
    return int(done.stderr.split()[-1]) // 1024


def _stored_nips(workspace: Path) -> set[str]:
    from asnkarier.storage.store import Store

    return set(Store(workspace / "store", REGION).load("employees")["nip"])


if __name__ == "__main__":
    sys.path.insert(0, str(SOURCE))
    print(f"guard of a file of 20 rows: {guard_costs():.3f} s, target <= 0.2")
    for pair in bench(*map(int, sys.argv[1:])):
        print(pair)
