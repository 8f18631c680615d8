"""Importing: twice is once, undo is exact, short files are refused."""

import shutil

import openpyxl
import pytest
from real_command import asnkarier, sample_files, state


def exported(workspace, table, out, region="mamuju"):
    answer = asnkarier("export", table, "-w", workspace, "-r", region, "--out", out)
    assert answer.code == 0, answer.err
    (path,) = out.glob(f"{table}_*.csv")
    return path.read_bytes()


def test_the_same_files_again_change_nothing(workspace):
    before = state(workspace / "store")
    answer = asnkarier("import", *sample_files("mamuju"), "-w", workspace, "--json")
    assert answer.code == 0, answer.err
    assert answer.json["data"]["entry"] is None
    assert state(workspace / "store") == before


def test_the_same_rows_under_another_name_change_nothing(workspace, tmp_path):
    before = state(workspace / "store")
    source = next(path for path in sample_files("mamuju") if "pegawai" in path.name)
    copy = shutil.copy(source, tmp_path / f"salinan (1){source.suffix}")
    answer = asnkarier("import", copy, "-w", workspace, "--json")
    assert answer.json["data"]["tables"]["employees"]["changed"] == 0
    assert answer.json["data"]["tables"]["employees"]["added"] == 0
    tables = [name for name in state(workspace / "store") if "employees" in str(name)]
    assert tables == [name for name in before if "employees" in str(name)]


def test_undo_gives_the_same_bytes_back(workspace, tmp_path):
    source = tmp_path / "kinerja.xlsx"
    book = openpyxl.Workbook()
    nip = exported(workspace, "employees", tmp_path).decode("utf-8-sig").splitlines()[1].split(",")[0]
    book.active.append(["NIP", "Tahun", "Periode", "Predikat Kinerja"])
    book.active.append([nip.strip("'\""), 2022, "tahunan", "Baik"])
    book.save(source)
    (tmp_path / "a").mkdir()
    before = exported(workspace, "performance", tmp_path / "a")
    answer = asnkarier("import", source, "-w", workspace, "--json")
    assert answer.code == 0, answer.out
    assert answer.json["data"]["tables"]["performance"]["added"] == 1
    (tmp_path / "b").mkdir()
    assert exported(workspace, "performance", tmp_path / "b") != before
    assert asnkarier("undo", answer.json["data"]["entry"], "-w", workspace).code == 0
    (tmp_path / "c").mkdir()
    assert exported(workspace, "performance", tmp_path / "c") == before


def test_a_dry_run_changes_nothing(demo, tmp_path):
    assert asnkarier("init", tmp_path / "baru", "--region", "mamuju").code == 0
    before = state(tmp_path / "baru")
    answer = asnkarier("import", *sample_files("mamuju"), "-w", tmp_path / "baru", "--dry-run", "--json")
    assert answer.code == 3
    assert answer.json["data"]["accepted"] > 600
    assert state(tmp_path / "baru") == before


@pytest.mark.slow
def test_strict_imports_nothing_if_a_row_is_set_aside(tmp_path):
    assert asnkarier("init", tmp_path / "baru", "--region", "mamuju").code == 0
    before = state(tmp_path / "baru")
    answer = asnkarier("import", *sample_files("mamuju"), "-w", tmp_path / "baru", "--strict", "--json")
    assert answer.code == 4
    assert any(finding["severity"] == "set aside" for finding in answer.json["problems"])
    assert state(tmp_path / "baru") == before


def test_a_cut_off_employee_file_removes_nobody(workspace, tmp_path):
    header = ["NIP", "Nama", "Status", "UNOR NAMA", "Jabatan"]
    rows = exported(workspace, "employees", tmp_path).decode("utf-8-sig").splitlines()
    names = rows[0].split(",")
    import csv

    people = list(csv.DictReader(rows))
    opd = max({p["opd"] for p in people if p["opd"]}, key=lambda o: sum(p["opd"] == o for p in people))
    first = next(p for p in people if p["opd"] == opd and p["employment"] == "PNS")
    assert "nip" in names
    book = openpyxl.Workbook()
    book.active.append(header)
    book.active.append(
        [first["nip"], first["name"], "PNS", f"{first['unor']} - {opd} - PEMERINTAH KABUPATEN MAMUJU", first["jabatan"]]
    )
    book.save(tmp_path / "terpotong.xlsx")
    before = state(workspace / "store")
    answer = asnkarier("import", tmp_path / "terpotong.xlsx", "-w", workspace, "--json")
    assert answer.code == 4, answer.out
    assert {finding["code"] for finding in answer.json["problems"]} >= {"E_SHRINK"}
    assert state(workspace / "store") == before


