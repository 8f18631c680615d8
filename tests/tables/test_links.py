"""Rows that point to something another table does not have: told once for each name, and kept."""

import pandas as pd

from asnkarier.finding_kinds import CATALOGUE
from asnkarier.outcome import Severity
from asnkarier.tables import IMPORTED
from asnkarier.tables.links import check_links

KNOWN, UNKNOWN = "198707152010122003", "198901052015031001"


def table(name: str, *rows: dict[str, object]) -> pd.DataFrame:
    places = {"source_file": "a.xlsx", "source_sheet": "S"}
    return IMPORTED[name].conform(
        pd.DataFrame([places | {"source_row": row} | cells for row, cells in enumerate(rows, 2)])
    )


EMPLOYEES = table("employees", {"nip": KNOWN, "jabatan": "LURAH", "opd": "Inspektorat"})


def test_tables_that_fit_have_no_findings() -> None:
    tables = {
        "employees": EMPLOYEES,
        "assessments": table("assessments", {"nip": KNOWN, "competency": "INT"}),
        "standards": table("standards", {"scope": "person", "target": KNOWN}, {"scope": "jabatan", "target": "Lurah"}),
        "trainings": table("trainings", {"training": "T1", "funds": "apbd"}, {"training": "T2", "prerequisites": "T1"}),
        "training_competencies": table("training_competencies", {"training": "T1"}, {"training": "T2"}),
        "budgets": table("budgets", {"fund": "apbd", "opd": None}, {"fund": "apbd", "opd": "Inspektorat"}),
    }
    assert check_links(tables) == ()


def test_a_person_nobody_knows_is_told_once_with_a_count_and_masked() -> None:
    rows = [{"nip": UNKNOWN, "competency": competency} for competency in ("INT", "KOM", "KS")]
    (finding,) = check_links({"employees": EMPLOYEES, "assessments": table("assessments", *rows)})
    assert (finding.code, finding.cell, finding.count) == ("F_PERSON_UNKNOWN", "2", 3)
    assert finding.value == "19890105******1***"
    assert UNKNOWN not in repr(finding)


def test_every_kind_of_loose_end() -> None:
    tables = {
        "employees": EMPLOYEES,
        "standards": table(
            "standards", {"scope": "person", "target": UNKNOWN}, {"scope": "jabatan", "target": "CAMAT"}
        ),
        "trainings": table("trainings", {"training": "T1", "prerequisites": "T8;T9", "funds": "apbd;hibah"}),
        "training_competencies": table("training_competencies", {"training": "T7"}),
        "budgets": table("budgets", {"fund": "apbd", "opd": "Dinas Sihir"}),
        "needs": table("needs", {"nip": UNKNOWN, "opd": "Inspektorat"}),
    }
    findings = check_links(tables)
    assert [(finding.code, *finding.details.values()) for finding in findings] == [
        ("F_PERSON_UNKNOWN",),
        ("F_PERSON_UNKNOWN",),
        ("F_JABATAN_UNKNOWN", "CAMAT"),
        ("F_OPD_UNKNOWN", "Dinas Sihir"),
        ("F_TRAINING_UNKNOWN", "T7"),
        ("F_TRAINING_UNKNOWN", "T8, T9"),
        ("F_TRAINING_AIMLESS", "T1"),
        ("F_FUND_UNKNOWN", "hibah"),
    ]
    assert {CATALOGUE[finding.code].severity for finding in findings} == {Severity.WARNING}


def test_nothing_is_held_against_a_table_that_was_not_imported_yet() -> None:
    rows = table("assessments", {"nip": UNKNOWN, "competency": "INT"})
    assert check_links({"assessments": rows}) == ()
    assert check_links({"assessments": rows, "employees": IMPORTED["employees"].empty()}) == ()
    assert check_links({}) == ()


def test_many_loose_ends_are_listed_up_to_a_thousand() -> None:
    rows = table("assessments", *({"nip": f"19890105201503{number:04d}"} for number in range(1_200)))
    findings = check_links({"employees": EMPLOYEES, "assessments": rows})
    assert len(findings) == 1_001
    assert sum(finding.count for finding in findings) == 1_200


def test_an_opd_in_another_spelling_is_the_same_opd() -> None:
    budgets = table("budgets", {"opd": "INSPEKTORAT"}, {"opd": "Inspektorat."}, {"opd": "Inspektorat Dua"})
    (finding,) = check_links({"employees": EMPLOYEES, "budgets": budgets})
    assert (finding.code, finding.value) == ("F_OPD_UNKNOWN", "Inspektorat Dua")


def test_a_training_named_by_its_title_is_not_looked_for_in_the_catalogue() -> None:
    """A history holds trainings that no catalogue of the region ever had; a code that it lacks is a loose end."""
    took = {"nip": KNOWN, "year": 2019}
    tables = {
        "employees": EMPLOYEES,
        "trainings": table("trainings", {"training": "T1"}),
        "training_competencies": table("training_competencies", {"training": "T1"}),
        "participations": table(
            "participations",
            took | {"training": "PIM IV", "title": "PIM IV"},
            took | {"training": "T1", "title": "Arsip"},
            took | {"training": "T9", "title": "Arsip"},
            took | {"training": "T8"},
        ),
    }
    assert [(f.code, f.cell, f.value) for f in check_links(tables)] == [
        ("F_TRAINING_UNKNOWN", "4", "T9"),
        ("F_TRAINING_UNKNOWN", "5", "T8"),
    ]


def test_units_are_looked_for_by_their_codes() -> None:
    tables = {
        "employees": table("employees", {"nip": KNOWN, "unor_id": "A1"}),
        "units": table("units", {"unor_id": "A0"}, {"unor_id": "A1", "parent_id": "A9"}),
        "positions": table("positions", {"position_id": "P", "unor_id": "A7"}),
    }
    assert [(f.code, f.header, f.value) for f in check_links(tables)] == [
        ("F_UNOR_UNKNOWN", "parent_id", "A9"),
        ("F_UNOR_UNKNOWN", "unor_id", "A7"),
    ]
