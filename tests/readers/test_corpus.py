"""Workbooks and texts of other projects (``../shared/corpus``): each is read or refused, as its manifest says."""

import csv
import os
import resource
import time
from datetime import date
from pathlib import Path

import pytest
from sent_files import refusal_codes

from asnkarier.errors import InputRefused
from asnkarier.finding_kinds import CATALOGUE
from asnkarier.readers.read import Grid, read_grids
from asnkarier.tables.raw import ErrorCell

CORPUS = Path(os.environ.get("ASNKARIER_CORPUS") or Path(__file__).parents[3] / "shared" / "corpus")
MANIFEST = CORPUS / "MANIFEST.tsv"
if not MANIFEST.exists():
    pytest.skip("the corpus is not beside this checkout", allow_module_level=True)
with MANIFEST.open(encoding="utf-8") as lines:
    FILES = {row["file"]: row for row in csv.DictReader(lines, delimiter="\t") if row["kind"] != "oracle"}


def grids(file: str | Path) -> list[Grid]:
    return read_grids(CORPUS / file)


def peak_kilobytes() -> int:
    """The most memory this process ever held; other tests before this one count, so only its growth says anything."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@pytest.mark.parametrize("file", sorted(FILES))
def test_a_file_is_read_or_refused_as_the_manifest_says(file: str) -> None:
    started, peak_before = time.monotonic(), peak_kilobytes()
    codes = refusal_codes(grids, file)
    assert all(code.startswith("E_") and code in CATALOGUE for code in codes)
    # of some files the manifest expects a refusal, "or rows" of a reader that knows the format
    kind = "either" if FILES[file]["expected"].startswith("E_FORMAT_MISMATCH") else FILES[file]["kind"]
    assert kind in (("error", "either") if codes else ("rows", "either"))
    assert time.monotonic() - started < 30
    assert peak_kilobytes() - peak_before < 200_000


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("calamine/empty_sheet.xlsx", "E_EMPTY"),
        ("calamine/pass_protected.xlsx", "E_ENCRYPTED"),
        ("calamine/pass_protected.ods", "E_ENCRYPTED"),
        ("calamine/issue_594_dos.ods", "E_TOO_BIG"),
        ("calamine/OOM_alloc3.xls", "E_DAMAGED"),
        ("phpspreadsheet/oleloop.xls", "E_DAMAGED"),
    ],
)
def test_a_refusal_names_the_reason(file: str, code: str) -> None:
    with pytest.raises(InputRefused) as refused:
        grids(file)
    assert [finding.code for finding in refused.value.findings] == [code]


def test_error_cells_are_not_empty_cells() -> None:
    (column, *_) = grids("calamine/errors.xlsx")
    assert [row[0] for row in column.rows] == [
        ErrorCell(code) for code in ("#DIV/0!", "#NAME?", "#VALUE!", "#NULL!", "#REF!", "#NUM!", "#N/A")
    ]


def test_a_table_that_begins_in_column_b_stays_there() -> None:
    assert grids("readxl/missing-first-column.xlsx")[0].rows == [[None, 1.0], [None, 2.0], [None, 3.0]]


@pytest.mark.parametrize("file", ["calamine/date.xlsx", "calamine/date_1904.xlsx"])
def test_dates_are_dates_in_both_systems(file: str) -> None:
    assert [row[0] for row in grids(file)[0].rows[:2]] == [date(2021, 1, 1), date(2021, 1, 2)]


def test_escapes_and_flags_are_text() -> None:
    assert grids("calamine/has_x000D_.xlsx")[0].rows == [["ABC\r\nDEF"]]
    assert grids("xlsx2csv/escape.xlsx")[0].rows == [[None, None, None, None, "Hello\nWorld\t!", "FALSE"]]


@pytest.mark.parametrize("file", sorted(file for file in FILES if file.startswith("xlsx2csv/")))
def test_cells_are_those_the_other_project_expects(file: str) -> None:
    with (CORPUS / file.replace(".xlsx", ".expected.csv")).open(encoding="utf-8", newline="") as lines:
        expected = [[cell.replace("\\n", "\n").replace("\\t", "\t") for cell in row] for row in csv.reader(lines)]
    found = [["" if cell is None else cell for cell in row] for row in grids(file)[0].rows]
    assert len(found) == len(expected)
    for ours, theirs in zip(found, expected, strict=True):
        for cell, text in zip(ours, theirs, strict=len(theirs) > 0):
            if isinstance(cell, float):
                assert cell == pytest.approx(float(text))
            else:  # without xml:space="preserve" Excel drops a run's outer spaces, the other project keeps them
                assert "".join(str(cell).split()) == "".join(text.split())
