"""A stored plan is changed by the office: decided by file, kept, edited in its workbook, compared."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from real_command import asnkarier, state
from twelve_people import plan

from asnkarier.storage.store import Store


@pytest.fixture
def workspace(planned, tmp_path):
    """A copy of that office, to change."""
    return shutil.copytree(planned, tmp_path / "w")


def stored(workspace, table="plan"):
    return Store(workspace / "store", "mamuju").load(table)


def seats(frame):
    return set(frame[["nip", "training"]].itertuples(index=False, name=None))


def decisions_file(path, rows):
    book = Workbook()
    for row in [("Keputusan Kepala BKPSDM",), (), ("NIP", "Kode Pelatihan", "Keputusan", "Alasan"), *rows]:
        book.active.append(row)
    book.save(path)
    return path


def test_the_office_changes_the_plan(workspace, tmp_path):
    first = stored(workspace)
    (one, other, third) = first.drop_duplicates("nip").head(3)[["nip", "training"]].itertuples(index=False, name=None)
    file = decisions_file(
        tmp_path / "keputusan.xlsx",
        [(*one, "Tetap", "janji"), (*other, "batal", None), (third[0], "*", "larang", "cuti besar")],
    )
    answer = plan(workspace, "--keep", "current", "--decisions", file)
    assert answer.code == 0, answer.err
    data, now = answer.json["data"], stored(workspace)
    assert one in seats(now)
    assert other not in seats(now)
    assert third[0] not in set(now["nip"])
    assert data["decisions"] == 3
    assert data["kept"] == len(seats(first) & seats(now))
    assert (data["dropped"], data["added"]) == (len(seats(first) - seats(now)), len(seats(now) - seats(first)))
    reasons = stored(workspace, "plan_changes").query("change == 'dropped'").set_index(["nip", "training"])["reason"]
    assert reasons[other] == "banned"

    # Its workbook is edited: the decisions stand on, one is taken back, and somebody comes instead.
    path = workspace / "reports" / "plan-training_mamuju_2027.xlsx"
    book = load_workbook(path)
    sheet = book["Rencana per Orang"]
    columns = {cell.value: number for number, cell in enumerate(sheet[4], 1)}
    kept = next(row for row in range(5, sheet.max_row + 1) if sheet.cell(row, columns["Keputusan"]).value == "Tetap")
    assert sheet.cell(kept, columns["NIP"]).value == one[0]
    sheet.cell(kept, columns["Keputusan"]).value = None
    nips = {row: sheet.cell(row, columns["NIP"]).value for row in range(5, sheet.max_row + 1)}
    gone = next(row for row, nip in nips.items() if nip not in {one[0], third[0]})
    sheet.cell(gone, columns["Keputusan"]).value = "Batal"
    nip = nips[gone]
    book.save(tmp_path / "disunting.xlsx")
    edited = plan(workspace, "--edited", tmp_path / "disunting.xlsx")
    assert edited.code == 0, edited.err
    table = stored(workspace, "plan_decisions").fillna("")
    assert {tuple(row) for row in table[["nip", "training", "decision"]].to_numpy()} >= {
        (*other, "ban"),
        (third[0], "*", "ban"),
    }
    assert nip in set(table["nip"])
    assert one[0] not in set(table["nip"])

    # By now it is a workbook of an older plan: as what is to be edited it is refused, as what is to be kept it is not.
    again = plan(workspace, "--edited", tmp_path / "disunting.xlsx")
    assert (again.code, "of an older plan" in again.out) == (4, True)
    assert plan(workspace, "--keep", tmp_path / "disunting.xlsx").code == 0


def test_a_plan_is_tried_under_other_effects(workspace):
    """The plan itself stays as it is; without draws the table has no row."""
    before = stored(workspace)
    assert stored(workspace, "plan_robust").empty
    answer = asnkarier("plan-training", "--year", "2027", "--prices", "0", "--robust", "3", "-w", workspace)
    assert answer.code == 0, answer.err
    assert "drawn 3 times (assumed, not measured)" in answer.out
    assert seats(stored(workspace)) == seats(before)
    found = stored(workspace, "plan_robust")
    assert set(found["training"].dropna()) == set(before["training"])
    assert set(found["made_again"]) == {3}
    assert "Kekokohan" in load_workbook(workspace / "reports" / "plan-training_mamuju_2027.xlsx").sheetnames


def test_an_edited_workbook_is_no_table_to_import(workspace, tmp_path):
    money = tmp_path / "baru.csv"
    money.write_text("year,fund,opd,ceiling,window\n2028,apbd,,30000000,murni\n", encoding="utf-8")
    path = workspace / "reports" / "plan-training_mamuju_2027.xlsx"
    before, command = state(workspace / "store"), "asnkarier plan-training --region mamuju --year 2027 --edited FILE"

    # As it was written it says nothing; with it, nothing else is imported either, and a sheet of it is no table.
    for given in ((path, money), (path, "--sheet", "Per Pelatihan"), (path, "--dry-run")):
        untouched = asnkarier("import", *given, "-w", workspace)
        assert untouched.code == 4
        assert "mamuju for 2027, and nothing stands in its yellow columns" in untouched.err
        assert command in untouched.err
        assert untouched.err.count("E_") == 1
        assert state(workspace / "store") == before

    book = load_workbook(path)
    sheet = book["Rencana per Orang"]
    columns = {cell.value: number for number, cell in enumerate(sheet[4], 1)}
    sheet.cell(5, columns["Keputusan"]).value = "Batal"
    sheet.cell(7, columns["Catatan"]).value = "janji"
    book.save(workspace / "inbox" / "disunting.xlsx")
    refused = asnkarier("import", workspace / "inbox" / "disunting.xlsx", money, "-w", workspace)
    assert refused.code == 4
    assert "E_PLAN_WORKBOOK" in refused.err
    assert "mamuju for 2027, with 2 rows filled in" in refused.err
    assert state(workspace / "store") == before

    # In the inbox it does not hold back the other files.
    shutil.copy(money, workspace / "inbox" / "baru.csv")
    night = asnkarier("run", "-w", workspace, "--json").json
    steps = [(each["step"], each["exit_code"]) for each in night["data"]["steps"] if each["step"] == "import"]
    assert steps == [("import", 0), ("import", 4)]
    assert [each["code"] for each in night["problems"] if each["file"] == "disunting.xlsx"] == ["E_PLAN_WORKBOOK"]
    assert night["exit_code"] == 4


def test_what_cannot_be_followed_publishes_nothing(workspace, tmp_path):
    before = stored(workspace)
    person = before["nip"].iat[0]
    catalogue = stored(workspace, "trainings")
    gone = plan(workspace, "--lock", f"{person}=TIDAK-ADA")
    assert (gone.code, "is no seat" in gone.out) == (2, True)
    stranger = plan(workspace, "--ban", f"199001012015011099={catalogue['training'].iat[0]}")
    assert (stranger.code, "F_DECISION_PERSON" in stranger.out) == (4, True)
    own = sorted(seats(before[before["nip"] == person]))
    both = decisions_file(tmp_path / "a.xlsx", [(person, "*", "batal", None), (*own[0], "tetap", None)])
    assert "F_DECISION_AGAINST" in plan(workspace, "--decisions", both).out
    number = decisions_file(tmp_path / "b.xlsx", [(int(person), before["training"].iat[0], "tetap", None)])
    assert "F_DECISION_NIP" in plan(workspace, "--decisions", number).out

    # A budget of one rupiah too little for a seat that is decided.
    dear = before.sort_values(["cost", "nip"]).iloc[-1]
    poor = plan(workspace, "--lock", f"{dear['nip']}={dear['training']}", "--budget", dear["cost"] - 1)
    assert (poor.code, "cannot all be kept" in poor.out, dear["nip"] in poor.out) == (5, True, False)
    pd.testing.assert_frame_equal(stored(workspace), before)


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (("--year", "2027", "-r", "manokwari"), "is a plan of mamuju, not of manokwari"),
        (("--year", "2028"), "is the plan of 2027, not of 2028"),
    ],
)
def test_the_workbook_of_another_plan_is_refused(workspace, year, told):
    book = workspace / "reports" / "plan-training_mamuju_2027.xlsx"
    answer = plan(workspace, "--edited", book, year=year)
    assert (answer.code, told in answer.out) == (4, True), answer.err


def test_scenarios_stand_side_by_side_and_nothing_is_stored(workspace, tmp_path):
    before = stored(workspace)
    code = before["training"].value_counts().index[0]
    texts = {
        "kurang.yaml": "name: Separuh\nceilings: {apbd: 0.5}\n",
        "tanpa.yaml": f"name: Tanpa\ntrainings:\n  - {{training: {code}, remove: true}}\n",
        "nol.yaml": "name: Nol\nbudget: 0\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    head = Store(workspace / "store", "mamuju").head().number
    answer = plan(workspace, *(part for name in texts for part in ("--scenario", tmp_path / name)))
    assert answer.code == 0, answer.err
    rows = {row["name"]: row for row in answer.json["data"]["alternatives"]}
    assert list(rows) == ["base", "Separuh", "Tanpa", "Nol", "by_hand"]
    assert rows["Separuh"]["budget"] < rows["base"]["budget"]
    for name in ("Separuh", "Tanpa", "by_hand"):
        assert rows[name]["objective"] <= rows["base"]["upper_bound"] + 1e-6
    assert rows["Tanpa"]["dropped"] >= (before["training"] == code).sum() * 0.9
    assert rows["by_hand"]["broken"] is None
    assert rows["Nol"]["remark"].startswith("Tidak ada")
    assert Store(workspace / "store", "mamuju").head().number == head
    pd.testing.assert_frame_equal(stored(workspace), before)
    book = load_workbook(workspace / "reports" / "scenarios_mamuju_2027.xlsx")
    names = [cell.value for cell in book.worksheets[0]["A"][4:]]
    assert names[:4] == ["Rencana ini", "Separuh", "Tanpa", "Nol"]
    assert names[4].startswith("Secara manual")


@pytest.mark.parametrize("study", [("--robust", "3"), ("--budget-steps",)])
def test_plans_side_by_side_are_not_studied_further(workspace, study):
    """It was ignored without a word."""
    answer = plan(workspace, "--compare", *study)
    assert (answer.code, "nothing is drawn for them" in answer.out) == (2, True), answer.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: base\n", "is taken by another plan"),
        ("name: A\nceilings: {apbx: 0.5}\n", "names a fund that the region has not: apbx"),
        ("name: A\ntrainings: [{training: TIDAK-ADA, remove: true}]\n", "which the catalogue has not"),
    ],
)
def test_a_scenario_that_means_nothing_is_refused(workspace, tmp_path, text, told):
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    answer = plan(workspace, "--scenario", file)
    assert (answer.code, told in answer.out) == (2, True), answer.err
