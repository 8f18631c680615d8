"""The child that parses a file may end at any moment; what the reader gives is all the rows, or a refusal."""

import os
import random
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest
from sent_files import NIPS, refusal_codes, text, workbook

from asnkarier.readers.files import guard
from asnkarier.readers.files.limits import MEMORY_EXIT, ChildLimits
from asnkarier.readers.read import read_grids

HEADER = ["NIP", "Nama", "Jabatan"]
ROWS = 30_000


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("large")
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = [HEADER, *([f"{NIPS[0]}{number}", f"Nama {number}", "Analis"] for number in range(ROWS))]
    columns = dict(zip(HEADER, map(list, zip(*rows[1:], strict=True)), strict=True))
    parquet.write_table(pa.table(columns), folder / "a.parquet")
    return {
        "xlsx": workbook(folder / "a.xlsx", {"Data": rows}),
        "csv": text(folder / "a.csv", rows),
        "parquet": folder / "a.parquet",
    }


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "csv", "parquet"])
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_child_killed_at_any_moment_is_a_refusal(
    files: dict[str, Path], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = random.Random(kind)  # noqa: S311 - moments, no secrets
    start = subprocess.Popen

    def killed_later(*arguments: object, **options: object) -> "subprocess.Popen[bytes]":
        process = start(*arguments, **options)
        threading.Timer(draw.uniform(0, whole), process.kill).start()
        return process

    started = time.monotonic()
    assert len(read_grids(files[kind])[0].rows) == ROWS + 1
    whole = 1.2 * (time.monotonic() - started)
    monkeypatch.setattr(guard.subprocess, "Popen", killed_later)
    ends = [
        refusal_codes(lambda path: len(read_grids(path)[0].rows) == ROWS + 1 or 1 / 0, files[kind]) for _ in range(15)
    ]
    assert all(codes in ([], ["E_TOO_BIG"]) for codes in ends)
    assert ["E_TOO_BIG"] in ends


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (-signal.SIGKILL, "E_TOO_BIG"),
        (-signal.SIGXCPU, "E_TIMEOUT"),
        (-signal.SIGABRT, "E_TOO_BIG"),
        (-signal.SIGTERM, "E_TOO_BIG"),
        (MEMORY_EXIT, "E_TOO_BIG"),
    ],
)
def test_how_a_child_ends_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, expected: str) -> None:
    end = f"os._exit({code})" if code > 0 else f"os.kill(os.getpid(), {-code})"
    rows = (
        '{"sheet":"","hidden":false,"merged":[],"marks":{},"delimited":true,"second":false}\\n{"rows":[["a","b"]]}\\n'
    )
    monkeypatch.setattr(guard, "_START", f"import os; os.write(1, b'{rows}'); {end}")
    assert refusal_codes(read_grids, text(tmp_path / "a.csv", [HEADER, ["1", "2", "3"]])) == [expected]


@pytest.mark.slow
def test_a_small_file_of_text_or_parquet_cannot_hold_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    parquet.write_table(pa.table({"NIP": pa.repeat("1987", 9_000_000), "Nama": pa.repeat("A", 9_000_000)}), path)
    assert path.stat().st_size < 200_000
    monkeypatch.setattr(guard, "child_limits", lambda size: ChildLimits(1 << 30, 1, 24))
    started = time.monotonic()
    assert refusal_codes(read_grids, path) == ["E_TIMEOUT"]
    assert time.monotonic() - started < 24

    parquet.write_table(pa.table({"NIP": pa.repeat("1987", 20_000_001)}), path)
    assert refusal_codes(read_grids, path) == ["E_TOO_BIG"]

    wide = tmp_path / "a.csv"
    wide.write_text("a," * 20_000 + "\n" + "b," * 20_000)
    assert refusal_codes(read_grids, wide) == ["E_TOO_BIG"]
    monkeypatch.setattr(guard, "child_limits", lambda size: ChildLimits(1 << 30, 1, 24))
    wide.write_text('a,b\n1,"x\n' * 300_000)
    assert refusal_codes(read_grids, wide) == ["E_TIMEOUT"]


def test_a_small_file_costs_little(tmp_path: Path) -> None:
    """Counted is the time of the processors, for other programs may be busy; the benchmark looks at the clock."""
    path = text(tmp_path / "a.csv", [HEADER, [NIPS[0], "Ani", "Analis"]])
    book = workbook(tmp_path / "a.xlsx", {"Data": [HEADER, [NIPS[0], "Ani", "Analis"]]})
    for file in (path, book):
        times = []
        for _ in range(5):
            started = sum(os.times()[:4])
            read_grids(file)
            times.append(sum(os.times()[:4]) - started)
        assert min(times) < 0.2
