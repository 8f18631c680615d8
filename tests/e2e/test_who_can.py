"""Who can, worked out again from the exported tables, and the teams of a region's file."""

import csv
import re
from contextlib import closing
from datetime import date

import openpyxl
import pytest
from real_command import asnkarier

AS_OF = date(2026, 11, 2)
GIVEN = ("--as-of", AS_OF, "--json")


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("region", ["manokwari", "mamuju", "palangkaraya", "tanjungpinang"])
def test_experts_and_single_holders_agree_with_a_plain_recomputation(demo, tmp_path, region):
    tables = {}
    for table in ("employees", "assessments", "gaps", "experts", "single_holders", "staff_apart"):
        assert asnkarier("export", table, "-w", demo, "-r", region, "--out", tmp_path).code == 0
        (path,) = tmp_path.glob(f"{table}_{region}_*.csv")
        tables[table] = rows(path)
    config = asnkarier("config", "show", "-r", region, "--json").json["data"]["settings"]
    grades = config["assessments"]["evidence"]
    years = config["assessments"]["validity_years"]["versions"][-1]["value"]
    since = AS_OF.replace(year=AS_OF.year - years).isoformat()
    left_out = {each["nip"] for each in tables["staff_apart"] if each["counted"].lower() == "false"}
    staff = {each["nip"] for each in tables["employees"]} - left_out

    by_pair = {}
    for row in tables["assessments"]:
        if row["level"] and row["assessed_on"] <= AS_OF.isoformat() and row["nip"] in staff:
            by_pair.setdefault((row["nip"], row["competency"]), []).append(row)
    expected = {}
    for pair, found in by_pair.items():
        valid = [row for row in found if row["assessed_on"] >= since]
        best = (
            max(valid, key=lambda row: (grades[row["method"]], row["assessed_on"]))
            if valid
            else max(found, key=lambda row: (row["assessed_on"], grades[row["method"]]))
        )
        expected[pair] = (best["level"], best["method"], str(grades[best["method"]]), best["assessed_on"], not valid)
    produced = {
        (row["nip"], row["competency"]): (
            row["level"], row["method"], row["evidence"], row["assessed_on"], row["expired"].lower() == "true",
        )
        for row in tables["experts"]
    }  # fmt: skip
    assert produced == expected
    assert len(expected) > 1000

    units = {}
    for gap in tables["gaps"]:
        if gap["status"] != "exempt":
            units.setdefault((gap["opd"] or "–", gap["unor"] or "–", gap["competency"]), []).append(gap)
    alone = {}
    for key, found in units.items():
        met = [row["nip"] for row in found if row["status"] == "met"]
        unknown = sum(row["status"] in ("unassessed", "expired") for row in found)
        if len(met) == 1:
            alone[key] = (str(len(found)), str(unknown), met[0])
    holders = {
        (row["opd"], row["unor"], row["competency"]): (row["people"], row["unknown"], row["nip"])
        for row in tables["single_holders"]
    }
    assert holders == alone
    assert alone


def test_a_question_is_answered_under_its_own_name_and_not_stored(workspace, tmp_path):
    answer = asnkarier("experts", "teknologi informasi", "--level", "4", "-w", workspace, "--out", tmp_path, *GIVEN)
    data = answer.json["data"]
    assert (answer.code, data["competency"], data["entry"]) == (0, "TIK", None)
    assert data["people"] == sum(data["opds"].values()) > 0
    with closing(openpyxl.load_workbook(tmp_path / f"experts_mamuju_{AS_OF}_TIK_level-4.xlsx", read_only=True)) as book:
        people = list(book["Pegawai"].iter_rows(min_row=5, values_only=True))
    assert sum(row[5] == "✓ berlaku" for row in people if row[1]) == data["people"]
    assert all(row[4] >= 4 and re.fullmatch("[0-9]{18}", row[2]) for row in people if row[1])
    assert asnkarier("report", "experts", "-w", workspace, "--out", tmp_path, "--json").code == 0  # the region's


def test_an_unknown_competency_is_a_question_with_the_known_ones(workspace):
    answer = asnkarier("experts", "Ilmu Gaib", "-w", workspace)
    assert answer.code == 2
    assert "TIK (Pemanfaatan Teknologi Informasi)" in answer.err


def test_the_teams_of_the_regions_file(workspace, tmp_path):
    (workspace / "configs" / "mamuju.yaml").write_text(
        "extends: mamuju\n"
        "teams:\n"
        "  - {opd: Dinas Komunikasi dan Informatika, competency: TIK, level: 3, people: 2, basis: SK 1}\n"
        "  - {opd: Dinas Komunikasi dan Informatika, competency: TIK, level: 5, people: 400, basis: SK 2}\n"
        "  - {unit: Bidang yang Tidak Ada, competency: TIK, level: 1, people: 1, basis: SK 3}\n",
        encoding="utf-8",
    )
    answer = asnkarier("experts", "-w", workspace, "--out", tmp_path, *GIVEN)
    assert answer.code == 0, answer.err
    assert answer.json["data"]["teams"] == {"have": 1, "missing": 1, "nobody_there": 1}


@pytest.mark.parametrize(
    ("teams", "told"),
    [
        ("[{competency: TIK, level: 3, people: 2, basis: SK}]", "name an OPD or a unit"),
        ("[{opd: Inspektorat, competency: TIKK, level: 3, people: 2, basis: SK}]", "TIKK"),
        (
            "[{opd: Inspektorat, competency: TIK, level: 3, people: 2, basis: SK},"
            " {opd: INSPEKTORAT, competency: TIK, level: 3, people: 4, basis: SK}]",
            "given twice",
        ),
    ],
)
def test_a_team_that_cannot_be_meant_is_a_mistake_with_its_line(workspace, teams, told):
    (workspace / "configs" / "mamuju.yaml").write_text(f"extends: mamuju\nteams: {teams}\n", encoding="utf-8")
    answer = asnkarier("config", "check", "-r", "mamuju", "-w", workspace)
    assert answer.code == 2
    assert told in answer.err
    assert "mamuju.yaml:2" in answer.err
