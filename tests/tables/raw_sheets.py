"""Sheets as a reader hands them to the check, written as rows."""

from collections.abc import Mapping, Sequence
from string import ascii_uppercase

import pandas as pd

from asnkarier.tables import IMPORTED
from asnkarier.tables.check import Checked, check
from asnkarier.tables.raw import Cell, Origin, RawTable
from asnkarier.tables.vocabulary import StructuralJabatan, Vocabulary

WORDS = Vocabulary(
    competencies={"int": "INT", "integritas": "INT", "kom": "KOM", "komunikasi": "KOM", "kerja sama": "KS"},
    units={"dinas kesehatan": "Dinas Kesehatan", "dinkes": "Dinas Kesehatan", "inspektorat": "Inspektorat"},
    structural=(StructuralJabatan(r"^KEPALA DINAS\b", "II.b"), StructuralJabatan(r"^KEPALA BIDANG\b", "III.b")),
    choices={
        "jenis_jabatan": {"jabatan fungsional": "fungsional", "jabatan struktural": "struktural"},
        "education": {"s 1 sarjana": "S1"},
        "form": {"seminar": "seminar", "pelatihan teknis": "pelatihan_teknis"},
        "fund": {"apbd": "apbd", "dau": "dau"},
        "funds": {"apbd": "apbd", "dau": "dau"},
    },
)


def sheet(table: str, rows: Sequence[Mapping[str, Cell]], blank_rows: int = 0) -> RawTable:
    """Give a sheet with its header in row 1 and its columns in the order of the first row that has them."""
    names = list(dict.fromkeys(name for row in rows for name in row if name != "source_row"))
    frame = pd.DataFrame([[row.get(name) for name in names] for row in rows], columns=names, dtype=object)
    frame["source_row"] = [row.get("source_row", number) for number, row in enumerate(rows, start=2)]
    origins = {name: Origin(letter, name.upper()) for letter, name in zip(ascii_uppercase, names, strict=False)}
    return RawTable(
        table, "pegawai.xlsx", "Data", frame, origins, frame["source_row"].nunique() + blank_rows, blank_rows
    )


def checked(table: str, rows: Sequence[Mapping[str, Cell]], blank_rows: int = 0) -> Checked:
    return check(IMPORTED[table], sheet(table, rows, blank_rows), WORDS)


def codes(result: Checked) -> list[str]:
    return [finding.code for finding in result.findings]


def employee(**cells: Cell) -> dict[str, Cell]:
    """Give a row without faults, with what is to be different."""
    return {
        "nip": "198707152010122003",
        "name": "SITI RAHMA",
        "employment": "PNS",
        "birth_date": "15-07-1987",
        "sex": "P",
        "golongan": "III/b",
        "jenis_jabatan": "fungsional",
        "jabatan": "PERAWAT AHLI MUDA",
        "opd": "Dinas Kesehatan",
    } | cells


def training(**cells: Cell) -> dict[str, Cell]:
    return {
        "training": "T1",
        "title": "Dasar Komunikasi",
        "form": "Seminar",
        "route": "klasikal",
        "jp": "40 JP",
        "days": 5.0,
        "cost_per_participant": "Rp 1.250.000",
        "cost_per_class": 0.0,
        "seats_min": 10.0,
        "seats_max": 30.0,
        "classes_max": 2.0,
        "funds": "APBD; DAU",
    } | cells


def budget(**cells: Cell) -> dict[str, Cell]:
    return {"year": 2026.0, "fund": "APBD", "opd": None, "ceiling": 500_000_000.0, "window": "murni"} | cells


def score(**cells: Cell) -> dict[str, Cell]:
    return {
        "nip": "198707152010122003",
        "competency": "Integritas",
        "assessed_on": "2025-03-12",
        "method": "Assessment Center",
        "level": 3.0,
    } | cells
