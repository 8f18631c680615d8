"""Who is in a class on which day: what has been dated so far, and what it leaves free."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from asnkarier.analyses.plan.dates.classes import Classes
from asnkarier.analyses.plan.dates.days import Flags, Spans, WorkingDays
from asnkarier.optimisation.class_seats import Dealt
from asnkarier.optimisation.solver import Ints

NONE = -1


class Diary:
    """The days of each seat, and who is busy on each working day."""

    def __init__(self, year: WorkingDays, person: Ints, unit: Ints, period: Ints) -> None:
        """Begin an empty diary.

        ``person`` is the person of each seat, ``unit`` the unit of each person (``NONE`` where it is not known),
        ``period`` the period of each working day within which the people away from a unit are counted.
        """
        self.year, self.person, self.unit, self.period = year, person, unit, period
        people = int(person.max(initial=NONE)) + 1
        self._busy = np.zeros((people, year.days.size), dtype=bool)
        self._away = np.zeros((people, int(period.max(initial=NONE)) + 1), dtype=bool)
        self.first, self.last = (np.full(person.size, NONE, dtype=np.int64) for _ in range(2))
        self.dealt: dict[Classes, Dealt] = {}
        """Of all classes that were looked at, by the runs of days of their length."""

    def enter(self, classes: Classes, spans: Spans, dealt: Dealt) -> None:
        """Write down the days of the seats of some classes."""
        self.dealt[classes] = dealt
        for seat, span in zip(classes.seats[dealt.span != NONE], dealt.span[dealt.span != NONE], strict=True):
            self.first[seat], self.last[seat] = spans.first[span], spans.last[span]
            self._busy[self.person[seat], spans.first[span] : spans.last[span] + 1] = True
        self._recount(classes)

    def strike(self, classes: Classes) -> Dealt | None:
        """Take the days of some classes out again; give what they were."""
        for seat in classes.seats[self.first[classes.seats] != NONE]:
            self._busy[self.person[seat], self.first[seat] : self.last[seat] + 1] = False
            self.first[seat] = self.last[seat] = NONE
        self._recount(classes)
        return self.dealt.pop(classes, None)

    def _recount(self, classes: Classes) -> None:
        people = self.person[classes.seats]
        starts = np.concatenate([[0], np.nonzero(np.diff(self.period))[0] + 1])
        away = np.logical_or.reduceat(self._busy[people], starts, axis=1)
        self._away[people[:, None], self.period[starts][None, :]] = away

    def free(self, people: Ints, spans: Spans) -> Flags:
        """[person, span] whether each of the people is in no other class on any day of each run."""
        return spans.free_of(self._busy[people])

    def away(self, people: Ints) -> Flags:
        """[person, period] whether each of the people is in some class in each period."""
        return self._away[people]

    def away_of(self, unit: int) -> NDArray[np.int64]:
        """[period] how many people of a unit are in some class in it."""
        return np.asarray(self._away[self.unit == unit].sum(axis=0))

    @property
    def load(self) -> NDArray[np.int64]:
        """[day] how many people are in some class."""
        return np.asarray(self._busy.sum(axis=0))

    def undated(self, classes: Classes) -> int:
        """How many seats of some classes have no days."""
        return int((self.first[classes.seats] == NONE).sum())
