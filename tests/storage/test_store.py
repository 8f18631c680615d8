import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pandas as pd
import pytest
from storage_builders import COMMIT, NOW, budgets, employees, files, gaps, names, nip

from asnkarier.errors import Busy, UsageError
from asnkarier.parquet import Part
from asnkarier.storage.journal import Input
from asnkarier.storage.store import Store
from asnkarier.tables import TABLES


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path, "mamuju")


def test_a_new_store_is_empty_and_reading_makes_nothing(store):
    assert store.head() is None
    assert store.entries() == []
    assert store.load("employees").equals(TABLES["employees"].empty())
    assert store.verify() == []
    assert not store.folder.exists()


def test_what_is_committed_is_read_back(store, tmp_path):
    entry = store.commit({"employees": employees({1: "Ani", 2: "Budi"}), "budgets": budgets(10**15)}, **COMMIT)

    again = Store(tmp_path, "mamuju")
    assert names(again) == ["Ani", "Budi"]
    assert again.load("employees")["import_id"].tolist() == [1, 1]
    assert again.load("budgets")["ceiling"].tolist() == [10**15]
    assert again.load("budgets").dtypes.equals(TABLES["budgets"].empty().dtypes)
    assert again.head() == entry
    assert again.verify() == []


def test_every_kind_of_value_survives(store):
    plan = {"year": 2026, "as_of": "2026-02-28", "objective": 0.1 + 0.2, "cost": 2**53 + 1, "stopped_by": "optimal"}
    limits = [
        {"limit": "fund", "subject": "apbd", "binding": True, "worth_low": 1.5},
        {"limit": "seats", "subject": "Ñoño \t'=1", "binding": False},
        {"limit": "seats", "subject": None, "binding": None},
    ]
    summary = TABLES["plan_summary"].conform(pd.DataFrame([plan]))
    frame = TABLES["plan_limits"].conform(pd.DataFrame(limits))
    store.commit({"plan_summary": summary, "plan_limits": frame}, **COMMIT)

    pd.testing.assert_frame_equal(store.load("plan_summary"), summary)
    pd.testing.assert_frame_equal(store.load("plan_limits"), frame)


def test_some_columns_of_a_long_table_are_its_columns_with_their_text_as_categories(store):
    stated = {
        "nip": [nip(2), nip(1), nip(1)],
        "competency": ["INT", "KOM", None],
        "assessed_on": pd.to_datetime(["2026-01-02", None, "1999-12-31"]),
        "method": ["self", "superior", "self"],
        "level": [3, None, 5],
        "source_file": [None, None, None],
    }
    store.commit({"assessments": TABLES["assessments"].conform(pd.DataFrame(stated))}, **COMMIT)
    columns = ["assessed_on", "nip", "source_file", "level", "competency", "import_id"]

    whole, some = (
        store.load("assessments")[columns],
        store.load("assessments", part=Part(tuple(columns), coded=("nip", "source_file", "competency"))),
    )
    texts = ["nip", "source_file", "competency"]
    assert {name: str(some[name].dtype) for name in texts} == dict.fromkeys(texts, "category")
    pd.testing.assert_frame_equal(some.astype(dict.fromkeys(texts, "str")), whole)
    assert list(store.load("exemptions", part=Part(("nip", "reason"))).columns) == ["nip", "reason"]


def test_some_columns_of_a_table_are_its_columns(store):
    stated = {"nip": [nip(2), nip(1)], "name": ["Ani", None], "birth_date": pd.to_datetime([None, "1999-12-31"])}
    store.commit({"employees": TABLES["employees"].conform(pd.DataFrame(stated))}, **COMMIT)
    columns = ["birth_date", "source_row", "name", "nip"]

    some = store.load("employees", part=Part(tuple(columns)))
    pd.testing.assert_frame_equal(some, store.load("employees")[columns])


def test_the_same_tables_change_nothing(store):
    store.commit({"employees": employees({1: "Ani"})}, **COMMIT)
    before = files(store.folder)

    assert store.commit({"employees": store.load("employees")}, **COMMIT) is None
    assert store.commit({"budgets": TABLES["budgets"].empty()}, **COMMIT) is None
    assert files(store.folder) == before


