"""Recaps with one column for each competency become one record for each person and competency."""

from datetime import date
from pathlib import Path

import pytest
from sent_files import GENERIC, NIPS, VOCABULARY, codes, only, read, records, workbook

from asnkarier.errors import InputRefused
from asnkarier.tables import IMPORTED
from asnkarier.tables.check import check

TITLES = [["REKAPITULASI HASIL ASSESSMENT CENTER"], ["Tanggal Penilaian: 12 Maret 2025"], []]
PERSON = ["No", "NIP", "Nama", "Jabatan"]


def wide(tmp_path: Path, *rows: list[object], titles: list[list[object]] = TITLES) -> Path:
    return workbook(tmp_path / "rekap.xlsx", {"Rekap": [*titles, *rows]})


def levels(path: Path, **options: object) -> dict[tuple[str, str], object]:
    table = only(read(path, **options))
    return {(nip, code): level for nip, code, level in records(table, "nip", "competency", "level")}


def test_the_plain_recap(tmp_path: Path) -> None:
    path = wide(
        tmp_path,
        [*PERSON, *GENERIC.values(), "Total", "JPM (%)", "Saran Pengembangan 1"],
        [1, NIPS[0], "Ani", "x", *range(1, 6), 5, 4, 3, None, 27, 90.5, "-"],
        [2, NIPS[1], "Budi", "x", *[None] * 12],
    )
    result = read(path)
    table = only(result)
    assert table.table == "assessments"
    assert records(table, "nip", "competency", "level")[:9] == [
        (NIPS[0], code, level) for code, level in zip(GENERIC, [1, 2, 3, 4, 5, 5, 4, 3, None], strict=True)
    ]
    # a blank score stays a record: not assessed is not the same as not there
    assert [level for _, _, level in records(table, "nip", "competency", "level")[9:]] == [None] * 9
    assert set(records(table, "assessed_on", "method")) == {(date(2025, 3, 12), "assessment_center")}
    assert table.cell("level", 1) == ("F5", "Kerja Sama")
    assert table.cell("nip", 1) == ("B5", "NIP")
    assert (table.sheet_rows, table.blank_rows) == (2, 0)
    assert codes(result) == ["F_FILLED", "F_FILLED", "F_HEADER_SKIPPED"]


def test_every_level_keeps_the_column_it_stood_in_and_the_name_above_it(tmp_path: Path) -> None:
    path = wide(tmp_path, ["NIP", "Integritas", "Kerjasama"], [NIPS[0], 3, None])
    stored = check(IMPORTED["assessments"], only(read(path)), VOCABULARY).frame
    places = stored[["competency", "level", "source_row", "source_column", "source_name"]].astype(object)
    assert places.where(places.notna(), None).values.tolist() == [
        ["INT", 3, 5, "B", "Integritas"],
        ["KS", None, 5, "C", "Kerjasama"],
    ]


def test_a_long_list_keeps_the_column_of_its_levels_and_the_name_in_the_row(tmp_path: Path) -> None:
    header = ["NIP", "Kompetensi", "Tanggal Penilaian", "Metode", "Level"]
    rows = [[NIPS[0], "KERJASAMA", date(2025, 3, 12), "atasan", 3]]
    path = workbook(tmp_path / "daftar.xlsx", {"Daftar": [header, *rows]})
    (stored,) = check(IMPORTED["assessments"], only(read(path)), VOCABULARY).frame.to_dict("records")
    assert (stored["competency"], stored["level"]) == ("KS", 3)
    assert [stored[name] for name in ("source_row", "source_column", "source_name")] == [2, "E", "KERJASAMA"]


def test_headers_of_two_rows_and_a_second_block_for_gaps(tmp_path: Path) -> None:
    three = ["Integritas", "Kerjasama", "3. KOMUNIKASI"]
    path = wide(
        tmp_path,
        [*PERSON, "Kompetensi", None, None, "JPM Kompetensi", "Gap Kompetensi", None, None],
        [*[None] * 4, *three, None, *three],
        [*range(1, 12)],
        [1, NIPS[0], "Ani", "x", 3, 2, 1, 80, -1, -2, -3],
    )
    assert levels(path) == {(NIPS[0], "INT"): 3, (NIPS[0], "KS"): 2, (NIPS[0], "KOM"): 1}
    table = only(read(path))
    assert table.cell("level", 2) == ("G7", "3. KOMUNIKASI")


def test_three_columns_below_each_competency(tmp_path: Path) -> None:
    path = wide(
        tmp_path,
        [*PERSON, "Integritas", None, None, "Kerja Sama", None, None],
        [*[None] * 4, *["Standar", "Hasil", "Gap"] * 2],
        [1, NIPS[0], "Ani", "x", 4, 3, -1, 4, 2, -2],
    )
    assert levels(path) == {(NIPS[0], "INT"): 3, (NIPS[0], "KS"): 2}


def test_a_standard_in_the_header_is_told_and_not_read(tmp_path: Path) -> None:
    path = wide(tmp_path, [*PERSON, "Integritas\n3", "Kerja Sama (Standar 4)"], [1, NIPS[0], "Ani", "x", 2, 3])
    assert levels(path) == {(NIPS[0], "INT"): 2, (NIPS[0], "KS"): 3}
    noted = [p for p in read(path).findings if p.code == "F_STANDARD_IN_HEADER"]
    assert [(p.cell, p.header, p.details["level"]) for p in noted] == [
        ("E4", "Integritas 3", "3"),
        ("F4", "Kerja Sama (Standar 4)", "4"),
    ]


