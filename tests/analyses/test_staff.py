"""Who is counted on a day, and that nobody goes without a word."""

from datetime import date, timedelta

import pandas as pd
import pytest
from gap_cases import rows
from hypothesis import given
from hypothesis import strategies as st

from asnkarier.analyses.gap.staff import active
from asnkarier.config.load import load_region
from asnkarier.config.model import Versions
from asnkarier.config.region import Leaving
from asnkarier.resources import configs_folder
from asnkarier.tables.gap_results import APART
from asnkarier.tables.people import EMPLOYEES, JENJANG
from asnkarier.workflows.studies import STEPS

NATIONAL = load_region("mamuju", [configs_folder()], STEPS).config
CAREER = NATIONAL.career
WORDS = {"Aktif": "active", "Tugas Belajar": "study_leave", "CLTN": "unpaid_leave", "Pensiun": "retired"}
COUNTED = {"active": True, "unpaid_leave": False, "retired": False}
DAY = date(2026, 3, 1)


def people(columns, *values):
    """The table of employees with these values; ``nip`` comes first."""
    return rows(EMPLOYEES, f"nip {columns}", *values)


def on(employees, day=DAY, career=CAREER):
    return active(employees, WORDS, COUNTED, career, day)


def told(found):
    """Everybody told apart: NIP, reason, whether counted, and the day."""
    days = [None if pd.isna(day) else day.date().isoformat() for day in found.apart["day"]]
    return list(zip(found.apart["nip"], found.apart["reason"], found.apart["counted"], days, strict=True))


# Legal standing


def test_standings_are_told_apart_however_they_are_spelt():
    found = on(people("kedudukan_hukum", ("b", "AKTIF"), ("a", "aktif "), ("c", "cltn"), ("d", "PENSIUN")))
    assert list(found.employees["nip"]) == ["a", "b"]
    assert told(found) == [("c", "unpaid_leave", False, None), ("d", "retired", False, None)]
    assert (found.left_out, found.unknown) == (2, 0)


def test_a_standing_that_is_counted_is_told_all_the_same():
    found = on(people("kedudukan_hukum", ("a", "Tugas Belajar")))
    assert list(found.employees["nip"]) == ["a"]
    assert told(found) == [("a", "study_leave", True, None)]


def test_a_standing_that_is_not_stated_or_not_known_is_kept_and_counted():
    found = on(people("kedudukan_hukum", ("a", None), ("b", "-"), ("c", "Aktif"), ("d", "PNS")))
    assert list(found.employees["nip"]) == ["a", "b", "c", "d"]
    assert (found.left_out, found.unknown) == (0, 3)


def test_nobody():
    found = on(EMPLOYEES.empty())
    assert (len(found.employees), len(found.apart), found.unknown) == (0, 0, 0)


def test_an_opd_in_two_spellings_is_one():
    opds = on(people("opd", ("a", "Dinas A"), ("b", "DINAS A"), ("c", None))).employees["opd"]
    assert opds.iloc[:2].tolist() == ["DINAS A", "DINAS A"]
    assert opds.isna().iloc[2]


# Retirement


@pytest.mark.parametrize(
    ("born", "jabatan", "jenjang", "retires"),
    [
        ("1968-01-31", "PENGADMINISTRASI", "pelaksana", "2026-02-01"),
        ("1968-02-01", "PENGADMINISTRASI", "pelaksana", "2026-03-01"),
        ("1968-02-29", "PENGADMINISTRASI", "pelaksana", "2026-03-01"),
        ("1967-12-15", "PENGADMINISTRASI", "pelaksana", "2026-01-01"),
        ("1966-02-10", "KEPALA DINAS", "jpt_pratama", "2026-03-01"),
        ("1966-02-10", "PERAWAT AHLI MADYA", "jf_ahli_madya", "2026-03-01"),
        ("1966-02-10", "GURU AHLI MUDA", "jf_ahli_muda", "2026-03-01"),
        ("1966-02-10", "AHLI MUDA - GURU KELAS", "jf_ahli_muda", "2026-03-01"),
        ("1968-02-10", "PEREKAM MEDIS AHLI MADYA", "jf_ahli_madya", "2026-03-01"),
    ],
)
def test_who_reached_the_age_of_the_position_is_gone_from_the_first_of_the_month_after(born, jabatan, jenjang, retires):
    employees = people("birth_date jabatan jenjang", ("a", born, jabatan, jenjang))
    first = date.fromisoformat(retires)
    assert told(on(employees, first)) == [("a", "past_retirement", False, retires)]
    assert told(on(employees, first - timedelta(days=1))) == []


def test_a_position_with_an_age_of_its_own_is_no_other_one_that_begins_alike():
    employees = people("birth_date jabatan jenjang", ("a", "1968-01-01", "GURUH AHLI MUDA", "jf_ahli_muda"))
    assert told(on(employees)) == [("a", "past_retirement", False, "2026-02-01")]


def test_unknown_age_or_birth_is_said_and_counts():
    found = on(people("birth_date jenjang", ("a", "1940-01-01", None), ("b", None, "pelaksana")))
    assert list(found.employees["nip"]) == ["a", "b"]
    assert found.unchecked["retirement"] == 2


