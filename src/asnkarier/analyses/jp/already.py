"""What people have in JP before a plan gives them any, by training, so that no JP are counted twice."""

from __future__ import annotations

from typing import NamedTuple

from asnkarier.tables.frames import JpParticipations


class JpAlready(NamedTuple):
    """JP of one person in one training in the year of the plan."""

    nip: str
    training: str
    """Code of the catalogue; "" for all that the catalogue does not have."""
    earned: int
    """Towards the minimum: what is proven."""
    taken: int
    """Towards the maximum: also what is unproven or still coming."""
    settled: bool
    """Whether it is known what came of it: something was earned, or all was dropped."""


def jp_already(counted: JpParticipations) -> tuple[JpAlready, ...]:
    """Give what the participations of a year add up to, sorted; JP that are not known add nothing."""
    rows = counted[counted["counted_as"] != "proposed"].assign(
        training=counted["course"].fillna(""),
        earned=counted["jp"].where(counted["counted_as"] == "earned").fillna(0),
        taken=counted["jp"].where(counted["counted_as"] != "lost").fillna(0),
        is_earned=counted["counted_as"] == "earned",
        is_lost=counted["counted_as"] == "lost",
    )
    sums = rows.groupby(["nip", "training"], sort=True).agg(
        earned=("earned", "sum"), taken=("taken", "sum"), some=("is_earned", "any"), lost=("is_lost", "all")
    )
    return tuple(
        JpAlready(nip, training, int(earned), int(taken), bool(some or lost))
        for (nip, training), earned, taken, some, lost in sums.itertuples(name=None)
    )
