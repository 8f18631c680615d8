"""Window murni in January, perubahan in August: the second plan starts from what is committed."""

from __future__ import annotations

import shutil

import pytest
from openpyxl import load_workbook
from real_command import asnkarier
from twelve_people import COURSES, assess, bring, budget, plan

from asnkarier.storage.store import Store


@pytest.fixture
def workspace(planned, tmp_path):
    """A copy of that office, to go on with."""
    return shutil.copytree(planned, tmp_path / "w")


def stored(workspace, table="plan"):
    return Store(workspace / "store", "mamuju").load(table)


def rows(frame, *columns):
    return set(frame[list(columns)].itertuples(index=False, name=None))


def test_what_is_left_is_planned_around_what_is_committed(workspace, tmp_path):
    first, classes = stored(workspace), stored(workspace, "plan_classes")
    spent = int(classes["cost"].sum())
    # By August one has closed the gap that her seat was for, and Rp 12 million are added.
    done = first.iloc[0]
    competency = done["competencies"].split()[0]
    assess(workspace, "ulang.csv", 2, "12-06-2026", [done["nip"]], (competency,))
    budget(workspace, "pagu2.csv", "2027,apbd,,12000000,perubahan")

    answer = plan(workspace, "--window", "murni", "--window", "perubahan", "--committed", "current")
    assert answer.code == 0, answer.err
    assert "F_COMMITTED_IDLE" in answer.out
    now, data = stored(workspace), answer.json["data"]
    seat = ("nip", "training", "fund", "cost", "training_class")
    assert rows(now[now["committed"]], *seat) == rows(first, *seat)
    assert len(now) > len(first)
    assert (data["budget"], data["committed_seats"], data["committed_cost"]) == (32_000_000, len(first), spent)
    assert spent < data["cost"] <= 32_000_000
    idle = now.set_index(["nip", "training"]).loc[(done["nip"], done["training"])]
    assert idle["levels_closed"] == len(done["competencies"].split("; ")) - 1
    changes = stored(workspace, "plan_changes")
    assert changes["change"].value_counts().to_dict() == {"kept": len(first), "added": len(now) - len(first)}
    letter = (workspace / "reports" / "plan-training_mamuju_2027.md").read_text(encoding="utf-8")
    assert "Pagu dari tahapan anggaran: Murni, Perubahan." in letter
    assert f"Sudah terikat sebelumnya: Rp{spent:,} untuk {len(first)} kursi".replace(",", ".") in letter
    book = load_workbook(workspace / "reports" / "plan-training_mamuju_2027.xlsx")
    people = book["Rencana per Orang"]
    title = {cell.value: cell.column for cell in people[4]}["Sudah terikat"]
    said = [people.cell(row, title).value for row in range(5, people.max_row + 1)]
    assert said.count("■ ya") == len(first)

    # Again, with one seat cancelled: it stands around the same plan of January, and the seat is free for somebody else.
    gone = first.iloc[-1]
    again = plan(
        workspace, "--window", "murni", "--window", "perubahan", "--committed", "again",
        "--ban", f"{gone['nip']}={gone['training']}",
    )  # fmt: skip
    assert again.code == 0, again.err
    assert again.json["data"]["committed_seats"] == len(first) - 1
    assert (gone["nip"], gone["training"]) not in rows(stored(workspace), "nip", "training")
    dropped = stored(workspace, "plan_changes").query("change == 'dropped'")
    assert rows(dropped, "nip", "training", "reason") == {(gone["nip"], gone["training"], "banned")}

    # What if? Every plan beside it stands around the same; one that changes what is committed is none.
    less, dearer = tmp_path / "less.yaml", tmp_path / "dearer.yaml"
    less.write_text("name: Turun\nceilings: {apbd: 0.8}\n", encoding="utf-8")
    dearer.write_text(
        f"name: Naik\ntrainings: [{{training: {gone['training']}, cost_per_participant: 9000000}}]\n", encoding="utf-8"
    )
    aside = plan(workspace, "--committed", "again", "--window", "murni", "--window", "perubahan",
                 "--scenario", less, "--scenario", dearer, "--compare")  # fmt: skip
    assert aside.code == 0, aside.err
    beside = {row["name"]: row for row in aside.json["data"]["alternatives"]}
    assert beside["base"]["seats"] == len(stored(workspace))
    assert len(first) - 1 <= beside["Turun"]["seats"] <= beside["base"]["seats"]
    assert beside["Turun"]["cost"] <= 25_600_000
    assert beside["by_hand"]["seats"] >= len(first) - 1
    assert beside["by_hand"]["broken"] is None
    assert "no longer has" in beside["Naik"]["remark"] or "tidak lagi" in beside["Naik"]["remark"]
    letter = (workspace / "reports" / "scenarios_mamuju_2027.md").read_text(encoding="utf-8")
    assert f"{len(first) - 1} kursi" in letter

    # It cannot be let go of without a word, and nobody is there at night to say it.
    alone = plan(workspace, "--keep", "current")
    assert (alone.code, "--committed none" in alone.out) == (2, True)
    assert asnkarier("run", "--year", "2027", "-w", workspace, "--json").code in (0, 3)
    night = stored(workspace)
    assert night["committed"].sum() == len(first) - 1
    assert (gone["nip"], gone["training"]) not in rows(night, "nip", "training")


