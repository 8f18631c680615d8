"""Writes an invented office's spreadsheets for a region, at any size.

    python benchmarks/generate.py --region mamuju --people 800 --seed 1 --out DIR --format xlsx

``xlsx`` and ``csv`` have the layouts and spellings that region's offices use (a CSV for each sheet). ``parquet`` holds the
program's own tables, typed, for benchmarks of the analyses. The same arguments always give the same bytes. Samples with
planted faults are made by ``benchmarks/samples.py``.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from generator.office import Office, OfficeFile, draw_office, office_files
from generator.offices import REGIONS
from generator.sheet import write_csv, write_html_xls, write_xlsx


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
    office = draw_office(given.region, given.people, given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    for path in write_office(office, given.out, given.format):
        print(f"{path}  {path.stat().st_size:,} bytes")
    print(f"{given.people:,} people in {time.perf_counter() - started:.1f} s")


def write_office(office: Office, folder: Path, form: str) -> list[Path]:
    """Write all the files of an office in one format and give their paths."""
    if form == "parquet":
        return _write_parquet(office, folder)
    written = []
    for file in office_files(office):
        if form == "xlsx":
            path = folder / f"{file.stem}.xlsx"
            write_xlsx(path, file.sheets)
            written.append(path)
            continue
        for sheet in file.sheets:
            stem = file.stem if len(file.sheets) == 1 else f"{file.stem}_{sheet.name.lower().replace(' ', '_')}"
            write_csv(folder / f"{stem}.csv", sheet)
            written.append(folder / f"{stem}.csv")
    return written


def write_as_sent(file: OfficeFile, folder: Path) -> Path:
    """Write one file in the format its office uses."""
    path = folder / file.name
    if file.format == "xlsx":
        write_xlsx(path, file.sheets)
    elif file.format == "csv":
        write_csv(path, file.sheets[0])
    else:
        write_html_xls(path, file.sheets[0])
    return path


def _write_parquet(office: Office, folder: Path) -> list[Path]:
    from generator.tabular import tables

    written = []
    for name, frame in tables(office):
        path = folder / f"{name}.parquet"
        frame.to_parquet(path, index=False, compression="zstd")
        written.append(path)
    return written


if __name__ == "__main__":
    main()
