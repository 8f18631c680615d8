"""Tables as files for other programs: csv, xlsx, json and parquet with our English column names.

CSV is UTF-8, comma separated, with CRLF between rows; dates are ``yyyy-mm-dd``, a missing value is an
empty cell. A spreadsheet runs text that begins with ``= + - @`` (some also in their wide forms), a tab or a
carriage return as a formula, so such text gets an apostrophe in front, which our import takes away again.
Numbers stay numbers and a NIP stays its 18 digits; Excel shows those rounded when it opens a CSV, so give
people the xlsx, in which all text is text. Control characters, which no such file may hold and behind which
a formula could hide, are left out. Parquet holds the table as the store does.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from asnkarier import parquet
from asnkarier.atomic import write_atomically, write_bytes
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.tables.schema import Table

NOT_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""What no document may hold: C0 and C1 controls but tab and line breaks, what turns the direction of the text that
follows, lone surrogates, non-characters."""
_FORMULA = r"^('*[=+\-@＝＋－＠\t\r])"
_EXCEL_ROWS = 1_048_575
_EXCEL_TEXT = 32_767  # UTF-16 units in a cell


def write_csv(path: Path, table: Table, frame: pd.DataFrame) -> None:
    """Write a frame that conforms to the table as CSV, whole or not at all."""
    cells = pd.DataFrame({name: _csv_cells(_printable(frame[name])) for name in table.names})
    with write_atomically(path) as temporary:
        cells.to_csv(temporary, index=False, encoding="utf-8", lineterminator="\r\n")


def write_json(path: Path, table: Table, frame: pd.DataFrame) -> None:
    """Write a frame as a JSON list of one object per row, whole or not at all; missing is null."""
    cells = pd.DataFrame({name: _iso(_printable(frame[name])).astype(object) for name in table.names})
    rows = cells.where(cells.notna(), None).to_dict("records")
    lines = [json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows]
    write_bytes(path, ("[\n" + ",\n".join(lines) + "\n]\n").encode())


def write_parquet(path: Path, table: Table, frame: pd.DataFrame) -> None:
    """Write a frame that conforms to the table as Parquet, whole or not at all, with the types of the store."""
    write_bytes(path, parquet.to_bytes(table, frame))


def write_xlsx(path: Path, table: Table, frame: pd.DataFrame, *, made: datetime) -> None:
    """Write a frame as a workbook of one sheet, whole or not at all: text as text, dates as dates.

    Args:
        path: the file.
        table: what the frame conforms to; its name is the sheet's.
        frame: the rows.
        made: the time the workbook names as its making, so that the same rows give the same bytes.

    Raises:
        UsageError: more rows, or a longer text, than a sheet of Excel holds.
    """
    import xlsxwriter

    cells = [_printable(frame[name]) for name in table.names]
    _refuse_too_big(table, cells)
    # In memory, so that xlsxwriter leaves no personal data in temporary files and meets no full disk.
    made_bytes = io.BytesIO()
    book = xlsxwriter.Workbook(made_bytes, {"in_memory": True})
    book.set_properties({"created": made.replace(tzinfo=None)})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet(table.name)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(frame), len(table.columns) - 1)
    sheet.set_column(0, len(table.columns) - 1, 20)
    for number, (name, column) in enumerate(zip(table.names, cells, strict=True)):
        sheet.write_string(0, number, name, bold)
        write = _cell_writer(sheet, column.dtype, day)
        for row, value in enumerate(column.astype(object).where(column.notna(), None), start=1):
            if value is not None:
                write(row, number, value)
    book.close()
    write_bytes(path, made_bytes.getvalue())


WRITERS: dict[str, Callable[[Path, Table, pd.DataFrame], None]] = {
    "csv": write_csv,
    "json": write_json,
    "parquet": write_parquet,
}
"""Formats that hold one table and nothing else."""


def _printable(column: pd.Series[Any]) -> pd.Series[Any]:
    return column.str.replace(NOT_XML, "", regex=True) if pd.api.types.is_string_dtype(column.dtype) else column


def _csv_cells(column: pd.Series[Any]) -> pd.Series[Any]:
    if pd.api.types.is_bool_dtype(column.dtype):
        return column.map({True: "true", False: "false"})
    if pd.api.types.is_string_dtype(column.dtype):
        return column.str.replace(_FORMULA, r"'\1", regex=True)
    return _iso(column)


def _iso(column: pd.Series[Any]) -> pd.Series[Any]:
    is_date = pd.api.types.is_datetime64_any_dtype(column.dtype)
    return column.dt.strftime("%Y-%m-%d") if is_date else column


def _cell_writer(sheet: Any, dtype: Any, day: Any) -> Callable[[int, int, Any], object]:
    """Choose how the cells of a column are written: never as ``write()``, which guesses."""
    if pd.api.types.is_bool_dtype(dtype):
        return sheet.write_boolean  # type: ignore[no-any-return]
    if pd.api.types.is_datetime64_any_dtype(dtype):
        return lambda row, number, value: (
            sheet.write_datetime(row, number, value, day)
            if value.year >= 1900  # Excel's first day
            else sheet.write_string(row, number, value.date().isoformat())
        )
    if pd.api.types.is_numeric_dtype(dtype):
        return sheet.write_number  # type: ignore[no-any-return]
    return sheet.write_string  # type: ignore[no-any-return]


def _refuse_too_big(table: Table, columns: Sequence[pd.Series[Any]]) -> None:
    texts = [column.dropna() for column in columns if pd.api.types.is_string_dtype(column.dtype)]
    longest = max((int(text.str.len().max()) for text in texts if len(text)), default=0)
    # Letters beyond the basic plane are two units each; half of the limit holds whatever they are.
    if len(columns[0]) > _EXCEL_ROWS or longest > _EXCEL_TEXT // 2:
        raise UsageError(
            N_("{table} has more rows, or longer texts, than a sheet of Excel holds."),
            remedy=N_("Export it as csv, parquet or json."),
            table=table.name,
        )
