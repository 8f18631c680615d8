"""What the workbook of a plan carries beside its seats, so that an edited one finds its way back.

A hidden column beside the seats holds it: in the header's row of which region, year and journal entry the plan is
(:class:`PlanKey`), in each row which seat of that plan it was. The key stands in the rows themselves, so rows may be
sorted. Nothing else of an edited workbook is believed: the seats are those of the store.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

MARK = "asnkarier-rencana"
"""How the key begins."""
TOTALS = 0
"""What stands for a seat's number in the row of the totals."""
DECIDED = ("decision", "replaced_by", "note")
"""The columns that the office fills in."""
_KEY = re.compile(rf"{MARK} (\{{.*\}})", re.DOTALL)


@dataclass(frozen=True)
class PlanKey:
    """Which plan a workbook is of, and the columns of its sheet from the left, the key's own left out."""

    region: str
    year: int
    entry: str
    """Hash of the journal entry that holds the plan."""
    columns: Sequence[str]

    @property
    def text(self) -> str:
        """The key as a cell holds it."""
        return f"{MARK} {json.dumps(asdict(self), sort_keys=True)}"


def plan_key(cell: Any) -> PlanKey | None:
    """Read the key of a cell; None if it holds none."""
    match = _KEY.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if match is None:
        return None
    try:
        stated = json.loads(match[1])
        columns = tuple(str(name) for name in stated["columns"])
        return PlanKey(str(stated["region"]), int(stated["year"]), str(stated["entry"]), columns)
    except (ValueError, KeyError, TypeError):
        return None


def seat_numbers(plan: pd.DataFrame) -> pd.Series:
    """Give the number of each seat of a plan, from 1, by NIP and training; the index is that of the plan."""
    order = plan[["nip", "training"]].sort_values(["nip", "training"]).index
    return pd.Series(range(1, len(plan) + 1), index=order, dtype="int64").reindex(plan.index)
