"""The full check of a region's store: every hash, every file, every table. It changes nothing."""

from __future__ import annotations

from pathlib import Path

from asnkarier.atomic import TEMPORARY
from asnkarier.errors import StoreDamaged
from asnkarier.outcome import Finding
from asnkarier.storage.history import kept_from
from asnkarier.storage.journal import Entry, Journal, Version
from asnkarier.storage.versions import (
    Age,
    age,
    damaged_version,
    newer_layout,
    read_bytes,
    read_version,
    version_path,
)
from asnkarier.tables import TABLES


def verify(folder: Path, journal: Journal) -> list[Finding]:
    """Check the store in ``folder``.

    Returns:
        What is wrong: the journal first, then the versions that are kept, then current results of an older layout
        and files no entry names.
    """
    findings: list[Finding] = []
    try:
        journal.entries()
    except StoreDamaged as error:
        findings += error.findings
    sound = journal.known
    kept = {pair for entry in sound[kept_from(sound) - 1 :] for pair in entry.tables.items()}
    for name, version in sorted(kept, key=lambda pair: (pair[0], pair[1].since, pair[1].sha256)):
        try:
            _verify_version(folder, name, version)
        except StoreDamaged as error:
            findings += error.findings
    if not findings:
        findings += _outdated(sound[-1]) if sound else ()
        findings += [
            Finding("F_STORE_REST", file=path.relative_to(folder).as_posix()) for path in rests(folder, journal)
        ]
    return findings


def _outdated(head: Entry) -> list[Finding]:
    """Tell of the current results that are in a layout of an older program."""
    return [
        Finding(
            "F_RESULT_OUTDATED",
            file=version_path(Path(), name, version.sha256).as_posix(),
            details={"table": name, "command": TABLES[name].made_by},
        )
        for name, version in sorted(head.tables.items())
        if TABLES[name].made_by and age(TABLES[name], version) is Age.OLDER
    ]


def rests(folder: Path, journal: Journal) -> list[Path]:
    """Give the files that no entry names: what runs that were killed left behind."""
    named = {
        version_path(folder, name, version.sha256) for entry in journal.known for name, version in entry.tables.items()
    }
    return sorted({*folder.glob("tables/*/*.parquet"), *folder.rglob(TEMPORARY)} - named)


def _verify_version(folder: Path, name: str, version: Version) -> None:
    """Raise StoreDamaged unless the file is there, unchanged, and a version of its table with unique keys."""
    table = TABLES.get(name)
    if table is None or age(table, version) is Age.NEWER:
        read_bytes(folder, name, version)
        raise newer_layout(name, version)
    if age(table, version) is Age.OLDER and table.made_by:
        read_bytes(folder, name, version)  # what it holds will be computed again, so its columns are not ours to know
    elif read_version(folder, table, version).duplicated(list(table.key)).any():
        raise damaged_version("E_STORE_FILE_UNREADABLE", name, version)
