"""The full check of a region's store: every hash, every file, every table. It changes nothing."""

from __future__ import annotations

from pathlib import Path

from asnkarier.atomic import TEMPORARY
from asnkarier.errors import StoreDamaged
from asnkarier.outcome import Finding
from asnkarier.storage.history import kept_from
from asnkarier.storage.journal import Journal, Version
from asnkarier.storage.versions import damaged_version, read_bytes, read_version, version_path
from asnkarier.tables import TABLES


def verify(folder: Path, journal: Journal) -> list[Finding]:
    """Check the store in ``folder``.

    Returns:
        What is wrong: the journal first, then the versions that are kept, then files no entry names.
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
        findings += [
            Finding("F_STORE_REST", file=path.relative_to(folder).as_posix()) for path in rests(folder, journal)
        ]
    return findings


def rests(folder: Path, journal: Journal) -> list[Path]:
    """Give the files that no entry names: what runs that were killed left behind."""
    named = {
        version_path(folder, name, version.sha256) for entry in journal.known for name, version in entry.tables.items()
    }
    return sorted({*folder.glob("tables/*/*.parquet"), *folder.rglob(TEMPORARY)} - named)


def _verify_version(folder: Path, name: str, version: Version) -> None:
    """Raise StoreDamaged unless the file is there, unchanged, and a version of its table with unique keys."""
    table = TABLES.get(name)
    if table is None:  # a table that this version of the program no longer has
        read_bytes(folder, name, version)
    elif read_version(folder, table, version).duplicated(list(table.key)).any():
        raise damaged_version("E_STORE_FILE_UNREADABLE", name, version)