CALENDAR = """extends: mamuju
training_plan:
  calendar:
    first_week: %d
    holidays:
      versions:
        - {valid_from: 2027-01-01, basis: SKB, source: contoh, verified: false,
           value: [{day: 2027-01-01, name: Tahun Baru}]}
"""


def days(workspace):
    table = stored(workspace, "plan_class_dates").dropna(subset=["starts_on"])
    return {(one, number): day.date() for one, number, day in rows(table, "training", "training_class", "starts_on")}


def test_committed_classes_keep_their_days_and_new_ones_get_some(workspace):
    """Classes were held from February on; by now the office holds them from September on."""
    calendar = workspace / "configs" / "mamuju.yaml"
    calendar.write_text(CALENDAR % 6, encoding="utf-8")
    assert plan(workspace, "--prices", "0", "--format", "ics").code == 0
    first = days(workspace)
    calendar.write_text(CALENDAR % 36, encoding="utf-8")
    budget(workspace, "pagu2.csv", "2027,apbd,,12000000,perubahan")
    more = ("--window", "murni", "--window", "perubahan", "--committed", "current", "--prices", "0")
    answer = plan(workspace, *more, "--format", "ics")
    assert answer.code == 0, answer.out
    now = days(workspace)
    new = {one: day for one, day in now.items() if one not in first}
    assert first
    assert first.items() <= now.items()
    assert new
    assert all(day.isocalendar().week >= 36 for day in new.values())
    assert "F_COMMITTED_MOVED" not in answer.out
    written = (workspace / "reports" / "plan-training_mamuju_2027.ics").read_text(encoding="utf-8")
    assert written.count("BEGIN:VEVENT") == len(now)


def test_what_is_committed_above_the_ceiling_publishes_nothing(workspace):
    before = stored(workspace)
    spent = int(stored(workspace, "plan_classes")["cost"].sum())
    budget(workspace, "pagu2.csv", f"2027,apbd,,{spent - 1},murni")
    answer = plan(workspace, "--committed", "current")
    assert (answer.code, "of apbd" in answer.out, "Rp 1 too much" in answer.out) == (5, True, True), answer.out
    bring(workspace, "katalog2.csv", COURSES.replace("1000000,2000000", "1500000,2000000"))
    changed = plan(workspace, "--committed", "current", "--window", "murni")
    assert (changed.code, "no longer has" in changed.out) == (5, True), changed.out
    assert stored(workspace).equals(before)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--window", "juni"), "no budget window juni"),
        (("--committed", "again"), "stands around no committed one"),
        (("--committed", "current", "--keep", "current"), "Leave one of them out"),
    ],
)
def test_what_means_nothing_is_refused(workspace, more, told):
    answer = plan(workspace, *more)
    assert (answer.code, told in answer.out) == (2, True), answer.out
