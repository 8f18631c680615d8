"""Eselon, jabatan and the jenjang that follows from them; what does not follow stays unknown."""

import pytest

from asnkarier.rules.eselon import eselon_jenjang, parse_eselon
from asnkarier.rules.jabatan import jenjang_of


@pytest.mark.parametrize("spelled", ["II.a", "II.A", "II A", "IIA", "Eselon IIA", "II/a", "Es. II.a", "ESELON II.a"])
def test_spellings_of_eselon_ii_a(spelled: str) -> None:
    assert parse_eselon(spelled) == "II.a"


@pytest.mark.parametrize("spelled", ["Non-Eselon", "NON ESELON", "non"])
def test_no_eselon_is_an_answer(spelled: str) -> None:
    assert parse_eselon(spelled) is None


@pytest.mark.parametrize("text", ["", "VI.a", "II.c", "II", "II.a II.b", "kepala"])
def test_what_is_no_eselon(text: str) -> None:
    with pytest.raises(ValueError, match="not an eselon"):
        parse_eselon(text)


@pytest.mark.parametrize(
    ("eselon", "jenjang"),
    [
        ("I.a", "jpt_madya"),
        ("II.b", "jpt_pratama"),
        ("III.a", "administrator"),
        ("IV.b", "pengawas"),
        ("V.a", "pelaksana"),
    ],
)
def test_an_eselon_counts_as_the_jenjang_of_the_law(eselon: str, jenjang: str) -> None:
    assert eselon_jenjang(eselon) == jenjang
    assert jenjang_of("KEPALA SESUATU", "struktural", eselon) == jenjang
    assert jenjang_of("KEPALA SESUATU", None, eselon) == jenjang


@pytest.mark.parametrize(
    ("jabatan", "jenjang"),
    [
        ("GURU AHLI MUDA", "jf_ahli_muda"),
        ("AHLI PERTAMA - PERAWAT", "jf_ahli_pertama"),
        ("Dokter Gigi Ahli Madya", "jf_ahli_madya"),
        ("PENELITI AHLI UTAMA", "jf_ahli_utama"),
        ("TERAMPIL - PERAWAT", "jf_terampil"),
        ("BIDAN  MAHIR", "jf_mahir"),
        ("Arsiparis Penyelia", "jf_penyelia"),
        ("PEMULA - PENYULUH PERTANIAN", "jf_pemula"),
    ],
)
def test_a_jf_carries_its_jenjang_in_its_name(jabatan: str, jenjang: str) -> None:
    assert jenjang_of(jabatan, "fungsional", None) == jenjang
    assert jenjang_of(jabatan, "fungsional", "IV.a") == jenjang  # a leftover eselon does not count


@pytest.mark.parametrize("jabatan", ["GURU MADYA", "GURU PEMBINA", "PERAWAT PELAKSANA LANJUTAN", "PENGAWAS SEKOLAH"])
def test_old_or_bare_jf_names_are_not_guessed(jabatan: str) -> None:
    assert jenjang_of(jabatan, "fungsional", None) is None


def test_every_pelaksana_is_pelaksana() -> None:
    assert jenjang_of("PENGELOLA KEUANGAN TERAMPIL", "pelaksana", None) == "pelaksana"


def test_a_structural_position_without_eselon_stays_unknown() -> None:
    assert jenjang_of("KEPALA SEKSI", "struktural", None) is None
    assert jenjang_of(None, None, None) is None
