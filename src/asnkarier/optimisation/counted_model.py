"""The cheapest plan worth so much, with people who are alike counted instead of named.

For kinds g of people (:mod:`alike`), m[g] of each, decide: ``x[g,t,f]`` seats taken, ``h[g,w]`` people for whom a way
counts, ``z[g]`` people who reach the JP required, ``n[t,f]`` classes held. Letters as in :mod:`training_model`; P is
the worth asked for. First only the classes are whole numbers: there are few of them, and seats are nearly whole of
themselves. Then seats are whole too, next to what was found, with as many classes of each training or one more.

    minimise  sum k x + sum K n  subject to

    sum b x + sum v h + w sum z >= P
    sum_f x[g,t,f] <= m[g], = m[g] where locked                        for each g, t         once
    sum_w h[g,w] <= m[g]                                               for each g, need      need
    sum_{w with t} h[g,w] <= sum_f x[g,t,f]                            for each g, need, t   step
    sum_f x[g,t,f] <= sum_{w with t} h[g,w] + later seats of g         for each g, t         needed
    sum d x <= D m[g], sum jp x <= M[g] m[g], sum x <= C m[g]          for each g            days, jp_max, trainings
    jp_min z[g] <= sum min(jp, jp_min) x[g,t,f]                        for each g            jp_min

and the rows on classes, money, order and groups as they are there. Every plan, its people counted, keeps these rows, so
that what they cost at least bounds the cost of every plan. The reverse does not hold: what a row allows m[g] people
together each must have alone, so that a solution is a plan only where its seats can be dealt out (:mod:`dealt_out`).
"""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.alike import Alike
from asnkarier.optimisation.ragged import spans
from asnkarier.optimisation.solver import INFINITE, Answer, Floats, Ints, LinearModel
from asnkarier.optimisation.training_problem import NO_LIMIT, TrainingProblem
from asnkarier.optimisation.training_seats import open_seats

_WHOLE = 1e-6  # nearer than this a number is whole


