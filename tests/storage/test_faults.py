"""What can happen to a process that commits: killed, in a race, without space, without a umask."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from storage_builders import COMMIT, NOW, SRC, budgets, employees, files, state, without_log
from storage_offices import office_of

from asnkarier.outcome import ExitCode
from asnkarier.storage.run_log import Run, append_run
from asnkarier.storage.store import Store
from asnkarier.workflows.check import check
from asnkarier.workflows.export import FORMATS, export

resource = pytest.importorskip("resource", reason="Windows has no limits to test with")

HERE = Path(__file__).parent
KILLS = int(os.environ.get("ASNKARIER_KILLS", "40"))
"""How many kills; before a release set it to 500 and more."""


def start_child(folder, name, repetitions):
    command = [sys.executable, HERE / "committing_child.py", folder, name, str(repetitions)]
    environ = os.environ | {"PYTHONPATH": os.pathsep.join([str(SRC), str(HERE)])}
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ)
    assert child.stdout.readline() == "ready\n"
    return child


def is_whole(store, number):
    """Both tables of an entry are from the same commit: the ceiling is the number of the entry."""
    entry = store.entry(number)
    people = {name.split()[-1] for name in store.load("employees", entry)["name"]}
    return people == {str(number)} and store.load("budgets", entry)["ceiling"].tolist() == [number]


class ForkedCommitter:
    """The child of :func:`start_child` without the start of Python, so that 100 kills take seconds."""

    def __init__(self, folder):
        self.output, into = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                store = Store(folder, "mamuju")
                os.write(into, b"0\n")
                while True:
                    number = len(store.entries()) + 1
                    people = dict.fromkeys(range(20), f"person {number}")
                    entry = store.commit({"employees": employees(people), "budgets": budgets(number)}, **COMMIT)
                    os.write(into, f"{entry.number}\n".encode())
            finally:
                os._exit(1)
        os.close(into)
        assert os.read(self.output, 2) == b"0\n"  # it has begun

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        with os.fdopen(self.output) as output:
            return [int(line) for line in output.read().splitlines()]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_kill_9_at_random_times_loses_no_acknowledged_commit_and_halves_none(tmp_path):
    random = np.random.default_rng(1)
    known, longest = 0, 0.15
    for _ in range(KILLS):
        child = ForkedCommitter(tmp_path)
        time.sleep(random.uniform(0.0, longest))
        acknowledged = child.kill()
        if not acknowledged:  # a busy machine gets a little more time before the next kill
            longest = min(1.0, longest * 1.05)
        store = Store(tmp_path, "mamuju")
        stored = len(store.entries())  # the lock is free: the next child commits at once
        assert acknowledged == list(range(known + 1, known + 1 + len(acknowledged)))
        assert known + len(acknowledged) <= stored <= known + len(acknowledged) + 1
        assert all(is_whole(store, number) for number in range(known + 1, stored + 1))
        known = stored
    assert known > KILLS // 10  # they did get work done between the kills
    assert {finding.code for finding in store.verify()} <= {"F_STORE_REST"}
    store.commit({"budgets": budgets(0)}, **COMMIT)
    store.collect(NOW.date(), now=NOW, who="analyst")
    assert store.verify() == []


@pytest.mark.slow
def test_two_processes_committing_at_once(tmp_path):
    children = [start_child(tmp_path, name, 10) for name in ("first", "second")]
    told = [int(line) for child in children for line in child.communicate(timeout=60)[0].splitlines()]

    store = Store(tmp_path, "mamuju")
    assert [child.returncode for child in children] == [0, 0]
    assert sorted(told) == list(range(1, 21))
    assert len(store.entries()) == 20
    assert all(is_whole(store, number) for number in range(1, 21))
    assert store.verify() == []


def test_a_reader_never_sees_half_a_commit(tmp_path):
    child = start_child(tmp_path, "writer", 12)
    seen = set()
    reader = Store(tmp_path, "mamuju")
    while child.poll() is None:
        if head := reader.head():
            assert is_whole(reader, head.number)
            seen.add(head.number)
    child.communicate()
    assert len(seen) > 2


@pytest.mark.parametrize(
    ("limit", "fails_at"), [(0, "lock"), (300, "first table"), (5000, "second table"), (30_000, "entry")]
)
def test_a_full_disk_leaves_the_store_as_it_was(tmp_path, limit, fails_at):
    """With every limit another write is the one that fails; RLIMIT_FSIZE makes it an OSError."""
    store = Store(tmp_path, "mamuju")
    store.commit({"employees": employees({1: "Ani"}), "budgets": budgets(1)}, **COMMIT)
    before, entries = state(store), len(store.entries())
    many = employees({number: f"Name {number * 7919 % 10007}" for number in range(1, 2000)})

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            store.commit({"budgets": budgets(2), "employees": many}, **COMMIT, options={"long": "x" * 40_000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert state(store) == before
    assert len(Store(tmp_path, "mamuju").entries()) == entries
    left = {"lock": 0, "first table": 0, "second table": 1, "entry": 2}[fails_at]
    assert [finding.code for finding in store.verify()] == left * ["F_STORE_REST"]
    assert not list(tmp_path.rglob("*.tmp"))
    assert Store(tmp_path, "mamuju").commit({"employees": many, "budgets": budgets(2)}, **COMMIT).number == 2


def test_a_full_disk_at_head_is_a_commit_all_the_same(tmp_path, monkeypatch):
    """The entry is there: the run fails, but nothing is half done, and the next run puts HEAD right."""
    store = Store(tmp_path, "mamuju")
    store.commit({"budgets": budgets(1)}, **COMMIT)
    monkeypatch.setattr("asnkarier.storage.journal.write_bytes", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        store.commit({"budgets": budgets(2)}, **COMMIT)
    monkeypatch.undo()

    assert store.load("budgets")["ceiling"].tolist() == [2]
    assert Store(tmp_path, "mamuju").commit({"budgets": budgets(3)}, **COMMIT).number == 3
    assert Store(tmp_path, "mamuju").verify() == []


def test_every_file_is_private_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        store = Store(tmp_path / "store", "mamuju")
        with store.lock(0):
            store.commit({"employees": employees({1: "Ani"})}, **COMMIT)
            store.commit({"employees": employees({1: "Anita"})}, **COMMIT)
            store.undo(2, now=NOW, who="analyst")
            held = [path.name for path in store.folder.iterdir()]
        append_run(store.folder, Run("import", NOW, NOW, ExitCode.DONE, 1, {}))
        export(office_of(store), "employees", out=tmp_path / "out", now=NOW, formats=",".join(FORMATS))
    finally:
        os.umask(before)

    assert {"lock", "lock.json", "HEAD", "journal", "tables"} <= set(held)
    paths = list(tmp_path.rglob("*"))
    assert len(paths) > 12
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_file()} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_dir()} == {0o700}


def test_check_of_a_read_only_store(tmp_path):
    """Readers write nothing but the line of their run, and can do without: a store on a read-only disk is checked."""
    store = Store(tmp_path, "mamuju")
    store.commit({"employees": employees({1: "Ani"})}, **COMMIT)
    before = files(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        assert check(office_of(Store(tmp_path, "mamuju")), collect=False, now=NOW).exit_code == ExitCode.DONE
        assert Store(tmp_path, "mamuju").load("employees")["name"].tolist() == ["Ani"]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert without_log(files(tmp_path)) == before
