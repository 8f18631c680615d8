"""Rows that were set aside go back to their sender as a workbook, and from there into the store."""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
import stat
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from real_command import Finished, asnkarier, sample_files, state

from asnkarier.finding_kinds import CATALOGUE
from asnkarier.outcome import Severity
from asnkarier.tables.returned import MARK, Key, RowKey

HEADER = ["NO", "NIP BARU", "NAMA", "JENIS KELAMIN", "TANGGAL LAHIR", "GOL AKHIR NAMA", "JABATAN NAMA", "OPD", "HP"]
TITLES = [["DAFTAR PEGAWAI ASN"], ["PEMERINTAH KABUPATEN MAMUJU"], []]


def nip(number: int) -> str:
    return f"19850101201001{1 + number % 2}{number + 1:03}"


def person(number: int, **other: object) -> list[object]:
    row = {
        "no": number, "nip": nip(number), "name": f"Pegawai {number}", "sex": "LP"[number % 2],
        "born": dt.date(1985, 1, 1), "golongan": "III/b", "jabatan": "Analis Kebijakan", "opd": "Dinas Kesehatan",
        "phone": f"0812{number:08}",
    }  # fmt: skip
    return list((row | other).values())


def workbook(path: Path, rows: list[list[object]], sheet: str = "Data ASN") -> Path:
    book = openpyxl.Workbook()
    grid = book.active
    grid.title = sheet
    for row in [*TITLES, HEADER, *rows]:
        grid.append(row)
    grid.column_dimensions["C"].width = 33
    for cells in grid.iter_rows(min_row=5):
        cells[4].number_format = "dd/mm/yyyy"
    book.save(path)
    return path


def office(folder: Path, region: str = "mamuju") -> Path:
    assert asnkarier("init", folder, "--region", region).code == 0
    return folder


def taken(workspace: Path, *files: Path, code: int = 0, options: tuple[str, ...] = ()) -> Finished:
    end = asnkarier("import", *files, "-w", workspace, "--json", *options)
    assert end.code == code, end.out + end.err
    return end


def given(end: Finished) -> Path:
    (path,) = end.json["files"]
    return Path(path)


def exported(workspace: Path, table: str, *, without: tuple[str, ...] = ("import_id",)) -> list[dict[str, str]]:
    out = workspace / "export"
    shutil.rmtree(out, ignore_errors=True)
    assert asnkarier("export", table, "-w", workspace, "-o", out).code == 0
    (path,) = out.iterdir()
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: value for name, value in row.items() if name not in without} for row in csv.DictReader(file)]


def faults(findings: list[dict[str, str]]) -> list[dict[str, str]]:
    """Give the findings that are no mere notes on what was understood."""
    return [each for each in findings if CATALOGUE[each["code"]].severity is not Severity.INFO]


def repaired(path: Path, to: Path, cells: dict[str, object], *, sheet: str = "Data ASN", delete: int = 0) -> Path:
    """Mend cells of a workbook as its receiver would, in another program."""
    book = openpyxl.load_workbook(path)
    for address, value in cells.items():
        book[sheet][address] = value
        book[sheet][address].comment = None
    if delete:
        book[sheet].delete_rows(delete)
    book.save(to)
    return to


CLEAN = [person(number) for number in range(1, 41)]


def faulty() -> list[list[object]]:
    rows = [list(row) for row in CLEAN]
    rows[9][1] = float(nip(10))  # row 14: Excel has taken the last digits
    rows[19][1] = "1985010120100"  # row 24: cut off
    rows[29][2] = None  # row 34: no name
    return rows


