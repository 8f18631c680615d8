"""The figures of the README, each measured in this run beside its named peer, with the answer checked: ``make bench``.

    python benchmarks/bench.py [--quick] [--large]

Ratios of two times taken in turns, so they mean the same on any machine. Ends with 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
GUARD_MAX = 0.2
sys.path.insert(0, str(HERE.parent / "src"))

import bench_import  # noqa: E402 - after the path to the sources
import bench_start  # noqa: E402


def main() -> int:
    """Run every benchmark and print it."""
    parser = argparse.ArgumentParser(description="Print the figures beside their peers.")
    parser.add_argument("--quick", action="store_true", help="three rounds")
    parser.add_argument("--large", action="store_true", help="also import 100,000 people (takes a quarter of an hour)")
    options = parser.parse_args()
    quick = options.quick
    print(f"Python {platform.python_version()}, {platform.machine()}, medians of one run\n")
    pairs = [bench_start.bench(rounds=3 if quick else 15)]
    print(f"{pairs[-1]}\n", flush=True)
    guard = bench_import.guard_costs()
    print(f"guard of a file of 20 rows: {guard:.3f} s, target <= {GUARD_MAX}\n", flush=True)
    sizes = [(10_000, 3 if quick else 5), *([(100_000, 1)] if options.large else [])]
    for pair in (pair for people, rounds in sizes for pair in bench_import.bench(people, rounds)):
        pairs.append(pair)
        print(f"{pair}\n", flush=True)
    others = [alone(name) for name in ("bench_gap.py", "bench_plan.py")]
    return 0 if all(others) and guard <= GUARD_MAX and all(pair.reached for pair in pairs) else 1


def alone(name: str) -> bool:
    """Run a benchmark in its own process, where threads and memory of others do not touch it; say if it is reached."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE.parent / "src"), *_given("PYTHONPATH")])}
    run = subprocess.run(
        [sys.executable, str(HERE / name)], env=environment, check=False, stdout=subprocess.PIPE, text=True
    )
    print(run.stdout or f"{name} printed nothing", flush=True)
    return bool(run.stdout) and run.returncode == 0


def _given(name: str) -> list[str]:
    return [value for value in (os.environ.get(name),) if value]


if __name__ == "__main__":
    sys.exit(main())
