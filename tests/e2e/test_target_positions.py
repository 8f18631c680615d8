"""Gaps against a position other than the one held: under their own name, never in the place of the region's."""

import csv
from contextlib import closing
from datetime import date

import openpyxl
import pytest
from real_command import asnkarier

AS_OF = date(2026, 11, 2)


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def exported(workspace, table, folder):
    assert asnkarier("export", table, "-w", workspace, "--out", folder).code == 0
    (path,) = folder.glob(f"{table}_mamuju_*.csv")
    return rows(path)


def analysed(workspace, folder, *given):
    asked = ("-w", workspace, "--as-of", AS_OF, "--format", "csv,xlsx,md", "--out", folder, "--json")
    return asnkarier("gap-analysis", *asked, *given)


def test_one_person_against_a_tier_is_told_by_the_required_levels_of_that_tier(demo, tmp_path):
    held = {(row["nip"], row["competency"]): row for row in exported(demo, "gaps", tmp_path)}
    nip = next(row["nip"] for row in held.values() if row["jenjang"] == "pelaksana" and row["status"] == "met")
    before = asnkarier("history", "-w", demo, "--json").json["data"]["entries"]
    answer = analysed(demo, tmp_path, "--target-jabatan", "administrator", "--nip", nip)
    assert answer.code == 0, answer.err
    data = answer.json["data"]
    assert (data["entry"], data["target"], data["people"], data["targets_unknown"]) == (None, "administrator", 1, 0)
    assert asnkarier("history", "-w", demo, "--json").json["data"]["entries"] == before  # nothing was stored

    (path,) = tmp_path.glob(f"gap-analysis_mamuju_{AS_OF}_target-administrator_*.csv")
    assert nip not in path.name
    settings = asnkarier("config", "show", "-r", "mamuju", "--json").json["data"]["settings"]
    level = settings["standards"]["jenjang_levels"]["versions"][-1]["value"]["administrator"]
    found = rows(path)
    generic = {each["code"] for each in settings["competencies"]["generic"]["versions"][-1]["value"]}
    assert {row["competency"] for row in found} >= generic
    for row in found:
        assert (row["nip"], row["jabatan"], row["jenjang"]) == (nip, "administrator", "administrator")
        if row["standard_scope"] == "jenjang" and row["competency"] in generic:
            assert int(row["level_required"]) == level
        if (nip, row["competency"]) in held:
            assert row["level"] == held[nip, row["competency"]]["level"]  # what is held is held
        if row["level"]:
            assert int(row["gap"]) == max(0, int(row["level_required"]) - int(row["level"]))
    letter = next(tmp_path.glob("*_target-administrator_*.md")).read_text(encoding="utf-8")
    assert "administrator" in letter.splitlines()[2]


def test_a_list_of_targets_is_read_as_an_import_reads_cells(demo, tmp_path):
    young = [row["nip"] for row in exported(demo, "employees", tmp_path) if "1970" < row["nip"][:4] < "1990"]
    people = young[:2]  # nobody is past the retirement age of the target
    file = tmp_path / "calon.csv"
    file.write_text(
        "Daftar calon\n\nNo;NIP;Jabatan Target\n"
        f"1;'{people[0]};Kepala Bidang Mutasi\n"
        f"2;{people[1][:8]} {people[1][8:14]} {people[1][14]} {people[1][15:]};administrator\n"
        "3;19800711 2005;administrator\n"
        "4;199001012015011902;administrator\n"
        f"5;{people[1]};\n",
        encoding="utf-8",
    )
    answer = analysed(demo, tmp_path, "--target-file", file)
    assert answer.code == 3, answer.err  # a NIP cut short and a row without a position
    assert {finding["code"] for finding in answer.json["problems"]} >= {"F_NIP_LENGTH", "F_REQUIRED"}
    found = rows(tmp_path / f"gap-analysis_mamuju_{AS_OF}_target-calon-csv.csv")
    assert {(row["nip"], row["jabatan"]) for row in found} == {
        (people[0], "Kepala Bidang Mutasi"), (people[1], "administrator"),
    }  # fmt: skip
    assert answer.json["data"]["targets_unknown"] == 1


def test_the_position_held_is_no_target_and_two_targets_are_a_question(demo, tmp_path):
    young = [row["nip"] for row in exported(demo, "employees", tmp_path) if "1970" < row["nip"][:4] < "1990"]
    file = tmp_path / "calon.csv"
    file.write_text(f"NIP;Jabatan;Jabatan Target\n'{young[0]};Camat;administrator\n", encoding="utf-8")
    assert analysed(demo, tmp_path, "--target-file", file).code == 0
    found = rows(tmp_path / f"gap-analysis_mamuju_{AS_OF}_target-calon-csv.csv")
    assert {row["jabatan"] for row in found} == {"administrator"}
    file.write_text(f"NIP;Jabatan Target;Jabatan Tujuan\n'{young[0]};Camat;administrator\n", encoding="utf-8")
    answer = analysed(demo, tmp_path, "--target-file", file)
    assert answer.code == 2
    assert "B “Jabatan Target”, C “Jabatan Tujuan”" in answer.json["error"]


@pytest.mark.parametrize(
    "given",
    [
        ("--nip", "198007112005071901"),
        ("--target-jabatan", "administrator", "--nip", "198007112005071999"),
        ("--target-jabatan", "administrator", "--nip", "12"),
        ("--target-jabatan", " - "),
        ("--target-jabatan", "administrator", "--target-file", "calon.csv"),
    ],
)
def test_what_cannot_be_meant_is_refused(demo, tmp_path, given):
    answer = analysed(demo, tmp_path, *given)
    assert answer.code == 2
    assert not list(tmp_path.iterdir())


def test_a_position_of_which_nothing_is_known_requires_nothing_and_is_told(demo, tmp_path):
    answer = analysed(demo, tmp_path, "--target-jabatan", "Penasihat Agung", "--opd", "Dinas Sosial")
    assert answer.code == 0, answer.err
    data = answer.json["data"]
    assert (data["people"], data["without_standard"]) == (0, data["employees"])
    assert {problem["code"] for problem in answer.json["problems"]} == {"F_NO_STANDARD"}


def test_a_list_without_the_columns_is_refused(demo, tmp_path):
    file = tmp_path / "calon.csv"
    file.write_text("Nama;Alamat\nAni;Mamuju\n", encoding="utf-8")
    assert analysed(demo, tmp_path, "--target-file", file).code == 2


def test_exemptions_show_reason_and_by_whom(demo, tmp_path):
    gaps = [row for row in exported(demo, "gaps", tmp_path) if row["status"] == "exempt"]
    given = {(row["nip"], row["competency"]): row for row in exported(demo, "exemptions", tmp_path)}
    with closing(
        openpyxl.load_workbook(demo / "reports" / f"gap-analysis_mamuju_{AS_OF}.xlsx", read_only=True)
    ) as book:
        header, *shown = [row for row in book["Pengecualian"].iter_rows(min_row=4, values_only=True) if row[0]]
    by_title = [dict(zip(header, row, strict=True)) for row in shown]
    told = sorted((row["NIP"], row["Alasan"], row["Ditetapkan oleh"]) for row in by_title)
    wanted = [given[row["nip"], row["competency"]] for row in gaps]
    assert told == sorted((row["nip"], row["reason"], row["granted_by"]) for row in wanted)
    assert told
