"""A plan from the prices of the bound: the programme over the seats, classes and sets that those prices leave open.

    x[p,f], n[t,f] as in :mod:`training_model`, and for each person's sets S near the best   y[S] in [0,1]:

    maximise  sum (seat_value - q k) x - q sum K n + sum (correction + credit) y

    sum_f x[p,f] = sum_{S with p} y[S]       for each p         sum_S y[S] <= 1 (= 1 with a lock)    for each e
    classes, money and groups                as there           x[p,f] <= n[t,f]     where n may be 0

With whole sets as columns the relaxed programme is nearly whole. Classes are free only where their average during
the descent was not nearly whole. They are rounded a third at a time (a dive), the rest is a small whole-number
programme.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from asnkarier.optimisation.person_sets import PersonSets
from asnkarier.optimisation.solver import INFINITE, LinearModel, Relaxation, Running, Status
from asnkarier.optimisation.training_bound import Lowest, TrainingBound
from asnkarier.optimisation.training_problem import MILLION, NO_LIMIT, NOT_CHOSEN, Flags, Floats, Ints, Plan, Prices

_WHOLE = 0.1
"""How near an average number of classes must be to a whole one to be taken for it."""
_SETS_OF_PERSON = 400
_LARGE = 400_000  # seats above which less of the last programme is left open
_DIVES = 12
_TINY = 1e-6


@dataclass(frozen=True)
class Opened:
    """What a programme may use: seats, and fewest and most classes of each group."""

    seats: Ints
    low: Floats
    high: Floats


def near_prices(bound: TrainingBound, lowest: Lowest, share: float = 0.05) -> Opened:
    """Open seats that were ever taken, nearly are, or are in somebody's best set, and classes not nearly whole."""
    seats = bound.seats
    limit = bound.problem.classes_max[seats.training]
    low = np.floor(lowest.classes + _WHOLE)
    high = np.maximum(np.minimum(np.ceil(lowest.classes - _WHOLE), limit), low)
    choice, worth, _ = bound.hold(lowest.prices)
    cut = np.full(seats.groups, np.inf)
    for group, held in enumerate(choice.held):
        number = min(int(max(high[group], 1)), len(held.taken) - 1)
        if number > 0:
            last = min(held.worth.size, number * int(bound.problem.seats_max[seats.training[group]]))
            cut[group] = held.worth[last - 1]
    attended = bound.attend(lowest.prices)
    best = bound.problem.locked.copy()
    best[attended.pairs[attended.member]] = True
    wanted = lowest.seen | (worth >= cut[seats.group] - share) | best[seats.pair]
    return Opened(np.nonzero(wanted & (high[seats.group] > 0))[0], low, high)


def reopened(bound: TrainingBound, opened: Opened) -> Opened:
    """Open every number of classes, where what was open had no plan."""
    limit = bound.problem.classes_max[bound.seats.training].astype(float)
    return Opened(opened.seats, np.zeros(limit.size), np.maximum(limit, opened.high))


