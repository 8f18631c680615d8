"""Whom to assess first: the order, the competencies, and how few assessments can settle a category."""

from itertools import combinations, product

import pandas as pd
import pytest
from gap_cases import MAPPING, PLACEMENT, gaps_of, nip
from hypothesis import given, settings
from hypothesis import strategies as st

from asnkarier.analyses.gap.assess_first import assess_first
from asnkarier.analyses.gap.formulas import FORMULAS
from asnkarier.analyses.gap.jpm import job_person_match
from asnkarier.config.region import Factors
from asnkarier.tables.gap_results import ASSESS_FIRST


def first(gaps, formula="capped_ratio", weights=None, coverage_min=0, **more):
    frame = assess_first(gaps, formula, weights or {}, MAPPING, coverage_min=coverage_min, **more)
    assert list(frame.columns) == ASSESS_FIRST.names
    return frame


def shown(frame):
    return [tuple(row) for row in frame[["place", "nip", "competency", "categories", "needed"]].itertuples(index=False)]


def test_who_could_be_anything_comes_before_who_could_be_two_things():
    """Categories begin at 90, 78 and 0."""
    gaps = gaps_of(
        (nip(1), "INT", 4, 4), (nip(1), "KS", 1, None),    # 80 to 100: two categories
        (nip(2), "INT", 4, 4), (nip(2), "KS", 4, None),    # 50 to 100: three
        (nip(3), "INT", 4, 4), (nip(3), "KS", 4, 4),       # known
        (nip(4), "INT", 4, 1), (nip(4), "KS", 1, None),    # 20 to 40: unknown, but the lowest in any case
    )  # fmt: skip
    assert shown(first(gaps)) == [(1, nip(2), "KS", 3, 1), (2, nip(1), "KS", 2, 1)]


def test_of_equal_spans_the_fewest_assessments_come_first_then_the_widest_range_then_the_nip():
    gaps = gaps_of(
        *[(nip(1), code, 3, None) for code in ("INT", "KS", "KOM", "GIS", "SQL")],  # 0 to 100 in five equal parts
        (nip(2), "INT", 4, None), (nip(2), "KS", 4, 4),                             # 50 to 100 in one
        (nip(3), "INT", 4, None), (nip(3), "KS", 4, 4),
        (nip(4), "INT", 5, None), (nip(4), "KS", 1, 1),                             # 16.7 to 100 in one
    )  # fmt: skip
    assert shown(first(gaps).drop_duplicates("nip")) == [
        (1, nip(4), "INT", 3, 1),
        (2, nip(2), "INT", 3, 1),
        (3, nip(3), "INT", 3, 1),
        (4, nip(1), "GIS", 3, 2),  # one at 0 still leaves up to 80, two leave the lowest category alone
    ]


def test_what_moves_the_jpm_most_is_assessed_first():
    gaps = gaps_of((nip(1), "INT", 1, None), (nip(1), "KS", 4, None), (nip(1), "KOM", 3, None), (nip(1), "GIS", 2, 2))
    frame = first(gaps)
    assert [*frame["competency"]] == ["KS", "KOM", "INT"]
    assert [*frame["turn"]] == [1, 2, 3]
    assert [*frame["points"]] == pytest.approx([40, 30, 10])
    assert [*first(gaps, weights={"INT": 9.0})["competency"]] == ["INT", "KS", "KOM"]
    assert [*first(gaps, "met_share")["competency"]] == ["INT", "KOM", "KS"]  # all weigh alike: by code


def test_as_many_are_needed_as_a_category_needs_coverage():
    """One at 0 would settle the category, but of four competencies three must be assessed before one is given."""
    gaps = gaps_of(*[(nip(1), code, 3, None) for code in ("INT", "KS", "KOM", "GIS")])
    assert set(first(gaps, coverage_min=0.75)["needed"]) == {3}
    assert set(first(gaps, coverage_min=0.25)["needed"]) == {1}


def test_nobody_is_to_be_assessed_first_where_all_is_known():
    assert first(gaps_of((nip(1), "INT", 4, 3))).empty
    assert first(gaps_of()).empty


LEVELS = st.tuples(st.integers(1, 5), st.none() | st.integers(1, 5))
COMPETENCIES = ("INT", "KS", "KOM", "GIS")
PERSON = st.dictionaries(st.sampled_from(COMPETENCIES), LEVELS, min_size=1)


def category_ends(case, level_of, weights, formula="capped_ratio"):
    """The categories of the range's ends, when some unknown levels have become known."""
    rows = [(nip(1), code, required, level_of.get(code, level)) for code, (required, level) in case.items()]
    match = job_person_match(gaps_of(*rows), formula, weights, MAPPING, PLACEMENT, coverage_min=0).iloc[0]
    return match["category_low"], match["category_high"]


@settings(max_examples=20, deadline=None)
@given(PERSON, st.dictionaries(st.sampled_from(COMPETENCIES), st.sampled_from([0.5, 2.0, 3.0])))
def test_no_fewer_assessments_than_needed_settle_the_category_whatever_they_find(case, weights):
    """Every set of fewer unknown competencies, with every outcome, leaves the category open."""
    frame = first(gaps_of(*[(nip(1), code, *pair) for code, pair in case.items()]), weights=weights)
    unknown = [code for code, (_, level) in case.items() if level is None]
    low, high = category_ends(case, {}, weights)
    assert frame.empty == (low == high)
    if frame.empty:
        return
    assert sorted(frame["competency"]) == sorted(unknown)
    needed = frame["needed"].iloc[0]
    assert 1 <= needed <= len(unknown)
    for chosen in combinations(unknown, int(needed) - 1):
        for outcome in product(range(1, 6), repeat=len(chosen)):
            low, high = category_ends(case, dict(zip(chosen, outcome, strict=True)), weights)
            assert low != high


@settings(max_examples=20, deadline=None)
@given(PERSON, st.sampled_from(sorted(FORMULAS)))
def test_the_parts_add_up_to_the_range(case, formula):
    gaps = gaps_of(*[(nip(1), code, *pair) for code, pair in case.items()])
    factors = Factors(core=("INT", "KS"), core_share=0.6)
    match = job_person_match(gaps, formula, {"GIS": 2.0}, MAPPING, PLACEMENT, coverage_min=0, factors=factors).iloc[0]
    frame = first(gaps, formula, {"GIS": 2.0}, factors=factors)
    if not frame.empty:
        assert frame["points"].sum() == pytest.approx(match["jpm_high"] - match["jpm_low"])


@settings(max_examples=30, deadline=None)
@given(st.lists(PERSON, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(cases, draw):
    rows = [(nip(n), code, *pair) for n, case in enumerate(cases) for code, pair in case.items()]
    gaps = gaps_of(*rows)
    shuffled = gaps.sample(frac=1, random_state=draw.randrange(1000)).reset_index(drop=True)
    pd.testing.assert_frame_equal(first(gaps), first(shuffled))
