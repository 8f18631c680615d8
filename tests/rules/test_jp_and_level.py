"""Lesson hours and competency levels as people type them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.rules.competency_level import parse_level
from asnkarier.rules.jp import parse_jp


@pytest.mark.parametrize("spelled", ["40", "40 JP", "40JP", "40 jam", "40 jam pelajaran", "40 JPL", "40.0", " 40  jp "])
def test_spellings_of_40_jp(spelled: str) -> None:
    assert parse_jp(spelled) == 40


def test_a_dot_before_three_digits_separates_thousands() -> None:
    assert parse_jp("1.000 JP") == 1000


@pytest.mark.parametrize("text", ["", "-", "empat puluh", "40,5", "3 hari", "-40", "4O", "1,000"])
def test_what_is_no_number_of_jp(text: str) -> None:
    with pytest.raises(ValueError, match="not a number of JP"):
        parse_jp(text)


@pytest.mark.parametrize("spelled", ["3", "3.0", "3,0", "Level 3", "level3", "Lv. 3", 3.0, 3])
def test_spellings_of_level_3(spelled: str | float) -> None:
    assert parse_level(spelled) == 3


@pytest.mark.parametrize("spelled", [None, "", " ", "-", "null", float("nan")])
def test_not_assessed_is_unknown(spelled: str | float | None) -> None:
    assert parse_level(spelled) is None


@pytest.mark.parametrize("value", [0, 7, 2.5, "2.5", "0", "6", "-3", "tiga", float("inf"), "3 3", "٣"])
def test_a_level_is_never_rounded_or_cut(value: str | float) -> None:
    with pytest.raises(ValueError, match="not a level"):
        parse_level(value)


@given(st.text() | st.floats() | st.integers())
def test_any_value_is_a_level_unknown_or_refused(value: str | float) -> None:
    with contextlib.suppress(ValueError):
        assert parse_level(value) in {None, 1, 2, 3, 4, 5}
    with contextlib.suppress(ValueError):
        assert parse_jp(str(value)) >= 0
