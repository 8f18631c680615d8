"""Findings at rest follow the rows they speak of."""

from datetime import UTC, datetime

import pandas as pd
import pytest

from asnkarier.outcome import Finding
from asnkarier.storage.journal import Entry, Input
from asnkarier.tables.people import EMPLOYEES
from asnkarier.tables.results import FINDINGS
from asnkarier.workflows.stored_findings import Rows, as_findings, as_frame, replaced, superseded

A, B, C = "a" * 64, "b" * 64, "c" * 64
LEVEL = Finding("F_LEVEL_RANGE", "nilai.xlsx", "Rekap", "C7", "Integritas", "7", {"allowed": "1-5"}, sha256=A)
DATE = Finding("F_DATE_IGNORED", "pegawai.xlsx", "Data", "I3", "TMT", "31-02-2024", sha256=B)
PERSON = Finding("F_PERSON_UNKNOWN", "kinerja.xlsx", "SKP", "9", "nip", "19870101******1***", count=3)


def test_findings_come_back_as_they_were_stored():
    assert as_findings(as_frame([PERSON, LEVEL])) == (PERSON, LEVEL)


def test_what_is_gone_takes_its_own_findings_with_it():
    stored = as_frame([LEVEL, DATE])
    assert as_findings(replaced(stored, {("nilai.xlsx", A)}, [])) == (DATE,)
    assert as_findings(replaced(stored, {("nilai.xlsx", B)}, [])) == (LEVEL, DATE)


def test_what_a_later_file_mends_is_no_longer_told():
    """The performance file came first; the employee file that follows holds the person."""
    stored = as_frame([PERSON, DATE])
    assert as_findings(replaced(stored, {("pegawai.xlsx", B)}, [DATE])) == (DATE,)


def test_no_findings_are_no_rows():
    assert replaced(FINDINGS.empty(), set(), []).equals(FINDINGS.empty())


def people(file: str, numbers: range, entry: int | None = None) -> pd.DataFrame:
    rows = {"nip": [f"1987031220100110{n:02}" for n in numbers], "source_file": file, "import_id": entry}
    return EMPLOYEES.conform(pd.DataFrame(rows))


def journal(*inputs: Input) -> list[Entry]:
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    return [Entry(n, "", moment, "import", "", (each,), "", "", {}, {}, {}, 0) for n, each in enumerate(inputs, 1)]


@pytest.mark.parametrize(
    ("new", "read", "is_gone"),
    [
        (Input("pegawai.xlsx", A), range(10, 20), True),  # the same content once more
        (Input("pegawai.xlsx", B), range(10), True),  # the same people, mended
        (Input("pegawai.xlsx", B), range(4, 20), True),  # most of them, and others
        (Input("pegawai (1).xlsx", B), range(10), False),  # another file, whatever it holds
        (Input("pegawai.xlsx", B), range(10, 20), False),  # another office's file of the same name
        (Input("pegawai.xlsx (opd_b)", B), range(10, 20), False),
        (Input("pegawai.xlsx (opd_a)", B), range(10), True),  # this office's file, now sent with another's
    ],
)
def test_a_file_takes_the_place_of_an_earlier_one_whose_rows_it_states_again(new, read, is_gone):
    old = Input("pegawai.xlsx", A)
    current = as_frame([Finding("F_DATE_IGNORED", "pegawai.xlsx", "Data", "I3", sha256=A)])
    rows = Rows(EMPLOYEES.key, people("pegawai.xlsx", range(10), 1), people(new.file, read))
    gone = superseded(current, [new], lambda: [rows], journal(old))
    assert gone == ({("pegawai.xlsx", A)} if is_gone else set())


def test_findings_of_an_older_program_go_by_the_name_of_the_file():
    current = as_frame([Finding("F_DATE_IGNORED", "pegawai.xlsx", "Data", "I3")])
    assert superseded(current, [Input("pegawai.xlsx", C)], list, []) == {("pegawai.xlsx", "")}
    assert superseded(current, [Input("lain.xlsx", C)], list, []) == set()
