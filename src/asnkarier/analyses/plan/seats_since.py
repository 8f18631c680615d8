"""What became of the seats since a former plan of the same year, told from the two plans alone.

As in :mod:`asnkarier.analyses.gap.movement` one thing after the other is replaced and each time the figures are taken,
so that the parts add up to the difference.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from asnkarier.analyses.gap.movement import in_parts
from asnkarier.tables.frames import PlanSeats
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.schema import Column, Kind, Table

SEAT_PARTS = (
    "people_out",  # seats of people who are no employees any more
    "dropped",  # seats of others that this plan has not
    "moved",  # the person is in another OPD
    "repriced",  # another cost, or other levels to close
    "added",  # seats that the former plan had not
)
SEAT_FIGURES = ("seats", "people", "cost", "levels_expected")
COMPARED = ("nip", "opd", "training", "cost", "levels_expected")
"""The columns of ``plan`` that are compared."""

SEAT_CHANGE = Table(
    "seat_change",
    "What one part changed in the figures of an OPD, or of the region, since a former plan",
    ("opd", "part"),
    (
        Column("opd", Kind.TEXT, "OPD; empty for the whole region"),
        Column("part", Kind.CHOICE, "Part; before and after are the figures themselves, difference is their sum",
               choices=("before", *SEAT_PARTS, "difference", "after")),
        Column("seats", Kind.INTEGER, "Seats"),
        Column("people", Kind.INTEGER, "People with a seat"),
        Column("cost", Kind.RUPIAH, "Cost of the participants", unit="Rp"),
        Column("levels_expected", Kind.NUMBER, "Levels expected to close", unit="levels"),
    ),
)  # fmt: skip


def seats_since(before: PlanSeats, after: PlanSeats, employees: Collection[str]) -> pd.DataFrame:
    """Give what each part changed, ``SEAT_CHANGE``: the region first, then each OPD, parts in their order.

    Both frames need the columns :data:`COMPARED` only; ``employees`` are the NIPs of those who are there now.
    """
    then, now = (
        each[[*COMPARED]].assign(opd=each["opd"].fillna(UNNAMED)).set_index(["nip", "training"]).sort_index()
        for each in (before, after)
    )
    there = then[then.index.get_level_values("nip").isin(set(employees))]
    kept = there[there.index.isin(now.index)]
    moved = kept.assign(opd=now["opd"].reindex(kept.index))
    states = {
        "before": then,
        "people_out": there,
        "dropped": kept,
        "moved": moved,
        "repriced": now[now.index.isin(kept.index)],
        "added": now,
    }
    changed = in_parts([(part, _figures(seats)) for part, seats in states.items()])
    # sums of the same numbers in another order differ in their last bits
    return SEAT_CHANGE.conform(changed.assign(levels_expected=changed["levels_expected"].round(9) + 0.0))


def _figures(seats: pd.DataFrame) -> pd.DataFrame:
    """Give the figures by OPD, those of the region under an empty name."""
    rows = seats.reset_index()

    def counted(groups: pd.Series) -> pd.DataFrame:
        by = rows.groupby(groups)
        return pd.DataFrame(
            {
                "seats": by.size(),
                "people": by["nip"].nunique(),
                "cost": by["cost"].sum(),
                "levels_expected": by["levels_expected"].sum(),
            }
        )

    whole = counted(pd.Series("", index=rows.index))
    if whole.empty:
        whole = pd.DataFrame(0, index=[""], columns=[*SEAT_FIGURES])
    return pd.concat([whole, counted(rows["opd"])]).astype(
        {"seats": "int64", "people": "int64", "cost": "int64", "levels_expected": "float64"}
    )
