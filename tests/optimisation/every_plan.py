"""Every feasible plan of a tiny problem, one after the other: what the optimum really is.

Written from the words of the contract, in plain Python, with nothing of the optimisation's code.
"""

from __future__ import annotations

from itertools import combinations_with_replacement, product
from math import prod
from typing import Any

from asnkarier.optimisation.training_problem import NOT_CHOSEN, TrainingProblem

Taken = dict[int, int]
"""Pairs taken, each with the fund that pays for it."""


class TinyProblem:
    """The arrays of a problem as plain lists, and everything each person may do within the person's own limits."""

    def __init__(self, problem: TrainingProblem) -> None:
        self.given = {
            name: value.tolist() if hasattr(value, "tolist") else value for name, value in vars(problem).items()
        }
        given = self.given
        self.funds = range(len(given["fund_ceiling"]))
        self.ways: list[list[int]] = [[] for _ in given["way_need"]]
        for way, pair in zip(given["step_way"], given["step_pair"], strict=True):
            self.ways[way].append(pair)
        self.choices = [self._choices(person) for person in range(len(given["opd"]))]

    @property
    def plans(self) -> int:
        """How many combinations there are to try."""
        return prod(len(choices) for choices in self.choices)

    def best_value(self) -> float | None:
        """Try every combination and give the value of the best feasible one; None where none is."""
        best = None
        for combination in product(*self.choices):
            value = sum(worth for _, worth in combination)
            taken = {pair: fund for seats, _ in combination for pair, fund in seats.items()}
            if best is None or value > best:
                cost = self._least_cost(taken)
                if cost is not None:
                    worth = value - self.given["cost_tie_break"] * cost / 1_000_000
                    best = worth if best is None else max(best, worth)
        return best

    def _choices(self, person: int) -> list[tuple[Taken, float]]:
        given = self.given
        own = [pair for pair, whose in enumerate(given["person"]) if whose == person]
        options: list[list[int | None]] = [
            [
                *([] if given["locked"][pair] else [None]),
                *(
                    fund
                    for fund in self.funds
                    if given["payable"][given["training"][pair]][fund]
                    and (given["paid_by"] is None or given["paid_by"][pair] in (NOT_CHOSEN, fund))
                ),
            ]
            for pair in own
        ]
        found = []
        for picks in product(*options):
            taken = {pair: fund for pair, fund in zip(own, picks, strict=True) if fund is not None}
            worth = self._worth(person, taken)
            if worth is not None:
                found.append((taken, worth))
        return found

    def _worth(self, person: int, taken: Taken) -> float | None:
        """What one person's seats are worth; None where the person may not have them all."""
        given = self.given
        trainings = [given["training"][pair] for pair in taken]
        jp = sum(given["jp"][training] for training in trainings)
        if (
            sum(given["days"][training] for training in trainings) > given["days_max"]
            or (given["jp_max"][person] >= 0 and jp > given["jp_max"][person])
            or (0 <= given["trainings_max"] < len(taken))
        ):
            return None
        counting: dict[int, int] = {}
        for way, pairs in enumerate(self.ways):
            need = given["way_need"][way]
            if all(pair in taken for pair in pairs) and (
                need not in counting or given["way_value"][way] > given["way_value"][counting[need]]
            ):
                counting[need] = way
        needed = {pair for way in counting.values() for pair in self.ways[way]}
        needed.update(pair for pair in taken if given["locked"][pair])
        for later, earlier in zip(given["later_pair"], given["earlier_pair"], strict=True):
            if later in taken:
                if earlier not in taken:
                    return None
                needed.add(earlier)
        if not needed >= set(taken):
            return None
        credit = given["jp_credit"] if 0 <= given["jp_min"][person] <= jp else 0.0
        return (
            sum(given["way_value"][way] for way in counting.values()) + sum(given["bonus"][p] for p in taken) + credit
        )

    def _least_cost(self, taken: Taken) -> int | None:
        """What the seats cost with classes held in the cheapest way that keeps every limit; None if there is none."""
        given = self.given
        for group, (least, most) in enumerate(zip(given["group_min"], given["group_max"], strict=True)):
            members = {p for g, p in zip(given["member_group"], given["member_pair"], strict=True) if g == group}
            number = len(members & set(taken))
            if number < least or 0 <= most < number:
                return None
        options = []
        for training in range(len(given["jp"])):
            options.append(
                self._classes(training, [f for pair, f in taken.items() if given["training"][pair] == training])
            )
        costs = [cost for held in product(*options) if (cost := self._cost(taken, held)) is not None]
        return min(costs, default=None)

    def _classes(self, training: int, payers: list[int]) -> list[dict[int, int]]:
        """The ways to hold a training for participants paid by these funds: classes paid by each fund."""
        given = self.given
        fewest, most, limit = (given[name][training] for name in ("seats_min", "seats_max", "classes_max"))
        allowed = [fund for fund in self.funds if given["payable"][training][fund]]
        if given["pooled"][training]:
            numbers = [n for n in range(limit + 1) if n * fewest <= len(payers) <= n * most]
            return [
                {fund: split.count(fund) for fund in allowed}
                for number in numbers
                for split in combinations_with_replacement(allowed, number)
            ]
        found: list[dict[int, int]] = []
        for split in product(range(limit + 1), repeat=len(allowed)):
            held = dict(zip(allowed, split, strict=True))
            if sum(split) <= limit and all(n * fewest <= payers.count(f) <= n * most for f, n in held.items()):
                found.append(held)
        return found

    def _cost(self, taken: Taken, held: tuple[dict[int, int], ...]) -> int | None:
        given: dict[str, Any] = self.given
        spent = [0 for _ in self.funds]
        by_opd: dict[tuple[int, int], int] = {}
        for training, classes in enumerate(held):
            for fund, number in classes.items():
                spent[fund] += number * given["cost_class"][training]
        for pair, fund in taken.items():
            cost = given["cost_person"][given["training"][pair]]
            spent[fund] += cost
            place = fund, given["opd"][given["person"][pair]]
            by_opd[place] = by_opd.get(place, 0) + cost
        if any(rupiah > ceiling for rupiah, ceiling in zip(spent, given["fund_ceiling"], strict=True)):
            return None
        if any(0 <= given["opd_ceiling"][fund][opd] < rupiah for (fund, opd), rupiah in by_opd.items()):
            return None
        return None if given["total_ceiling"] is not None and sum(spent) > given["total_ceiling"] else sum(spent)
