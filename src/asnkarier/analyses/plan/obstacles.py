"""What stands in the way of each seat that a finished plan does not have, as flags; every other seat stays as it is.

A seat needs a place in a class. Where the classes held have none left it needs a new class, with the fewest people it
is held with; then the money must pay for that class and all of them. Loosening the limits named for a seat, and no
others, makes room for it (and for the class it needs).
"""

from __future__ import annotations

from enum import IntFlag

import numpy as np

from asnkarier.analyses.plan.slack import ENOUGH, Slack
from asnkarier.optimisation.training_problem import Flags, Ints


class Obstacle(IntFlag):
    """Why a seat cannot be had from a fund. Of two as few, the lower number is the nearer to being had."""

    FUNDS_APART = 1
    TOTAL = 2
    FUND = 4
    CLASS_COST = 8
    OPD = 16
    OPD_WITHOUT_CEILING = 32
    SEATS = 64
    CLASSES = 128
    TOO_FEW = 256
    PERSON = 512
    CAP = 1024
    NO_VALUE = 2048
    NOT_PAYABLE = 1 << 15


REASON: dict[Obstacle, str] = {
    Obstacle.NO_VALUE: "no_value",
    Obstacle.CAP: "cap_reached",
    Obstacle.PERSON: "person_limit",
    Obstacle.TOO_FEW: "class_not_held",
    Obstacle.CLASSES: "classes_full",
    Obstacle.SEATS: "seats_full",
    Obstacle.OPD_WITHOUT_CEILING: "opd_without_ceiling",
    Obstacle.OPD: "opd_ceiling",
    Obstacle.CLASS_COST: "class_unaffordable",
    Obstacle.FUND: "fund_exhausted",
    Obstacle.TOTAL: "budget_exhausted",
    Obstacle.FUNDS_APART: "funds_apart",
}
"""The reason that an obstacle is, the one told first of several coming first."""


def obstacles(slack: Slack) -> Ints:
    """[P, F] flags of :class:`Obstacle` for every pair and fund; 0 where nothing stands in the way."""
    problem = slack.problem
    training, opd = problem.training, problem.opd[problem.person]
    person = (
        np.where(slack.capped, Obstacle.CAP, 0)
        | np.where(slack.net_gain <= 0, Obstacle.NO_VALUE, 0)
        | np.where(slack.person_fits, 0, Obstacle.PERSON)
    )
    cost = problem.cost_person[training]
    columns = []
    for fund in range(problem.funds):
        left = slack.opd_left[fund, opd]
        barred = problem.opd_ceiling[fund, opd] == 0
        own = (
            person
            | np.where(problem.payable[training, fund], 0, Obstacle.NOT_PAYABLE)
            | np.where((cost > left) & barred, Obstacle.OPD_WITHOUT_CEILING, 0)
            | np.where((cost > left) & ~barred, Obstacle.OPD, 0)
        )
        columns.append(own | _of_class(slack, fund)[training] | _too_few(slack, fund, np.asarray(own, dtype=np.int64)))
    flags = np.stack(columns, axis=1) if columns else np.zeros((problem.pairs, 0), dtype=np.int64)
    return _with_prerequisites(slack, _together(slack, flags.astype(np.int64)))


def _of_class(slack: Slack, fund: int) -> Ints:
    """[T] what the class and the money of one fund put in the way of one more seat."""
    problem = slack.problem
    new = slack.seats_free[:, fund] <= 0
    full = new & (slack.held >= problem.classes_max)
    never = full & (slack.held == 0)
    impossible = new & (problem.seats_min > problem.seats_max)
    larger = full & _holds(slack, fund)  # more seats in a class held would do
    whole = new & ~larger
    people = np.where(whole, _wanted(slack, fund), 1)
    cost = people * problem.cost_person + np.where(whole, problem.cost_class, 0)
    dear = cost > slack.fund_left[fund]
    one = problem.cost_person > slack.fund_left[fund]
    flags = (
        np.where(larger & ~never, int(Obstacle.SEATS), 0)
        | np.where(full & ~larger & ~never, Obstacle.CLASSES, 0)
        | np.where((impossible & ~full) | never, Obstacle.TOO_FEW, 0)
        | np.where(dear & (one | ~whole), Obstacle.FUND, 0)
        | np.where(dear & ~one & whole, Obstacle.CLASS_COST, 0)
        | np.where(cost > slack.total_left, Obstacle.TOTAL, 0)
    )
    return flags.astype(np.int64)


def _too_few(slack: Slack, fund: int, own: Ints) -> Ints:
    """[P] whether the new class a seat needs would have too few people, within what the OPDs have left in the fund.

    Where the ceiling of the person's own OPD stands in the way, it is looked at as if it were lifted: it is named
    anyway, and lets others of the OPD join.
    """
    problem = slack.problem
    training, opd = problem.training, problem.opd[problem.person]
    of_opd = int(Obstacle.OPD | Obstacle.OPD_WITHOUT_CEILING)
    free, freed = (_by_opd(slack, slack.waiting & ((own & ~allowed) == 0)) for allowed in (0, of_opd))
    paid = slack.opd_left[fund][None, :] // np.maximum(1, problem.cost_person)[:, None]
    joining = np.minimum(free, np.where(problem.cost_person[:, None] > 0, paid, ENOUGH))
    together = joining.sum(axis=1)[training]
    lifted = together - joining[training, opd] + freed[training, opd]
    people = np.where(own & of_opd, lifted, together)
    new = slack.seats_free[:, fund] <= 0
    opens = (new & ((slack.held < problem.classes_max) | (slack.held > 0) & ~_holds(slack, fund)))[training]
    flags: Ints = np.where(opens & (people < _wanted(slack, fund)[training]), int(Obstacle.TOO_FEW), 0)
    return flags


