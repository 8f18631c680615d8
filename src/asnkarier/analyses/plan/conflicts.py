"""Decided seats that no plan can hold together, found by counting before anything is solved.

Each limit is asked for the least that the decided seats need of it: days, JP and trainings of a person, seats of all
classes, people for one class, and the money of participants and classes at the fewest classes. A need above the limit
is a conflict. Its seats are irreducible: without any one of them the limit would hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

import pandas as pd

from asnkarier.analyses.plan.candidates import PAIR, training_candidates
from asnkarier.analyses.plan.ceilings import Ceilings, ceilings
from asnkarier.analyses.plan.listed import split
from asnkarier.analyses.plan.tables import PlanInput, Seat
from asnkarier.tables.vocabulary import fold

Limit = Literal["days", "jp", "trainings", "seats", "class_too_small", "fund", "opd_ceiling", "budget"]


@dataclass(frozen=True)
class Conflict:
    """Seats that need more than a limit allows."""

    limit: Limit
    subject: str
    """Training, fund, or fund and OPD; empty for limits of a person and for all funds together."""
    seats: tuple[Seat, ...]
    needed: int
    allowed: int


def conflicts(given: PlanInput) -> list[Conflict]:
    """Give the conflicts among ``given.locked`` and what is committed, those of the fewest seats first.

    [] does not promise that there is none: limits can also fail together.
    """
    counted = _Counted(given)
    found = [*counted.people(), *counted.trainings(), *counted.money()]
    return sorted(found, key=lambda one: (len(one.seats), one.limit, one.subject, one.seats))


class _Counted:
    def __init__(self, given: PlanInput) -> None:
        self.given = given
        self.money_of: Ceilings = ceilings(given.budgets, given.year, given.windows)
        self.course: dict[str, dict[str, Any]] = {
            row["training"]: {str(name): value for name, value in row.items()}
            | {"days": given.days_absent[row["training"]]}
            for row in given.trainings.to_dict("records")
        }
        self.seats = sorted(given.locked | given.stands)

    def people(self) -> Iterator[Conflict]:
        """Days, JP and trainings of each person."""
        own: dict[str, list[Seat]] = defaultdict(list)
        for seat in self.seats:
            own[seat.nip].append(seat)
        for nip, seats in own.items():
            limits: tuple[tuple[Limit, str, int | None], ...] = (
                ("days", "days", self.given.rules.days_max),
                ("jp", "jp", self.given.jp_room.get(nip)),
            )
            for limit, column, allowed in limits:
                yield from self._over(limit, "", seats, allowed, partial(self._sum, column=column))
            yield from self._over("trainings", "", seats, self.given.rules.trainings_max, len)

    def trainings(self) -> Iterator[Conflict]:
        """Seats of all classes of a training, and people enough for one."""
        able = training_candidates(self.given, self.money_of.funds)[PAIR]
        people = pd.concat([able, self.given.standing[PAIR]]).drop_duplicates().groupby("training").size()
        for training, seats in self._by_training(self.seats).items():
            course = self.course[training]
            could, fewest = int(people.get(training, 0)), int(course["seats_min"])
            if could < fewest:
                yield Conflict("class_too_small", training, (seats[0],), fewest, could)
            room = int(course["seats_max"]) * int(course["classes_max"])
            yield from self._over("seats", training, seats, room, len)

    def money(self) -> Iterator[Conflict]:
        """Each fund and OPD ceiling for the trainings that nothing else may pay for, and everything together."""
        only = {
            training: [fund for fund in self.money_of.funds if fund in split(course["funds"])]
            for training, course in self.course.items()
        }
        places = pd.concat([self.given.standing[["nip", "opd"]], self.given.employees[["nip", "opd"]]])
        opd = {
            nip: fold(name) if isinstance(name, str) else ""
            for nip, name in zip(places["nip"], places["opd"], strict=True)
        }
        for fund, ceiling in self.money_of.funds.items():
            seats = [seat for seat in self.seats if only[seat.training] == [fund]]
            yield from self._over("fund", fund, seats, ceiling, self._cost)
            for name in sorted({opd[seat.nip] for seat in seats}):
                own = [seat for seat in seats if opd[seat.nip] == name]
                subject = f"{fund} / {self.money_of.names.get(name, name)}"
                allowed = self.money_of.of(fund, name)
                yield from self._over(
                    "opd_ceiling", subject, own, allowed, partial(self._sum, column="cost_per_participant")
                )
        total = self.given.total_budget
        if total is not None or len(self.money_of.funds) > 1:  # one fund alone is counted above
            whole = sum(self.money_of.funds.values())
            yield from self._over("budget", "", self.seats, whole if total is None else min(whole, total), self._cost)

    def _over(
        self, limit: Limit, subject: str, seats: Sequence[Seat], allowed: int | None, need: Callable[[list[Seat]], int]
    ) -> Iterator[Conflict]:
        """Give the conflict of a limit, if there is one, after leaving out every seat that it does not take."""
        if allowed is None or need(list(seats)) <= allowed:
            return
        cheap_first = sorted(seats, key=lambda seat: (need([seat]), seat))
        kept = list(cheap_first)
        for seat in cheap_first:
            fewer = [other for other in kept if other != seat]
            if need(fewer) > allowed:
                kept = fewer
        yield Conflict(limit, subject, tuple(sorted(kept)), need(kept), allowed)

    def _sum(self, seats: list[Seat], column: str) -> int:
        return sum(int(self.course[seat.training][column]) for seat in seats)

    def _by_training(self, seats: Sequence[Seat]) -> dict[str, list[Seat]]:
        found: dict[str, list[Seat]] = defaultdict(list)
        for seat in seats:
            found[seat.training].append(seat)
        return found

    def _cost(self, seats: list[Seat]) -> int:
        """Give the least that the trainings of these seats cost: the fewest classes, each with enough people."""
        cost = 0
        for training, own in self._by_training(seats).items():
            course = self.course[training]
            classes = -(-len(own) // int(course["seats_max"]))
            people = max(len(own), classes * int(course["seats_min"]))
            cost += classes * int(course["cost_per_class"]) + people * int(course["cost_per_participant"])
        return cost
