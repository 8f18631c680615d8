"""A stored table knows its layout: an older one is migrated or computed again, a newer one is left alone."""

import dataclasses
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from storage_builders import COMMIT, employees, files, gaps, names, nip

from asnkarier import tables
from asnkarier.errors import StoreDamaged, UsageError
from asnkarier.outcome import ExitCode
from asnkarier.storage import store as store_module
from asnkarier.storage import verify as verify_module
from asnkarier.storage.store import Store
from asnkarier.tables import TABLES
from asnkarier.tables.schema import Column, Kind, Migration

STORES = sorted((Path(__file__).parent / "stores").glob("*.zip"))
LAYOUTS = Path(__file__).parent / "golden" / "layouts.txt"


def declare(monkeypatch, table):
    """Let the program know a table in another layout than the one it has."""
    changed = TABLES | {table.name: table}
    for module in (tables, store_module, verify_module):
        monkeypatch.setattr(module, "TABLES", changed)


def renamed(table, old, new, **changes):
    """The table with one column under another name: a new layout."""
    columns = tuple(dataclasses.replace(each, name=new) if each.name == old else each for each in table.columns)
    return dataclasses.replace(table, columns=columns, version=table.version + 1, **changes)


def with_those_before(step):
    """The migrations that employees have, and one more."""
    return (*TABLES["employees"].migrations, step)


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path, "mamuju")
    store.commit({"employees": employees({1: "Ani", 2: "Budi"}), "gaps": gaps(2)}, **COMMIT)
    return store


def opened(store):
    return Store(store.folder.parent, store.region)


def codes(store):
    return [(finding.code, finding.details.get("table")) for finding in opened(store).verify()]


# Every layout there has been


def test_whoever_changes_the_columns_of_a_table_raises_its_version(request):
    """``pytest --renew-golden`` adds the layouts of new versions; one that is written down never changes."""
    known = dict(line.rsplit(" ", 1) for line in LAYOUTS.read_text("utf-8").splitlines()) if LAYOUTS.exists() else {}
    ours = {f"{table.name} {table.version}": table.fingerprint for table in TABLES.values()}
    if request.config.getoption("--renew-golden"):
        known = ours | known
        LAYOUTS.parent.mkdir(exist_ok=True)
        LAYOUTS.write_text("".join(f"{name} {known[name]}\n" for name in sorted(known)), "utf-8")
    assert {name: known.get(name) for name in ours} == ours, "raise Table.version, then run pytest --renew-golden"


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_older_layout_leads_to_the_present_one(table):
    assert table.made_by or len(table.migrations) == table.version - 1
    assert len({step.name for step in table.migrations}) == len(table.migrations)


def test_the_order_the_names_and_the_kinds_of_columns_make_the_layout():
    table = TABLES["exemptions"]
    first, *others = table.columns
    for columns in (
        (*others, first),
        tuple(others),
        (*table.columns, Column("note", Kind.TEXT, "")),
        (dataclasses.replace(first, name="nik"), *others),
        (dataclasses.replace(first, kind=Kind.TEXT), *others),
    ):
        assert dataclasses.replace(table, columns=columns).fingerprint != table.fingerprint
    reworded = (dataclasses.replace(first, description="Another wording"), *others)
    assert dataclasses.replace(table, columns=reworded).fingerprint == table.fingerprint


# Stores of earlier programs


@pytest.fixture(params=STORES, ids=lambda path: path.stem)
def earlier(request, tmp_path):
    """A store as an earlier program left it: 100 people of Mamuju, their gaps and a plan."""
    with zipfile.ZipFile(request.param) as archive:
        archive.extractall(tmp_path)
    return Store(tmp_path, "mamuju")


def test_a_store_of_an_earlier_program_is_sound(earlier):
    assert not [finding for finding in earlier.verify() if finding.code != "F_RESULT_OUTDATED"]


def test_the_rows_of_an_earlier_program_are_all_there(earlier):
    rows = {
        "employees": 100, "assessments": 1009, "standards": 53, "trainings": 48, "training_competencies": 69,
        "budgets": 15, "needs": 40, "performance": 158, "findings": 61,
    }  # fmt: skip
    head = earlier.head()
    for name, count in rows.items():
        frame = earlier.load(name, head)
        assert len(frame) == count
        assert list(frame) == TABLES[name].names
        required = [column.name for column in TABLES[name].columns if column.required]
        assert frame[required].notna().all().all()


def test_a_result_of_an_earlier_program_is_whole_or_said_to_be_outdated(earlier):
    for name, version in earlier.head().tables.items():
        if TABLES[name].made_by:
            if version.schema == TABLES[name].version:
                frame = earlier.load(name)
                assert len(frame) == version.rows
                assert frame.notna().any().sum() > 1
            else:
                with pytest.raises(UsageError, match="older version"):
                    earlier.load(name)


def test_what_an_earlier_program_wrote_can_be_added_to_and_undone(earlier):
    before = {name: version.sha256 for name, version in earlier.head().tables.items()}
    entry = earlier.commit({"employees": employees({1: "Ani"})}, **COMMIT)
    assert (entry.number, entry.format) == (4, 2)
    again = opened(earlier)
    assert names(again) == ["Ani"]
    again.undo(4, now=COMMIT["now"], who="analyst")
    after = {name: version.sha256 for name, version in opened(earlier).head().tables.items()}
    assert after == before
    assert not [code for code, _ in codes(earlier) if code != "F_RESULT_OUTDATED"]


