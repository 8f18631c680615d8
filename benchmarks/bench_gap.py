"""The gap analysis from the stored files to gaps, JPM and totals, beside pandas, Polars and DuckDB.

    python benchmarks/bench_gap.py                    # 100,000 people x 20 competencies
    python benchmarks/bench_gap.py --people 1000000   # ours alone is measured: does it stay under 2 GiB?

Every way is a process of its own that reads the same Parquet files and answers the same question: the gap of each
person in each competency (valid levels only, the best evidence first, then the newest), the capped JPM of each person,
and for each unit and competency how many are required, assessed and below, and how many levels are missing. The answers
are compared. Ours does more: it looks for retirement, contract ends, exemptions, contradictions and five kinds of
standards; the peers are given people of whom none of that is true, and standards by jenjang.

Polars and DuckDB are left out where they are not installed (``pip install polars duckdb``).
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "src"))

REGION = "mamuju"
AS_OF = date(2026, 11, 2)
YEARS = 3
EVIDENCE = {"assessment_center": 5, "superior": 3, "self": 1}
COUNTED = ("Aktif", "PPPK Aktif", "Tugas Belajar")
FIGURES = ("required", "assessed", "with_gap", "levels_missing")
TARGETS = {"pandas": 1 / 6, "polars": 0.6, "duckdb": 0.6}
MEMORY_TARGET = 0.5
"""Of the leaner of Polars and DuckDB."""
Answer = tuple[npt.NDArray[np.int8], npt.NDArray[np.float64], pd.DataFrame]
"""[people, competencies] gaps, -1 where unknown; JPM by person; FIGURES by opd, unor (or both as group), competency."""


def main() -> int:
    """Draw the region, run every way in turns, print medians, ratios and memory; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description="Measure the gap analysis.")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--way", choices=("draw", *WAYS), help=argparse.SUPPRESS)
    parser.add_argument("--store", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.way == "draw":
        print(json.dumps({"rows": draw(options.people, options.store)}))
        return 0
    if options.way:
        print(json.dumps(measured(options.way, options.store)))
        return 0
    alone = options.people > 200_000
    ways = [way for way in WAYS if way == "asnkarier" or (not alone and importlib.util.find_spec(way))]
    with tempfile.TemporaryDirectory() as folder:
        # Not in this process: a child's peak counts from that of its parent.
        rows = in_process("draw", Path(folder), options.people)["rows"]
        print(f"{options.people:,} people x 20 competencies, {rows:,} assessments, {options.rounds} rounds")
        runs = [{way: in_process(way, Path(folder), options.people) for way in ways} for _ in range(options.rounds)]
    same = all(run[way]["answer"] == run["asnkarier"]["answer"] for run in runs for way in ways)
    seconds = {way: statistics.median(run[way]["seconds"] for run in runs) for way in ways}
    memory = {way: max(run[way]["mib"] for run in runs) for way in ways}
    for way in ways:
        target = f", target <= {TARGETS[way]:.2f}" if way in TARGETS else ""
        print(
            f"  {way:10}{seconds[way]:8.2f} s{memory[way]:8,.0f} MiB   "
            f"ours is {seconds['asnkarier'] / seconds[way]:.2f} of it{target}"
        )
    print("  answers checked equal" if same else "  ANSWERS DIFFER")
    if alone:
        return 0 if memory["asnkarier"] < 2048 else 1
    reached = all(seconds["asnkarier"] <= TARGETS[way] * seconds[way] for way in ways[1:])
    lean = [memory[way] for way in ("polars", "duckdb") if way in memory]
    reached &= not lean or memory["asnkarier"] <= MEMORY_TARGET * min(lean)
    print("  reached" if same and reached else "  NOT REACHED")
    return 0 if same and reached else 1


def in_process(way: str, folder: Path, people: int) -> dict[str, Any]:
    """Run one way in a process of its own."""
    command = [sys.executable, __file__, "--way", way, "--store", str(folder), "--people", str(people)]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ)
    answer: dict[str, Any] = json.loads(run.stdout)
    return answer


