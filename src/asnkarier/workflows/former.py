"""The result before the one that is laid out: the last one of the same study that stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from asnkarier.errors import UsageError
from asnkarier.parquet import Part
from asnkarier.reports.kit.former import FormerRun
from asnkarier.storage.history import standing
from asnkarier.storage.journal import Entry
from asnkarier.storage.store import Store


@dataclass(frozen=True)
class Compared:
    """What of a former result is read, by table and column, and the options that must be as they are now."""

    tables: Mapping[str, Part]
    same: tuple[str, ...] = ()


def former_result(store: Store, compared: Compared, entry: Entry) -> tuple[FormerRun, Mapping[str, pd.DataFrame]]:
    """Give the run before that of an entry, and its tables; none of one that is not there or cannot be read."""
    former = next(
        (
            one
            for one in reversed(standing(store.entries()))
            if one.number < entry.number
            and one.command == entry.command
            and all(one.options.get(name) == entry.options.get(name) for name in compared.same)
        ),
        None,
    )
    if former is None:
        return FormerRun(), {}
    same = former.config_sha256 == entry.config_sha256
    days = date.fromisoformat(former.options["as_of"]), former.day
    try:
        tables = {name: store.load(name, former, part) for name, part in compared.tables.items()}
    except UsageError:
        return FormerRun(*days, readable=False, same_configuration=same), {}
    return FormerRun(*days, same_configuration=same), tables
