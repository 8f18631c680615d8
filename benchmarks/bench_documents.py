"""All documents of 40 OPDs and 800 people: results, packs by OPD, individual plans, masked documents.

    python benchmarks/bench_documents.py [ROUNDS]

The people of a sample region (799) are put into 40 OPDs of about equal size. Each command is a process of its own, from
the stored results to the last file on the disk; the target is 60 s for all of them together.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
sys.path.insert(0, str(SOURCE))

from asnkarier.resources import samples_folder  # noqa: E402 - after the path to the sources
from asnkarier.storage.store import Store  # noqa: E402

REGION, OPDS, TARGET = "mamuju", 40, 60.0
DAY = ("--as-of", "2026-11-02")
COMMANDS = {
    "all results (xlsx, md, docx)": ("--format", "xlsx,md,docx"),
    "packs by OPD (xlsx, docx)": ("--per-opd",),
    "individual plans (docx, xlsx)": ("--all-individual",),
    "masked (xlsx, md, docx)": ("--mask", "--format", "xlsx,md,docx"),
}


def asnkarier(*words: object, codes: tuple[int, ...] = (0,)) -> None:
    """Run the command.

    Raises:
        SystemExit: it ended otherwise than expected.
    """
    run = subprocess.run(
        [sys.executable, "-m", "asnkarier", *map(str, words)],
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode not in codes:
        sys.exit(f"{words}: {run.returncode}\n{run.stdout}{run.stderr}")


def prepare(workspace: Path) -> int:
    """Make the region with its results; give the number of its people."""
    asnkarier("init", workspace, "--region", REGION)
    files = sorted(path for path in (samples_folder() / REGION).iterdir() if path.is_file())
    asnkarier("import", *files, "-w", workspace, codes=(0, 3))
    store = Store(workspace / "store", REGION)
    employees = store.load("employees")
    opd = [f"Dinas Contoh {number % OPDS + 1:02d}" for number in range(len(employees))]
    store.commit({"employees": employees.assign(opd=opd)}, command="import", now=datetime.now(UTC), who="bench")
    asnkarier("gap-analysis", "-w", workspace, *DAY, codes=(0, 3))
    asnkarier("plan-training", "-w", workspace, *DAY, "--year", 2027, codes=(0, 3))
    return len(employees)


def measured(workspace: Path, out: Path, *options: str) -> tuple[float, float, int]:
    """Give seconds, seconds of the processor, and how many files were written."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    asnkarier("report", "-w", workspace, "-o", out, *options)
    seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, used, sum(path.is_file() for path in out.rglob("*"))


def main() -> int:
    """Measure every command and print it; 1 if they take too long together."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    total = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        people = prepare(folder / "w")
        print(f"{people} people in {OPDS} OPDs, medians of {rounds}")
        for title, options in COMMANDS.items():
            runs = [measured(folder / "w", folder / f"{title[:6]}{number}", *options) for number in range(rounds)]
            seconds, used = (statistics.median(run[column] for run in runs) for column in (0, 1))
            total += seconds
            print(f"{title:<32} {seconds:6.1f} s   processor {used:6.1f} s   {runs[0][2]} files", flush=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{'together':<32} {total:6.1f} s   target <= {TARGET:g} s; peak {peak} MiB")
    return 0 if total <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
