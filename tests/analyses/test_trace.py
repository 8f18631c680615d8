"""A trace agrees with the analysis it explains, and gives each row that does not count its reason."""

from datetime import date, timedelta

import pytest
from gap_cases import EVIDENCE, TODAY, assessments, nip, standards
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.analyses.gap.levels import latest_levels, valid_since
from asnkarier.analyses.gap.trace import found_levels, last_valid_day, standards_for

ANI = nip(1)


def states(*rows):
    found = found_levels(assessments(*[(ANI, "INT", *row) for row in rows]), ANI, "INT", TODAY, 3, EVIDENCE)
    return [(each.assessed_on.isoformat(), each.method, each.state) for each in found]


def test_every_assessment_has_its_reason():
    assert states(
        ("2026-04-01", "superior", 3),
        ("2026-02-01", "superior", None),
        ("2026-01-01", "training_result", 4),
        ("2025-12-01", "self", 5),
        ("2025-06-01", "certificate", 2),
        ("2025-06-01", "superior", 3),
        ("2025-01-01", "superior", 1),
        ("2020-01-01", "assessment_center", 4),
    ) == [
        ("2026-04-01", "superior", "later"),
        ("2026-02-01", "superior", "no_level"),
        ("2026-01-01", "training_result", "no_grade"),
        ("2025-12-01", "self", "lower_evidence"),
        ("2025-06-01", "certificate", "same_day"),
        ("2025-06-01", "superior", "used"),
        ("2025-01-01", "superior", "older"),
        ("2020-01-01", "assessment_center", "expired"),
    ]


def test_nothing_is_used_where_all_have_expired():
    assert states(("2021-01-01", "superior", 3), ("2020-01-01", "superior", 2)) == [
        ("2021-01-01", "superior", "expired"),
        ("2020-01-01", "superior", "expired"),
    ]


@given(
    st.dictionaries(
        st.tuples(st.integers(-100, 2000), st.sampled_from([*EVIDENCE, "training_result"])),
        st.sampled_from([None, 1, 2, 3, 4, 5]),
        max_size=8,
    )
)
def test_the_one_used_is_the_one_of_the_analysis(drawn):
    frame = assessments(
        *[(ANI, "INT", TODAY - timedelta(days=age), method, level) for (age, method), level in drawn.items()]
    )
    used = [each for each in found_levels(frame, ANI, "INT", TODAY, 3, EVIDENCE) if each.state == "used"]
    decided = latest_levels(frame, TODAY, 3, EVIDENCE)
    valid = decided[~decided["expired"]]
    assert [(each.level, each.assessed_on, each.method) for each in used] == [
        (row.level, row.assessed_on.date(), row.method) for row in valid.itertuples()
    ]


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(1, 10))
def test_the_last_valid_day_is_the_last_on_which_the_analysis_counts_it(day, years):
    last = last_valid_day(day, years)
    assert valid_since(last, years) <= day < valid_since(last + timedelta(days=1), years)


@pytest.mark.parametrize("jabatan", ["GURU AHLI MUDA", "Guru, ahli muda"])
def test_every_standard_has_its_reason(jabatan):
    asked = standards(
        ("jenjang", "jf_ahli_muda", "INT", 3, "a", "2020-01-01", None),
        ("jabatan_family", "GURU", "INT", 2, "b", "2020-01-01", None),
        ("jabatan", "GURU AHLI MUDA", "INT", 4, "c", "2020-01-01", None),
        ("jabatan", "GURU AHLI MUDA", "INT", 5, "d", "2021-01-01", None),
        ("jabatan", "GURU AHLI MUDA", "INT", 1, "e", "2027-01-01", None),
        ("person", ANI, "INT", 1, "f", "2020-01-01", "2021-01-01"),
        ("person", nip(2), "INT", 1, "of another", "2020-01-01", None),
        ("jabatan_family", "GUR", "INT", 1, "no word", "2020-01-01", None),
    )
    assert [(each.basis, each.state) for each in standards_for(asked, ANI, jabatan, "jf_ahli_muda", "INT", TODAY)] == [
        ("f", "ended"),
        ("e", "not_yet"),
        ("d", "used"),
        ("c", "replaced"),
        ("b", "less_specific"),
        ("a", "less_specific"),
    ]
