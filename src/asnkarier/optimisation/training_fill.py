"""Building a plan seat by seat, with exact money: a first plan, and the last seats that still fit.

A :class:`Ledger` holds what is left of every limit while seats are given away. The solver works with
fractions of a rupiah; what it finds is entered here, and only what fits to the last rupiah stays.
"""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.training_problem import MILLION, NO_LIMIT, NOT_CHOSEN, Ints, Plan, TrainingProblem


class Ledger:
    """What is left of each limit, and the seats given away so far."""

    def __init__(self, problem: TrainingProblem) -> None:
        self.problem = problem
        self.fund = [NOT_CHOSEN] * problem.pairs
        self.classes = np.zeros((problem.trainings, problem.funds), dtype=np.int64)
        self.participants = np.zeros((problem.trainings, problem.funds), dtype=np.int64)
        self._money: list[int] = problem.fund_ceiling.tolist()
        self._opd_money: list[list[int]] = problem.opd_ceiling.tolist()
        self._total = sum(self._money) if problem.total_ceiling is None else problem.total_ceiling
        self._days = [problem.days_max] * problem.people
        self._jp: list[int] = problem.jp_max.tolist()
        self._taught: set[int] = set()
        self._person, self._training = problem.person.tolist(), problem.training.tolist()
        self._opd = problem.opd.tolist()
        self._steps: list[list[int]] = [[] for _ in range(problem.pairs)]
        for pair, need in zip(problem.step_pair.tolist(), problem.way_need[problem.step_way].tolist(), strict=True):
            self._steps[pair].append(need)

    def plan(self) -> Plan:
        """Give the plan entered so far, each training in as few classes as its seats allow."""
        classes = -(-self.participants // np.maximum(1, self.problem.seats_max)[:, None])
        return Plan(np.array(self.fund, dtype=np.int64), classes)

    def money(self, fund: int) -> int:
        """Give the rupiah that are left to a fund."""
        return min(self._money[fund], self._total)

    def hold(self, training: int, fund: int, classes: int) -> None:
        """Hold more classes and pay for them (a negative number gives them back)."""
        self.classes[training, fund] += classes
        self._pay(fund, classes * int(self.problem.cost_class[training]))

    def fits(self, pair: int, fund: int) -> bool:
        """Say whether the person and the money allow one more seat; seats of the class are not looked at."""
        problem, person, training = self.problem, self._person[pair], self._training[pair]
        cost = int(problem.cost_person[training])
        opd_left = self._opd_money[fund][self._opd[person]]
        return (
            self.fund[pair] == NOT_CHOSEN
            and bool(problem.payable[training, fund])
            and cost <= self.money(fund)
            and (opd_left == NO_LIMIT or cost <= opd_left)
            and int(problem.days[training]) <= self._days[person]
            and (problem.jp_max[person] == NO_LIMIT or int(problem.jp[training]) <= self._jp[person])
            and self._taught.isdisjoint(self._steps[pair])
        )

    def give(self, pair: int, fund: int) -> None:
        """Give the seat."""
        self._book(pair, fund, 1)
        self.fund[pair] = fund
        self._taught.update(self._steps[pair])

    def take_back(self, pair: int) -> None:
        """Take the seat back."""
        self._book(pair, self.fund[pair], -1)
        self.fund[pair] = NOT_CHOSEN
        self._taught.difference_update(self._steps[pair])

    def _book(self, pair: int, fund: int, seats: int) -> None:
        problem, person, training = self.problem, self._person[pair], self._training[pair]
        cost = seats * int(problem.cost_person[training])
        self.participants[training, fund] += seats
        self._pay(fund, cost)
        if problem.opd_ceiling[fund, problem.opd[person]] != NO_LIMIT:
            self._opd_money[fund][self._opd[person]] -= cost
        self._days[person] -= seats * int(problem.days[training])
        self._jp[person] -= seats * int(problem.jp[training])

    def _pay(self, fund: int, rupiah: int) -> None:
        self._money[fund] -= rupiah
        self._total -= rupiah


def exact(problem: TrainingProblem, plan: Plan) -> Plan:
    """Give the plan without what breaks a limit by a hair, and with everything that still fits.

    Seats are entered from the most valuable down; a class that loses too many is given up; then
    free seats, and classes that can still be filled, are given to those who fit.
    """
    ledger = Ledger(problem)
    net = problem.seat_value - problem.cost_tie_break * problem.cost_person[problem.training] / MILLION
    order: list[int] = np.argsort(-net, kind="stable").tolist()
    worthwhile = [pair for pair in order if net[pair] > 0]
    for training, fund in np.argwhere(plan.classes > 0).tolist():
        cost = int(problem.cost_class[training])
        affordable = ledger.money(fund) // cost if cost else int(plan.classes[training, fund])
        ledger.hold(training, fund, min(int(plan.classes[training, fund]), affordable))
    for pair in order:
        fund = int(plan.fund[pair])
        if fund != NOT_CHOSEN and ledger.fits(pair, fund) and _has_seat(ledger, pair, fund):
            ledger.give(pair, fund)
    _give_up_small_classes(ledger, order)
    _fill(ledger, worthwhile)
    _hold_more(ledger, worthwhile)
    _fill(ledger, worthwhile)
    return ledger.plan()


def _has_seat(ledger: Ledger, pair: int, fund: int) -> bool:
    training = ledger.problem.training[pair]
    seats = ledger.classes[training, fund] * ledger.problem.seats_max[training]
    return bool(ledger.participants[training, fund] < seats)


def _give_up_small_classes(ledger: Ledger, order: list[int]) -> None:
    problem = ledger.problem
    for training, fund in np.argwhere(ledger.classes > 0).tolist():
        people, held = int(ledger.participants[training, fund]), int(ledger.classes[training, fund])
        enough = people // int(problem.seats_min[training])
        needed = -(-people // int(problem.seats_max[training]))
        kept = min(held, enough, needed)
        surplus = people - kept * int(problem.seats_max[training])
        if surplus > 0:
            chosen = [p for p in order if problem.training[p] == training and ledger.fund[p] == fund]
            for pair in chosen[-surplus:]:
                ledger.take_back(pair)
        ledger.hold(training, fund, kept - held)


def _hold_more(ledger: Ledger, order: list[int]) -> None:
    """Hold further classes as long as enough people fit, those worth most per rupiah first."""
    problem = ledger.problem
    members: list[list[int]] = [[] for _ in range(problem.trainings)]
    for pair in order:
        members[problem.training[pair]].append(pair)
    for training in _by_worth_per_rupiah(problem, members):
        for fund in np.nonzero(problem.payable[training])[0].tolist():
            while ledger.classes[training].sum() < problem.classes_max[training] and _hold_one(
                ledger, training, fund, members[training]
            ):
                pass


def _by_worth_per_rupiah(problem: TrainingProblem, members: list[list[int]]) -> list[int]:
    def worth(training: int) -> float:
        first = members[training][: int(problem.seats_max[training])]
        cost = int(problem.cost_class[training]) + len(first) * int(problem.cost_person[training])
        return float(problem.seat_value[first].sum()) / (cost + 1)

    return sorted(range(problem.trainings), key=lambda training: (-worth(training), training))


def _hold_one(ledger: Ledger, training: int, fund: int, members: list[int]) -> bool:
    """Hold one class with the best who fit; give everything back where they are too few or not worth it."""
    problem = ledger.problem
    if problem.seats_min[training] > problem.seats_max[training]:
        return False
    if problem.cost_class[training] > ledger.money(fund):
        return False
    ledger.hold(training, fund, 1)
    given: list[int] = []
    for pair in members:
        if len(given) == problem.seats_max[training]:
            break
        if ledger.fits(pair, fund):
            ledger.give(pair, fund)
            given.append(pair)
    cost = int(problem.cost_class[training]) + len(given) * int(problem.cost_person[training])
    if len(given) >= problem.seats_min[training] and (
        problem.seat_value[given].sum() > problem.cost_tie_break * cost / MILLION
    ):
        return True
    for pair in given:
        ledger.take_back(pair)
    ledger.hold(training, fund, -1)
    return False


def _fill(ledger: Ledger, order: list[int]) -> None:
    """Give the free seats of the classes held to those who fit."""
    funds: Ints = np.arange(ledger.problem.funds)
    for pair in order:
        for fund in funds.tolist():
            if _has_seat(ledger, pair, fund) and ledger.fits(pair, fund):
                ledger.give(pair, fund)
                break
