"""What the columns of the tables say about each other, and that every table is registered."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest

import asnkarier.tables
from asnkarier.finding_kinds import CATALOGUE
from asnkarier.tables import (
    IMPORTED,
    RESULTS,
    TABLES,
    development,
    expert_results,
    gap_results,
    ip_asn_results,
    jp_results,
    need_results,
    organisation,
    people,
    plan_results,
    results,
)
from asnkarier.tables.links import LINK_CODES, check_links
from asnkarier.tables.people import EMPLOYEES, NIP
from asnkarier.tables.references import JABATAN, TRAINING
from asnkarier.tables.schema import Column, Kind, Table, imported

REFERRING = [(table, column) for table in TABLES.values() for column in table.columns if column.refers_to]
KNOWN, UNKNOWN = "198707152010122003", "198901052015031001"


def sheet(table: Table, *rows: dict[str, object]) -> pd.DataFrame:
    places = {"source_file": "a.xlsx", "source_sheet": "S"}
    return table.conform(pd.DataFrame([places | {"source_row": row} | cells for row, cells in enumerate(rows, 2)]))


@pytest.mark.parametrize(("table", "column"), REFERRING, ids=lambda each: each.name)
def test_a_column_refers_to_what_exists(table: Table, column: Column) -> None:
    for reference in column.refers_to:
        target = IMPORTED[reference.table][reference.column]
        assert target.dtype == column.dtype
        assert {reference.code, reference.unused} - {""} <= set(CATALOGUE)
        # A personal value fills no place of a sentence; any other value fills one.
        assert bool(reference.place) is not target.personal
        if reference.when:
            beside, value = reference.when
            assert value in table[beside].choices


def test_every_number_of_a_person_refers_to_the_employees() -> None:
    """But the superior's: heads of a region and officials of other governments are superiors too."""
    silent = [
        (table.name, column.name)
        for table in TABLES.values()
        for column in table.columns
        if column.kind is Kind.NIP and not column.refers_to
    ]
    assert silent == [("employees", "superior_nip")]


def test_a_new_table_with_a_nip_is_checked_without_being_named_anywhere() -> None:
    medals = imported("medals", "One medal of one person", ("nip",), NIP)
    frames = {"employees": sheet(EMPLOYEES, {"nip": KNOWN}), "medals": sheet(medals, {"nip": KNOWN}, {"nip": UNKNOWN})}
    (finding,) = check_links(frames, IMPORTED | {"medals": medals})
    assert (finding.code, finding.header, finding.cell) == ("F_PERSON_UNKNOWN", "nip", "3")
    assert (finding.value, dict(finding.details)) == ("19890105******1***", {})


def test_a_list_and_a_condition_hold_for_any_table() -> None:
    column = Column("about", Kind.LIST, "", refers_to=(TRAINING, JABATAN.where("kind", "jabatan")))
    letters = imported("letters", "One letter", ("kind",), Column("kind", Kind.TEXT, ""), column)
    frames = {
        "employees": sheet(EMPLOYEES, {"nip": KNOWN, "jabatan": "Lurah"}),
        "trainings": sheet(IMPORTED["trainings"], {"training": "Lurah"}),
        "letters": sheet(letters, {"kind": "jabatan", "about": "LURAH;CAMAT"}, {"kind": "other", "about": "Lurah"}),
    }
    told = [(finding.code, finding.cell, finding.value) for finding in check_links(frames, IMPORTED | {"l": letters})]
    assert told == [("F_JABATAN_UNKNOWN", "2", "CAMAT"), ("F_TRAINING_UNKNOWN", "2", "LURAH, CAMAT")]


def test_personal_values_stand_in_no_details() -> None:
    """Several in one cell, and a standard for a person, whose own column is not personal."""
    attendance = imported(
        "attendance",
        "One day",
        ("day",),
        Column("day", Kind.TEXT, ""),
        Column("nips", Kind.LIST, "", refers_to=NIP.refers_to),
    )
    frames = {
        "employees": sheet(EMPLOYEES, {"nip": KNOWN}),
        "attendance": sheet(attendance, {"day": "Monday", "nips": f"{UNKNOWN};{KNOWN};{UNKNOWN[:-1]}2"}),
        "standards": sheet(IMPORTED["standards"], {"scope": "person", "target": UNKNOWN}),
    }
    findings = check_links(frames, IMPORTED | {"attendance": attendance})
    assert {finding.value for finding in findings} == {"19890105******1***", "19890105******1***, 19890105******1***"}
    assert UNKNOWN[8:14] not in repr(findings)


def test_the_codes_between_tables_are_those_of_the_references() -> None:
    assert {
        "F_PERSON_UNKNOWN",
        "F_JABATAN_UNKNOWN",
        "F_OPD_UNKNOWN",
        "F_UNOR_UNKNOWN",
        "F_TRAINING_UNKNOWN",
        "F_TRAINING_AIMLESS",
        "F_FUND_UNKNOWN",
    } == LINK_CODES


def tables_of(module: ModuleType) -> list[Table]:
    return [value for value in vars(module).values() if isinstance(value, Table)]


@pytest.mark.parametrize("module", [people, development, organisation], ids=lambda module: module.__name__)
def test_every_table_of_a_module_is_listed_below_it(module) -> None:
    assert list(module.TABLES) == tables_of(module)
    assert all(TABLES[table.name] is table for table in tables_of(module))


def test_every_table_of_a_study_is_listed_among_the_results() -> None:
    studies = (gap_results, ip_asn_results, need_results, expert_results, jp_results, plan_results)
    defined = {table.name for module in studies for table in tables_of(module)}
    assert {table.name for table in results.TABLES} == defined | {"findings"}


LAID_OUT_ONLY = ["masked_figures.py"]
"""Modules of tables that are written into documents and never stored."""


def test_no_other_module_defines_tables() -> None:
    for file in Path(asnkarier.tables.__path__[0]).glob("*.py"):
        if file.name in LAID_OUT_ONLY:
            continue
        module = import_module(f"asnkarier.tables.{file.stem}" if file.stem != "__init__" else "asnkarier.tables")
        own = [value for value in vars(module).values() if isinstance(value, Table)]
        assert all(TABLES.get(table.name) is table for table in own), file.name
    assert list(TABLES) == [*IMPORTED, *RESULTS]
