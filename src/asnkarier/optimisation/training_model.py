"""The training plan as a mixed-integer programme.

Numbers of people e, trainings t, funds f, OPDs o, groups g; a pair p = (e, t) is a person whom the training would
help, a way w closes one need by one pair or by several in order. Given:

    b[p]     value of the seat itself           v[w]      value of what the way teaches
    k[t]     rupiah for each participant        K[t]      rupiah for each class
    s, S[t]  fewest, most people in a class     N[t]      most classes
    jp, d[t] lesson hours, days                 m, M[e]   JP to be reached, most JP
    D, C     most days, most trainings          B[f], B[f,o], B  ceilings of fund, of OPD in fund, of all
    w        value of one person reaching m     q         value taken off for each Rp 1 million
    l, u[g]  fewest, most seats of a group      a         trainings whose classes several funds may share

Decide ``x[p,f]`` in {0,1}: the pair's seat is taken at the cost of f; ``n[t,f]`` whole: classes held, paid by f;
``z[e]`` in {0,1}: e reaches the JP required; ``h[w]`` in [0,1]: the way counts. Written ``x[p] = sum_f x[p,f]``:

    maximise  sum b x + sum v h + w sum z - q (sum k x + sum K n) / 1,000,000    define_seats

    x[p] <= 1, = 1 where locked                            for each p            one_fund_for_a_seat
    x[p,f] = 0 where another fund is to pay                for each p, f         define_seats
    s n[t,f] <= sum_e x[e,t,f] <= S n[t,f]                 for each t, f         hold_classes
    s sum_f n[t,f] <= sum_ef x[e,t,f] <= S sum_f n[t,f]    for each t in a       hold_classes
    sum_f n[t,f] <= N[t]                                   for each t            hold_classes
    sum_t k x[.,t,f] + sum_t K n[t,f] <= B[f]              for each f            limit_budget
    sum_{e in o, t} k x[e,t,f] <= B[f,o]                   for each ceiling      limit_budget
    sum k x + sum K n <= B                                 where there is one    limit_budget
    sum d x <= D, sum jp x <= M[e], sum x <= C             for each e            limit_person
    h[w] <= x[p]                                           for each p of w       count_ways
    sum_w h[w] <= 1                                        for each need         count_ways
    sum_{p in w} x[p] - |w| + 1 <= sum_{w' >= w} h[w']     for each w            count_ways
    x[p] <= sum_{w with p} h[w] + sum_{p' after p} x[p']   for each p            take_needed_seats
    x[p'] <= x[p]                                          for each p' after p   keep_order
    l[g] <= sum_{p in g} x[p] <= u[g]                      for each g            limit_groups
    m[e] z[e] <= sum_t min(jp, m[e]) x[e,t]                for each e            credit_jp

In words: a class is held only with enough people, and seats no more than it has; money is spent once and
within every ceiling; nobody is away too long or taught too much. Of each need the best way whose steps are all
taken counts (w' >= w: worth more, or as much and named first), and a seat is taken only if a way that counts, or
a later training, needs it. A way that has no rival and one step needs no column: its value stands in ``x``.
Teaching a person more than m does not reach m twice, so the last row counts each training up to m: it allows the
same whole-number plans and leaves the solver less room for fractions.
"""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.ragged import spans
from asnkarier.optimisation.solver import INFINITE, Floats, Ints, LinearModel
from asnkarier.optimisation.training_problem import (
    MILLION,
    NO_LIMIT,
    NOT_CHOSEN,
    Plan,
    Prices,
    TrainingProblem,
    jp_reached,
    ways_counted,
)
from asnkarier.optimisation.training_seats import open_seats
from asnkarier.optimisation.ways import Ways


