"""Figures that are something else than what a table holds: by a title, the sheet's name, a legend, a label of rows."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sent_files import GENERIC, NIPS, codes, only, read, records, workbook

from asnkarier.errors import InputRefused
from asnkarier.outcome import Finding

DATED = [["Tanggal Penilaian : 20 Agustus 2025"], ["Metode : Assessment Center"]]
THREE = ["Integritas", "Kerja Sama", "Komunikasi"]
PEOPLE = [["No", "NIP", *THREE], [1, NIPS[0], 2, 3, 1], [2, NIPS[1], 3, 4, 2]]


def sheet(tmp_path: Path, *rows: list[Any], name: str = "Data") -> Path:
    return workbook(tmp_path / "a.xlsx", {name: rows})


def refusal(path: Path, **options: Any) -> Finding:
    with pytest.raises(InputRefused) as refused:
        read(path, **options)
    return refused.value.findings[0]


def levels(path: Path, **options: Any) -> list[Any]:
    return [level for (level,) in records(only(read(path, **options)), "level")]


# What titles and names of sheets say


@pytest.mark.parametrize(
    "title",
    [
        "REKAP KESENJANGAN (GAP) KOMPETENSI PEGAWAI", "DAFTAR LEVEL KOMPETENSI YANG DIPERSYARATKAN BAGI PEGAWAI",
        "STANDAR KOMPETENSI JABATAN PEGAWAI", "PERINGKAT PEGAWAI PER KOMPETENSI", "BOBOT KOMPETENSI",
        "TARGET LEVEL KOMPETENSI 2026", "HASIL ANALISIS KESENJANGAN KOMPETENSI",
    ],
)  # fmt: skip
def test_a_title_that_names_other_figures_than_levels_reached(tmp_path: Path, title: str) -> None:
    finding = refusal(sheet(tmp_path, [title], *DATED, *PEOPLE))
    assert (finding.code, finding.details["place"], finding.details["column"]) == ("E_OTHER_FIGURES", "A1", "level")


@pytest.mark.parametrize(
    "title",
    [
        "HASIL PENILAIAN POTENSI DAN KOMPETENSI", "REKAP HASIL PENILAIAN TERHADAP STANDAR KOMPETENSI JABATAN",
        "Dasar: Standar Kompetensi Jabatan ASN", "Berdasarkan Standar Kompetensi ASN Nomor 38 Tahun 2017",
        "PERINGKAT HASIL UJI KOMPETENSI",
    ],
)  # fmt: skip
def test_a_title_about_results_is_no_question(tmp_path: Path, title: str) -> None:
    assert levels(sheet(tmp_path, [title], *DATED, *PEOPLE)) == [2, 3, 1, 3, 4, 2]


def test_a_sheet_named_after_other_figures(tmp_path: Path) -> None:
    title = ["REKAP HASIL PENILAIAN"]
    for name in ("Gap", "Standar", "Target 2026"):
        finding = refusal(sheet(tmp_path, title, *DATED, *PEOPLE, name=name))
        assert (finding.code, finding.details["text"]) == ("E_OTHER_FIGURES", name)
    assert len(levels(sheet(tmp_path, title, *DATED, *PEOPLE, name="Standar dan Hasil"))) == 6


def test_columns_of_their_own_explain_a_title(tmp_path: Path) -> None:
    head = [["NIP", "Integritas", None, "Kerja Sama", None], [None, "Capaian", "Gap", "Capaian", "Gap"]]
    assert levels(sheet(tmp_path, ["KESENJANGAN KOMPETENSI"], *DATED, *head, [NIPS[0], 2, 1, 3, 1])) == [2, 3]


@pytest.mark.parametrize(
    "title",
    ["KESENJANGAN KOMPETENSI PER JABATAN", "RATA-RATA CAPAIAN KOMPETENSI PER JABATAN", "JUMLAH PEGAWAI PER KOMPETENSI"],
)
def test_positions_with_figures_that_are_no_standards(tmp_path: Path, title: str) -> None:
    rows = [["No", "Jabatan", *THREE], [1, "Analis Contoh", 1, 1, 2], [2, "Penata Contoh", 2, 1, 1]]
    finding = refusal(sheet(tmp_path, [title], ["Tanggal : 20 Agustus 2025"], *rows))
    assert (finding.code, finding.details["column"]) == ("E_OTHER_FIGURES", "level_required")
    path = sheet(tmp_path, ["STANDAR KOMPETENSI JABATAN"], ["Tanggal : 20 Agustus 2025"], *rows)
    assert only(read(path)).table == "standards"


@pytest.mark.parametrize("title", ["TARGET PREDIKAT KINERJA TAHUN 2026", "USULAN PREDIKAT KINERJA TAHUN 2025"])
def test_ratings_that_nobody_gave_yet(tmp_path: Path, title: str) -> None:
    rows = [["NIP", "Nama", "Predikat Kinerja"], [NIPS[0], "Ani", "Baik"]]
    assert refusal(sheet(tmp_path, [title], *rows)).code == "E_OTHER_FIGURES"
    for honest in ("SASARAN KINERJA PEGAWAI TAHUN 2025", "PREDIKAT KINERJA TAHUN 2025"):
        assert records(only(read(sheet(tmp_path, [honest], *rows))), "predikat") == [("Baik",)]


@pytest.mark.parametrize("title", ["REALISASI ANGGARAN TAHUN ANGGARAN 2025", "USULAN ANGGARAN TAHUN ANGGARAN 2027"])
def test_amounts_that_are_no_ceilings(tmp_path: Path, title: str) -> None:
    rows = [["OPD", "Sumber Dana", "Jumlah"], ["Dinas A", "APBD", 25_000_000]]
    assert refusal(sheet(tmp_path, [title], *rows)).code == "E_OTHER_FIGURES"
    rows[0][2] = "Pagu"
    path = sheet(tmp_path, ["PAGU DAN REALISASI ANGGARAN TAHUN ANGGARAN 2025"], *rows)
    assert records(only(read(path)), "ceiling") == [(25_000_000,)]


# What rows are about


def test_rows_of_required_levels_between_those_reached(tmp_path: Path) -> None:
    head = ["NIP", "Nama", "Uraian", *THREE]
    rows = [[NIPS[0], "Ani", "Standar", 3, 3, 3], [None, None, "Capaian", 2, 3, 1], [None, None, "Gap", -1, 0, -2]]
    finding = refusal(sheet(tmp_path, ["HASIL"], *DATED, head, *rows))
    assert (finding.code, finding.details["cell"], finding.details["text"]) == ("E_ROWS_OF_OTHERS", "C5", "Standar")
    assert levels(sheet(tmp_path, ["HASIL"], *DATED, head, [NIPS[0], "Ani", "Capaian", 2, 3, 1])) == [2, 3, 1]


def test_a_year_beside_that_is_not_the_year_of_the_title(tmp_path: Path) -> None:
    head = ["NIP", "Kompetensi", "Level", "Tahun"]
    path = sheet(tmp_path, *DATED, head, [NIPS[0], "Integritas", 2, 2022], [NIPS[0], "Kerja Sama", 3, 2025])
    finding = refusal(path)
    assert finding.code == "E_TITLES"
    assert finding.details["candidates"] == "2025-08-20 (A1); 2022 (D4)"
    assert levels(sheet(tmp_path, *DATED, head, [NIPS[0], "Integritas", 2, 2025])) == [2]


# Another scale


@pytest.mark.parametrize(
    "note",
    [
        "Ket: 1 = Sangat Kurang, 2 = Kurang, 3 = Baik, 4 = Sangat Baik", "Catatan: nilai 1 s.d. 4", "Nilai maksimal 4",
        "Skor 1-4", "Likert 1 - 4", "Interval 1-4", "1: Kurang; 2: Cukup; 3: Baik", "Nilai: 0-4", "(1 sampai 4)",
        "Keterangan nilai : 4 = Sangat Memuaskan, 3 = Memuaskan", "Level 0 s.d. 3",
    ],
)  # fmt: skip
def test_a_note_that_tells_another_scale(tmp_path: Path, note: str) -> None:
    assert refusal(sheet(tmp_path, ["HASIL"], *DATED, *PEOPLE, [], [note])).code == "E_SCALE"
    assert refusal(sheet(tmp_path, [note], *DATED, *PEOPLE)).code == "E_SCALE"


@pytest.mark.parametrize(
    "note",
    [
        "1 = Awareness, 2 = Basic, 3 = Intermediate, 4 = Advance, 5 = Expert", "Nilai 1-5", "(level 1 s.d. 5)",
        "Nilai 5 = Sangat Baik, 1 = Kurang", "Halaman 1-4", "Kelompok 1 s.d. 3",
        "Keterangan: 1 = Laki-laki, 2 = Perempuan",
    ],
)  # fmt: skip
def test_a_note_that_tells_no_other_scale(tmp_path: Path, note: str) -> None:
    assert len(levels(sheet(tmp_path, ["HASIL"], *DATED, *PEOPLE, [], [note]))) == 6


# What a title says in passing


@pytest.mark.parametrize(
    "title",
    [
        "KUESIONER PRA ASSESSMENT CENTER", "HASIL PENILAIAN SEBELUM UJI KOMPETENSI", "USULAN PESERTA ASSESSMENT CENTER",
        "REKAP PENILAIAN NON ASSESSMENT CENTER", "NILAI SEMENTARA, MENUNGGU ASSESSMENT CENTER",
    ],
)  # fmt: skip
def test_a_method_that_is_named_as_not_used(tmp_path: Path, title: str) -> None:
    finding = refusal(sheet(tmp_path, [title], DATED[0], *PEOPLE))
    assert (finding.code, finding.details["column"]) == ("E_TITLES", "method")
    assert len(levels(sheet(tmp_path, [title], *DATED, *PEOPLE))) == 6  # the line "Metode: ..." answers
    path = sheet(tmp_path, ["HASIL UJI KOMPETENSI UNTUK PENGISIAN JABATAN"], DATED[0], *PEOPLE)
    assert len(levels(path)) == 6


@pytest.mark.parametrize("purpose", ["UNTUK KENAIKAN PANGKAT PERIODE APRIL", "BAHAN PEMBAYARAN TPP BULAN MARET"])
def test_a_month_for_which_a_list_is_used_is_no_period(tmp_path: Path, purpose: str) -> None:
    rows = [["NIP", "Nama", "Predikat Kinerja"], [NIPS[0], "Ani", "Baik"]]
    for titles in ([[f"PREDIKAT KINERJA TAHUN 2025 {purpose}"]], [["PREDIKAT KINERJA TAHUN 2025"], [purpose]]):
        finding = refusal(sheet(tmp_path, *titles, *rows))
        assert (finding.code, finding.details["column"]) == ("E_TITLES", "period")
    path = sheet(tmp_path, ["PREDIKAT KINERJA TRIWULAN I TAHUN 2025"], [f"{purpose} 2026"], *rows)
    assert records(only(read(path)), "year", "period") == [(2025, "Triwulan I")]


def test_a_yearly_rating_below_a_quarter(tmp_path: Path) -> None:
    rows = [["NIP", "Nama", "Predikat Kinerja Tahunan"], [NIPS[0], "Ani", "Baik"]]
    assert refusal(sheet(tmp_path, ["PREDIKAT KINERJA TRIWULAN IV TAHUN 2025"], *rows)).code == "E_TITLES"
    assert records(only(read(sheet(tmp_path, ["KINERJA TAHUN 2025"], *rows))), "period") == [("tahunan",)]


def test_a_decree_that_was_changed_is_no_changed_budget(tmp_path: Path) -> None:
    rows = [["OPD", "Sumber Dana", "Pagu"], ["Dinas A", "APBD", 25_000_000]]
    titles = [["PAGU TAHUN ANGGARAN 2026"], ["Peraturan Bupati Nomor 10 tentang Perubahan atas Peraturan Nomor 3"]]
    result = read(sheet(tmp_path, *titles, *rows))
    assert records(only(result), "window") == [("murni",)]
    assert "F_ASSUMED" in codes(result)
    titles[1] = ["Peraturan Daerah Nomor 5 tentang Perubahan APBD"]
    assert records(only(read(sheet(tmp_path, *titles, *rows))), "window") == [("perubahan",)]


def test_the_date_of_the_title_is_kept(tmp_path: Path) -> None:
    table = only(read(sheet(tmp_path, ["HASIL"], *DATED, *PEOPLE)))
    assert set(records(table, "assessed_on")) == {(date(2025, 8, 20),)}
    assert len(GENERIC) == 9


def test_a_total_above_the_rows_it_adds_up(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Tahun", "Sumber Dana", "OPD", "Pagu"], [2027, "APBD", "Kabupaten X", 65_000_000]]
    parts = [[2027, "APBD", "Dinas A", 25_000_000], [2027, "APBD", "Dinas B", 40_000_000]]
    finding = refusal(sheet(tmp_path, *rows, *parts))
    assert (finding.code, finding.details["row"]) == ("E_TOTAL", 2)
    rows[1][3] = 65_000_001
    assert len(only(read(sheet(tmp_path, *rows, *parts))).frame) == 3


def test_a_count_without_a_word_for_money_is_no_ceiling(tmp_path: Path) -> None:
    rows = [["OPD", "Sumber Dana", "Jumlah"], ["Dinas A", "APBD", 25]]
    finding = refusal(sheet(tmp_path, ["PESERTA DIKLAT TAHUN 2025"], *rows))
    assert (finding.code, finding.details["columns"]) == ("E_COLUMN_UNKNOWN", "C “Jumlah”")
    path = sheet(tmp_path, ["PESERTA DIKLAT TAHUN 2025"], *rows)
    assert records(only(read(path, mapping={"Jumlah": "ceiling"})), "ceiling") == [(25,)]
    for title in ("PAGU TAHUN 2025", "DPA TAHUN 2025", "ANGGARAN TAHUN 2025"):
        assert records(only(read(sheet(tmp_path, [title], *rows))), "ceiling") == [(25,)]


def test_a_year_from_january_to_december(tmp_path: Path) -> None:
    rows = [["NIP", "Nama", "Predikat Kinerja"], [NIPS[0], "Ani", "Baik"]]
    path = sheet(tmp_path, ["KINERJA PERIODE JANUARI S.D. DESEMBER 2025"], ["TAHUN 2025"], *rows)
    assert records(only(read(path)), "period") == [("tahunan",)]
