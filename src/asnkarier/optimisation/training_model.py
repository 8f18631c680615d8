"""The training plan as a mixed-integer programme.

Numbers of people e, trainings t, funds f, OPDs o and competencies c; a pair (e, t) is a person whom the
training would help. Given:

    v[e,t]   expected value of the seat         a[e,t,c]  1 if t raises a competency c that e lacks
    k[t]     rupiah for each participant        K[t]      rupiah for each class
    s, S[t]  fewest, most people in a class     N[t]      most classes
    jp, d[t] lesson hours, days                 m, M[e]   JP to be reached, most JP
    D        most days for each person          B[f], B[f,o], B  ceilings of fund, of OPD in fund, of all
    w        value of one person reaching m     q         value taken off for each Rp 1 million

Decide ``x[e,t,f]`` in {0,1}: e takes part in t at the cost of f; ``n[t,f]`` whole: classes held;
``z[e]`` in {0,1}: e reaches the JP required.

    maximise  sum v x  +  w sum z  -  q (sum k x + sum K n) / 1,000,000                      maximise_value

    s[t] n[t,f] <= sum_e x[e,t,f] <= S[t] n[t,f]             for each t, f                   hold_classes
    sum_f n[t,f] <= N[t]                                     for each t                      hold_classes
    sum_{t} k x[.,t,f] + sum_t K n[t,f] <= B[f]              for each f                      limit_budget
    sum_{e in o, t} k x[e,t,f] <= B[f,o]                     for each f, o with a ceiling    limit_budget
    sum k x + sum K n <= B                                   where the user gave one         limit_budget
    sum_{t,f} d x[e,.,.] <= D                                for each e                      limit_person
    sum_{t,f} jp x[e,.,.] <= M[e]                            for each e with a maximum       limit_person
    sum_{t,f} a x[e,t,f] <= 1                                for each e, c                   one_training_per_competency
    m[e] z[e] <= sum_{t,f} min(jp, m[e]) x[e,t,f]            for each e with a minimum       credit_jp

In words: a class is held only with enough people, and seats no more than it has; money is spent once and
within every ceiling; nobody is away too long, taught too much, or taught the same thing twice. Teaching a
person more than m does not reach m twice, so the last row counts each training up to m: it allows the
same whole-number plans and leaves the solver less room for fractions.

A whole number of rupiah per row keeps money exact: each money row is divided by what all its costs have
in common (Rp 50,000, say), its ceiling rounded down, so that one unit is far above the solver's tolerance.
"""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.solver import INFINITE, Floats, Ints, LinearModel
from asnkarier.optimisation.training_problem import (
    MILLION,
    NO_LIMIT,
    NOT_CHOSEN,
    Flags,
    Plan,
    Prices,
    TrainingProblem,
    jp_reached,
)


