"""Who can is said by what is valid; what is too old or unknown stands beside it."""

import pandas as pd
import pytest
from gap_cases import EVIDENCE, TODAY, analysed, assessments, counted, employees, exemptions, nip, standards
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.analyses.experts.experts import experts, single_holders, team_requirements
from asnkarier.analyses.gap.levels import latest_levels
from asnkarier.config.region import Team

# INT, KS and KOM at 2 for a pengawas
PEOPLE = employees(
    (nip(1), "A", "Dinas A", "Bidang 1", "KEPALA SEKSI", "pengawas"),
    (nip(2), "B", "Dinas A", "Bidang 1", "KEPALA SEKSI", "pengawas"),
    (nip(3), "C", "Dinas A", "Bidang 1", "KEPALA SEKSI", "pengawas"),
    (nip(4), "D", "Dinas B", "Bidang 1", "KEPALA SEKSI", "pengawas"),
)
FOUND = assessments(
    (nip(1), "INT", "2025-01-01", "superior", 3),
    (nip(2), "INT", "2025-01-01", "assessment_center", 1),
    (nip(3), "INT", "2019-01-01", "superior", 4),
    (nip(4), "INT", "2025-06-01", "assessment_center", 3),
    (nip(1), "KS", "2025-01-01", "superior", 2),
    (nip(2), "KS", "2025-01-01", "superior", 2),
    (nip(9), "INT", "2025-01-01", "superior", 5),
)
STAFF = counted(PEOPLE)
LEVELS = latest_levels(FOUND, TODAY, 3, EVIDENCE)


def test_valid_levels_come_first_then_level_evidence_and_date():
    found = experts(STAFF, LEVELS, EVIDENCE)
    integrity = found[found["competency"] == "INT"]
    assert integrity[["name", "level", "evidence", "expired"]].values.tolist() == [
        ["D", 3, 5, False], ["A", 3, 3, False], ["B", 1, 5, False], ["C", 4, 3, True],
    ]  # fmt: skip
    assert nip(9) not in set(found["nip"])  # no longer on the staff


def test_a_unit_rests_on_the_one_person_known_to_have_what_is_required():
    gaps = analysed(PEOPLE, standards(), FOUND, exemptions((nip(4), "INT", None)))
    found = single_holders(gaps)
    assert found[["opd", "unor", "competency", "people", "unknown", "name"]].values.tolist() == [
        ["Dinas A", "Bidang 1", "INT", 3, 1, "A"]  # KS has two holders; D is exempt; C's level has expired
    ]


def team(people, level=3, opd="dinas a", unit=None, competency="INT"):
    return Team(opd=opd, unit=unit, competency=competency, level=level, people=people, basis="SK")


@pytest.mark.parametrize(
    ("asked", "figures"),
    [
        (team(1), (3, 1, 1, 1, 0, "have")),
        (team(2), (3, 1, 1, 1, 1, "may_have")),  # the expired one may be able
        (team(3), (3, 1, 1, 1, 2, "missing")),
        (team(2, opd=None, unit="BIDANG 1"), (4, 2, 1, 1, 0, "have")),
        (team(3, competency="GIS"), (3, 0, 3, 0, 3, "may_have")),  # never assessed is unknown, not below
        (team(1, opd="Dinas Z"), (0, 0, 0, 0, 1, "nobody_there")),
    ],
)
def test_a_team_is_there_may_be_there_or_lacks_people(asked, figures):
    (row,) = team_requirements(STAFF, LEVELS, [asked]).to_dict("records")
    assert tuple(row[name] for name in ("staff", "have", "may_have", "below", "missing", "state")) == figures


def test_no_teams_and_nobody_are_empty_tables():
    assert team_requirements(STAFF, LEVELS, []).empty
    assert experts(STAFF.iloc[:0], LEVELS, EVIDENCE).empty
    assert single_holders(analysed(PEOPLE.iloc[:0], standards(), FOUND, exemptions())).empty


found_levels = st.lists(
    st.tuples(
        st.sampled_from([nip(n) for n in (1, 2, 3, 4)]),
        st.just("INT"),
        st.sampled_from(["2025-01-01", "2019-01-01"]),
        st.sampled_from(["superior", "assessment_center"]),
        st.integers(1, 5),
    ),
    max_size=6,
    unique_by=lambda row: (row[0], row[2], row[3]),
)


@given(found_levels, st.integers(1, 5), st.integers(1, 6))
def test_everybody_there_has_it_has_it_not_or_is_unknown(found, level, people):
    levels = latest_levels(assessments(*found), TODAY, 3, EVIDENCE)
    (row,) = team_requirements(STAFF, levels, [team(people, level)]).to_dict("records")
    assert row["have"] + row["may_have"] + row["below"] == row["staff"] == 3
    assert row["missing"] == max(0, people - row["have"])
    named = experts(STAFF, levels, EVIDENCE)
    able = named[~named["expired"] & (named["level"] >= level) & (named["opd"] == "Dinas A")]
    assert row["have"] == len(able)
    assert not pd.isna(row["state"])
