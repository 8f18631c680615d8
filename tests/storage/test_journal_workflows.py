from datetime import timedelta

import pytest
from storage_builders import COMMIT, NOW, employees, gaps, names
from storage_offices import office_of

from asnkarier.errors import Busy
from asnkarier.outcome import ExitCode
from asnkarier.storage.journal import Input
from asnkarier.storage.store import Store
from asnkarier.workflows.check import check
from asnkarier.workflows.history import history
from asnkarier.workflows.undo import undo


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path, "mamuju")
    store.commit({"employees": employees({1: "Ani", 2: "Budi"})}, **COMMIT, inputs=[Input("pegawai.xlsx", "aa")])
    store.commit({"gaps": gaps(2)}, **COMMIT | {"command": "gap-analysis"}, counts={"people": 1})
    return store


def shown(outcome):
    return [message.render(str) for message in outcome.messages]


def test_history_is_newest_first(store):
    outcome = history(office_of(store), now=NOW)
    assert shown(outcome) == [
        "2  2026-03-01 08:30  gap-analysis  rows now: gaps 1",
        "1  2026-03-01 08:30  import  rows now: employees 2  from: pegawai.xlsx",
    ]
    newest = outcome.data["entries"][0]
    assert newest["hash"] == store.head().hash
    assert (newest["number"], newest["counts"], newest["tables"], newest["based_on"]) == (
        2,
        {"people": 1},
        {"gaps": 1},
        1,
    )


def test_history_of_nothing(tmp_path):
    assert shown(history(office_of(Store(tmp_path, "mamuju")), now=NOW)) == [
        "Nothing has been imported for mamuju yet."
    ]


def test_undo_says_what_is_there_now(store):
    outcome = undo(office_of(store), 1, now=NOW)
    assert shown(outcome) == ["Entry 1 is undone by entry 3. Rows now: employees 0."]
    assert outcome.data == {"region": "mamuju", "undone": 1, "entry": 3, "tables": {"employees": 0}}
    assert names(store) == []


def test_undo_while_another_run_writes(store, tmp_path):
    with Store(tmp_path, "mamuju").lock(0), pytest.raises(Busy):
        undo(office_of(store), 1, now=NOW)


def test_check_names_the_head_that_reports_name(store):
    outcome = check(office_of(store), collect=False, now=NOW)
    assert outcome.data["head"] == store.head().hash
    assert shown(outcome) == [
        "The store of mamuju is sound: 2 journal entries, 2 table files, every hash is right."
    ]  # fmt: skip
    assert check(office_of(Store(store.folder, "other")), collect=False, now=NOW).exit_code == ExitCode.DONE


def test_collect_removes_nothing_from_a_damaged_store(store):
    later = NOW + timedelta(days=6 * 365)
    store.commit({"employees": employees({1: "Ani"})}, **COMMIT | {"now": later})
    next((store.folder / "tables" / "gaps").iterdir()).write_bytes(b"damaged")

    outcome = check(office_of(store), collect=True, now=later)

    assert outcome.exit_code == ExitCode.STORE_DAMAGED
    assert len(list((store.folder / "tables" / "employees").iterdir())) == 2


def test_collect_says_how_many(store):
    later = NOW + timedelta(days=6 * 365)
    store.commit({"employees": employees({1: "Ani"})}, **COMMIT | {"now": later})
    outcome = check(office_of(store), collect=True, now=later + timedelta(days=6 * 365))
    assert shown(outcome)[0] == "1 old files were removed."
    assert (outcome.data["removed"], outcome.data["sound"]) == (1, True)
