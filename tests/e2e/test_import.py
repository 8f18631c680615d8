"""Importing: twice is once, undo is exact, short files are refused."""

import shutil

import openpyxl
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


def test_strict_imports_nothing_if_a_row_is_set_aside(tmp_path):
    assert asnkarier("init", tmp_path / "baru", "--region", "mamuju").code == 0
    before = state(tmp_path / "baru")
    answer = asnkarier("import", *sample_files("mamuju"), "-w", tmp_path / "baru", "--strict", "--json")
    assert answer.code == 4
    assert any(problem["severity"] == "set aside" for problem in answer.json["problems"])
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
    assert {problem["code"] for problem in answer.json["problems"]} >= {"E_SHRINK"}
    assert state(workspace / "store") == before