def employees_csv(path, *rows):
    header = "NIP,Nama,Jenis ASN,Jabatan,OPD,Kedudukan Hukum"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def person(serial, name, standing="Aktif"):
    return f"'19900101201501{1}{serial:03},{name},PNS,Analis,Dinas Kesehatan,{standing}"


def kept(workspace, out):
    out.mkdir()
    return exported(workspace, "employees", out).decode("utf-8-sig").splitlines()[1:]


def test_allow_missing_takes_out_people_of_the_file_only(tmp_path):
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0
    scores = tmp_path / "nilai.csv"
    scores.write_text(
        "NIP,Kompetensi,Level,Tanggal Penilaian,Metode\n"
        "'199001012015011901,Integritas,3,12-03-2025,Assessment Center\n"
        "'199001012015011902,Integritas,2,12-03-2025,Assessment Center\n",
        encoding="utf-8",
    )
    both = employees_csv(tmp_path / "a.csv", person(901, "Ani"), person(902, "Budi"))
    assert asnkarier("import", both, scores, "-w", tmp_path / "w").code == 0

    one = employees_csv(tmp_path / "b.csv", person(901, "Ani"))
    answer = asnkarier("import", one, "-w", tmp_path / "w", "--json")
    assert "F_PEOPLE_ABSENT" in {finding["code"] for finding in answer.json["problems"]}
    assert len(kept(tmp_path / "w", tmp_path / "x")) == 2

    again = employees_csv(tmp_path / "c.csv", person(901, "Ani "))
    answer = asnkarier("import", again, scores, "-w", tmp_path / "w", "--allow-missing", "--json")
    assert answer.json["data"]["tables"]["employees"]["removed"] == 1
    assert answer.json["data"]["tables"]["assessments"]["rows"] == 2
    assert len(kept(tmp_path / "w", tmp_path / "y")) == 1


def test_a_person_whose_row_is_set_aside_does_not_leave_the_table(tmp_path):
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0
    both = employees_csv(tmp_path / "a.csv", person(901, "Ani"), person(902, "Budi"))
    assert asnkarier("import", both, "-w", tmp_path / "w").code == 0
    conflict = employees_csv(tmp_path / "b.csv", person(901, "Ani"), person(902, "Budi"), person(902, "Citra"))
    answer = asnkarier("import", conflict, "-w", tmp_path / "w", "--allow-missing", "--json")
    assert answer.code == 3
    assert answer.json["data"]["tables"]["employees"]["removed"] == 0
    assert len(kept(tmp_path / "w", tmp_path / "x")) == 2


def test_a_blank_score_of_a_later_file_erases_nothing_and_a_word_does(tmp_path):
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0

    def imported(name, *levels):
        """Import a wide sheet: integritas, kerja sama and komunikasi of one person."""
        path = tmp_path / name
        header = "NIP,Nama,Tanggal Penilaian,Metode,Integritas,Kerjasama,Komunikasi"
        path.write_text(f"{header}\n'199001012015011901,Ani,12-03-2025,Assessment Center,{','.join(levels)}\n", "utf-8")
        return asnkarier("import", path, "-w", tmp_path / "w")

    def levels(out):
        rows = exported(tmp_path / "w", "assessments", out).decode("utf-8-sig").splitlines()
        return {row.split(",")[1]: row.split(",")[4] for row in rows[1:]}

    imported("penuh.csv", "3", "4", "2")
    later = imported("sebagian.csv", "", "-", "5")
    assert "assessments: 2 blank values did not erase stored ones" in later.out
    assert sorted(levels(tmp_path / "a").values()) == ["3", "4", "5"]

    erased = imported("hapus.csv", " Hapus ", "4", "")
    assert "assessments: 1 blank values" in erased.out
    assert sorted(levels(tmp_path / "b").values()) == ["", "4", "5"]
    assert b"F_ERASED" in exported(tmp_path / "w", "findings", tmp_path / "c")


