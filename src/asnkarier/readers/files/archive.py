"""A zip archive around the one file that was meant, as mail programs and portals make it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from asnkarier.readers.display import shown_header
from asnkarier.readers.files.container import inflated
from asnkarier.readers.files.limits import FILE_BYTES_MAX, MIB, RATIO_FREE, RATIO_MAX
from asnkarier.readers.refusal import Refusal

LITTER = {"thumbs.db", "desktop.ini"}
UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".download")
"""Endings of files that are being written or loaded."""
NAMES_SHOWN = 10


def is_litter(name: str) -> bool:
    """Say whether a file is one that systems and programs leave behind: hidden, temporary, unfinished, a lock."""
    return name.startswith((".", "~$")) or name.lower() in LITTER or name.lower().endswith(UNFINISHED)


def packed_file(path: Path) -> tuple[str, Iterator[bytes]]:
    """Give the name and the bytes, block by block, of the only file in an archive.

    Raises:
        Refusal: it holds none or several, is damaged or protected, or swells too much.
    """
    with zipfile.ZipFile(path) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _is_litter(entry.filename)]
    if not entries:
        raise Refusal("E_EMPTY")
    if len(entries) > 1:
        names = [shown_header(_name(entry.filename)) for entry in entries]
        shown = ", ".join([*names[:NAMES_SHOWN], *(["…"] if len(names) > NAMES_SHOWN else [])])
        raise Refusal("E_ARCHIVE", count=len(names), names=shown)
    return _name(entries[0].filename), _blocks(path, entries[0])


def _is_litter(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return "__MACOSX" in parts or is_litter(parts[-1] if parts else "")


def _name(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name


def _blocks(path: Path, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Inflate the file, as long as it is no bomb."""
    total = 0
    with zipfile.ZipFile(path) as archive:
        for block in inflated(archive, entry):
            total += len(block)
            if total > FILE_BYTES_MAX or (total > RATIO_FREE and total > RATIO_MAX * max(1, entry.compress_size)):
                raise Refusal("E_TOO_BIG", limit=f"{FILE_BYTES_MAX // MIB} MiB")
            yield block
