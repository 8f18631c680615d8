"""Sheets that look like something else than they are: each is read as it was meant, or refused with the reason."""

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from sent_files import GENERIC, NIPS, VOCABULARY, codes, only, read, records, text, workbook

from asnkarier.errors import InputRefused, UsageError
from asnkarier.outcome import Finding
from asnkarier.readers.display import printable, shown_header
from asnkarier.readers.meaning.mapping import load_mapping, mapping_text
from asnkarier.readers.meaning.money import find_unit
from asnkarier.readers.meaning.said import lines
from asnkarier.readers.meaning.title_dates import find_date
from asnkarier.tables import IMPORTED
from asnkarier.tables.check import check
from asnkarier.tables.raw import ErrorCell

PEOPLE = ["NIP", "Nama", "Gol Ruang", "Jabatan", "Unit Kerja", "OPD"]


def person(n: int, opd: str | None = "Dinas A", unit: str = "Bidang A") -> list[object]:
    return [NIPS[n], f"Orang {n}", "III/a", "Analis", unit, opd]


def refusal(path: Path, **options: object) -> Finding:
    with pytest.raises(InputRefused) as refused:
        read(path, **options)
    (finding,) = refused.value.findings
    return finding


def sheet(tmp_path: Path, *rows: list[object]) -> Path:
    return workbook(tmp_path / "a.xlsx", {"Data": rows})


# Levels people reached are not levels their positions require

TITLE = [["REKAP HASIL PENILAIAN KOMPETENSI"], ["Tanggal: 12 Maret 2025"]]
STANDARD = [["STANDAR KOMPETENSI JABATAN"], ["Berlaku mulai 1 Januari 2024"]]
REACHED = ["Analis", 3, 2]


@pytest.mark.parametrize(
    "rows",
    [
        [*TITLE, ["No", "Nama", "Jabatan", "Integritas", "Kerja Sama"], [1, "Ani", *REACHED]],
        [*STANDARD, ["No", "Nama Pegawai", "Jabatan", "Integritas", "Kerja Sama"], [1, "Ani", *REACHED]],
        [*TITLE, ["No", "Jabatan", "Integritas", "Kerja Sama"], [1, *REACHED]],
        [*TITLE, ["Nama", "Jabatan", "Kompetensi", "Level"], ["Ani", "Analis", "Integritas", 3]],
    ],
)
def test_a_recap_without_nip_is_no_standard(tmp_path: Path, rows: list[list[object]]) -> None:
    assert refusal(sheet(tmp_path, *rows)).code == "E_NO_NIP"


def test_a_standard_stays_one(tmp_path: Path) -> None:
    header, row = ["No", "Jabatan", "Integritas", "Kerja Sama"], [1, *REACHED]
    assert only(read(sheet(tmp_path, *STANDARD, header, row))).table == "standards"
    recap = [["REKAPITULASI STANDAR KOMPETENSI"], ["Berlaku mulai 1 Januari 2024"]]
    assert only(read(sheet(tmp_path, *recap, header, row))).table == "standards"
    path = sheet(tmp_path, ["HASIL KESEPAKATAN"], *STANDARD, header, row)
    assert refusal(path).code == "E_NO_NIP"
    assert only(read(path, kind="standards")).table == "standards"


# Merged cells


