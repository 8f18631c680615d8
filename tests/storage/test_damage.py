"""A damaged store is noticed and never gives other figures; a crash between entry and HEAD is no damage."""

import json
import shutil

import numpy as np
import pytest
from storage_builders import COMMIT, NOW, budgets, employees, files, gaps, names, state, without_log
from storage_offices import office_of

from asnkarier.errors import StoreDamaged
from asnkarier.outcome import ExitCode
from asnkarier.storage.journal import Journal
from asnkarier.storage.store import Store
from asnkarier.workflows.check import check


@pytest.fixture
def store(tmp_path):
    """Three entries: people and budgets, gaps, new people."""
    store = Store(tmp_path, "mamuju")
    store.commit({"employees": employees({1: "Ani"}), "budgets": budgets(5)}, **COMMIT)
    store.commit({"gaps": gaps(2)}, **COMMIT)
    store.commit({"employees": employees({1: "Ani", 2: "Budi"})}, **COMMIT)
    return store


def fresh(store):
    return Store(store.folder.parent, store.region)


def codes(store):
    return [finding.code for finding in fresh(store).verify()]


@pytest.mark.slow
def test_a_flipped_byte_is_detected_or_harmless(store):
    """Every file in turn, a random bit of a random byte; whatever is still read is what was written."""
    random = np.random.default_rng(20260301)
    sound = state(store)
    detected = 0
    paths = [path for path in sorted(store.folder.rglob("*")) if path.is_file() and path.name != "lock"]
    for _ in range(15):
        for path in paths:
            data = path.read_bytes()
            position, bit = random.integers(len(data)), random.integers(8)
            path.write_bytes(data[:position] + bytes([data[position] ^ (1 << bit)]) + data[position + 1 :])
            assert codes(store), f"{path.name}, byte {position}: check found nothing"
            try:
                assert state(store) == sound
            except StoreDamaged:
                detected += 1
            path.write_bytes(data)
    assert codes(store) == []
    assert detected > 30  # the rest stood in files of older versions only


def test_a_truncated_or_empty_file_is_detected(store):
    for path in [path for path in sorted(store.folder.rglob("*")) if path.is_file() and path.name != "lock"]:
        data = path.read_bytes()
        for length in (0, len(data) // 2, len(data) - 1):
            path.write_bytes(data[:length])
            assert codes(store), f"{path.name} cut to {length} bytes"
        path.write_bytes(data)


@pytest.mark.parametrize(
    ("lost", "code"),
    [
        (["journal/3.json"], "E_STORE_TAIL"),
        (["journal/2.json", "journal/3.json"], "E_STORE_TAIL"),
        (["journal/2.json"], "E_STORE_TAIL"),
        (["journal/1.json", "journal/2.json", "journal/3.json"], "E_STORE_TAIL"),
        (["HEAD"], "E_STORE_HEAD"),
        (["HEAD", "journal/2.json", "journal/3.json"], "E_STORE_HEAD"),
        (["HEAD", "journal/1.json", "journal/2.json", "journal/3.json"], "E_STORE_HEAD"),
    ],
)
def test_lost_files_are_noticed_before_anything_is_read_or_written(store, lost, code):
    for name in lost:
        (store.folder / name).unlink()
    before = files(store.folder)

    for use in (
        lambda: fresh(store).head(),
        lambda: fresh(store).load("employees"),
        lambda: fresh(store).commit({"budgets": budgets(6)}, **COMMIT),
        lambda: fresh(store).undo(1, now=NOW, who="analyst"),
    ):
        with pytest.raises(StoreDamaged) as error:
            use()
        assert error.value.findings[0].code == code
        assert error.value.exit_code == ExitCode.STORE_DAMAGED
    (store.folder / "lock.json").unlink(missing_ok=True)
    assert files(store.folder) == before
    assert codes(store)[0] == code


def test_an_old_copy_of_head_is_noticed(store):
    old = (store.folder / "HEAD").read_bytes()
    store.commit({"budgets": budgets(6)}, **COMMIT)
    store.commit({"budgets": budgets(7)}, **COMMIT)
    (store.folder / "HEAD").write_bytes(old)
    assert codes(store)[0] == "E_STORE_AHEAD"


def test_a_crash_between_entry_and_head_loses_nothing(store):
    """The entry is the commit: HEAD one behind counts for readers, and the next commit puts it right."""
    old = (store.folder / "HEAD").read_bytes()
    store.commit({"budgets": budgets(6)}, **COMMIT)
    (store.folder / "HEAD").write_bytes(old)

    assert fresh(store).head().number == 4
    assert fresh(store).load("budgets")["ceiling"].tolist() == [6]
    assert codes(store) == []
    assert fresh(store).commit({"budgets": budgets(7)}, **COMMIT).number == 5
    assert json.loads((store.folder / "HEAD").read_bytes())["number"] == 5
    assert codes(store) == []


def test_a_crash_before_the_first_entry_is_no_damage(tmp_path, monkeypatch):
    def killed(self, entry):
        raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "append", killed)
    store = Store(tmp_path, "mamuju")
    with pytest.raises(KeyboardInterrupt):
        store.commit({"budgets": budgets(6)}, **COMMIT)
    monkeypatch.undo()

    assert fresh(store).head() is None
    assert codes(store) == ["F_STORE_REST"]
    assert fresh(store).commit({"budgets": budgets(6)}, **COMMIT).number == 1
    assert codes(store) == []


