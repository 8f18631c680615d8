"""What is left of every limit while seats are given away one by one, with exact money."""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.ragged import Ragged
from asnkarier.optimisation.training_problem import NO_LIMIT, NOT_CHOSEN, Plan, TrainingProblem
from asnkarier.optimisation.ways import Ways


class Ledger:
    """What is left of each limit, and the seats given away so far."""

    def __init__(self, problem: TrainingProblem, ways: Ways) -> None:
        self.problem, self.ways = problem, ways
        self.fund: list[int] = [NOT_CHOSEN] * problem.pairs
        self.classes = np.zeros((problem.trainings, problem.funds), dtype=np.int64)
        self.participants = np.zeros((problem.trainings, problem.funds), dtype=np.int64)
        self.chosen: list[list[int]] = [[] for _ in range(problem.people)]
        self._money: list[int] = problem.fund_ceiling.tolist()
        self._opd_money: list[list[int]] = problem.opd_ceiling.tolist()
        self._total = sum(self._money) if problem.total_ceiling is None else problem.total_ceiling
        self._days = [problem.days_max] * problem.people
        self._jp: list[int] = problem.jp_max.tolist()
        self._groups: dict[int, list[int]] = {}
        for pair, group in zip(problem.member_pair.tolist(), problem.member_group.tolist(), strict=True):
            self._groups.setdefault(pair, []).append(group)
        self._group_left: list[int] = problem.group_max.tolist()

    def plan(self) -> Plan:
        """Give the plan entered so far, each training in as few classes as its seats allow."""
        problem = self.problem
        classes = -(-self.participants // np.maximum(1, problem.seats_max)[:, None])
        for training in np.nonzero(problem.pooled)[0].tolist():
            needed = -(-int(self.participants[training].sum()) // max(1, int(problem.seats_max[training])))
            before = np.cumsum(self.classes[training]) - self.classes[training]
            classes[training] = np.clip(needed - before, 0, self.classes[training])
        return Plan(np.array(self.fund, dtype=np.int64), classes)

    def money(self, fund: int) -> int:
        """Give the rupiah that are left to a fund."""
        return min(self._money[fund], self._total)

    def free_seats(self, training: int, fund: int) -> int:
        """Give the free seats of the classes held that the fund may fill."""
        where = slice(None) if self.problem.pooled[training] else fund
        held, taken = self.classes[training, where].sum(), self.participants[training, where].sum()
        return int(held * self.problem.seats_max[training] - taken)

    def hold(self, training: int, fund: int, classes: int) -> None:
        """Hold more classes and pay for them (a negative number gives them back)."""
        self.classes[training, fund] += classes
        self._pay(fund, classes * int(self.problem.cost_class[training]))

    def fits(self, pair: int, fund: int) -> bool:
        """Say whether the person, groups and money allow one more seat; seats of the class are not looked at."""
        problem, person, training = self.problem, int(self.problem.person[pair]), int(self.problem.training[pair])
        cost = int(problem.cost_person[training])
        opd_left = self._opd_money[fund][problem.opd[person]]
        taken = self.chosen[person]
        return (
            self.fund[pair] == NOT_CHOSEN
            and cost <= self.money(fund)
            and bool(problem.may_pay[pair, fund])
            and (opd_left == NO_LIMIT or cost <= opd_left)
            and int(problem.days[training]) <= self._days[person]
            and (problem.jp_max[person] == NO_LIMIT or int(problem.jp[training]) <= self._jp[person])
            and (problem.trainings_max == NO_LIMIT or len(taken) < problem.trainings_max)
            and all(problem.group_max[group] == NO_LIMIT or self._group_left[group] > 0 for group in self._of(pair))
            and not self.not_allowed([*taken, pair])
        )

    def gain(self, pair: int) -> float:
        """Give the value the pair adds to what its person takes already, besides costs and the JP credit."""
        taken = self.chosen[int(self.problem.person[pair])]
        worth = [sum(self._counted(pairs).values()) for pairs in (taken, [*taken, pair])]
        return worth[1] - worth[0] + float(self.problem.bonus[pair])

    def not_allowed(self, pairs: list[int]) -> list[int]:
        """Give those of one person's pairs that nothing needs, or whose prerequisite is missing."""
        problem, ways = self.problem, self.ways
        needed = {step for way in self._counted(pairs) for step in _items(ways.steps, way)}
        needed.update(before for pair in pairs for before in _items(ways.earlier, pair))
        return [
            pair
            for pair in pairs
            if (pair not in needed and not problem.locked[pair])
            or not all(before in pairs for before in _items(ways.earlier, pair))
        ]

    def give(self, pair: int, fund: int) -> None:
        """Give the seat."""
        self._book(pair, fund, 1)
        self.fund[pair] = fund
        self.chosen[int(self.problem.person[pair])].append(pair)

    def take_back(self, pair: int) -> None:
        """Take the seat back."""
        self._book(pair, self.fund[pair], -1)
        self.fund[pair] = NOT_CHOSEN
        self.chosen[int(self.problem.person[pair])].remove(pair)

    def _counted(self, pairs: list[int]) -> dict[int, float]:
        """Give the ways that count among one person's pairs, with their value."""
        ways = self.ways
        best: dict[int, int] = {}
        for way in {way for pair in pairs for way in _items(ways.of_pair, pair)}:
            need = int(self.problem.way_need[way])
            if all(step in pairs for step in _items(ways.steps, way)) and (
                need not in best or ways.rank[way] < ways.rank[best[need]]
            ):
                best[need] = way
        return {way: float(self.problem.way_value[way]) for way in best.values()}

    def _of(self, pair: int) -> list[int]:
        return self._groups.get(pair, [])

    def _book(self, pair: int, fund: int, seats: int) -> None:
        problem, person, training = self.problem, int(self.problem.person[pair]), int(self.problem.training[pair])
        cost = seats * int(problem.cost_person[training])
        self.participants[training, fund] += seats
        self._pay(fund, cost)
        if problem.opd_ceiling[fund, problem.opd[person]] != NO_LIMIT:
            self._opd_money[fund][problem.opd[person]] -= cost
        self._days[person] -= seats * int(problem.days[training])
        self._jp[person] -= seats * int(problem.jp[training])
        for group in self._of(pair):
            self._group_left[group] -= seats

    def _pay(self, fund: int, rupiah: int) -> None:
        self._money[fund] -= rupiah
        self._total -= rupiah


def _items(lists: Ragged, owner: int) -> list[int]:
    items: list[int] = lists.items[lists.first[owner] : lists.first[owner + 1]].tolist()
    return items