def test_a_file_without_a_column_wipes_nothing_out_whatever_comes_with_it(tmp_path):
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0
    full = employees_csv(tmp_path / "a.csv", person(901, "Ani"), person(902, "Budi", "Pensiun"))
    assert asnkarier("import", full, "-w", tmp_path / "w").code == 0
    short = tmp_path / "b.csv"
    short.write_text(
        "NIP,Nama,Jenis ASN,Jabatan,OPD\n"
        "'199001012015011901,Ani,PNS,Analis,Dinas Kesehatan\n'199001012015011902,Budi,PNS,Analis,Dinas Kesehatan\n",
        encoding="utf-8",
    )
    other = employees_csv(tmp_path / "c.csv", person(903, "Citra"))
    assert asnkarier("import", short, other, "-w", tmp_path / "w").code == 0
    rows = kept(tmp_path / "w", tmp_path / "x")
    assert [("Pensiun" in row, "Aktif" in row) for row in rows] == [(False, True), (True, False), (False, True)]


def test_importing_last_months_file_again_is_told(tmp_path):
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0
    january = employees_csv(tmp_path / "januari.csv", person(901, "Ani"))
    february = employees_csv(tmp_path / "februari.csv", person(901, "Ani", "CLTN"))
    assert asnkarier("import", january, "-w", tmp_path / "w").code == 0
    assert asnkarier("import", february, "-w", tmp_path / "w").code == 0
    answer = asnkarier("import", january, "-w", tmp_path / "w", "--json")
    assert answer.json["data"]["tables"]["employees"]["changed"] == 1
    assert "F_OLD_FILE" in {finding["code"] for finding in answer.json["problems"]}


def test_an_assessment_dated_after_today_is_told(tmp_path):
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0
    scores = tmp_path / "nilai.csv"
    scores.write_text(
        "NIP,Kompetensi,Level,Tanggal Penilaian,Metode\n"
        "'199001012015011901,Integritas,3,12-03-2052,Assessment Center\n",
        encoding="utf-8",
    )
    answer = asnkarier("import", scores, "-w", tmp_path / "w", "--json")
    assert {finding["code"] for finding in answer.json["problems"]} >= {"F_DATE_FUTURE"}


def test_a_list_without_employment_does_not_change_it(tmp_path):
    """The NIP alone cannot tell PPPK from PPPK paruh waktu."""
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0
    full = tmp_path / "a.csv"
    full.write_text(
        "NIP,Nama,Jenis ASN,Jabatan,OPD\n'199001012025211901,Ani,PPPK Paruh Waktu,Operator,Dinas Kesehatan\n",
        encoding="utf-8",
    )
    short = tmp_path / "b.csv"
    short.write_text("NIP,Nama,Jabatan,OPD\n'199001012025211901,Ani,Analis,Dinas Kesehatan\n", encoding="utf-8")
    assert asnkarier("import", full, "-w", tmp_path / "w").code == 0
    assert asnkarier("import", short, "-w", tmp_path / "w").code == 0
    (row,) = kept(tmp_path / "w", tmp_path / "x")
    assert "PPPK_PW" in row
    assert "Analis" in row


def test_an_import_after_which_nobody_would_be_counted_says_so(tmp_path):
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0
    people = employees_csv(tmp_path / "a.csv", person(901, "Ani"), person(902, "Budi"))
    assert "F_FEW_ACTIVE" not in asnkarier("import", people, "-w", tmp_path / "w").err
    retired = employees_csv(tmp_path / "b.csv", person(901, "Ani", "Pensiun"), person(902, "Budi", "Tidak Aktif"))
    answer = asnkarier("import", retired, "-w", tmp_path / "w", "--json")
    (told,) = [finding for finding in answer.json["problems"] if finding["code"] == "F_FEW_ACTIVE"]
    assert "0 people; before this import they counted 2" in told["sentence"]


