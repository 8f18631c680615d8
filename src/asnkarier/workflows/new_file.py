"""Files that people work in go under a name of their own: nothing that somebody may have filled in is written over."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from asnkarier.atomic import create_bytes


def new_file(folder: Path, stem: str, suffix: str, content: bytes) -> Path:
    """Write a file as ``<stem><suffix>``, or with a number behind the stem where other content has that name.

    The same content under the same name is left as it is.

    Raises:
        OSError: it cannot be written.
    """
    for number in count(1):
        path = folder / f"{stem}{f'_{number}' if number > 1 else ''}{suffix}"
        try:
            create_bytes(path, content)
        except FileExistsError:
            if not path.is_file() or path.read_bytes() != content:
                continue
        return path
    raise AssertionError
