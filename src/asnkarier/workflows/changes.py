"""What an import changes in a table, told field by field: figures for everybody, the values for programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.outcome import Message
from asnkarier.storage.merge import Merge
from asnkarier.tables.row_findings import shown
from asnkarier.tables.schema import Table

EXAMPLES = 5
"""Changes of one column that a person is shown; programs are given all."""


def fields(merged: Merge) -> dict[str, dict[str, int]]:
    """Give by column in how many rows its value changes, and in how many of these it becomes empty."""
    empty = merged.cells["new"].isna().groupby(merged.cells["column"], sort=False)
    return {
        str(name): {"rows": int(rows), "erased": int(erased)}
        for name, rows, erased in zip(empty.size().index, empty.size(), empty.sum(), strict=True)
    }


def listed(table: Table, merged: Merge) -> dict[str, list[dict[str, Any]]]:
    """Give the keys of new rows, every changed value with its key, and the keys that the files do not have.

    The values are as stored, personal ones too: it is for the program that asked for JSON.
    """
    keys = list(table.key)
    return {
        "new": _records(merged.new),
        "changed": [
            {
                "key": {name: each[name] for name in keys},
                "column": each["column"],
                "old": each["old"],
                "new": each["new"],
            }
            for each in _records(merged.cells)
        ],
        "absent": _records(merged.absent),
    }


def told(table: Table, merged: Merge, *, examples: bool) -> Iterator[Message]:
    """Say in how many rows each column changes, with ``examples`` of which no personal value can be read."""
    for name, count in fields(merged).items():
        yield Message(
            N_("{table}.{column}: {rows} rows change, {erased} of them become empty"),
            {"table": table.name, "column": name, **count},
        )
        if examples and not table[name].personal:
            yield from _examples(table, merged.cells[merged.cells["column"] == name])


def _examples(table: Table, cells: pd.DataFrame) -> Iterator[Message]:
    column = table[str(cells["column"].iloc[0])]
    for each in _records(cells.head(EXAMPLES)):
        key = ", ".join(shown(table[name], each[name]) or "-" for name in table.key)
        old, new = (shown(column, each[name]) or "-" for name in ("old", "new"))
        yield Message("    {key}: {old} → {new}", {"key": key, "old": old, "new": new})
    if len(cells) > EXAMPLES:
        yield Message(N_("    … and {count} more; --json lists them all"), {"count": len(cells) - EXAMPLES})


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): _plain(value) for name, value in row.items()} for row in frame.to_dict("records")]


def _plain(value: Any) -> Any:
    """Give a value as JSON has it; missing is null, a day is written yyyy-mm-dd."""
    if pd.isna(value):
        return None
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value
