"""Lists of people who left, of proposals, and of another region's people; results that were not understood."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sent_files import NIPS, VOCABULARY, codes, only, read, records, workbook

from asnkarier.errors import InputRefused
from asnkarier.outcome import Finding

OURS = replace(VOCABULARY, government="Kabupaten Mamuju")
OPD = ["Perangkat Daerah : Dinas A"]
HEAD = ["No", "NIP", "Nama", "Gol", "Jabatan"]


def sheet(tmp_path: Path, *rows: list[Any], name: str = "Data") -> Path:
    return workbook(tmp_path / "a.xlsx", {name: rows})


def people(*numbers: int, more: tuple[Any, ...] = ()) -> list[list[Any]]:
    return [[n, NIPS[n], f"Orang {n}", "III/c", "Analis", *more] for n in numbers]


def refusal(path: Path, **options: Any) -> Finding:
    with pytest.raises(InputRefused) as refused:
        read(path, **options)
    return refused.value.findings[0]


# People who left


@pytest.mark.parametrize(
    "title",
    [
        "DAFTAR PNS YANG PENSIUN TAHUN 2025", "DAFTAR PEGAWAI MENINGGAL DUNIA", "DAFTAR PNS PINDAH KELUAR",
        "DATA PNS YANG DIBERHENTIKAN", "DAFTAR PNS MENCAPAI BATAS USIA PENSIUN", "MUTASI KELUAR",
    ],
)  # fmt: skip
def test_a_title_that_says_that_people_left(tmp_path: Path, title: str) -> None:
    finding = refusal(sheet(tmp_path, [title], OPD, HEAD, *people(0, 1)))
    assert (finding.code, finding.details["text"], finding.details["place"]) == ("E_PEOPLE_LEFT", title, "A1")
    standing = sheet(tmp_path, [title], OPD, [*HEAD, "Kedudukan Hukum"], *people(0, more=("Pensiun",)))
    assert records(only(read(standing)), "kedudukan_hukum") == [("Pensiun",)]


def test_a_sheet_or_a_part_of_it_about_people_who_left(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["DAFTAR PEGAWAI"], OPD, HEAD, *people(0), name="Pensiun")
    assert refusal(path).details["place"] == "Pensiun"
    for heading in (["PEGAWAI YANG SUDAH PENSIUN"], ["B.", "Mutasi keluar"], [None, "MENINGGAL DUNIA"]):
        path = sheet(tmp_path, ["DAFTAR PEGAWAI"], OPD, HEAD, *people(0, 1), heading, *people(2))
        assert refusal(path).details["place"] == ("B6" if len(heading) > 1 else "A6")


def test_a_note_that_somebody_left_is_told(tmp_path: Path) -> None:
    rows = [*people(0, more=("-",)), *people(1, more=("Pensiun TMT 1-5-2025",)), *people(2, more=("Meninggal dunia",))]
    result = read(sheet(tmp_path, ["DAFTAR PEGAWAI"], OPD, [*HEAD, "Keterangan"], *rows))
    (told,) = [finding for finding in result.findings if finding.code == "F_NOTE_LEFT"]
    assert (told.count, told.details["rows"]) == (2, "5, 6")
    result = read(sheet(tmp_path, ["DAFTAR PEGAWAI"], OPD, [*HEAD, "Keterangan"], *people(0, more=("Aktif",))))
    assert "F_NOTE_LEFT" not in codes(result)


@pytest.mark.parametrize("title", ["DAFTAR CALON PEGAWAI NEGERI SIPIL", "DAFTAR PEGAWAI DINAS PENSIUNAN"])
def test_titles_about_people_who_are_there(tmp_path: Path, title: str) -> None:
    assert len(only(read(sheet(tmp_path, [title], OPD, HEAD, *people(0)))).frame) == 1


# What is only proposed


@pytest.mark.parametrize("title", ["DAFTAR USULAN KENAIKAN PANGKAT", "NOMINATIF USUL KP", "RENCANA MUTASI PEJABAT"])
def test_the_new_state_of_a_proposal_is_not_the_present_one(tmp_path: Path, title: str) -> None:
    head = ["No", "NIP", "Nama", "Gol Lama", "Gol Baru", "Jabatan"]
    path = sheet(tmp_path, [title], OPD, head, [1, NIPS[0], "Ani", "III/b", "III/c", "Analis"])
    finding = refusal(path)
    assert (finding.code, finding.details["columns"]) == ("E_PROPOSED", "E “Gol Baru”")
    assert records(only(read(path, mapping={"Gol Baru": "golongan"})), "golongan") == [("III/c",)]
    mapping = {"Gol Lama": "golongan", "Gol Baru": ""}
    assert records(only(read(path, mapping=mapping)), "golongan") == [("III/b",)]
    path = sheet(tmp_path, ["KENAIKAN PANGKAT"], OPD, head, [1, NIPS[0], "Ani", "III/b", "III/c", "Analis"])
    assert records(only(read(path)), "golongan") == [("III/c",)]


# Where people belong


@pytest.mark.parametrize(
    "title",
    [
        "DAFTAR PEGAWAI PINDAHAN DARI DINAS PENDIDIKAN", "DAFTAR PEGAWAI YANG DIPERBANTUKAN KE DINAS PENDIDIKAN",
        "DAFTAR PEGAWAI SELAIN DINAS PENDIDIKAN", "DAFTAR PESERTA BIMTEK DI BADAN PENGEMBANGAN SDM",
    ],
)  # fmt: skip
def test_an_opd_that_is_named_in_passing(tmp_path: Path, title: str) -> None:
    result = read(sheet(tmp_path, [title], HEAD, *people(0)))
    assert "opd" not in only(result).frame
    assert "F_NO_OPD" in codes(result)
    result = read(sheet(tmp_path, ["DAFTAR PEGAWAI PADA DINAS PENDIDIKAN"], HEAD, *people(0)))
    assert records(only(result), "opd") == [("DINAS PENDIDIKAN",)]


@pytest.mark.parametrize(
    "title",
    [
        "DINAS KESEHATAN KABUPATEN MAJENE", "DAFTAR PEGAWAI DINAS KESEHATAN PROVINSI SULAWESI BARAT TAHUN 2025",
        "KABUPATEN MAMUJU TENGAH", "Instansi : Pemerintah Kabupaten Majene", "BKPSDM KAB. MAJENE", "Kabupaten : Majene",
        "DINAS KESEHATAN KOTA MAMUJU",
    ],
)  # fmt: skip
def test_titles_of_another_region_without_the_word_government(tmp_path: Path, title: str) -> None:
    path = sheet(tmp_path, [title], ["DAFTAR PEGAWAI"], HEAD, *people(0))
    assert refusal(path, vocabulary=OURS).code == "E_REGION_TITLE"
    own = sheet(tmp_path, [title], ["PEMERINTAH KABUPATEN MAMUJU"], HEAD, *people(0))
    assert only(read(own, vocabulary=OURS)).table == "employees"


@pytest.mark.parametrize(
    "title",
    [
        "DINAS KESEHATAN KABUPATEN MAMUJU TAHUN 2026", "DINAS KESEHATAN KAB. MAMUJU", "KABUPATEN MAMUJU",
        "Lokasi: Kota Makassar", "Provinsi : Sulawesi Barat", "PROVINSI SULAWESI BARAT",
        "DINAS TATA KOTA DAN PERTANAHAN", "DINAS KESEHATAN KABUPATEN MAMUJU KEADAAN MEI 2026",
    ],
)  # fmt: skip
def test_titles_that_name_no_other_region(tmp_path: Path, title: str) -> None:
    path = sheet(tmp_path, [title], ["DAFTAR PEGAWAI"], HEAD, *people(0))
    assert only(read(path, vocabulary=OURS)).table == "employees"


def test_a_column_of_offices_of_another_region(tmp_path: Path) -> None:
    rows = [[*row, "Dinas Kesehatan Kab. Majene"] for row in people(0, 1)]
    assert refusal(sheet(tmp_path, [*HEAD, "Unit Kerja"], *rows), vocabulary=OURS).code == "E_REGION"
    rows = [[*row, "Dinas Kesehatan Kab. Mamuju"] for row in people(0, 1)]
    assert only(read(sheet(tmp_path, [*HEAD, "OPD"], *rows), vocabulary=OURS)).table == "employees"


# Results that were not understood


def test_results_below_numbers_are_told_where_only_the_people_are_read(tmp_path: Path) -> None:
    titles = [["HASIL PENILAIAN KOMPETENSI"], ["Tanggal Penilaian: 20 Agustus 2025"], ["Metode: Assessment Center"]]
    path = sheet(tmp_path, *titles, [*HEAD, "K1", "K2"], *people(0, more=(2, 3)))
    result = read(path)
    (told,) = [finding for finding in result.findings if finding.code == "F_RESULTS_UNREAD"]
    assert (told.cell, told.details["columns"]) == ("A1", "F “K1”, G “K2”")
    named = read(path, mapping={"K1": "INT", "K2": "KS"})
    assert records(only(named), "competency", "level") == [("INT", 2), ("KS", 3)]


def test_the_office_of_the_province_that_assessed_the_regions_people(tmp_path: Path) -> None:
    titles = [["BKD PROVINSI SULAWESI BARAT"], ["HASIL PENILAIAN KOMPETENSI PEGAWAI KABUPATEN MAMUJU"]]
    dated = [["Tanggal Penilaian: 20 Agustus 2025"], ["Metode: Assessment Center"]]
    rows = [["NIP", "Integritas", "Kerja Sama"], [NIPS[0], 2, 3]]
    assert only(read(sheet(tmp_path, *titles, *dated, *rows), vocabulary=OURS)).table == "assessments"
    titles[1] = ["HASIL PENILAIAN KOMPETENSI PEGAWAI KABUPATEN MAMUJU TENGAH"]
    assert refusal(sheet(tmp_path, *titles, *dated, *rows), vocabulary=OURS).code == "E_REGION_TITLE"
