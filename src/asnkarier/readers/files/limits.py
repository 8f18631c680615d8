"""How much a file may ask for. Reading stops with a documented error, never with a full machine."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20
GIB = 1 << 30

ROWS_MAX = 1_048_576  # of a sheet, as in Excel
COLUMNS_MAX = 16_384
CELLS_MAX = 20_000_000  # of a workbook
RECORDS_MAX = 20_000_000  # of text or Parquet, which have no such end
FIELDS_MAX = 200_000_000
ENTRIES_MAX = 2_000  # of a zip container
INFLATED_MAX = 2 * GIB
RATIO_MAX = 250  # inflated / packed of one entry; a repetitive sheet reaches about 50
RATIO_FREE = 10 * MIB  # below this size the ratio does not matter
WORKBOOK_BYTES_MAX = 256 * MIB
FILE_BYTES_MAX = 8 * GIB
LINE_BYTES_MAX = 256 * MIB  # one message of the child
OUTPUT_BYTES_MAX = 4 * GIB
MEMORY_MAX = 12 * GIB  # of the child, for the largest workbook
MEMORY_EXIT = 97
"""With this code the child ends when it runs out of memory."""


@dataclass(frozen=True)
class ChildLimits:
    """What the child process that parses a file may use."""

    memory_bytes: int
    cpu_seconds: int
    wall_seconds: int


def size_limits(family: str) -> tuple[int, int]:
    """Give how many rows of a sheet and how many cells of a file are read at most."""
    return (RECORDS_MAX, FIELDS_MAX) if family in ("text", "parquet") else (ROWS_MAX, CELLS_MAX)


def child_limits(size: int) -> ChildLimits:
    """Give the limits for a file of ``size`` bytes: 1 GiB and 20 s, and more for a larger file."""
    megabytes = size // MIB
    cpu = 20 + 3 * megabytes
    return ChildLimits(memory_bytes=min(GIB + 40 * size, MEMORY_MAX), cpu_seconds=cpu, wall_seconds=2 * cpu + 20)
