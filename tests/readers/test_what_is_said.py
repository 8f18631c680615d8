"""What a title, a unit, a date or a word is taken to say; where it leaves two readings the sheet is refused or told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from sent_files import NIPS, VOCABULARY, codes, only, read, records, workbook

from asnkarier.config.load import load_region
from asnkarier.config.vocabulary import vocabulary
from asnkarier.errors import InputRefused
from asnkarier.outcome import Finding
from asnkarier.readers.meaning.said import lines
from asnkarier.readers.meaning.title_dates import find_date
from asnkarier.rules.golongan import parse_golongan
from asnkarier.tables import IMPORTED
from asnkarier.tables.check import Checked, check
from asnkarier.workflows.studies import STEPS

REGION = vocabulary(load_region("mamuju", [Path(__file__).parents[2] / "configs"], STEPS).config)
OURS = replace(VOCABULARY, government="Kabupaten Mamuju")


def sheet(tmp_path: Path, *rows: list[object], name: str = "Data") -> Path:
    return workbook(tmp_path / "a.xlsx", {name: rows})


def refusal(path: Path, **options: object) -> Finding:
    with pytest.raises(InputRefused) as refused:
        read(path, **options)
    (finding,) = refused.value.findings
    return finding


def checked(path: Path, **options: object) -> Checked:
    raw = only(read(path, vocabulary=REGION))
    return check(IMPORTED[raw.table], raw, REGION, **options)  # type: ignore[arg-type]


# Dates above a table

SCORES: list[list[object]] = [["NIP", "Nama", "Integritas", "Kerja Sama"], [NIPS[0], "Ani", 2, 2]]


def recap(tmp_path: Path, *titles: str) -> Path:
    return sheet(tmp_path, *([title] for title in titles), ["Metode : Assessment Center"], *SCORES)


@pytest.mark.parametrize(
    "title",
    [
        "HASIL PENILAIAN KOMPETENSI BERDASARKAN SK BUPATI NOMOR 12 TANGGAL 5 JANUARI 2021",
        "Mamuju, tanggal 7 September 2026",
        "Mamuju, 7 September 2026",
        "Dicetak 7 September 2026",
        "Lampiran Surat Bupati Nomor 800/12 Tanggal 7 September 2026",
    ],
)
def test_the_date_of_something_else_is_asked_for(tmp_path: Path, title: str) -> None:
    finding = refusal(recap(tmp_path, title, "Dilaksanakan pada bulan Agustus 2025"))
    assert finding.code == "E_TITLES"
    assert "(A1)" in str(finding.details["candidates"])
    answered = recap(tmp_path, title, str(finding.details["example"]))
    assert {day for (day,) in records(only(read(answered)), "assessed_on")} == {date(2025, 3, 12)}


def test_two_dates_are_a_question(tmp_path: Path) -> None:
    assert refusal(recap(tmp_path, "Tanggal Penetapan Hasil Penilaian: 7 September 2026")).code == "E_TITLES"
    finding = refusal(recap(tmp_path, "Pelaksanaan: 3 Maret 2025", "Tanggal Penilaian: 9 April 2025"))
    assert finding.details["candidates"] == "2025-03-03 (A1); 2025-04-09 (A2)"
    path = sheet(tmp_path, ["Tanggal Penilaian: 3 Maret 2025 dan 9 April 2025"], ["Metode: Assessment Center"], *SCORES)
    assert refusal(path).code == "E_TITLES"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Tanggal Penilaian: 12 Maret 2025", date(2025, 3, 12)),
        ("Pelaksanaan: 3 s.d. 5 Maret 2025", date(2025, 3, 5)),
        ("Hari/Tanggal Pelaksanaan : Senin, 3 Maret 2025", date(2025, 3, 3)),
        ("REKAP HASIL UJI KOMPETENSI TANGGAL 3-5 MARET 2025", date(2025, 3, 5)),
        ("Tanggal Asesmen 28 Februari s.d. 2 Maret 2025", date(2025, 3, 2)),
        ("Tanggal : 12-03-2025", date(2025, 3, 12)),
    ],
)
def test_honest_dates_are_read(line: str, day: date) -> None:
    said = find_date(lines([[], [None, line]]), "assessed_on")
    assert said == (day, "B2")


def test_two_methods_are_a_question(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["HASIL ASSESSMENT CENTER DAN PENILAIAN ATASAN"], ["Tanggal: 12-3-2025"], *SCORES)
    finding = refusal(path)
    assert (finding.code, finding.details["column"]) == ("E_TITLES", "method")


def test_what_a_title_says_is_told_with_its_cell(tmp_path: Path) -> None:
    result = read(recap(tmp_path, "Tanggal Penilaian: 12 Maret 2025"))
    told = [(f.cell, f.details["column"], f.details["value"]) for f in result.findings if f.code == "F_FILLED"]
    assert told == [("A1", "assessed_on", "2025-03-12"), ("A2", "method", "assessment_center")]


def test_what_nothing_says_is_told_as_assumed(tmp_path: Path) -> None:
    result = read(sheet(tmp_path, ["Tahun Anggaran 2027"], ["Sumber Dana", "Pagu"], ["APBD", 1000]))
    assert records(only(result), "year", "window") == [(2027, "murni")]
    assert codes(result) == ["F_ASSUMED", "F_FILLED"]


@pytest.mark.parametrize(
    ("title", "years"),
    [("Realisasi Tahun 2026 dan Pagu Tahun Anggaran 2027", "2026 (A1); 2027 (A1)"), ("PAGU 2026-2027", "2026 (A1)")],
)
def test_two_years_are_a_question(tmp_path: Path, title: str, years: str) -> None:
    finding = refusal(sheet(tmp_path, [title], ["Sumber Dana", "Pagu"], ["APBD", 1000]))
    assert finding.code == "E_TITLES"
    assert str(finding.details["candidates"]).startswith(years)


def test_the_year_of_a_decree_is_no_budget_year(tmp_path: Path) -> None:
    titles = [["Peraturan Bupati Nomor 12 Tahun 2026 tentang APBD"], ["Tahun Anggaran 2027"]]
    table = only(read(sheet(tmp_path, *titles, ["Sumber Dana", "Pagu"], ["APBD", 1000])))
    assert records(table, "year") == [(2027,)]


# Dates of assessments that cannot be


def scores(tmp_path: Path, *days: object) -> Path:
    header: list[object] = ["NIP", "Kompetensi", "Level", "Tanggal Penilaian", "Metode"]
    return sheet(
        tmp_path, header, *([NIPS[n], "Integritas", 2, day, "Assessment Center"] for n, day in enumerate(days))
    )


def test_dates_that_cannot_be(tmp_path: Path) -> None:
    path = scores(tmp_path, "12-03-1987", "12-03-2009", "12-03-2027", "12-03-2025")  # all appointed in January 2010
    found = checked(path, today=date(2026, 11, 27))
    assert [(f.code, f.cell) for f in found.findings if f.code != "F_NORMALISED"] == [
        ("F_DATE_IMPOSSIBLE", "D2"), ("F_DATE_EARLY", "D3"), ("F_DATE_FUTURE", "D4")
    ]  # fmt: skip
    assert found.frame["assessed_on"].dt.date.tolist() == [date(2025, 3, 12)]
    assert found.refused == 3


def test_a_column_that_excel_took_half_for_month_first(tmp_path: Path) -> None:
    # 3, 13, 12 and 25 April and 4 April, typed day first where the month comes first
    path = scores(tmp_path, date(2025, 3, 4), "13/04/2025", date(2025, 12, 4), "25/04/2025", date(2025, 4, 4))
    found = checked(path)
    assert [f.cell for f in found.findings if f.code == "F_DATE_SWAPPED"] == ["D2", "D4"]
    assert found.frame["assessed_on"].dt.day.tolist() == [13, 25, 4]


def test_text_is_read_as_the_whole_column_says(tmp_path: Path) -> None:
    found = checked(scores(tmp_path, "03/25/2025", "03/04/2025"))
    assert found.frame["assessed_on"].dt.date.tolist() == [date(2025, 3, 25), date(2025, 3, 4)]
    assert "F_DATE_MONTH_FIRST" in {f.code for f in found.findings}
    found = checked(scores(tmp_path, "03/25/2025", "03/04/2025", "25/03/2025"))
    assert found.frame["assessed_on"].dt.date.tolist() == [date(2025, 3, 25)]


def test_the_nip_turns_dates_of_birth(tmp_path: Path) -> None:
    header: list[object] = ["NIP", "Nama", "Tanggal Lahir", "Jabatan", "OPD"]
    path = sheet(
        tmp_path, header, [NIPS[0], "Ani", date(1987, 12, 3), "x", "y"], [NIPS[1], "Budi", "1987-03-12", "x", "y"]
    )
    found = checked(path)
    assert found.frame["birth_date"].dt.date.tolist() == [date(1987, 3, 12)] * 2
    assert [f.cell for f in found.findings if f.code == "F_DATE_TURNED"] == ["C2"]


# Money

PAGU: list[object] = ["Tahun Anggaran", "Sumber Dana", "Perangkat Daerah", "Pagu", "Murni/Perubahan"]


def pagu(opd: str | None, amount: object, fund: str = "APBD") -> list[object]:
    return [2027, fund, opd, amount, "Murni"]


@pytest.mark.parametrize(
    ("rows", "name", "place"),
    [
        ([PAGU, pagu("A", 660), [], ["Catatan: angka dalam ribuan rupiah"]], "Data", "A4"),
        ([PAGU, pagu("A", 660)], "Pagu (ribuan Rp)", "Pagu (ribuan Rp)"),
        ([[None, None, None, "Anggaran (Rp 000)"], PAGU, pagu("A", 660)], "Data", "D1"),
        ([PAGU, pagu("A", "150 juta")], "Data", "D2"),
        ([[*PAGU, "Satuan"], [*pagu("A", 660), "ribu rupiah"]], "Data", "F2"),
    ],
)
def test_a_unit_of_money_anywhere(tmp_path: Path, rows: list[list[object]], name: str, place: str) -> None:
    finding = refusal(sheet(tmp_path, *rows, name=name))
    assert (finding.code, finding.details["place"]) == ("E_MONEY_UNIT", place)


def edited(path: Path, rows: list[list[object]], edit: Callable[[Worksheet], None]) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    edit(page)
    book.save(path)
    return path


def test_a_unit_in_a_comment_or_a_format(tmp_path: Path) -> None:
    def comment(page: Worksheet) -> None:
        page["D1"].comment = Comment("dalam ribuan rupiah", "x")

    def form(page: Worksheet) -> None:
        page["D2"].number_format = '#,##0" ribu"'

    for edit in (comment, form):
        path = edited(tmp_path / "a.xlsx", [PAGU, pagu("Dinas A", 660)], edit)
        assert refusal(path).code == "E_MONEY_UNIT"


def test_totals_between_the_rows(tmp_path: Path) -> None:
    body = [pagu("Dinas A", 100), pagu("Dinas B", 200), pagu("Jumlah APBD", 300), pagu("Dinas C", 50, "DAK")]
    result = read(sheet(tmp_path, PAGU, *body, pagu("Total Dinas Lain", 50, "DAK"), ["JUMLAH", None, None, 350]))
    assert records(only(result), "ceiling") == [(100.0,), (200.0,), (50.0,)]
    assert [f.details["rows"] for f in result.findings if f.code == "F_TOTAL"] == ["4, 6"]


def test_a_sum_without_a_name_is_a_question(tmp_path: Path) -> None:
    body = [pagu("Dinas A", 100), pagu("Dinas B", 200)]
    assert refusal(sheet(tmp_path, PAGU, *body, pagu(None, 300))).details == {"row": 4}
    # its remedies: the words of a total, a name, the top of the table
    assert len(only(read(sheet(tmp_path, PAGU, *body, pagu("Jumlah", 300)))).frame) == 2
    assert len(only(read(sheet(tmp_path, PAGU, *body, pagu("Dinas C", 300)))).frame) == 3
    assert len(only(read(sheet(tmp_path, PAGU, pagu(None, 300), *body))).frame) == 3


def test_what_biaya_means_is_asked(tmp_path: Path) -> None:
    header: list[object] = ["Kode", "Nama Pelatihan", "JP", "Biaya (Rp)"]
    row: list[object] = ["P1", "Komunikasi", 40, 150_000_000]
    finding = refusal(sheet(tmp_path, header, row))
    assert (finding.code, finding.details["cell"]) == ("E_COST_BASIS", "D1")
    answered = [*header[:3], "Biaya per Kelas", "Biaya per Peserta"]
    table = only(read(sheet(tmp_path, answered, [*row, 0])))
    assert records(table, "cost_per_class", "cost_per_participant") == [(150_000_000.0, 0.0)]
    mapped = only(read(sheet(tmp_path, header, row), mapping={"Biaya (Rp)": "cost_per_participant"}))
    assert records(mapped, "cost_per_participant") == [(150_000_000.0,)]


# Words

PERSON: list[object] = ["NIP", "Nama", "Golongan", "Jabatan", "OPD"]


def people(count: int, *more: object) -> list[list[object]]:
    return [[NIPS[n], f"Orang {n}", "III/b", "Analis", "Dinas Kesehatan", *more] for n in range(count)]


@pytest.mark.parametrize("header", ["Status Pegawai", "Status Kepegawaian", "Kedudukan Hukum", "Tipe"])
def test_kinds_of_employment_are_no_legal_standing(tmp_path: Path, header: str) -> None:
    found = checked(sheet(tmp_path, [*PERSON, header], *people(2, "PNS")))
    assert found.frame["employment"].tolist() == ["PNS", "PNS"]
    assert found.frame["kedudukan_hukum"].isna().all()


def test_standings_stay_standings(tmp_path: Path) -> None:
    found = checked(sheet(tmp_path, [*PERSON, "Status Pegawai"], *people(1, "PNS Aktif")))
    assert found.frame["kedudukan_hukum"].tolist() == ["PNS Aktif"]
    found = checked(sheet(tmp_path, [*PERSON, "Status Pegawai"], *people(2, "Entah Apa")))
    assert [(f.code, f.count) for f in found.findings if f.code == "F_STANDING_UNKNOWN"] == [("F_STANDING_UNKNOWN", 2)]
    for word in ("Aktif", "Tidak Aktif", "Pensiun", "Masa Persiapan Pensiun", "Pemblokiran Data PNS"):
        found = checked(sheet(tmp_path, [*PERSON, "Kedudukan"], *people(1, word)))
        assert "F_STANDING_UNKNOWN" not in {f.code for f in found.findings}


def test_tipe_of_something_else_is_left_out(tmp_path: Path) -> None:
    found = checked(sheet(tmp_path, [*PERSON, "Tipe"], *people(1, "Guru")))
    assert not [f for f in found.findings if f.header == "Tipe"]


def test_a_pppk_golongan_in_brackets() -> None:
    assert parse_golongan("Ahli Pertama (IX)") == "IX"
    assert parse_golongan("Penata (III/c)") == "III/c"


SIASN_FORMS = """
Diklat Struktural | Diklat Fungsional | Diklat Teknis | Workshop | Pelatihan Manajerial | Pelatihan Sosial Kultural |
Sosialisasi | Bimbingan Teknis | Seminar | Magang | Kursus | Penataran |
Pengembangan Kompetensi Dalam Bentuk Pelatihan klasikal lainnya | Coaching | Mentoring | E-Learning |
Pelatihan Jarak Jauh | Detasering (Secondment) | Pembelajaran Alam Terbuka (Outbond) | Patok Banding (Benchmarking) |
Pertukaran Antara Pns Dengan Pegawai Swasta/Badan Usaha Milik Negara/ Badan Usaha Milik Daerah |
Belajar Mandiri (Self Development) | Komunitas Belajar (Community Of Practices) | Bimbingan Di Tempat Kerja |
Pengembangan Kompetensi Dalam Bentuk Pelatihan Nonklasikal Lainnya
"""


def test_every_form_of_siasn_is_known() -> None:
    from asnkarier.tables.vocabulary import fold

    forms = [" ".join(form.split()) for form in SIASN_FORMS.split("|")]
    assert len(forms) == 25
    assert not [form for form in forms if fold(form) not in REGION.choices["form"]]


# Where people belong

LIST: list[object] = ["No", "NIP", "Nama", "Golongan", "Jabatan"]


def plain_people(*places: int) -> list[list[object]]:
    return [[n, NIPS[n], f"Orang {n}", "III/a", "Analis"] for n in places]


def test_one_sheet_for_each_opd(tmp_path: Path) -> None:
    sheets = {
        name: [["DAFTAR PEGAWAI"], [f"PERANGKAT DAERAH : {name.upper()}"], LIST, *plain_people(n)]
        for n, name in enumerate(["Dinas Kesehatan", "Inspektorat"])
    }
    result = read(workbook(tmp_path / "a.xlsx", sheets))
    assert [records(table, "opd") for table in result.tables] == [[("DINAS KESEHATAN",)], [("INSPEKTORAT",)]]
    assert [f.cell for f in result.findings if f.code == "F_FILLED"] == ["A2", "A2"]


def test_headings_between_the_rows(tmp_path: Path) -> None:
    rows = [LIST, ["DINAS KESEHATAN"], ["I. SEKRETARIAT"], *plain_people(0), ["II. BIDANG A"], *plain_people(1)]
    result = read(sheet(tmp_path, *rows, ["INSPEKTORAT"], *plain_people(2)))
    assert records(only(result), "opd", "unor") == [
        ("DINAS KESEHATAN", "SEKRETARIAT"), ("DINAS KESEHATAN", "BIDANG A"), ("INSPEKTORAT", None)
    ]  # fmt: skip
    assert codes(result) == ["F_HEADER_SKIPPED", "F_SECTIONS"]


def test_no_opd_is_told_and_a_doubtful_one_is_left_unknown(tmp_path: Path) -> None:
    assert "F_NO_OPD" in codes(read(sheet(tmp_path, LIST, *plain_people(0))))
    for titles, name in ([["BADAN KEPEGAWAIAN DAERAH"]], "Data"), ([["OPD: Dinas A"]], "Dinas Kesehatan"):
        result = read(sheet(tmp_path, *titles, LIST, *plain_people(0), name=name))
        assert {"F_NO_OPD", "F_OPD_UNSURE"} <= set(codes(result))
        assert "opd" not in only(result).frame


@pytest.mark.parametrize(
    "header",
    [["Nama", "NIP", "Telepon", "Jabatan"], ["Nama", "NIP", "Jabatan", "Unit"], ["N A M A", "N I P", "Gol", "Jabatan"]],
)
def test_simple_lists(tmp_path: Path, header: list[object]) -> None:
    table = only(read(sheet(tmp_path, header, ["Ani", NIPS[0], "0800", "Analis"])))
    assert (table.table, records(table, "nip", "name")) == ("employees", [(NIPS[0], "Ani")])


def test_a_skipped_sheet_with_people_is_a_warning(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"A": [LIST, *plain_people(0)], "B": [["x", "y"], ["Budi", NIPS[1]]]})
    assert [(f.sheet, f.details) for f in read(path).findings if f.code == "F_PEOPLE_SKIPPED"] == [("B", {"count": 1})]


def test_results_of_another_region_are_refused(tmp_path: Path) -> None:
    theirs = recap(tmp_path, "PEMERINTAH KABUPATEN MAJENE", "Tanggal Penilaian: 12 Maret 2025")
    assert refusal(theirs, vocabulary=OURS).code == "E_REGION_TITLE"
    ours = recap(tmp_path, "PEMERINTAH KABUPATEN MAMUJU", "PEMERINTAH PROVINSI X", "Tanggal Penilaian: 12 Maret 2025")
    assert only(read(ours, vocabulary=OURS)).table == "assessments"
    header: list[object] = ["NIP", "Unit Kerja", "Tahun", "Periode", "Predikat Kinerja"]
    row: list[object] = [NIPS[0], "Bidang A - Dinas B - PEMERINTAH KABUPATEN MAJENE", 2025, "Tahunan", "Baik"]
    assert refusal(sheet(tmp_path, header, row), vocabulary=OURS).code == "E_REGION"


# Hidden and struck through


def test_hidden_and_struck_rows_are_told(tmp_path: Path) -> None:
    def hide(page: Worksheet) -> None:
        page.row_dimensions[3].hidden = True
        page.column_dimensions["C"].hidden = True
        page["B4"].font = Font(strike=True)
        page["D5"] = CellRichText(
            TextBlock(InlineFont(strike=True), "Kepala Seksi Lama"), TextBlock(InlineFont(), " Guru")
        )

    result = read(edited(tmp_path / "a.xlsx", [PERSON, *people(4)], hide))
    told = {f.code: f.details.get("rows") or f.cell for f in result.findings}
    assert told == {"F_HIDDEN_ROWS": "3", "F_HIDDEN_COLUMN": "C1", "F_STRUCK": "4", "F_STRUCK_PART": "D5"}
    assert [jabatan for (jabatan,) in records(only(result), "jabatan")] == ["Analis", "Analis", "Analis", "Guru"]
