"""Which column is read: a group above counts, columns that differ are asked about, the sheet's own sums are used."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sent_files import GENERIC, NIPS, codes, only, read, records, workbook

from asnkarier.errors import InputRefused
from asnkarier.outcome import Finding

TITLES = [["REKAPITULASI HASIL PENILAIAN"], ["Tanggal Penilaian : 20 Agustus 2025"], ["Metode : Assessment Center"]]
NAMES = list(GENERIC.values())
NINE = len(NAMES)


def sheet(tmp_path: Path, *rows: list[Any]) -> Path:
    return workbook(tmp_path / "a.xlsx", {"Data": rows})


def refusal(path: Path, **options: Any) -> Finding:
    with pytest.raises(InputRefused) as refused:
        read(path, **options)
    (finding,) = refused.value.findings
    return finding


def group(name: str) -> list[str | None]:
    return [name, *[None] * (NINE - 1)]


def recap(tmp_path: Path, first: str, second: str, *rows: list[Any], below: list[str] | None = None) -> Path:
    """Give a recap with two groups over the nine competencies; the second group's columns may have other names."""
    head = [["No", "Nama", "NIP", *group(first), *group(second)], [None, None, None, *NAMES, *(below or NAMES)]]
    people = rows or ([1, "ANI", NIPS[0], *[4] * NINE, *[2] * NINE],)
    return sheet(tmp_path, *TITLES, *head, *people)


def levels(path: Path, **options: Any) -> set[Any]:
    return {level for (level,) in records(only(read(path, **options)), "level")}


# Two columns for one meaning


def test_two_groups_of_which_nobody_can_tell_the_levels_reached_are_asked_about(tmp_path: Path) -> None:
    path = recap(tmp_path, "Level Jabatan", "Nilai Peserta")
    finding = refusal(path)
    assert finding.code == "E_AMBIGUOUS_HEADER"
    assert finding.details["columns"] == "D-L “Level Jabatan”, M-U “Nilai Peserta”"
    assert finding.details["example"] == '--column "Level Jabatan=level"'
    assert levels(path, mapping={"Level Jabatan": "level"}) == {4.0}
    assert levels(path, mapping={"Nilai Peserta": "level", "Level Jabatan": ""}) == {2.0}
    assert levels(path, mapping={"Nilai Peserta": "level"}) == {2.0}
    assert levels(path, mapping={"Level Jabatan": ""}) == {2.0}


def test_two_groups_with_equal_levels_are_one(tmp_path: Path) -> None:
    path = recap(tmp_path, "Level Jabatan", "Nilai Peserta", [1, "ANI", NIPS[0], *[2] * NINE, *[2] * NINE])
    assert levels(path) == {2.0}


def test_two_assessors_are_asked_about(tmp_path: Path) -> None:
    path = recap(tmp_path, "Penilaian Atasan", "Skor Asesor")
    finding = refusal(path)
    assert finding.code == "E_GROUP_UNKNOWN"
    assert finding.details["columns"] == "D-L “Penilaian Atasan”, M-U “Skor Asesor”"
    assert levels(path, mapping={"Penilaian Atasan": "", "Skor Asesor": "level"}) == {2.0}


@pytest.mark.parametrize("needed", ["Level Dipersyaratkan", "Standar Kompetensi", "Level Persyaratan", "SKJ"])
def test_a_group_that_is_required_is_none_that_was_reached(tmp_path: Path, needed: str) -> None:
    assert levels(recap(tmp_path, needed, "Hasil Penilaian")) == {2.0}


def test_numbered_columns_below_the_results_are_not_understood(tmp_path: Path) -> None:
    numbers = [str(number) for number in range(1, NINE + 1)]
    path = recap(tmp_path, "Level Dipersyaratkan", "Hasil Penilaian", below=numbers)
    assert refusal(path).code == "E_SUBHEADER"
    named = {f"Hasil Penilaian {number}": code for number, code in zip(numbers, GENERIC, strict=True)}
    assert levels(path, mapping=named) == {2.0}


def test_years_side_by_side_are_asked_about(tmp_path: Path) -> None:
    assert refusal(recap(tmp_path, "Tahun 2022", "Tahun 2025")).code == "E_AMBIGUOUS_HEADER"
    head = [["NIP", "Integritas", None, "Kerja Sama", None], [None, 2022, 2025, 2022, 2025]]
    assert refusal(sheet(tmp_path, *TITLES, *head, [NIPS[0], 4, 2, 4, 2])).code == "E_AMBIGUOUS_HEADER"


