"""The bare table of a report for other programs, with the English column names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from asnkarier import data_files
from asnkarier.atomic import write_atomically
from asnkarier.reports.clean_text import NOT_XML
from asnkarier.tables.schema import Table


def write_csv(path: Path, table: Table, frame: pd.DataFrame) -> None:
    """Write CSV as an export does."""
    data_files.write_csv(path, table, _printable(frame))


def write_json(path: Path, table: Table, frame: pd.DataFrame) -> None:
    """Write JSON as an export does."""
    data_files.write_json(path, table, _printable(frame))


def write_parquet(path: Path, table: Table, frame: pd.DataFrame) -> None:
    """Write Parquet with the column types of the table."""
    with write_atomically(path) as temporary:
        table.conform(frame).to_parquet(temporary, engine="pyarrow", compression="zstd", index=False)


MACHINE_FORMATS: dict[str, Callable[[Path, Table, pd.DataFrame], None]] = {
    "csv": write_csv,
    "json": write_json,
    "parquet": write_parquet,
}
"""Formats that hold one table and nothing else."""


def _printable(frame: pd.DataFrame) -> pd.DataFrame:
    """Give the table without control characters, behind which a formula could hide from the writer."""
    texts = [name for name in frame.columns if pd.api.types.is_string_dtype(frame[name].dtype)]
    return frame.assign(**{name: frame[name].str.replace(NOT_XML, "", regex=True) for name in texts})
