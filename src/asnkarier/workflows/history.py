"""``history``: the journal of a region, newest entry first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome
from asnkarier.storage.export_log import exports
from asnkarier.storage.journal import Entry
from asnkarier.storage.store import Store
from asnkarier.workflows.office import Office, logged


@logged("history")
def history(office: Office, *, now: datetime) -> Outcome:
    """List what was imported, computed and undone.

    ``data``: ``region``, and ``entries``, each with ``number, time, command, who, inputs, counts,
    options, based_on, hash`` and ``tables``, the rows of every table the entry changed; ``exports``, what was written
    as documents, newest first.
    """
    store = office.store
    entries = [_shown(store, entry) for entry in reversed(store.entries())]
    return Outcome(
        "history",
        data={"region": store.region, "entries": entries, "exports": exports(store.folder)[::-1]},
        messages=tuple(map(_message, entries))
        or (Message(N_("Nothing has been imported for {region} yet."), {"region": store.region}),),
    )


def _shown(store: Store, entry: Entry) -> dict[str, Any]:
    kept = ("number", "time", "command", "who", "inputs", "counts", "options", "based_on")
    content = entry.content()
    tables = {name: entry.tables[name].rows if name in entry.tables else 0 for name in store.changed(entry)}
    return {key: content[key] for key in kept} | {"hash": entry.hash, "tables": tables}


def _message(entry: dict[str, Any]) -> Message:
    tables = ", ".join(f"{name} {rows}" for name, rows in entry["tables"].items()) or "-"
    files = ", ".join(file["file"] for file in entry["inputs"])
    time = entry["time"].replace("T", " ")[:16]
    values = {"number": entry["number"], "time": time, "command": entry["command"], "tables": tables, "files": files}
    if files:
        return Message(N_("{number}  {time}  {command}  rows now: {tables}  from: {files}"), values)
    return Message(N_("{number}  {time}  {command}  rows now: {tables}"), values)