LIST = ["No", "NIP", "Kompetensi", "Level", "Capaian", "Gap", "Tanggal Penilaian", "Metode"]


def listed(tmp_path: Path, *values: list[Any], header: list[str] = LIST) -> Path:
    rows = [[1, NIPS[0], NAMES[place], *row, "20-08-2025", "Assessment Center"] for place, row in enumerate(values)]
    return sheet(tmp_path, header, *rows)


def test_level_and_capaian_are_asked_about_and_the_mapping_decides(tmp_path: Path) -> None:
    path = listed(tmp_path, [4, 2, -2], [4, 3, -1])
    finding = refusal(path)
    assert (finding.code, finding.details["columns"]) == ("E_AMBIGUOUS_HEADER", "D “Level”, E “Capaian”")
    assert levels(path, mapping={"Capaian": "level", "Level": ""}) == {2.0, 3.0}
    region = {"assessments": {"level": ("Capaian",)}}
    assert levels(path, headers=region) == {2.0, 3.0}


def test_a_gap_that_is_cut_off_at_zero_proves_which_level_was_reached(tmp_path: Path) -> None:
    result = read(listed(tmp_path, [4, 2, 2], [3, 5, 0]))  # what is lacking; who has more lacks nothing
    assert [level for (level,) in records(only(result), "level")] == [2.0, 5.0]
    assert "F_CHECKSUM_CHOICE" in codes(result)


@pytest.mark.parametrize(
    "pair", [("Nilai Wawancara", "Nilai Akhir"), ("Level 2022", "Level 2025"), ("Asesor 1", "Asesor 2")]
)
def test_figures_that_no_header_names_plainly_are_asked_about(tmp_path: Path, pair: tuple[str, str]) -> None:
    header = [*LIST[:3], *pair, *LIST[6:]]
    rows = [[1, NIPS[0], "Integritas", 4, 2, "20-08-2025", "Assessment Center"]]
    path = sheet(tmp_path, header, *rows)
    assert refusal(path).code == "E_COLUMN_UNKNOWN"
    assert levels(path, mapping={pair[1]: "level"}) == {2.0}


def test_a_qualified_column_beside_a_plain_one_is_asked_about(tmp_path: Path) -> None:
    header = ["Tahun", "Sumber Dana", "OPD", "Pagu", "Pagu Perubahan"]
    path = sheet(tmp_path, header, [2027, "APBD", "Dinas A", 100, 200])
    assert refusal(path).code == "E_AMBIGUOUS_HEADER"
    assert records(only(read(path, mapping={"Pagu Perubahan": ""})), "ceiling") == [(100.0,)]
    spent = sheet(tmp_path, [*header[:4], "Realisasi Pagu"], [2027, "APBD", "Dinas A", 100, 90])
    assert records(only(read(spent)), "ceiling") == [(100.0,)]


def test_spellings_of_one_value_are_no_question(tmp_path: Path) -> None:
    header = ["NIP", "Nama", "Nama Tanpa Gelar", "Gol Ruang", "Golongan Akhir", "Jabatan", "Unit Kerja"]
    result = read(sheet(tmp_path, header, [NIPS[0], "ANI, S.E.", "ANI", "III/c", "III-c", "x", "y"]))
    assert records(only(result), "name", "golongan") == [("ANI", "III/c")]


def test_a_column_passed_over_for_a_more_precise_one_is_told_if_it_says_something_else(tmp_path: Path) -> None:
    header = ["NIP", "Nama", "Jabatan", "OPD", "Kedudukan Hukum", "Status Pegawai"]
    rows = [
        [NIPS[0], "ANI", "Analis", "Dinas A", "Aktif", "CLTN"],
        [NIPS[1], "BUDI", "Analis", "Dinas A", "Aktif", None],
    ]
    result = read(sheet(tmp_path, header, *rows))
    assert records(only(result), "kedudukan_hukum") == [("Aktif",), ("Aktif",)]
    (left,) = [finding for finding in result.findings if finding.code == "F_HEADER_LEFT"]
    assert (left.cell, left.header, left.count) == ("F1", "Status Pegawai", 1)
    assert left.details["read"] == "Kedudukan Hukum"
    rows[0][5] = "Aktif"
    assert "F_HEADER_LEFT" not in codes(read(sheet(tmp_path, header, *rows)))