def test_missing_and_misspelt_competencies_are_told(tmp_path: Path) -> None:
    names = [name for code, name in GENERIC.items() if code not in ("MP", "PK")]
    path = wide(
        tmp_path,
        [*PERSON, *names, "Pengambilan Keputsan", "Total"],
        [1, NIPS[0], "Ani", "x", *[3] * 8, 24],
    )
    findings = {p.code: p for p in read(path).findings}
    missing = [p.details["competency"] for p in read(path).findings if p.code == "F_COMPETENCY_COLUMN_MISSING"]
    assert missing == ["MP (mengelola perubahan)", "PK (pengambilan keputusan)"]
    unknown = findings["F_COMPETENCY_UNKNOWN"]
    assert (unknown.header, unknown.cell, unknown.details) == (
        "Pengambilan Keputsan",
        "L4",
        {"nearest": "pengambilan keputusan"},
    )
    mapped = levels(path, mapping={"Pengambilan Keputsan": "PK"})
    assert mapped[NIPS[0], "PK"] == 3


def test_a_date_and_a_method_must_be_stated(tmp_path: Path) -> None:
    header, row = [*PERSON, "Integritas", "Kerja Sama"], [1, NIPS[0], "Ani", "x", 3, 3]

    def code(*titles: str) -> str:
        with pytest.raises(InputRefused) as refused:
            read(wide(tmp_path, header, row, titles=[[title] for title in titles]))
        return refused.value.findings[0].code

    assert code("Hasil Assessment Center", "Tahun 2025") == "E_NO_DATE"
    assert code("Hasil Assessment Center", "Dicetak tanggal 3 Maret 2025") == "E_TITLES"
    assert code("Tanggal Penilaian: 3 Maret 2025") == "E_NO_METHOD"


@pytest.mark.parametrize(
    ("titles", "day", "method"),
    [
        ([["Tanggal : 3-4-2025"], ["Metode : Penilaian Atasan"]], date(2025, 4, 3), "superior"),
        ([["Tanggal Pelaksanaan", date(2025, 4, 3)], ["Metode", None, "Asesmen Center"]], date(2025, 4, 3),
         "assessment_center"),
        ([["UJI KOMPETENSI TANGGAL 1 S.D. 3 APRIL 2025"]], date(2025, 4, 3), "assessment_center"),
        ([["Pelaksanaan 03/04/2025"], ["PENILAIAN MANDIRI (SELF ASSESSMENT)"]], date(2025, 4, 3), "self"),
    ],
)  # fmt: skip
def test_date_and_method_stand_above_the_table(
    tmp_path: Path, titles: list[list[object]], day: date, method: str
) -> None:
    path = wide(tmp_path, [*PERSON, "Integritas", "Kerja Sama"], [1, NIPS[0], "Ani", "x", 3, 3], titles=titles)
    assert set(records(only(read(path)), "assessed_on", "method")) == {(day, method)}


def test_columns_say_more_than_titles(tmp_path: Path) -> None:
    path = wide(
        tmp_path,
        [*PERSON, "Integritas", "Kerja Sama", "Tanggal Penilaian", "Metode"],
        [1, NIPS[0], "Ani", "x", 3, 3, "01-02-2024", "Penilaian Atasan"],
    )
    assert set(records(only(read(path)), "assessed_on", "method")) == {("01-02-2024", "Penilaian Atasan")}


def test_long_and_wide_say_the_same(tmp_path: Path) -> None:
    found = {(NIPS[n], code): float(1 + (n + place) % 5) for n in range(3) for place, code in enumerate(GENERIC)}
    across = wide(
        tmp_path,
        ["NIP", *GENERIC.values()],
        *([NIPS[n], *(found[NIPS[n], code] for code in GENERIC)] for n in range(3)),
    )
    assert levels(across) == found
    rows = [["NIP", "Kompetensi", "Level"], *([nip, code, level] for (nip, code), level in found.items())]
    assert levels(workbook(tmp_path / "panjang.xlsx", {"Data": [*TITLES, *rows]})) == found


def test_wide_standards(tmp_path: Path) -> None:
    rows = [
        ["STANDAR KOMPETENSI JABATAN"],
        ["Berlaku mulai tanggal 1 Februari 2024"],
        ["Jabatan", "Integritas", "Kerja Sama", "Manajemen Proyek"],
        ["Camat", 4, 4, None],
        ["Kepala Seksi", None, None, None],
    ]
    table = only(read(workbook(tmp_path / "skj.xlsx", {"SKJ": rows})))
    assert records(table, "scope", "target", "competency", "level_required", "valid_from") == [
        ("jabatan", "Camat", "INT", 4.0, date(2024, 2, 1)),
        ("jabatan", "Camat", "KS", 4.0, date(2024, 2, 1)),
        ("jabatan", "Kepala Seksi", "INT", None, date(2024, 2, 1)),  # kept, so that its lack is seen
    ]
    assert table.cell("level_required", 1) == ("C4", "Kerja Sama")