def test_what_a_title_gave_to_every_row_is_printed(tmp_path):
    assert asnkarier("init", tmp_path / "w", "--region", "mamuju").code == 0
    book = openpyxl.Workbook()
    for row in (["Tahun Anggaran 2027"], ["Sumber Dana", "Pagu"], ["APBD", 1000]):
        book.active.append(row)
    book.save(tmp_path / "pagu.xlsx")
    answer = asnkarier("import", tmp_path / "pagu.xlsx", "-w", tmp_path / "w")
    assert "year = 2027" in answer.out
    assert "A1" in answer.out
    assert "F_ASSUMED" in answer.err


def recap(path, *, first, second):
    """Write two groups of levels that nobody can tell apart by their names."""
    names = ["Integritas", "Kerja Sama", "Komunikasi"]
    book = openpyxl.Workbook()
    book.active.append(["Tanggal Penilaian: 20 Agustus 2025"])
    book.active.append(["Metode: Assessment Center"])
    book.active.append(["NIP", "Level Jabatan", None, None, "Nilai Peserta", None, None])
    book.active.append([None, *names, *names])
    book.active.append(["199503172022012001", *[first] * 3, *[second] * 3])
    book.save(path)
    return path


def people_file(path, *rows):
    path.parent.mkdir(exist_ok=True)
    book = openpyxl.Workbook()
    for row in (["NIP", "Nama", "Golongan", "Jabatan", "Unit Kerja"], *rows):
        book.active.append(row)
    book.save(path)
    return path


def test_a_question_ends_in_the_option_that_answers_it_and_the_answer_is_kept_for_the_next_file(tmp_path):
    assert asnkarier("init", tmp_path / "ws", "--region", "mamuju").code == 0
    june = recap(tmp_path / "juni.xlsx", first=4, second=2)
    asked = asnkarier("import", june, "-w", tmp_path / "ws")
    assert asked.code == 4
    assert '--column "Level Jabatan=level"' in asked.err
    answered = asnkarier(
        "import", june, "-w", tmp_path / "ws", "--column", "Nilai Peserta=level", "--save-mapping", "dinkes"
    )
    assert answered.code in (0, 3), answered.err
    july = asnkarier("import", recap(tmp_path / "juli.xlsx", first=5, second=3), "-w", tmp_path / "ws")
    assert july.code in (0, 3), july.err
    assert "read with the mapping saved as dinkes" in july.out
    stored = exported(tmp_path / "ws", "assessments", tmp_path).decode("utf-8-sig").splitlines()
    place = stored[0].split(",").index("level")
    assert {line.split(",")[place] for line in stored[1:]} == {"3"}


@pytest.mark.parametrize("name", ["..", "a:b", "", " "])
def test_a_name_of_a_mapping_never_leaves_its_folder(tmp_path, name):
    assert asnkarier("init", tmp_path / "ws", "--region", "mamuju").code == 0
    path = recap(tmp_path / "juni.xlsx", first=2, second=2)
    asnkarier("import", path, "-w", tmp_path / "ws", "--save-mapping", name)
    saved = [found for found in (tmp_path / "ws").rglob("*.toml") if "mappings" not in found.parts]
    assert saved == []


GOOD, OTHER = "198501012010011001", "198503032010011003"


def stored_findings(workspace, code):
    from asnkarier.storage.store import Store

    frame = Store(workspace / "store", "mamuju").load("findings")
    frame = frame[frame["code"] == code]
    return sorted(zip(frame["file"], frame["cell"], strict=True))


