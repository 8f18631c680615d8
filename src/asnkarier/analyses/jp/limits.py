"""How many JP of one form count for one person: the limits of a session, a day and a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from asnkarier.config.jp import JpRule


class Claim(NamedTuple):
    """JP that one participation claims, over the days it lasted."""

    jp: int
    first: date
    last: date
    sessions: int | None = None
    """None where it is not known."""


def within_limits(claims: Sequence[Claim], rule: JpRule) -> list[int]:
    """Give the JP of each claim that count; an earlier claim goes before a later one.

    A claim takes of each of its days, the first one first, what the day and its month have left. So of claims in order
    of their last day as many JP count as can: the days a claim leaves are those that later claims can use as well.
    """
    days: Counter[date] = Counter()
    months: Counter[tuple[int, int]] = Counter()
    counted = []
    for claim in claims:
        left = claim.jp
        if rule.session_max is not None and claim.sessions is not None:
            left = min(left, rule.session_max * claim.sessions)
        taken = left
        if rule.day_max is not None or rule.month_max is not None:
            for day in _days(claim):
                month = day.year, day.month
                free = [left]
                free += [rule.day_max - days[day]] if rule.day_max is not None else []
                free += [rule.month_max - months[month]] if rule.month_max is not None else []
                days[day] += min(free)
                months[month] += min(free)
                left -= min(free)
            taken -= left
        counted.append(taken)
    return counted


def _days(claim: Claim) -> list[date]:
    return [claim.first + timedelta(days=number) for number in range((claim.last - claim.first).days + 1)]
