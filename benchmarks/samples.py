"""Writes the samples again: one invented office for each region, with planted faults, and the list of these.

    python benchmarks/samples.py [--out data/samples]

Nothing is left to chance: the same bytes come out each time.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))  # also without the program installed

from generator.samples import write_samples  # noqa: E402


def main() -> None:
    """Write them and print their size."""
    parser = argparse.ArgumentParser(description="Write the samples again.")
    parser.add_argument("--out", type=Path, default=ROOT / "data" / "samples")
    folder: Path = parser.parse_args().out
    faults = write_samples(folder)
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"{folder}: {size:,} bytes, {len(faults)} planted faults")


if __name__ == "__main__":
    main()
