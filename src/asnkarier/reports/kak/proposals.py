"""What is asked of the budget for each training of a plan: whom it is for, what it raises, what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from asnkarier.reports.kit.wording import is_missing
from asnkarier.reports.plan.report import PlanReport

ANY_FORM = "*"
"""In ``budget.account_codes``: every form that is not named."""


@dataclass(frozen=True)
class CostLine:
    """So many units at one price, paid by one fund; money is whole rupiah."""

    unit: str
    """``participant`` or ``class``."""
    fund: str
    """Code of the fund."""
    volume: int
    price: int

    @property
    def amount(self) -> int:
        """Volume times price."""
        return self.volume * self.price


@dataclass(frozen=True)
class Taught:
    """A competency that a training raises: how many of its participants, and how many levels of theirs together."""

    competency: str
    people: int
    levels: int
    lacking: int
    """People of the region of whom it is known that they lack levels of it."""


@dataclass(frozen=True)
class Proposal:
    """One training of a plan."""

    report: PlanReport
    code: str
    seats: pd.DataFrame
    """Its rows of ``PLAN``."""

    @cached_property
    def course(self) -> dict[str, Any]:
        """What the catalogue says of it (``TRAININGS``), None where it says nothing."""
        rows = self.report.trainings[self.report.trainings["training"] == self.code]
        values = rows.iloc[0].to_dict() if len(rows) else dict.fromkeys(self.report.trainings)
        return {str(name): None if is_missing(value) else value for name, value in values.items()}

    @property
    def title(self) -> str:
        """Title."""
        return self.report.training(self.code)

    @property
    def participants(self) -> int:
        """Seats of the plan."""
        return len(self.seats)

    @cached_property
    def _classes(self) -> pd.DataFrame:
        return self.report.classes[self.report.classes["training"] == self.code]

    @property
    def classes(self) -> int:
        """Classes held."""
        return int(self._classes["classes"].sum())

    @property
    def jp(self) -> int:
        """JP of each participant."""
        return int(self.seats["jp"].max())

    @property
    def days(self) -> int:
        """Days absent of each participant."""
        return int(self.seats["days"].max())

    @cached_property
    def lines(self) -> tuple[CostLine, ...]:
        """Cost lines: participants by fund and price, then classes by fund; those that cost nothing as well."""
        of_people = self.seats.groupby(["fund", "cost"], sort=True).size().reset_index(name="volume")
        paid = zip(of_people["fund"], of_people["volume"], of_people["cost"], strict=True)
        lines = [CostLine("participant", fund, int(volume), int(cost)) for fund, volume, cost in paid]
        for row in self._classes.sort_values("fund").to_dict("records"):
            classes, cost = int(row["classes"]), int(row["cost_classes"])
            if classes and cost % classes == 0:
                lines.append(CostLine("class", row["fund"], classes, cost // classes))
            elif cost:  # classes of different prices
                lines.append(CostLine("class", row["fund"], 1, cost))
        return tuple(lines)

    @property
    def total(self) -> int:
        """Sum of the lines."""
        return sum(line.amount for line in self.lines)

    @property
    def account_code(self) -> str | None:
        """Account code that the region's configuration has for its form."""
        codes = self.report.config.budget.account_codes
        return codes.get(str(self.course["form"]), codes.get(ANY_FORM))

    @cached_property
    def taught(self) -> tuple[Taught, ...]:
        """What it raises, most levels first."""
        rows = self.report.competencies[self.report.competencies["training"] == self.code]
        rows = rows.assign(levels=rows["level_to"].astype(int) - rows["level_from"].astype(int))
        lacking = self.report.needs[self.report.needs["gap"] > 0].groupby("competency")["nip"].nunique()
        found = [
            Taught(self.report.competency(str(code)), len(group), int(group["levels"].sum()), int(lacking.get(code, 0)))
            for code, group in rows.groupby("competency", observed=True)
        ]
        return tuple(sorted(found, key=lambda one: (-one.levels, one.competency)))

    @cached_property
    def dates(self) -> pd.DataFrame:
        """Days of its classes (``PLAN_CLASS_DATES``), of those that have some."""
        rows = self.report.class_dates
        return rows[(rows["training"] == self.code) & rows["starts_on"].notna()].sort_values("training_class")


def proposals(report: PlanReport) -> Iterator[Proposal]:
    """Give the trainings in which the plan has seats, by code."""
    for code, seats in report.plan.groupby("training", observed=True, sort=True):
        yield Proposal(report, str(code), seats.sort_values(["training_class", "opd", "name", "nip"]))
