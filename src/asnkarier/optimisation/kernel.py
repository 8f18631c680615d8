"""A plan from the prices of the bound: the programme over the seats, classes and sets that those prices leave open.

    x[p,f], n[t,f] as in :mod:`training_model`, and for each person's sets S near the best   y[S] in [0,1]:

    maximise  sum (seat_value - q k) x - q sum K n + sum (correction + credit) y

    sum_{p of i, f} x[p,f] = sum_{S with i} y[S]   for each wish i     sum_S y[S] <= 1 (= 1 with a lock)   for each e
    classes, money and groups                as there           x[p,f] <= n[t,f]     where n may be 0

With whole sets as columns the relaxed programme is nearly whole. Classes are free only where their average during
the descent was not nearly whole; :mod:`dive` rounds them.

What is open is a guess and may hold no plan that keeps every floor and every lock, or fills every class that it says
is held. So these may be missed here, for a price no seat is worth: the fewest classes of a group (``fewer``), a floor
(``short``), the set of a person with a lock (``absent``). What is missed says what to open.
"""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.opened import Opened
from asnkarier.optimisation.priced_limits import LimitPrices
from asnkarier.optimisation.solver import INFINITE, LinearModel, Relaxation
from asnkarier.optimisation.training_bound import Multipliers, TrainingBound
from asnkarier.optimisation.training_problem import MILLION, NO_LIMIT, NOT_CHOSEN, Floats, Ints, Plan, Prices

_DEAR = 30.0
"""Price of a class fewer, in seats of the greatest value; a floor's seat costs 3 times as much, a lock 10 times."""


class Kernel:
    """The programme over what is opened; ``elastic`` where floors, locks and classes may be missed for a price."""

    def __init__(self, bound: TrainingBound, opened: Opened, *, elastic: bool = False) -> None:
        self.elastic = elastic
        self.bound, self.problem, self.opened = bound, bound.problem, opened
        self.pair, self.fund = bound.seats.pair[opened.seats], bound.seats.fund[opened.seats]
        self.group = bound.seats.group[opened.seats]
        self.wish = bound.wish[opened.seats]
        self.wishes = np.unique(np.concatenate((self.wish, opened.sets.wishes)))
        self.model = LinearModel()
        self._define()
        self._hold_classes()
        self._limit_budget()
        self._limit_groups()
        self._match_people()
        none = np.zeros(0, dtype=np.int64)
        self.fewer = self.fewer_pooled = self.short_floors = self.absent = none
        if elastic:
            self._miss_for_a_price()

    def plan(self, values: Floats) -> Plan:
        """Read the plan out of the columns."""
        problem = self.problem
        fund = np.full(problem.pairs, NOT_CHOSEN, dtype=np.int64)
        chosen = values[self.seats] > 0.5
        fund[self.pair[chosen]] = self.fund[chosen]
        classes = np.zeros((problem.trainings, problem.funds), dtype=np.int64)
        np.add.at(classes, (self.class_training, self.payer), np.rint(values[self.classes]).astype(np.int64))
        return Plan(fund, classes)

    def missed(self, values: Floats) -> float:
        """Give how many seats of floors and people with a lock a solution misses."""
        return float(values[self.short_floors].sum() + values[self.absent].sum())

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
            group=rows[self.group_rows],
        )

    def multipliers(self, relaxed: Relaxation, elsewhere: Floats) -> Multipliers:
        """Read the prices of the decomposition out of the rows; wishes not open have those of ``elsewhere``."""
        prices, limits = self.prices(relaxed), self.bound.limits
        wish = elsewhere.copy()
        wish[self.wishes] = -relaxed.row_duals[self.wish_rows]
        group = relaxed.row_duals[self.group_rows]
        natural = LimitPrices(prices.fund, prices.opd, prices.total, np.maximum(0.0, group), np.maximum(0.0, -group))
        return Multipliers(wish, limits.rows(natural))

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
            lower=0.0 if self.elastic else np.where(shared[self.class_group], 0.0, self.opened.low[self.class_group]),
            upper=self.opened.high[self.class_group],
            whole=True,
        )
        self.pools = np.nonzero(shared)[0]
        sets = self.opened.sets
        number = np.arange(sets.person.size)
        self.takes = model.add_columns("y", (sets.person, number), gain=sets.gain, upper=1, whole=False)

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
        self.low = np.where(pooled, 0.0, self.opened.low[self.class_group])
        """Fewest classes by column of ``classes``; the rows ``least_rows`` ask for them."""
        if self.elastic:
            self.least_rows = model.add_rows("least", (self.class_training, self.payer), lower=self.low)
            model.add_entries(self.least_rows, self.classes, 1)
        self.pool_low = self.opened.low[self.pools]
        self.pool_rows = model.add_rows("pool", (self.pools,), lower=self.pool_low, upper=self.opened.high[self.pools])
        at = np.searchsorted(self.pools, self.class_group[pooled])
        model.add_entries(self.pool_rows[at], self.classes[pooled], 1)
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
        rows = self.group_rows = model.add_rows(
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
        """Everyone takes one set at most, and a seat for each of its wishes."""
        problem, sets, model = self.problem, self.opened.sets, self.model
        rows = self.wish_rows = model.add_rows("wish", (self.wishes,), lower=0, upper=0)
        model.add_entries(rows[np.searchsorted(self.wishes, self.wish)], self.seats, 1)
        model.add_entries(rows[np.searchsorted(self.wishes, sets.wishes)], np.repeat(self.takes, sets.length), -1)
        people = np.unique(np.concatenate((sets.person, problem.person[problem.locked])))
        must = np.isin(people, problem.person[problem.locked])
        rows = model.add_rows("person", (people,), lower=np.where(must, 1.0, -INFINITE), upper=1)
        model.add_entries(rows[np.searchsorted(people, sets.person)], self.takes, 1)
        self.must_rows = rows[must]

    def _miss_for_a_price(self) -> None:
        """Columns for what is missed of classes, floors and locks."""
        model, floors = self.model, self.problem.group_min > 0
        seat = float(np.abs(model.gains[self.seats]).max(initial=0.0)) + self.problem.jp_credit
        dear = _DEAR * max(1.0, seat)

        def missed(name: str, rows: Ints, price: float, most: Floats | float) -> Ints:
            columns = model.add_columns(name, (np.arange(rows.size),), gain=-price, upper=most, whole=False)
            model.add_entries(rows, columns, 1)
            return columns

        self.fewer = missed("fewer", self.least_rows, dear, INFINITE)
        self.fewer_pooled = missed("fewer_pooled", self.pool_rows, dear, self.pool_low)
        self.short_floors = missed("short", self.group_rows[floors], 3 * dear, INFINITE)
        self.absent = missed("absent", self.must_rows, 10 * dear, 1.0)
