"""A table as the bytes of a Parquet file, and back.

The columns' types come from the table, not from the frame, so the same rows always give the same
bytes (with the same pyarrow): dates are ``date32``, whole numbers ``int8`` or ``int64``, the rest text.
Any engine reads these files.
"""

from __future__ import annotations

import io
import os
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
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


class Part(NamedTuple):
    """What is read of a table that is only computed with: some columns.

    Columns of text that are ``coded`` come as categories, in the order of their text: for few different texts in many
    rows, which then are small and need not be numbered again.
    """

    columns: tuple[str, ...]
    coded: tuple[str, ...] = ()


def all_coded(table: Table) -> Part:
    """Give the part that is all of a table, for a long one: its texts as categories, a tenth of the memory."""
    return Part(tuple(table.names), tuple(one.name for one in table.columns if _ARROW.get(one.kind) is None))


def from_bytes(table: Table, data: bytes, version: int | None = None, part: Part | None = None) -> pd.DataFrame:
    """Give the frame of a Parquet file, conforming to the table; one of an older ``version`` is migrated first.

    ``part``: only these columns.

    Raises:
        ValueError: it is no Parquet file, has not just the table's columns, or one cannot have the table's type.
    """
    if part is not None and (version or table.version) == table.version:
        return _part(table, data, part)
    frame = pq.ParquetFile(pa.BufferReader(data)).read().to_pandas(types_mapper=_PANDAS.get, date_as_object=False)
    for step in table.migrations[(version or table.version) - 1 :]:
        frame = step.apply(frame)
    if sorted(frame.columns) != sorted(table.names):  # conform would fill what is missing and drop what is strange
        raise ValueError(f"{table.name}: these are not the columns of the table")
    frame = table.conform(frame)
    if part is None:
        return frame
    return frame[[*part.columns]].astype(dict.fromkeys(part.coded, "category"))


def _part(table: Table, data: bytes, part: Part) -> pd.DataFrame:
    known = pq.read_metadata(pa.BufferReader(data))
    if sorted(known.schema.to_arrow_schema().names) != sorted(table.names):
        raise ValueError(f"{table.name}: these are not the columns of the table")

    def column(name: str) -> pd.Series:
        # A reader of its own, for one may not serve two threads; what the file says of itself is not read again.
        reader = pq.ParquetFile(pa.BufferReader(data), metadata=known, read_dictionary=part.coded)
        cells = reader.read(columns=[name], use_threads=False).column(0)
        return _categories(cells) if name in part.coded else _plain(table[name], cells)

    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        columns = dict(zip(part.columns, pool.map(column, part.columns), strict=True))
    pa.default_memory_pool().release_unused()  # it would keep what the frame does not need
    return pd.DataFrame(columns, copy=False)


def _plain(column: Column, cells: pa.ChunkedArray) -> pd.Series:
    """Give a column as its table has it."""
    kind = _ARROW.get(column.kind, pa.string())
    cells = cells.cast(kind)
    if kind == pa.date32():
        return pd.Series(cells.cast(pa.timestamp("s")).to_numpy(), copy=False)
    plain: pd.Series = cells.to_pandas(types_mapper=_PANDAS.get)
    return plain


def _categories(cells: pa.ChunkedArray) -> pd.Series:
    """Give texts as categories, in the order of their text."""
    if not pa.types.is_dictionary(cells.type):
        cells = cells.cast(pa.string()).dictionary_encode()
    coded = cells.unify_dictionaries().combine_chunks()
    codes, names = coded.indices.fill_null(-1).to_numpy(), coded.dictionary
    if not pc.all(pc.greater(names[1:], names[:-1])).as_py():  # they are where the table is stored by this column
        order = pc.sort_indices(names).to_numpy()
        # One more place, for the -1 of a missing text, which is the last.
        codes, names = np.append(np.argsort(order), -1).astype(codes.dtype)[codes], names.take(order)
    return pd.Series(pd.Categorical.from_codes(codes, pd.Index(names.to_pandas(types_mapper=_PANDAS.get))), copy=False)
