"""Empty forms: what is filled into one is exactly what the store then has."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from real_command import asnkarier
from test_given_back import exported, nip, office, taken

from asnkarier.config.load import load_region
from asnkarier.config.vocabulary import vocabulary
from asnkarier.reports.kit.valid_words import valid_words
from asnkarier.resources import configs_folder
from asnkarier.tables import IMPORTED
from asnkarier.tables.cells import reader
from asnkarier.tables.schema import SOURCE_NAMES, Column, Kind
from asnkarier.workflows.studies import STEPS

REGIONS = ("mamuju", "palangkaraya", "manokwari", "tanjungpinang")


def form(workspace: Path, kind: str) -> Path:
    end = asnkarier("template", kind, "-w", workspace, "--json")
    assert end.code == 0, end.out + end.err
    return Path(end.json["files"][0])


def offered(grid: Any, book: Any) -> dict[str, list[Any]]:
    """The lists of a sheet by the letters of their columns, as a program for workbooks shows them."""
    lists = {}
    for rule in grid.data_validations.dataValidation:
        if rule.type == "list" and rule.formula1.startswith('"'):
            lists[str(rule.sqref).split("2")[0]] = rule.formula1.strip('"').split(",")
        elif rule.type == "list":
            name, _, area = rule.formula1.lstrip("=").replace("$", "").partition("!")
            lists[str(rule.sqref).split("2")[0]] = [row[0].value for row in book[name.strip("'")][area]]
    return lists


def value(column: Column, number: int, words: list[Any] | None) -> tuple[Any, str | None]:
    """A valid value for a row of a form, and what the store then has; None where a list says it in other words."""
    if words:
        word = words[number % len(words)]
        return (int(word), word) if word.isdigit() else (word, None)
    match column.kind:
        case Kind.NIP:
            return nip(number), nip(number)
        case Kind.DATE:
            born = column.name == "birth_date"
            day = dt.date(1985, 1, 1) if born else dt.date(2025, 1 + number, 20)
            return day, day.isoformat()
        case Kind.INTEGER | Kind.RUPIAH:
            plain = {"year": 2025, "seats_max": 40, "years": 1}.get(column.name, 10) + number
            return plain, str(plain)
        case Kind.NUMBER:
            return 0.5, "0.5"
        case Kind.LIST:
            return "", ""
        case _:
            return f"{column.name} {number}", f"{column.name} {number}"


SPECIAL = {
    "sex": lambda number: "LP"[number % 2],
    "employment": lambda number: "PNS",
    "level_from": lambda number: 1,
    "level_to": lambda number: 1 + number,
    "scope": lambda number: "Jabatan",
    "eligible": lambda number: f"age <= {40 + number}",
    "opd": lambda number: "Dinas Kesehatan",
    "total": lambda number: 2.0,  # the sum of four scores of 0.5
}


@pytest.mark.parametrize("kind", list(IMPORTED))
def test_what_is_filled_in_is_what_is_stored(tmp_path, kind):
    """The examples stay where they are; only they are told, and spellings that became ours."""
    workspace = office(tmp_path / "w")
    path = form(workspace, kind)
    book = openpyxl.load_workbook(path)
    grid = book["Isian"]
    lists = offered(grid, book)
    columns = [column for column in IMPORTED[kind].columns if column.name not in SOURCE_NAMES]
    wanted: list[dict[str, str | None]] = []
    for number in (1, 2, 3):
        row: dict[str, str | None] = {}
        for place, column in enumerate(columns, 2):
            cell = grid.cell(3 + number, place)
            cell.value, row[column.name] = value(column, number, lists.get(cell.column_letter))
            if column.name == "funds":
                cell.value, row[column.name] = "APBD", None
            if column.name in SPECIAL:
                cell.value, row[column.name] = SPECIAL[column.name](number), None
            if (kind, column.name) == ("positions", "status"):  # each has a holder
                cell.value, row[column.name] = "Terisi", None
        wanted.append(row)
    book.save(path)
    end = taken(workspace, path)
    assert {each["code"] for each in end.json["problems"]} <= {
        "F_EXAMPLE", "F_NORMALISED", "F_JENJANG_UNKNOWN", "F_UNOR_UNKNOWN",
    }  # fmt: skip
    assert end.json["data"]["accepted"] == 3
    assert "Isian: examples left out: rows 2, 3" in "".join(end.json["messages"])
    stored = sorted(exported(workspace, kind), key=lambda row: int(row["source_row"]))
    assert [row["source_row"] for row in stored] == ["4", "5", "6"]
    for row, filled in zip(stored, wanted, strict=True):
        assert {name: row[name] for name, text in filled.items() if text is not None} == {
            name: text for name, text in filled.items() if text is not None
        }
        assert all(row[name] for name, text in filled.items() if text is None)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("table", list(IMPORTED))
def test_every_word_that_a_list_offers_is_read_again(region, table):
    config = load_region(region, [configs_folder()], STEPS).config
    words = vocabulary(config)
    for column in IMPORTED[table].columns:
        found = valid_words(column, config, words, {})
        read = reader(column, words)
        readings = [read(word) for word in found.words] if found else []
        assert not [reading.code for reading in readings if reading.code]
        if found and column.choices:
            assert {str(reading.value) for reading in readings} == set(column.choices)


def test_examples_are_never_stored(tmp_path):
    """Nor when the word that marks them was taken away: the NIP of an example is nobody's."""
    workspace = office(tmp_path / "w")
    path = form(workspace, "employees")
    assert asnkarier("import", path, "-w", workspace, "--json").json["problems"][0]["code"] == "E_EMPTY"
    book = openpyxl.load_workbook(path)
    book["Isian"]["A2"] = book["Isian"]["A3"] = None
    book.save(path)
    taken(workspace, path, code=4)
    assert exported(workspace, "employees") == []


def test_a_form_that_was_filled_in_is_not_written_over(tmp_path):
    workspace = office(tmp_path / "w")
    first = form(workspace, "needs")
    assert form(workspace, "needs") == first
    book = openpyxl.load_workbook(first)
    book["Isian"]["B4"] = "Forum 2026"
    book.save(first)
    assert form(workspace, "needs").name == "template_needs_mamuju_2.xlsx"
    assert openpyxl.load_workbook(first)["Isian"]["B4"].value == "Forum 2026"


def test_numbers_that_must_stay_text_are_text_and_instructions_name_every_column(tmp_path):
    workspace = office(tmp_path / "w")
    end = asnkarier("template", "employees", "-w", workspace, "-o", tmp_path / "formulir.xlsx")
    assert end.code == 0
    book = openpyxl.load_workbook(tmp_path / "formulir.xlsx")
    assert book.sheetnames[:2] == ["Petunjuk", "Isian"]
    grid = book["Isian"]
    headers = [cell.value for cell in grid[1]][1:]
    assert grid.column_dimensions["B"].width > 18
    formats = {headers[n - 1]: grid.cell(2, n + 1).number_format for n in range(1, len(headers) + 1)}
    assert (formats["NIP Baru"], formats["Tanggal Lahir"]) == ("@", "dd-mm-yyyy")
    told = {row[0]: row[2] for row in book["Petunjuk"].iter_rows(values_only=True) if row[2] in ("ya", "tidak")}
    assert list(told) == headers
    assert (told["NIP Baru"], told["Tanggal Lahir"]) == ("ya", "tidak")


def test_an_unknown_kind_is_told_with_those_there_are(tmp_path):
    end = asnkarier("template", "pegawai", "-w", office(tmp_path / "w"))
    assert end.code == 2
    assert "employees" in end.err
