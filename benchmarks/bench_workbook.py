"""The workbook of a gap analysis, beside openpyxl in its write-only mode on the same lists.

    python benchmarks/bench_workbook.py                     # 100,000 people x 17 competencies
    python benchmarks/bench_workbook.py --people 10000

Every way is a process of its own that loads the same stored result. Ours is all that ``report gap-analysis`` does from
the loaded tables to the file on the disk: totals, sorting, texts, tables, formats, heights, charts. The peer is given
the lists of the same workbook as they were laid out, and only writes them: bare values, without formats, heights or
tables. That the cells are equal is checked with a small region in the same run, cell by cell, by a third library; of
the large region the rows of every sheet are counted.
"""

from __future__ import annotations

import argparse
import gc
import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE)]

import bench_gap  # noqa: E402 - it stands beside this file

COMPETENCIES, SMALL = 17, 1_500
RATIO, PEAK_MIB, FILE_MB = 0.15, 1024, 10
"""Targets: time against the peer, peak of the process, size of the workbook of 10,000 people."""
TABLES = ("gaps", "job_person_match", "assess_first", "gap_totals", "gap_profile", "standards", "employees")
Lists = dict[str, list[tuple[str, list[Any]]]]
"""By sheet the columns of its list: title and values, missing ones as what stands there."""


def main() -> int:
    """Draw the regions, run both ways, print times, ratio, memory and size; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description="Measure the workbook of a gap analysis.")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--way", choices=("draw", "check", *WAYS), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way:
        work = {"draw": lambda: draw(options.people, options.folder), "check": lambda: check(options.folder)}
        print(json.dumps(work.get(options.way, lambda: measured(options.way, options.folder))()))
        return 0
    with tempfile.TemporaryDirectory() as name:
        large, small = Path(name) / "large", Path(name) / "small"
        for folder, people in ((small, SMALL), (large, options.people)):
            folder.mkdir()
            rows = in_process("draw", folder, people)["rows"]
        for way in WAYS:
            in_process(way, small, SMALL)
        same = in_process("check", small, SMALL)["same"]
        runs = [{way: in_process(way, large, options.people) for way in WAYS} for _ in range(options.rounds)]
    same &= not any(Counter(run["openpyxl"]["rows"]) - Counter(run["asnkarier"]["rows"]) for run in runs)
    seconds = {way: statistics.median(run[way]["seconds"] for run in runs) for way in WAYS}
    print(f"{options.people:,} people x {COMPETENCIES} competencies, {rows:,} rows, {options.rounds} rounds")
    for way in WAYS:
        peak, size = (max(run[way][name] for run in runs) for name in ("mib", "mb"))
        print(f"  {way:10}{seconds[way]:9.2f} s{peak:8,.0f} MiB{size:8.1f} MB")
    ratio = seconds["asnkarier"] / seconds["openpyxl"]
    print(f"  ours is {ratio:.3f} of it, target <= {RATIO}")
    print("  answers checked equal" if same else "  ANSWERS DIFFER")
    reached = ratio <= RATIO and max(run["asnkarier"]["mib"] for run in runs) <= PEAK_MIB
    reached &= options.people != 10_000 or max(run["asnkarier"]["mb"] for run in runs) < FILE_MB
    print("  reached" if same and reached else "  NOT REACHED")
    return 0 if same and reached else 1


def in_process(way: str, folder: Path, people: int) -> dict[str, Any]:
    """Run one way in a process of its own."""
    command = [sys.executable, __file__, "--way", way, "--folder", str(folder), "--people", str(people)]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def draw(people: int, folder: Path) -> dict[str, int]:
    """Store the result of an invented region as the program stores it."""
    from asnkarier.analyses.gap.assess_first import assess_first
    from asnkarier.analyses.gap.jpm import job_person_match
    from asnkarier.analyses.gap.profile import gap_profile
    from asnkarier.analyses.gap.totals import gap_totals
    from asnkarier.parquet import to_bytes
    from asnkarier.storage.store import Store
    from asnkarier.workflows.gaps import SOURCES, region_gaps

    config = _config()
    store = folder / "store"
    bench_gap.draw(people, store)
    sources = {table.name: Store(store, bench_gap.REGION).load(table.name) for table in SOURCES}
    gaps = region_gaps(config, sources, bench_gap.AS_OF).gaps
    codes = sorted(gaps["competency"].unique())[:COMPETENCIES]
    gaps = gaps[gaps["competency"].isin(codes)].reset_index(drop=True)
    mapping, placement = (bands.on(bench_gap.AS_OF).value for bands in (config.jpm.mapping, config.jpm.placement))
    frames = {
        "gaps": gaps,
        "job_person_match": job_person_match(
            gaps, "capped_ratio", {}, mapping, placement, coverage_min=config.jpm.coverage_min
        ),
        "assess_first": assess_first(gaps, "capped_ratio", {}, mapping, coverage_min=config.jpm.coverage_min),
        "gap_totals": gap_totals(gaps),
        "gap_profile": gap_profile(gaps, "capped_ratio", {}, config.weights.sectors),
        "standards": sources["standards"],
        "employees": sources["employees"],
    }
    for name, frame in frames.items():
        (folder / f"{name}.parquet").write_bytes(to_bytes(_table(name), frame))
    return {"rows": len(gaps)}


def measured(way: str, folder: Path) -> dict[str, Any]:
    """Give the seconds of one way, the peak of its process, the size of its file and the rows of its lists."""
    work = WAYS[way](folder)
    gc.freeze()  # as the program does, and for both ways
    started = time.process_time()
    path, rows = work()
    seconds = time.process_time() - started  # both use one core; others may use the machine meanwhile
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "mib": peak, "mb": path.stat().st_size / 1e6, "rows": rows or _rows(path)}


def ours(folder: Path) -> Callable[[], tuple[Path, list[int]]]:
    """Give the program's own way."""
    from asnkarier.reports.gap.workbook import write_gap_workbook

    report = _report(folder)

    def write() -> tuple[Path, list[int]]:
        path = folder / "asnkarier.xlsx"
        write_gap_workbook(path, report)
        return path, []

    return write


