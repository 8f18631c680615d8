from datetime import date, timedelta

import pytest
from gap_cases import EVIDENCE, TODAY, assessments, nip
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.analyses.gap.levels import latest_levels, valid_since


def chosen(*found, as_of=TODAY, evidence=EVIDENCE):
    """Give (level, date, method, expired) of the one pair assessed."""
    frame = latest_levels(assessments(*[(nip(1), "INT", *rest) for rest in found]), as_of, 3, evidence)
    assert list(frame.columns) == ["nip", "competency", "level", "assessed_on", "method", "expired"]
    if frame.empty:
        return None
    (row,) = frame.itertuples()
    return (row.level, str(row.assessed_on.date()), row.method, bool(row.expired))


def test_the_newest_of_the_best_evidence_counts():
    centre, later, superior = (
        ("2024-01-01", "assessment_center", 2),
        ("2024-06-01", "assessment_center", 3),
        ("2025-12-01", "superior", 5),
    )
    assert chosen(superior, later, centre) == (3, "2024-06-01", "assessment_center", False)


def test_weak_but_valid_evidence_counts_more_than_strong_evidence_that_expired():
    old = ("2020-01-01", "assessment_center", 5)
    assert chosen(old, ("2025-01-01", "self", 2)) == (2, "2025-01-01", "self", False)


def test_if_all_expired_the_newest_stands_and_says_so():
    found = (("2020-01-01", "assessment_center", 5), ("2021-01-01", "self", 2))
    assert chosen(*found) == (2, "2021-01-01", "self", True)


@pytest.mark.parametrize("expired", [False, True])
def test_the_method_named_first_breaks_a_tie(expired):
    day = "2020-01-01" if expired else "2025-01-01"
    found = ((day, "certificate", 4), (day, "superior", 2))  # graded alike
    assert chosen(*found)[2] == chosen(*reversed(found))[2] == "superior"
    assert chosen(*found, evidence={"certificate": 3, "superior": 3})[2] == "certificate"


def test_what_found_no_level_lies_ahead_or_has_no_grade_does_not_count():
    assert chosen(("2025-01-01", "superior", None)) is None
    assert chosen(("2026-03-02", "superior", 3)) is None
    assert chosen(("2025-01-01", "training_result", 3)) is None
    assert chosen(("2026-03-01", "superior", 3)) is not None


@pytest.mark.parametrize(
    ("assessed_on", "last_day"),
    [
        ("2023-05-01", "2026-05-01"),
        ("2024-02-29", "2027-02-28"),
        ("2025-02-28", "2028-02-28"),
        ("2021-02-28", "2024-02-28"),
    ],
)
def test_the_anniversary_is_the_last_valid_day(assessed_on, last_day):
    day = date.fromisoformat(last_day)
    assert chosen((assessed_on, "superior", 3), as_of=day)[3] is False
    assert chosen((assessed_on, "superior", 3), as_of=day + timedelta(days=1))[3] is True


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 10), st.integers(0, 4000))
def test_valid_since_agrees_with_counting_forward_from_the_assessment(as_of, years, days_ago):
    assessed = as_of - timedelta(days=days_ago)
    leap_day = (assessed.month, assessed.day) == (2, 29)
    day = 28 if leap_day and not _leap(assessed.year + years) else assessed.day
    last = date(assessed.year + years, assessed.month, day)
    assert (assessed >= valid_since(as_of, years)) == (as_of <= last)


def _leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def test_no_day_lies_before_the_calendar():
    assert valid_since(date(1, 1, 1), 3) == valid_since(date(3, 12, 31), 3) == date.min
    assert valid_since(date(4, 5, 6), 3) == date(1, 5, 6)
    assert chosen(("2025-01-01", "superior", 3), as_of=date(1, 1, 1)) is None
