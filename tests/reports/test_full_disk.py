"""A workbook on a full disk: an error that says so, and nothing left behind, neither beside it nor elsewhere."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from invented_report import gap_report, invented_gaps, region_config, write_gap_analysis

from asnkarier.data_files import write_xlsx
from asnkarier.tables.gap_results import GAPS

resource = pytest.importorskip("resource", reason="Windows has no limits to test with")
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def write_export(folder: Path) -> None:
    write_xlsx(folder / "gaps.xlsx", GAPS, invented_gaps(region_config(), 30), made=NOW)


def write_report(folder: Path) -> None:
    config = region_config()
    write_gap_analysis(folder, gap_report(invented_gaps(config, 30), config), ["xlsx"])


def with_no_room(write: Callable[[Path], None], folder: Path, answer: Any) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
    try:
        write(folder)
    except BaseException as fault:  # whatever it is, the test shall see it
        answer.put((isinstance(fault, OSError), getattr(fault, "errno", None), repr(fault)))
    else:
        answer.put((False, None, "no error"))


@pytest.mark.parametrize("write", [write_export, write_report])
def test_a_full_disk_is_told_as_such_and_leaves_no_file(write: Callable[[Path], None], tmp_path: Path) -> None:
    context = get_context("spawn")  # a fork of a process with threads is not safe
    answer = context.Queue()
    child = context.Process(target=with_no_room, args=(write, tmp_path, answer))
    child.start()
    is_os_error, number, text = answer.get(timeout=60)
    child.join(60)
    assert is_os_error, text
    assert number == errno.EFBIG
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write", [write_export, write_report])
def test_nothing_is_written_elsewhere(
    write: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))  # a temporary file could not be made
    write(tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == 1
