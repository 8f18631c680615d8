"""The cheapest way to so many JP: first the least money, then the fewest days absent, then the fewest pieces.

Found exactly, by going through the offers once and keeping for each number of JP the best way to reach it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Offer:
    """Something that brings JP: a training, or one session or day of a free form, up to so many of them."""

    kind: str
    """``form`` or ``training``."""
    code: str
    title: str
    jp: int
    cost: int
    days: int
    limit: int


Step = tuple[Offer, int]
"""An offer and how many of it."""
_Way = tuple[int, int, int, tuple[Step, ...]]
"""Money, days, pieces, and the steps."""


def cheapest_way(missing: int, offers: Sequence[Offer]) -> tuple[Step, ...]:
    """Give the cheapest way to at least ``missing`` JP, or to as many as the offers bring; steps in their order."""
    offers = [offer for offer in offers if offer.jp > 0 and offer.limit > 0]
    missing = min(missing, sum(offer.jp * offer.limit for offer in offers))
    best: list[_Way | None] = [(0, 0, 0, ()), *([None] * missing)]
    for offer in offers:
        best = [min(_ways(best, offer, jp), key=lambda way: way[:3], default=None) for jp in range(missing + 1)]
    reached = best[missing]
    return reached[3] if reached else ()


def _ways(best: Sequence[_Way | None], offer: Offer, jp: int) -> list[_Way]:
    """Give the ways to at least so many JP with none, one or more of an offer beside the best of those before it."""
    found = []
    for units in range(min(offer.limit, -(-jp // offer.jp)) + 1):
        rest = best[max(0, jp - units * offer.jp)]
        if rest is not None:
            cost, days, pieces, steps = rest
            more = ((offer, units),) if units else ()
            found.append((cost + units * offer.cost, days + units * offer.days, pieces + units, (*steps, *more)))
    return found
