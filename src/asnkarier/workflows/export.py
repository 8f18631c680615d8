"""``export``: a stored table as a file for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from asnkarier import parquet
from asnkarier.atomic import write_bytes
from asnkarier.data_files import write_csv, write_json, write_xlsx
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome
from asnkarier.storage.journal import Entry
from asnkarier.tables import TABLES
from asnkarier.tables.schema import Table
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.office import Office, logged, record_export

FORMATS = ("csv", "xlsx", "parquet", "json")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NO_OPTIONS: Mapping[str, object] = MappingProxyType({})


@logged("export")
def export(
    office: Office,
    name: str,
    *,
    formats: str | None = None,
    as_of: date | None = None,
    out: Path | None = None,
    of_siasn: Mapping[str, object] = NO_OPTIONS,
    now: datetime,
) -> Outcome:
    """Write a table as ``<table>_<region>_<date>.<ext>``, each file whole or not at all.

    ``data``: ``region``, ``table``, ``date``, ``entry`` (number; null if nothing is stored), ``rows``.

    Args:
        office: the region.
        name: the table.
        out: where the files go; else the workspace's report folder.
        now: gives the date in the files' names, unless ``as_of`` is given.
        formats: of :data:`FORMATS`, joined by commas; csv if not given.
        as_of: export what was known at the end of that day.
        of_siasn: options that only ``export siasn`` has, by name; none may be given here.

    Raises:
        UsageError: there is no such table or format, an option is of ``export siasn``, Excel cannot hold the table, or
            it is a result of an older layout.
    """
    if given := [option for option, value in of_siasn.items() if value is not None]:
        text, remedy = N_("{option} is an option of 'asnkarier export siasn' only."), N_("Leave out {option}.")
        raise UsageError(text, remedy=remedy, option=given[0])
    wanted = chosen_formats(formats, FORMATS, FORMATS[:1])
    if name not in TABLES:
        raise UsageError(
            N_("There is no table '{name}'."),
            remedy=N_("The tables are: {tables}; siasn writes sheets for SIASN."),
            name=name,
            tables=", ".join(TABLES),
        )
    store, folder = office.store, office.report_folder(out)
    entry = store.entry_at(as_of) if as_of else store.head()
    frame = store.load(name, entry) if entry else TABLES[name].empty()
    day = as_of or office.today(now)
    files = tuple(folder / f"{name}_{store.region}_{day.isoformat()}.{extension}" for extension in wanted)
    for file in files:
        write_table(file, TABLES[name], frame, entry)
    people = int(frame["nip"].nunique()) if "nip" in frame else 0
    record_export(office, "export", [name], people, len(files), now=now)
    number = entry.number if entry else None
    return Outcome(
        "export",
        data={"region": store.region, "table": name, "date": day.isoformat(), "entry": number, "rows": len(frame)},
        messages=(Message(N_("{rows} rows of {table}:"), {"rows": len(frame), "table": name}),),
        files=files,
    )


def write_table(file: Path, table: Table, frame: pd.DataFrame, entry: Entry | None) -> None:
    """Write a table in the format the file's name ends in; a workbook is dated by the entry it shows."""
    match file.suffix:
        case ".csv":
            write_csv(file, table, frame)
        case ".json":
            write_json(file, table, frame)
        case ".parquet":
            write_bytes(file, parquet.to_bytes(table, frame))
        case _:
            write_xlsx(file, table, frame, made=entry.time if entry else EPOCH)
