"""What dates depend on besides the classes: the year, and of each person the unit, the last day and the absences."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.absent import absences_that_stand
from asnkarier.analyses.plan.admission import perhaps
from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.dates.classes import later_seats
from asnkarier.analyses.plan.dates.days import Flags, WorkingDays, within_weeks, working_days
from asnkarier.analyses.plan.dates.diary import NONE, Diary
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.config.region import ClassCalendar
from asnkarier.optimisation.solver import Ints
from asnkarier.tables.frames import PlanSeats
from asnkarier.tables.vocabulary import fold


@dataclass(frozen=True)
class Setting:
    """Everything about year, people and money that the days of classes depend on. People are numbered by NIP."""

    calendar: ClassCalendar
    year: WorkingDays
    in_weeks: Flags
    """[working day] whether it lies in the weeks of the calendar, after the day of the plan."""
    person: Ints
    """[seat]"""
    fund: list[str]
    """[seat]"""
    committed: Flags
    """[seat] whether it stood before the plan was made."""
    unit: Ints
    """[person] number of the unit, ``NONE`` where it is not known."""
    room: Ints
    """[unit] most people that may be away within one period."""
    leaves_on: np.ndarray
    """[person] day after the last one of service; NaT where it is not known."""
    absent: Flags
    """[person, working day] whether the person is away, or kept at work."""
    money: dict[str, tuple[tuple[int, int], ...]]
    """Of a fund, working days from which more of its money can be spent, each with what may be spent before."""
    later: dict[int, list[int]]
    """Seats that must come after a seat."""
    earlier: dict[int, list[int]]
    """Seats that must come before a seat."""

    @classmethod
    def of(cls, given: PlanInput, calendar: ClassCalendar, plan: PlanSeats) -> Setting:
        """Gather it from the tables of a plan."""
        nips = sorted(set(plan["nip"]))
        year = working_days(calendar, given.year)
        unit, room = _units(given, calendar, nips)
        later = later_seats(plan)
        earlier: dict[int, list[int]] = {}
        for seat, after in later.items():
            for one in after:
                earlier.setdefault(one, []).append(seat)
        return cls(
            calendar=calendar,
            year=year,
            in_weeks=within_weeks(calendar, year) & (year.days > np.datetime64(given.as_of)),
            person=pd.Index(nips).get_indexer(pd.Index(plan["nip"])).astype(np.int64),
            fund=list(plan["fund"]),
            committed=plan["committed"].fillna(value=False).to_numpy(dtype=bool),
            unit=unit,
            room=room,
            leaves_on=np.array([given.leaves_on.get(nip) for nip in nips], dtype="datetime64[D]"),
            absent=_absent(given, calendar, year, nips),
            money=_money(given, calendar, year),
            later=later,
            earlier=earlier,
        )

    def new_diary(self) -> Diary:
        """Begin an empty diary."""
        period = self.year.week if self.calendar.away_per == "week" else self.year.month - 1
        return Diary(self.year, self.person, self.unit, period)


def _units(given: PlanInput, calendar: ClassCalendar, nips: list[str]) -> tuple[Ints, Ints]:
    """Give the unit of each person, and how many of each unit may be away. Whoever has no OPD has no known unit."""
    employees = given.employees.drop_duplicates("nip")
    places = {
        nip: (fold(opd), "" if pd.isna(unor) else fold(unor))
        for nip, opd, unor in zip(employees["nip"], employees["opd"], employees["unor"], strict=True)
        if not pd.isna(opd)
    }
    sizes = Counter(places.values())
    number = {place: row for row, place in enumerate(sorted(sizes))}
    share = calendar.away_share_max
    room = [sizes[place] if share is None else max(1, math.floor(share * sizes[place] + 1e-9)) for place in number]
    unit = [number[places[nip]] if nip in places else NONE for nip in nips]
    return np.array(unit, dtype=np.int64), np.array(room, dtype=np.int64)


def _absent(given: PlanInput, calendar: ClassCalendar, year: WorkingDays, nips: list[str]) -> Flags:
    people = pd.Index(nips)
    absent = np.zeros((len(nips), year.days.size), dtype=bool)
    for one in calendar.blackouts:
        if one.who is not None:
            absent |= np.asarray(people.isin(perhaps(given, one.who)))[:, None] & year.within(one.first, one.last)
    own = absences_that_stand(given.absences)
    own = own[own["nip"].isin(nips)]
    for nip, first, last in zip(own["nip"], own["away_from"].dt.date, own["away_to"].dt.date, strict=True):
        absent[people.get_loc(nip)] |= year.within(first, last)
    return absent


def _money(given: PlanInput, calendar: ClassCalendar, year: WorkingDays) -> dict[str, tuple[tuple[int, int], ...]]:
    """Give of each fund the days from which more can be spent; none of a fund whose money is all there at once."""
    from_ = {str(window): month for window, month in calendar.money_from.items()}
    opens = {window: from_.get(window, 1) for window in given.windows}
    all_ = ceilings(given.budgets, given.year, given.windows).funds
    steps: dict[str, tuple[tuple[int, int], ...]] = dict.fromkeys(all_, ())
    for month in sorted(set(opens.values()) - {1}):
        there = ceilings(given.budgets, given.year, [window for window in opens if opens[window] < month]).funds
        day = int(np.searchsorted(year.month, month))
        for fund, whole in all_.items():
            if there.get(fund, 0) < whole:
                steps[fund] += ((day, there.get(fund, 0)),)
    return steps