def test_the_same_tables_give_the_same_bytes(tmp_path):
    for folder in ("a", "b"):
        Store(tmp_path / folder, "mamuju").commit({"employees": employees({1: "Ani"})}, **COMMIT)
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_an_entry_says_what_happened_and_holds_no_folders_or_people(store):
    store.commit(
        {"employees": employees({1: "Ani"}), "budgets": budgets(5)},
        command="import",
        now=datetime(2026, 3, 1, 8, 30, tzinfo=timezone(timedelta(hours=8))),
        who="analyst",
        inputs=[Input("/home/x/pegawai.xlsx", "aa"), Input("C:\\Data\\pagu.xlsx", "bb")],
        config_sha256="cc",
        counts={"employees": {"added": 1}},
        options={"strict": True},
    )
    store.commit({"budgets": budgets(6)}, **COMMIT)

    text = (store.folder / "journal" / "1.json").read_text("utf-8")
    entry = json.loads(text)
    assert {name: table.pop("sha256") for name, table in entry["tables"].items()}.keys() == {"budgets", "employees"}
    assert len(entry.pop("hash")) == 64
    assert entry == {
        "format": 2, "number": 1, "previous": "", "time": "2026-03-01T08:30:00+08:00", "command": "import",
        "who": "analyst", "inputs": [{"file": "pegawai.xlsx", "sha256": "aa"}, {"file": "pagu.xlsx", "sha256": "bb"}],
        "config_sha256": "cc", "version": entry["version"], "counts": {"employees": {"added": 1}},
        "options": {"strict": True}, "based_on": 0,
        "tables": {
            name: {"rows": 1, "since": 1, "schema": TABLES[name].version, "columns": TABLES[name].fingerprint}
            for name in ("budgets", "employees")
        },
    }  # fmt: skip
    assert "Ani" not in text
    assert nip(1) not in text
    assert {name: version.since for name, version in store.head().tables.items()} == {"employees": 1, "budgets": 2}


def test_a_key_given_twice_is_a_bug_not_a_commit(store):
    twice = pd.concat([budgets(1), budgets(2)])  # opd is missing in both: the same key
    with pytest.raises(ValueError, match="twice"):
        store.commit({"budgets": twice}, **COMMIT)
    assert store.head() is None


def test_a_time_without_zone_is_refused(store):
    with pytest.raises(ValueError, match="zone"):
        store.commit({"budgets": budgets(1)}, **COMMIT | {"now": datetime(2026, 3, 1)})  # noqa: DTZ001


def test_older_states_are_read_by_entry_and_by_day(store):
    for number, day in enumerate([1, 2, 2, 9], start=1):
        store.commit(
            {"employees": employees({1: f"v{number}"})}, **COMMIT | {"now": datetime(2026, 3, day, tzinfo=UTC)}
        )

    known = [store.entry_at(date(2026, 3, day)) for day in (1, 2, 8, 9, 31)]
    assert [entry.number for entry in known] == [1, 3, 3, 4, 4]
    assert store.load("employees", known[1])["name"].tolist() == ["v3"]
    assert store.entry_at(date(2026, 2, 28)) is None


def test_a_clock_that_jumps_does_not_change_the_order(store):
    for number, year in enumerate([2100, 1970, 2026], start=1):
        store.commit({"employees": employees({1: f"v{number}"})}, **COMMIT | {"now": datetime(year, 1, 1, tzinfo=UTC)})
    assert names(store) == ["v3"]
    assert store.entry_at(date(2026, 6, 1)).number == 3
    assert store.verify() == []


def test_undo_gives_every_table_what_it_held_before(store):
    store.commit({"employees": employees({1: "Ani"})}, **COMMIT)
    store.commit({"budgets": budgets(7)}, **COMMIT)
    store.commit({"employees": employees({1: "Anita"}), "gaps": gaps(2)}, **COMMIT)

    entry = store.undo(3, now=NOW, who="analyst")

    assert entry.number == 4
    assert names(store) == ["Ani"]
    assert store.load("employees")["import_id"].tolist() == [1]
    assert store.load("gaps").empty
    assert store.load("budgets")["ceiling"].tolist() == [7]
    assert store.changed(entry) == ["employees", "gaps"]


def test_undoing_an_undo_brings_back_what_was_undone_again_and_again(store):
    store.commit({"employees": employees({1: "Ani"})}, **COMMIT)
    store.commit({"employees": employees({1: "Anita"})}, **COMMIT)
    store.undo(2, now=NOW, who="analyst")
    store.undo(3, now=NOW, who="analyst")
    assert names(store) == ["Anita"]

    store.undo(2, now=NOW, who="analyst")  # its undo was undone, so it stands and can be undone
    assert names(store) == ["Ani"]
    store.undo(1, now=NOW, who="analyst")
    assert names(store) == []


