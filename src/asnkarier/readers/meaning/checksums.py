"""The file's own sums over the levels - gaps, totals, means, JPM - prove that the right columns are read, or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from asnkarier.readers.files.sheet import Column
from asnkarier.readers.meaning.competency_columns import Says, says
from asnkarier.readers.meaning.groups import reduced
from asnkarier.readers.meaning.layout import Layout
from asnkarier.readers.meaning.uses import Use
from asnkarier.tables.raw import Cell
from asnkarier.tables.vocabulary import fold

Numbers = NDArray[np.float64]

_TOTAL = re.compile(r"(total|jumlah)( (nilai|skor|level|capaian|poin|hasil|level kompetensi|nilai kompetensi))*")
_MEAN = re.compile(r"(nilai )?(rata rata|rerata|rata2)( (nilai|skor|level|capaian|hasil|kompetensi))*")
_JPM = re.compile(r"(nilai )?(jpm|job person match)( persen)?")
_MEAN_NEAR = 0.051
_JPM_NEAR = 0.6
_FEW = 0.1
"""Up to this share of rows in which a sum disagrees is a slip in the sheet; more is another column."""


@dataclass(frozen=True)
class Contradiction:
    """A sum of the sheet that does not follow from the levels: its column, the places of the rows, and their share."""

    use: Use
    rows: list[int]
    share: float

    @property
    def is_systematic(self) -> bool:
        """Say whether it disagrees so often that it must be about other columns."""
        return self.share > _FEW


@dataclass
class Sums:
    """The columns of a sheet that can be computed from the levels: by competency, and one for the row.

    In a long list the competency is the empty text. The numbers are those of the rows that are read.
    """

    gaps: dict[str, tuple[Use, Numbers]] = field(default_factory=dict)
    required: dict[str, Numbers] = field(default_factory=dict)
    total: list[tuple[Use, Numbers]] = field(default_factory=list)
    mean: list[tuple[Use, Numbers]] = field(default_factory=list)
    jpm: list[tuple[Use, Numbers]] = field(default_factory=list)

    def contradictions(self, levels: Mapping[str, Numbers], *, whole: bool) -> list[Contradiction]:
        """Give what disagrees with the levels; ``whole`` says that every competency of the sheet is among them."""
        found = list(self._of_gaps(levels))
        if whole and len(levels) > 1:
            found += self._of_rows(levels)
        return found

    def says_something(self, levels: Mapping[str, Numbers]) -> bool:
        """Say whether any of the sums can be computed."""
        return bool(self.total or self.mean or any(code in self.required and code in levels for code in self.gaps))

    def _of_gaps(self, levels: Mapping[str, Numbers]) -> Iterator[Contradiction]:
        """Compare the gaps, written in one way over the whole sheet: with one sign, or cut off at 0."""
        codes = [code for code in self.gaps if code in levels and code in self.required]
        if not codes:
            return
        gap = np.array([self.gaps[code][1] for code in codes])
        lack = np.array([self.required[code] - levels[code] for code in codes])
        known = ~np.isnan(gap) & np.isfinite(lack)
        if not known.any():
            return
        lack = np.where(known, lack, 0)
        ways = (lack, -lack, np.maximum(lack, 0), np.minimum(-lack, 0), np.abs(lack))
        wrong = min((known & (np.abs(gap - way) > 1e-6) for way in ways), key=lambda each: int(each.sum()))
        share = float(wrong.sum() / known.sum())
        for place, code in enumerate(codes):
            if wrong[place].any():
                yield Contradiction(self.gaps[code][0], np.flatnonzero(wrong[place]).tolist(), share)

    def _of_rows(self, levels: Mapping[str, Numbers]) -> Iterator[Contradiction]:
        every = np.array(list(levels.values()))
        table = np.where(np.isinf(every), np.nan, every)
        filled = ~np.isnan(table)
        counts = filled.sum(axis=0)
        total = np.where(filled, table, 0).sum(axis=0)
        rows = (counts > 0) & ~np.isinf(every).any(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            means = (total / counts, total / len(table))
        for use, stated in self.total:
            if not self._is_of_standards(stated):
                yield from _compared(use, stated, (total,), rows, 1e-6)
        for use, stated in self.mean:
            yield from _compared(use, stated, means, rows, _MEAN_NEAR)
        if set(levels) <= set(self.required):
            required = np.array([self.required[code] for code in levels])
            with np.errstate(divide="ignore", invalid="ignore"):
                ratio = table / required
                capped = np.minimum(ratio, 1)
                parts = [np.nanmean(ratio, axis=0), np.nanmean(capped, axis=0)]
                whole = np.nansum(table, axis=0) / np.nansum(required, axis=0)
                parts += [
                    whole,
                    np.minimum(whole, 1),
                    np.nansum(capped * required, axis=0) / np.nansum(required, axis=0),
                ]
            for use, stated in self.jpm:
                percent = np.where(stated <= 1.5, stated * 100, stated)
                yield from _compared(use, percent, [part * 100 for part in parts], rows, _JPM_NEAR)

    def _is_of_standards(self, stated: Numbers) -> bool:
        """Say whether a total adds up the standards beside."""
        if len(self.required) < 2:
            return False
        known = ~np.isnan(stated)
        return bool(np.allclose(np.nansum(np.array(list(self.required.values())), axis=0)[known], stated[known]))


def _compared(
    use: Use, stated: Numbers, ways: Sequence[Numbers], rows: NDArray[np.bool_], near: float
) -> Iterator[Contradiction]:
    known = rows & ~np.isnan(stated)
    if not known.any():
        return
    wrong = min((known & ~(np.abs(stated - way) <= near) for way in ways), key=lambda each: int(each.sum()))
    if wrong.any():
        yield Contradiction(use, np.flatnonzero(wrong).tolist(), float(wrong.sum() / known.sum()))


def sum_columns(layout: Layout) -> list[Use]:
    """Give the columns beside the levels that can be computed from them, and those they are computed with."""
    if "assessments" not in layout.kind.tables:
        return []
    return [use for use in layout.beside if not use.is_mapped and _role(use)]


def _role(use: Use) -> str:
    if use.competency:
        said = use.competency.says
        return {Says.GAP: "gap", Says.REQUIRED: "required"}.get(said, "")
    path = reduced(use.path)
    name = fold(path[-1])
    if len(path) > 1 and says(path[0]) not in (Says.NOTHING, Says.LEVEL, Says.FOUND, Says.SCORE):
        return ""
    for role, pattern in (("total", _TOTAL), ("mean", _MEAN), ("jpm", _JPM)):
        if pattern.fullmatch(name):
            return role
    if len(path) == 1 and says(name) in (Says.GAP, Says.REQUIRED) and not re.search(r"\b(jumlah|total|rata)\b", name):
        return "gap" if says(name) is Says.GAP else "required"
    return ""


def sums(columns: Sequence[tuple[Use, Column]], standards: Mapping[str, str]) -> Sums:
    """Sort the columns beside the levels by what they hold.

    Args:
        columns: those that :func:`sum_columns` named.
        standards: standards that stand in the headers of the levels, by competency.
    """
    found = Sums()
    size = len(columns[0][1]) if columns else 0
    for code, standard in standards.items():
        if standard and size:
            found.required[code] = np.full(size, float(standard))
    seen: set[str] = set()
    for use, column in columns:
        role, code = _role(use), use.competency.code if use.competency else ""
        values = numbers(column)
        if role in ("gap", "required") and f"{role} {code}" in seen:
            found.gaps.pop(code, None)  # two of them: nobody can tell which belongs to the levels
            continue
        seen.add(f"{role} {code}")
        if role == "gap":
            found.gaps[code] = use, values
        elif role == "required":
            found.required[code] = values
        else:
            getattr(found, role).append((use, values))
    return found


def levels_of(column: Sequence[Cell] | Column) -> Numbers:
    """Give levels as numbers; one that cannot be read is infinite, so that nothing is computed with its row."""
    values = numbers(column)
    is_empty = np.array(
        [cell is None or (isinstance(cell, str) and not cell.strip(" -–")) for cell in column], dtype=bool
    )
    return np.where(is_empty | np.isin(values, (1, 2, 3, 4, 5)), values, np.inf)


def numbers(column: Sequence[Cell] | Column) -> Numbers:
    """Give cells as numbers; what is none is not a number (NaN)."""
    return np.array([_number(cell) for cell in column], dtype=np.float64)


def _number(cell: Cell) -> float:
    if isinstance(cell, int | float):
        return float(cell)
    if isinstance(cell, str):
        text = cell.strip().rstrip("%").strip().replace("\u2212", "-").replace(",", ".")
        if re.fullmatch(r"[+-]?\d+(\.\d+)?", text):
            return float(text)
    return float("nan")