def test_an_entry_or_a_file_of_another_store_is_noticed(store, tmp_path):
    other = Store(tmp_path / "other", "mamuju")
    for ceiling in (8, 9, 10):
        other.commit({"budgets": budgets(ceiling)}, **COMMIT)
    for name in ("journal/2.json", "journal/3.json", "HEAD"):
        kept = (store.folder / name).read_bytes()
        shutil.copy(other.folder / name, store.folder / name)
        assert codes(store)[0] == "E_STORE_CHAIN"
        (store.folder / name).write_bytes(kept)

    ours = next((store.folder / "tables" / "budgets").iterdir())
    shutil.copy(next((other.folder / "tables" / "budgets").iterdir()), ours)
    assert codes(store) == ["E_STORE_FILE_CHANGED"]


def test_a_newer_format_is_left_alone_and_says_so(store):
    path = store.folder / "journal" / "3.json"
    entry = json.loads(path.read_bytes()) | {"format": 3, "something": "new"}
    path.write_text(json.dumps(entry))

    with pytest.raises(StoreDamaged, match="newer version of asnkarier") as error:
        fresh(store).load("employees")
    assert error.value.findings[0].code == "E_STORE_NEWER"
    (store.folder / "HEAD").write_text('{"format": 4, "all": "different"}')
    with pytest.raises(StoreDamaged, match="format 4; this version reads 2"):
        fresh(store).commit({"budgets": budgets(6)}, **COMMIT)


def test_a_damaged_older_version_does_not_stop_work_but_check_finds_it(store):
    old = fresh(store).entry(1).tables["employees"].sha256
    (store.folder / "tables" / "employees" / f"{old}.parquet").unlink()

    assert names(fresh(store)) == ["Ani", "Budi"]
    outcome = check(office_of(fresh(store)), collect=False, now=COMMIT["now"])
    assert outcome.exit_code == ExitCode.STORE_DAMAGED
    assert [finding.code for finding in outcome.findings] == ["E_STORE_FILE_MISSING"]
    with pytest.raises(StoreDamaged):
        fresh(store).undo(3, now=NOW, who="analyst")
    assert fresh(store).head().number == 3


def test_check_changes_nothing(store):
    before = files(store.folder)
    outcome = check(office_of(fresh(store)), collect=False, now=COMMIT["now"])
    assert outcome.data["sound"] is True
    assert (outcome.data["entries"], outcome.data["files"]) == (3, 4)
    assert outcome.exit_code == ExitCode.DONE
    assert without_log(files(store.folder)) == before
