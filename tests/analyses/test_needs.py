"""What is measured, asked for and reached stands side by side for each competency, and has its place."""

from datetime import date

import pandas as pd
import pytest
from gap_cases import TODAY, analysed, assessments, counted, employees, exemptions, nip, rows, standards
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.analyses.needs.asked import asked_needs, read_themes
from asnkarier.analyses.needs.performance import performance_states
from asnkarier.analyses.needs.ranked import need_groups, ranked_needs
from asnkarier.tables.development import NEEDS
from asnkarier.tables.need_results import ASKED_NEEDS, NEED_GROUPS, RANKED_NEEDS
from asnkarier.tables.people import PERFORMANCE

RANKING = ("levels_missing", "votes", "below_target", "with_gap")
NAMES = {"int": "INT", "integritas": "INT", "kom": "KOM", "komunikasi": "KOM", "ks": "KS", "kerja sama": "KS"}
SECTORS = {"Dinas Pendidikan": "education"}

# INT, KS and KOM at 2 for a pengawas, at 1 for a pelaksana
PEOPLE = employees(
    (nip(1), "A", "Dinas Pendidikan", "Sekretariat", "KEPALA SEKSI", "pengawas"),
    (nip(2), "B", "Dinas Pendidikan", "Bidang Guru", "KEPALA SEKSI", "pengawas"),
    (nip(3), "C", "Dinas Sosial", "Sekretariat", "KEPALA SEKSI", "pengawas"),
    (nip(4), "D", None, None, "JURU ARSIP", "pelaksana"),
)
STAFF = counted(PEOPLE)
GAPS = analysed(
    PEOPLE,
    standards(),
    assessments(
        (nip(1), "INT", "2025-01-01", "superior", 1),
        (nip(2), "INT", "2025-01-01", "superior", 1),
        (nip(3), "INT", "2025-01-01", "superior", 2),
        (nip(4), "INT", "2025-01-01", "superior", 1),
        (nip(1), "KS", "2025-01-01", "superior", 1),
        (nip(2), "KS", "2019-01-01", "superior", 1),
    ),
    exemptions(*[(nip(4), code, None) for code in ("KS", "KOM")]),
)
PERFORMED = performance_states(
    rows(
        PERFORMANCE, "nip year period predikat",
        (nip(1), 2025, "Tahunan", "kurang"), (nip(2), 2025, "Tahunan", "baik"), (nip(3), 2025, "Tahunan", "kurang"),
    ),
    ("kurang",), (), TODAY, 2,
)  # fmt: skip


def needs(*values):
    return rows(NEEDS, "source_event raised_on opd unor nip competency theme votes", *values)


def asked(*values):
    return asked_needs(needs(*values), STAFF, NAMES, TODAY, voice_years=2)


def ranked(*voices, ranking=RANKING):
    return ranked_needs(GAPS, asked(*voices), PERFORMED, SECTORS, ranking)


def line(frame, scope, group, competency, *names):
    """Give some figures of one row."""
    of_group = frame["group"].isna() if group is None else frame["group"] == group
    (row,) = frame[(frame["scope"] == scope) & of_group & (frame["competency"] == competency)].to_dict("records")
    return tuple(row[name] for name in names)


# What was asked for


def test_where_every_need_is_a_theme_alone_none_counts():
    found = ranked(("Forum", "2026-01-01", "Dinas Sosial", None, None, None, "Menulis surat dinas", 3))
    assert found["competency"].notna().all()
    assert not found[["proposals", "votes"]].any(axis=None)


@pytest.mark.parametrize(
    ("competency", "theme", "read"),
    [
        ("KOM", "Integritas", ("KOM", "competency", "counted")),  # what is stated goes before the theme
        (None, "INTEGRITAS.", ("INT", "theme", "counted")),  # a name of the dictionary, however it is written
        (None, "Pelatihan integritas", (None, None, "theme_only")),  # nothing is guessed from words within
        (None, "Menulis surat", (None, None, "theme_only")),
    ],
)
def test_a_theme_is_a_competency_only_if_it_is_one_of_its_names(competency, theme, read):
    (row,) = asked(("Forum", "2026-01-01", "Dinas Sosial", None, None, competency, theme, 3)).to_dict("records")
    told = tuple(None if pd.isna(row[name]) else row[name] for name in ("competency", "competency_from", "state"))
    assert told == read