def test_a_repaired_workbook_leaves_the_store_as_the_clean_file_would(tmp_path):
    clean, sent = office(tmp_path / "clean"), office(tmp_path / "sent")
    taken(clean, workbook(tmp_path / "pegawai.xlsx", CLEAN))
    book = given(taken(sent, workbook(tmp_path / "pegawai.xlsx", faulty()), code=3))
    assert book.name == "perbaikan_pegawai.xlsx"
    assert [row[1] for row in openpyxl.load_workbook(book)["Data ASN"].iter_rows(min_row=5, values_only=True)] == [
        pytest.approx(float(nip(10))), "1985010120100", nip(30),
    ]  # fmt: skip
    mended = repaired(book, tmp_path / "kembali.xlsx", {"B5": nip(10), "B6": nip(20), "C7": "Pegawai 30"})
    end = taken(sent, mended)
    assert end.json["data"]["sheets"] == [
        {"file": "pegawai.xlsx", "sheet": "Data ASN", "table": "employees", "rows": 3, "accepted": 3, "refused": 0,
         "blank": 0}
    ]  # fmt: skip
    assert end.json["files"] == []
    assert exported(sent, "employees") == exported(clean, "employees")  # each with the row of the file as it was sent
    assert {row["code"] for row in exported(sent, "findings")} == {row["code"] for row in exported(clean, "findings")}


def test_the_workbook_is_the_senders_own_with_remarks_and_lists(tmp_path):
    workspace = office(tmp_path / "w")
    rows = faulty()
    rows[29][5] = "III/z"
    book = given(taken(workspace, workbook(tmp_path / "pegawai.xlsx", rows), code=3))
    assert stat.S_IMODE(book.stat().st_mode) == 0o600
    assert stat.S_IMODE(book.parent.stat().st_mode) == 0o700
    grid = openpyxl.load_workbook(book)["Data ASN"]
    head = [[cell.value for cell in row[:9]] for row in grid.iter_rows(max_row=4)]
    assert head == [[*row, *[None] * (9 - len(row))] for row in [*TITLES, HEADER]]
    assert grid["I7"].value == "081200000030"  # a column that is not read comes back, too
    assert grid.column_dimensions["C"].width == pytest.approx(33, abs=1)
    assert grid["E5"].value.date() == dt.date(1985, 1, 1)
    assert grid["E5"].number_format == "dd/mm/yyyy"
    assert grid["B5"].number_format == "@"  # so that the NIP typed there stays text
    assert "15 dari 18" in grid["B5"].comment.text
    assert grid["B5"].fill.fgColor.rgb == grid["C7"].fill.fgColor.rgb != grid["A5"].fill.fgColor.rgb
    assert grid["C7"].comment.text
    assert grid["F7"].comment.text  # also what would not have set the row aside
    assert grid.column_dimensions["J"].hidden
    lists = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in grid.data_validations.dataValidation}
    assert lists["D5"] == '"L,P"'
    assert {"III/b", "IX"} < set(lists["F5"].strip('"').split(","))
    name, _, area = lists["H5"].lstrip("=").replace("$", "").partition("!")
    hidden = openpyxl.load_workbook(book)[name.strip("'")]
    assert hidden.sheet_state == "veryHidden"
    assert "Dinas Kesehatan" in [row[0].value for row in hidden[area]]


def test_a_cell_with_several_findings_says_all_of_them(tmp_path):
    workspace = office(tmp_path / "w")
    odd = "198513012010011001"  # a thirteenth month, and two people of that number
    rows = [person(1), person(2, nip=odd, born=None), person(3, nip=odd, born=None)]
    book = given(taken(workspace, workbook(tmp_path / "pegawai.xlsx", rows), code=3))
    remark = openpyxl.load_workbook(book)["Data ASN"]["B5"].comment.text
    assert "tanggal lahir" in remark
    assert "7" in remark  # the other row
    guide = [[cell.value for cell in row] for row in openpyxl.load_workbook(book)["Petunjuk"]]
    listed = [tuple(row[1:4]) for row in guide if row[0] == "Data ASN"]
    assert [place for place in listed if place[2] == "NIP BARU"] == [(5, 6, "NIP BARU")] * 2 + [(6, 7, "NIP BARU")] * 2


