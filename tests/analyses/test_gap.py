import pandas as pd
import pytest
from gap_cases import GENERIC, analysed, assessments, employees, exemptions, nip, standards

from asnkarier.tables.gap_results import GAPS

PENGAWAS = employees((nip(1), "A", "Dinas", "Bidang", "KEPALA SEKSI", "pengawas"))  # 2 in INT, KS and KOM


def row(found, excused=()):
    """Give INT of the one person as (status, level, assessed_on, gap, surplus), None where missing."""
    frame = analysed(PENGAWAS, standards(), assessments(*found), exemptions(*excused))
    line = frame.set_index("competency").loc["INT"]
    shown = line[["status", "level", "assessed_on", "gap", "surplus"]]
    return tuple(None if pd.isna(v) else str(v.date()) if isinstance(v, pd.Timestamp) else v for v in shown)


def on(day, level):
    return (nip(1), "INT", day, "superior", level)


EXCUSED = (nip(1), "INT", None)


@pytest.mark.parametrize(
    ("found", "excused", "expected"),
    [
        ([on("2025-01-01", 2)], [], ("met", 2, "2025-01-01", 0, 0)),
        ([on("2025-01-01", 5)], [], ("met", 5, "2025-01-01", 0, 3)),
        ([on("2025-01-01", 1)], [], ("gap", 1, "2025-01-01", 1, 0)),
        ([], [], ("unassessed", None, None, None, None)),
        ([on("2025-01-01", None)], [], ("unassessed", None, None, None, None)),
        ([on("2020-01-01", 5)], [], ("expired", None, "2020-01-01", None, None)),
        ([on("2025-01-01", 1)], [EXCUSED], ("exempt", 1, "2025-01-01", None, None)),
        ([on("2020-01-01", 1)], [EXCUSED], ("exempt", None, "2020-01-01", None, None)),
        ([], [EXCUSED], ("exempt", None, None, None, None)),
        ([], [(nip(1), "INT", "2026-03-01")], ("exempt", None, None, None, None)),
        ([], [(nip(1), "INT", "2026-02-28")], ("unassessed", None, None, None, None)),
        ([], [(nip(1), "KS", None)], ("unassessed", None, None, None, None)),
        ([], [(nip(2), "INT", None)], ("unassessed", None, None, None, None)),
    ],
)
def test_status_of_one_person_and_competency(found, excused, expected):
    assert row(found, excused) == expected


def test_the_table_is_complete_typed_and_sorted():
    people = employees(
        (nip(2), "B", "Dinas", None, "KEPALA SEKSI", "pengawas"),
        (nip(1), "A", None, "Bidang", "JURU ARSIP", "pelaksana"),
    )
    frame = analysed(people, standards(), assessments(), exemptions())
    assert list(frame.columns) == GAPS.names
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {c.name: c.dtype for c in GAPS.columns}
    assert list(zip(frame["nip"], frame["competency"], strict=True)) == [
        (person, code) for person in (nip(1), nip(2)) for code in sorted(GENERIC)
    ]
    assert set(frame.loc[frame["nip"] == nip(1), "name"]) == {"A"}
    assert frame.loc[frame["nip"] == nip(1), "opd"].isna().all()


def test_a_competency_the_dictionary_lost_keeps_its_row():
    asked = standards(("person", nip(1), "OLD", 2, None, "2020-01-01", None))
    frame = analysed(PENGAWAS, asked, assessments(), exemptions()).set_index("competency")
    assert frame.loc["OLD", "status"] == "unassessed"
    assert pd.isna(frame.loc["OLD", "kind"])


def test_nobody_and_nothing():
    assert analysed(employees(), standards(), assessments(), exemptions()).empty
    assert analysed(employees(), standards(), assessments(on("2025-01-01", 2)), exemptions(EXCUSED)).empty
