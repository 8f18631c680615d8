"""Columns of a list: what they hold, what they are called, and where they stand on their sheet."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from xlsxwriter.utility import xl_range_abs


@dataclass(frozen=True)
class Coded:
    """Values as numbers of the different ones: ``words[codes[row]]``; the code -1 is a missing value.

    A long column has few different values; each is written once and looked up by its number, which takes as few bytes
    as there are values: all columns are held until the file is written.
    """

    codes: npt.NDArray[np.integer[Any]]
    words: Sequence[Any]

    def __post_init__(self) -> None:
        """Take up no more room than needed."""
        smallest = np.min_scalar_type(-1 - len(self.words))
        object.__setattr__(self, "codes", self.codes.astype(smallest, copy=self.codes.base is not None))

    def __len__(self) -> int:
        """Give how many values there are."""
        return len(self.codes)

    def __iter__(self) -> Any:
        """Give the values one by one, missing ones as None."""
        return iter(self.first(len(self.codes)))

    def first(self, count: int) -> list[Any]:
        """Give the first values, missing ones as None."""
        return [self.words[code] if code >= 0 else None for code in self.codes[:count].tolist()]

    @classmethod
    def of(cls, values: Iterable[Any]) -> Coded:
        """Number the values in the order in which they are first found; NaN, NA, NaT and None are missing."""
        if isinstance(values, Coded):
            return values
        column = values if isinstance(values, pd.Series) else pd.Series(list(values), dtype=object)
        if isinstance(column.dtype, pd.CategoricalDtype):
            codes, words = column.cat.codes.to_numpy(), column.cat.categories
        else:
            codes, words = pd.factorize(column)
        return cls(codes, _plain(words))

    def map(self, named: Mapping[Any, Any]) -> Coded:
        """Give the same rows with other words; one that is not named stands for itself."""
        return Coded(self.codes, [named.get(word, word) for word in self.words])


def _plain(words: Any) -> list[Any]:
    if isinstance(words, pd.DatetimeIndex) or str(getattr(words, "dtype", "")).startswith("datetime64"):
        return [one.date() for one in pd.DatetimeIndex(words)]
    return list(words.tolist()) if hasattr(words, "tolist") else list(words)


@dataclass(frozen=True)
class Field:
    """One column of a list: its name, its title, its values and how they look.

    ``name`` is that of the stored column where it is one; a column of a variable set has the set's name and a key, as
    in ``("held", 3)``. By their names charts and formats find the columns. ``style`` is a name of ``STYLES``,
    ``rupiah`` or ``date``; ``TEXT_STYLES`` hold text, all others numbers or dates. ``missing`` stands where there
    is no value. ``width`` is in characters.
    """

    name: Hashable
    title: str
    values: Iterable[Any]
    style: str = "text"
    missing: str = ""
    width: float | None = None
    total: bool = False
    """Its sum stands below the list."""
    printed: bool = True
    """Whether paper has it; a column without it, and all behind it, are for the screen."""
    folded: bool = False
    """Folded away on the screen and not printed; a click on ``+`` shows it."""
    turned: bool = False
    """Its title stands upright, so that the column can be narrow."""
    looks: Mapping[Any, Mapping[str, Any]] = field(default_factory=dict)
    """Properties of single values, beside those of the style; such a column holds texts and numbers."""
    key: bool = False
    """Hidden and no part of the list: what the program knows the rows by; 0 in the row of the totals."""


@dataclass(frozen=True)
class Place:
    """Where a named column stands on its sheet. Rows and columns count from 0."""

    sheet: str
    title: str
    """Its header."""
    number: int
    header: int
    """Row of the header; the values follow."""
    count: int
    """How many values there are."""
    values: Coded = field(default_factory=lambda: Coded.of([]), repr=False, compare=False)

    @property
    def first(self) -> int:
        """Row of the first value."""
        return self.header + 1

    @property
    def last(self) -> int:
        """Row of the last value; of an empty table the row that says so."""
        return self.header + max(self.count, 1)

    @property
    def area(self) -> tuple[int, int, int, int]:
        """First row, first column, last row, last column of the values."""
        return self.first, self.number, self.last, self.number

    @property
    def reference(self) -> str:
        """The values as a formula on any sheet refers to them."""
        quoted = self.sheet.replace("'", "''")
        return f"'{quoted}'!{xl_range_abs(*self.area)}"

    @property
    def total(self) -> float:
        """The sum of the values that are known."""
        codes, words = self.values.codes, self.values.words
        counts = np.bincount(codes[codes >= 0], minlength=len(words)).tolist()
        return math.fsum(word * count for word, count in zip(words, counts, strict=True))

    def series(self, rows: int | None = None) -> list[str | int]:
        """Give the values, or the first ``rows`` of them, as a chart refers to them.

        Raises:
            ValueError: there are fewer, or none.
        """
        drawn = self.count if rows is None else rows
        if not 0 < drawn <= self.count:
            raise ValueError(f"{drawn} rows of {self.count} cannot be drawn")
        return [self.sheet, self.first, self.number, self.header + drawn, self.number]


def drawn(categories: Place, values: Place, rows: int | None = None) -> dict[str, Any]:
    """Give what a chart's series refers to, with the values themselves for readers that compute nothing.

    Raises:
        ValueError: there are fewer rows, or none.
    """
    references = {"categories": categories.series(rows), "values": values.series(rows)}
    count = values.count if rows is None else rows
    return references | {
        "categories_data": ["" if one is None else one for one in categories.values.first(count)],
        "values_data": ["" if one is None else one for one in values.values.first(count)],
    }


def looked_up(column: pd.Series, numbers: Mapping[Any, int], missing: int) -> npt.NDArray[np.int64]:
    """Give a number for each value, found once for each different one; ``missing`` where there is none."""
    coded = Coded.of(column)
    places: npt.NDArray[np.int64] = np.array([*(numbers.get(word, missing) for word in coded.words), missing], np.int64)
    return places.take(coded.codes, mode="wrap")


def joined(keys: Iterable[Any], texts: Iterable[str]) -> dict[Any, str]:
    """Give by key its texts in their order, with ``; `` between them."""
    found: dict[Any, list[str]] = {}
    for key, text in zip(keys, texts, strict=True):
        found.setdefault(key, []).append(text)
    return {key: "; ".join(several) for key, several in found.items()}


def excel_day(day: date) -> int:
    """Give a day's number in Excel's 1900 calendar."""
    return date(day.year, day.month, day.day).toordinal() - date(1899, 12, 30).toordinal()


def as_list(column: pd.Series[Any]) -> list[Any]:
    """Give a column's values as plain Python values, missing ones as None."""
    return known(column.astype(object).tolist())


def known(values: Sequence[Any]) -> list[Any]:
    """Give the values with None for every missing one (NaN, NA, NaT)."""
    array = pd.Series(values, dtype=object)
    return array.where(array.notna(), None).tolist()
