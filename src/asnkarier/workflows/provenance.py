"""What a report was made from, read from the journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from asnkarier import __version__
from asnkarier.reports.kit.provenance import Provenance, Source
from asnkarier.storage.journal import Entry
from asnkarier.workflows.office import Office


def provenance(
    office: Office, entry: Entry | None, tables: Mapping[str, pd.DataFrame], options: Mapping[str, object]
) -> Provenance:
    """Name the files the rows of these imported tables came from, and the entry that holds the result."""
    hashes = {(each.number, file.file): file.sha256 for each in office.store.entries() for file in each.inputs}
    sources = [source for name in sorted(tables) for source in _sources(name, tables[name], hashes)]
    return Provenance(
        sources=tuple(sources),
        run=entry.number if entry else None,
        head_sha256=entry.hash if entry else "",
        config_sha256=office.loaded.sha256,
        version=__version__,
        options=options,
    )


def _sources(name: str, frame: pd.DataFrame, hashes: Mapping[tuple[int, str], str]) -> Sequence[Source]:
    counts = frame.groupby(["source_file", "import_id"], observed=True).size().reset_index(name="rows")
    # categories come in the order of the rows, which is not that of the names
    counts = counts.astype({"source_file": "str"}).sort_values(["source_file", "import_id"])
    return [
        Source(row["source_file"], hashes.get((row["import_id"], row["source_file"]), ""), row["rows"], name)
        for row in counts.to_dict("records")
    ]
