"""The plan as it is made by hand, and as last year's would be made again: what ours is compared with.

People are ranked by the levels they lack, the most first. Each in turn gets, competency by competency, the larger gap
first, the first training by code that raises it, is open to the person and has room, money and days left, until nothing
more fits. Classes that stay too small are not held; the rest is then ranked anew without them. So every rule of one
seat, of a class and of money is obeyed; what a region asks for groups of people is not looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd

from asnkarier.analyses.plan.candidates import PAIR
from asnkarier.analyses.plan.given_seats import plan_of_seats
from asnkarier.analyses.plan.listed import split
from asnkarier.analyses.plan.prepared import Prepared, prepare
from asnkarier.analyses.plan.tables import PlanInput, Seat, TrainingPlan
from asnkarier.tables.frames import Participations
from asnkarier.tables.vocabulary import fold


def ranked_plan(given: PlanInput, places: Mapping[str, int] | None = None) -> TrainingPlan:
    """Give the plan by ranking; with ``places`` only in these trainings, for so many people each at most."""
    prepared = prepare(given)
    classes = {
        row["training"]: int(row["classes_max"])
        for row in given.trainings.to_dict("records")
        if places is None or places.get(row["training"], 0)
    }
    while True:
        hand = _Hand(prepared, classes, places)
        hand.fill()
        small = hand.too_small()
        if not small:
            return plan_of_seats(given, hand.funds)
        for training in small:
            classes[training] = max(0, min(classes[training], hand.held(training)) - 1)


def places_of(participations: Participations, given: PlanInput, year: int) -> dict[str, int]:
    """Give how many people attended each training of the catalogue in a year, known by code or, without one, title."""
    codes = {fold(str(code)): code for code in given.trainings["training"]}
    titles = {
        fold(str(title)): code
        for code, title in zip(given.trainings["training"], given.trainings["title"], strict=True)
    }
    attended = participations[
        (participations["year"] == year) & ~participations["status"].isin(("proposed", "declined", "dropped"))
    ]
    known = [
        codes.get(fold(code)) if isinstance(code, str) else titles.get(fold(title)) if isinstance(title, str) else None
        for code, title in zip(attended["training"], attended["title"], strict=True)
    ]
    return dict(Counter(code for code in known if code is not None))


class _Hand:
    """What has been given out, and what is left."""

    def __init__(self, prepared: Prepared, classes: Mapping[str, int], places: Mapping[str, int] | None) -> None:
        given = prepared.given
        self.given, self.classes, self.places = given, classes, places
        self.course: dict[str, dict[str, Any]] = {
            row["training"]: {str(name): value for name, value in row.items()}
            | {"days": given.days_absent[row["training"]]}
            for row in given.trainings.to_dict("records")
        }
        self.money = prepared.money
        self.left = dict(prepared.money.funds)
        self.opd_left = dict(prepared.money.opds)
        self.opd = {nip: fold(opd) if isinstance(opd, str) else "" for nip, opd in _pairs(given.employees, "opd")}
        self.used: dict[str, Counter[str]] = defaultdict(Counter)
        self.people: Counter[tuple[str, str]] = Counter()
        self.taught: dict[str, set[str]] = defaultdict(set)
        self.funds: dict[Seat, str] = {}
        steps = prepared.candidates
        waits = set(prepared.numbered.requirements[PAIR].itertuples(index=False, name=None))
        self.options: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.raises: dict[Seat, set[str]] = defaultdict(set)
        for nip, training, competency in steps[[*PAIR, "competency"]].itertuples(index=False, name=None):
            if (nip, training) not in waits:
                self.options[nip, competency].append(training)
                self.raises[Seat(nip, training)].add(competency)

    def fill(self) -> None:
        """Go through the ranking once; what is decided already comes first."""
        for seat in sorted(self.given.locked):
            self._give(seat)
        gaps = self.given.gaps[self.given.gaps["status"] == "gap"]
        lacking = gaps.groupby("nip")["gap"].transform("sum")
        ranked = gaps.assign(lacking=lacking).sort_values(
            ["lacking", "nip", "gap", "competency"], ascending=[False, True, False, True]
        )
        for nip, competency in ranked[["nip", "competency"]].itertuples(index=False, name=None):
            if competency not in self.taught[nip]:
                for training in sorted(self.options.get((nip, competency), ())):
                    if self._give(Seat(nip, training)):
                        break

    def held(self, training: str) -> int:
        """Give the classes that the seats given out need."""
        size = max(1, int(self.course[training]["seats_max"]))
        return sum(-(-people // size) for (code, _), people in self.people.items() if code == training)

    def too_small(self) -> list[str]:
        """Give the trainings of which a class, dealt out evenly, has too few people."""
        small = set()
        for (training, _), people in self.people.items():
            course = self.course[training]
            classes = -(-people // max(1, int(course["seats_max"])))
            if people < classes * int(course["seats_min"]):
                small.add(training)
        return sorted(small)

    def _give(self, seat: Seat) -> bool:
        """Give a seat, if everything allows it."""
        course = self.course[seat.training]
        if seat in self.funds or self.raises[seat] & self.taught[seat.nip]:
            return False
        if not self._person_can(seat, course):
            return False
        for fund in split(course["funds"]):
            if fund in self.left and self._pays(fund, seat, course):
                self.funds[seat] = fund
                self.taught[seat.nip] |= self.raises[seat]
                return True
        return False

    def _person_can(self, seat: Seat, course: Mapping[str, Any]) -> bool:
        used, rules, most = self.used[seat.nip], self.given.rules, self.given.jp_room.get(seat.nip)
        places = None if self.places is None else self.places.get(seat.training, 0)
        there = sum(people for (code, _), people in self.people.items() if code == seat.training)
        return (
            used["days"] + course["days"] <= rules.days_max
            and (most is None or used["jp"] + course["jp"] <= most)
            and (rules.trainings_max is None or used["trainings"] < rules.trainings_max)
            and (places is None or there < places)
        )

    def _pays(self, fund: str, seat: Seat, course: Mapping[str, Any]) -> bool:
        """Take the money of a seat, and of a class where a new one is needed."""
        people, size = self.people[seat.training, fund], max(1, int(course["seats_max"]))
        new_class = people % size == 0
        if new_class and self.held(seat.training) >= self.classes.get(seat.training, 0):
            return False
        each = int(course["cost_per_participant"])
        cost = each + (int(course["cost_per_class"]) if new_class else 0)
        own = self.money.of(fund, self.opd[seat.nip])
        own_left = None if own is None else self.opd_left.get((fund, self.opd[seat.nip]), 0)
        spent = sum(self.money.funds.values()) - sum(self.left.values())
        total = self.given.total_budget
        if cost > self.left[fund] or (own_left is not None and each > own_left):
            return False
        if total is not None and spent + cost > total:
            return False
        self.left[fund] -= cost
        if own_left is not None:
            self.opd_left[fund, self.opd[seat.nip]] = own_left - each
        self.people[seat.training, fund] += 1
        self.used[seat.nip].update(days=int(course["days"]), jp=int(course["jp"]), trainings=1)
        return True


def _pairs(frame: pd.DataFrame, column: str) -> Any:
    return zip(frame["nip"], frame[column], strict=True)
