"""Reads Parquet in the child process, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from asnkarier.readers.files.limits import COLUMNS_MAX, FIELDS_MAX, INFLATED_MAX, MIB, RECORDS_MAX
from asnkarier.readers.files.parsed import ParsedSheet
from asnkarier.readers.refusal import Refusal

BATCH_ROWS = 4096


def parquet_sheets(path: Path) -> Iterator[ParsedSheet]:
    """Give the file as one sheet: its column names are row 1, its records begin in row 2.

    Raises:
        Refusal: damaged, empty or too big.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(path)
        names, size = file.schema_arrow.names, file.metadata
    except (pa.ArrowException, OSError, ValueError) as error:
        raise Refusal("E_DAMAGED") from error
    if not names or not size.num_rows:
        raise Refusal("E_EMPTY")
    if size.num_rows > RECORDS_MAX or len(names) > COLUMNS_MAX or size.num_rows * len(names) > FIELDS_MAX:
        raise Refusal("E_TOO_BIG", limit=f"{FIELDS_MAX} cells")
    groups = [size.row_group(number).total_byte_size for number in range(size.num_row_groups)]
    if sum(groups) > INFLATED_MAX:
        raise Refusal("E_TOO_BIG", limit=f"{INFLATED_MAX // MIB} MiB")
    yield ParsedSheet("", hidden=False, rows=_rows(file, names))


def _rows(file: Any, names: Sequence[str]) -> Iterator[Sequence[Any]]:
    """Give the names, then the records."""
    import pyarrow as pa

    yield names
    try:
        for batch in file.iter_batches(batch_size=BATCH_ROWS, use_threads=False):
            yield from zip(*map(_cells, batch.columns), strict=True)
    except MemoryError:  # some of Arrow's own are of both kinds
        raise
    except (pa.ArrowException, OSError, ValueError, KeyError) as error:
        raise Refusal("E_DAMAGED") from error


def _cells(column: Any) -> list[Any]:
    """Turn an Arrow column into cells; what no cell can be is empty."""
    import pyarrow as pa

    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
        kind = column.type
    if str(kind) == "string_view":
        column = column.cast(kind := pa.string())
    if pa.types.is_decimal(kind):
        column = column.cast(pa.float64())
    elif pa.types.is_timestamp(kind):
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    elif pa.types.is_floating(kind):
        return [cell if cell is not None and cell == cell else None for cell in column.to_pylist()]
    elif not (pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_primitive(kind)):
        return [None] * len(column)
    return column.to_pylist()  # type: ignore[no-any-return]