def _holds(slack: Slack, fund: int) -> Flags:
    """[T] whether the fund pays for a class already, or may pay for seats in one that another holds."""
    held: Flags = (slack.plan.classes[:, fund] > 0) | (slack.problem.pooled & (slack.held > 0))
    return held


def _wanted(slack: Slack, fund: int) -> Ints:
    """[T] people a class more needs: the fewest of all classes together, but those there are."""
    problem, pooled = slack.problem, slack.problem.pooled
    classes = np.where(pooled, slack.held, slack.plan.classes[:, fund])
    there = np.where(pooled, slack.seats.sum(axis=1), slack.seats[:, fund])
    people: Ints = np.maximum(1, problem.seats_min * (classes + 1) - there)
    return people


def _by_opd(slack: Slack, pairs: Flags) -> Ints:
    """[T, O] people of the pairs."""
    problem = slack.problem
    opds = problem.opd_ceiling.shape[1]
    place = problem.training[pairs] * opds + problem.opd[problem.person[pairs]]
    counts: Ints = np.bincount(place, minlength=problem.trainings * opds).reshape(problem.trainings, opds)
    return counts


def nearest_fund(flags: Ints) -> Ints:
    """[P] the fund under which a seat has the fewest obstacles, the nearest to being had of those."""
    near = np.bitwise_count(flags).astype(np.int64) * (2 * Obstacle.NOT_PAYABLE) + flags
    fund: Ints = np.where(flags & Obstacle.NOT_PAYABLE, ENOUGH, near).argmin(axis=1)
    return fund


def _with_prerequisites(slack: Slack, flags: Ints) -> Ints:
    """Add to a seat the obstacles of those it must come after, where they are not in the plan either."""
    problem = slack.problem
    missing = ~slack.chosen[problem.earlier_pair]
    later, earlier = problem.later_pair[missing], problem.earlier_pair[missing]
    if not later.size or not problem.funds:
        return flags
    least = flags[earlier, nearest_fund(flags[earlier])] & ~np.int64(Obstacle.NO_VALUE)
    result = flags.copy()
    np.bitwise_or.at(result, later, least[:, None])
    return result


def _together(slack: Slack, flags: Ints) -> Ints:
    """Name the rule that one fund pays for a class where without it several funds could pay for one together.

    That takes the place of everything the single funds put in the way of the seat, since no money is missing.
    """
    problem = slack.problem
    of_class = Obstacle.FUND | Obstacle.CLASS_COST | Obstacle.TOO_FEW
    open_to = (flags & ~of_class) == 0
    blocked = ~slack.chosen & open_to.any(axis=1) & (flags != 0).all(axis=1)
    result = flags.copy()
    for training in np.unique(problem.training[blocked]):
        if problem.payable[training].sum() > 1 and not problem.pooled[training]:
            pairs = np.nonzero(blocked & (problem.training == training) & slack.waiting)[0]
            if _fits_together(slack, int(training), pairs, open_to[pairs]):
                result[pairs] = np.where(open_to[pairs], Obstacle.FUNDS_APART, flags[pairs])
    return result


def _fits_together(slack: Slack, training: int, pairs: Ints, open_to: Flags) -> bool:
    """Say whether a class of the fewest people can be paid by several funds; the people are dealt out one by one."""
    problem = slack.problem
    each, whole, people = (int(of[training]) for of in (problem.cost_person, problem.cost_class, problem.seats_min))
    if pairs.size < people or whole + people * each > slack.total_left or not (slack.seats_free[training] <= 0).all():
        return False
    order = np.argsort(open_to.sum(axis=1), kind="stable")  # those with the fewest funds first
    for payer in np.nonzero(problem.payable[training])[0]:
        left = slack.fund_left.copy()
        left[payer] -= whole
        if left[payer] >= 0 and _dealt_out(slack, pairs[order], open_to[order], each, left, people):
            return True
    return False


def _dealt_out(slack: Slack, pairs: Ints, open_to: Flags, each: int, left: Ints, people: int) -> bool:
    """Say whether so many people find a fund; each takes from the fund with most left (``left`` is used up)."""
    opd_left = slack.opd_left.copy()
    seated = 0
    for row in range(pairs.size):
        opd = slack.problem.opd[slack.problem.person[pairs[row]]]
        able = open_to[row] & (left >= each) & (opd_left[:, opd] >= each)
        if able.any():
            fund = int(np.argmax(np.where(able, left, -1)))
            left[fund] -= each
            opd_left[fund, opd] -= each
            seated += 1
        if seated == people:
            return True
    return False
