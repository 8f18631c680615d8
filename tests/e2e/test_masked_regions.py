"""What ``report --mask`` writes of the four regions, against somebody who has all of it and a linear programme."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from real_command import asnkarier

from asnkarier.storage.store import Store
from lp_attack import ranges

REGIONS = ("mamuju", "manokwari", "palangkaraya", "tanjungpinang")
FEW = 5
"""``privacy.small_group`` of the shipped regions."""
HEADER = 4
"""Row of the header of a list."""


@pytest.fixture(scope="module")
def masked(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """Every masked document of every region, made into a folder of its own."""
    workspace = shutil.copytree(demo, tmp_path_factory.mktemp("masked") / "w")
    # some assessments of one region run out: what changed since then is in its documents
    answer = asnkarier("gap-analysis", "-w", workspace, "-r", REGIONS[0], "--as-of", "2027-06-30", "--format", "md")
    assert answer.code in (0, 1), answer.err
    made = {}
    for region in REGIONS:
        folder = tmp_path_factory.mktemp(region)
        answer = asnkarier(
            "report", "--mask", "-w", workspace, "-r", region, "--format", "xlsx,md,docx,csv", "-o", folder, "--json"
        )
        assert answer.code == 0, answer.err
        assert answer.json["data"]["masked"] is True
        made[region] = [Path(file) for file in answer.json["files"]]
        assert sorted(made[region]) == sorted(folder.iterdir())
    return made


def rows(file: Path, sheet: int) -> Iterator[dict[str, object]]:
    """Give the rows of a list of the workbook by header; a dash is None."""
    header, *body = load_workbook(file).worksheets[sheet].iter_rows(min_row=HEADER, values_only=True)
    for row in body:
        yield {str(name): None if value == "–" else value for name, value in zip(header, row, strict=True)}


def shown(cells: dict[object, object]) -> dict[object, float]:
    return {cell: float(value) for cell, value in cells.items() if value is not None}


@pytest.mark.parametrize("region", REGIONS)
def test_no_hidden_number_of_people_by_category_can_be_worked_out(masked: dict[str, list[Path]], region: str) -> None:
    """Every figure of the sheet by OPD, and of the one of the change, with their sums: six values at least each."""
    (workbook,) = [file for file in masked[region] if file.match("gap-analysis*.xlsx")]
    tables = [list(rows(workbook, 1))]
    if region == REGIONS[0]:
        tables.append(list(rows(workbook, 5)))
        assert [*tables[1][0]][2:] == ["Level naik", "Level tetap", "Level turun", "Tidak dinilai pada keduanya"]
    cells, sums = {}, []
    for table in tables:
        opd, whole, *parts = table[0]
        groups = [row[opd] for row in table]
        cells |= {(row[opd], part): row[part] for row in table for part in (whole, *parts)}
        sums += [([(group, part) for part in parts], (group, whole)) for group in groups]
        sums += [([(group, part) for group in groups[:-1]], (groups[-1], part)) for part in (whole, *parts)]
    found = ranges(shown(cells), sums)
    assert found, "the samples have small groups"
    assert min(high - low for low, high in found.values()) >= FEW


@pytest.mark.parametrize("region", REGIONS)
def test_no_hidden_number_of_a_competency_can_be_worked_out(masked: dict[str, list[Path]], region: str) -> None:
    """By OPD and competency, with the sums of the sheet by competency and the people of the sheet by OPD."""
    (workbook,) = [file for file in masked[region] if file.match("gap-analysis*.xlsx")]
    by_opd = list(rows(workbook, 1))
    opd, people_of = list(by_opd[0])[:2]
    most_of = {row[opd]: row[people_of] for row in by_opd}
    detail, region_rows = list(rows(workbook, 4)), {next(iter(row.values())): row for row in rows(workbook, 2)}
    opd, competency, people, met, gap, unknown = list(detail[0])[:6]
    hidden = 0
    for name, totals in region_rows.items():
        of = {row[opd]: row for row in detail if row[competency] == name}
        parts = (met, gap, unknown)
        cells = {(group, part): row[part] for group, row in of.items() for part in (people, *parts)}
        cells |= {(None, part): totals[part] for part in (people, *parts)}
        sums = [([(group, part) for part in parts], (group, people)) for group in (*of, None)]
        sums += [([(group, part) for group in of], (None, part)) for part in (people, *parts)]
        most = {(group, people): most_of[group] for group in of} | {(None, people): by_opd[-1][people_of]}
        found = ranges(shown(cells), sums, most=most)
        hidden += len(found)
        assert all(high - low >= FEW - 1e-6 for low, high in found.values()), name
        assert (totals["Level yang kurang"] is None) == any(totals[part] is None for part in (people, *parts)), name
    assert hidden > 100, "the samples have small groups"


@pytest.mark.parametrize("region", REGIONS)
def test_nobody_is_in_any_byte_of_a_masked_document(demo: Path, masked: dict[str, list[Path]], region: str) -> None:
    employees = Store(demo / "store", region).load("employees")
    born = employees["birth_date"].dropna().dt.strftime("%Y%m%d")
    persons = {*employees["nip"], *(name for name in employees["name"] if len(name.split()) > 1)}
    for file in masked[region]:
        held = file.name
        if file.suffix in (".xlsx", ".docx"):
            with ZipFile(file) as parts:
                held += "".join(parts.read(name).decode("utf-8", errors="replace") for name in parts.namelist())
        else:
            held += file.read_text(encoding="utf-8")
        held = held.casefold()
        assert not [person for person in persons if person.casefold() in held], file.name
        assert not [day for day in born if f"{day}*" in held], "nor a NIP that is masked but for the birth date"