# A group above


def people(tmp_path: Path, top: list[Any], low: list[Any], *rows: list[Any]) -> Path:
    return sheet(tmp_path, ["DAFTAR PEGAWAI"], top, low, *rows)


def test_the_day_of_birth_is_no_day_of_assessment(tmp_path: Path) -> None:
    head = [["No", "NIP", "Lahir", None, *group("Kompetensi")], [None, None, "Tempat", "Tanggal", *NAMES]]
    table = only(read(sheet(tmp_path, *TITLES, *head, [1, NIPS[0], "Kota", "01-01-1985", *[2] * NINE])))
    assert set(records(table, "assessed_on", "level")) == {(date(2025, 8, 20), 2.0)}


def test_what_stands_below_another_group_is_left_and_told(tmp_path: Path) -> None:
    result = read(
        people(
            tmp_path,
            ["No", "NIP", "Nama Pegawai", "Gol. Ruang Akhir", "Jabatan Terakhir", "Unit Kerja", "CPNS", None],
            [*[None] * 6, "Gol Akhir", "TMT"],
            [1, NIPS[0], "ANI", "III/d", "Kepala Bidang", "Dinas A", "II/c", "01-01-2010"],
        )
    )
    assert records(only(result), "golongan", "tmt_cpns") == [("III/d", "01-01-2010")]
    (lost,) = [finding for finding in result.findings if finding.code == "F_HEADER_LOST"]
    assert (lost.header, lost.details["group"]) == ("CPNS Gol Akhir", "CPNS")


def test_old_and_new_below_a_name(tmp_path: Path) -> None:
    top = ["No", "NIP", "Nama", "Golongan", "Jabatan", None, "Unit Kerja", None]
    row = [1, NIPS[0], "ANI", "III/b", "Analis", "Kepala Bidang", "Dinas Lama", "Dinas Baru"]
    path = people(tmp_path, top, [*[None] * 4, "Lama", "Baru", "Lama", "Baru"], row)
    assert records(only(read(path)), "jabatan", "opd") == [("Kepala Bidang", "Dinas Baru")]
    path = people(tmp_path, top, [*[None] * 4, "Semula", "Menjadi", "Lama", "Baru"], row)
    finding = refusal(path)
    assert (finding.code, finding.details["header"]) == ("E_SUBHEADER", "Jabatan")
    mapping = {"Jabatan Menjadi": "jabatan", "Jabatan Semula": ""}
    assert records(only(read(path, mapping=mapping)), "jabatan") == [("Kepala Bidang",)]


def test_quarters_below_a_rating_are_refused(tmp_path: Path) -> None:
    top = ["No", "NIP", "Nama", "Tahun", "Predikat", None]
    path = people(tmp_path, top, [*[None] * 4, "TW I", "TW II"], [1, NIPS[0], "ANI", 2025, "Baik", "Kurang"])
    assert refusal(path).code == "E_COLUMN_UNKNOWN"


def test_a_list_of_ranks_with_groups_of_every_kind(tmp_path: Path) -> None:
    rows = [
        ["NO", "NAMA", None, "NIP", "PKT TERAKHIR", None, "JABATAN", None, "ESLON", "LATIHAN JABATAN", None,
         "PEND AKHIR"],
        [None, "TTL", None, None, "GOL/RUANG", "TMT", "NAMA", "TMT", None, "NAMA", "THN", "TK.IJAZAH"],
        [1, 2, None, 3, 4, 5, 6, 7, 8, 9, 10, 11],
        [1, "ANI CONTOH\nKota, 01-01-1985", None, NIPS[0], "Penata\nIII/c", "01-04-2020", "Kepala Seksi", "01-02-2021",
         "IV.a", "DIKLATPIM IV", 2015, "S1"],
    ]  # fmt: skip
    table = only(read(people(tmp_path, *rows)))
    assert records(table, "name", "birth_date", "tmt_golongan", "jabatan", "tmt_jabatan", "eselon", "education") == [
        ("ANI CONTOH", "01-01-1985", "01-04-2020", "Kepala Seksi", "01-02-2021", "IV.a", "S1")
    ]


