"""Whatever happens to the bytes of a file, it is read or refused with a documented code, and soon.

A fixed number of cases; ``ASNKARIER_MUTATE_SECONDS=300`` goes on with others for that long (nightly).
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from old_workbooks import Formula, ods, spreadsheetml, xls, xlsb
from sent_files import NIPS, VOCABULARY, refusal_codes, text, workbook

from asnkarier.finding_kinds import CATALOGUE
from asnkarier.readers.files import child, guard
from asnkarier.readers.files.formats import OLE_MAGIC
from asnkarier.readers.files.limits import ChildLimits
from asnkarier.readers.read import ReadResult, read_file

ROWS = [
    ["NIP", "Nama", "Jabatan", "Gol Akhir Nama", "Unit Kerja"],
    *([NIPS[n], f"Orang {n}, S.E.", "Analis", "III/a", 'Dinas "A"'] for n in range(4)),
]
CASES = {"child": 14, "in process": 80}
SECONDS_MAX = 15
"""No case may take longer, on a machine that has other things to do as well."""


def html(path: Path) -> Path:
    rows = "".join("<tr>" + "".join(f"<td rowspan=1 colspan=1>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    path.write_text(f"<html><meta charset=utf-8><h3>Data</h3><table>{rows}</table></html>", encoding="utf-8")
    return path


def parquet(path: Path) -> Path:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet as pq

    pq.write_table(pa.table(dict(zip(ROWS[0], map(list, zip(*ROWS[1:], strict=True)), strict=True))), path)
    return path


def packed(path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(text(path.with_suffix(".inner"), ROWS), "pegawai.csv")
    return path


WITH_ERROR = {"Data": [*ROWS, [1.5, Formula("#N/A")]]}
FILES: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "a.xlsx": ("child", lambda path: workbook(path, {"Data": ROWS})),
    "a.xlsb": ("child", lambda path: xlsb(path, WITH_ERROR, [(1, 4, 3, 4)])),
    "a.ods": ("child", lambda path: ods(path, WITH_ERROR, [(1, 4, 3, 4)], [2])),
    "excel5.xls": ("child", lambda path: xls(path, WITH_ERROR, version=5)),
    "excel97.xls": ("child", lambda path: xls(path, WITH_ERROR, version=8)),
    "a.zip": ("child", packed),
    "a.xml": ("in process", lambda path: spreadsheetml(path, WITH_ERROR, [(1, 4, 3, 4)])),
    "halaman.xls": ("in process", html),
    "a.parquet": ("in process", parquet),
    "a.csv": ("in process", lambda path: text(path, ROWS)),
    "a.txt": ("in process", lambda path: text(path, ROWS, delimiter="\t", encoding="utf-16")),
}


def read(path: Path) -> ReadResult:
    return read_file(path, headers={}, vocabulary=VOCABULARY)


def mutated(draw: random.Random, data: bytes) -> bytes:
    """Do to bytes what disks, mails and people do: flip, cut, leave out, repeat, overwrite."""
    out = bytearray(data)
    for _ in range(draw.choice([1, 1, 2, 5])):
        place, length = draw.randrange(len(out) + 1), draw.choice([1, 2, 4, 16, 64, 512])
        end = place + length
        kind = draw.choice(["flip", "flip", "flip", "number", "cut", "leave out", "repeat", "zeros", "move"])
        if kind == "flip" and place < len(out):
            out[place] ^= 1 << draw.randrange(8)
        elif kind == "number":
            out[place : place + 4] = draw.choice([0, 1, 255, 65_535, 2**31 - 1, 2**32 - 1]).to_bytes(4, "little")
        elif kind == "cut":
            del out[max(place, 1) :]
        elif kind == "leave out":
            del out[place:end]
        elif kind == "repeat":
            out[place:place] = out[place:end] * draw.choice([1, 3, 200])
        elif kind == "zeros":
            out[place:end] = bytes(length)
        elif kind == "move":
            other = draw.randrange(len(out) + 1)
            out[other:other] = out[place:end]
        if not out:
            return b"\0"
    return bytes(out)


def mutated_part(draw: random.Random, data: bytes) -> bytes:
    """Change one part of a zip container, whose checksum is then right again."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as other:
        chosen = draw.choice(archive.namelist())
        for name in archive.namelist():
            part = archive.read(name)
            other.writestr(name, mutated(draw, part) if name == chosen else part)
    return out.getvalue()


def mutations(draw: random.Random, data: bytes) -> Iterator[bytes]:
    while True:
        is_part = data.startswith(b"PK") and draw.random() < 0.7
        yield mutated_part(draw, data) if is_part else mutated(draw, data)


class InProcess:
    """The child's work done in this process, for parsers that cannot take it down; 20 times as fast."""

    def __init__(self, command: list[str], **_options: object) -> None:
        family, reader, _memory, _seconds, named, path = command[-6:]
        self.stdout = io.BytesIO()
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(child.sys, "stdout", io.TextIOWrapper(self.stdout, write_through=True))
            try:
                child.say_sheets(child.parse(Path(path), family, reader, is_named_as_text=named == "text"), family)
                child.say({"done": True})
            except Exception as error:
                with contextlib.redirect_stderr(io.StringIO()):
                    child.refuse_anything(type(error), error, None)
            self.stdout = io.BytesIO(self.stdout.getvalue())

    def kill(self) -> None:
        pass

    def wait(self) -> int:
        return 0


@pytest.fixture
def _alarm() -> Iterator[None]:
    """Let the alarm end a case, not the whole test run."""

    def ring(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    yield
    signal.signal(signal.SIGALRM, before)


@pytest.mark.slow
@pytest.mark.usefixtures("_alarm")
@pytest.mark.parametrize("name", FILES)
@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs SIGALRM")
def test_mutated_bytes_are_read_or_refused(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, make = FILES[name]
    sound = make(tmp_path / f"sound_{name}")
    assert refusal_codes(read, sound) == []
    data = sound.read_bytes()
    monkeypatch.setattr(guard, "child_limits", lambda size: ChildLimits(1 << 30, 10, 12))
    seconds = float(os.environ.get("ASNKARIER_MUTATE_SECONDS", "0")) / len(FILES)
    draw = random.Random(name)  # noqa: S311 - cases, no secrets
    path = tmp_path / name
    started, number = time.monotonic(), 0
    for number, content in enumerate(mutations(draw, data), 1):
        path.write_bytes(content)
        signal.alarm(SECONDS_MAX)
        try:
            is_quick = where == "in process" and not content.startswith((b"PK\x03\x04", OLE_MAGIC))
            with pytest.MonkeyPatch.context() as patched:
                if is_quick:
                    patched.setattr(guard.subprocess, "Popen", InProcess)
                codes = refusal_codes(read, path)
        finally:
            signal.alarm(0)
        assert set(codes) <= set(CATALOGUE), f"case {number} of {name}"
        if number >= CASES[where] and time.monotonic() - started >= seconds:
            break
    assert number >= CASES[where]
