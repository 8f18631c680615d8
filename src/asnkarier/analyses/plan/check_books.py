"""The tables of a plan and of what it was made from, as plain rows the checker looks up by name."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from asnkarier.analyses.jp.already import JpAlready
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.tables.conditions import parse_conditions
from asnkarier.tables.vocabulary import fold

Row = dict[str, Any]
Seat = tuple[str, str]
"""NIP and training."""
_OF_A_GAP = ["nip", "opd", "unor", "jenjang", "competency", "level", "level_required", "gap", "status"]


@dataclass(frozen=True)
class Violation:
    """One thing that is not as it must be: a stable code, what it is about, and the two figures."""

    code: str
    subject: str
    stated: object = None
    """What the plan says or uses."""
    expected: object = None
    """What the tables give, or the limit."""


class Books:
    """The tables as plain rows, looked up by name. Missing values are None."""

    def __init__(self, given: PlanInput, made: TrainingPlan) -> None:
        self.given = given
        self.seats = _rows(made.plan)
        self.raised = _rows(made.competencies)
        self.seats_of: dict[str, list[Row]] = defaultdict(list)
        self.trainings_of: dict[str, set[str]] = defaultdict(set)
        for seat in self.seats:
            self.seats_of[seat["nip"]].append(seat)
            self.trainings_of[seat["nip"]].add(seat["training"])
        self.raised_of: dict[str, list[Row]] = defaultdict(list)
        for row in self.raised:
            self.raised_of[row["nip"]].append(row)
        self.committed = {(row["nip"], row["training"]): row for row in _stands(given)}
        self.already: dict[str, list[JpAlready]] = defaultdict(list)
        for own in given.jp_already:
            self.already[own.nip].append(own)
        self.classes = _rows(made.classes)
        self.opds = _rows(made.opd)
        self.summary = _rows(made.summary)[0]
        self.limits = {(row["limit"], row["subject"]): row for row in _rows(made.limits)}
        self.needs = {(row["nip"], row["competency"]): row for row in _rows(made.needs)}
        self.employees = {row["nip"]: row for row in _rows(given.employees)}
        self.trainings = {row["training"]: row for row in _rows(given.trainings)}
        self.gaps: dict[str, list[Row]] = defaultdict(list)
        for row in _rows(given.gaps[_OF_A_GAP]):
            self.gaps[row["nip"]].append(row)
        self.taught: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in _rows(given.training_competencies):
            self.taught[row["training"], row["competency"]].append(row)
        self.absences: dict[str, list[Row]] = defaultdict(list)
        for row in _rows(given.absences):
            if row["cancelled"] is not True:
                self.absences[row["nip"]].append(row)
        self.votes: dict[str, list[Row]] = defaultdict(list)
        for row in _rows(given.needs):
            self.votes[row["competency"]].append(row)
        self.budget_rows = [
            row for row in _rows(given.budgets) if row["year"] == given.year and row["window"] in given.windows
        ]
        self.funds = {row["fund"] for row in self.budget_rows}

    def fund_ceiling(self, fund: str) -> int:
        """The fund's rows without OPD where there are any, else the sum of its OPDs' rows."""
        rows = [row for row in self.budget_rows if row["fund"] == fund]
        whole = [row["ceiling"] for row in rows if not fold(row["opd"] or "")]
        return sum(whole) if whole else sum(row["ceiling"] for row in rows)

    def opd_ceiling(self, fund: str, opd: str) -> int | None:
        """The OPD's own rows; 0 in a fund given to other OPDs only; None where nothing limits it."""
        rows = [row for row in self.budget_rows if row["fund"] == fund]
        own = [row["ceiling"] for row in rows if row["opd"] and fold(row["opd"]) == opd != ""]
        if own:
            return int(sum(own))
        return None if any(not fold(row["opd"] or "") for row in rows) else 0

    def days_there(self, nip: str) -> int:
        """Days of the year, of all there are, on which the person is not on leave or an assignment."""
        rows = self.absences[nip]
        if not rows:
            return 365
        first = date(self.given.year, 1, 1)
        year = [day for n in range(366) if (day := first + timedelta(days=n)).year == first.year]
        return sum(not any(row["away_from"].date() <= day <= row["away_to"].date() for row in rows) for day in year)

    def open_gaps(self, nip: str) -> list[Row]:
        """The person's gaps, by competency."""
        return sorted((row for row in self.gaps[nip] if row["status"] == "gap"), key=lambda row: row["competency"])

    def lesson(self, training: str, competency: str, level: int) -> Row | None:
        """What a training teaches in a competency to somebody of a level; None for nothing."""
        fitting = (row for row in self.taught[training, competency] if row["level_from"] <= level < row["level_to"])
        return next(fitting, None)

    def effectiveness(self, lesson: Row) -> float:
        """The share of the levels taught that is really gained."""
        stated = lesson["effectiveness"]
        return float(self.given.rules.assumed_effectiveness if stated is None else stated)

    def pooled(self, training: str) -> bool:
        """Whether several funds may pay for the participants of one class."""
        stated = self.trainings[training]["pooled"]
        return bool(self.given.rules.pooled_funds if stated is None else stated)

    def not_passed(self, nip: str, training: str) -> list[str]:
        """What must be passed before a training and is not known to be passed by the person."""
        listed = (self.trainings[training]["prerequisites"] or "").split(";")
        return [one for one in listed if one and (nip, one) not in self.given.passed]

    def employment(self, nip: str) -> str | None:
        """The person's employment; None of somebody who has left and has a committed seat still."""
        found: str | None = self.employees[nip]["employment"] if nip in self.employees else None
        return found

    def opd_of(self, nip: str) -> str:
        """The person's OPD, folded; that of the committed seat where the person has left."""
        if nip in self.employees:
            return fold(self.employees[nip]["opd"] or "")
        return fold(next(row for (one, _), row in self.committed.items() if one == nip)["opd"] or "")

    def there_to_learn(self, nip: str, training: str) -> bool:
        """Whether a seat can close anything: a committed one stands though the person leaves or is away."""
        given = self.given
        return (nip, training) not in self.committed or not (nip in given.leaving or nip in given.away)

    def people_at_minimum(self) -> set[str]:
        """Those whom their seats bring to the JP their employment requires, who would not have them without."""
        least = self.given.jp_minimum
        found = set()
        for nip, seats in self.seats_of.items():
            kind, before = self.employment(nip), 0
            for own in self.already[nip]:
                before += own.earned
                if own.settled and self.in_every_plan(nip, own.training):
                    before -= self.trainings[own.training]["jp"]
            after = before + sum(self.trainings[seat["training"]]["jp"] for seat in seats)
            if kind in least and before < least[kind] <= after:
                found.add(nip)
        return found

    def jp_beside(self, nip: str) -> int:
        """JP that the person has taken in the year, or is to take, beyond those of the seats that are in every plan."""
        beside = 0
        for own in self.already[nip]:
            by_plan = self.trainings[own.training]["jp"] if self.in_every_plan(nip, own.training) else 0
            beside += max(0, own.taken - by_plan)
        return beside

    def in_every_plan(self, nip: str, training: str) -> bool:
        """Whether the office has decided on the seat: its JP are those of the plan."""
        return (nip, training) in self.committed or (nip, training) in self.given.locked

    def fits(self, nip: str, conditions: str) -> bool | None:
        """Whether a person is one of those whom conditions ask for; None where it cannot be told.

        How they are written is read by the one parser there is; whether they hold is worked out here.
        """
        parts = [(one.attribute, one.operator, list(one.values)) for one in parse_conditions(conditions)]
        answers = [self._holds(nip, *each) for each in parts]
        if False in answers:
            return False
        return None if None in answers else True

    def _holds(self, nip: str, attribute: str, sign: str, values: list[str]) -> bool | None:
        person = self.employees[nip]
        if attribute == "age":
            ages = _ages(person, self.given.year)
            return None if ages is None else all(_compared(age, sign, int(values[0])) for age in ages)
        stated = person[attribute]
        if stated is None:
            return None
        if sign in ("<", "<=", ">", ">="):
            return _compared(_STEPS[stated], sign, _STEPS[values[0]])
        text = fold(stated)
        if "~" in sign:
            found = any(re.search(rf"(^| ){re.escape(fold(value))}( |$)", text) for value in values)
        else:
            found = text in [fold(value) for value in values]
        return not found if "!" in sign else found


