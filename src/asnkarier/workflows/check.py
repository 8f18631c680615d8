"""``check``: is the store of a region whole and unchanged?"""

from __future__ import annotations

from datetime import date, datetime

from asnkarier.finding_kinds import severity
from asnkarier.i18n import N_
from asnkarier.outcome import ExitCode, Message, Outcome, Severity
from asnkarier.storage.store import Store


def check(store: Store) -> Outcome:
    """Check every hash, file and table of the store; change nothing.

    ``data``: ``region``, ``sound``, ``entries`` (of the journal), ``files`` (versions of tables on the
    disk), ``bytes`` (of both), ``head`` (hash of the last entry, as reports name it). Exit code 7 if
    anything is damaged.
    """
    findings = store.verify()
    sound = not any(severity(finding) is Severity.STOP for finding in findings)
    journal, versions = (sorted(store.folder.glob(pattern)) for pattern in ("journal/*.json", "tables/*/*.parquet"))
    head = store.head() if sound else None
    figures = {
        "region": store.region,
        "sound": sound,
        "entries": len(journal),
        "files": len(versions),
        "bytes": sum(file.stat().st_size for file in (*journal, *versions)),
        "head": head.hash if head else None,
    }
    text = (
        N_("The store of {region} is sound: {entries} journal entries, {files} table files, every hash is right.")
        if sound
        else N_("The store of {region} is DAMAGED. Use no figures from it; restore it from a backup.")
    )
    return Outcome(
        "check",
        data=figures,
        messages=(Message(text, figures),),
        findings=tuple(findings),
        exit_code=ExitCode.DONE if sound else ExitCode.STORE_DAMAGED,
    )


def collect(store: Store, keep_since: date, *, now: datetime, who: str, wait_seconds: float) -> Outcome:
    """Remove what only entries before a day need (``check --collect``), if the store is sound; then check again.

    ``data``: as :func:`check`, and ``removed``, the number of files.
    """
    with store.lock(wait_seconds):
        before = check(store)
        if before.exit_code:
            return before
        removed = store.collect(keep_since, now=now, who=who)
    after = check(store)
    text = Message(N_("{removed} old files were removed."), {"removed": removed})
    return Outcome(
        "check",
        data={**after.data, "removed": removed},
        messages=(text, *after.messages),
        findings=after.findings,
        exit_code=after.exit_code,
    )
