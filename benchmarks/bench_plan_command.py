"""The whole command `plan-training` for 6,000 people and 120 trainings: from the stored tables to the written reports.

    python benchmarks/bench_plan_command.py [PEOPLE [TRAININGS]]

The invented office has fewer trainings of its own; the others are the same trainings held by other providers, for
other prices. Start of Python, the gap analysis, solver, reasons, checker, workbook and letter are all in the seconds,
which are those of the clock and of the processor; the target is 60 s. The proof reached is printed beside them.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd

SOURCE = Path(__file__).parents[1] / "src"
sys.path.insert(0, str(SOURCE))

from asnkarier.storage.store import Store  # noqa: E402 - after the path to the sources
from generator.files import write_office  # noqa: E402
from generator.office import draw_office  # noqa: E402

REGION, TARGET = "mamuju", 60.0
DAY = ("--as-of", "2026-11-02")
TODAY = "1793600000"
"""The same day, in seconds: a result of a day that is past would not be stored."""


def asnkarier(*words: object) -> str:
    """Run the command and give what it prints.

    Raises:
        SystemExit: it ended otherwise than expected.
    """
    run = subprocess.run(
        [sys.executable, "-m", "asnkarier", *map(str, words)],
        env=os.environ | {"PYTHONPATH": str(SOURCE), "SOURCE_DATE_EPOCH": TODAY},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode not in (0, 3):
        sys.exit(f"{words}: {run.returncode}\n{run.stdout}{run.stderr}")
    return run.stdout


def prepare(folder: Path, people: int, trainings: int) -> Path:
    """Make a workspace with the office and a catalogue of so many trainings."""
    workspace = folder / "w"
    asnkarier("init", workspace, "--region", REGION)
    files = write_office(draw_office(REGION, people, seed=1), folder, "parquet")
    tables = {path.stem: pd.read_parquet(path) for path in files}
    tables["trainings"], tables["training_competencies"] = catalogue(
        tables["trainings"], tables["training_competencies"], trainings
    )
    Store(workspace / "store", REGION).commit(tables, command="import", now=datetime.now(UTC), who="bench")
    return workspace


def catalogue(courses: pd.DataFrame, taught: pd.DataFrame, size: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Fill the catalogue up to ``size`` with the same trainings for 70 to 130 % of their price."""
    draw = np.random.default_rng(1)
    rows, lessons = [courses], [taught]
    for number in range(1, -(-size // len(courses))):
        dearer = draw.uniform(0.7, 1.3, len(courses))
        more = courses.assign(training=courses["training"] + f"-{number}", title=courses["title"] + f" ({number})")
        for column in ("cost_per_participant", "cost_per_class"):
            more[column] = (more[column] * dearer).round(-4).astype(courses[column].dtype)
        rows.append(more)
        lessons.append(taught.assign(training=taught["training"] + f"-{number}"))
    every = pd.concat(rows, ignore_index=True).head(size)
    competencies = pd.concat(lessons, ignore_index=True)
    return every, competencies[competencies["training"].isin(every["training"])].reset_index(drop=True)


def main() -> int:
    """Print the seconds; 1 if the target is missed."""
    people, trainings = (int(word) for word in (*sys.argv[1:], "6000", "120")[:2])
    with tempfile.TemporaryDirectory() as name:
        workspace = prepare(Path(name), people, trainings)
        asnkarier("gap-analysis", "-w", workspace, *DAY)
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        told = asnkarier("plan-training", "-w", workspace, *DAY, "--year", 2027, "--json")
        seconds, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"plan-training, {people:,} people, {trainings} trainings: {seconds:.1f} s, processor {used:.1f} s, "
        f"peak {after.ru_maxrss // 1024} MiB; target {TARGET:g} s"
    )
    print(json.dumps(json.loads(told), ensure_ascii=False)[:2000])
    return 0 if min(seconds, used) <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
