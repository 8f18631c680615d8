import pandas as pd

from asnkarier.analyses.gap.staff import active
from asnkarier.tables.people import EMPLOYEES

OUT = ["Cuti Luar Tanggungan Negara", "Diberhentikan", "Pensiun"]


def staff(**standing_by_nip):
    return EMPLOYEES.conform(pd.DataFrame({"nip": list(standing_by_nip), "kedudukan_hukum": standing_by_nip.values()}))


def test_only_active_standings_are_counted_however_they_are_spelt():
    found = active(staff(b="AKTIF", a="aktif ", c="Cuti Luar Tanggungan Negara", d="Diberhentikan"), ["Aktif"], OUT)
    assert list(found.employees["nip"]) == ["a", "b"]
    assert (found.left_out, found.unknown) == (2, 0)


def test_a_standing_the_file_does_not_state_is_kept_and_counted():
    found = active(staff(a=None, b="-", c="Aktif"), ["Aktif"], OUT)
    assert list(found.employees["nip"]) == ["a", "b", "c"]
    assert (found.left_out, found.unknown) == (0, 2)


def test_nobody():
    found = active(EMPLOYEES.empty(), ["Aktif"], OUT)
    assert (len(found.employees), found.left_out, found.unknown) == (0, 0, 0)


def test_an_opd_in_two_spellings_is_one():
    people = staff(a=None, b=None, c=None).assign(opd=["Dinas A", "DINAS A", None])
    opds = active(people, ["Aktif"], OUT).employees["opd"]
    assert opds.iloc[:2].tolist() == ["DINAS A", "DINAS A"]
    assert opds.isna().iloc[2]


def test_a_word_of_neither_list_counts_and_is_unknown():
    found = active(staff(a="PNS", b="Pensiun", c="Aktif"), ["Aktif"], OUT)
    assert list(found.employees["nip"]) == ["a", "c"]
    assert (found.left_out, found.unknown) == (1, 1)
