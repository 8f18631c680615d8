"""A table as the bytes of a Parquet file, and back.

The columns' types come from the table, not from the frame, so the same rows always give the same
bytes (with the same pyarrow): dates are ``date32``, whole numbers ``int8`` or ``int64``, the rest text.
Any engine reads these files.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from asnkarier.tables.schema import Column, Kind, Table

_ARROW = {
    Kind.DATE: pa.date32(),
    Kind.LEVEL: pa.int8(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.RUPIAH: pa.int64(),
    Kind.FLAG: pa.bool_(),
}
_PANDAS = {  # so that a missing value never turns whole numbers into floats on the way back
    pa.int8(): pd.Int8Dtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
    pa.string(): pd.StringDtype(na_value=float("nan")),
}


def schema(table: Table) -> pa.Schema:
    """Give the Arrow schema of a table."""
    return pa.schema([(column.name, _ARROW.get(column.kind, pa.string())) for column in table.columns])


def to_bytes(table: Table, frame: pd.DataFrame) -> bytes:
    """Give a frame that conforms to the table as a Parquet file."""
    rows = pa.Table.from_pandas(frame, schema=schema(table), preserve_index=False)
    buffer = io.BytesIO()
    # Without pandas' own notes, which name the version of pandas and would change the bytes with it.
    pq.write_table(rows.replace_schema_metadata(None), buffer, compression="zstd", store_schema=False)
    return buffer.getvalue()


def from_bytes(
    table: Table, data: bytes, version: int | None = None, columns: Sequence[str] | None = None
) -> pd.DataFrame:
    """Give the frame of a Parquet file, conforming to the table; one of an older ``version`` is migrated first.

    ``columns`` are those to read of a long table that is only computed with: their text comes as categories, which
    are small and need not be numbered again.

    Raises:
        ValueError: it is no Parquet file, has not just the table's columns, or one cannot have the table's type.
    """
    if columns is not None and (version or table.version) == table.version:
        return _coded(table, data, columns)
    frame = pq.read_table(io.BytesIO(data)).to_pandas(types_mapper=_PANDAS.get, date_as_object=False)
    for step in table.migrations[(version or table.version) - 1 :]:
        frame = step.apply(frame)
    if sorted(frame.columns) != sorted(table.names):  # conform would fill what is missing and drop what is strange
        raise ValueError(f"{table.name}: these are not the columns of the table")
    frame = table.conform(frame)
    return frame if columns is None else frame[[*columns]].astype(dict.fromkeys(_texts(table, columns), "category"))


def _coded(table: Table, data: bytes, columns: Sequence[str]) -> pd.DataFrame:
    file = pq.ParquetFile(io.BytesIO(data), read_dictionary=_texts(table, columns))
    if sorted(file.schema_arrow.names) != sorted(table.names):
        raise ValueError(f"{table.name}: these are not the columns of the table")
    rows = file.read(columns=[*columns])
    frame = pd.DataFrame({name: _column(table[name], rows.column(name)) for name in columns})
    del rows
    pa.default_memory_pool().release_unused()  # it would keep twice what the frame needs
    return frame


def _column(column: Column, cells: pa.ChunkedArray) -> pd.Series:
    """Give a column as its table has it, text as categories."""
    if column.kind in _ARROW:
        plain: pd.Series = cells.cast(_ARROW[column.kind]).to_pandas(types_mapper=_PANDAS.get, date_as_object=False)
        return plain.astype(pd.api.types.pandas_dtype(column.dtype))
    if not pa.types.is_dictionary(cells.type):
        cells = cells.cast(pa.string()).dictionary_encode()
    coded = cells.unify_dictionaries().combine_chunks()
    codes = coded.indices.fill_null(-1).to_numpy()
    names = pd.Index(coded.dictionary.to_pandas(types_mapper=_PANDAS.get))
    return pd.Series(pd.Categorical.from_codes(codes, names))


def _texts(table: Table, columns: Sequence[str]) -> list[str]:
    return [name for name in columns if table[name].kind not in _ARROW]