class TrainingModel:
    """The programme of one problem; it turns the solver's columns into a plan and its row prices into :class:`Prices`.

    With ``shortfalls`` floors and locked seats may be missed, and the objective is only to miss as few as can be.
    """

    def __init__(self, problem: TrainingProblem, *, shortfalls: bool = False) -> None:
        self.problem = problem
        self.model = LinearModel()
        self.ways = Ways(problem)
        self._define_seats(worth=0.0 if shortfalls else 1.0)
        self._one_fund_for_a_seat(shortfalls)
        self._hold_classes()
        self._limit_budget()
        self._limit_person()
        self._count_ways()
        self._take_needed_seats()
        self._keep_order()
        self._limit_groups(shortfalls)
        self._credit_jp()

    def plan(self, values: Floats) -> Plan:
        """Read the plan out of the columns."""
        problem = self.problem
        fund = np.full(problem.pairs, NOT_CHOSEN, dtype=np.int64)
        chosen = values[self.seats] > 0.5
        fund[self.seat_pair[chosen]] = self.seat_fund[chosen]
        classes = np.zeros((problem.trainings, problem.funds), dtype=np.int64)
        classes[self.class_training, self.class_fund] = np.rint(values[self.classes]).astype(np.int64)
        return Plan(fund, classes)

    def columns(self, plan: Plan) -> Floats:
        """Write a plan as columns, for the solver to begin from."""
        values = np.zeros(self.model.columns)
        values[self.seats] = plan.fund[self.seat_pair] == self.seat_fund
        values[self.classes] = plan.classes[self.class_training, self.class_fund]
        values[self.credits] = jp_reached(self.problem, plan)[self.credit_person]
        values[self.counts] = np.isin(self.counted_way, ways_counted(self.problem, plan))
        return values

    def prices(self, row_prices: Floats) -> Prices:
        """Read the price of each limit out of the prices of the rows."""
        problem = self.problem
        fund = np.zeros(problem.funds)
        fund[:] = row_prices[self.fund_rows] / self.fund_unit
        opd = np.zeros(problem.opd_ceiling.shape)
        opd[self.capped_fund, self.capped_opd] = row_prices[self.opd_rows] / self.opd_unit
        seats = np.zeros((problem.trainings, problem.funds))
        seats[self.class_training, self.class_fund] = row_prices[self.seat_rows[self.class_held]]
        return Prices(
            fund=fund,
            opd=opd,
            total=float(row_prices[self.total_rows].sum() / self.total_unit),
            seats=seats,
            classes=row_prices[self.classes_rows],
            group=row_prices[self.group_rows],
        )

    def _define_seats(self, worth: float) -> None:
        """Columns x, n, z and h with what each adds to the objective (maximise_value)."""
        problem, add = self.problem, self.model.add_columns
        self.seat_pair, self.seat_fund = np.nonzero(open_seats(problem))
        self.first_seat = np.searchsorted(self.seat_pair, np.arange(problem.pairs + 1))
        self.seat_training = problem.training[self.seat_pair]
        self.seat_person = problem.person[self.seat_pair]
        self.class_training, self.class_fund = np.nonzero(problem.payable)
        self.credit_person = np.nonzero(problem.jp_min != NO_LIMIT)[0]
        in_seat = ~self.ways.rivals & (self.ways.length == 1)
        self.counted_way = np.nonzero(~in_seat)[0]
        value = problem.bonus.copy()
        simple = in_seat[problem.step_way]
        np.add.at(value, problem.step_pair[simple], problem.way_value[problem.step_way[simple]])
        self.always_needed = problem.locked.copy()
        self.always_needed[problem.step_pair[simple]] = True
        taken_off = problem.cost_tie_break / MILLION
        self.seats = add(
            "x",
            (self.seat_person, self.seat_training, self.seat_fund),
            gain=worth * (value[self.seat_pair] - taken_off * problem.cost_person[self.seat_training]),
            upper=1,
            whole=True,
        )
        self.classes = add(
            "n",
            (self.class_training, self.class_fund),
            gain=-worth * taken_off * problem.cost_class[self.class_training],
            upper=INFINITE,  # its row "classes" limits it, and alone carries the price
            whole=True,
        )
        self.credits = add("z", (self.credit_person,), gain=worth * problem.jp_credit, upper=1, whole=True)
        self.counts = add(
            "h", (self.counted_way,), gain=worth * problem.way_value[self.counted_way], upper=1, whole=False
        )

    def _add_pairs(self, rows: Ints, pairs: Ints, coefficients: Ints | int) -> None:
        """Enter ``x[p]``, the seats of a pair whatever the fund, in a row each."""
        counts = self.first_seat[pairs + 1] - self.first_seat[pairs]
        seats = self.seats[spans(self.first_seat[pairs], counts)]
        self.model.add_entries(
            np.repeat(rows, counts), seats, np.repeat(np.broadcast_to(coefficients, pairs.size), counts)
        )

    def _one_fund_for_a_seat(self, shortfalls: bool) -> None:
        """One fund pays for a seat, and a locked seat is taken."""
        problem, model = self.problem, self.model
        funds = np.diff(self.first_seat)
        pairs = np.nonzero((funds > 1) | problem.locked)[0]
        rows = model.add_rows("once", (pairs,), lower=np.where(problem.locked[pairs], 1.0, -INFINITE), upper=1)
        self._add_pairs(rows, pairs, 1)
        self.locked = pairs[problem.locked[pairs]]
        if shortfalls:
            self.short_locks = model.add_columns("short_lock", (self.locked,), gain=-1, upper=1, whole=True)
            model.add_entries(rows[problem.locked[pairs]], self.short_locks, 1)

    def _hold_classes(self) -> None:
        """Enough people in each class, no more than its seats, and no more classes than can be held."""
        problem, model = self.problem, self.model
        labels = self.class_training, self.class_fund
        pooled = problem.pooled[self.class_training]
        first_of_pool = np.zeros(pooled.size, dtype=bool)
        first_of_pool[np.unique(self.class_training, return_index=True)[1]] = True
        own = ~pooled | first_of_pool  # a pool has one row, under the first of its funds
        self.class_held = np.cumsum(own) - 1
        row_of = np.zeros((problem.trainings, problem.funds), dtype=np.int64)
        row_of[labels] = self.class_held
        of_seat = row_of[self.seat_training, self.seat_fund]
        self.fill_rows = model.add_rows("fill", [label[own] for label in labels], lower=0)
        self.seat_rows = model.add_rows("seats", [label[own] for label in labels], upper=0)
        for rows, seats in ((self.fill_rows, problem.seats_min), (self.seat_rows, problem.seats_max)):
            model.add_entries(rows[of_seat], self.seats, 1)
            model.add_entries(rows[self.class_held], self.classes, -seats[self.class_training])
        self.classes_rows = model.add_rows("classes", (np.arange(problem.trainings),), upper=problem.classes_max)
        model.add_entries(self.classes_rows[self.class_training], self.classes, 1)

    def _limit_budget(self) -> None:
        """Ceilings of the funds, of OPDs within a fund, and of everything together."""
        problem = self.problem
        seat_cost = problem.cost_person[self.seat_training]
        class_cost = problem.cost_class[self.class_training]
        self.fund_rows, self.fund_unit = self.model.add_money_rows(
            "fund",
            (np.arange(problem.funds),),
            problem.fund_ceiling,
            [(self.seat_fund, self.seats, seat_cost), (self.class_fund, self.classes, class_cost)],
        )

        self.capped_fund, self.capped_opd = np.nonzero(problem.opd_ceiling != NO_LIMIT)
        row_of = np.full(problem.opd_ceiling.shape, -1, dtype=np.int64)
        row_of[self.capped_fund, self.capped_opd] = np.arange(self.capped_fund.size)
        of_seat = row_of[self.seat_fund, problem.opd[self.seat_person]]
        capped = of_seat >= 0
        self.opd_rows, self.opd_unit = self.model.add_money_rows(
            "opd",
            (self.capped_fund, self.capped_opd),
            problem.opd_ceiling[self.capped_fund, self.capped_opd],
            [(of_seat[capped], self.seats[capped], seat_cost[capped])],
        )

        total = [] if problem.total_ceiling is None else [problem.total_ceiling]
        seats, classes = (self.seats, self.classes) if total else (self.seats[:0], self.classes[:0])
        first_row = np.zeros_like
        self.total_rows, units = self.model.add_money_rows(
            "total",
            (np.arange(len(total)),),
            np.array(total, dtype=np.int64),
            [
                (first_row(seats), seats, seat_cost[: seats.size]),
                (first_row(classes), classes, class_cost[: classes.size]),
            ],
        )
        self.total_unit = units.sum() if total else 1

    def _limit_person(self) -> None:
        """Days, JP and number of trainings of each person, where those open to the person could exceed them."""
        problem = self.problem
        everyone = np.ones(problem.people, dtype=np.int64)
        self._per_person("days", problem.days[self.seat_training], problem.days_max * everyone)
        self._per_person("jp_max", problem.jp[self.seat_training], problem.jp_max)
        self._per_person("trainings", np.ones_like(self.seats), problem.trainings_max * everyone)

    def _per_person(self, name: str, amount: Ints, allowed: Ints) -> None:
        open_to = np.bincount(self.seat_person, amount, minlength=self.problem.people)
        people = np.nonzero((allowed != NO_LIMIT) & (open_to > allowed))[0]
        rows = self.model.add_rows(name, (people,), upper=allowed[people])
        row_of = np.full(self.problem.people, -1, dtype=np.int64)
        row_of[people] = rows
        limited = row_of[self.seat_person] >= 0
        self.model.add_entries(row_of[self.seat_person][limited], self.seats[limited], amount[limited])

    def _count_ways(self) -> None:
        """Of each need one way counts: the best of those whose steps are all taken."""
        problem, model, ways, counted = self.problem, self.model, self.ways, self.counted_way
        column = np.full(problem.way_need.size, -1, dtype=np.int64)
        column[counted] = self.counts
        way, pair = ways.steps.join(counted)
        rows = model.add_rows("step", (counted[way], pair), upper=0)
        model.add_entries(rows, self.counts[way], 1)
        self._add_pairs(rows, pair, -1)

        needs = np.unique(problem.way_need[counted])
        rows = model.add_rows("need", (needs,), upper=1)
        model.add_entries(rows[np.searchsorted(needs, problem.way_need[counted])], self.counts, 1)

        rows = model.add_rows("best", (counted,), upper=ways.length[counted] - 1)
        self._add_pairs(rows[way], pair, 1)
        better = ways.rank[counted] + 1  # ways worth as much or more, itself included
        first = ways.of_need.first[problem.way_need[counted]]
        model.add_entries(np.repeat(rows, better), column[ways.of_need.items[spans(first, better)]], -1)

    def _take_needed_seats(self) -> None:
        """A seat is taken only if a way that counts needs it, or a later training of the same year."""
        model, ways = self.model, self.ways
        column = np.full(self.problem.way_need.size, -1, dtype=np.int64)
        column[self.counted_way] = self.counts
        pairs = np.nonzero(~self.always_needed & (np.diff(self.first_seat) > 0))[0]
        rows = model.add_rows("needed", (pairs,), upper=0)
        self._add_pairs(rows, pairs, 1)
        at, way = ways.of_pair.join(pairs)
        model.add_entries(rows[at], column[way], -1)
        at, later = ways.later.join(pairs)
        self._add_pairs(rows[at], later, -1)

    def _keep_order(self) -> None:
        """A training is taken only with what must be passed before it."""
        problem = self.problem
        rows = self.model.add_rows("order", (problem.later_pair, problem.earlier_pair), upper=0)
        self._add_pairs(rows, problem.later_pair, 1)
        self._add_pairs(rows, problem.earlier_pair, -1)

    def _limit_groups(self, shortfalls: bool) -> None:
        """Fewest and most seats of each group."""
        problem, model = self.problem, self.model
        groups = np.arange(problem.group_min.size)
        rows = self.group_rows = model.add_rows(
            "group",
            (groups,),
            lower=np.where(problem.group_min == NO_LIMIT, -INFINITE, problem.group_min),
            upper=np.where(problem.group_max == NO_LIMIT, INFINITE, problem.group_max),
        )
        self._add_pairs(rows[problem.member_group], problem.member_pair, 1)
        if shortfalls:
            self.short_groups = model.add_columns("short_group", (groups,), gain=-1, upper=INFINITE, whole=True)
            model.add_entries(rows, self.short_groups, problem.group_min != NO_LIMIT)

    def _credit_jp(self) -> None:
        """Credit for each person the plan brings to the JP required."""
        problem = self.problem
        least = problem.jp_min[self.credit_person]
        rows = self.model.add_rows("jp_min", (self.credit_person,), lower=0)
        row_of = np.full(problem.people, -1, dtype=np.int64)
        row_of[self.credit_person] = rows
        row = row_of[self.seat_person]
        counts = row >= 0
        jp = np.minimum(problem.jp[self.seat_training], problem.jp_min[self.seat_person])
        self.model.add_entries(row[counts], self.seats[counts], jp[counts])
        self.model.add_entries(rows, self.credits, -least)
