"""What a finished plan leaves free of every limit: money, seats, classes, and each person's days and JP."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import pandas as pd

from asnkarier.analyses.plan.candidates import PAIR, Candidates
from asnkarier.analyses.plan.ceilings import Ceilings
from asnkarier.analyses.plan.listed import split
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.tables.frames import PlanClasses, PlanSeats
from asnkarier.tables.vocabulary import fold


class Slack:
    """The free part of every limit, looked up by names."""

    def __init__(
        self, given: PlanInput, money: Ceilings, candidates: Candidates, plan: PlanSeats, classes: PlanClasses
    ) -> None:
        self.money = money
        self.days_max = given.rules.days_max
        self.trainings_max = given.rules.trainings_max
        self.pooled = {
            training: bool(given.rules.pooled_funds if pd.isna(stated) else stated)
            for training, stated in zip(given.trainings["training"], given.trainings["pooled"], strict=True)
        }
        self.course: dict[str, dict[str, Any]] = {
            row["training"]: {str(name): value for name, value in row.items()}
            for row in given.trainings.to_dict("records")
        }
        self.funds = {
            training: [fund for fund in money.funds if fund in split(course["funds"])]
            for training, course in self.course.items()
        }
        self.opd = {
            nip: fold(opd) if isinstance(opd, str) else ""
            for nip, opd in zip(given.gaps["nip"], given.gaps["opd"], strict=True)
        }
        maximum = given.employees.set_index("nip")["employment"].map(given.jp_maximum)
        self.jp_max: dict[str, int] = {str(nip): int(jp) for nip, jp in maximum.dropna().items()}

        spent = classes.groupby("fund")["cost"].sum()
        self.fund_used = {fund: int(spent.get(fund, 0)) for fund in money.funds}
        self.total_used = sum(self.fund_used.values())
        self.total = given.total_budget
        self.opd_used: dict[tuple[str, str], int] = defaultdict(int)
        self.days: dict[str, int] = defaultdict(int)
        self.jp: dict[str, int] = defaultdict(int)
        self.taken = Counter(plan["nip"])
        for seat in plan.to_dict("records"):
            self.opd_used[seat["fund"], self.opd[seat["nip"]]] += seat["cost"]
            self.days[seat["nip"]] += seat["days"]
            self.jp[seat["nip"]] += seat["jp"]
        self.classes = {
            (row["training"], row["fund"]): (row["classes"], row["participants"])
            for row in classes[["training", "fund", "classes", "participants"]].to_dict("records")
        }

        self.chosen = set(zip(plan["nip"], plan["training"], strict=True))
        self.waiting: dict[str, list[str]] = defaultdict(list)
        for nip, training in candidates[PAIR].drop_duplicates().itertuples(index=False, name=None):
            if (nip, training) not in self.chosen:
                self.waiting[training].append(nip)

    def held(self, training: str) -> int:
        """Give the classes held, over all funds."""
        return sum(self.classes[training, fund][0] for fund in self.funds[training])

    def participants(self, training: str) -> int:
        """Give the participants, over all funds."""
        return sum(self.classes[training, fund][1] for fund in self.funds[training])

    def free_seats(self, training: str, fund: str) -> int:
        """Give the seats free in the classes held."""
        classes, participants = self.classes[training, fund]
        if self.pooled[training]:
            classes, participants = self.held(training), self.participants(training)
        return int(classes * self.course[training]["seats_max"] - participants)

    def fund_left(self, fund: str) -> int:
        """Give the rupiah left of a fund, whatever the cap over all funds."""
        return self.money.funds[fund] - self.fund_used[fund]

    def total_left(self) -> int | None:
        """Give the rupiah left of the cap over all funds; None where there is none."""
        return None if self.total is None else self.total - self.total_used

    def opd_allows(self, nip: str, training: str, fund: str) -> bool:
        """Say whether the ceiling of the person's OPD leaves enough for the seat."""
        ceiling = self.money.of(fund, self.opd[nip])
        used = self.opd_used.get((fund, self.opd[nip]), 0)
        return ceiling is None or used + self.course[training]["cost_per_participant"] <= ceiling

    def person_allows(self, nip: str, training: str, *, alone: bool = False) -> bool:
        """Say whether days and JP allow the training; ``alone`` forgets the person's other seats."""
        course = self.course[training]
        days, jp, taken = (0, 0, 0) if alone else (self.days.get(nip, 0), self.jp.get(nip, 0), self.taken[nip])
        return bool(
            days + course["days"] <= self.days_max
            and (self.trainings_max is None or taken < self.trainings_max)
            and (nip not in self.jp_max or jp + course["jp"] <= self.jp_max[nip])
        )

    def next_seat(self, training: str, fund: str) -> int | None:
        """Give the rupiah of one more seat, with its new class at its fewest people where one is needed.

        None where no class can be held any more.
        """
        course = self.course[training]
        if self.free_seats(training, fund) > 0:
            return int(course["cost_per_participant"])
        if self.held(training) >= course["classes_max"]:
            return None
        return int(course["cost_per_class"] + course["seats_min"] * course["cost_per_participant"])
