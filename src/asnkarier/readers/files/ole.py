"""The streams of an OLE compound file, the container of .xls and of encrypted workbooks ([MS-CFB]).

Only what tells one kind of file from another and gives the workbook's own stream; every chain is
followed at most as far as the file is long, so that a loop ends.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

from asnkarier.readers.refusal import Refusal

END_OF_CHAIN = 0xFFFFFFFA
"""Sector numbers from here on are marks, not sectors."""
ENTRY_BYTES = 128


def read(data: bytes) -> dict[str, bytes]:
    """Give the streams by name.

    Raises:
        Refusal: E_DAMAGED.
    """
    try:
        return _streams(data)
    except (struct.error, IndexError, OverflowError) as error:
        raise Refusal("E_DAMAGED") from error


def _streams(data: bytes) -> dict[str, bytes]:
    """Walk the header, the allocation tables and the directory."""
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise Refusal("E_DAMAGED")
    size = 1 << shift
    fat_count, directory_start, _, cutoff, mini_fat_start = struct.unpack_from("<I I I I I", data, 44)
    difat_start, difat_count = struct.unpack_from("<II", data, 68)

    def sector(number: int) -> bytes:
        block = data[(number + 1) * size : (number + 2) * size]
        if not block:
            raise Refusal("E_DAMAGED")
        return block

    fat_sectors = list(struct.unpack_from("<109I", data, 76))
    for _ in range(min(difat_count, len(data) // size)):
        if difat_start >= END_OF_CHAIN:
            break
        *more, difat_start = _integers(sector(difat_start))
        fat_sectors += more
    fat_sectors = [number for number in fat_sectors if number < END_OF_CHAIN][: min(fat_count, len(data) // size)]
    fat = [entry for number in fat_sectors for entry in _integers(sector(number))]

    directory = _chain(directory_start, fat, sector)
    entries = [directory[place : place + ENTRY_BYTES] for place in range(0, len(directory) - 127, ENTRY_BYTES)]
    root = entries[0]
    mini_stream = _chain(struct.unpack_from("<I", root, 116)[0], fat, sector)
    mini_fat = _integers(_chain(mini_fat_start, fat, sector))
    streams: dict[str, bytes] = {}
    for entry in entries:
        length, kind = struct.unpack_from("<HB", entry, 64)
        if kind != 2:
            continue
        name = entry[: max(0, length - 2)].decode("utf-16-le", errors="replace")
        start, stream_size = struct.unpack_from("<II", entry, 116)
        if name not in ("Workbook", "Book"):  # of the others, to know that they are there is enough
            streams.setdefault(name, b"")
        elif stream_size < cutoff:
            streams[name] = _chain(start, mini_fat, lambda number: mini_stream[number * 64 : number * 64 + 64])
        else:
            streams[name] = _chain(start, fat, sector)[:stream_size]
    return streams


def _integers(block: bytes) -> list[int]:
    """Read little-endian 32-bit numbers."""
    return list(struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4]))


def _chain(start: int, table: Sequence[int], sector: Callable[[int], bytes]) -> bytes:
    """Join the sectors of a chain; a chain longer than its table is a loop."""
    blocks: list[bytes] = []
    while start < END_OF_CHAIN:
        if len(blocks) > len(table):
            raise Refusal("E_DAMAGED")
        blocks.append(sector(start))
        start = table[start]
    return b"".join(blocks)