@pytest.mark.parametrize(
    "region",
    [
        "mamuju",
        *(pytest.param(name, marks=pytest.mark.nightly) for name in ("palangkaraya", "manokwari", "tanjungpinang")),
    ],
)
def test_unrepaired_it_says_the_same_again_and_loses_nothing(tmp_path, region):
    workspace = office(tmp_path / "w", region)
    books = []
    for path in sample_files(region):
        books += json.loads(asnkarier("import", path, "-w", workspace, "--json").out)["files"]
    assert books
    before = {table: exported(workspace, table) for table in ("employees", "assessments", "trainings")}
    told = faults(exported(workspace, "findings"))
    for book in books:
        end = asnkarier("import", book, "-w", workspace, "--json", "--allow-missing")
        assert end.code == 3, end.out + end.err
        assert all(counts["removed"] == 0 for counts in end.json["data"]["tables"].values())
    assert {table: exported(workspace, table) for table in before} == before
    assert faults(exported(workspace, "findings")) == told


def test_an_empty_cell_says_what_it_would_say_in_the_whole_file(tmp_path):
    """Other rows of the file have a position, so this person has none any more."""
    clean, sent = office(tmp_path / "clean"), office(tmp_path / "sent")
    now = [person(1), person(2, jabatan=None)]
    for workspace in (clean, sent):
        taken(workspace, workbook(tmp_path / "lama.xlsx", [person(1), person(2)]))
    taken(clean, workbook(tmp_path / "pegawai.xlsx", now))
    now[1][2] = None
    book = given(taken(sent, workbook(tmp_path / "pegawai.xlsx", now), code=3))
    taken(sent, repaired(book, tmp_path / "kembali.xlsx", {"C5": "Pegawai 2"}))
    assert {row["nip"]: row["jabatan"] for row in exported(sent, "employees")}[nip(2)] == ""
    assert exported(sent, "employees") == exported(clean, "employees")


def test_people_who_are_not_in_it_stay(tmp_path):
    workspace = office(tmp_path / "w")
    book = given(taken(workspace, workbook(tmp_path / "pegawai.xlsx", faulty()), code=3))
    mended = repaired(book, tmp_path / "kembali.xlsx", {"B5": nip(10), "B6": nip(20), "C7": "Pegawai 30"})
    taken(workspace, mended, options=("--allow-missing",))
    assert len(exported(workspace, "employees")) == 40


def test_a_row_still_at_fault_comes_back_alone(tmp_path):
    workspace = office(tmp_path / "w")
    book = given(taken(workspace, workbook(tmp_path / "pegawai.xlsx", faulty()), code=3))
    end = taken(workspace, repaired(book, tmp_path / "kembali.xlsx", {"B5": nip(10), "C7": "Pegawai 30"}), code=3)
    assert [(each["cell"], each["code"]) for each in end.json["problems"] if each["severity"] == "set aside"] == [
        ("B24", "F_NIP_LENGTH")
    ]
    again = given(end)
    assert again.name == "perbaikan_pegawai_2.xlsx"  # somebody may be working in the first one
    taken(workspace, repaired(again, tmp_path / "kembali2.xlsx", {"B5": nip(20)}))
    rows = exported(workspace, "employees")
    assert {row["nip"]: (row["source_file"], row["source_row"]) for row in rows}[nip(20)] == ("pegawai.xlsx", "24")


