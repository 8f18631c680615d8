"""Writes an invented office's spreadsheets for a region, at any size.

    python benchmarks/generate.py --region mamuju --people 800 --seed 1 --out DIR --format xlsx

``xlsx`` and ``csv`` have the layouts and spellings that region's offices use (a CSV for each sheet). ``parquet`` holds
the program's own tables, typed, for benchmarks of the analyses. The same arguments always give the same bytes. The
samples with planted faults are made by ``samples.py``.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))  # also without the program installed

from generator.files import write_office
from generator.office import draw_office
from generator.offices import REGIONS


def main() -> None:
    """Read the arguments, draw, write, print what was written."""
    parser = argparse.ArgumentParser(description="Write an invented office's spreadsheets.")
    parser.add_argument("--region", choices=sorted(REGIONS), required=True)
    parser.add_argument("--people", type=int, default=1_000, help="100 to 1,000,000")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--format", choices=("xlsx", "csv", "parquet"), default="xlsx")
    given = parser.parse_args()
    if not 100 <= given.people <= 1_000_000:
        parser.error("--people: from 100 to 1,000,000")
    started = time.perf_counter()
    given.out.mkdir(parents=True, exist_ok=True)
    for path in write_office(draw_office(given.region, given.people, given.seed), given.out, given.format):
        print(f"{path}  {path.stat().st_size:,} bytes")
    print(f"{given.people:,} people in {time.perf_counter() - started:.1f} s")


if __name__ == "__main__":
    main()
