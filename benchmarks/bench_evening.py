"""A first user's evening: an office's files in, every document out, each command a process of its own.

    python benchmarks/bench_evening.py [PEOPLE]

The invented office of 5,000 people sends its spreadsheets (SIASN export, assessments, PIP ASN, catalogue, ceilings,
histories and the others); they are imported, and gap-analysis, ip-asn, jp, plan-training, `report kak` and
`export siasn` are run, each as it is typed, without options that make it quicker. The target is 3 minutes together.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
sys.path.insert(0, str(SOURCE))

from generator.files import write_office  # noqa: E402 - after the path to the sources
from generator.office import draw_office  # noqa: E402

REGION, TARGET = "manokwari", 180.0
DAY = ("--as-of", "2026-11-02")
TODAY = "1793600000"
"""The same day, in seconds: a result of a day that is past would not be stored."""
COMMANDS = (
    ("gap-analysis", *DAY),
    ("ip-asn", *DAY),
    ("jp", *DAY),
    ("plan-training", *DAY, "--year", "2027"),
    ("report", "kak"),
    ("export", "siasn", "--table", "kursus", "--year", "2026"),
)


def timed(*words: object) -> tuple[float, float]:
    """Run the command; give its seconds, and those of the processor.

    Raises:
        SystemExit: it ended otherwise than with 0, or with 3 (some rows are incomplete or set aside).
    """
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-m", "asnkarier", *map(str, words)],
        env=os.environ | {"PYTHONPATH": str(SOURCE), "SOURCE_DATE_EPOCH": TODAY},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode not in (0, 3):
        sys.exit(f"{words}: {run.returncode}\n{run.stdout}{run.stderr}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - started, used


def main() -> int:
    """Print what each command took; 1 if they take too long together."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    total = busy = 0.0
    with tempfile.TemporaryDirectory() as name:
        workspace, sent = Path(name) / "w", Path(name) / "sent"
        sent.mkdir()
        files = write_office(draw_office(REGION, people, seed=1), sent, "xlsx")
        timed("init", workspace, "--region", REGION)
        for words in (("import", *files), *COMMANDS):
            seconds, used = timed(*words, "-w", workspace)
            total, busy = total + seconds, busy + used
            print(f"{words[0]:<14} {seconds:6.1f} s   processor {used:6.1f} s", flush=True)
        made = sum(path.is_file() for path in (workspace / "reports").rglob("*"))
    print(f"{people:,} people, {made} files: {total:.1f} s together, processor {busy:.1f} s; target <= {TARGET:g} s")
    return 0 if total <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
