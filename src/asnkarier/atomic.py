"""Files that are whole or absent, and that only their owner may read.

A file is written under a temporary name in its own folder, brought to the disk, and only then given
its name; the folder is brought to the disk last. After a crash or on a full disk the old file, or
none, is there. Modes are 0600 and 0700 whatever the umask. Windows has neither these modes nor a way
to bring a folder to the disk; there the renaming alone keeps a file whole.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE_MODE = 0o600
FOLDER_MODE = 0o700
TEMPORARY = ".asnkarier-*.tmp"
"""Pattern of the temporary names; such a file is the rest of a run that was killed."""


def make_folder(folder: Path) -> Path:
    """Make the folder and what is missing above it, each 0700; one that exists is left as it is."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
        folder.chmod(FOLDER_MODE)
        sync_folder(folder.parent)
    return folder


@contextmanager
def write_atomically(path: Path) -> Iterator[Path]:
    """Give a temporary path; what is written there becomes ``path`` when the block ends without error.

    If it ends with one, ``path`` is what it was before. Missing folders are made.

    Raises:
        OSError: the file cannot be written (disk full, no permission, open in Excel on Windows).
    """
    with _temporary(path) as temporary:
        yield temporary
        _sync_file(temporary)
        temporary.replace(path)
    sync_folder(path.parent)


def write_bytes(path: Path, data: bytes) -> None:
    """Write the whole file, replacing an older one."""
    with write_atomically(path) as temporary:
        temporary.write_bytes(data)


def write_text(path: Path, text: str) -> None:
    """Write the whole file as UTF-8 with the line ends as they are, replacing an older one."""
    write_bytes(path, text.encode("utf-8"))


def create_bytes(path: Path, data: bytes) -> None:
    """Write the whole file if there is none of that name.

    Of several processes that try at once exactly one succeeds.

    Raises:
        FileExistsError: there is one; it is left untouched.
        OSError: the file cannot be written.
    """
    with _temporary(path) as temporary:
        temporary.write_bytes(data)
        _sync_file(temporary)
        if sys.platform == "win32":
            temporary.rename(path)  # fails there if the name is taken
        else:
            path.hardlink_to(temporary)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _temporary(path: Path) -> Iterator[Path]:
    """Give an empty private file beside ``path``; it is gone afterwards unless it was renamed."""
    temporary = make_folder(path.parent) / TEMPORARY.replace("*", secrets.token_hex(8))
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _sync_file(path: Path) -> None:
    """Make the file private, also if a library made it anew, and bring it to the disk."""
    path.chmod(FILE_MODE)
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
