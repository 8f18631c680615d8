"""What a list leaves out says so below it: how many rows it has, and what the others come to together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit.wording import Wording

Sums = Mapping[str, tuple[str, Callable[[Any], str]]]
"""Columns to add up, each with its title, a marked text, and how its sum is written."""


def rest(words: Wording, listed: int, rows: pd.DataFrame, sums: Sums | None = None) -> str:
    """Say what the rows after the first ``listed`` ones come to; "" where none is left out.

    Without ``sums`` it only says where they are: there is nothing of theirs to add up.
    """
    left = rows.iloc[listed:]
    if left.empty:
        return ""
    count = {"shown": words.number(listed), "all": words.number(len(rows)), "rest": words.number(len(left))}
    if not sums:
        return words(N_("Listed: {shown} of {all}; the workbook has the other {rest}."), **count)
    figures = "; ".join(f"{words(title)} {write(left[name].sum())}" for name, (title, write) in sums.items())
    return words(N_("Listed: {shown} of {all}; the other {rest} together: {figures}."), **count, figures=figures)
