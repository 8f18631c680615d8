"""What must hold for any people, standards and assessments."""

import pandas as pd
import pytest
from gap_cases import (
    EVIDENCE,
    GENERIC,
    JENJANG_LEVELS,
    MAPPING,
    PLACEMENT,
    TODAY,
    analysed,
    assessments,
    employees,
    exemptions,
    gaps_of,
    nip,
    standards,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from asnkarier.analyses.gap.formulas import FORMULAS
from asnkarier.analyses.gap.jpm import job_person_match
from asnkarier.analyses.gap.levels import latest_levels
from asnkarier.analyses.gap.standards import required_levels
from asnkarier.analyses.gap.totals import gap_totals

pytestmark = pytest.mark.slow

SOME = settings(max_examples=25, deadline=None)  # each example runs the whole analysis once or twice

CODES = (*GENERIC, "GIS", "SQL")
LEVEL = st.integers(1, 5)
NUMBERS = st.integers(1, 4).map(nip)
PAIR = st.tuples(NUMBERS, st.sampled_from(CODES))
GAP_CASES = st.dictionaries(PAIR, st.tuples(LEVEL, st.none() | LEVEL), min_size=1, max_size=12)
WEIGHTS = st.dictionaries(st.sampled_from(CODES), st.floats(0.1, 5), max_size=5)

PEOPLE = st.lists(
    st.tuples(
        NUMBERS,
        st.just("Nama"),
        st.sampled_from(["Dinas A", "Dinas B", None]),
        st.sampled_from(["Bidang 1", "Sekretariat", None]),
        st.sampled_from(["GURU AHLI MUDA", "GURU", None]),
        st.sampled_from(["pengawas", "jf_ahli_muda", None]),
    ),
    unique_by=lambda person: person[0],
    max_size=4,
)
DAYS = st.dates(TODAY.replace(year=2020), TODAY.replace(year=2027)).map(str)
STANDARDS = st.lists(
    st.tuples(
        st.just("jabatan_family"),
        st.sampled_from(["GURU", "Guru", "GURU AHLI"]),
        st.sampled_from(CODES),
        LEVEL,
        st.none(),
        DAYS,
        st.none(),
    ),
    unique_by=lambda row: (row[1], row[2], row[5]),
    max_size=6,
)
ASSESSMENTS = st.lists(
    st.tuples(NUMBERS, st.sampled_from(CODES), DAYS, st.sampled_from(list(EVIDENCE)), st.none() | LEVEL),
    unique_by=lambda row: row[:4],
    max_size=20,
)
EXEMPTIONS = st.lists(
    st.tuples(NUMBERS, st.sampled_from(CODES), st.none() | DAYS), unique_by=lambda row: row[:2], max_size=4
)


def gaps_from(cases):
    return gaps_of(*[(*pair, required, level) for pair, (required, level) in cases.items()])


def jpm_of(gaps, formula="capped_ratio", weights=None):
    return job_person_match(gaps, formula, weights or {}, MAPPING, PLACEMENT, coverage_min=0).set_index("nip")


@SOME
@given(GAP_CASES)
def test_a_gap_is_never_negative_is_zero_when_the_level_is_reached_and_missing_is_not_zero(cases):
    for row in gaps_from(cases).itertuples():
        required, level = cases[row.nip, row.competency]
        if level is None:
            assert pd.isna(row.gap)
            assert row.status == "unassessed"
        else:
            assert row.gap >= 0
            assert (row.gap == 0) == (level >= required) == (row.status == "met")
            assert row.level_required - row.level == row.gap - row.surplus


@SOME
@given(GAP_CASES, WEIGHTS)
def test_raising_a_level_never_raises_a_gap_nor_lowers_the_capped_jpm(cases, weights):
    raised = {pair: (required, level and min(5, level + 1)) for pair, (required, level) in cases.items()}
    before, after = gaps_from(cases), gaps_from(raised)
    assert (after["gap"].dropna() <= before["gap"].dropna()).all()
    assert (jpm_of(after, weights=weights)["jpm"].dropna() >= jpm_of(before, weights=weights)["jpm"].dropna()).all()


@SOME
@given(GAP_CASES)
def test_raising_a_requirement_never_lowers_a_gap(cases):
    harder = {pair: (min(5, required + 1), level) for pair, (required, level) in cases.items()}
    assert (gaps_from(harder)["gap"].dropna() >= gaps_from(cases)["gap"].dropna()).all()


@SOME
@given(GAP_CASES, WEIGHTS)
def test_the_capped_jpm_lies_in_its_range_and_below_100(cases, weights):
    for formula in ("capped_ratio", "met_share"):
        frame = jpm_of(gaps_from(cases), formula, weights)
        known = frame["jpm"].notna()
        assert (frame["jpm_low"] <= frame["jpm_high"]).all()
        assert ((frame["jpm_low"] <= frame["jpm"]) & (frame["jpm"] <= frame["jpm_high"]))[known].all()
        assert frame["jpm_high"].between(0, 100).all()
        assert (frame.loc[frame["coverage"] == 1, "jpm_low"] == frame.loc[frame["coverage"] == 1, "jpm"]).all()


@SOME
@given(GAP_CASES)
def test_all_formulas_agree_on_who_meets_everything_exactly(cases):
    exact = {pair: (required, required) for pair, (required, _) in cases.items()}
    gaps = gaps_from(exact)
    for formula in FORMULAS:
        assert (jpm_of(gaps, formula)["jpm"] == 100).all()


@SOME
@given(PEOPLE, STANDARDS, ASSESSMENTS, EXEMPTIONS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(people, asked, found, excused, draw):
    def everything(*tables):
        people, asked, found, excused = tables
        gaps = analysed(employees(*people), standards(*asked), assessments(*found), exemptions(*excused))
        return gaps, jpm_of(gaps), gap_totals(gaps)

    shuffled = [draw.sample(table, len(table)) for table in (people, asked, found, excused)]
    before, after = everything(people, asked, found, excused), everything(*shuffled)
    for one, other in zip(before, after, strict=True):
        pd.testing.assert_frame_equal(one, other)


@SOME
@given(PEOPLE, STANDARDS, ASSESSMENTS, EXEMPTIONS)
def test_units_add_up_to_their_opd_and_opds_to_the_region(people, asked, found, excused):
    frame = gap_totals(analysed(employees(*people), standards(*asked), assessments(*found), exemptions(*excused)))
    frame["competency"] = frame["competency"].fillna("all")
    frame["opd"] = [group if pd.isna(group) else group.split(" / ")[0] for group in frame["group"]]
    counts = ["people", "required", "assessed", "with_gap", "levels_missing"]

    def sums(scope, keys):
        return frame[frame["scope"] == scope].groupby(keys)[counts].sum()

    pd.testing.assert_frame_equal(sums("unor", ["opd", "competency"]), sums("opd", ["opd", "competency"]))
    for scope in ("opd", "unor", "jenjang"):
        pd.testing.assert_frame_equal(sums(scope, ["competency"]), sums("region", ["competency"]))
    frame["group"] = frame["group"].fillna("the region")
    groups = ["scope", "group"]
    is_sum = frame["competency"] == "all"
    each, together = (part.groupby(groups)[counts[1:]].sum() for part in (frame[~is_sum], frame[is_sum]))
    pd.testing.assert_frame_equal(each, together)


@SOME
@given(PEOPLE, STANDARDS, ASSESSMENTS, EXEMPTIONS)
def test_the_tables_given_are_left_as_they_were(people, asked, found, excused):
    tables = employees(*people), standards(*asked), assessments(*found), exemptions(*excused)
    copies = [table.copy(deep=True) for table in tables]
    gaps = analysed(*tables)
    before = gaps.copy(deep=True)
    jpm_of(gaps)
    gap_totals(gaps)
    for table, copy in zip((*tables, gaps), (*copies, before), strict=True):
        pd.testing.assert_frame_equal(table, copy)


@SOME
@given(PEOPLE, STANDARDS, ASSESSMENTS)
def test_each_pair_has_one_requirement_and_one_level(people, asked, found):
    required = required_levels(employees(*people), standards(*asked), JENJANG_LEVELS, GENERIC, TODAY)
    levels = latest_levels(assessments(*found), TODAY, 3, EVIDENCE)
    for frame in (required, levels):
        assert not frame.duplicated(["nip", "competency"]).any()
        assert frame[["nip", "competency"]].equals(frame[["nip", "competency"]].sort_values(["nip", "competency"]))
