import os
import stat
from pathlib import Path

import pytest

from asnkarier.atomic import create_bytes, make_folder, write_atomically, write_bytes, write_text


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def open_umask():
    before = os.umask(0)
    yield
    os.umask(before)


def test_a_file_is_whole(tmp_path):
    path = tmp_path / "a" / "b" / "report.md"

    write_text(path, "Café\r\nsatu\n")

    assert path.read_bytes() == b"Caf\xc3\xa9\r\nsatu\n"
    assert [file.name for file in path.parent.iterdir()] == ["report.md"]


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "report.md"
    write_bytes(path, b"old")

    with pytest.raises(ZeroDivisionError), write_atomically(path) as temporary:
        _ = temporary.write_bytes(b"half of the n") / 0

    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["report.md"]


def test_the_name_appears_only_at_the_end(tmp_path):
    path = tmp_path / "report.md"
    with write_atomically(path) as temporary:
        temporary.write_bytes(b"new")
        assert not path.exists()
    assert path.read_bytes() == b"new"


@pytest.mark.usefixtures("open_umask")
def test_modes_do_not_depend_on_the_umask(tmp_path):
    path = tmp_path / "a" / "b" / "report.md"
    with write_atomically(path) as temporary:
        temporary.unlink()
        temporary.write_bytes(b"made anew by a library")  # 0666 under this umask

    assert mode(path) == 0o600
    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700


def test_a_folder_that_exists_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    make_folder(tmp_path)
    assert mode(tmp_path) == 0o755


def test_create_refuses_a_taken_name(tmp_path):
    path = tmp_path / "1.json"
    create_bytes(path, b"first")

    with pytest.raises(FileExistsError):
        create_bytes(path, b"second")

    assert path.read_bytes() == b"first"
    assert [file.name for file in tmp_path.iterdir()] == ["1.json"]


def test_the_order_of_system_calls(tmp_path, monkeypatch):
    """Content to the disk, then the name, then the folder: else a power cut can leave an empty file of that name."""
    calls = []
    real_fsync, real_replace = os.fsync, Path.replace

    def fsync(handle):
        calls.append("fsync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "fsync file")
        real_fsync(handle)

    def replace(self, target):
        calls.append("rename")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    write_bytes(tmp_path / "report.md", b"new")

    assert calls == ["fsync file", "rename", "fsync folder"]