class Kernel:
    """The programme over what is opened, with the sets within ``slack`` of each person's best at the prices."""

    def __init__(self, bound: TrainingBound, opened: Opened, pair_prices: Floats, slack: float) -> None:
        self.bound, self.problem, self.opened = bound, bound.problem, opened
        self.pair, self.fund = bound.seats.pair[opened.seats], bound.seats.fund[opened.seats]
        self.group = bound.seats.group[opened.seats]
        pairs = np.unique(np.concatenate((self.pair, np.nonzero(self.problem.locked)[0])))
        self.sets = PersonSets(bound.people, pairs, pair_prices, slack=slack, most=_SETS_OF_PERSON)
        self.model = LinearModel()
        self._define()
        self._hold_classes()
        self._limit_budget()
        self._limit_groups()
        self._match_people()

    def plan(self, values: Floats) -> Plan:
        """Read the plan out of the columns."""
        problem = self.problem
        fund = np.full(problem.pairs, NOT_CHOSEN, dtype=np.int64)
        chosen = values[self.seats] > 0.5
        fund[self.pair[chosen]] = self.fund[chosen]
        classes = np.zeros((problem.trainings, problem.funds), dtype=np.int64)
        np.add.at(classes, (self.class_training, self.payer), np.rint(values[self.classes]).astype(np.int64))
        return Plan(fund, classes)

    def prices(self, relaxed: Relaxation) -> Prices:
        """Read the price of each limit out of the prices of the rows."""
        problem, rows = self.problem, relaxed.row_prices
        opd = np.zeros(problem.opd_ceiling.shape)
        opd[self.capped_fund, self.capped_opd] = rows[self.opd_rows] / self.opd_unit
        seats = np.zeros((problem.trainings, problem.funds))
        seats[self.class_training, self.payer] = rows[self.seat_rows[self.class_group]]
        return Prices(
            fund=rows[self.fund_rows] / self.fund_unit,
            opd=opd,
            total=float((rows[self.total_rows] / self.total_unit).sum()),
            seats=seats,
            classes=rows[self.classes_rows],
        )

    def _define(self) -> None:
        """Columns x, n and y with what each adds to the objective."""
        problem, seats, model = self.problem, self.bound.seats, self.model
        taken_off = problem.cost_tie_break / MILLION
        training = problem.training[self.pair]
        self.seats = model.add_columns(
            "x",
            (self.pair, self.fund),
            gain=problem.seat_value[self.pair] - taken_off * problem.cost_person[training],
            upper=1,
            whole=True,
        )
        shared = seats.payer == problem.funds
        own = np.nonzero(~shared)[0]
        pool, pool_payer = np.nonzero(shared[:, None] & problem.payable[seats.training])
        self.class_group = np.concatenate((own, pool))
        self.payer = np.concatenate((seats.payer[own], pool_payer))
        self.class_training = seats.training[self.class_group]
        self.classes = model.add_columns(
            "n",
            (self.class_training, self.payer),
            gain=-taken_off * problem.cost_class[self.class_training],
            lower=np.where(shared[self.class_group], 0.0, self.opened.low[self.class_group]),
            upper=self.opened.high[self.class_group],
            whole=True,
        )
        self.pools = np.nonzero(shared)[0]
        number = np.arange(self.sets.person.size)
        self.takes = model.add_columns("y", (self.sets.person, number), gain=self.sets.gain, upper=1, whole=False)

    def _hold_classes(self) -> None:
        problem, seats, model, group = self.problem, self.bound.seats, self.model, self.group
        groups = np.arange(seats.groups)
        least, most = problem.seats_min[seats.training], problem.seats_max[seats.training]
        fill = model.add_rows("fill", (groups,), lower=0)
        self.seat_rows = model.add_rows("seats", (groups,), upper=0)
        for rows, amount in ((fill, least), (self.seat_rows, most)):
            model.add_entries(rows[group], self.seats, 1)
            model.add_entries(rows[self.class_group], self.classes, -amount[self.class_group])
        self.classes_rows = model.add_rows("classes", (np.arange(problem.trainings),), upper=problem.classes_max)
        model.add_entries(self.classes_rows[self.class_training], self.classes, 1)
        pooled = np.isin(self.class_group, self.pools)
        rows = model.add_rows(
            "range", (self.pools,), lower=self.opened.low[self.pools], upper=self.opened.high[self.pools]
        )
        at = np.searchsorted(self.pools, self.class_group[pooled])
        model.add_entries(rows[at], self.classes[pooled], 1)
        held_by = np.full(seats.groups, -1, dtype=np.int64)
        held_by[self.class_group[~pooled]] = self.classes[~pooled]
        open_ = (self.opened.low[group] == 0) & (self.opened.high[group] > 0) & (held_by[group] >= 0)
        rows = model.add_rows("held", (self.pair[open_], self.fund[open_]), upper=0)
        model.add_entries(rows, self.seats[open_], 1)
        model.add_entries(rows, held_by[group[open_]], -1)

    def _limit_budget(self) -> None:
        problem, model = self.problem, self.model
        cost = problem.cost_person[problem.training[self.pair]]
        class_cost = problem.cost_class[self.class_training]
        by_fund = [(self.fund, self.seats, cost), (self.payer, self.classes, class_cost)]
        self.fund_rows, self.fund_unit = model.add_money_rows(
            "fund", (np.arange(problem.funds),), problem.fund_ceiling, by_fund
        )
        self.capped_fund, self.capped_opd = self.bound.limits.capped_fund, self.bound.limits.capped_opd
        row_of = np.full(problem.opd_ceiling.shape, -1, dtype=np.int64)
        row_of[self.capped_fund, self.capped_opd] = np.arange(self.capped_fund.size)
        row = row_of[self.fund, problem.opd[problem.person[self.pair]]]
        capped = row >= 0
        self.opd_rows, self.opd_unit = model.add_money_rows(
            "opd",
            (self.capped_fund, self.capped_opd),
            problem.opd_ceiling[self.capped_fund, self.capped_opd],
            [(row[capped], self.seats[capped], cost[capped])],
        )
        ceiling = [] if problem.total_ceiling is None else [problem.total_ceiling]
        self.total_rows, self.total_unit = model.add_money_rows(
            "total",
            (np.arange(len(ceiling)),),
            np.array(ceiling, dtype=np.int64),
            [(np.zeros_like(row), column, rupiah) for row, column, rupiah in by_fund] if ceiling else [],
        )

    def _limit_groups(self) -> None:
        problem, model = self.problem, self.model
        rows = model.add_rows(
            "group",
            (np.arange(problem.group_min.size),),
            lower=np.where(problem.group_min == NO_LIMIT, -INFINITE, problem.group_min),
            upper=np.where(problem.group_max == NO_LIMIT, INFINITE, problem.group_max),
        )
        order = np.argsort(self.pair, kind="stable")
        first = np.searchsorted(self.pair[order], problem.member_pair)
        last = np.searchsorted(self.pair[order], problem.member_pair, side="right")
        row = np.repeat(rows[problem.member_group], last - first)
        at = np.arange(row.size) - np.repeat(np.cumsum(last - first) - (last - first), last - first)
        model.add_entries(row, self.seats[order[at + np.repeat(first, last - first)]], 1)

    def _match_people(self) -> None:
        """Everyone takes one set at most, and a seat of each of its pairs."""
        problem, sets, model = self.problem, self.sets, self.model
        rows = model.add_rows("pair", (sets.pairs,), lower=0, upper=0)
        model.add_entries(rows[np.searchsorted(sets.pairs, self.pair)], self.seats, 1)
        model.add_entries(rows[sets.member], np.repeat(self.takes, sets.length), -1)
        people = np.unique(problem.person[sets.pairs])
        must = np.isin(people, problem.person[problem.locked])
        rows = model.add_rows("person", (people,), lower=np.where(must, 1.0, -INFINITE), upper=1)
        model.add_entries(rows[np.searchsorted(people, sets.person)], self.takes, 1)

    def solve(
        self, *, relative_gap: float, target: float, nodes: int, time_limit: float
    ) -> tuple[Plan | None, Prices | None]:
        """Dive, then solve what is left; None where no whole-number solution is found."""
        running = Running(self.model, time_limit=time_limit)
        relaxed = running.relax()
        if relaxed.status is not Status.SOLVED:
            return None, None
        prices = self.prices(relaxed)
        low = np.where(np.isin(self.class_group, self.pools), 0.0, self.opened.low[self.class_group])
        high = self.opened.high[self.class_group].copy()
        for _ in range(_DIVES):
            free = np.nonzero(high > low)[0]
            if not free.size:
                break
            number = relaxed.values[self.classes[free]]
            away = np.abs(number - np.rint(number))
            order = np.argsort(away, kind="stable")
            count = max(1, int((away < 0.02).sum()), -(-free.size // 3))
            fixed = free[order[:count]]
            low[fixed] = high[fixed] = np.rint(relaxed.values[self.classes[fixed]])
            running.bound_columns(self.classes[fixed], low[fixed], high[fixed])
            relaxed = running.relax()
            if relaxed.status is not Status.SOLVED:
                return None, prices
        self._fix(running, relaxed)
        answer = running.maximise(relative_gap=relative_gap, target=target, nodes=nodes)
        return (self.plan(answer.values) if answer.values.size else None), prices

    def _fix(self, running: Running, relaxed: Relaxation) -> None:
        """Settle the seats and sets that the relaxed programme is sure of."""
        firm = 0.02 if self.bound.seats.size > _LARGE else 0.1

        def settle(columns: Ints, at: float, sure: float) -> None:
            value, price = relaxed.values[columns], relaxed.column_prices[columns]
            settled: Flags = (np.abs(value - at) < _TINY) & (price > sure)
            fixed = np.full(int(settled.sum()), at)
            running.bound_columns(columns[settled], fixed, fixed)

        settle(self.seats, 1.0, firm)
        settle(self.seats, 0.0, firm)
        settle(self.takes, 0.0, 3 * firm)
