"""``check``: is the store of a region whole and unchanged?"""

from __future__ import annotations

import dataclasses
from datetime import datetime

from asnkarier.finding_kinds import severity
from asnkarier.i18n import N_
from asnkarier.outcome import ExitCode, Message, Outcome, Severity
from asnkarier.storage.store import Store
from asnkarier.workflows.office import Office, logged, who


@logged("check")
def check(office: Office, *, collect: bool, now: datetime) -> Outcome:
    """Check every hash, file and table of the store; change nothing, but for what ``collect`` removes.

    With ``collect`` a sound store then loses the versions that only entries before the region's retention time need,
    and is checked again.

    ``data``: ``region``, ``sound``, ``entries`` (of the journal), ``files`` (versions of tables on the
    disk), ``bytes`` (of both), ``head`` (hash of the last entry, as reports name it), ``removed`` (files, None without
    ``collect``). Exit code 7 if anything is damaged.
    """
    if not collect:
        return _checked(office.store)
    with office.store.lock(office.patience):
        before = _checked(office.store)
        if before.exit_code:
            return before
        removed = office.store.collect(office.kept_since(now), now=office.local(now), who=who())
    after = _checked(office.store)
    text = Message(N_("{removed} old files were removed."), {"removed": removed})
    return dataclasses.replace(after, data={**after.data, "removed": removed}, messages=(text, *after.messages))


def _checked(store: Store) -> Outcome:
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
        "removed": None,
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
