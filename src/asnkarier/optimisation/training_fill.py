"""Building a plan seat by seat, with exact money: a first plan, and the last seats that still fit.

The solver works with fractions of a rupiah; what it finds is entered in a :class:`Ledger`, and only what
fits to the last rupiah stays.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from asnkarier.optimisation.ledger import Ledger
from asnkarier.optimisation.plan_check import broken_rules
from asnkarier.optimisation.training_problem import MILLION, NOT_CHOSEN, Flags, Floats, Ints, Plan, TrainingProblem
from asnkarier.optimisation.ways import Ways


def exact(problem: TrainingProblem, plan: Plan, ways: Ways | None = None) -> Plan | None:
    """Give the plan without what breaks a limit by a hair, and with everything that still fits.

    A plan that keeps every rule is entered as it is; of another, the seats that fit from the most valuable down,
    classes that lose too many being given up. Then free seats, and classes that can still be filled, are given to
    those who fit. None where locked seats or floors do not stand in what comes of it.
    """
    ledger = Ledger(problem, ways or Ways(problem))
    net = problem.seat_value - problem.cost_tie_break * problem.cost_person[problem.training] / MILLION
    order = np.lexsort((-net, ~problem.locked))
    if broken_rules(problem, plan):
        _enter_what_fits(ledger, plan, order)
    else:
        _enter(ledger, plan)
    wanted = order[(net[order] > 0) | problem.locked[order]]
    _fill(ledger, wanted)
    _hold_more(ledger, wanted)
    _fill(ledger, wanted)
    made = ledger.plan()
    return None if broken_rules(problem, made) else made


def _enter(ledger: Ledger, plan: Plan) -> None:
    for training, fund in np.argwhere(plan.classes > 0).tolist():
        ledger.hold(training, fund, int(plan.classes[training, fund]))
    for pair in np.nonzero(plan.fund != NOT_CHOSEN)[0].tolist():
        ledger.give(pair, int(plan.fund[pair]))


def _enter_what_fits(ledger: Ledger, plan: Plan, order: Ints) -> None:
    for training, fund in np.argwhere(plan.classes > 0).tolist():
        cost = int(ledger.problem.cost_class[training])
        affordable = ledger.money(fund) // cost if cost else int(plan.classes[training, fund])
        ledger.hold(training, fund, min(int(plan.classes[training, fund]), affordable))
    seats: list[int] = order[plan.fund[order] != NOT_CHOSEN].tolist()
    for _ in range(2):  # what comes before another training is needed only once that is entered, and the reverse
        for pair in seats:
            fund, training = int(plan.fund[pair]), int(ledger.problem.training[pair])
            if ledger.free_seats(training, fund) > 0 and ledger.fits(pair, fund):
                ledger.give(pair, fund)
    while _give_up_small_classes(ledger, seats) or _give_up_useless_seats(ledger):
        pass


def _give_up_small_classes(ledger: Ledger, order: list[int]) -> bool:
    problem, changed = ledger.problem, False
    for training in np.nonzero(ledger.classes.sum(axis=1))[0].tolist():
        pooled = bool(problem.pooled[training])
        for fund in [None] if pooled else np.nonzero(ledger.classes[training])[0].tolist():
            where = slice(None) if fund is None else fund
            people = int(ledger.participants[training, where].sum())
            held = int(ledger.classes[training, where].sum())
            kept = min(held, people // max(1, int(problem.seats_min[training])))
            surplus = people - kept * int(problem.seats_max[training])
            if surplus > 0:
                members = [
                    pair
                    for pair in order
                    if problem.training[pair] == training
                    and ledger.fund[pair] != NOT_CHOSEN
                    and fund in (None, ledger.fund[pair])
                ]
                for pair in members[-surplus:]:
                    ledger.take_back(pair)
            for payer in np.nonzero(ledger.classes[training])[0].tolist() if fund is None else [fund]:
                fewer = min(held - kept, int(ledger.classes[training, payer]))
                ledger.hold(training, payer, -fewer)
                held -= fewer
                changed = changed or fewer > 0
    return changed


def _give_up_useless_seats(ledger: Ledger) -> bool:
    useless = [pair for pairs in ledger.chosen for pair in ledger.not_allowed(pairs)]
    for pair in useless:
        ledger.take_back(pair)
    return bool(useless)


def _hold_more(ledger: Ledger, order: Ints) -> None:
    """Hold further classes as long as enough people fit, those worth most per rupiah first."""
    problem = ledger.problem
    by_training = order[np.argsort(problem.training[order], kind="stable")]
    first = np.searchsorted(problem.training[by_training], np.arange(problem.trainings + 1))
    members: list[Ints] = [by_training[start:end] for start, end in pairwise(first.tolist())]
    for training in _by_worth_per_rupiah(problem, members):
        for fund in np.nonzero(problem.payable[training])[0].tolist():
            while ledger.classes[training].sum() < problem.classes_max[training] and _hold_one(
                ledger, training, fund, members[training].tolist()
            ):
                pass


def _by_worth_per_rupiah(problem: TrainingProblem, members: list[Ints]) -> list[int]:
    def key(training: int) -> tuple[bool, float, int]:
        best = members[training][: int(problem.seats_max[training])]
        cost = int(problem.cost_class[training]) + best.size * int(problem.cost_person[training])
        locked = bool(problem.locked[best].any())
        return not locked, -float(problem.seat_value[best].sum()) / (cost + 1), training

    return sorted(range(problem.trainings), key=key)


def _hold_one(ledger: Ledger, training: int, fund: int, members: list[int]) -> bool:
    """Hold one class with the best who fit; give everything back where they are too few or not worth it."""
    problem = ledger.problem
    fewest, most = int(problem.seats_min[training]), int(problem.seats_max[training])
    if fewest > most or problem.cost_class[training] > ledger.money(fund):
        return False
    ledger.hold(training, fund, 1)
    worth, given = 0.0, list[int]()
    for pair in members:
        if len(given) == most:
            break
        payer = _payer(ledger, pair, fund)
        if payer is not None:
            worth += ledger.gain(pair)
            ledger.give(pair, payer)
            given.append(pair)
    cost = int(problem.cost_class[training]) + len(given) * int(problem.cost_person[training])
    if len(given) >= fewest and (worth > problem.cost_tie_break * cost / MILLION or problem.locked[given].any()):
        return True
    for pair in given:
        ledger.take_back(pair)
    ledger.hold(training, fund, -1)
    return False


def _payer(ledger: Ledger, pair: int, fund: int) -> int | None:
    """Give the fund that pays for a seat in a class that the fund holds."""
    if ledger.fits(pair, fund):
        return fund
    if not ledger.problem.pooled[ledger.problem.training[pair]]:
        return None
    return next((other for other in range(ledger.problem.funds) if ledger.fits(pair, other)), None)


def _fill(ledger: Ledger, order: Ints) -> None:
    """Give the free seats of the classes held to those who fit."""
    problem = ledger.problem
    free = np.array(
        [
            [
                ledger.free_seats(training, fund) > 0 and problem.cost_person[training] <= ledger.money(fund)
                for fund in range(problem.funds)
            ]
            for training in range(problem.trainings)
        ]
    ).reshape(problem.trainings, problem.funds)
    net_cost: Floats = problem.cost_tie_break * problem.cost_person / MILLION
    waiting = order[np.array(ledger.fund, dtype=np.int64)[order] == NOT_CHOSEN]
    open_training: Flags = np.logical_and(free, problem.payable).any(axis=1)
    for pair in waiting[open_training[problem.training[waiting]]].tolist():
        training = int(problem.training[pair])
        for fund in np.nonzero(free[training])[0].tolist():
            if ledger.free_seats(training, fund) > 0 and ledger.fits(pair, fund):
                if problem.locked[pair] or ledger.gain(pair) > net_cost[training]:
                    ledger.give(pair, fund)
                break
