"""Questionnaires for superiors and for oneself: who is to be assessed stands there, and the import reads it back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from real_command import Finished, asnkarier
from test_given_back import HEADER, exported, nip, office, person, taken, workbook

OPD = "Dinas Kesehatan"
FIRST = 6  # row of the first person, below title, date and header


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two in the OPD, one elsewhere; a level of the default of their jenjang is required of all."""
    rows = [person(1), person(2), person(3, opd="Inspektorat")]
    for row in rows:
        row[HEADER.index("JABATAN NAMA")] = "Analis Kebijakan Ahli Muda"
    made = office(tmp_path / "w")
    taken(made, workbook(tmp_path / "pegawai.xlsx", rows))
    return made


def asked(workspace: Path, *options: str) -> Finished:
    end = asnkarier("template", "assessments", "-w", workspace, "--for", OPD, "--json", *options)
    assert end.code == 0, end.out + end.err
    return end


def filled(path: Path, level: dict[tuple[str, str], int], day: dt.date | None = dt.date(2026, 3, 2)) -> Path:
    book = openpyxl.load_workbook(path)
    grid = book["Penilaian"]
    grid["B3"] = day
    header = [cell.value for cell in grid[FIRST - 1]]
    for row in grid.iter_rows(min_row=FIRST):
        key = (row[header.index("NIP")].value, row[header.index("Kompetensi")].value)
        if key in level:
            row[header.index("Level")].value = level[key]
    book.save(path)
    return path


def test_what_the_superior_fills_in_is_what_the_analysis_uses(workspace: Path, tmp_path: Path) -> None:
    end = asked(workspace)
    assert end.json["data"]["asked_people"] == 2
    (path,) = map(Path, end.json["files"])
    grid = openpyxl.load_workbook(path)["Penilaian"]
    people = {row[0] for row in grid.iter_rows(min_row=FIRST, values_only=True)}
    assert people == {nip(1), nip(2)}
    assert end.json["data"]["asked_levels"] == 2 * 9
    (levels,) = [rule for rule in grid.data_validations.dataValidation if rule.type == "list"]
    assert levels.formula1 == '"1,2,3,4,5"'

    filled(path, {(nip(1), "Integritas"): 2, (nip(1), "Komunikasi"): 4})
    end = taken(workspace, path)
    stored = [row for row in exported(workspace, "assessments") if row["level"]]
    assert [(row["nip"], row["competency"], row["level"], row["assessed_on"], row["method"]) for row in stored] == [
        (nip(1), "INT", "2", "2026-03-02", "superior"),
        (nip(1), "KOM", "4", "2026-03-02", "superior"),
    ]
    end = asnkarier("gap-analysis", "-w", workspace, "--as-of", "2026-06-01", "--format", "csv", "--json")
    assert end.json["data"]["statuses"] == {"unassessed": 25, "gap": 1, "met": 1}
    assert end.json["data"]["opinions"] == {
        "methods": ["superior", "self"], "pairs": 2, "people": 1, "levels": 0, "categories": 0,
        "without": {"assessed": 0, "people_with_gap": 0, "levels_missing": 0, "jpm_mean": None, "categories": {}},
    }  # fmt: skip


def test_a_level_that_is_left_empty_is_not_assessed(workspace: Path) -> None:
    (path,) = map(Path, asked(workspace).json["files"])
    taken(workspace, filled(path, {}))
    assert not [row for row in exported(workspace, "assessments") if row["level"]]
    end = asnkarier("gap-analysis", "-w", workspace, "--as-of", "2026-06-01", "--format", "csv", "--json")
    assert end.json["data"]["statuses"] == {"unassessed": 27}


def test_without_a_date_nothing_is_imported(workspace: Path) -> None:
    (path,) = map(Path, asked(workspace).json["files"])
    taken(workspace, filled(path, {(nip(1), "Integritas"): 2}, day=None), code=4)
    assert exported(workspace, "assessments") == []


def test_everybody_has_a_workbook_for_oneself(workspace: Path) -> None:
    paths = [Path(file) for file in asked(workspace, "--by", "self").json["files"]]
    assert [path.name for path in paths] == [
        "template_assessments_mamuju_self_dinas-kesehatan_1_pegawai-1.xlsx",
        "template_assessments_mamuju_self_dinas-kesehatan_2_pegawai-2.xlsx",
    ]
    for number, path in enumerate(paths, 1):
        grid = openpyxl.load_workbook(path)["Penilaian"]
        assert {row[0] for row in grid.iter_rows(min_row=FIRST, values_only=True)} == {nip(number)}
        filled(path, {(nip(number), "Integritas"): number})
    taken(workspace, *paths)
    stored = [row for row in exported(workspace, "assessments") if row["level"]]
    assert {(row["nip"], row["level"], row["method"]) for row in stored} == {
        (nip(1), "1", "self"),
        (nip(2), "2", "self"),
    }


@pytest.mark.parametrize(
    ("kind", "options"),
    [("assessments", ("--for", "Dinas Entah")), ("assessments", ("--for", OPD, "--by", "teman")),
     ("employees", ("--for", OPD))],
)  # fmt: skip
def test_what_cannot_be_asked_is_told(workspace: Path, kind: str, options: tuple[str, ...]) -> None:
    assert asnkarier("template", kind, "-w", workspace, *options).code == 2