def by_openpyxl(folder: Path) -> Callable[[], tuple[Path, list[int]]]:
    """Give openpyxl, which is handed the lists laid out already."""
    from openpyxl import Workbook

    found = laid_out(folder)

    def write() -> tuple[Path, list[int]]:
        book = Workbook(write_only=True)
        for name, columns in found.items():
            sheet = book.create_sheet(name)
            sheet.append([title for title, _ in columns])
            for row in zip(*(values for _, values in columns), strict=True):
                sheet.append(row)
        path = folder / "openpyxl.xlsx"
        book.save(path)
        return path, [len(columns[0][1]) for columns in found.values()]

    return write


WAYS: dict[str, Callable[[Path], Callable[[], tuple[Path, list[int]]]]] = {
    "openpyxl": by_openpyxl, "asnkarier": ours,
}  # fmt: skip


def laid_out(folder: Path) -> Lists:
    """Give the lists of the workbook as they are laid out."""
    from asnkarier.reports.gap.workbook import write_gap_workbook
    from asnkarier.reports.kit import excel
    from asnkarier.reports.kit.excel_names import unique_titles
    from asnkarier.reports.kit.fields import Coded

    found: Lists = {}
    write = excel.write_list

    def noted(sheet: Any, row: int, fields: Any, **options: Any) -> Any:
        titles = unique_titles(one.title for one in fields)
        columns = [(one.missing or None, Coded.of(one.values)) for one in fields]
        if columns and len(columns[0][1]):
            found[sheet.name] = [
                (title, [its.words[code] if code >= 0 and its.words[code] != "" else missing for code in its.codes])
                for title, (missing, its) in zip(titles, columns, strict=True)
            ]
        return write(sheet, row, fields, **options)

    excel.write_list = noted
    write_gap_workbook(folder / "laid_out.xlsx", _report(folder))
    return found


def check(folder: Path) -> dict[str, bool]:
    """Say whether every cell of every list is the same in both workbooks."""
    from python_calamine import CalamineWorkbook

    ours, theirs = (CalamineWorkbook.from_path(folder / f"{way}.xlsx") for way in ("asnkarier", "openpyxl"))
    for name in theirs.sheet_names:
        header, *rows = theirs.get_sheet_by_name(name).to_python(skip_empty_area=False)
        found = [row[: len(header)] for row in ours.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        start = found.index(header) + 1
        if found[start : start + len(rows)] != rows:
            return {"same": False}
    return {"same": True}


def _rows(path: Path) -> list[int]:
    """Give the rows of every table of a workbook."""
    counts = []
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.startswith("xl/tables/"):
                said = re.search(r'<autoFilter ref="[A-Z]+([0-9]+):[A-Z]+([0-9]+)"', parts.read(name).decode())
                assert said  # noqa: S101 - every table of ours has a filter
                counts.append(int(said[2]) - int(said[1]))
    return counts


def _report(folder: Path) -> Any:
    from asnkarier.analyses.gap.formulas import FORMULAS
    from asnkarier.parquet import from_bytes
    from asnkarier.reports.gap.report import GapReport
    from asnkarier.reports.kit.ranks import ranks_of
    from asnkarier.workflows.gap_analysis import GAP_ANALYSIS

    frames = {
        name: from_bytes(_table(name), (folder / f"{name}.parquet").read_bytes(), part=GAP_ANALYSIS.held.get(name))
        for name in TABLES
    }
    ranks = ranks_of(frames.pop("employees"))
    return GapReport(_config(), bench_gap.AS_OF, formula=FORMULAS["capped_ratio"], ranks=ranks, **frames)


def _config() -> Any:
    from asnkarier.config.load import load_region
    from asnkarier.resources import configs_folder
    from asnkarier.workflows.studies import STEPS

    return load_region(bench_gap.REGION, [configs_folder()], STEPS).config


def _table(name: str) -> Any:
    from asnkarier.tables import TABLES as EVERY

    return EVERY[name]


if __name__ == "__main__":
    sys.exit(main())
