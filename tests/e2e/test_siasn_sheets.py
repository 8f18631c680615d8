"""The sheets for SIASN of the demonstration, cell by cell, as written and as LibreOffice has saved them; KAK and RAB.

What each sheet should hold is worked out again from the exported tables, as text.
"""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook
from real_command import asnkarier

REGION, TODAY = "manokwari", "2026-11-02"  # the day of the tests' environment
KURSUS = [
    "id",
    "pnsOrangId",
    "instansiId",
    "jenisDiklatId",
    "jenisKursus",
    "jenisKursusSertipikat",
    "namaKursus",
    "institusiPenyelenggara",
    "nomorSertipikat",
    "jumlahJam",
    "tahunKursus",
    "tanggalKursus",
    "tanggalSelesaiKursus",
    "lokasiId",
]
DIKLAT = [
    "id",
    "pnsOrangId",
    "latihanStrukturalId",
    "nomor",
    "tanggal",
    "tanggalSelesai",
    "tahun",
    "jumlahJam",
    "institusiPenyelenggara",
    "bobot",
    "jenisKompetensi",
]
PENGHARGAAN = ["pnsOrangId", "hargaId", "tahun", "skNomor", "skDate"]
KOMPETENSI = [
    "pnsId",
    "integritas",
    "kerjasama",
    "komunikasi",
    "orientasiPadaHasil",
    "pelayananPublik",
    "pengembanganDiriDanOrla",
    "mengelolaPerubahan",
    "pengambilanKeputusan",
    "perekatBangsa",
]
CODES = ("INT", "KS", "KOM", "OPH", "PP", "PDO", "MP", "PK", "PB")
NUMBERS = {"jumlahJam", "tahunKursus", "tahun", *KOMPETENSI[1:]}


@pytest.fixture(scope="module")
def sheets(demo, tmp_path_factory) -> tuple[Path, dict[str, dict]]:
    """The workbooks of 2026, and what the command says of each."""
    folder = tmp_path_factory.mktemp("siasn")
    said = {}
    for table in ("kursus", "diklat", "penghargaan", "kompetensi"):
        asked = ("export", "siasn", "--table", table, "--year", 2026)
        answer = asnkarier(*asked, "-w", demo, "-r", REGION, "-o", folder, "--json")
        assert answer.code in (0, 3), answer.err
        said[table] = answer.json["data"] | {"code": answer.code}
    return folder, said


@pytest.fixture(scope="module")
def saved(sheets) -> Path:
    """The same workbooks, opened and saved by LibreOffice."""
    return opened_and_saved(sheets[0], sorted(sheets[0].glob("*.xlsx")))


def opened_and_saved(folder: Path, files: list[Path]) -> Path:
    if not shutil.which("soffice"):
        pytest.skip("no LibreOffice here")
    out = folder / "saved"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", out, *files]
    subprocess.run(list(map(str, command)), check=True, timeout=300, capture_output=True)
    return out


def cells(path: Path) -> list[list[object]]:
    """The first sheet: its header and its rows; an empty cell is None."""
    return [["" if cell is None else cell for cell in row] for row in load_workbook(path).worksheets[0].values]


def people(exported) -> dict[str, str]:
    return {row["nip"]: row["pns_id"] for row in exported["employees"]}


def day(text: str) -> str:
    return "-".join(reversed(text.split("-")))


def courses(exported, *, leading: bool) -> list[dict[str, object]]:
    """The trainings of 2026 that were done and lack nothing: nothing of this region is in SIASN."""
    forms, ids = exported.config["training_plan"]["forms"], people(exported)
    done = []
    for row in exported["participations"]:
        form = forms.get(row["form"])
        short = form is not None and form["certificate"] == "P"
        asked = [row[name] for name in ("jp", "provider", "certificate", "started_on")]
        asked += [] if short else [row["ended_on"]]
        if row["year"] != "2026" or not form or not all(asked) or not ids.get(row["nip"]):
            continue
        if (row["ended_on"] or row["started_on"]) > TODAY or row["status"] in ("dropped", "declined"):
            continue
        if (form["siasn_id"] == 1) == leading:
            done.append(row | {"form": form, "pns_id": ids[row["nip"]]})
    return done


