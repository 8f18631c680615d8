"""The money of one year: the ceiling of each fund and of each OPD within it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from asnkarier.tables.frames import Budgets
from asnkarier.tables.vocabulary import fold


@dataclass(frozen=True)
class Ceilings:
    """Ceilings in rupiah. OPDs go by their folded name."""

    funds: dict[str, int]
    """Each fund of the year, in order of its code."""
    opds: dict[tuple[str, str], int]
    """Fund and OPD: what the participants of that OPD may cost that fund."""
    opds_only: frozenset[str]
    """Funds that were given to OPDs only: an OPD that is not named gets nothing from them."""
    names: dict[str, str]
    """Each OPD as the budget spells it."""

    def of(self, fund: str, opd: str) -> int | None:
        """Give the ceiling of an OPD (folded name) in a fund; None where it has none of its own."""
        return self.opds.get((fund, opd), 0 if fund in self.opds_only else None)


def ceilings(budgets: Budgets, year: int, windows: Sequence[str]) -> Ceilings:
    """Add up the windows of a year's budgets.

    A fund's ceiling is its row without OPD where there is one, else the sum of its OPDs' rows. Rows of
    an OPD limit the participants of that OPD; classes are shared and count for the fund alone.
    """
    rows = budgets[(budgets["year"] == year) & budgets["window"].isin(list(windows))]
    whole: dict[str, int] = {}
    opds: dict[tuple[str, str], int] = {}
    names: dict[str, str] = {}
    for fund, opd, ceiling in zip(rows["fund"], rows["opd"], rows["ceiling"], strict=True):
        if pd.isna(opd) or not fold(opd):
            whole[fund] = whole.get(fund, 0) + int(ceiling)
        else:
            key = fold(opd)
            names[key] = min(opd, names.get(key, opd))
            opds[fund, key] = opds.get((fund, key), 0) + int(ceiling)
    parts: dict[str, int] = {}
    for (fund, _), ceiling in opds.items():
        parts[fund] = parts.get(fund, 0) + ceiling
    funds = {**parts, **whole}
    return Ceilings(
        funds={fund: funds[fund] for fund in sorted(funds)},
        opds={key: opds[key] for key in sorted(opds)},
        opds_only=frozenset(parts) - frozenset(whole),
        names=names,
    )
