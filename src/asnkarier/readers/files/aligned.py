"""Tables whose columns are set apart by blanks only, as reports of old programs are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

COLUMNS = "columns"
"""Cells stand under each other: columns begin and end at the same place in every line."""
RUNS = "runs"
"""Cells are set apart by two blanks or more, at any place."""
Gaps = tuple[tuple[int, int], ...]
_RUN = re.compile(" {2,}")
_LEAST_GAP = 2


def readings(lines: Sequence[str]) -> Iterator[tuple[str, Gaps, list[list[str]]]]:
    """Give how lines can be divided by blanks: the way, the gaps between columns, the rows without blank ones."""
    filled = [line.rstrip() for line in lines if line.strip()]
    table = [line for line in filled if is_divided(line)]
    if len(table) < 2 or 2 * len(table) < len(filled) or any("\t" in line for line in table):
        return
    gaps = _gaps(table)
    if gaps:
        yield COLUMNS, gaps, [split(line, COLUMNS, gaps) for line in filled]
    counts = Counter(len(_RUN.split(line.strip())) for line in table)
    # a cell left out cannot be seen in runs: only where no line lacks one the others are sure
    if len(counts) == 1 and next(iter(counts)) > len(gaps) + 1:
        yield RUNS, (), [split(line, RUNS, ()) for line in filled]


def is_divided(line: str) -> bool:
    """Say whether blanks set cells apart in a line."""
    return bool(_RUN.search(line.strip()))


def split(line: str, way: str, gaps: Gaps) -> list[str]:
    """Give the cells of a line; one that crosses a gap (a title, a signature) is one cell."""
    if way == RUNS:
        return _RUN.split(line.strip())
    text = line.rstrip()
    if any(text[start:end].strip() for start, end in gaps):
        return [text.strip()]
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _gaps(lines: Sequence[str]) -> Gaps:
    """Give the places from, to where no line has a sign, between places where some have."""
    used = [False] * max(map(len, lines))
    for line in lines:
        for found in re.finditer(r"\S+", line):
            used[found.start() : found.end()] = [True] * (found.end() - found.start())
    text = "".join("x" if each else " " for each in used)
    return tuple(
        found.span() for found in re.finditer(" +", text) if found.start() and found.end() - found.start() >= _LEAST_GAP
    )
