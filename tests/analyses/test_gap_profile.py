"""The spread of levels, gaps and JPM by group and kind, recomputed row by row and added up."""

import statistics

import pandas as pd
import pytest
from gap_cases import MAPPING, PLACEMENT, analysed, assessments, employees, exemptions, gaps_of, nip, standards
from hypothesis import given, settings
from test_gap_properties import ASSESSMENTS, EXEMPTIONS, PEOPLE, STANDARDS

from asnkarier.analyses.gap.jpm import job_person_match
from asnkarier.analyses.gap.profile import gap_profile
from asnkarier.config.region import Sector
from asnkarier.tables.gap_results import GAP_PROFILE

SECTORS = (
    Sector(code="health", name="Kesehatan", weight=1.2, opds=("KESEHATAN", "DINAS A")),
    Sector(code="a", name="Alfa", weight=1.1, opds=("A",)),
)
COUNTS = [name for name in GAP_PROFILE.names[3:] if not name.startswith("jpm_")]
PAIRS = [name for name in COUNTS if name != "people"]


def profile_of(gaps, sectors=SECTORS):
    frame = gap_profile(gaps, "capped_ratio", {}, sectors)
    assert list(frame.columns) == GAP_PROFILE.names
    return frame.assign(group=frame["group"].fillna("the region"), kind=frame["kind"].fillna("all"))


def test_one_person_counted_by_hand():
    """INT is met above, KS lacks two, KOM is unknown (managerial); GIS is met, SQL is unknown (technical)."""
    gaps = gaps_of(
        (nip(1), "INT", 2, 3), (nip(1), "KS", 4, 2), (nip(1), "KOM", 2, None),
        (nip(1), "GIS", 3, 3), (nip(1), "SQL", 3, None),
    )  # fmt: skip
    frame = profile_of(gaps)
    every = frame[frame["scope"] == "region"].set_index("kind")
    columns = ["people", "required", "met", "above", "gap_1", "gap_2", "unassessed", "level_2", "level_3"]
    assert {kind: [*every.loc[kind, columns]] for kind in every.index} == {
        "all": [1, 5, 2, 1, 0, 1, 2, 1, 2],
        "managerial": [1, 3, 1, 1, 0, 1, 1, 1, 1],
        "nontechnical": [1, 3, 1, 1, 0, 1, 1, 1, 1],
        "technical": [1, 2, 1, 0, 0, 0, 1, 0, 1],
    }
    assert [*every["jpm_median"]] == pytest.approx([100 * 7 / 9, 100 * 4 / 6, 100 * 4 / 6, 100])
    assert [*frame.loc[frame["scope"] == "sector", "group"].unique()] == ["health"]


def test_quartiles_are_of_those_with_a_jpm_and_their_number_is_told():
    gaps = gaps_of(*[(nip(n), "INT", 4, level) for n, level in enumerate((1, 2, 3, 4, None))])
    row = profile_of(gaps).iloc[0]
    assert (row["people"], row["jpm_people"], row["unassessed"]) == (5, 4, 1)
    low, middle, high = statistics.quantiles([25, 50, 75, 100], n=4, method="inclusive")
    assert [*row[["jpm_q1", "jpm_median", "jpm_q3"]]] == pytest.approx([low, middle, high])


def test_nobody_has_no_profile_and_a_region_without_sectors_none_of_them():
    assert gap_profile(gaps_of(), "capped_ratio", {}, SECTORS).empty
    assert set(profile_of(gaps_of((nip(1), "INT", 2, 2)), sectors=())["scope"]) == {"region", "opd", "unor"}


def plain(gaps):
    return [dict(zip(gaps.columns, row, strict=True)) for row in gaps.astype(object).where(gaps.notna(), None).values]


@settings(max_examples=8, deadline=None)
@given(PEOPLE, STANDARDS, ASSESSMENTS, EXEMPTIONS)
def test_every_total_is_what_a_count_of_the_gaps_gives(people, asked, found, excused):
    gaps = analysed(employees(*people), standards(*asked), assessments(*found), exemptions(*excused))
    frame = profile_of(gaps)
    rows = plain(gaps)
    sums = (  # what adds up to what
        ("managerial", "sociocultural", "nontechnical"), ("nontechnical", "technical", "unstated", "all"),
    )  # fmt: skip
    assert (frame[["met", "gap_1", "gap_2", "gap_3", "gap_4", "unassessed", "expired"]].sum(axis=1)
            == frame["required"]).all()  # fmt: skip
    levels = [f"level_{level}" for level in range(1, 6)]
    assert (frame[levels].sum(axis=1) == frame["required"] - frame["unassessed"] - frame["expired"]).all()
    for scope, group in frame[["scope", "group"]].drop_duplicates().itertuples(index=False):
        of = frame[(frame["scope"] == scope) & (frame["group"] == group)].set_index("kind")
        for *parts, whole in sums:
            total = [*of.loc[whole, PAIRS]] if whole in of.index else [0] * len(PAIRS)
            assert [*of.reindex(parts)[PAIRS].sum()] == total
    for scope in ("sector", "opd", "unor"):
        pd.testing.assert_frame_equal(
            frame[frame["scope"] == scope].groupby("kind")[COUNTS].sum(),
            frame[frame["scope"] == "region"].groupby("kind")[COUNTS].sum(),
        )
    region = frame[(frame["scope"] == "region")].set_index("kind")
    if rows:
        assert region.loc["all", "met"] == sum(row["status"] == "met" for row in rows)
        assert region.loc["all", "levels_missing"] == sum(row["gap"] or 0 for row in rows)
        assert region.loc["all", "people"] == len({row["nip"] for row in rows if row["status"] != "exempt"})
    for row in frame[frame["scope"] == "unor"].to_dict("records"):
        mine = [
            one
            for one in rows
            if f"{one['opd'] or '–'} / {one['unor'] or '–'}" == row["group"]
            and row["kind"] in ("all", one["kind"], "nontechnical" if one["kind"] != "technical" else "technical")
        ]
        for size in range(1, 5):
            assert row[f"gap_{size}"] == sum(one["gap"] == size for one in mine)
        for level in range(1, 6):
            assert row[f"level_{level}"] == sum(one["level"] == level and one["status"] != "exempt" for one in mine)
        for status in ("met", "unassessed", "expired", "exempt"):
            assert row[status] == sum(one["status"] == status for one in mine)
        assert row["above"] == sum(bool(one["surplus"]) for one in mine)


@settings(max_examples=10, deadline=None)
@given(PEOPLE, STANDARDS, ASSESSMENTS, EXEMPTIONS)
def test_the_jpm_of_all_kinds_is_the_jpm(people, asked, found, excused):
    gaps = analysed(employees(*people), standards(*asked), assessments(*found), exemptions(*excused))
    jpm = job_person_match(gaps, "capped_ratio", {}, MAPPING, PLACEMENT, coverage_min=0)["jpm"].dropna()
    frame = profile_of(gaps)
    every = frame[(frame["scope"] == "region") & (frame["kind"] == "all")]
    assert [*every["jpm_people"]] == ([len(jpm)] if len(gaps) else [])
    if len(jpm):
        assert every["jpm_median"].iloc[0] == pytest.approx(jpm.median())
