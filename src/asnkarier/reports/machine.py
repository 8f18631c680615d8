"""Tables for other programs: CSV, JSON, Parquet and plain workbooks, with the English column names."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd

from asnkarier.atomic import write_atomically, write_text
from asnkarier.reports.clean_text import csv_text, printable
from asnkarier.reports.excel import MAX_ROWS, Book, Field, as_list
from asnkarier.reports.wording import Wording
from asnkarier.tables.schema import Kind, Table

_TEXT_KINDS = {Kind.TEXT, Kind.NIP, Kind.GOLONGAN, Kind.ESELON, Kind.COMPETENCY, Kind.CHOICE, Kind.LIST}


def write_csv(path: Path, table: Table, frame: pd.DataFrame) -> None:
    """Write UTF-8 with commas and Unix line ends. Text that a spreadsheet would run begins with an apostrophe."""
    columns = []
    for column in table.columns:
        values = _plain(frame[column.name])
        if column.kind in _TEXT_KINDS:
            values = [None if value is None else csv_text(str(value)) for value in values]
        columns.append(values)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.names)
    writer.writerows(zip(*columns, strict=True))
    write_text(path, text.getvalue())


def write_json(path: Path, table: Table, frame: pd.DataFrame) -> None:
    """Write a list of objects, one row a line; a missing value is null, a date is ``2026-11-22``."""
    columns = [_plain(frame[name]) for name in table.names]
    rows = [
        json.dumps(dict(zip(table.names, row, strict=True)), ensure_ascii=False, allow_nan=False)
        for row in zip(*columns, strict=True)
    ]
    write_text(path, "[" + ",".join(f"\n{row}" for row in rows) + "\n]\n")


def write_parquet(path: Path, table: Table, frame: pd.DataFrame) -> None:
    """Write Parquet with the column types of the table."""
    with write_atomically(path) as temporary:
        table.conform(frame).to_parquet(temporary, engine="pyarrow", compression="zstd", index=False)


def write_xlsx(path: Path, table: Table, frame: pd.DataFrame, day: date) -> None:
    """Write one plain sheet, header in the first row; a long table goes on in further sheets.

    ``day`` is the date of creation that the file states.
    """
    styles = {Kind.DATE: "date", Kind.RUPIAH: "rupiah", Kind.NUMBER: "number", Kind.FLAG: "text"}
    with Book(path, title=table.title, author="", footer=table.title, day=day, wording=Wording.of("en")) as book:
        for start in range(0, max(len(frame), 1), MAX_ROWS - 1):
            part = frame.iloc[start : start + MAX_ROWS - 1]
            sheet = book.sheet(table.name, "")
            fields = [
                Field(
                    column.name,
                    as_list(part[column.name]),
                    "text" if column.kind in _TEXT_KINDS else styles.get(column.kind, "integer"),
                )
                for column in table.columns
            ]
            sheet.table(0, fields, freeze=0)


Writer = Callable[[Path, Table, pd.DataFrame], None]
MACHINE_FORMATS: dict[str, Writer] = {"csv": write_csv, "json": write_json, "parquet": write_parquet}
"""Formats that hold one table and nothing else."""


def _plain(column: pd.Series) -> list[object]:
    """Give the values as JSON and CSV know them."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return [None if pd.isna(value) else value.date().isoformat() for value in column]
    return [printable(value) if isinstance(value, str) else value for value in as_list(column)]
