"""Columns of text by their different values: thousands of people, hundreds of positions and units.

Each is found once and looked up by its number. All of it gives the same as the ways of pandas, which go by row.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Numbers = npt.NDArray[np.int64]


def in_order(texts: pd.Series | pd.Index) -> bool:
    """Say whether texts, none of which is missing, are sorted."""
    cells = texts.array
    return bool((cells[1:] >= cells[:-1]).all())


def translated(texts: pd.Series, meanings: Mapping[str, str | None]) -> pd.Series:
    """Give what each text means, as text or, of categories, as categories; missing where it is or means nothing."""
    number, different = pd.factorize(texts)
    coded = isinstance(texts.dtype, pd.CategoricalDtype)
    meant = pd.array([meanings.get(text) for text in different], dtype="category" if coded else "str")
    return pd.Series(meant.take(number, allow_fill=True), index=texts.index, name=texts.name)


def numbered(rows: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Number the different rows in the order in which they come, missing being a value like any other.

    Returns:
        The number of each row, and for each number the first row that has it.
    """
    number = np.zeros(len(rows), dtype=np.int64)
    for _, column in rows.items():
        values, different = pd.factorize(column)
        number = pd.factorize(number * (len(different) + 1) + values + 1)[0].astype(np.int64)
    first = np.empty(number.max(initial=-1) + 1, dtype=np.int64)
    first[number[::-1]] = np.arange(len(rows))[::-1]
    return number, first


def places(texts: pd.Series | pd.Index, among: pd.Index) -> Numbers:
    """Give the place of each text among different ones; -1 where it is none of them."""
    found = pc.index_in(pa.array(texts.array, pa.large_string()), value_set=pa.array(among.array, pa.large_string()))
    place: Numbers = found.fill_null(-1).to_numpy().astype(np.int64)
    return place