def test_rows_may_be_sorted_deleted_and_saved_as_csv(tmp_path):
    workspace = office(tmp_path / "w")
    rows = [*faulty(), person(3, name="Nama Lain")]  # rows 7 and 45 contradict each other
    book = given(taken(workspace, workbook(tmp_path / "pegawai.xlsx", rows), code=3))
    grid = openpyxl.load_workbook(book)["Data ASN"]
    lines = [[cell.value for cell in row] for row in grid.iter_rows()]
    assert [line[2] for line in lines[4:]] == ["Pegawai 3", "Pegawai 10", "Pegawai 20", None, "Nama Lain"]
    lines[5][1], lines[6][1], lines[7][2] = nip(10), nip(20), "Pegawai 30"
    with (tmp_path / "kembali.csv").open("w", encoding="utf-8", newline="") as file:
        for line in [*lines[:4], *reversed(lines[4:-1])]:
            line[4] = line[4].strftime("%d-%m-%Y") if isinstance(line[4], dt.datetime) else line[4]
            csv.writer(file, delimiter=";").writerow(line)
    taken(workspace, tmp_path / "kembali.csv")
    stored = {row["nip"]: row["source_row"] for row in exported(workspace, "employees")}
    assert (stored[nip(10)], stored[nip(20)], stored[nip(30)], stored[nip(3)]) == ("14", "24", "34", "7")
    assert not {row["code"] for row in exported(workspace, "findings")} & {"F_CONFLICT", "F_NIP_NUMBER", "F_REQUIRED"}


def test_rows_that_were_not_sent_are_not_taken(tmp_path):
    workspace = office(tmp_path / "w")
    book = given(taken(workspace, workbook(tmp_path / "pegawai.xlsx", faulty()), code=3))
    new = dict(zip("ABCDEFGHI", person(77), strict=True))
    copy = dict(zip("ABCDEFGHI", person(78), strict=True))
    key = openpyxl.load_workbook(book)["Data ASN"]["J6"].value
    cells = {"B5": nip(10), **{f"{c}8": v for c, v in new.items()}, **{f"{c}9": v for c, v in copy.items()}, "J9": key}
    end = taken(workspace, repaired(book, tmp_path / "kembali.xlsx", cells), code=3)
    assert end.json["data"]["accepted"] == 1
    assert "F_REPAIR_STRANGE" in {each["code"] for each in end.json["problems"]}
    assert not {nip(77), nip(78)} & {row["nip"] for row in exported(workspace, "employees")}


def test_a_wrong_nip_does_not_write_over_somebody_else(tmp_path):
    workspace = office(tmp_path / "w")
    book = given(taken(workspace, workbook(tmp_path / "pegawai.xlsx", faulty()), code=3))
    end = taken(workspace, repaired(book, tmp_path / "kembali.xlsx", {"B5": nip(11)}), code=3)
    assert "F_REPAIR_CONFLICT" in {each["code"] for each in end.json["problems"]}
    assert {row["nip"]: row["name"] for row in exported(workspace, "employees")}[nip(11)] == "Pegawai 11"


def refusal(workspace: Path, book: Path, *options: str) -> list[str]:
    before = state(workspace)
    end = asnkarier("import", book, "-w", workspace, "--json", *options)
    assert end.code == 4
    assert state(workspace) == before
    return [each["code"] for each in end.json["problems"]]


def test_what_does_not_belong_here_is_refused(tmp_path):
    workspace = office(tmp_path / "w")
    book = given(taken(workspace, workbook(tmp_path / "pegawai.xlsx", faulty()), code=3))
    assert refusal(office(tmp_path / "other", "manokwari"), book) == ["E_REPAIR_REGION"]
    assert refusal(office(tmp_path / "empty"), book) == ["E_REPAIR_UNKNOWN"]
    keyless = openpyxl.load_workbook(book)
    keyless["Data ASN"].delete_cols(10)
    keyless.save(tmp_path / "tanpa_kunci.xlsx")
    assert refusal(workspace, tmp_path / "tanpa_kunci.xlsx", "--allow-missing") == ["E_REPAIR_KEY"]
    newer = faulty()
    newer[0][6] = "Analis Anggaran"
    taken(workspace, workbook(tmp_path / "pegawai.xlsx", newer), code=3)
    assert refusal(workspace, book) == ["E_REPAIR_OLD"]
    assert asnkarier("undo", "2", "-w", workspace).code == 0
    taken(workspace, book, code=3)


