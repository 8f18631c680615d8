"""``undo``: the tables as they were before an entry of the journal."""

from __future__ import annotations

from datetime import datetime

from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome
from asnkarier.workflows.office import Office, logged, who


@logged("undo")
def undo(office: Office, number: int, *, now: datetime) -> Outcome:
    """Undo an entry by a new one; nothing is lost, the undoing can be undone too.

    ``data``: ``region``, ``undone`` and ``entry`` (numbers), ``tables`` with the rows each has now.

    Raises:
        UsageError: there is no such entry, or later ones must be undone first.
        Busy: another run is writing.
    """
    store = office.store
    with store.lock(office.patience):
        entry = store.undo(number, now=office.local(now), who=who())
    tables = {name: entry.tables[name].rows if name in entry.tables else 0 for name in store.changed(entry)}
    return Outcome(
        "undo",
        data={"region": store.region, "undone": number, "entry": entry.number, "tables": tables},
        messages=(
            Message(
                N_("Entry {undone} is undone by entry {entry}. Rows now: {tables}."),
                {"undone": number, "entry": entry.number, "tables": ", ".join(f"{n} {r}" for n, r in tables.items())},
            ),
        ),
    )
