"""Bad input: one clear message, the documented exit code, nothing changed, no traceback."""

import signal
import subprocess
import sys
import time

import openpyxl
import pytest
from real_command import ENVIRONMENT, asnkarier, asnkarier_process, sample_files, state


def text_named_xlsx(folder):
    path = folder / "catatan.xlsx"
    path.write_text("Catatan rapat hari Senin.\nTidak ada tabel di sini.\n", encoding="utf-8")
    return path


def empty_workbook(folder):
    path = folder / "kosong.xlsx"
    openpyxl.Workbook().save(path)
    return path


def unknown_header(folder):
    book = openpyxl.Workbook()
    for row in (["Merek", "Warna", "Roda"], ["A", "merah", 4], ["B", "biru", 2]):
        book.active.append(row)
    path = folder / "kendaraan.xlsx"
    book.save(path)
    return path


def missing(folder):
    return folder / "tidak_ada.xlsx"


@pytest.mark.parametrize("make", [text_named_xlsx, empty_workbook, unknown_header, missing])
def test_a_file_that_cannot_be_used_is_refused_whole(workspace, tmp_path, make):
    before = state(workspace)
    answer = asnkarier("import", make(tmp_path), "-w", workspace)
    assert answer.code == 4
    assert "Traceback" not in answer.err
    assert make(tmp_path).name in answer.err
    assert state(workspace) == before


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs signals")
@pytest.mark.parametrize(
    ("number", "reason"), [("SIGKILL", "E_TOO_BIG"), ("SIGTERM", "E_TOO_BIG"), ("SIGXCPU", "E_TIMEOUT")]
)
def test_a_parser_that_is_killed_in_the_middle_of_a_sheet_refuses_the_file(
    workspace, tmp_path, monkeypatch, number, reason
):
    header = '{"sheet":"Data","hidden":false,"merged":[],"marks":{},"delimited":false,"second":false}'
    rows = '{"rows":[["NIP","Nama","Jabatan","Golongan","Unit Kerja"],["198703122010011001","Ani","Guru","III/a","A"]]}'
    start = f"import os, signal; os.write(1, b'{header}\\n{rows}\\n'); os.kill(os.getpid(), signal.{number})"
    monkeypatch.setattr("asnkarier.readers.files.guard._START", start)
    source = tmp_path / "pegawai.csv"
    source.write_text("NIP,Nama\n1,2\n", encoding="utf-8")
    before = state(workspace)
    answer = asnkarier("import", source, "-w", workspace)
    assert answer.code == 4
    assert reason in answer.err
    assert "Traceback" not in answer.err
    assert state(workspace) == before


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("gap-analysis", "-r", "mamujuu"), 2, "mamuju"),
        (("gap-analysis", "--format", "pdf"), 2, "xlsx"),
        (("gap-analysis", "--formula", "ratio"), 2, "capped_ratio"),
        (("gap-analysis", "--opd", "Dinas Sihir"), 2, "Dinas Sihir"),
        (("plan-training", "--year", "2027", "--budget", "-1"), 2, "budget"),
        (("plan-training", "--year", "2027", "--budget", "0"), 5, "budget"),
        (("plan-training", "--year", "2031"), 5, "2031"),
        (("export", "pegawai"), 2, "employees"),
        (("undo", "99"), 2, "99"),
        (("config", "explain", "training_plan.jp_minimun"), 2, "jp_minimum"),
    ],
)
def test_a_wrong_word_is_named_with_the_right_ones(workspace, arguments, code, words):
    before = state(workspace)
    answer = asnkarier(*arguments, "-w", workspace)
    assert answer.code == code, answer.err
    assert words in answer.err
    assert "Traceback" not in answer.err
    assert state(workspace) == before


def test_there_is_no_workspace(tmp_path):
    answer = asnkarier_process("history", "-w", tmp_path)
    assert answer.code == 2
    assert "asnkarier init" in answer.err


def test_a_locked_store_is_left_alone(workspace, tmp_path):
    """A run that holds the lock makes another one wait, then end as busy."""
    (workspace / "configs" / "mamuju.yaml").write_text(
        "extends: mamuju\nautomation:\n  lock_wait_seconds: 0.5\n", encoding="utf-8"
    )
    holder = (
        "import sys, time\nfrom pathlib import Path\n"
        "from asnkarier.storage.store import Store\n"
        "with Store(Path(sys.argv[1]) / 'store', 'mamuju').lock(0):\n"
        "    print('held', flush=True)\n    time.sleep(60)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", holder, str(workspace)], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
    )
    try:
        assert process.stdout.readline().strip() == "held"
        before = state(workspace)
        source = next(path for path in sample_files("mamuju") if "pegawai" in path.name)
        started = time.monotonic()
        answer = asnkarier_process("import", source, "-w", workspace)
        assert answer.code == 6, answer.err
        assert str(process.pid) in answer.err
        assert time.monotonic() - started < 30
        assert state(workspace) == before
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
