"""Reads Parquet column by column; only the wanted columns are ever decoded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from asnkarier.readers.files.sheet import HEAD_ROWS, Body, Cleaner, Column, Row, Sheet, clean_cell
from asnkarier.readers.refusal import Refusal
from asnkarier.tables.raw import Cell

ROWS_MAX = 20_000_000


class ParquetSheet(Sheet):
    """A Parquet file as a sheet: its column names are row 1, its records begin in row 2."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            Refusal: damaged, empty or too big.
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            self._file = pq.ParquetFile(path)
        except (pa.ArrowException, OSError) as error:
            raise Refusal("E_DAMAGED") from error
        self._names: list[str] = self._file.schema_arrow.names
        self._records: int = self._file.metadata.num_rows
        if not self._names or not self._records:
            raise Refusal("E_EMPTY")
        if self._records > ROWS_MAX:
            raise Refusal("E_TOO_BIG", limit=f"{ROWS_MAX} rows")
        super().__init__("", self._all_rows())

    @property
    def head(self) -> list[list[Cell]]:
        """The names, and the first records."""
        columns = self._read(range(len(self._names)), HEAD_ROWS - 1)
        return [list(self._names), *(list(row) for row in zip(*columns, strict=True))]

    def grid(self) -> list[list[Cell]]:
        """All the rows."""
        return [[clean_cell(cell) for cell in row] for row in self._all_rows()]

    def body(self, header_rows: int, indices: Sequence[int], width: int) -> Body:
        """Read the columns at ``indices``; the header is the file's own, so ``header_rows`` is 1 or a few."""
        skipped = header_rows - 1
        columns = [column[skipped:] for column in self._read(indices, None)]
        return Body(columns, header_rows + 1, self._records - skipped, {})

    def _all_rows(self) -> Iterator[Row]:
        yield self._names
        yield from zip(*self._read(range(len(self._names)), None), strict=True)

    def _read(self, indices: Sequence[int], rows: int | None) -> list[Column]:
        """Decode columns into cells, for the first ``rows`` records or for all."""
        import pyarrow as pa

        names = [self._names[index] for index in indices]
        try:
            if rows is None:
                table = self._file.read(columns=names)
            else:
                batch = next(self._file.iter_batches(batch_size=rows, columns=names))
                table = pa.Table.from_batches([batch])
            return [_cells(table.column(name)) for name in names]
        except (pa.ArrowException, OSError, ValueError, KeyError) as error:
            raise Refusal("E_DAMAGED") from error


def _cells(column: Any) -> Column:
    """Turn an Arrow column into cells; equal values are one object."""
    import pyarrow as pa

    if pa.types.is_nested(column.type) or pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
        return np.full(len(column), None, dtype=object)
    if pa.types.is_decimal(column.type):
        column = column.cast(pa.float64())
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    encoded = column.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    values = Cleaner().column([*encoded.dictionary.to_pylist(), None])
    places = encoded.indices.fill_null(len(values) - 1).to_numpy(zero_copy_only=False)
    cells: Column = values[places]
    return cells
