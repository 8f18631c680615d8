"""The files of table versions: ``tables/<table>/<SHA-256 of the file>.parquet``, written once, never changed."""

from __future__ import annotations

import hashlib
from enum import Enum, auto
from pathlib import Path

import pandas as pd

from asnkarier import parquet
from asnkarier.atomic import sync_folder, write_bytes
from asnkarier.errors import StoreDamaged, UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.storage.journal import UNSTATED, Version, damaged
from asnkarier.tables.schema import Table


class Age(Enum):
    """How the layout of a stored version compares with the one this program knows."""

    CURRENT = auto()
    OLDER = auto()
    NEWER = auto()


def age(table: Table, version: Version) -> Age:
    """Compare layouts by number; one that has our number but other columns was written by a program we do not know."""
    if version.schema < table.version:
        return Age.OLDER
    if version.schema == table.version and version.columns in (table.fingerprint, UNSTATED):
        return Age.CURRENT
    return Age.NEWER


def version_path(folder: Path, name: str, sha256: str) -> Path:
    """Give the file of a version in a region's folder of the store."""
    return folder / "tables" / name / f"{sha256}.parquet"


def read_bytes(folder: Path, name: str, version: Version) -> bytes:
    """Read the file of a version and check its hash.

    Raises:
        StoreDamaged: it is missing or its content is not what it was.
    """
    try:
        data = version_path(folder, name, version.sha256).read_bytes()
    except FileNotFoundError:
        raise damaged_version("E_STORE_FILE_MISSING", name, version) from None
    if hashlib.sha256(data).hexdigest() != version.sha256:
        raise damaged_version("E_STORE_FILE_CHANGED", name, version)
    return data


def read_version(folder: Path, table: Table, version: Version, part: parquet.Part | None = None) -> pd.DataFrame:
    """Read a version of a table; hash, columns, types and number of rows are checked. An older layout is migrated.

    ``part``: only these columns (:class:`asnkarier.parquet.Part`).

    Raises:
        StoreDamaged: the file is missing, changed, or not a version of this table.
    """
    data = read_bytes(folder, table.name, version)
    try:
        frame = parquet.from_bytes(table, data, version.schema, part)
    except (ValueError, TypeError, OSError):
        raise damaged_version("E_STORE_FILE_UNREADABLE", table.name, version) from None
    if len(frame) != version.rows:
        raise damaged_version("E_STORE_FILE_UNREADABLE", table.name, version)
    return frame


def write_version(folder: Path, name: str, data: bytes) -> None:
    """Write the file of a version; an older file with the same content serves as well."""
    path = version_path(folder, name, hashlib.sha256(data).hexdigest())
    if path.exists() and path.read_bytes() == data:
        sync_folder(path.parent)  # the run that wrote it may have been killed before it could
    else:
        write_bytes(path, data)


def damaged_version(code: str, name: str, version: Version) -> StoreDamaged:
    """Make the error about the file of a version."""
    return damaged([Finding(code, file=version_path(Path(), name, version.sha256).as_posix())])


def outdated_result(command: str) -> UsageError:
    """Make the error about a result in a layout of an older program."""
    return UsageError(
        N_("The result of {command} was computed by an older version of asnkarier and cannot be shown."),
        remedy=N_("Run 'asnkarier {command}' again."),
        command=command,
    )


def newer_layout(name: str, version: Version) -> StoreDamaged:
    """Make the error about a table that a newer program wrote."""
    file = version_path(Path(), name, version.sha256).as_posix()
    return StoreDamaged(
        N_("The table {table} was written by a newer version of asnkarier."),
        remedy=N_("Update asnkarier, then run the command again. Nothing was changed."),
        findings=[Finding("E_STORE_LAYOUT_NEWER", file=file, details={"table": name})],
        table=name,
    )