@pytest.mark.parametrize(
    ("raised_on", "state"),
    [("2024-02-29", "too_old"), ("2024-03-01", "counted"), ("2026-03-01", "counted"), ("2026-03-02", "later"),
     (None, "counted")],
)  # fmt: skip
def test_a_voice_counts_for_its_years_and_always_without_a_date(raised_on, state):
    assert asked(("Forum", raised_on, None, None, None, "INT", None, 1))["state"].tolist() == [state]


@pytest.mark.parametrize(
    ("opd", "unor", "person", "place"),
    [
        ("DINAS SOSIAL", None, nip(1), "Dinas Sosial"),  # who raised it, in the spelling of the staff
        (None, "Bidang Guru", nip(3), "Dinas Sosial"),  # the person's
        (None, "BIDANG GURU", None, "Dinas Pendidikan"),  # the only OPD with the unit
        (None, "Sekretariat", None, None),  # two have one of that name
        (None, None, nip(9), None),  # nobody of the staff
        ("Dinas Baru", None, None, "Dinas Baru"),  # an OPD of which there is no staff
        (None, None, None, None),
    ],
)
def test_a_need_counts_for_the_opd_that_can_be_told(opd, unor, person, place):
    (found,) = asked(("Forum", None, opd, unor, person, "INT", None, 1))["place"]
    assert (None if pd.isna(found) else found) == place


def test_the_plan_reads_themes_in_the_same_way():
    read = read_themes(needs(("F", None, None, None, None, None, "Komunikasi", 1)), NAMES)
    assert read["competency"].tolist() == ["KOM"]


# Performance


@pytest.mark.parametrize(
    ("results", "state"),
    [
        ([(2025, "Tahunan", "kurang", "sesuai")], True),
        ([(2025, "Tahunan", "baik", "di_bawah")], True),  # one of both is enough
        ([(2025, "Tahunan", "baik", None)], False),
        ([(2025, "Tahunan", "baik", "sesuai"), (2025, "Triwulan I", "kurang", None)], False),  # the annual one counts
        ([(2026, "Triwulan I", "kurang", None), (2025, "Tahunan", "baik", None)], True),  # the newest year
        ([(2026, "Triwulan I", "baik", None), (2026, "Triwulan II", "kurang", None)], True),  # any of its periods
        ([(2024, "Tahunan", "kurang", None)], None),  # too old: unknown, not good
        ([(2027, "Tahunan", "kurang", None)], None),  # of a year to come
        ([], None),
    ],
)
def test_below_target_is_said_by_the_newest_result_that_counts(results, state):
    table = rows(PERFORMANCE, "nip year period predikat result_rating", *[(nip(1), *each) for each in results])
    found = performance_states(table, ("kurang",), ("di_bawah",), date(2026, 3, 1), years=2)
    assert found["below_target"].tolist() == ([] if state is None else [state])


# Joined


FIGURES = ("people", "with_gap", "levels_missing", "unknown", "below_target", "performance_unknown", "support", "rank")


@pytest.mark.parametrize(
    ("scope", "group", "competency", "expected"),
    [
        ("region", None, "INT", (4, 2, 2, 0, 1, 0, "supported", 1)),
        ("region", None, "KS", (3, 1, 1, 2, 1, 0, "not_asked", 2)),  # the expired one is unknown, the exempt one nobody
        ("region", None, "KOM", (3, 0, 0, 3, 0, 0, "asked_unknown", 3)),
        ("region", None, "GIS", (0, 0, 0, 0, 0, 0, "asked_no_gap", 3)),  # required of nobody; equal to KOM
        ("opd", "Dinas Pendidikan", "INT", (2, 2, 2, 0, 1, 0, "not_asked", 1)),
        ("opd", "Dinas Sosial", "INT", (1, 0, 0, 0, 0, 0, "asked_no_gap", 1)),  # below target without a gap: not here
        ("opd", "Dinas Sosial", "KS", (1, 0, 0, 1, 0, 0, "unknown", None)),
        ("opd", "–", "INT", (1, 0, 0, 0, 0, 0, "none", None)),
        ("sector", "education", "INT", (2, 2, 2, 0, 1, 0, "not_asked", 1)),
    ],
)  # fmt: skip
def test_each_group_has_what_is_lacking_beside_what_was_asked_for(scope, group, competency, expected):
    frame = ranked(
        ("Forum B", "2026-01-01", "Dinas Sosial", None, None, "INT", "a", 5),
        ("Forum A", "2026-01-01", "Dinas Sosial", None, None, "INT", "b", None),
        ("Surat", "2026-01-01", None, None, None, "KOM", None, 2),
        ("Surat", "2026-01-01", None, None, None, "GIS", None, 2),
    )
    found = line(frame, scope, group, competency, *FIGURES)
    assert tuple(None if pd.isna(value) else value for value in found) == expected
    assert line(frame, "opd", "Dinas Sosial", "INT", "proposals", "votes", "asked_by") == (2, 6, "Forum A; Forum B")
    assert line(frame, "region", None, "KOM", "equals") == (2,)
    assert list(frame.columns) == RANKED_NEEDS.names