def test_dates_that_other_rows_show_to_be_exchanged_are_not_read_alone(tmp_path):
    """An Excel set to month-day-year turned days up to 12 round and left the others as text."""
    workspace = office(tmp_path / "w")
    book = openpyxl.Workbook()
    grid = book.active
    grid.append(["NIP", "Kompetensi", "Tanggal Penilaian", "Metode", "Level"])
    days = [dt.date(2025, 4, 3), "25/04/2025", "28/04/2025", dt.date(2025, 5, 6), "30/05/2025"]
    for number, day in enumerate(days, 1):
        grid.append([nip(number), "Integritas", day, "Assessment Center", 3])
    book.save(tmp_path / "nilai.xlsx")
    sent = given(taken(workspace, tmp_path / "nilai.xlsx", code=3))
    end = taken(workspace, sent, code=3)
    assert [(each["cell"], each["code"]) for each in end.json["problems"] if each["severity"] == "set aside"] == [
        ("C2", "F_DATE_SWAPPED"), ("C5", "F_DATE_SWAPPED"),
    ]  # fmt: skip
    mended = repaired(sent, tmp_path / "kembali.xlsx", {"C2": "04-03-2025", "C3": "06-05-2025"}, sheet="Sheet")
    taken(workspace, mended)
    assert {row["nip"]: row["assessed_on"] for row in exported(workspace, "assessments")} == dict(
        zip(map(nip, range(1, 6)), ("2025-03-04", "2025-04-25", "2025-04-28", "2025-05-06", "2025-05-30"), strict=True)
    )


def test_the_opd_of_a_heading_stays_with_its_rows(tmp_path):
    workspace = office(tmp_path / "w")
    header = ["No", "NIP", "Nama", "Golongan", "Jabatan"]
    lines = [header, ["A", "Dinas Kesehatan"], *([n, nip(n), f"P {n}", "III/a", "Analis"] for n in range(1, 6))]
    lines += [["B", "Dinas Sosial"], *([n, nip(n), f"P {n}", "III/a", "Analis"] for n in range(6, 11))]
    lines[10][1] = "123"
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    book.save(tmp_path / "daftar.xlsx")
    sent = given(taken(workspace, tmp_path / "daftar.xlsx", code=3))
    taken(workspace, repaired(sent, tmp_path / "kembali.xlsx", {"B2": nip(8)}, sheet="Sheet"))
    assert {row["nip"]: row["opd"] for row in exported(workspace, "employees")}[nip(8)] == "Dinas Sosial"


def test_lines_of_text_with_too_many_fields_come_back(tmp_path):
    workspace = office(tmp_path / "w")
    lines = ["NIP;Nama;Golongan;Jabatan", *(f"{nip(n)};P {n};III/a;Analis" for n in range(1, 6))]
    lines[3] = f"{nip(3)};P 3;S.E.;III/a;Analis"
    (tmp_path / "daftar.csv").write_text("\n".join(lines), encoding="utf-8")
    sent = given(taken(workspace, tmp_path / "daftar.csv", code=3))
    taken(workspace, sent, code=3)  # unrepaired: still too many
    cells = {"B2": "P 3", "C2": "III/a", "D2": "Analis", "E2": None}
    taken(workspace, repaired(sent, tmp_path / "kembali.xlsx", cells, sheet="Data"))
    assert {row["nip"]: row["jabatan"] for row in exported(workspace, "employees")}[nip(3)] == "Analis"


