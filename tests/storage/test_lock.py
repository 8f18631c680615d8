import os
import signal
import subprocess
import sys
import time

import pytest
from storage_builders import COMMIT, SRC, budgets

from asnkarier.errors import Busy
from asnkarier.outcome import ExitCode
from asnkarier.storage.store import Store

HOLDER = """
import sys, time
from pathlib import Path
from asnkarier.storage.lock import WriterLock
with WriterLock(Path(sys.argv[1])).hold(0):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path, "mamuju")


@pytest.fixture
def holder(store):
    command = [sys.executable, "-c", HOLDER, store.folder]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(SRC)})
    assert child.stdout.readline() == "held\n"
    yield child
    child.kill()
    child.communicate()


def test_a_live_holder_is_named_after_the_wait(store, holder):
    began = time.monotonic()
    with pytest.raises(Busy, match=rf"process {holder.pid}, since 20") as error, store.lock(0.3):
        pass
    assert 0.3 <= time.monotonic() - began < 3
    assert error.value.exit_code == ExitCode.BUSY


def test_readers_do_not_wait(store, holder):
    assert store.head() is None
    assert store.load("budgets").empty
    assert store.verify() == []


def test_after_kill_9_the_lock_is_free_at_once(store, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with store.lock(0):
        pass
    assert store.commit({"budgets": budgets(1)}, **COMMIT).number == 1


def test_a_wait_ends_when_the_holder_does(store, holder):
    killer = subprocess.Popen([sys.executable, "-c", f"import time, os; time.sleep(0.3); os.kill({holder.pid}, 9)"])
    assert holder.poll() is None  # it still holds the lock when the wait begins
    with store.lock(30):
        assert holder.wait(timeout=10) == -9
    killer.wait()


def test_the_holder_may_take_it_again_and_leaves_no_name_behind(store):
    with store.lock(0):
        with store.lock(0):
            store.commit({"budgets": budgets(1)}, **COMMIT)
        assert (store.folder / "lock.json").exists()
    assert not (store.folder / "lock.json").exists()


def test_two_stores_of_one_process_exclude_each_other_too(store, tmp_path):
    with store.lock(0), pytest.raises(Busy, match=f"process {os.getpid()}"), Store(tmp_path, "mamuju").lock(0):
        pass


def test_regions_do_not_wait_for_each_other(store, tmp_path, holder):
    assert Store(tmp_path, "manokwari").commit({"budgets": budgets(1)}, **COMMIT).number == 1


def test_an_error_in_the_block_frees_the_lock(store):
    with pytest.raises(ZeroDivisionError), store.lock(0):
        raise ZeroDivisionError
    with store.lock(0):
        pass
