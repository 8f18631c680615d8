"""How long a gap analysis takes on an invented region, step by step, beside the same answer by plain pandas.

    python benchmarks/bench_gap.py                    # 10,000 people
    python benchmarks/bench_gap.py --people 100000    # at most 1,000,000

The peer sorts, takes the last of each group, merges and groups; its gaps are checked to be the same.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pandas as pd

from asnkarier.analyses.gap.gaps import competency_gaps
from asnkarier.analyses.gap.jpm import job_person_match
from asnkarier.analyses.gap.levels import latest_levels, valid_since
from asnkarier.analyses.gap.standards import required_levels
from asnkarier.analyses.gap.totals import gap_totals
from asnkarier.config.load import load_region
from asnkarier.resources import configs_folder
from asnkarier.tables import TABLES
from asnkarier.tables.people import EXEMPTIONS
from asnkarier.workflows.studies import STEPS
from generator.office import draw_office
from generator.tabular import tables

Result = TypeVar("Result")
AS_OF = date(2026, 11, 2)
COUNTED = ("employees", "assessments", "standards")


def main() -> None:
    """Draw the region, run both ways three times, print the quickest."""
    parser = argparse.ArgumentParser(description="Measure the gap analysis.")
    parser.add_argument("--people", type=int, default=10_000)
    people = parser.parse_args().people
    office = draw_office("mamuju", people, 1)
    region = {name: TABLES[name].conform(frame) for name, frame in tables(office) if name in COUNTED}
    print(f"{people:,} people, {len(region['assessments']):,} assessments")
    best: dict[str, float] = {}
    for _ in range(3):
        steps = measured(region)
        best = {step: min(seconds, best.get(step, seconds)) for step, seconds in steps.items()}
    for step, seconds in best.items():
        print(f"  {step:24}{seconds:8.3f} s")


def measured(region: dict[str, pd.DataFrame]) -> dict[str, float]:
    """Run every step and the peer; give the seconds of each."""
    config = load_region("mamuju", [configs_folder()], STEPS).config
    evidence = {str(method): grade for method, grade in config.assessments.evidence.items()}
    years = config.assessments.validity_years.on(AS_OF).value
    kinds = {competency.code: competency.kind for competency in config.competencies.all}
    jenjang = {str(name): level for name, level in config.standards.jenjang_levels.on(AS_OF).value.items()}
    generic = [competency.code for competency in config.competencies.generic.on(AS_OF).value]
    bands = config.jpm.mapping.on(AS_OF).value, config.jpm.placement.on(AS_OF).value
    employees, assessments = region["employees"], region["assessments"]
    seconds: dict[str, float] = {}

    def timed(step: str, work: Callable[[], Result]) -> Result:
        started = time.perf_counter()
        result = work()
        seconds[step] = time.perf_counter() - started
        return result

    required = timed(
        "levels required", lambda: required_levels(employees, region["standards"], jenjang, generic, AS_OF)
    )
    levels = timed("levels found", lambda: latest_levels(assessments, AS_OF, years, evidence))
    gaps = timed("gaps", lambda: competency_gaps(employees, required, levels, EXEMPTIONS.empty(), kinds, AS_OF))
    timed(
        "JPM",
        lambda: job_person_match(
            gaps, "capped_ratio", config.jpm.weights, *bands, coverage_min=config.jpm.coverage_min
        ),
    )
    timed("totals", lambda: gap_totals(gaps))
    ours = sum(seconds.values())
    same = timed("found and gaps, pandas", lambda: by_pandas(required, assessments, evidence, years))
    if not gaps["gap"].equals(same):
        raise AssertionError("the two ways disagree")
    return {**seconds, "all five steps": ours}


def by_pandas(required: pd.DataFrame, assessments: pd.DataFrame, evidence: dict[str, int], years: int) -> pd.Series:
    """Give the gaps by sorting, grouping and merging; only the assessments still valid matter for them."""
    since, until = pd.Timestamp(valid_since(AS_OF, years)), pd.Timestamp(AS_OF)
    valid = assessments[assessments["assessed_on"].between(since, until) & assessments["level"].notna()]
    order = {method: -place for place, method in enumerate(evidence)}
    valid = valid.assign(grade=valid["method"].map(evidence), order=valid["method"].map(order))
    ordered = valid.sort_values(["grade", "assessed_on", "order"])
    levels = ordered.groupby(["nip", "competency"], as_index=False)[["level"]].last()
    pairs = required.merge(levels, how="left", on=["nip", "competency"])
    return (pairs["level_required"] - pairs["level"]).clip(lower=0).rename("gap")


if __name__ == "__main__":
    main()