class TrainingModel:
    """The programme of one problem; it turns the solver's columns into a plan and its row prices into :class:`Prices`.

    ``seat_allowed`` ([P, F]) leaves out seats that are known not to be worth taking.
    """

    def __init__(self, problem: TrainingProblem, seat_allowed: Flags | None = None) -> None:
        self.problem = problem
        self.model = LinearModel()
        self._define_seats(seat_allowed)
        self._hold_classes()
        self._limit_budget()
        self._limit_person()
        self._one_training_per_competency()
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
        return values

    def prices(self, row_prices: Floats) -> Prices:
        """Read the price of each limit out of the prices of the rows."""
        problem = self.problem
        fund = np.zeros(problem.funds)
        fund[:] = row_prices[self.fund_rows] / self.fund_unit
        opd = np.zeros(problem.opd_ceiling.shape)
        opd[self.capped_fund, self.capped_opd] = row_prices[self.opd_rows] / self.opd_unit
        seats = np.zeros((problem.trainings, problem.funds))
        seats[self.class_training, self.class_fund] = row_prices[self.seat_rows]
        return Prices(
            fund=fund,
            opd=opd,
            total=float(row_prices[self.total_rows].sum() / self.total_unit),
            seats=seats,
            classes=row_prices[self.classes_rows],
        )

    def _define_seats(self, seat_allowed: Flags | None) -> None:
        """Columns x, n and z with what each adds to the objective (maximise_value)."""
        problem, add = self.problem, self.model.add_columns
        alone = (problem.days <= problem.days_max)[problem.training] & (
            (problem.jp_max == NO_LIMIT)[problem.person]
            | (problem.jp[problem.training] <= problem.jp_max[problem.person])
        )
        payable = problem.payable[problem.training] & alone[:, None]
        self.seat_pair, self.seat_fund = np.nonzero(payable if seat_allowed is None else payable & seat_allowed)
        self.seat_training = problem.training[self.seat_pair]
        self.seat_person = problem.person[self.seat_pair]
        self.class_training, self.class_fund = np.nonzero(problem.payable)
        self.credit_person = np.nonzero(problem.jp_min != NO_LIMIT)[0]
        taken_off = problem.cost_tie_break / MILLION
        self.seats = add(
            "x",
            (self.seat_person, self.seat_training, self.seat_fund),
            gain=problem.seat_value[self.seat_pair] - taken_off * problem.cost_person[self.seat_training],
            upper=1,
            whole=True,
        )
        self.classes = add(
            "n",
            (self.class_training, self.class_fund),
            gain=-taken_off * problem.cost_class[self.class_training],
            upper=INFINITE,  # its row "classes" limits it, and alone carries the price
            whole=True,
        )
        self.credits = add("z", (self.credit_person,), gain=problem.jp_credit, upper=1, whole=True)

    def _hold_classes(self) -> None:
        """Enough people in each class, no more than its seats, and no more classes than can be held."""
        problem, model = self.problem, self.model
        labels = self.class_training, self.class_fund
        row_of = np.zeros((problem.trainings, problem.funds), dtype=np.int64)
        row_of[labels] = np.arange(self.class_training.size)
        of_seat = row_of[self.seat_training, self.seat_fund]
        self.fill_rows = model.add_rows("fill", labels, lower=0)
        self.seat_rows = model.add_rows("seats", labels, upper=0)
        for rows, seats in ((self.fill_rows, problem.seats_min), (self.seat_rows, problem.seats_max)):
            model.add_entries(rows[of_seat], self.seats, 1)
            model.add_entries(rows, self.classes, -seats[self.class_training])
        self.classes_rows = model.add_rows("classes", (np.arange(problem.trainings),), upper=problem.classes_max)
        model.add_entries(self.classes_rows[self.class_training], self.classes, 1)

    def _limit_budget(self) -> None:
        """Ceilings of the funds, of OPDs within a fund, and of everything together."""
        problem = self.problem
        seat_cost = problem.cost_person[self.seat_training]
        class_cost = problem.cost_class[self.class_training]
        self.fund_rows, self.fund_unit = self._money(
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
        self.opd_rows, self.opd_unit = self._money(
            "opd",
            (self.capped_fund, self.capped_opd),
            problem.opd_ceiling[self.capped_fund, self.capped_opd],
            [(of_seat[capped], self.seats[capped], seat_cost[capped])],
        )

        total = [] if problem.total_ceiling is None else [problem.total_ceiling]
        seats, classes = (self.seats, self.classes) if total else (self.seats[:0], self.classes[:0])
        first_row = np.zeros_like
        self.total_rows, units = self._money(
            "total",
            (np.arange(len(total)),),
            np.array(total, dtype=np.int64),
            [
                (first_row(seats), seats, seat_cost[: seats.size]),
                (first_row(classes), classes, class_cost[: classes.size]),
            ],
        )
        self.total_unit = units.sum() if total else 1

    def _money(
        self, name: str, labels: tuple[Ints, ...], ceiling: Ints, terms: list[tuple[Ints, Ints, Ints]]
    ) -> tuple[Ints, Ints]:
        """Add rows ``sum of cost * column <= ceiling`` (terms: row, column, cost); give them and each row's unit."""
        unit = np.zeros(ceiling.size, dtype=np.int64)
        for row, _, cost in terms:
            np.gcd.at(unit, row, cost)
        unit = np.maximum(unit, 1)
        rows = self.model.add_rows(name, labels, upper=ceiling // unit)
        for row, column, cost in terms:
            self.model.add_entries(rows[row], column, cost // unit[row])
        return rows, unit

    def _limit_person(self) -> None:
        """Days and JP of each person, where the trainings open to the person could exceed them."""
        problem = self.problem
        days, jp = problem.days[self.seat_training], problem.jp[self.seat_training]
        days_max = np.full(problem.people, problem.days_max, dtype=np.int64)
        self._per_person("days", days, days_max)
        self._per_person("jp_max", jp, problem.jp_max)

    def _per_person(self, name: str, amount: Ints, allowed: Ints) -> None:
        open_to = np.bincount(self.seat_person, amount, minlength=self.problem.people)
        people = np.nonzero((allowed != NO_LIMIT) & (open_to > allowed))[0]
        rows = self.model.add_rows(name, (people,), upper=allowed[people])
        row_of = np.full(self.problem.people, -1, dtype=np.int64)
        row_of[people] = rows
        limited = row_of[self.seat_person] >= 0
        self.model.add_entries(row_of[self.seat_person][limited], self.seats[limited], amount[limited])

    def _one_training_per_competency(self) -> None:
        """Nobody is taught one competency by two trainings, or one training by two funds."""
        problem = self.problem
        step_rows = self.model.add_rows("step", (np.unique(problem.way_need),), upper=1)[
            problem.way_need[problem.step_way]
        ]
        order = np.argsort(problem.step_pair, kind="stable")
        first = np.searchsorted(problem.step_pair[order], np.arange(problem.pairs + 1))
        count = np.diff(first)[self.seat_pair]
        seat = np.repeat(np.arange(self.seats.size), count)
        within = np.arange(seat.size) - np.repeat(np.cumsum(count) - count, count)
        raised = order[first[self.seat_pair[seat]] + within]
        self.model.add_entries(step_rows[raised], self.seats[seat], 1)

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
