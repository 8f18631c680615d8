"""The bytes of a report depend on nothing but the results: not on hashing, time zone, locale or clock."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
SCRIPT = """
import hashlib, pathlib, sys, tempfile
from invented_plan import plan_report, write_training_plan
from invented_report import gap_report, invented_gaps, region_config, write_gap_analysis

config = region_config()
gaps = invented_gaps(config, 25)
folder = pathlib.Path(tempfile.mkdtemp(dir=sys.argv[1]))
formats = ["xlsx", "md", "docx", "csv", "json", "parquet"]
paths = write_gap_analysis(folder, gap_report(gaps, config), formats)
paths += write_training_plan(folder, plan_report(gaps, config), formats)
for path in paths:
    print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
"""


def hashes(folder: Path, **environment: str) -> str:
    paths = os.pathsep.join([str(HERE.parents[1] / "src"), str(HERE)])
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(folder)],
        env={**os.environ, "PYTHONPATH": paths, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_the_surroundings_change_no_byte(tmp_path: Path) -> None:
    here = hashes(tmp_path, PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C.UTF-8")
    elsewhere = hashes(tmp_path, PYTHONHASHSEED="1", TZ="Asia/Jayapura", LC_ALL="C", SOURCE_DATE_EPOCH="0")
    assert len(here.splitlines()) == 14  # six formats of both, and the charts of the letter on gaps
    assert here == elsewhere
