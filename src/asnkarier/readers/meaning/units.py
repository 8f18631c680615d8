"""Takes unit and OPD out of what the sender wrote about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from asnkarier.readers.files.sheet import Column, column_of
from asnkarier.readers.meaning.governments import REGION, of_office
from asnkarier.readers.meaning.headers import SPLIT_UNITS
from asnkarier.tables.raw import Cell
from asnkarier.tables.vocabulary import fold

_WORDS = {"pemerintah": "", "daerah": "", "pemda": "", "pemkab": "kabupaten", "pemkot": "kota", "kab": "kabupaten",
          "pemprov": "provinsi", "prov": "provinsi", "propinsi": "provinsi"}  # fmt: skip
"""What the words of a government's name are compared as."""
_RANKS = {"kabupaten", "kota", "provinsi"}


def unit_and_opd(path: str) -> tuple[str, str]:
    """Split the path of a unit as SIASN writes it, child first: "SEKSI X - BIDANG Y - DINAS Z - PEMERINTAH KOTA W".

    The unit is the first part; the OPD is the last part before the region's government. Where there
    is one part only, it is both. Parts are joined by " - "; a name that contains " - " itself cannot
    be told from two parts and is split.
    """
    parts = [part.strip() for part in path.split(" - ") if part.strip()] or [path]
    agencies = parts[:-1] if len(parts) > 1 and REGION.match(parts[-1]) else parts
    return agencies[0], agencies[-1]


def other_government(paths: Column, own: str) -> str:
    """Give the government that most of the paths or offices end in, if it is not the region's own; else nothing."""
    known: dict[Cell, str] = {}
    counts: Counter[str] = Counter()
    for path, count in Counter(paths[paths != None]).items():  # noqa: E711 - element by element
        last = str(path).rpartition(" - ")[2] if isinstance(path, str) else ""
        if last not in known:
            named = last if REGION.match(last) else of_office(last)
            known[last] = named if named and not is_same(named, own) else ""
        counts[known[last]] += count
    total = counts.total()
    del counts[""]
    return counts.most_common(1)[0][0] if 2 * counts.total() > total else ""


def is_same(one: str, other: str) -> bool:
    """Compare the names of two governments; one that does not say what it governs may be either."""
    (rank, name), (other_rank, other_name) = _named(one), _named(other)
    return name == other_name and (rank == other_rank or not rank or not other_rank)


def _named(government: str) -> tuple[str, str]:
    """Give what a government governs and its name without spaces: ("kota", "palangkaraya")."""
    words = [plain for word in fold(government).split() if (plain := _WORDS.get(word, word))]
    rank = words[0] if words and words[0] in _RANKS else ""
    return rank, "".join(words[bool(rank) :])


def split_paths(unor: Column) -> tuple[Column, Column]:
    """Split a column of paths into units and OPDs; empty stays unknown."""
    known: dict[Cell, tuple[Cell, Cell]] = {None: (None, None)}
    pairs = []
    for cell in unor:
        if cell not in known:
            known[cell] = unit_and_opd(cell) if isinstance(cell, str) else (cell, cell)
        pairs.append(known[cell])
    return column_of([unit for unit, _ in pairs]), column_of([opd for _, opd in pairs])


def from_depths(columns: Mapping[str, Column]) -> tuple[Column, Column]:
    """Give unit (the deepest filled) and OPD (the highest filled) of units split into columns by depth."""
    deepest_first = [columns[name] for name in SPLIT_UNITS if name in columns]
    return _first_filled(deepest_first), _first_filled(deepest_first[::-1])


def _first_filled(columns: Sequence[Column]) -> Column:
    return column_of([next((cell for cell in row if cell is not None), None) for row in zip(*columns, strict=True)])
