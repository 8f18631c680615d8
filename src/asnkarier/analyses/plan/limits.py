"""What limits a plan: each limit with how much of it is used, and whether anything more fits into it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.ceilings import Ceilings
from asnkarier.analyses.plan.problem import Numbered
from asnkarier.analyses.plan.slack import ENOUGH, Slack
from asnkarier.optimisation.training_problem import NO_LIMIT, Ints
from asnkarier.tables.frames import PlanLimits
from asnkarier.tables.plan_results import PLAN_LIMITS

Row = dict[str, object]
KEY = ["limit", "fund", "opd", "training"]


def plan_limits(numbered: Numbered, slack: Slack, money: Ceilings) -> PlanLimits:
    """Give the limits: of money, of seats and classes, floors, caps and quotas, and of trainings of each person.

    Of money there are funds, the cap over them, and OPD ceilings. One binds when what is left of it does not pay for
    the cheapest seat somebody still waits for (with its class at its fewest people, where no class has a free seat);
    who has no days or JP left waits for none. Seats bind when all are taken and somebody still waits; classes, when
    besides no further one can be held. Seats are listed for trainings held. A floor binds when the group might miss it
    with one class less, a cap or quota when a member still waits who has days and JP left; the number of trainings,
    when somebody waits whom nothing else of the person's own keeps.
    What loosening a limit is worth is not known yet (:mod:`asnkarier.analyses.plan.prices`).
    """
    of_money = [*_funds(numbered, slack), *_cap(slack), *_opds(numbered, slack, money)]
    rows = [*of_money, *_trainings(numbered, slack), *_groups(numbered, slack), *_people(slack)]
    priced = [{"priced": "not_computed" if row["binding"] else "slack"} for row in rows]
    return PlanLimits(PLAN_LIMITS.conform(pd.DataFrame([row | more for row, more in zip(rows, priced, strict=True)])))


def _wanted(slack: Slack) -> Ints:
    """[T, F] what one more seat costs where somebody waits whom only seats and money keep; ``ENOUGH`` elsewhere."""
    problem = slack.problem
    able = np.nonzero(slack.able)[0]
    training, opd = problem.training[able], problem.opd[problem.person[able]]
    waits = np.zeros((problem.trainings, problem.funds), dtype=bool)
    for fund in range(problem.funds):
        allowed = problem.cost_person[training] <= slack.opd_left[fund, opd]
        waits[training[allowed], fund] = True
    cost: Ints = np.where(waits, slack.next_seat, ENOUGH)
    return cost


def cheapest_seats(slack: Slack) -> Ints:
    """[F] rupiah of the cheapest seat that somebody waits for; ``ENOUGH`` where nobody does."""
    cheapest: Ints = _wanted(slack).min(axis=0, initial=ENOUGH)
    return cheapest


def _funds(numbered: Numbered, slack: Slack) -> Iterator[Row]:
    cheapest = cheapest_seats(slack)
    for number, fund in enumerate(numbered.funds):
        allowed, used = int(slack.problem.fund_ceiling[number]), int(slack.fund_used[number])
        yield _money("fund", allowed, used, int(cheapest[number]), fund=fund)


def _cap(slack: Slack) -> Iterator[Row]:
    total = slack.problem.total_ceiling
    if total is not None:
        yield _money("budget", total, int(slack.fund_used.sum()), int(cheapest_seats(slack).min(initial=ENOUGH)))


def _opds(numbered: Numbered, slack: Slack, money: Ceilings) -> Iterator[Row]:
    problem = slack.problem
    cheapest = np.full(problem.opd_ceiling.shape, ENOUGH)
    waiting = np.nonzero(slack.able)[0]
    training, opd = problem.training[waiting], problem.opd[problem.person[waiting]]
    for fund in range(problem.funds):
        cost = np.where(slack.next_seat[training, fund] < ENOUGH, problem.cost_person[training], ENOUGH)
        np.minimum.at(cheapest[fund], opd, cost)
    for fund, column in np.argwhere(problem.opd_ceiling != NO_LIMIT).tolist():
        names = numbered.funds[fund], numbered.opds[column]
        if names in money.opds:  # not the OPDs that a fund given to others leaves out
            allowed, used, least = (int(of[fund, column]) for of in (problem.opd_ceiling, slack.opd_used, cheapest))
            yield _money("opd_ceiling", allowed, used, least, fund=names[0], opd=money.names[names[1]])


def _money(
    limit: str, allowed: int, used: int, cheapest: int, *, fund: str | None = None, opd: str | None = None
) -> Row:
    return {
        "limit": limit,
        "subject": " / ".join(filter(None, (fund, opd))),
        "fund": fund,
        "opd": opd,
        "allowed": allowed,
        "used": used,
        "unit": "Rp",
        "binding": allowed - used < cheapest < ENOUGH,
    }


def _trainings(numbered: Numbered, slack: Slack) -> Iterator[Row]:
    problem = slack.problem
    waits = np.bincount(problem.training[slack.able], minlength=problem.trainings) > 0
    for number, training in enumerate(numbered.trainings):
        held, most = int(slack.held[number]), int(problem.classes_max[number])
        allowed, used = held * int(problem.seats_max[number]), int(slack.seats[number].sum())
        full = bool(waits[number]) and used >= allowed
        row: Row = {"subject": training, "training": training}
        if held:
            yield row | {"limit": "seats", "allowed": allowed, "used": used, "unit": "seats", "binding": full}
        full = full and held >= most
        yield row | {"limit": "classes", "allowed": most, "used": held, "unit": "classes", "binding": full}


def _groups(numbered: Numbered, slack: Slack) -> Iterator[Row]:
    problem = slack.problem
    for group in numbered.groups:
        seats = np.bincount(problem.training[group.pairs], slack.chosen[group.pairs], minlength=problem.trainings)
        used = int(seats.sum())
        row: Row = {"limit": group.kind, "subject": group.name, "used": used, "unit": "seats"}
        if group.least is not None:
            given_up = int(np.minimum(seats, problem.seats_min).max(initial=0))  # with the class that holds most of it
            yield row | {
                "allowed": group.least,
                "binding": group.least > 0 and used - given_up < group.least,
            }
        if group.most is not None:
            wanted = (slack.waiting & slack.person_fits)[group.pairs].any()
            yield row | {"allowed": group.most, "binding": bool(wanted) and used >= group.most}


def _people(slack: Slack) -> Iterator[Row]:
    problem = slack.problem
    if problem.trainings_max != NO_LIMIT:
        most = np.bincount(problem.person[slack.chosen]).max(initial=0)
        yield {
            "limit": "trainings",
            "subject": "",
            "allowed": problem.trainings_max,
            "used": int(most),
            "unit": "trainings",
            "binding": bool((slack.waiting & slack.only_too_many & ~slack.capped).any()),
        }
