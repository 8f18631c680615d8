"""A stored plan is changed by the office: decided by file, kept, edited in its workbook."""

from __future__ import annotations

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from real_command import asnkarier

from asnkarier.storage.store import Store

YEAR = ("--year", "2027", "-r", "manokwari", "--gap-tolerance", "0.02")


def plan(workspace, *more, year=YEAR):
    return asnkarier("plan-training", *year, "-w", workspace, *more, "--json")


def stored(workspace, table="plan"):
    return Store(workspace / "store", "manokwari").load(table)


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
    assert len(reasons) < 0.1 * len(first)

    # Its workbook is edited: the decisions stand on, one is taken back, and somebody comes instead.
    path = workspace / "reports" / "plan-training_manokwari_2027.xlsx"
    book = load_workbook(path)
    sheet = book["Rencana per Orang"]
    columns = {cell.value: number for number, cell in enumerate(sheet[4], 1)}
    kept = next(row for row in range(5, sheet.max_row + 1) if sheet.cell(row, columns["Keputusan"]).value == "Tetap")
    assert sheet.cell(kept, columns["NIP"]).value == one[0]
    sheet.cell(kept, columns["Keputusan"]).value = None
    gone = next(row for row in range(5, 50) if sheet.cell(row, columns["NIP"]).value not in {one[0], third[0]})
    sheet.cell(gone, columns["Keputusan"]).value = "Batal"
    nip = sheet.cell(gone, columns["NIP"]).value
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
    assert (again.code, "of an older plan" in again.err) == (4, True)
    assert plan(workspace, "--keep", tmp_path / "disunting.xlsx").code == 0


def test_what_cannot_be_followed_publishes_nothing(workspace, tmp_path):
    before = stored(workspace)
    person = before["nip"].iat[0]
    catalogue = stored(workspace, "trainings")
    gone = plan(workspace, "--lock", f"{person}=TIDAK-ADA")
    assert (gone.code, "is no seat" in gone.err) == (2, True)
    stranger = plan(workspace, "--ban", f"199001012015011099={catalogue['training'].iat[0]}")
    assert (stranger.code, "F_DECISION_PERSON" in stranger.err) == (4, True)
    own = sorted(seats(before[before["nip"] == person]))
    both = decisions_file(tmp_path / "a.xlsx", [(person, "*", "batal", None), (*own[0], "tetap", None)])
    assert "F_DECISION_AGAINST" in plan(workspace, "--decisions", both).err
    number = decisions_file(tmp_path / "b.xlsx", [(int(person), before["training"].iat[0], "tetap", None)])
    assert "F_DECISION_NIP" in plan(workspace, "--decisions", number).err

    # A budget of one rupiah too little for a seat that is decided.
    dear = before.sort_values(["cost", "nip"]).iloc[-1]
    poor = plan(workspace, "--lock", f"{dear['nip']}={dear['training']}", "--budget", dear["cost"] - 1)
    assert (poor.code, "cannot all be kept" in poor.err, dear["nip"] in poor.err) == (5, True, False)
    pd.testing.assert_frame_equal(stored(workspace), before)


@pytest.mark.parametrize(
    ("year", "told"),
    [
        (("--year", "2027", "-r", "mamuju"), "is a plan of manokwari, not of mamuju"),
        (("--year", "2028", "-r", "manokwari"), "is the plan of 2027, not of 2028"),
    ],
)
def test_the_workbook_of_another_plan_is_refused(workspace, year, told):
    book = workspace / "reports" / "plan-training_manokwari_2027.xlsx"
    answer = plan(workspace, "--edited", book, year=year)
    assert (answer.code, told in answer.err) == (4, True), answer.err
