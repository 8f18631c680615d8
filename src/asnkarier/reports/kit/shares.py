"""Shares of a whole that add up to 100 % as they are printed."""

from __future__ import annotations

from collections.abc import Sequence


def shares_of_hundred(counts: Sequence[int], decimals: int = 2) -> list[float]:
    """Give each count's share in percent, rounded so that the shares add up to exactly 100.

    Each is rounded down first; what is left to 100 goes, one last place each, to the largest remainders, of equal ones
    to the first (Hamilton's method). No share is further than one last place from the exact one. All are 0 where the
    whole is.
    """
    whole, unit = sum(counts), 10**decimals
    if not whole:
        return [0.0] * len(counts)
    parts = [divmod(100 * unit * count, whole) for count in counts]
    left = 100 * unit - sum(down for down, _ in parts)
    first = sorted(range(len(parts)), key=lambda place: (-parts[place][1], place))[:left]
    return [(down + (place in first)) / unit for place, (down, _) in enumerate(parts)]