def test_every_cell_of_the_history_of_courses(exported, sheets) -> None:
    header, *rows = cells(sheets[0] / f"siasn-kursus_{REGION}_2026.xlsx")
    assert header == KURSUS
    wanted = [
        ["", row["pns_id"], "", str(row["form"]["siasn_id"]), "", row["form"]["certificate"], row["title"],
         row["provider"], row["certificate"], int(row["jp"]), 2026, day(row["started_on"]), day(row["ended_on"]), ""]
        for row in courses(exported(REGION), leading=False)
    ]  # fmt: skip
    assert len(rows) == len(wanted) > 50
    assert sorted(rows, key=str) == sorted(wanted, key=str)


def test_every_cell_of_the_history_of_leadership_trainings(exported, sheets) -> None:
    header, *rows = cells(sheets[0] / f"siasn-diklat_{REGION}_2026.xlsx")
    assert header == DIKLAT
    codes = {"DIKLAT PIM TK.IV": "2", "DIKLAT PIM TK. III": "3", "DIKLAT PIM TK. II": "4"}
    wanted = [
        ["", row["pns_id"], codes[row["title"]], row["certificate"], day(row["started_on"]), day(row["ended_on"]), 2026,
         int(row["jp"]), row["provider"], "", ""]
        for row in courses(exported(REGION), leading=True)
    ]  # fmt: skip
    assert wanted
    assert sorted(rows, key=str) == sorted(wanted, key=str)


def test_every_cell_of_the_awards(exported, sheets) -> None:
    header, *rows = cells(sheets[0] / f"siasn-penghargaan_{REGION}_2026.xlsx")
    assert header == PENGHARGAAN
    tables, codes = exported(REGION), {"X": "201", "XX": "202", "XXX": "203"}
    ids = people(tables)
    wanted = [
        [ids[row["nip"]], codes[row["award"].split()[-2]], 2026, row["decree"], day(row["awarded_on"])]
        for row in tables["awards"]
        if "2026-01-01" <= row["awarded_on"] <= TODAY and row["decree"] and ids.get(row["nip"])
    ]
    assert wanted
    assert sorted(rows) == sorted(wanted)


def test_every_cell_of_the_assessments(exported, sheets) -> None:
    header, *rows = cells(sheets[0] / f"siasn-kompetensi_{REGION}_2026.xlsx")
    assert header == KOMPETENSI
    tables = exported(REGION)
    found: dict[str, dict[str, dict[str, int]]] = {}
    for row in tables["assessments"]:
        official = row["method"] == "assessment_center" and row["level"] and row["competency"] in CODES
        if official and "2026-01-01" <= row["assessed_on"] <= TODAY:
            found.setdefault(row["nip"], {}).setdefault(row["assessed_on"], {})[row["competency"]] = int(row["level"])
    ids = people(tables)
    last = {nip: days[max(days)] for nip, days in found.items() if ids.get(nip)}
    wanted = [
        [ids[nip], *(levels[code] for code in CODES)] for nip, levels in last.items() if len(levels) == len(CODES)
    ]
    assert wanted
    assert sorted(rows) == sorted(wanted)


def test_the_command_counts_what_the_workbook_has(sheets) -> None:
    folder, said = sheets
    for table, told in said.items():
        book = load_workbook(folder / f"siasn-{table}_{REGION}_2026.xlsx")
        first, incomplete, files, left_out = book.worksheets[:4]
        assert (told["rows"], told["of_year"]) == (first.max_row - 1, 2026)
        for sheet, count in ((incomplete, told["incomplete"]), (files, told["rows"]), (left_out, told["not_to_enter"])):
            listed = [row[0] for row in sheet.iter_rows(min_row=5, values_only=True) if row[0] is not None]
            assert len(listed) == max(count, 1), (table, sheet.title)  # an empty list says so in one row
        assert told["code"] == (3 if told["incomplete"] else 0)


def test_ids_and_dates_are_text_also_after_libreoffice_has_saved_them(sheets, saved) -> None:
    for path in sorted(sheets[0].glob("*.xlsx")):
        before, after = (load_workbook(folder / path.name).worksheets[0] for folder in (sheets[0], saved))
        header = [cell.value for cell in before[1]]
        assert cells(path) == cells(saved / path.name)
        for sheet in (before, after):
            for row in sheet.iter_rows(min_row=2):
                for name, cell in zip(header, row, strict=True):
                    assert cell.value is None or cell.data_type == ("n" if name in NUMBERS else "s"), (path.name, name)


