"""The words a region uses, folded, as the checks of the tables look them up."""

import re

import pytest

from asnkarier.config.load import load_region
from asnkarier.config.vocabulary import vocabulary
from asnkarier.resources import configs_folder
from asnkarier.tables.vocabulary import fold
from asnkarier.workflows.studies import STEPS

WORDS = vocabulary(load_region("mamuju", [configs_folder()], STEPS).config)


@pytest.mark.parametrize(
    ("spelling", "code"),
    [("Orintasi Pada Hasil", "OPH"), ("KERJASAMA", "KS"), ("kom", "KOM"), ("Teknologi  Informasi", "TIK")],
)
def test_competencies_are_found_by_name_alias_and_code(spelling: str, code: str) -> None:
    assert WORDS.competencies[fold(spelling)] == code


@pytest.mark.parametrize(
    ("column", "spelling", "value"),
    [
        ("education", "S-1/SARJANA", "S1"),
        ("education", "Diploma III/Sarjana Muda", "D3"),
        ("jenis_jabatan", "Jabatan Fungsional Umum", "pelaksana"),
        ("form", "Bimtek", "bimbingan_teknis"),
        ("form", "Seminar / Konferensi / Sarasehan", "seminar"),
        ("fund", "Perguruan Tinggi", "mitra_kampus"),
    ],
)
def test_values_are_found_by_their_spellings(column: str, spelling: str, value: str) -> None:
    assert WORDS.choices[column][fold(spelling)] == value


def test_units_are_found_by_name_and_short_name() -> None:
    assert WORDS.units[fold("DINKES")] == WORDS.units[fold("Dinas Kesehatan")] == "Dinas Kesehatan"


@pytest.mark.parametrize(
    ("jabatan", "eselon"),
    [
        ("SEKRETARIS DAERAH", "II.a"),
        ("ASISTEN PEREKONOMIAN DAN PEMBANGUNAN", "II.b"),
        ("STAF AHLI BUPATI BIDANG PEMERINTAHAN", "II.b"),
        ("SEKRETARIS DPRD", "II.b"),
        ("KEPALA DINAS KESEHATAN", "II.b"),
        ("KEPALA BADAN KEUANGAN DAN ASET DAERAH", "II.b"),
        ("KEPALA SATUAN POLISI PAMONG PRAJA", "II.b"),
        ("KEPALA PELAKSANA BADAN PENANGGULANGAN BENCANA DAERAH", "II.b"),
        ("INSPEKTUR", "II.b"),
        ("INSPEKTUR DAERAH", "II.b"),
        ("INSPEKTUR PEMBANTU WILAYAH I", "III.a"),
        ("DIREKTUR RSUD MANOKWARI", "II.b"),
        ("WAKIL DIREKTUR PELAYANAN", "III.a"),
        ("SEKRETARIS DINAS KESEHATAN", "III.a"),
        ("SEKRETARIS BADAN", "III.a"),
        ("KEPALA BAGIAN HUKUM", "III.a"),
        ("CAMAT KALUKKU", "III.a"),
        ("KEPALA DISTRIK PRAFI", "III.a"),
        ("KEPALA BIDANG MUTASI", "III.b"),
        ("SEKRETARIS CAMAT KALUKKU", "III.b"),
        ("SEKRETARIS DISTRIK PRAFI", "III.b"),
        ("LURAH BINANGA", "IV.a"),
        ("SEKRETARIS LURAH BINANGA", "IV.b"),
        ("KEPALA SEKSI PEMERINTAHAN KELURAHAN BINANGA", "IV.b"),
        ("KEPALA SEKSI PEMERINTAHAN KECAMATAN KALUKKU", "IV.a"),
        ("KEPALA SUB BAGIAN UMUM", "IV.a"),
        ("KEPALA SUBBAGIAN KEUANGAN", "IV.a"),
        ("KEPALA SUB BAGIAN UMUM KECAMATAN KALUKKU", "IV.b"),
        ("KEPALA SUBBAGIAN TATA USAHA UPTD PUSKESMAS", "IV.b"),
        ("KEPALA SUBBIDANG MUTASI", "IV.a"),
        ("KEPALA UPTD METROLOGI", "IV.a"),
        ("ASISTEN APOTEKER TERAMPIL", None),
        ("INSPEKTUR TAMBANG AHLI MUDA", None),
        ("KEPALA SEKOLAH", None),
        ("PLT. KEPALA DINAS KESEHATAN", None),
        ("PENGADMINISTRASI UMUM", None),
        ("GURU AHLI MUDA", None),
    ],
)
def test_structural_positions_are_known_by_their_name(jabatan: str, eselon: str | None) -> None:
    found = (each.eselon for each in WORDS.structural if re.search(each.pattern, jabatan))
    assert next(found, None) == eselon