# A result in an older layout


def test_a_result_in_an_older_layout_is_never_read_with_holes(store, monkeypatch):
    declare(monkeypatch, renamed(TABLES["gaps"], "level", "level_found"))
    with pytest.raises(UsageError, match="older version") as refused:
        opened(store).load("gaps")
    assert refused.value.exit_code is ExitCode.USAGE
    assert "gap-analysis" in refused.value.text(str)
    assert codes(store) == [("F_RESULT_OUTDATED", "gaps")]
    assert names(opened(store)) == ["Ani", "Budi"]  # the other tables are none the worse


def test_a_result_in_an_older_layout_is_computed_again(store, monkeypatch):
    newer = renamed(TABLES["gaps"], "level", "level_found")
    declare(monkeypatch, newer)
    again = newer.conform(gaps(2).rename(columns={"level": "level_found"}))
    assert opened(store).commit({"gaps": again}, **COMMIT) is not None  # not "as before", though the rows are
    assert opened(store).load("gaps")["level_found"].tolist() == [2]
    assert codes(store) == []


# Rows of the office in an older layout


def test_rows_in_an_older_layout_are_migrated_by_named_steps(store, monkeypatch):
    step = Migration("name becomes full_name", lambda frame: frame.rename(columns={"name": "full_name"}))
    declare(monkeypatch, renamed(TABLES["employees"], "name", "full_name", migrations=with_those_before(step)))
    assert opened(store).load("employees")["full_name"].tolist() == ["Ani", "Budi"]
    assert codes(store) == []


def test_a_step_that_leaves_a_hole_is_noticed(store, monkeypatch):
    forgetful = Migration("forgets", lambda frame: frame.drop(columns="name"))
    declare(monkeypatch, renamed(TABLES["employees"], "name", "full_name", migrations=with_those_before(forgetful)))
    with pytest.raises(StoreDamaged):
        opened(store).load("employees")


# A layout of a newer program


@pytest.fixture(params=["employees", "gaps"])
def newer(request, store, monkeypatch):
    """A store in which a newer program has written one table; this program knows only the older layout."""
    table = TABLES[request.param]
    columns = (*table.columns, Column("more", Kind.TEXT, ""))
    added = dataclasses.replace(table, version=table.version + 1, columns=columns)
    frame = added.conform(store.load(table.name).head(1).assign(more="x"))
    with monkeypatch.context() as tomorrow:
        declare(tomorrow, added)
        opened(store).commit({table.name: frame}, **COMMIT)
    return request.param, store


@pytest.mark.parametrize("other_number", [False, True])
def test_a_table_of_a_newer_program_is_neither_read_nor_written_back(newer, other_number, monkeypatch):
    name, store = newer
    if other_number:  # two programs that both call their layout the next version
        step = Migration("name becomes called", lambda frame: frame.rename(columns={"name": "called"}))
        ours = {"employees": ("name", "called", with_those_before(step)), "gaps": ("level", "found", ())}[name]
        declare(monkeypatch, renamed(TABLES[name], *ours[:2], migrations=ours[2]))
    before = files(store.folder)
    for use in (
        lambda: opened(store).load(name),
        lambda: opened(store).commit({name: gaps(3) if name == "gaps" else employees({3: "Cici"})}, **COMMIT),
        lambda: opened(store).commit({"budgets": TABLES["budgets"].empty()}, **COMMIT, record=True),
        lambda: opened(store).undo(1, now=COMMIT["now"], who="analyst"),
    ):
        with pytest.raises(StoreDamaged) as refused:
            use()
        assert refused.value.exit_code == ExitCode.STORE_DAMAGED == 7
        assert "Update asnkarier" in refused.value.text(str)
    assert {path: data for path, data in files(store.folder).items() if "lock" not in path} == {
        path: data for path, data in before.items() if "lock" not in path
    }
    assert codes(store) == [("E_STORE_LAYOUT_NEWER", name)]


def test_a_table_this_program_does_not_know_stops_every_writer(store, monkeypatch):
    with monkeypatch.context() as tomorrow:
        declare(tomorrow, dataclasses.replace(TABLES["exemptions"], name="dreams"))
        row = {"nip": nip(1), "competency": "INT", "reason": "-", "granted_by": "-", "source_file": "a"}
        opened(store).commit({"dreams": TABLES["exemptions"].conform(pd.DataFrame([row]))}, **COMMIT)
    with pytest.raises(StoreDamaged, match="dreams"):
        opened(store).commit({"employees": employees({3: "Cici"})}, **COMMIT)
    assert names(opened(store)) == ["Ani", "Budi"]


def test_the_journal_states_layout_and_fingerprint_of_each_version(store):
    content = json.loads((store.folder / "journal" / "1.json").read_bytes())
    for name, version in content["tables"].items():
        assert (version["schema"], version["columns"]) == (TABLES[name].version, TABLES[name].fingerprint)
