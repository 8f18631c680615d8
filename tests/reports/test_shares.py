"""Counts beside shares that add up to 100 %."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.reports.kit.shares import shares_of_hundred


@pytest.mark.parametrize(
    ("decimals", "shares"), [(0, [34, 53, 13]), (1, [34.3, 52.9, 12.8]), (2, [34.36, 52.86, 12.78])]
)
def test_the_published_shares_of_227_people(decimals, shares):
    """78, 120 and 29 of 227 are 34.361, 52.863 and 12.775 %; rounded to one decimal each they make 100.1 %."""
    assert shares_of_hundred([78, 120, 29], decimals) == shares
    assert round(sum(shares), decimals) == 100


def test_nobody_has_no_share():
    assert shares_of_hundred([0, 0]) == [0, 0]
    assert shares_of_hundred([]) == []


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=8).filter(any), st.integers(0, 3))
def test_shares_add_up_and_stay_within_a_last_place(counts, decimals):
    shares = shares_of_hundred(counts, decimals)
    assert round(sum(shares), decimals) == 100
    for count, share in zip(counts, shares, strict=True):
        exact, last_place = Fraction(100 * count, sum(counts)), Fraction(1, 10**decimals)
        assert abs(exact - Fraction(share)) < last_place + Fraction(1, 10**9)
        assert share == 0 or count
