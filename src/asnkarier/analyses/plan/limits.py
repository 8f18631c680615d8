"""What limits a plan, and what loosening each limit is worth.

The worth is the price of the limit in the relaxed programme, the one that allows fractions of a seat and of a
class: what its value grows by for each rupiah, seat or class more, times the step shown. It holds for small
steps of that programme. A limit can bind the plan and have no price, or the reverse, because a
plan is made of whole people and whole classes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from asnkarier.analyses.plan.problem import Numbered
from asnkarier.analyses.plan.slack import Slack
from asnkarier.optimisation.training_problem import Prices
from asnkarier.tables.frames import PlanLimits
from asnkarier.tables.results import PLAN_LIMITS

RUPIAH_STEP = 10_000_000
Row = dict[str, object]


def plan_limits(numbered: Numbered, slack: Slack, prices: Prices | None) -> PlanLimits:
    """Give the limits: funds, the cap over them, OPD ceilings, then seats and classes of each training.

    A money limit binds when what is left of it does not pay for the cheapest seat somebody still waits for
    (with its class at its fewest people, where no class has a free seat). Seats bind when all are taken and
    somebody still waits; classes, when besides no further one can be held. Seats are listed for trainings held.
    """
    rows = [
        *_funds(numbered, slack, prices),
        *_cap(slack, prices),
        *_opds(numbered, slack, prices),
        *_trainings(numbered, slack, prices),
    ]
    return PlanLimits(PLAN_LIMITS.conform(pd.DataFrame(rows)))


def _funds(numbered: Numbered, slack: Slack, prices: Prices | None) -> Iterator[Row]:
    for number, fund in enumerate(numbered.funds):
        yield _money(
            "fund",
            fund=fund,
            allowed=slack.money.funds[fund],
            used=slack.fund_used[fund],
            waiting=_next_seats(slack, [fund]),
            price=None if prices is None else float(prices.fund[number]),
        )


def _cap(slack: Slack, prices: Prices | None) -> Iterator[Row]:
    if slack.total is not None:
        yield _money(
            "budget",
            allowed=slack.total,
            used=slack.total_used,
            waiting=_next_seats(slack, slack.money.funds),
            price=None if prices is None else prices.total,
        )


def _next_seats(slack: Slack, funds: Iterable[str]) -> list[int]:
    """Give what one more seat costs in each training somebody waits for."""
    costs = (
        slack.next_seat(training, fund)
        for fund in funds
        for training, people in slack.waiting.items()
        if people and fund in slack.funds[training]
    )
    return [cost for cost in costs if cost is not None]


def _opds(numbered: Numbered, slack: Slack, prices: Prices | None) -> Iterator[Row]:
    waiting: dict[tuple[str, str], list[int]] = {}
    for training, people in slack.waiting.items():
        cost = int(slack.course[training]["cost_per_participant"])
        for fund in slack.funds[training]:
            if slack.next_seat(training, fund) is not None:
                for opd in {slack.opd[nip] for nip in people}:
                    waiting.setdefault((fund, opd), []).append(cost)
    for (fund, opd), ceiling in slack.money.opds.items():
        place = numbered.funds.index(fund), numbered.opds.index(opd)
        yield _money(
            "opd_ceiling",
            fund=fund,
            opd=slack.money.names[opd],
            allowed=ceiling,
            used=slack.opd_used.get((fund, opd), 0),
            waiting=waiting.get((fund, opd), []),
            price=None if prices is None else float(prices.opd[place]),
        )


def _money(
    limit: str,
    *,
    fund: str | None = None,
    opd: str | None = None,
    allowed: int,
    used: int,
    waiting: list[int],
    price: float | None,
) -> Row:
    return {
        "limit": limit,
        "subject": " / ".join(filter(None, (fund, opd))),
        "fund": fund,
        "opd": opd,
        "allowed": allowed,
        "used": used,
        "unit": "Rp",
        "binding": bool(waiting) and min(waiting) > allowed - used,
        "step": RUPIAH_STEP,
        "worth": None if price is None else price * RUPIAH_STEP,
    }


def _trainings(numbered: Numbered, slack: Slack, prices: Prices | None) -> Iterator[Row]:
    for number, training in enumerate(numbered.trainings):
        course, held = slack.course[training], slack.held(training)
        allowed, used = held * course["seats_max"], slack.participants(training)
        full = bool(slack.waiting[training]) and used >= allowed
        if held:
            yield {
                "limit": "seats",
                "subject": training,
                "training": training,
                "allowed": allowed,
                "used": used,
                "unit": "seats",
                "binding": full,
                "step": 1,
                "worth": None if prices is None else float(prices.seats[number].max()),
            }
        yield {
            "limit": "classes",
            "subject": training,
            "training": training,
            "allowed": course["classes_max"],
            "used": held,
            "unit": "classes",
            "binding": full and held >= course["classes_max"],
            "step": 1,
            "worth": None if prices is None else float(prices.classes[number]),
        }