def test_files_of_one_name_from_two_offices_keep_their_own_findings(tmp_path):
    """One import or two: what was wrong in one office's file stays told until that office sends it again."""
    a = people_file(tmp_path / "opd_a" / "pegawai.xlsx", [GOOD, "Satu", "III/b", "Analis", "Dinas A"],
                    ["12345", "Dua", "III/b", "Analis", "Dinas A"])  # fmt: skip
    b = people_file(tmp_path / "opd_b" / "pegawai.xlsx", [OTHER, "Tiga", "III/b", "Analis", "Dinas B"],
                    ["67", "Empat", "III/b", "Analis", "Dinas B"])  # fmt: skip
    for workspace in (tmp_path / "together", tmp_path / "apart"):
        asnkarier("init", workspace, "--region", "mamuju")
    answer = asnkarier("import", a, b, "-w", tmp_path / "together")
    assert answer.code == 3, answer.err
    assert stored_findings(tmp_path / "together", "F_NIP_LENGTH") == [
        ("pegawai.xlsx (opd_a)", "A3"),
        ("pegawai.xlsx (opd_b)", "A3"),
    ]
    for file in (a, b):
        assert asnkarier("import", file, "-w", tmp_path / "apart").code == 3
    assert stored_findings(tmp_path / "apart", "F_NIP_LENGTH") == [("pegawai.xlsx", "A3")] * 2
    mended = people_file(a, [GOOD, "Satu", "III/b", "Analis", "Dinas A"])
    for workspace, left in ((tmp_path / "together", "pegawai.xlsx (opd_b)"), (tmp_path / "apart", "pegawai.xlsx")):
        assert asnkarier("import", mended, "-w", workspace).code == 0
        assert stored_findings(workspace, "F_NIP_LENGTH") == [(left, "A3")]


def test_a_folder_is_imported_without_what_is_no_table_in_it(tmp_path):
    folder = tmp_path / "kiriman"
    people_file(folder / "pegawai.xlsx", [GOOD, "Satu", "III/b", "Analis", "Dinas A"])
    (folder / "~$pegawai.xlsx").write_bytes(b"x")
    (folder / "surat.pdf").write_bytes(b"%PDF-1.7")
    (folder / "catatan.md").write_text("Bersama ini kami kirim data.")
    asnkarier("init", tmp_path / "w", "--region", "mamuju")
    answer = asnkarier("import", folder, "-w", tmp_path / "w", "--json")
    assert answer.code == 0, answer.err
    assert answer.json["data"]["accepted"] == 1
    told = {
        finding["file"]: finding["code"] for finding in answer.json["problems"] if finding["file"] != "pegawai.xlsx"
    }
    assert told == {"~$pegawai.xlsx": "F_LITTER", "surat.pdf": "F_OTHER_FILE", "catatan.md": "F_OTHER_FILE"}
    (folder / "nilai.xlsx").write_bytes(b"%PDF-1.7")  # its name says that it holds data
    assert asnkarier("import", folder, "-w", tmp_path / "w").code == 4
    assert asnkarier("import", folder / "surat.pdf", "-w", tmp_path / "w").code == 4


def staff_file(path, *rows):
    book = openpyxl.Workbook()
    book.active.append(["NIP", "Nama", "Jabatan", "Eselon", "Kedudukan Hukum", "Perangkat Daerah"])
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_what_an_import_takes_away_from_the_analyses_is_said(tmp_path):
    assert asnkarier("init", tmp_path / "ws", "--region", "mamuju").code == 0
    nips = ["199503172022012001", "198703122010011003", "198801012011011004"]
    first = [[nip, "ORANG", "Kepala Bidang Data", "III.b", "Aktif", "Dinas Kesehatan"] for nip in nips]
    later = [
        [nips[0], "ORANG", "Kepala Bidang Data", "III.b", "Pensiun", "Dinas Kesehatan"],
        [nips[1], "ORANG", "Juru Ukur", None, "Aktif", "Dinas Kesehatan"],
        [nips[2], "ORANG", "Kepala Bidang Data", "III.b", "Aktif", "Dinas Kesehatan"],
    ]
    asnkarier("import", staff_file(tmp_path / "a.xlsx", *first), "-w", tmp_path / "ws")
    answer = asnkarier("import", staff_file(tmp_path / "b.xlsx", *later), "-w", tmp_path / "ws")
    assert "The analyses count 2 people; before this import they counted 3." in answer.err
    assert "The jenjang of 1 people is known; before this import it was that of 3." in answer.err