def measured(way: str, folder: Path) -> dict[str, Any]:
    """Give the seconds of one way after its imports, the peak of its process, and what it answered, in short."""
    answer = WAYS[way](folder)
    gc.freeze()  # as the program does, and for every way: what the imports made is not looked through again
    started = time.perf_counter()
    gaps, jpm, totals = answer()
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if "group" in totals:  # as our totals name a unit
        totals[["opd", "unor"]] = totals["group"].str.split(" / ", n=1, expand=True)
    totals = totals.sort_values(["opd", "unor", "competency"])
    names = pd.util.hash_pandas_object(totals[["opd", "unor", "competency"]].astype(object), index=False)
    figures = totals[[*FIGURES]].to_numpy(np.int64)
    short = [
        *(int((gaps == gap).sum()) for gap in range(-1, 5)),
        int((gaps.astype(np.int64) * (np.arange(gaps.size).reshape(gaps.shape) % 10_007)).sum()),
        round(float(np.nansum(jpm)), 3),
        round(float(np.nansum(jpm * (np.arange(jpm.size) % 101))), 2),
        int(np.isnan(jpm).sum()),
        *figures.sum(axis=0).tolist(),
        int((names.to_numpy(np.uint64) % 1_000_003 * figures.sum(axis=1).astype(np.uint64)).sum()),
    ]
    return {"seconds": seconds, "mib": peak, "answer": short}


