"""Tables as files for other programs: csv, xlsx and json with our English column names.

CSV is UTF-8, comma separated, with CRLF between rows; dates are ``yyyy-mm-dd``, a missing value is an
empty cell. A spreadsheet runs text that begins with ``= + - @``, a tab or a carriage return as a formula,
so such text gets an apostrophe in front, which our import takes away again. Numbers stay numbers and a
NIP stays its 18 digits; Excel shows those rounded when it opens a CSV, so give people the xlsx, in which
all text is text.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from asnkarier.atomic import write_atomically
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.tables.schema import Table

_FORMULA = r"^('*[=+\-@\t\r])"
_EXCEL_ROWS = 1_048_575
_EXCEL_TEXT = 32_767  # UTF-16 units in a cell


def write_csv(path: Path, table: Table, frame: pd.DataFrame) -> None:
    """Write a frame that conforms to the table as CSV, whole or not at all."""
    cells = pd.DataFrame({name: _csv_cells(frame[name]) for name in table.names})
    with write_atomically(path) as temporary:
        cells.to_csv(temporary, index=False, encoding="utf-8", lineterminator="\r\n")


def write_json(path: Path, table: Table, frame: pd.DataFrame) -> None:
    """Write a frame as a JSON list of one object per row, whole or not at all; missing is null."""
    cells = pd.DataFrame({name: _iso(frame[name]).astype(object) for name in table.names})
    rows = cells.where(cells.notna(), None).to_dict("records")
    lines = [json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows]
    with write_atomically(path) as temporary:
        temporary.write_bytes(("[\n" + ",\n".join(lines) + "\n]\n").encode())


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

    _refuse_too_big(table, frame)
    with write_atomically(path) as temporary:
        book = xlsxwriter.Workbook(temporary, {"constant_memory": True})
        book.set_properties({"created": made.replace(tzinfo=None)})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        bold = book.add_format({"bold": True})
        sheet = book.add_worksheet(table.name)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(frame), len(table.columns) - 1)
        sheet.set_column(0, len(table.columns) - 1, 20)
        for number, name in enumerate(table.names):
            sheet.write_string(0, number, name, bold)
        writers = [_cell_writer(sheet, frame[name].dtype, day) for name in table.names]
        columns = [frame[name].astype(object).where(frame[name].notna(), None) for name in table.names]
        for row, values in enumerate(zip(*columns, strict=True), start=1):
            for number, value in enumerate(values):
                if value is not None:
                    writers[number](row, number, value)
        book.close()


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


def _refuse_too_big(table: Table, frame: pd.DataFrame) -> None:
    texts = [frame[name].dropna() for name in table.names if pd.api.types.is_string_dtype(frame[name].dtype)]
    longest = max((int(text.str.len().max()) for text in texts if len(text)), default=0)
    # Letters beyond the basic plane are two units each; half of the limit holds whatever they are.
    if len(frame) > _EXCEL_ROWS or longest > _EXCEL_TEXT // 2:
        raise UsageError(
            N_("{table} has more rows, or longer texts, than a sheet of Excel holds."),
            remedy=N_("Export it as csv, parquet or json."),
            table=table.name,
        )