def test_undo_names_the_entries_to_undo_first(store):
    for number in range(1, 5):
        store.commit({"employees": employees({1: f"v{number}"})}, **COMMIT)
        store.commit({"budgets": budgets(number)}, **COMMIT)

    with pytest.raises(UsageError, match=r"same tables: 7 \(employees\); 5 \(employees\)") as refused:
        store.undo(3, now=NOW, who="analyst")

    assert refused.value.text(str).endswith("Undo these entries first, in this order: 7, 5.")
    for number in (7, 5, 3):
        store.undo(number, now=NOW, who="analyst")
    assert names(store) == ["v1"]


def test_an_undo_is_taken_back_only_where_what_it_found_as_stored_is_there_still(store):
    store.commit({"budgets": budgets(1)}, **COMMIT, counts={"budgets": 0})
    both = {"budgets": store.load("budgets"), "employees": employees({1: "Ani"})}
    store.commit(both, **COMMIT, counts={"budgets": 0, "employees": 0})
    store.undo(2, now=NOW, who="analyst")
    store.undo(1, now=NOW, who="analyst")

    with pytest.raises(UsageError, match=r"4 \(budgets\)"):  # else entry 2 would stand without its ceiling
        store.undo(3, now=NOW, who="analyst")


def test_what_is_undone_is_not_undone_twice(store):
    store.commit({"employees": employees({1: "Ani"})}, **COMMIT)
    store.undo(1, now=NOW, who="analyst")
    with pytest.raises(UsageError, match="undone already, by entry 2") as refused:
        store.undo(1, now=NOW, who="analyst")
    assert refused.value.text(str).endswith("To bring it back, undo entry 2.")


@pytest.mark.parametrize("number", [0, -1, 3])
def test_undo_of_no_entry(store, number):
    store.commit({"employees": employees({1: "Ani"})}, **COMMIT)
    with pytest.raises(UsageError, match=f"no entry {number}"):
        store.undo(number, now=NOW, who="analyst")


def test_a_result_of_overtaken_tables_is_refused_only_if_it_would_hide_the_other_run(store):
    read = store.commit({"employees": employees({1: "Ani"})}, **COMMIT)
    store.commit({"employees": employees({1: "Anita"})}, **COMMIT)

    with pytest.raises(Busy, match="employees"):
        store.commit({"employees": employees({1: "Ana"})}, based_on=read, **COMMIT)
    entry = store.commit({"gaps": gaps(1)}, based_on=read, **COMMIT)

    assert entry.based_on == 1
    assert names(store) == ["Anita"]


def test_collect_keeps_what_the_days_asked_for_need(store):
    for day in (1, 5, 9):
        store.commit({"employees": employees({1: f"of {day}"})}, **COMMIT | {"now": datetime(2026, 3, day, tzinfo=UTC)})
    rest = store.folder / "tables" / "employees" / ".asnkarier-00ff.tmp"
    rest.write_bytes(b"half")
    assert [finding.code for finding in store.verify()] == ["F_STORE_REST"]

    later = NOW + timedelta(days=30)
    assert store.collect(date(2026, 3, 6), now=later, who="analyst") == 2

    assert store.verify() == []
    assert not rest.exists()
    assert store.load("employees", store.entry_at(date(2026, 3, 6)))["name"].tolist() == ["of 5"]
    assert names(store) == ["of 9"]
    with pytest.raises(UsageError, match="no longer kept"):
        store.load("employees", store.entry(1))
    with pytest.raises(UsageError, match="no longer kept"):
        store.undo(3, now=later, who="analyst") and store.undo(2, now=later, who="analyst")
    assert store.collect(date(2026, 3, 6), now=later, who="analyst") == 0
    assert store.verify() == []


def test_collect_of_an_empty_store(store):
    assert store.collect(date(2026, 3, 6), now=NOW, who="analyst") == 0


def test_the_entry_is_written_after_the_tables_and_before_head(store, monkeypatch):
    """So whatever the moment of a crash, an entry only names files that are whole and on the disk."""
    store.commit({"budgets": budgets(1)}, **COMMIT)
    written = []
    for method in ("replace", "hardlink_to"):
        real = getattr(Path, method)

        def recorded(self, other, real=real):
            written.append(max(str(self), str(other), key=lambda path: not path.endswith(".tmp")))
            return real(self, other)

        monkeypatch.setattr(Path, method, recorded)
    store.commit({"employees": employees({1: "Ani"}), "budgets": budgets(2)}, **COMMIT)

    assert [Path(path).relative_to(store.folder).parts[:2] for path in written if "lock" not in path] == [
        ("tables", "employees"), ("tables", "budgets"), ("journal", "2.json"), ("HEAD",),
    ]  # fmt: skip