def merged(path: Path, *ranges: tuple[str, object], rows: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Data")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if value is not None:
                    page.write(r, c, value)
        for area, value in ranges:
            page.merge_range(area, value)
    return path


def test_merged_cells_count_for_all_their_rows(tmp_path: Path) -> None:
    rows = [PEOPLE, *(person(n, None) for n in range(5)), [], ["Jumlah", 5]]
    result = read(merged(tmp_path / "a.xlsx", ("F2:F4", "Dinas A"), ("F5:F9", "Dinas B"), rows=rows))
    assert [opd for (opd,) in records(only(result), "opd")] == ["Dinas A"] * 3 + ["Dinas B"] * 2
    (found,) = [finding for finding in result.findings if finding.code == "F_MERGED"]
    assert (found.cell, found.header, found.count) == ("F3", "OPD", 3)
    assert codes(result) == ["F_FOOTER", "F_MERGED"]


def test_a_nip_over_several_rows_and_a_header_over_two(tmp_path: Path) -> None:
    rows = [
        [None, None, "Kompetensi", "Level"],
        [],
        *([None, None, name, level] for level, name in enumerate(["Integritas", "Komunikasi", "Kerja Sama"], 1)),
    ]
    titles = [["Tanggal Penilaian: 1-2-2025"], ["Metode: Uji Kompetensi"]]
    path = merged(
        tmp_path / "a.xlsx", ("A3:A4", "NIP"), ("B3:B4", "Nama"), ("A5:A7", NIPS[0]), ("B5:B7", "Ani"),
        rows=[*titles, *rows],
    )  # fmt: skip
    table = only(read(path))
    assert records(table, "nip", "level") == [(NIPS[0], 1.0), (NIPS[0], 2.0), (NIPS[0], 3.0)]


def test_rowspan_of_a_page(tmp_path: Path) -> None:
    cells = [f"<td>{'</td><td>'.join(str(cell) for cell in person(n)[:5])}</td>" for n in range(3)]
    path = tmp_path / "a.xls"
    path.write_text(
        f"<html><body><p>DATA</p><table><tr><th>{'</th><th>'.join(PEOPLE)}</th></tr>"
        f"<tr>{cells[0]}<td rowspan=2>Dinas A</td></tr><tr>{cells[1]}</tr><tr>{cells[2]}<td>Dinas B</td></tr>"
        "</table></body></html>"
    )
    result = read(path)
    assert records(only(result), "opd") == [("Dinas A",), ("Dinas A",), ("Dinas B",)]
    assert [finding.cell for finding in result.findings if finding.code == "F_MERGED"] == ["F4"]


# Formulas that were never computed


def test_a_formula_without_a_value_is_not_empty(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in [PEOPLE, person(0), ['="1987"&"0312"', *person(1)[1:]], [*person(2)[:5], "=F2"]]:
        book.active.append(row)
    path = tmp_path / "a.xlsx"
    book.save(path)
    table = only(read(path))
    assert table.frame["nip"][1] == ErrorCell("#NOT_COMPUTED") == table.frame["opd"][2]
    checked = check(IMPORTED["employees"], table, VOCABULARY)
    found = [(p.code, p.cell) for p in checked.findings if p.code == "F_NOT_COMPUTED"]
    assert found == [("F_NOT_COMPUTED", "A3"), ("F_NOT_COMPUTED", "F4")]
    assert (checked.accepted, checked.refused) == (1, 2)


def test_a_formula_with_an_empty_text_is_empty(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "computed.xlsx") as book:
        page = book.add_worksheet()
        page.write_row(0, 0, PEOPLE)
        page.write_row(1, 0, person(0)[:5])
        page.write_formula(1, 5, '=IF(A1="","x","")', None, "EMPTY")
        page.write_row(2, 0, person(1)[:5])
        page.write_formula(2, 5, "=F1", None, "Dinas A")
    with zipfile.ZipFile(tmp_path / "computed.xlsx") as old, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as new:
        for name in old.namelist():  # as Excel writes it: <c t="str"><f>…</f><v></v></c>
            new.writestr(name, old.read(name).replace(b"EMPTY", b""))
    assert records(only(read(tmp_path / "a.xlsx")), "opd") == [(None,), ("Dinas A",)]


# Two tables on one sheet


def test_a_second_table_is_refused(tmp_path: Path) -> None:
    second = [["DATA PPPK"], ["NIP", "Nama", "Unit Kerja", "OPD", "Jabatan"], [NIPS[2], "Citra", "B", "D", "Guru"]]
    finding = refusal(sheet(tmp_path, ["DATA PNS"], PEOPLE, person(0), person(1), [], *second))
    assert (finding.code, finding.sheet, finding.details) == (
        "E_SEVERAL_TABLES",
        "Data",
        {"tables": "1: employees (A2); 2: employees (A7)"},
    )


def test_another_kind_of_table_below_is_refused(tmp_path: Path) -> None:
    budget = [["Tahun Anggaran", "Sumber Dana", "Pagu"], [2026, "APBD", 1000]]
    trainings = [["Kode", "Nama Pelatihan", "Jalur", "JP"], ["P1", "Komunikasi", "klasikal", 20]]
    assert refusal(sheet(tmp_path, *trainings, [], *budget)).code == "E_SEVERAL_TABLES"


def test_the_header_of_every_page_is_left_out(tmp_path: Path) -> None:
    index = [1, 2, 3, 4, 5, 6]
    shouted = [header.upper() for header in PEOPLE]
    result = read(sheet(tmp_path, PEOPLE, index, person(0), shouted, index, person(1), PEOPLE, person(2)))
    table = only(result)
    assert [nip for (nip,) in records(table, "nip")] == list(NIPS[:3])
    (finding,) = result.findings
    assert (finding.code, finding.details["rows"]) == ("F_HEADER_REPEATED", "4, 5, 7")
    assert (table.sheet_rows, table.blank_rows) == (6, 3)


def test_a_header_of_two_rows_is_repeated(tmp_path: Path) -> None:
    head = [["NIP", "Nama", "Kompetensi", None], [None, None, "Integritas", "Kerja Sama"]]
    titles = [["Tanggal Penilaian: 1-2-2025"], ["Metode: Uji Kompetensi"]]
    result = read(sheet(tmp_path, *titles, *head, [NIPS[0], "Ani", 1, 2], *head, [NIPS[1], "Budi", 3, 4]))
    found = records(only(result), "nip", "level")
    assert found == [(NIPS[0], 1.0), (NIPS[0], 2.0), (NIPS[1], 3.0), (NIPS[1], 4.0)]


def test_a_summary_below_is_no_second_table(tmp_path: Path) -> None:
    summary = [["Golongan", "Jumlah"], ["III/a", 2]]
    assert len(only(read(sheet(tmp_path, PEOPLE, person(0), person(1), [], *summary))).frame) >= 2


# A level beside a standard or a score

ABOVE = [["Tanggal Penilaian: 12 Maret 2025"], ["Metode: Assessment Center"]]


@pytest.mark.parametrize(
    ("below", "values"),
    [
        (["Standar", "Level"], [4, 3]),
        (["Standar", "Level", "Gap"], [4, 3, -1]),
        (["Nilai", "Level"], [82.5, 3]),
        (["Level", "Nilai"], [3, 78]),
        (["Skor", "Level Capaian"], [4, 3]),
        (["Standar", "Nilai"], [4, 3]),
        (["Standar", "Capaian", "Gap"], [4, 3, -1]),
    ],
)
def test_the_level_that_was_reached(tmp_path: Path, below: list[str], values: list[object]) -> None:
    gap = [None] * (len(below) - 1)
    path = sheet(
        tmp_path,
        *ABOVE,
        ["No", "NIP", "Nama", "Integritas", *gap, "Kerja Sama", *gap],
        [None, None, None, *below, *below],
        [1, NIPS[0], "Ani", *values, *values],
    )
    assert records(only(read(path)), "competency", "level") == [("INT", 3.0), ("KS", 3.0)]


def test_two_levels_that_differ_are_not_chosen_from(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        *ABOVE,
        ["NIP", "Integritas", None, "Kerja Sama"],
        [None, "Level", "Capaian", "Capaian"],
        [NIPS[0], 4, 3, 3],
    )
    assert refusal(path).code == "E_AMBIGUOUS_HEADER"


# Another government's people

OURS = replace(VOCABULARY, government="Kabupaten Mamuju")


def path_of(tmp_path: Path, *governments: str | None) -> Path:
    rows = [
        person(n, None, f"Bidang A - Dinas B - {each}" if each else "Dinas B") for n, each in enumerate(governments)
    ]
    return sheet(tmp_path, PEOPLE[:5], *(row[:5] for row in rows))


@pytest.mark.parametrize(
    ("government", "own"),
    [
        ("PEMERINTAH KABUPATEN MAMUJU", "Kabupaten Mamuju"),
        ("Pemerintah Daerah Kab. Mamuju", "Kabupaten Mamuju"),
        ("PEMKAB MAMUJU", "Kabupaten Mamuju"),
        ("PEMERINTAH MAMUJU", "Kabupaten Mamuju"),
        ("PEMERINTAH KOTA PALANGKARAYA", "Kota Palangka Raya"),
        ("PEMKOT PALANGKA RAYA", "Kota Palangka Raya"),
        ("PEMERINTAH KOTA TANJUNG PINANG", "Kota Tanjungpinang"),
        ("PEMERINTAH KOTAWARINGIN BARAT", "Kabupaten Kotawaringin Barat"),
    ],
)
def test_our_own_government_however_it_is_written(tmp_path: Path, government: str, own: str) -> None:
    path = path_of(tmp_path, government)
    assert records(only(read(path, vocabulary=replace(VOCABULARY, government=own))), "opd") == [("Dinas B",)]


@pytest.mark.parametrize(
    "government",
    [
        "PEMERINTAH KABUPATEN MANOKWARI",
        "PEMERINTAH KOTA MAMUJU",
        "PEMERINTAH KABUPATEN MAMUJU TENGAH",
        "PEMERINTAH PROVINSI SULAWESI BARAT",
    ],
)
def test_another_government_is_refused(tmp_path: Path, government: str) -> None:
    finding = refusal(path_of(tmp_path, government, government, "PEMERINTAH KABUPATEN MAMUJU"), vocabulary=OURS)
    assert (finding.code, finding.details) == ("E_REGION", {"found": government, "expected": "Kabupaten Mamuju"})


def test_a_few_from_elsewhere_are_no_other_region(tmp_path: Path) -> None:
    path = path_of(tmp_path, "PEMERINTAH KABUPATEN MANOKWARI", "PEMERINTAH KABUPATEN MAMUJU", None)
    assert len(only(read(path, vocabulary=OURS)).frame) == 3


# Thousands and millions of rupiah


@pytest.mark.parametrize(
    ("text", "is_unit"),
    [
        ("(dalam ribuan rupiah)", True), ("Dalam Juta Rp", True), ("(Rp ribu)", True), ("Pagu (Rp 000)", True),
        ("Pagu (Rp.000,-)", True), ("Biaya (Rp x 1.000)", True), ("Pagu (jutaan)", True), ("Pagu (x1000)", True),
        ("dalam rupiah ribuan", True), ("Pagu (ribu rupiah)", True), ("Nilai dalam miliar rupiah", True),
        ("Pagu (Rp)", False), ("Pagu seluruhnya Rp 1.500.000.000", False), ("Pagu 500 juta rupiah", False),
        ("untuk ribuan pegawai", False), ("Total Rp1.000.000", False), ("Tahun 2000", False),
    ],
)  # fmt: skip
def test_words_for_units_of_money(text: str, is_unit: bool) -> None:
    assert bool(find_unit(text)) == is_unit


@pytest.mark.parametrize(
    ("title", "pagu", "unit", "place"),
    [
        ("PAGU ANGGARAN (dalam ribuan rupiah)", "Pagu", "dalam ribuan rupiah", "A1"),
        ("PAGU ANGGARAN", "Pagu (Rp 000)", "Rp 000", "C2"),
        ("PAGU ANGGARAN", "Pagu (dalam juta)", "dalam juta", "C2"),
        ("PAGU ANGGARAN", "Pagu Rp ribu", "Rp ribu", "C2"),
    ],
)
def test_amounts_in_thousands_are_refused(tmp_path: Path, title: str, pagu: str, unit: str, place: str) -> None:
    rows = [[title], ["Tahun Anggaran", "Sumber Dana", pagu], [2026, "APBD", 1500]]
    finding = refusal(sheet(tmp_path, *rows))
    assert (finding.code, finding.details) == ("E_MONEY_UNIT", {"unit": unit, "place": place})
    trainings = [["Kode", "Nama Pelatihan", "JP", pagu.replace("Pagu", "Biaya")], ["P1", "Komunikasi", 20, 1500]]
    assert refusal(sheet(tmp_path, [title], *trainings)).code == "E_MONEY_UNIT"


def test_people_are_counted_in_thousands_where_there_is_no_money(tmp_path: Path) -> None:
    assert only(read(sheet(tmp_path, ["(dalam ribuan rupiah)"], PEOPLE, person(0)))).table == "employees"


# Spans of days


def day_of(line: str, column: str) -> date | None:
    said = find_date(lines([[line]]), column)
    return said.value if said else None


@pytest.mark.parametrize("until", ["s.d.", "s/d", "sd", "-", "–", "sampai", "sampai dengan", "s.d. tanggal", "hingga"])
def test_of_a_span_the_last_day_counts(until: str) -> None:
    line = f"Periode Penilaian 1 Januari 2023 {until} 31 Desember 2023"
    assert day_of(line, "assessed_on") == date(2023, 12, 31)
    assert day_of(f"Tanggal: 01-01-2023 {until} 31-12-2023", "assessed_on") == date(2023, 12, 31)
    assert day_of(line.replace("Penilaian", "Berlaku"), "valid_from") == date(2023, 1, 1)
    assert day_of(f"Berlaku 1 Januari {until} 31 Desember 2023", "valid_from") is None


def test_two_dates_that_are_no_span() -> None:
    line = "Tanggal Penilaian 12 Maret 2025, ditetapkan 1 April 2025"
    assert day_of(line, "assessed_on") == date(2025, 3, 12)


# What is shown


def test_a_refusal_does_not_show_the_senders_cells(tmp_path: Path) -> None:
    names = ["Nama Fiktif Satu", "Jabatann", "Instansi"]
    finding = refusal(workbook(tmp_path / "a.xlsx", {"Data": [[], [None, *names], [None, "1", "2", "3"]]}))
    nearest = str(finding.details["nearest"])
    assert finding.code == "E_NO_HEADER"
    assert "C2 ~ “JABATAN”" in nearest
    assert not any(name in nearest for name in names)


def test_numbers_of_people_in_headers_are_masked(tmp_path: Path) -> None:
    rows = [[*PEOPLE, NIPS[7], "HP 0812-3456-789", "Tahun 2024"], person(0)]
    result = read(sheet(tmp_path, *rows))
    (skipped,) = [finding for finding in result.findings if finding.code == "F_HEADER_SKIPPED"]
    assert skipped.details["names"] == f"{'•' * 18}, HP ••••-••••-•••, Tahun 2024"
    assert NIPS[7] not in mapping_text(result.tables)
    assert shown_header("UNOR 1234567") == "UNOR 1234567"


def test_control_characters_are_never_shown(tmp_path: Path) -> None:
    rows = [[*PEOPLE, "Ket\x1b[31m\u202eerangan"], [*person(0), "x"]]
    path = text(tmp_path / "a\x1b[2Jb\u202e.csv", rows)
    result = read(path)
    (skipped,) = result.findings
    assert skipped.details["names"] == "Ket [31m erangan"
    assert skipped.file == only(result).file == "a [2Jb .csv"
    assert refusal(text(tmp_path / "c\x07.csv", [["a", "b"], ["1", "2"]])).file == "c .csv"
    assert printable("a\u200bb\n c") == "a b c"


# Mappings


def test_a_mapping_of_a_header_that_is_not_there_is_refused(tmp_path: Path) -> None:
    path = sheet(tmp_path, PEOPLE, person(0))
    finding = refusal(path, mapping={"Sebutan Jabatan": "jabatan", "Nama": "name", "Hobi": ""})
    assert (finding.code, finding.details) == ("E_MAPPING", {"names": "“sebutan jabatan”"})
    # what is read so in any case may be missing: a saved mapping is used again with a file that has less
    assert only(read(path, mapping={"TMT CPNS": "tmt_cpns", "Kerja Sama": "KS", "nama": "name"})).table == "employees"


@pytest.mark.parametrize("content", ["headers:\n  Nama Lengkap: name\n", '"NIP" = "nip"\n'])
def test_a_mapping_written_like_yaml_is_answered_with_an_example(tmp_path: Path, content: str) -> None:
    path = tmp_path / "mapping.toml"
    path.write_text(content)
    with pytest.raises(UsageError) as refused:
        load_mapping(path)
    assert '\n[headers]\n"Nomor Pegawai" = "nip"' in refused.value.text(str)


# Totals


@pytest.mark.parametrize(
    "total", ["Jumlah: 5 orang", "Total 5 pegawai", "Jumlah Pegawai = 1.234 orang", "Total: Rp 5.000"]
)
def test_a_total_with_its_number(tmp_path: Path, total: str) -> None:
    result = read(sheet(tmp_path, PEOPLE, person(0), [total]))
    assert (codes(result), len(only(result).frame)) == (["F_FOOTER"], 1)


def test_nothing_of_this_touches_the_plain_recap(tmp_path: Path) -> None:
    result = read(sheet(tmp_path, *ABOVE, ["NIP", "Nama", *GENERIC.values()], [NIPS[0], "Ani", *[3] * 9]))
    assert len(only(result).frame) == 9
