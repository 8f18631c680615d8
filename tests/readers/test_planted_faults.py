"""A workbook with 200 planted faults: each is found in its cell by its code, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from sent_files import GENERIC, VOCABULARY, read, workbook

from asnkarier.finding_kinds import severity
from asnkarier.outcome import Finding, Severity
from asnkarier.tables import IMPORTED
from asnkarier.tables.check import check

SEED = 20261127
PER_KIND = 10
ROWS = 400

Row = dict[str, Any]
Fault = tuple[str, str, Callable[[Row], Any]]
"""The code it is found by, the header of the cell it stands in, and what is written there instead."""


def person(rng: Random, number: int) -> Row:
    """Give a person about whom nothing is wrong."""
    born = date(rng.randint(1970, 1995), rng.randint(1, 12), rng.randint(1, 28))
    sex = rng.randint(1, 2)
    appointed = f"{rng.randint(2014, 2023)}{rng.randint(1, 12):02}"
    nip = f"{born:%Y%m%d}{appointed}{sex}{number % 900 + 1:03}"
    return {
        "NIP": nip,
        "Nama": f"ORANG CONTOH {number}",
        "Jenis Kelamin": "LP"[sex - 1],
        "Tanggal Lahir": f"{born:%d-%m-%Y}",
        "Golongan": rng.choice(("II/c", "III/a", "III/b", "III/d", "IV/a")),
        "TMT Jabatan": f"{rng.randint(13, 28)}-0{rng.randint(1, 9)}-2024",
        "Jabatan": "Perencana Ahli Muda",
        "Jenis ASN": "PNS",
        "Unit Kerja": "Bidang Contoh - Dinas Contoh",
    }


EMPLOYEE_FAULTS: list[Fault] = [
    ("F_NIP_NUMBER", "NIP", lambda row: float(row["NIP"])),
    ("F_NIP_NUMBER", "NIP", lambda row: f"{float(row['NIP']):.14E}"),
    ("F_NIP_LENGTH", "NIP", lambda row: row["NIP"][:17]),
    ("F_NIP_LENGTH", "NIP", lambda row: row["NIP"] + "0"),
    ("F_NIP_OLD", "NIP", lambda row: row["NIP"][:9]),
    ("F_NIP_SERIAL", "NIP", lambda row: row["NIP"][:15] + "000"),
    ("F_REQUIRED", "NIP", lambda row: None),
    ("F_ERROR_CELL", "NIP", lambda row: "=A1"),
    ("F_NIP_SEX", "Jenis Kelamin", lambda row: "PL"["LP".index(row["Jenis Kelamin"])]),
    ("F_NIP_DATE", "Tanggal Lahir", lambda row: "29-12-1969"),
    ("F_DATE_IGNORED", "TMT Jabatan", lambda row: "31-02-2024"),
    ("F_ERROR_IGNORED", "TMT Jabatan", lambda row: "=A1"),
    ("F_GRADE_UNKNOWN", "Golongan", lambda row: "III/z"),
    ("F_NIP_TYPE", "Jenis ASN", lambda row: "PPPK"),
]
SCORE_FAULTS: list[Fault] = [
    ("F_LEVEL_RANGE", "Level Capaian", lambda row: 7),
    ("F_LEVEL_RANGE", "Level Capaian", lambda row: "tiga koma"),
    ("F_ERROR_CELL", "Level Capaian", lambda row: "=A1"),
    ("F_COMPETENCY_BAD", "Kompetensi", lambda row: "Menyulam"),
    ("F_DATE_BAD", "Tanggal Penilaian", lambda row: "31-02-2025"),
    ("F_NIP_LENGTH", "NIP", lambda row: row["NIP"][:17]),
]


def planted(rng: Random, rows: list[Row], faults: list[Fault]) -> set[tuple[str, str]]:
    """Change cells, at most one in a row; give code and address of each."""
    found = set()
    places = rng.sample(range(1, len(rows)), PER_KIND * len(faults))
    for place, (code, header, change) in zip(places, [each for each in faults for _ in range(PER_KIND)], strict=True):
        rows[place][header] = change(rows[place])
        found.add((code, f"{'ABCDEFGHIJ'[list(rows[place]).index(header)]}{place + 2}"))
    return found


def told(findings: list[Finding]) -> set[tuple[str, str]]:
    return {(each.code, each.cell) for each in findings if severity(each) is not Severity.INFO}


def test_200_planted_faults_are_found_and_no_other(tmp_path: Path) -> None:
    rng = Random(SEED)  # noqa: S311 - a drawing, no secret
    people = [person(rng, number) for number in range(ROWS)]
    scores = [
        {
            "NIP": each["NIP"], "Nama": each["Nama"], "Kompetensi": rng.choice(list(GENERIC.values())),
            "Level Capaian": rng.randint(1, 5), "Tanggal Penilaian": "20-08-2025", "Metode": "Assessment Center",
        }
        for each in people
    ]  # fmt: skip
    expected = {
        "employees": planted(rng, people, EMPLOYEE_FAULTS),
        "assessments": planted(rng, scores, SCORE_FAULTS),
    }
    assert sum(map(len, expected.values())) == 200
    sheets = {
        name: [list(rows[0]), *(list(row.values()) for row in rows)]
        for name, rows in (("Pegawai", people), ("Hasil", scores))
    }
    result = read(workbook(tmp_path / "a.xlsx", sheets))
    assert [finding for finding in result.findings if finding.code != "F_HEADER_SKIPPED"] == []
    for table in result.tables:
        checked = check(IMPORTED[table.table], table, VOCABULARY, today=date(2026, 11, 27))
        assert told(list(checked.findings)) == expected[table.table]
        assert checked.rows == ROWS == checked.accepted + checked.refused