def test_every_sheet_keeps_its_name_and_a_score_of_a_wide_sheet_its_cell(tmp_path):
    """The sums that the sender computed over the levels are those of the old ones, and nobody minds."""
    workspace = office(tmp_path / "w")
    book = openpyxl.Workbook()
    for name, bad in (("Eselon III", "E4"), ("Eselon IV", "D5")):
        grid = book.create_sheet(name)
        grid.append(["Tanggal Penilaian: 12 Maret 2025"])
        grid.append(["Metode: Assessment Center"])
        grid.append(["NIP", "Nama", "Integritas", "Kerja Sama", "Komunikasi", "Jumlah"])
        for n in range(1, 31):
            grid.append([nip(n if name == "Eselon III" else n + 30), f"P {n}", 3, 3, 3, 9])
        grid[bad] = 9
    book.remove(book.worksheets[0])
    book.save(tmp_path / "nilai.xlsx")
    sent = given(taken(workspace, tmp_path / "nilai.xlsx", code=3))
    found = openpyxl.load_workbook(sent)
    assert found.sheetnames[1:3] == ["Eselon III", "Eselon IV"]
    assert found["Eselon III"]["E4"].comment
    found["Eselon III"]["E4"], found["Eselon IV"]["D4"] = 4, 2
    found["Eselon III"]["E4"].comment = Comment("sudah diperbaiki", "pengirim")
    found.save(tmp_path / "kembali.xlsx")
    taken(workspace, tmp_path / "kembali.xlsx")
    levels = {(row["nip"], row["competency"]): row["level"] for row in exported(workspace, "assessments")}
    assert (levels[nip(1), "KOM"], levels[nip(32), "KS"], len(levels)) == ("4", "2", 180)


def test_a_dry_run_gives_nothing_back_and_a_second_import_the_same(tmp_path):
    workspace = office(tmp_path / "w")
    sent = workbook(tmp_path / "pegawai.xlsx", faulty())
    assert taken(workspace, sent, code=3, options=("--dry-run",)).json["files"] == []
    taken(workspace, sent, code=3)
    before = state(workspace)
    taken(workspace, sent)
    assert state(workspace) == before


def test_a_night_run_gives_back_and_takes_back(tmp_path):
    workspace = office(tmp_path / "w")
    workbook(workspace / "inbox" / "pegawai.xlsx", faulty())
    end = asnkarier("run", "-w", workspace, "--json")
    (book,) = [path for path in end.json["files"] if "perbaikan" in path]
    repaired(Path(book), workspace / "inbox" / "kembali.xlsx", {"B5": nip(10), "B6": nip(20), "C7": "Pegawai 30"})
    asnkarier("run", "-w", workspace, "--json")
    assert len(exported(workspace, "employees")) == 40


def test_what_only_other_rows_show_goes_with_the_row(tmp_path):
    """Merged cells, dates that begin with the month, and one spelling for an OPD."""
    workspace = office(tmp_path / "w")
    book = openpyxl.Workbook()
    grid = book.active
    grid.append(["NIP", "Nama", "Golongan", "TMT Golongan", "Jabatan", "OPD"])
    days = ["04/03/2025", "03/05/2025", "02/25/2025", "02/26/2025"]
    for n, day in enumerate(days, 1):
        opd = "BALAI Benih" if n == 1 else "Balai Benih"
        grid.append([nip(n) if n != 2 else "12", f"P {n}", "III/a", day, "Analis" if n != 2 else None, opd])
    grid.merge_cells("E2:E3")
    book.save(tmp_path / "pegawai.xlsx")
    sent = given(taken(workspace, tmp_path / "pegawai.xlsx", code=3))
    shown = openpyxl.load_workbook(sent)["Sheet"]
    assert [shown[cell].value for cell in ("D2", "E2", "F2")] == ["03/05/2025", "Analis", "Balai Benih"]
    taken(workspace, repaired(sent, tmp_path / "kembali.xlsx", {"A2": nip(2)}, sheet="Sheet"))
    row = {row["nip"]: row for row in exported(workspace, "employees")}[nip(2)]
    assert (row["tmt_golongan"], row["jabatan"], row["opd"]) == ("2025-03-05", "Analis", "BALAI Benih")