# Perpres 8/2012: D1 to D3 are levels 3 to 5, D4 and S1 are 6, a profession 7, S2 and a specialist 8, S3 9.
_STEPS = {"SD": 0, "SLTP": 1, "SLTA": 2, "D1": 3, "D2": 4, "D3": 5, "D4": 6, "S1": 6, "profesi": 7} | {
    "S2": 8, "spesialis": 8, "S3": 9,
}  # fmt: skip


def _compared(one: int, sign: str, other: int) -> bool:
    return {"<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other}[sign]


def _ages(person: Row, year: int) -> tuple[int, int] | None:
    """Full years on the first and on the last day of the year; by the NIP where no date of birth is stated."""
    born = person["birth_date"]
    try:
        day = (
            born.date()
            if born is not None
            else date.fromisoformat("-".join(re.findall("(....)(..)(..)", person["nip"])[0]))
        )
    except ValueError:
        return None
    return year - day.year - ((day.month, day.day) != (1, 1)), year - day.year


def _stands(given: PlanInput) -> list[Row]:
    rows = _rows(given.committed.seats) if given.committed else []
    return [row for row in rows if (row["nip"], row["training"]) not in given.banned]


def _rows(frame: pd.DataFrame) -> list[Row]:
    names = [str(name) for name in frame]
    return [dict(zip(names, row, strict=True)) for row in zip(*(_values(frame[name]) for name in frame), strict=True)]


def _values(column: pd.Series) -> list[Any]:
    """Give plain values, each different one held once."""
    number, different = column.factorize()
    values = [*different.tolist(), None]
    return [values[one] for one in number.tolist()]


def same(one: float, other: float) -> bool:
    """Whether two values differ by no more than rounding."""
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
