from datetime import date

import pytest
from gap_cases import GENERIC, JENJANG_LEVELS, TODAY, employees, nip, standards

from asnkarier.analyses.gap.standards import REQUIRED_LEVELS, required_levels, requirements

GURU = employees((nip(1), "A", "Dinas", "SD 1", "Guru Ahli-Muda", "jf_ahli_muda"))


def required(people, asked, as_of=TODAY):
    frame = required_levels(people, asked, JENJANG_LEVELS, GENERIC, as_of, jenjang_basis="default")
    assert list(frame.columns) == REQUIRED_LEVELS.names
    return {
        row.competency: (row.level_required, row.standard_scope, row.basis if isinstance(row.basis, str) else None)
        for row in frame.itertuples()
    }


def test_without_imported_standards_the_jenjang_asks_its_level_of_every_generic_competency():
    assert required(GURU, standards()) == dict.fromkeys(GENERIC, (3, "jenjang", "default"))


def test_the_most_specific_standard_wins_for_each_competency_on_its_own():
    asked = standards(
        ("jenjang", "jf_ahli_muda", "INT", 1, "jenjang", "2020-01-01", None),
        ("jenjang", "JF Ahli Muda", "GIS", 1, "jenjang", "2020-01-01", None),
        ("jabatan_family", "GURU", "GIS", 2, "short", "2020-01-01", None),
        ("jabatan_family", "GURU AHLI", "GIS", 4, "long", "2020-01-01", None),
        ("jabatan_family", "guru", "KS", 2, "short", "2020-01-01", None),
        ("jabatan", "GURU AHLI MUDA", "SQL", 2, "jabatan", "2020-01-01", None),
        ("person", nip(1), "SQL", 5, "person", "2020-01-01", None),
    )
    assert required(GURU, asked) == {
        "INT": (1, "jenjang", "jenjang"),
        "KS": (2, "jabatan_family", "short"),
        "KOM": (3, "jenjang", "default"),
        "GIS": (4, "jabatan_family", "long"),
        "SQL": (5, "person", "person"),
    }


@pytest.mark.parametrize(
    ("jabatan", "belongs"),
    [("GURU", True), ("GURU AHLI MUDA", True), ("guru-mapel", True), ("GURUH", False), ("KEPALA GURU", False)],
)
def test_a_family_is_the_beginning_of_the_name_in_whole_words(jabatan, belongs):
    people = employees((nip(1), "A", "Dinas", "SD 1", jabatan, None))
    asked = standards(("jabatan_family", "GURU", "GIS", 2, None, "2020-01-01", None))
    assert ("GIS" in required(people, asked)) is belongs


@pytest.mark.parametrize(
    ("as_of", "level"),
    [
        ("2021-12-31", None),
        ("2022-01-01", 2),
        ("2023-12-31", 2),
        ("2024-01-01", 4),
        ("2024-12-31", 4),
        ("2025-01-01", 2),
    ],
)
def test_the_newest_standard_in_force_on_the_day_counts(as_of, level):
    people = employees((nip(1), "A", "Dinas", "Bidang", "ARSIPARIS", None))
    asked = standards(
        ("jabatan", "ARSIPARIS", "GIS", 4, None, "2024-01-01", "2024-12-31"),
        ("jabatan", "Arsiparis", "GIS", 2, None, "2022-01-01", None),
    )
    found = required(people, asked, date.fromisoformat(as_of))
    assert found == ({} if level is None else {"GIS": (level, "jabatan", None)})


def test_of_two_spellings_that_disagree_from_the_same_day_the_stricter_counts():
    people = employees((nip(1), "A", "Dinas", "Bidang", "ARSIPARIS", None))
    two = [
        ("jabatan", name, "GIS", level, None, "2022-01-01", None)
        for name, level in [("ARSIPARIS", 4), ("Arsiparis", 2)]
    ]
    assert required(people, standards(*two)) == required(people, standards(*reversed(two)))
    assert required(people, standards(*two))["GIS"][0] == 4


def test_who_has_no_standard_is_not_lost():
    people = employees(
        (nip(2), "B", "Dinas", "Bidang", "STAF AHLI", None),
        (nip(3), "C", "Dinas", "Bidang", None, None),
        (nip(1), "A", "Dinas", "Bidang", None, "pengawas"),
    )
    asked = standards(("jabatan", "-", "GIS", 4, None, "2024-01-01", None))
    required = requirements(people, asked, JENJANG_LEVELS, GENERIC, TODAY)
    assert set(required.table()["nip"]) == {nip(1)}
    assert list(required.people[~required.asked]) == [nip(2), nip(3)]


def test_nobody():
    assert required(employees(), standards()) == {}