def test_it_is_read_as_the_file_was_asked_to_be_read(tmp_path):
    workspace = office(tmp_path / "w")
    lines = ["Kolom A,Kolom B,Kolom C", *(f"{nip(n)},Pegawai {n},III/a" for n in (1, 2)), "123,Pegawai 3,III/a"]
    (tmp_path / "aneh.csv").write_text("\n".join(lines), encoding="utf-8")
    mapping = tmp_path / "kolom.toml"
    mapping.write_text('[headers]\n"Kolom A" = "nip"\n"Kolom B" = "name"\n"Kolom C" = "golongan"\n', encoding="utf-8")
    options = ("--mapping", str(mapping), "--kind", "employees")
    sent = given(taken(workspace, tmp_path / "aneh.csv", code=3, options=options))
    taken(workspace, repaired(sent, tmp_path / "kembali.xlsx", {"A2": nip(3)}, sheet="Data"))
    assert len(exported(workspace, "employees")) == 3


def test_a_table_of_a_web_page_comes_back_as_a_workbook(tmp_path):
    workspace = office(tmp_path / "w")
    rows = [["NIP", "Nama", "Golongan", "Jabatan"], *([nip(n), f"P {n}", "III/a", "Analis"] for n in (1, 2))]
    rows[2][0] = "12"
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    (tmp_path / "pegawai.xls").write_text(f"<html><body><table>{cells}</table></body></html>", encoding="utf-8")
    sent = given(taken(workspace, tmp_path / "pegawai.xls", code=3))
    assert sent.name == "perbaikan_pegawai.xlsx"
    book = openpyxl.load_workbook(sent)
    taken(workspace, repaired(sent, tmp_path / "kembali.xlsx", {"A2": nip(2)}, sheet=book.sheetnames[1]))
    assert len(exported(workspace, "employees")) == 2


def test_a_header_of_two_rows_with_merged_cells_stays_one(tmp_path):
    workspace = office(tmp_path / "w")
    book = openpyxl.Workbook()
    grid = book.active
    grid.append(["Tanggal Penilaian: 12 Maret 2025"])
    grid.append(["Metode: Assessment Center"])
    grid.append(["NIP", "Nama", "Kompetensi", None, None])
    grid.append([None, None, "Integritas", "Kerja Sama", "Komunikasi"])
    for area in ("A3:A4", "B3:B4", "C3:E3"):
        grid.merge_cells(area)
    for n in (1, 2, 3):
        grid.append([nip(n), f"P {n}", 3, 3, "tiga" if n == 2 else 3])
    book.save(tmp_path / "nilai.xlsx")
    sent = given(taken(workspace, tmp_path / "nilai.xlsx", code=3))
    assert {"A3:A4", "B3:B4"} <= {str(area) for area in openpyxl.load_workbook(sent)["Sheet"].merged_cells.ranges}
    taken(workspace, repaired(sent, tmp_path / "kembali.xlsx", {"E5": 2}, sheet="Sheet"))
    assert len([row for row in exported(workspace, "assessments") if row["level"]]) == 9


@pytest.mark.parametrize(
    "text",
    ["5 {", '5 {"row": 7}', '5 {"faults": {"A": ["F_DUPLICATE", {}]}}', '5 {"faults": {"A": ["F_NIP_DATE", {}]}}',
     '5 {"readings": {"A": ["x"]}}', '5 {"said": 3}', "0", "-4", "99999999", "=1", "", '5 {"a":' + "[" * 9999 + "}"],
)  # fmt: skip
def test_a_key_that_nobody_here_wrote_is_none(text):
    assert RowKey.of(text) is None


@pytest.mark.parametrize("text", ["", "{}", '{"region": 1, "file": "a", "sha256": "b", "sheet": ""}', '{"a": 1}'])
def test_a_head_key_that_nobody_here_wrote_is_none(text):
    assert Key.of(f"{MARK} {text}") is None