class CountedModel:
    """The programme; its objective is minus the cost, in ``unit`` rupiah."""

    def __init__(
        self,
        problem: TrainingProblem,
        kinds: Alike,
        least: float,
        unit: int,
        *,
        around: Floats | None = None,
        seats_free: bool = False,
    ) -> None:
        """Write the programme down; with a solution ``around``: whole numbers next to it, or any seats."""
        self.problem, self.kinds, self.around, self.seats_free = problem, kinds, around, seats_free
        self.model = LinearModel()
        self.people = kinds.size[kinds.kind]
        """[E] how many people the person stands for."""
        self._define_columns(unit)
        self._ask_for_worth(least)
        self._take_needed_seats()
        self._limit_people()
        self._hold_classes()
        self._limit_budget()
        self._keep_order_and_groups()

    def cheapest(self, *, relative_gap: float, time_limit: float, nodes: int, start: Floats | None = None) -> Answer:
        """Solve it, from a solution to begin with if there is one."""
        return self.model.maximise(relative_gap=relative_gap, time_limit=time_limit, nodes=nodes, start=start)

    def classes_held(self, values: Floats) -> Ints:
        """Give [T, F] the classes of a solution."""
        held = np.zeros((self.problem.trainings, self.problem.funds), dtype=np.int64)
        held[self.class_training, self.class_fund] = np.rint(values[self.classes]).astype(np.int64)
        return held

    def _define_columns(self, unit: int) -> None:
        problem, add = self.problem, self.model.add_columns
        own = self.kinds.first[problem.person]
        self.pairs = np.nonzero(own)[0]
        self.seat_pair, self.seat_fund = np.nonzero(open_seats(problem) & own[:, None])
        self.first_seat = np.searchsorted(self.seat_pair, np.arange(problem.pairs + 1))
        self.seat_training, self.seat_person = problem.training[self.seat_pair], problem.person[self.seat_pair]
        self.class_training, self.class_fund = np.nonzero(problem.payable)
        steps = own[problem.step_pair]
        self.step_way, self.step_pair = problem.step_way[steps], problem.step_pair[steps]
        self.way, first_step = np.unique(self.step_way, return_index=True)
        self.way_people = self.people[problem.person[self.step_pair[first_step]]]
        self.credit_person = np.nonzero(self.kinds.first & (problem.jp_min != NO_LIMIT) & (problem.jp_credit > 0))[0]
        names = ("x", "n", "h", "z")
        labels = (
            (self.seat_person, self.seat_training, self.seat_fund),
            (self.class_training, self.class_fund),
            (self.way,),
            (self.credit_person,),
        )
        costs = problem.cost_person[self.seat_training], problem.cost_class[self.class_training], *np.zeros(2)
        most = (
            self.people[self.seat_person],
            problem.classes_max[self.class_training],
            self.way_people,
            self.people[self.credit_person],
        )
        blocks = []
        for name, label, cost, upper in zip(names, labels, costs, most, strict=True):
            low, high = self._between(name, label[0].size, upper)
            whole = name == "n" or self.around is not None
            blocks.append(add(name, label, gain=-cost / unit, lower=low, upper=high, whole=whole))
        self.seats, self.classes, self.counts, self.credits = blocks

    def _between(self, name: str, size: int, upper: Ints) -> tuple[Floats, Floats]:
        """Give the bounds of the next columns: those of the programme, or around a solution of it."""
        if self.around is None or (self.seats_free and name != "n"):
            return np.zeros(size), upper.astype(float)
        there = self.around[self.model.columns : self.model.columns + size]
        low = np.floor(there + _WHOLE)
        if name == "n":
            return low, np.minimum(upper, low + 1)
        return np.maximum(0, low - 1) * (there > _WHOLE), np.minimum(upper, np.ceil(there - _WHOLE) + 1) * (
            there > _WHOLE
        )

    def _ask_for_worth(self, least: float) -> None:
        problem = self.problem
        row = self.model.add_rows("worth", (np.zeros(1),), lower=least)
        for columns, worth in (
            (self.seats, problem.bonus[self.seat_pair]),
            (self.counts, problem.way_value[self.way]),
            (self.credits, np.full(self.credits.size, problem.jp_credit)),
        ):
            self.model.add_entries(np.repeat(row, columns.size), columns, worth)
        least_jp = problem.jp_min[self.credit_person]
        rows = self.model.add_rows("jp_min", (self.credit_person,), lower=0)
        self.model.add_entries(rows, self.credits, -least_jp)
        at, seats = self._seats_of_people(self.credit_person)
        jp = np.minimum(problem.jp[self.seat_training[seats]], least_jp[at])
        self.model.add_entries(rows[at], self.seats[seats], jp)

    def _take_needed_seats(self) -> None:
        """Of a need one way counts, with all its seats; and a seat is there for something."""
        problem, model, pairs = self.problem, self.model, self.pairs
        people, locked = self.people[problem.person[pairs]].astype(float), problem.locked[pairs]
        self._add_pairs(
            model.add_rows("once", (pairs,), lower=np.where(locked, people, -INFINITE), upper=people), pairs
        )

        needs, at = np.unique(problem.way_need[self.way], return_inverse=True)
        most = np.zeros(needs.size)
        most[at] = self.way_people
        model.add_entries(model.add_rows("need", (needs,), upper=most)[at], self.counts, 1)

        count = self.counts[np.searchsorted(self.way, self.step_way)]
        keys, at = np.unique(problem.way_need[self.step_way] * problem.pairs + self.step_pair, return_inverse=True)
        rows = model.add_rows("step", (keys // problem.pairs, keys % problem.pairs), upper=0)
        model.add_entries(rows[at], count, 1)
        self._add_pairs(rows, keys % problem.pairs, -1)

        row_of = np.full(problem.pairs, -1, dtype=np.int64)
        row_of[pairs[~locked]] = model.add_rows("needed", (pairs[~locked],), upper=0)
        self._add_pairs(row_of[pairs[~locked]], pairs[~locked])
        asked = row_of[self.step_pair] >= 0
        model.add_entries(row_of[self.step_pair][asked], count[asked], -1)
        before = row_of[problem.earlier_pair] >= 0
        self._add_pairs(row_of[problem.earlier_pair[before]], problem.later_pair[before], -1)

    def _limit_people(self) -> None:
        problem = self.problem
        everyone = np.ones(problem.people, dtype=np.int64)
        for name, amount, allowed in (
            ("days", problem.days[self.seat_training], problem.days_max * everyone),
            ("jp_max", problem.jp[self.seat_training], problem.jp_max),
            ("trainings", np.ones_like(self.seats), problem.trainings_max * everyone),
        ):
            open_to = np.bincount(self.seat_person, amount, minlength=problem.people)
            people = np.nonzero((allowed != NO_LIMIT) & (open_to > allowed))[0]
            rows = self.model.add_rows(name, (people,), upper=allowed[people] * self.people[people])
            at, seats = self._seats_of_people(people)
            self.model.add_entries(rows[at], self.seats[seats], amount[seats])

    def _hold_classes(self) -> None:
        problem, model = self.problem, self.model
        payer = np.where(problem.pooled[self.class_training], problem.funds, self.class_fund)
        lists, of_class = np.unique(self.class_training * (problem.funds + 1) + payer, return_inverse=True)
        payer = np.where(problem.pooled[self.seat_training], problem.funds, self.seat_fund)
        of_seat = np.searchsorted(lists, self.seat_training * (problem.funds + 1) + payer)
        labels = (lists // (problem.funds + 1), lists % (problem.funds + 1))
        for name, bounds, seats in (
            ("fill", {"lower": 0}, problem.seats_min),
            ("seats", {"upper": 0}, problem.seats_max),
        ):
            rows = model.add_rows(name, labels, **bounds)
            model.add_entries(rows[of_seat], self.seats, 1)
            model.add_entries(rows[of_class], self.classes, -seats[self.class_training])
        rows = model.add_rows("classes", (np.arange(problem.trainings),), upper=problem.classes_max)
        model.add_entries(rows[self.class_training], self.classes, 1)

    def _limit_budget(self) -> None:
        problem, add = self.problem, self.model.add_money_rows
        seat_cost, class_cost = problem.cost_person[self.seat_training], problem.cost_class[self.class_training]
        spent = [(self.seat_fund, self.seats, seat_cost), (self.class_fund, self.classes, class_cost)]
        add("fund", (np.arange(problem.funds),), problem.fund_ceiling, spent)
        funds, opds = np.nonzero(problem.opd_ceiling != NO_LIMIT)
        row_of = np.full(problem.opd_ceiling.shape, -1, dtype=np.int64)
        row_of[funds, opds] = np.arange(funds.size)
        rows = row_of[self.seat_fund, problem.opd[self.seat_person]]
        there = rows >= 0
        ceilings = problem.opd_ceiling[funds, opds]
        add("opd", (funds, opds), ceilings, [(rows[there], self.seats[there], seat_cost[there])])
        if problem.total_ceiling is not None:
            spent = [(np.zeros_like(row), columns, cost) for row, columns, cost in spent]
            add("total", (np.zeros(1),), np.array([problem.total_ceiling], dtype=np.int64), spent)

    def _keep_order_and_groups(self) -> None:
        problem, model = self.problem, self.model
        own = np.nonzero(self.kinds.first[problem.person[problem.later_pair]])[0]
        rows = model.add_rows("order", (own,), upper=0)
        self._add_pairs(rows, problem.later_pair[own])
        self._add_pairs(rows, problem.earlier_pair[own], -1)
        own = np.nonzero(self.kinds.first[problem.person[problem.member_pair]])[0]
        lower = np.where(problem.group_min == NO_LIMIT, -INFINITE, problem.group_min)
        upper = np.where(problem.group_max == NO_LIMIT, INFINITE, problem.group_max)
        rows = model.add_rows("group", (np.arange(lower.size),), lower=lower, upper=upper)
        self._add_pairs(rows[problem.member_group[own]], problem.member_pair[own])

    def _add_pairs(self, rows: Ints, pairs: Ints, coefficient: int = 1) -> None:
        """Enter the seats of a pair, whatever the fund, in a row each."""
        counts = self.first_seat[pairs + 1] - self.first_seat[pairs]
        self.model.add_entries(np.repeat(rows, counts), self.seats[spans(self.first_seat[pairs], counts)], coefficient)

    def _seats_of_people(self, people: Ints) -> tuple[Ints, Ints]:
        """Give the seats of some people (ascending): the position of the person, and the seat."""
        place = np.full(self.problem.people, -1, dtype=np.int64)
        place[people] = np.arange(people.size)
        at = place[self.seat_person]
        return at[at >= 0], np.nonzero(at >= 0)[0]
