"""``undo``: the tables as they were before an entry of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Message, Outcome
from asnkarier.storage.history import IMPORT, standing, undone_by
from asnkarier.storage.journal import Entry
from asnkarier.tables import IMPORTED
from asnkarier.tables.links import LINK_CODES, check_links
from asnkarier.workflows.accepted_names import respelled, words
from asnkarier.workflows.input_files import name_alone
from asnkarier.workflows.office import Office, logged, who
from asnkarier.workflows.stored_findings import as_findings, replaced


@logged("undo")
def undo(office: Office, number: int, *, now: datetime) -> Outcome:
    """Undo an entry by a new one; nothing is lost, the undoing can be undone too.

    ``data``: ``region``, ``undone`` and ``entry`` (numbers), ``tables`` with the rows each has now.

    Raises:
        UsageError: there is no such entry, it is undone already, or later ones must be undone first.
        Busy: another run is writing.
    """
    store = office.store
    with store.lock(office.patience):
        entry = store.undo(
            number, now=office.local(now), who=who(), beside=lambda after: _findings(office, number, after)
        )
    tables = {name: entry.tables[name].rows if name in entry.tables else 0 for name in store.changed(entry)}
    return Outcome(
        "undo",
        data={"region": store.region, "undone": number, "entry": entry.number, "tables": tables},
        messages=(
            Message(
                N_("Entry {undone} is undone by entry {entry}. Rows now: {tables}."),
                {
                    "undone": number,
                    "entry": entry.number,
                    "tables": ", ".join(f"{n} {r}" for n, r in tables.items()) or "-",
                },
            ),
        ),
    )


def _findings(office: Office, number: int, after: Entry) -> Mapping[str, pd.DataFrame]:
    """Give the findings as they are without an import: its files' are those of the last import of each that stands.

    Those between tables are looked for anew in the state ``after`` the undoing.
    """
    store = office.store
    entries = store.entries()
    undone = undone_by(entries, entries[number - 1])
    if undone.command != IMPORT:
        return {}
    last_read = {name_alone(each.file): entry for entry in standing(entries, number) for each in entry.inputs}
    contents = {each.sha256 for entry in standing(entries, number) for each in entry.inputs}
    names = {name_alone(each.file) for each in undone.inputs}
    found: list[Finding] = []
    for name in sorted(names & last_read.keys()):
        rows = store.load("findings", last_read[name])
        is_of_name = rows["file"].fillna("").map(name_alone) == name
        # Beside its own it may hold those of another content of that name, whose import no longer stands.
        stands = rows["sha256"].fillna("").isin({"", *contents})
        found += as_findings(rows[is_of_name & stands & ~rows["code"].isin(LINK_CODES)])
    current = store.load("findings")
    files = current[["file", "sha256"]].fillna("").itertuples(index=False, name=None)
    gone = {(file, sha256) for file, sha256 in files if name_alone(file) in names}
    vocabulary = words(office, after).vocabulary
    links = check_links({name: respelled(store.load(name, after), name, vocabulary)[0] for name in IMPORTED})
    return {"findings": replaced(current, gone, [*found, *links])}