def test_the_rule_of_the_region_decides_the_order():
    voices = [("Forum", None, None, None, None, "KS", None, 9)]
    first = [ranked(*voices, ranking=rule).iloc[0]["competency"] for rule in (RANKING, ("votes", "levels_missing"))]
    assert first == ["INT", "KS"]


def test_a_group_counts_each_person_once():
    groups = need_groups(STAFF, GAPS, asked(("Forum", None, "Dinas Baru", None, None, None, "?", 7)), PERFORMED,
                         SECTORS, RANKING)  # fmt: skip
    found = groups.set_index(["scope", groups["group"].fillna("")])
    names = ["employees", "people", "with_gap", "levels_missing", "unknown", "below_target", "performance_unknown"]
    assert found.loc[("region", ""), names].tolist() == [4, 4, 2, 3, 3, 2, 1]
    assert found.loc[("opd", "Dinas Pendidikan"), names].tolist() == [2, 2, 2, 3, 2, 1, 0]
    assert found.loc[("opd", "Dinas Baru"), [*names, "proposals", "votes", "theme_only"]].tolist() == [0] * 7 + [
        0,
        0,
        1,
    ]
    assert pd.isna(found.loc[("opd", "Dinas Baru"), "rank"])  # a theme alone is no need of a competency


def test_without_staff_and_voices_there_is_a_region_with_zeros():
    none = STAFF.iloc[:0]
    nothing = asked_needs(needs(), none, NAMES, TODAY, 2)
    groups = need_groups(none, GAPS.iloc[:0], nothing, PERFORMED.iloc[:0], {}, RANKING)
    assert groups[["scope", "employees", "with_gap"]].values.tolist() == [["region", 0, 0]]
    assert ranked_needs(GAPS.iloc[:0], nothing, PERFORMED.iloc[:0], {}, RANKING).empty
    assert (list(groups.columns), list(nothing.columns)) == (NEED_GROUPS.names, ASKED_NEEDS.names)


voice = st.tuples(
    st.sampled_from(["Forum", "Survei"]),
    st.sampled_from([None, "2026-01-01", "2020-01-01"]),
    st.sampled_from([None, "Dinas Pendidikan", "Dinas Sosial", "Dinas Baru"]),
    st.none(),
    st.none(),
    st.sampled_from(["INT", "KS", "KOM", "GIS", None]),
    st.sampled_from(["Komunikasi", "lain"]),
    st.sampled_from([None, 0, 1, 5]),
)


@given(st.lists(voice, max_size=8), st.permutations(RANKING), st.randoms(use_true_random=False))
def test_places_follow_the_figures_whatever_the_order_of_the_rows(voices, ranking, random):
    frame = ranked(*voices, ranking=ranking)
    shuffled = list(voices)
    random.shuffle(shuffled)
    pd.testing.assert_frame_equal(frame, ranked(*shuffled, ranking=ranking))
    for _, group in frame.groupby(["scope", "group"], dropna=False):
        needed = group[(group["with_gap"] > 0) | (group["proposals"] > 0)]
        assert group["rank"].notna().sum() == len(needed)
        keys = [tuple(row) for row in needed[list(ranking)].itertuples(index=False)]
        assert needed["rank"].tolist() == [1 + sum(other > key for other in keys) for key in keys]
        assert needed["equals"].tolist() == [keys.count(key) for key in keys]
    region, opds = (frame[frame["scope"] == scope] for scope in ("region", "opd"))
    for name in ("people", "with_gap", "levels_missing", "unknown", "below_target", "performance_unknown"):
        assert region[name].sum() == opds[name].sum()
