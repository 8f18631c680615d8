"""Who may take part in which training, whatever it is worth: of each person and training the first rule that bars.

A training may ask for a jenjang, an employment (else its form may), and for conditions of its own (``eligible``); one
of its funds must have a ceiling; what must be passed before it is passed, or can be taken before it in the same year
where the region allows that (``chains``); and the office has not decided against it. Whoever leaves before the end of
the year, or is away, takes part in nothing. Nothing bars from a seat that is committed, but such a one closes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from asnkarier.analyses.gap.service import born_on
from asnkarier.analyses.plan.listed import split
from asnkarier.analyses.plan.order import course_order
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.tables.conditions import AGE, Condition, parse_conditions
from asnkarier.tables.frames import Employees
from asnkarier.tables.plan_words import BARRED

Flags = NDArray[np.bool_]

BARS = ("", *BARRED)
"""What bars a person from a training, in the order it is asked; "" where nothing does. Codes of ``results.REASONS``."""


@dataclass(frozen=True)
class Admission:
    """What bars each person from each training."""

    people: pd.Index
    trainings: pd.Index
    """In the order in which one person takes them (:func:`course_order`)."""
    bar: NDArray[np.int8]
    """[training, person] number in :data:`BARS`."""

    def bars(self, nips: pd.Series, trainings: pd.Series) -> NDArray[np.int8]:
        """Give the number of what bars each pair."""
        return self.bar[self.trainings.get_indexer(pd.Index(trainings)), self.people.get_indexer(pd.Index(nips))]


def admission(given: PlanInput, funds: Collection[str]) -> Admission:
    """Say of every employee and training what bars; ``funds`` are those with a ceiling this year."""
    staff = _Staff(given)
    courses = {row["training"]: row for row in given.trainings.to_dict("records")}
    order = course_order(given.trainings, given.training_competencies)
    banned: dict[str, set[str]] = {}
    for seat in given.banned:
        banned.setdefault(seat.training, set()).add(seat.nip)
    committed: dict[str, set[str]] = {}
    for seat in given.stands:
        committed.setdefault(seat.training, set()).add(seat.nip)
    bar = np.zeros((len(order), len(staff.nips)), dtype=np.int8)
    place = {training: number for number, training in enumerate(order)}
    for number, training in enumerate(order):
        course = courses[training]
        earlier = {
            one: bar[place[one]] == 0 if given.rules.chains and place.get(one, number) < number else staff.nobody
            for one in split(course["prerequisites"])
        }
        rules = {
            **staff.absences,
            "leaves_before_end": staff.absences["leaves_before_end"] | staff.leaving_in(course["years"]),
            **dict(_whom_it_is_for(given, staff, course)),
            "no_fund": ~staff.nobody if not set(split(course["funds"])) & set(funds) else staff.nobody,
            "prerequisite_missing": staff.without(training, earlier),
            "banned": staff.nips.isin(banned.get(training, ())),
        }
        for code in reversed(BARS[1:]):
            bar[number][rules.get(code, staff.nobody)] = BARS.index(code)
        # whoever is committed to it was let in then, and only one who is not there closes nothing
        bar[number][staff.nips.isin(committed.get(training, ())) & ~staff.absent] = 0
    return Admission(staff.nips, pd.Index(order, dtype=object), bar)


def who(given: PlanInput, conditions: str) -> set[str]:
    """Give the NIPs of the employees for whom all conditions are known to hold."""
    staff = _Staff(given)
    fits = ~staff.nobody
    for condition in parse_conditions(conditions):
        broken, unknown = staff.holds(condition)
        fits &= ~broken & ~unknown
    return set(staff.nips[fits])


def perhaps(given: PlanInput, conditions: str) -> set[str]:
    """Give the NIPs of the employees of whom no condition is known to be broken."""
    staff = _Staff(given)
    return set(staff.nips[~np.logical_or.reduce([staff.holds(one)[0] for one in parse_conditions(conditions)])])


class _Staff:
    """The employees as columns that rules are asked of."""

    def __init__(self, given: PlanInput) -> None:
        self._given = given
        self.frame = Employees(given.employees.drop_duplicates("nip"))
        self.nips = pd.Index(self.frame["nip"], dtype=object)
        self.nobody: Flags = np.zeros(len(self.nips), dtype=bool)
        self.absences = {"leaves_before_end": self.nips.isin(given.leaving), "away": self.nips.isin(given.away)}
        self.absent: Flags = np.logical_or.reduce(list(self.absences.values()))
        self._passed: dict[str, set[str]] = {}
        for nip, training in given.passed:
            self._passed.setdefault(training, set()).add(nip)
        born = born_on(self.frame)
        self._ages = [_age_on(born, date(given.year, *day)) for day in ((1, 1), (12, 31))]

    def leaving_in(self, years: Any) -> Flags:
        """Give who may leave before a degree study of so many years has ended: it may begin late in the year."""
        if pd.isna(years):
            return self.nobody
        last = date(self._given.year + int(years), 12, 31)
        return np.array(self.nips.isin([nip for nip, day in self._given.leaves_on.items() if day <= last]))

    def without(self, training: str, earlier: dict[str, Flags]) -> Flags:
        """Give who has neither passed all of the trainings nor can take them before; ``earlier`` says who can."""
        missing = self.nobody
        for one, can_take in earlier.items():
            missing = missing | ~(self.nips.isin(self._passed.get(one, set())) | can_take)
        return missing

    def holds(self, condition: Condition) -> tuple[Flags, Flags]:
        """Give who breaks a condition, and of whom that is not known. An age must fit on every day of the year."""
        columns = self._ages if condition.attribute == AGE else [self.frame[condition.attribute]]
        answers = [
            column.map({value: condition.holds(value) for value in column.dropna().unique()}).to_numpy(dtype=object)
            for column in columns
        ]
        broken = np.logical_or.reduce([answer == False for answer in answers])  # noqa: E712 - element by element
        return broken, np.logical_or.reduce([pd.isna(answer) for answer in answers]) & ~broken


def _whom_it_is_for(given: PlanInput, staff: _Staff, course: Mapping[Hashable, Any]) -> Iterator[tuple[str, Flags]]:
    """Give what the catalogue, or the form of the training, asks of a participant, with whom it bars."""
    jenjang = split(course["jenjang"])
    form = given.rules.forms.get(course["form"]) if isinstance(course["form"], str) else None
    employment = split(course["employment"]) or [str(one) for one in (form.employment if form else ())]
    unknown = staff.nobody
    if jenjang:
        yield "jenjang_not_allowed", ~staff.frame["jenjang"].isin(jenjang).to_numpy()
    if employment:
        unknown = staff.frame["employment"].isna().to_numpy()
        yield "employment_not_allowed", ~staff.frame["employment"].isin(employment).to_numpy() & ~unknown
    broken = staff.nobody
    if isinstance(course["eligible"], str):
        for condition in parse_conditions(course["eligible"]):
            breaks, not_known = staff.holds(condition)
            broken, unknown = broken | breaks, unknown | not_known
    yield "not_eligible", broken
    yield "eligibility_unknown", unknown


def _age_on(born: pd.Series, day: date) -> pd.Series:
    """Give full years on a day; missing where the birth is not known."""
    before = (born.dt.month > day.month) | ((born.dt.month == day.month) & (born.dt.day > day.day))
    age: pd.Series = day.year - born.dt.year - before
    return age.where(born.notna())
