"""Several tables on a sheet are named; the one that is chosen is read as if the sheet held nothing else."""

from pathlib import Path
from typing import Any

import pytest
from sent_files import NIPS, codes, only, read, records, text, workbook

from asnkarier.errors import InputRefused

PEOPLE = [["NIP", "Nama", "Jabatan", "Gol Akhir Nama", "Unit Kerja"]] + [
    [NIPS[n], f"Orang {n}", "Analis", "III/a", "Dinas A"] for n in range(3)
]
SCORES = [["NIP", "Tanggal Asesmen", "Metode", "INT", "KS"]] + [
    [NIPS[n], "01-02-2025", "Assessment Center", 3.0, 2.0] for n in range(2)
]


def refused(path: Path, **options: Any) -> tuple[str, str, dict[str, object]]:
    with pytest.raises(InputRefused) as refusal:
        read(path, **options)
    (finding,) = refusal.value.findings
    return finding.code, finding.sheet, dict(finding.details)


def below(tmp_path: Path) -> Path:
    rows = [
        ["DAFTAR PEGAWAI"],
        *PEOPLE,
        [],
        ["HASIL ASESMEN"],
        ["Metode", "Assessment Center"],
        *([row[0], row[1], *row[3:]] for row in SCORES),
    ]
    return workbook(tmp_path / "a.xlsx", {"Data": rows})


def beside(tmp_path: Path) -> Path:
    left = [*PEOPLE, *([None] * 5 for _ in range(9))]
    right = [*SCORES, *([None] * 5 for _ in range(10))]
    return workbook(tmp_path / "b.xlsx", {"Data": [[*a, None, *b] for a, b in zip(left, right, strict=True)]})


def test_tables_below_each_other_are_named_with_their_numbers(tmp_path: Path) -> None:
    tables = "1: employees (A2); 2: assessments (A9)"
    assert refused(below(tmp_path)) == ("E_SEVERAL_TABLES", "Data", {"tables": tables})
    assert refused(below(tmp_path), table=3) == ("E_NO_TABLE", "Data", {"number": 3, "tables": tables})


def test_the_table_that_is_chosen_keeps_its_rows_and_its_title(tmp_path: Path) -> None:
    first = read(below(tmp_path), table=1)
    assert records(only(first), "source_row", "nip") == [(3, NIPS[0]), (4, NIPS[1]), (5, NIPS[2])]
    assert "F_OTHER_TABLES" in codes(first)
    second = only(read(below(tmp_path), table=2))
    assert records(second, "source_row", "nip", "competency", "level") == [
        (10, NIPS[0], "INT", 3.0),
        (10, NIPS[0], "KS", 2.0),
        (11, NIPS[1], "INT", 3.0),
        (11, NIPS[1], "KS", 2.0),
    ]
    assert set(second.frame["method"]) == {"assessment_center"}


def test_tables_beside_each_other_are_told_apart(tmp_path: Path) -> None:
    tables = "1: employees (A1); 2: assessments (G1)"
    assert refused(beside(tmp_path)) == ("E_SEVERAL_TABLES", "Data", {"tables": tables})
    assert records(only(read(beside(tmp_path), table=1)), "source_row", "nip") == [(n + 2, NIPS[n]) for n in range(3)]
    table = only(read(beside(tmp_path), table=2))
    assert records(table, "source_row", "nip", "level", "origin_letter")[0] == (2, NIPS[0], 3.0, "J")


def test_a_small_table_above_a_larger_one_is_not_its_title(tmp_path: Path) -> None:
    """The second header has more known columns, and both stand within the first rows."""
    rows = [["NIP", "Nama", "Jabatan", "Unit Kerja"], [NIPS[5], "Satu", "Guru", "Dinas B"], [], *PEOPLE]
    code, _, details = refused(workbook(tmp_path / "a.xlsx", {"Data": rows}))
    assert (code, details) == ("E_SEVERAL_TABLES", {"tables": "1: employees (A1); 2: employees (A4)"})


def test_a_second_table_that_begins_far_below_is_read_when_chosen(tmp_path: Path) -> None:
    many = [[f"1987031220100{n:05}", "A", "Analis", "III/a", "Dinas A"] for n in range(300)]
    path = workbook(tmp_path / "a.xlsx", {"Data": [PEOPLE[0], *many, [], *SCORES]})
    assert refused(path)[2] == {"tables": "1: employees (A1); 2: assessments (A303)"}
    assert set(only(read(path, table=2)).frame["source_row"]) == {304, 305}


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_tables_in_a_text_are_told_though_the_second_is_wider(tmp_path: Path, delimiter: str) -> None:
    wide = [[*row, *(["PP", "PDO"] if not n else [1.0, 2.0])] for n, row in enumerate(SCORES)]
    path = text(tmp_path / "a.csv", [*PEOPLE, [], *wide], delimiter=delimiter)
    assert refused(path) == ("E_SEVERAL_TABLES", "", {"tables": "1: employees (A1); 2: assessments (A6)"})
    assert len(only(read(path, table=2)).frame) == 8


def test_one_table_is_one_whatever_is_asked_for(tmp_path: Path) -> None:
    page = [PEOPLE[0], *PEOPLE[1:3], PEOPLE[0], PEOPLE[3]]  # its header is printed on every page
    path = workbook(tmp_path / "a.xlsx", {"Data": page})
    assert records(only(read(path)), "source_row") == records(only(read(path, table=1)), "source_row") == [
        (2,), (3,), (5,)
    ]  # fmt: skip
    assert refused(path, table=2)[0] == "E_NO_TABLE"
