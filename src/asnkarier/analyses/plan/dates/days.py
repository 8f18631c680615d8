"""The working days of a year, and the runs of them that a class of some length can take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from asnkarier.config.region import ClassCalendar
from asnkarier.optimisation.solver import Ints

Days = NDArray[np.datetime64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class WorkingDays:
    """The working days of a year: no Saturday, no Sunday, no holiday."""

    days: Days
    week: Ints
    """[day] number of its week, from Monday to Sunday."""
    month: Ints
    """[day] 1 to 12."""

    def within(self, first: date, last: date) -> Flags:
        """[day] Say which days lie in an interval."""
        return np.asarray((self.days >= np.datetime64(first)) & (self.days <= np.datetime64(last)))

    def spans(self, length: int) -> Spans:
        """Give every run of so many working days on end."""
        first = np.arange(max(0, self.days.size - length + 1), dtype=np.int64)
        return Spans(self, first, first + length - 1)


@dataclass(frozen=True)
class Spans:
    """Runs of working days, by the numbers of their first and last day."""

    year: WorkingDays
    first: Ints
    last: Ints

    @property
    def starts_on(self) -> Days:
        """First day of each."""
        return self.year.days[self.first]

    @property
    def ends_on(self) -> Days:
        """Last day of each."""
        return self.year.days[self.last]

    @cached_property
    def weeks(self) -> Ints:
        """Weeks that each touches."""
        return self.year.week[self.last] - self.year.week[self.first] + 1

    def all_within(self, allowed: Flags) -> Flags:
        """Say of which all days are among the working days allowed."""
        return self.free_of(~allowed)

    def free_of(self, busy: Flags) -> Flags:
        """[..., span] Say which hold none of the busy days ([..., working day])."""
        sums = np.zeros((*busy.shape[:-1], busy.shape[-1] + 1), dtype=np.int32)
        np.cumsum(busy, axis=-1, out=sums[..., 1:])
        return np.asarray(sums[..., self.last + 1] == sums[..., self.first])

    def meets(self, first: date, last: date) -> Flags:
        """Say which begin or end on, or run over, days of an interval."""
        return np.asarray((self.starts_on <= np.datetime64(last)) & (self.ends_on >= np.datetime64(first)))


def holidays(calendar: ClassCalendar, year: int) -> list[date]:
    """Give the holidays of a year that the calendar lists; [] where it does not know the year."""
    listed = calendar.holidays.on(date(year, 12, 31)).value
    return [one.day for one in listed if one.day.year == year]


def working_days(calendar: ClassCalendar, year: int) -> WorkingDays:
    """Give the working days of a year."""
    days = np.arange(f"{year}-01-01", f"{year + 1}-01-01", dtype="datetime64[D]")
    free = np.isin(days, np.array(holidays(calendar, year), dtype="datetime64[D]"))
    number = days.astype(np.int64)  # day 0 was a Thursday
    days = days[~free & ((number + 3) % 7 < 5)]
    week = (days.astype(np.int64) + 3) // 7
    month = days.astype("datetime64[M]").astype(np.int64) % 12 + 1
    return WorkingDays(days, week - week[0], month)


def within_weeks(calendar: ClassCalendar, year: WorkingDays) -> Flags:
    """Say which working days lie in the calendar's ISO weeks; days of a week of another year never do."""
    listed = [day.isocalendar() for day in year.days.astype(object)]
    own = year.days[year.days.size // 2].astype(object).year
    return np.array(
        [each.year == own and calendar.first_week <= each.week <= calendar.last_week for each in listed], dtype=bool
    )