def test_the_nip_tells_the_birth_date_that_the_file_does_not():
    found = on(people("jenjang", ("196801151990031001", "pelaksana"), ("199001151990031001", "pelaksana")))
    assert told(found) == [("196801151990031001", "past_retirement", False, "2026-02-01")]
    assert found.unchecked == {"retirement": 0, "contract": 0, "birth_by_nip": 1}


# Contracts


def test_a_contract_holds_up_to_its_last_day_and_is_one_of_pppk_only():
    employees = people(
        "employment contract_end",
        ("a", "PPPK", "2026-02-28"),
        ("b", "PPPK", "2026-03-01"),
        ("c", "PPPK_PW", None),
        ("d", "PNS", "2020-01-01"),
    )
    found = on(employees)
    assert told(found) == [("a", "contract_ended", False, "2026-03-01")]
    assert found.unchecked["contract"] == 1


def test_the_configuration_says_whether_those_who_are_past_a_day_count():
    rule = CAREER.contract_end.versions[0].model_copy(update={"value": Leaving(counted=True, seat=True)})
    career = CAREER.model_copy(update={"contract_end": Versions[Leaving](versions=(rule,))})
    found = on(people("employment contract_end", ("a", "PPPK", "2026-02-28")), career=career)
    assert list(found.employees["nip"]) == ["a"]
    assert told(found) == [("a", "contract_ended", True, "2026-03-01")]
    assert found.leaving_by(date(2030, 1, 1)) == frozenset()


def test_who_leaves_by_a_day():
    employees = people(
        "employment birth_date jenjang contract_end",
        ("a", "PNS", "1968-11-30", "pelaksana", None),  # gone from 1 December 2026
        ("b", "PNS", "1968-12-01", "pelaksana", None),  # 1 January 2027
        ("c", "PPPK", "1968-12-31", "pelaksana", "2026-12-30"),  # the contract ends first
        ("d", "PPPK", "1990-12-31", "pelaksana", "2026-12-31"),
        ("e", "PPPK", None, None, None),
    )
    found = on(employees)
    assert found.leaving_by(date(2026, 12, 31)) == {"a", "c"}
    assert found.leaving_by(date(2027, 1, 1)) == {"a", "b", "c", "d"}


# A day that is past


def test_who_was_appointed_later_is_not_there_yet():
    employees = people(
        "tmt_cpns",
        ("199001012026041001", None),  # PNS of April 2026
        ("199001012026031002", None),
        ("199001012027211003", None),  # PPPK of some day of 2027
        ("199001012026211004", None),
        ("199001012015031005", "2026-03-02"),  # the column goes before the number
    )
    assert told(on(employees)) == [
        ("199001012015031005", "not_yet_appointed", False, "2026-03-02"),
        ("199001012026041001", "not_yet_appointed", False, "2026-04-01"),
        ("199001012027211003", "not_yet_appointed", False, "2027-01-01"),
    ]


def test_a_position_taken_later_is_not_the_one_of_that_day():
    employees = people(
        "jabatan jenjang jenis_jabatan tmt_jabatan",
        ("a", "CAMAT", "administrator", "struktural", "2026-03-02"),
        ("b", "CAMAT", "administrator", "struktural", "2026-03-01"),
    )
    found = on(employees)
    assert told(found) == [("a", "position_unknown", True, "2026-03-02")]
    assert found.employees["jabatan"].isna().tolist() == [True, False]
    assert found.employees["jenjang"].isna().tolist() == [True, False]


# For any people

DAYS = st.one_of(st.none(), st.dates(date(1940, 1, 1), date(2035, 1, 1)).map(date.isoformat))
PERSON = st.tuples(
    st.sampled_from(["Aktif", "Tugas Belajar", "CLTN", "pensiun", "entah", "-", None]),
    st.sampled_from(["PNS", "PPPK", "PPPK_PW", None]),
    st.sampled_from([*JENJANG, None]),
    st.sampled_from(["GURU AHLI MUDA", "CAMAT", None]),
    DAYS, DAYS, DAYS, DAYS,
)  # fmt: skip
COLUMNS = "kedudukan_hukum employment jenjang jabatan birth_date tmt_cpns tmt_jabatan contract_end"


@given(st.lists(PERSON, max_size=8), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_everybody_is_counted_or_left_out_with_one_reason(values, day):
    found = on(people(COLUMNS, *((f"p{number}", *value) for number, value in enumerate(values))), day)
    counted, apart = list(found.employees["nip"]), found.apart
    out = list(apart["nip"][~apart["counted"]])
    assert sorted(counted + out) == sorted(f"p{number}" for number in range(len(values)))
    assert set(apart["nip"][apart["counted"]]) <= set(counted)
    assert set(apart["reason"]) <= set(APART)
    assert not apart.duplicated(["nip", "reason"]).any()
    assert set(found.leaving["nip"]) <= set(counted)


@given(st.permutations(range(6)))
def test_the_order_of_the_rows_changes_nothing(order):
    values = [("Aktif", "CLTN", None, "Pensiun", "Tugas Belajar", "entah")[place] for place in order]
    found = on(people("kedudukan_hukum", *((f"p{place}", value) for place, value in zip(order, values, strict=True))))
    assert list(found.employees["nip"]) == ["p0", "p2", "p4", "p5"]
    assert told(found) == [
        ("p1", "unpaid_leave", False, None),
        ("p3", "retired", False, None),
        ("p4", "study_leave", True, None),
    ]