def draw(people: int, folder: Path) -> int:
    """Store an invented region: employees, standards by jenjang, and about 21 assessments for each person."""
    from asnkarier.storage.store import Store
    from asnkarier.tables import TABLES
    from generator.office import draw_office
    from generator.tabular import tables

    codes, random = _codes(), np.random.default_rng(1)
    employees = dict([next(iter(tables(draw_office(REGION, people, 1))))])["employees"]
    # Nobody retires, nothing ends: the peers need not know those rules.
    employees = employees.assign(birth_date=pd.Timestamp(1990, 1, 1), contract_end=pd.NaT, tmt_jabatan=pd.NaT)
    jenjang = sorted(employees["jenjang"].dropna().unique())
    standards = pd.DataFrame(
        [
            ("jenjang", tier, code, 1 + (7 * row + 3 * column) % 5, pd.Timestamp(2020, 1, 1))
            for row, tier in enumerate(jenjang)
            for column, code in enumerate(codes)
        ],
        columns=["scope", "target", "competency", "level_required", "valid_from"],
    )
    cells = np.arange(people * len(codes))
    cells = np.concatenate((cells[random.random(cells.size) < 0.9], cells[random.random(cells.size) < 0.15]))
    days = np.datetime64("2022-01-01") + random.integers(0, 1750, cells.size)
    methods = random.choice(len(EVIDENCE), cells.size, p=[0.7, 0.2, 0.1])
    assessments = pd.DataFrame(
        {
            "nip": pd.Categorical.from_codes(cells // len(codes), pd.Index(employees["nip"])),
            "competency": pd.Categorical.from_codes(cells % len(codes), pd.Index(codes)),
            "assessed_on": days.astype("datetime64[s]"),
            "method": pd.Categorical.from_codes(methods, pd.Index([*EVIDENCE])),
            "level": random.integers(1, 6, cells.size),
        }
    )
    key = ["nip", "competency", "assessed_on", "method"]
    assessments = assessments.drop_duplicates(key).sort_values(key, ignore_index=True)
    frames = {"employees": employees, "standards": standards, "assessments": assessments}
    Store(folder, REGION).commit(
        {
            name: TABLES[name].conform(frame.assign(source_file="a.xlsx", source_row=np.arange(len(frame)) + 2))
            for name, frame in frames.items()
        },
        command="import",
        now=datetime(2026, 11, 2, tzinfo=UTC),
        who="bench",
    )
    return len(assessments)


def ours(folder: Path) -> Callable[[], Answer]:
    """Give the program's own way: what ``gap-analysis`` does before it stores and lays out."""
    from asnkarier.analyses.gap.jpm import job_person_match
    from asnkarier.analyses.gap.totals import gap_totals
    from asnkarier.config.load import load_region
    from asnkarier.parquet import Part
    from asnkarier.resources import configs_folder
    from asnkarier.storage.store import Store
    from asnkarier.tables.schema import SOURCE_NAMES
    from asnkarier.workflows.gaps import PARTS, SOURCES, region_gaps
    from asnkarier.workflows.studies import STEPS

    config = load_region(REGION, [configs_folder()], STEPS).config
    rules = {
        "competency_weights": {},
        "mapping": config.jpm.mapping.on(AS_OF).value,
        "placement": config.jpm.placement.on(AS_OF).value,
        "coverage_min": config.jpm.coverage_min,
    }

    # Without the file a row came from, which the documents name and no figure follows from; nobody else reads it.
    parts = {
        name: Part(*(tuple(column for column in columns if column not in SOURCE_NAMES) for columns in part))
        for name, part in PARTS.items()
    }

    def answer() -> Answer:
        store = Store(folder, REGION)
        sources = {table.name: store.load(table.name, part=parts.get(table.name)) for table in SOURCES}
        matrix = region_gaps(config, sources, AS_OF).matrix
        jpm = job_person_match(matrix, "capped_ratio", **rules)["jpm"]
        totals = gap_totals(matrix)
        units = totals[(totals["scope"] == "unor") & totals["competency"].notna()]
        return (
            matrix.gap - ~matrix.known,
            jpm.to_numpy(float, na_value=np.nan),
            units[["group", "competency", *FIGURES]],
        )

    return answer


def by_pandas(folder: Path) -> Callable[[], Answer]:
    """Give plain pandas: sort, group, take the last, merge, pivot."""
    employees, standards, assessments = _files(folder)
    since, until = _valid_days()

    def answer() -> Answer:
        people = pd.read_parquet(employees, columns=["nip", "opd", "unor", "jenjang", "kedudukan_hukum"])
        people = people[people["kedudukan_hukum"].isin(COUNTED)].sort_values("nip")
        asked = pd.read_parquet(standards, columns=["target", "competency", "level_required"])
        found = pd.read_parquet(assessments, columns=["nip", "competency", "assessed_on", "method", "level"])
        found["assessed_on"] = pd.to_datetime(found["assessed_on"])
        found = found[found["assessed_on"].between(pd.Timestamp(since), pd.Timestamp(until))]
        found["grade"] = found["method"].map(EVIDENCE)
        found = found.sort_values(["grade", "assessed_on"])
        level = found.groupby(["nip", "competency"], as_index=False)["level"].last()
        pairs = people.merge(asked, left_on="jenjang", right_on="target").merge(
            level, how="left", on=["nip", "competency"]
        )
        pairs["gap"] = (pairs["level_required"] - pairs["level"]).clip(lower=0)
        known = pairs[pairs["level"].notna()]
        credit = known[["level", "level_required"]].min(axis=1).groupby(known["nip"]).sum()
        jpm = 100 * credit / known.groupby("nip")["level_required"].sum()
        pairs["assessed"] = pairs["gap"].notna()
        pairs["with_gap"] = pairs["gap"] > 0
        totals = pairs.groupby(["opd", "unor", "competency"], as_index=False).agg(
            required=("nip", "size"),
            assessed=("assessed", "sum"),
            with_gap=("with_gap", "sum"),
            levels_missing=("gap", "sum"),
        )
        matrix = pairs.pivot(index="nip", columns="competency", values="gap").sort_index(axis=1)
        return (
            matrix.fillna(-1).to_numpy(np.int8),
            jpm.reindex(matrix.index).to_numpy(float),
            totals,
        )

    return answer


def by_polars(folder: Path) -> Callable[[], Answer]:
    """Give Polars, lazily."""
    import polars as pl

    employees, standards, assessments = _files(folder)
    since, until = _valid_days()
    codes = _codes()

    def answer() -> Answer:
        people = pl.scan_parquet(employees).select("nip", "opd", "unor", "jenjang", "kedudukan_hukum")
        people = people.filter(pl.col("kedudukan_hukum").is_in(COUNTED))
        asked = pl.scan_parquet(standards).select("target", "competency", "level_required")
        level = (
            pl.scan_parquet(assessments)
            .select("nip", "competency", "assessed_on", "method", "level")
            .filter(pl.col("assessed_on").is_between(since, until))
            .with_columns(pl.col("method").replace_strict(EVIDENCE, return_dtype=pl.Int8).alias("grade"))
            .group_by("nip", "competency")
            .agg(pl.col("level").sort_by("grade", "assessed_on").last())
        )
        pairs = (
            people.join(asked, left_on="jenjang", right_on="target")
            .join(level, how="left", on=["nip", "competency"])
            .with_columns((pl.col("level_required") - pl.col("level")).clip(lower_bound=0).alias("gap"))
            .collect()
        )
        known = pairs.filter(pl.col("level").is_not_null())
        jpm = known.group_by("nip").agg(
            (100 * pl.min_horizontal("level", "level_required").cast(pl.Int64).sum()
             / pl.col("level_required").cast(pl.Int64).sum()).alias("jpm")
        )  # fmt: skip
        totals = pairs.group_by("opd", "unor", "competency").agg(
            pl.len().alias("required"),
            pl.col("gap").count().alias("assessed"),
            (pl.col("gap") > 0).sum().alias("with_gap"),
            pl.col("gap").cast(pl.Int64).sum().alias("levels_missing"),
        )
        matrix = pairs.pivot(on="competency", index="nip", values="gap").sort("nip")
        gaps = matrix.select(codes).fill_null(-1).to_numpy().astype(np.int8)
        return gaps, matrix.select("nip").join(jpm, how="left", on="nip")["jpm"].to_numpy(), totals.to_pandas()

    return answer


def by_duckdb(folder: Path) -> Callable[[], Answer]:
    """Give DuckDB, in SQL."""
    import duckdb

    employees, standards, assessments = _files(folder)
    since, until = _valid_days()
    codes = _codes()
    grade = " ".join(f"when '{method}' then {grade}" for method, grade in EVIDENCE.items())

    def answer() -> Answer:
        base = duckdb.connect()
        base.execute(  # every word of it is this program's
            f"""create table pairs as with level as (
                select nip, competency,
                    arg_max(level, (case method {grade} end) * 1000000 + epoch(assessed_on) / 86400) l
                from '{assessments}' where assessed_on between '{since}' and '{until}' group by all)
            select e.nip, e.opd, e.unor, s.competency, s.level_required r, l.l,
                   case when l.l is not null then greatest(s.level_required - l.l, 0) end gap
            from '{employees}' e join '{standards}' s on e.jenjang = s.target
            left join level l on l.nip = e.nip and l.competency = s.competency
            where e.kedudukan_hukum in {COUNTED}"""  # noqa: S608
        )
        jpm = base.execute(
            "select nip, 100.0 * sum(least(l, r)) filter (l is not null) / sum(r) filter (l is not null) jpm "
            "from pairs group by nip order by nip"
        ).fetchnumpy()["jpm"]
        totals = base.execute(
            "select opd, unor, competency, count(*) required, count(gap) assessed, count(*) filter (gap > 0) with_gap, "
            "coalesce(sum(gap), 0) levels_missing from pairs group by all"
        ).df()
        matrix = base.execute(
            "pivot (select nip, competency, gap from pairs) on competency using first(gap) order by nip"
        ).df()
        return (
            matrix[codes].fillna(-1).to_numpy(np.int8),
            np.ma.filled(np.ma.asarray(jpm, dtype=float), np.nan),
            totals,
        )

    return answer


WAYS: dict[str, Callable[[Path], Callable[[], Answer]]] = {
    "asnkarier": ours, "pandas": by_pandas, "polars": by_polars, "duckdb": by_duckdb,
}  # fmt: skip


def _codes() -> list[str]:
    """Give 20 competencies: the generic ones of the region, which are required of everybody, and some more."""
    from asnkarier.config.load import load_region
    from asnkarier.resources import configs_folder
    from asnkarier.workflows.studies import STEPS

    generic = load_region(REGION, [configs_folder()], STEPS).config.competencies.generic.on(AS_OF).value
    codes = [competency.code for competency in generic]
    return sorted([*codes, *(f"X{number:02d}" for number in range(20 - len(codes)))])


def _files(folder: Path) -> tuple[str, ...]:
    tables = folder / REGION / "tables"
    return tuple(str(next((tables / name).glob("*.parquet"))) for name in ("employees", "standards", "assessments"))


def _valid_days() -> tuple[date, date]:
    return AS_OF.replace(year=AS_OF.year - YEARS), AS_OF


if __name__ == "__main__":
    sys.exit(main())