def test_three_rows_of_headers(tmp_path: Path) -> None:
    head = [
        ["No", "NIP", "Kompetensi", None, None],
        [None, None, "Manajerial", None, "Sosial Kultural"],
        [None, None, "Integritas", "Kerja Sama", "Perekat Bangsa"],
    ]
    table = only(read(sheet(tmp_path, *TITLES, *head, [1, NIPS[0], 1, 2, 3])))
    assert records(table, "competency", "level") == [("INT", 1.0), ("KS", 2.0), ("PB", 3.0)]


def test_a_group_written_in_the_middle_of_its_columns(tmp_path: Path) -> None:
    top = ["No", "NIP", "Nama", "Golongan", "Jabatan", "Unit Kerja", None, "CPNS", None]
    low = [*[None] * 6, "Gol Akhir", "TMT", "No SK"]
    row = [1, NIPS[0], "ANI", "III/d", "x", "y", "II/c", "01-01-2010", "1"]
    assert records(only(read(people(tmp_path, top, low, row))), "golongan") == [("III/d",)]


# The sheet's own sums


def test_a_gap_that_does_not_follow_is_refused(tmp_path: Path) -> None:
    head = [["NIP", "Integritas", None, None, "Kerja Sama", None, None], [None, *["Standar", "Hasil", "Gap"] * 2]]
    right = sheet(tmp_path, *TITLES, *head, [NIPS[0], 4, 3, -1, 4, 2, -2])
    assert levels(right) == {3.0, 2.0}
    finding = refusal(sheet(tmp_path, *TITLES, *head, [NIPS[0], 4, 3, 1, 4, 2, -2]))  # two signs
    assert (finding.code, finding.details["header"]) == ("E_CHECKSUM", "Kerja Sama Gap")


@pytest.mark.parametrize(("name", "right", "other"), [("Total", 5, 9), ("Rata-rata", 2.5, 4.5), ("Jumlah Nilai", 5, 6)])
def test_a_sum_of_other_levels_is_refused(tmp_path: Path, name: str, right: float, other: float) -> None:
    header = ["NIP", "Integritas", "Kerja Sama", name]
    assert levels(sheet(tmp_path, *TITLES, header, [NIPS[0], 3, 2, right])) == {3.0, 2.0}
    path = sheet(tmp_path, *TITLES, header, [NIPS[0], 3, 2, other])
    assert refusal(path).code == "E_CHECKSUM"
    assert levels(path, mapping={name: ""}) == {3.0, 2.0}


def test_a_slip_in_one_sum_of_many_is_a_warning(tmp_path: Path) -> None:
    rows = [[NIPS[n], 3, 2, 5 if n else 6] for n in range(20)]
    result = read(sheet(tmp_path, *TITLES, ["NIP", "Integritas", "Kerja Sama", "Total"], *rows))
    (found,) = [finding for finding in result.findings if finding.code == "F_CHECKSUM"]
    assert (found.cell, found.count) == ("D5", 1)


def test_a_sum_with_a_level_that_cannot_be_read_is_not_checked(tmp_path: Path) -> None:
    rows = [[NIPS[0], 3, 7, 10], [NIPS[1], 3, "=X1", 5], [NIPS[2], 3, None, 3]]
    result = read(sheet(tmp_path, *TITLES, ["NIP", "Integritas", "Kerja Sama", "Total"], *rows))
    assert "F_CHECKSUM" not in codes(result)


# Another scale


@pytest.mark.parametrize(
    ("title", "is_other"),
    [("REKAP (SKALA 1-4)", True), ("SKALA LIKERT 1 s.d. 10", True), ("Skala 0 - 100", True), ("SKALA 1-5", False)],
)
def test_another_scale_than_five_levels_is_refused(tmp_path: Path, title: str, is_other: bool) -> None:
    path = sheet(tmp_path, [title], *TITLES, ["NIP", "Integritas", "Kerja Sama"], [NIPS[0], 3, 2])
    if is_other:
        assert refusal(path).code == "E_SCALE"
    else:
        assert levels(path) == {3.0, 2.0}


