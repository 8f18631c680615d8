"""Every feasible plan of a tiny region, one after the other, from its tables: what the optimum really is.

Written from the words of the model, with whole rupiah, and with nothing of its code.
"""

from __future__ import annotations

from collections import Counter
from itertools import product
from math import prod
from typing import Any

from asnkarier.analyses.plan.tables import PlanInput

Row = dict[str, Any]
Seat = tuple[str, str]
"""Training and fund."""


class Region:
    """The tables as plain rows, and everything each person may do within the person's own limits."""

    def __init__(self, given: PlanInput) -> None:
        self.given = given
        self.courses = {row["training"]: row for row in given.trainings.to_dict("records")}
        self.lessons = given.training_competencies.to_dict("records")
        self.budgets = given.budgets.to_dict("records")
        self.funds = {row["fund"] for row in self.budgets}
        self.gaps: dict[str, list[Row]] = {}
        for row in given.gaps.to_dict("records"):
            self.gaps.setdefault(row["nip"], []).append(row)
        kinds = given.employees.set_index("nip")["employment"].to_dict()
        self.choices = [self._choices(nip, kinds.get(nip)) for nip in self.gaps]

    @property
    def plans(self) -> int:
        """How many combinations there are to try."""
        return prod(len(choices) for choices in self.choices)

    def best_value(self) -> float:
        """Try every combination and give the value of the best feasible one."""
        best = 0.0
        opds = [rows[0]["opd"] for rows in self.gaps.values()]
        for taken in product(*self.choices):
            value = sum(choice[1] for choice in taken)
            if value <= best:
                continue
            cost = self._feasible_cost([(opd, seats) for opd, (seats, _) in zip(opds, taken, strict=True)])
            if cost is not None:
                best = max(best, value - self.given.rules.cost_tie_break * cost / 1_000_000)
        return best

    def _choices(self, nip: str, kind: str | None) -> list[tuple[tuple[Seat, ...], float]]:
        """Everything one person may do, with its value and JP credit."""
        given, courses, helpful = self.given, self.courses, self._helpful(nip)
        options: list[list[str | None]] = [
            [None, *sorted(set(courses[training]["funds"].split(";")) & self.funds)] for training in helpful
        ]
        found = []
        for picks in product(*options):
            seats = tuple((training, fund) for training, fund in zip(helpful, picks, strict=True) if fund)
            counting = self._counting({training: helpful[training] for training, _ in seats})
            jp = sum(courses[training]["jp"] for training, _ in seats)
            if (
                {training for training, _ in seats} != {training for training, _ in counting.values()}
                or sum(courses[training]["days"] for training, _ in seats) > given.rules.days_max
                or jp > given.jp_maximum.get(kind, jp)
            ):
                continue
            value = sum(worth for _, worth in counting.values())
            if kind in given.jp_minimum and jp >= given.jp_minimum[kind]:
                value += given.rules.jp_credit
            found.append((seats, value))
        return found

    @staticmethod
    def _counting(taken: dict[str, dict[str, float]]) -> dict[str, tuple[str, float]]:
        """Of each competency the training that counts, with its worth: the one worth most, of equal ones the first."""
        best: dict[str, tuple[str, float]] = {}
        for training in sorted(taken):
            for competency, worth in taken[training].items():
                if competency not in best or worth > best[competency][1]:
                    best[competency] = training, worth
        return best

    def _helpful(self, nip: str) -> dict[str, dict[str, float]]:
        """The trainings open to the person that raise a gap, each with what it is worth by competency."""
        helpful: dict[str, dict[str, float]] = {}
        for gap, lesson in product(self.gaps[nip], self.lessons):
            open_to = self.courses[lesson["training"]]["jenjang"]
            if (
                gap["status"] == "gap"
                and lesson["competency"] == gap["competency"]
                and lesson["level_from"] <= gap["level"] < lesson["level_to"]
                and (open_to != open_to or gap["jenjang"] in open_to.split(";"))
            ):
                levels = min(lesson["level_to"], gap["level_required"]) - gap["level"]
                worth = levels * lesson["effectiveness"] * self.given.weights.competency.get(gap["competency"], 1.0)
                helpful.setdefault(lesson["training"], {})[gap["competency"]] = worth
        return helpful

    def _feasible_cost(self, taken: list[tuple[str, tuple[Seat, ...]]]) -> int | None:
        """The cost of a combination held in as few classes as its seats allow; None where it breaks a limit."""
        people = Counter(seat for _, seats in taken for seat in seats)
        held: Counter[str] = Counter()
        spent: Counter[str] = Counter()
        for (training, fund), number in people.items():
            course = self.courses[training]
            classes = -(-number // course["seats_max"])
            if number < classes * course["seats_min"]:
                return None
            held[training] += classes
            spent[fund] += number * course["cost_per_participant"] + classes * course["cost_per_class"]
        if any(number > self.courses[training]["classes_max"] for training, number in held.items()):
            return None
        by_opd: Counter[tuple[str, str]] = Counter()
        for opd, seats in taken:
            for training, fund in seats:
                by_opd[fund, opd] += self.courses[training]["cost_per_participant"]
        for fund, rupiah in spent.items():
            rows = [row for row in self.budgets if row["fund"] == fund]
            whole = [row["ceiling"] for row in rows if row["opd"] != row["opd"]]
            if rupiah > (sum(whole) if whole else sum(row["ceiling"] for row in rows)):
                return None
            for opd in {opd for name, opd in by_opd if name == fund}:
                own = [row["ceiling"] for row in rows if row["opd"] == opd]
                if (own or not whole) and by_opd[fund, opd] > sum(own):
                    return None
        total = self.given.total_budget
        return None if total is not None and sum(spent.values()) > total else sum(spent.values())