def test_leading_zeros_are_kept(demo, tmp_path) -> None:
    """A person whose PNS ID and certificate begin with zeros, from the import to the sheet LibreOffice has saved."""
    workspace, nip, number = tmp_path / "w", "199001012015011001", "00123456789012345678901234567890"
    assert asnkarier("init", workspace, "--region", "mamuju").code == 0
    sent = {
        "pegawai.csv": [
            ["PNS ID", "NIP BARU", "NAMA", "JABATAN NAMA", "UNOR NAMA"],
            [number, nip, "ANI", "Arsiparis Ahli Muda", "Dinas Kesehatan"],
        ],
        "riwayat.csv": [
            ["NIP", "Nama Pelatihan", "Jenis Diklat", "Penyelenggara", "Tanggal Mulai", "Tanggal Selesai", "JP",
             "Nomor Sertifikat", "Status Kelulusan"],
            [nip, "Bimtek Arsip", "Bimbingan Teknis", "BPSDM", "02-03-2026", "03-03-2026", "16 JP", "0042", "Lulus"],
        ],
    }  # fmt: skip
    for name, rows in sent.items():
        with (tmp_path / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
        answer = asnkarier("import", tmp_path / name, "-w", workspace)
        assert answer.code == 0, answer.err
    answer = asnkarier("export", "siasn", "--table", "kursus", "-w", workspace, "-o", tmp_path)
    assert answer.code == 0, answer.err
    path = tmp_path / "siasn-kursus_mamuju_2026.xlsx"
    row = dict(zip(*cells(path), strict=True))
    assert (row["pnsOrangId"], row["nomorSertipikat"], row["jumlahJam"]) == (number, "0042", 16)
    assert (row["tanggalKursus"], row["tanggalSelesaiKursus"]) == ("02-03-2026", "03-03-2026")
    assert cells(opened_and_saved(tmp_path, [path]) / path.name) == cells(path)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("siasn",), "--table: kursus, diklat"),
        (("siasn", "--table", "sertifikasi"), "no sheet sertifikasi"),
        (("siasn", "--table", "potensi"), "holds nothing for potensi"),
        (("siasn", "--table", "talent"), "holds nothing for talent"),
        (("siasn", "--table", "kursus", "--year", 2011), "Nothing is stored for kursus of 2011"),
        (("siasn", "--table", "kursus", "--format", "csv"), "no format csv"),
        (("employees", "--table", "kursus"), "--table is an option"),
        (("employees", "--year", 2026), "--year is an option"),
    ],
)
def test_what_cannot_be_written_is_refused_in_one_sentence(demo, asked, says) -> None:
    answer = asnkarier("export", *asked, "-w", demo, "-r", REGION)
    assert answer.code == 2
    assert says in answer.err


def test_terms_of_reference_and_cost_sheet_are_those_of_the_plan(demo, exported, tmp_path) -> None:
    answer = asnkarier("report", "kak", "-w", demo, "-r", REGION, "-o", tmp_path)
    assert answer.code == 0, answer.err
    tables, folder = exported(REGION), tmp_path / "kak"
    (year,) = {row["year"] for row in tables["plan_summary"]}
    (cost,) = {int(row["cost"]) for row in tables["plan_summary"]}
    seats = {row["training"] for row in tables["plan"]}
    papers = {path.name for path in folder.glob("*.docx")}
    assert papers == {f"kak_{REGION}_{year}_{code.lower()}.docx" for code in seats}
    sheet = folder / f"rab_{REGION}_{year}.xlsx"
    of_training: dict[str, int] = {}
    for row in tables["plan_classes"]:
        of_training[row["training"]] = of_training.get(row["training"], 0) + int(row["cost"])
    for path in (sheet, opened_and_saved(tmp_path, [sheet]) / sheet.name):  # the second one computed anew
        book = load_workbook(path, data_only=True)
        lines = [row for row in book.worksheets[0].iter_rows(min_row=5, values_only=True) if row[0]]
        assert lines[-1][-1] == cost
        sums = [row[-1] for row in lines if row[0] == "Jumlah"]
        assert sums[:-1] == [of_training[code] for code in sorted(seats)]
        assert all(row[3] * row[6] == row[7] for row in lines if row[3] is not None)
        listed = {
            row[0]: row[8] for row in book.worksheets[1].iter_rows(min_row=5, values_only=True) if row[0] in seats
        }
        assert listed == {code: of_training[code] for code in seats}
    formulas = [cell.value for cell in load_workbook(sheet).worksheets[0]["H"] if cell.value is not None][1:]
    assert all(str(value).startswith("=") for value in formulas)