def test_a_group_that_speaks_of_results_does_not_tell_its_own_columns_apart(tmp_path: Path) -> None:
    head = [["NIP", "Kompetensi", "Kompetensi Pegawai", "Kompetensi Pegawai", *LIST[6:]],
            [None, None, "Nilai", "Level Kompetensi"]]  # fmt: skip
    path = sheet(tmp_path, *head, [NIPS[0], "Integritas", 4, 2, "20-08-2025", "Assessment Center"])
    assert refusal(path).code == "E_AMBIGUOUS_HEADER"


@pytest.mark.parametrize("years", [("2027", "2026"), (2027, 2026)])
def test_a_row_that_divides_a_group_written_above_its_second_column_is_part_of_the_header(
    tmp_path: Path, years: tuple[Any, Any]
) -> None:
    head = [[None, "Pagu", "Tahun Anggaran", "OPD", "Sumber Dana"], [*years, None, None, None]]
    path = sheet(tmp_path, *head, [100_000_000, 110_000_000, 2027, "Badan Contoh C", "APBD"])
    assert refusal(path).code.startswith("E_")


def test_a_line_above_the_header_that_calls_the_levels_required(tmp_path: Path) -> None:
    path = sheet(tmp_path, *TITLES, ["Target"], ["NIP", *NAMES], [NIPS[0], *[3] * NINE])
    finding = refusal(path)
    assert (finding.code, finding.details["place"]) == ("E_OTHER_FIGURES", "A4")
    assert levels(sheet(tmp_path, *TITLES, ["NIP", *NAMES], [NIPS[0], *[3] * NINE])) == {3.0}


def test_an_unmerged_group_that_is_understood_ends_where_another_column_begins(tmp_path: Path) -> None:
    head = [[None, "Jabatan", None, None, None], ["NIP", "Nama", "Nama Pegawai", "Unit Kerja", "Gol. Ruang"]]
    path = sheet(tmp_path, *head, [NIPS[0], "Camat", "Ani", "Kecamatan A", "III/d"])
    table = only(read(path))
    assert records(table, "jabatan", "name", "golongan") == [("Camat", "Ani", "III/d")]


@pytest.mark.parametrize("group", ["Atasan", "CPNS"])
def test_an_unmerged_group_about_somebody_or_something_else_never_ends_so(tmp_path: Path, group: str) -> None:
    head = [["NIP", "Nama", "Unit Kerja", "Jabatan", group, None], [None, None, None, None, "Nama", "Gol Akhir"]]
    table = only(read(sheet(tmp_path, *head, [NIPS[0], "Ani", "Kecamatan A", "Camat", "Budi", "IV/a"])))
    assert "golongan" not in table.frame
    assert records(table, "name") == [("Ani",)]


def test_two_columns_of_names_that_share_no_word_are_asked_about(tmp_path: Path) -> None:
    head = ["NIP", "Nama", "Nama Pegawai", "Jabatan", "Unit Kerja"]
    assert refusal(sheet(tmp_path, head, [NIPS[0], "Camat Contoh", "Ani Misal", "Camat", "Kecamatan A"])).code == (
        "E_AMBIGUOUS_HEADER"
    )
    table = only(read(sheet(tmp_path, head, [NIPS[0], "Ani Misal", "Drs. Ani Misal, M.Si", "Camat", "Kecamatan A"])))
    assert records(table, "name") == [("Ani Misal",)]


def test_a_group_over_level_and_score_of_each_competency_does_not_tell_them_apart(tmp_path: Path) -> None:
    pairs = [header for name in NAMES for header in (f"Nilai {name}", f"Level {name}")]
    path = sheet(tmp_path, *TITLES, ["NIP", "Capaian"], [None, *pairs], [NIPS[0], *[4, 2] * NINE])
    assert refusal(path).code == "E_AMBIGUOUS_HEADER"


def test_before_another_group_nobody_can_tell_where_an_unmerged_one_ends(tmp_path: Path) -> None:
    head = [
        ["NIP", "Nama", "Unit Kerja", "Jabatan", None, "Riwayat"],
        [None, None, None, "Nama Jabatan", "Gol Akhir", "Tgl"],
    ]
    table = only(read(sheet(tmp_path, *head, [NIPS[0], "Ani", "Kecamatan A", "Camat", "III/c", "01-01-2011"])))
    assert "golongan" not in table.frame
