"""The plan as it is made by hand, and as last year's would be made again: what ours is compared with.

People are ranked by the levels they lack, the most first. Each in turn gets, competency by competency, the larger gap
first, the first training by code that raises it, is open to the person and has room, money and days left, until nothing
more fits. Classes that stay too small are not held; the rest is then ranked anew without them. So every rule of one
seat, of a class and of money is obeyed; what a region asks for groups of people is not looked at. What is committed
stands before anything is given out; a class of it that several funds pay for gets nobody more.
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
        small = [training for training in hand.too_small() if classes.get(training, 0)]
        if not small:
            return plan_of_seats(given, hand.funds, hand.pooled_classes)
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
        self.pooled_classes = _pooled_classes(given)
        self.closed = {training for training, _ in self.pooled_classes}
        steps = prepared.candidates
        waits = set(prepared.numbered.requirements[PAIR].itertuples(index=False, name=None))
        self.options: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.raises: dict[Seat, set[str]] = defaultdict(set)
        for nip, training, competency in steps[[*PAIR, "competency"]].itertuples(index=False, name=None):
            if (nip, training) not in waits:
                self.options[nip, competency].append(training)
                self.raises[Seat(nip, training)].add(competency)

    def fill(self) -> None:
        """Go through the ranking once; what is committed or decided already comes first."""
        self._commit()
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
            if training in self.closed:
                continue
            classes = -(-people // max(1, int(course["seats_max"])))
            if people < classes * int(course["seats_min"]):
                small.add(training)
        return sorted(small)

    def _commit(self) -> None:
        """Take what is committed, whatever the rules say of it by now."""
        for row in self.given.standing.to_dict("records"):
            seat, fund = Seat(row["nip"], row["training"]), row["fund"]
            new_class = seat.training not in self.closed and self._opens_class(seat.training, fund)
            self._take(seat, fund, self.course[seat.training], new_class=new_class)
        for (training, fund), classes in self.pooled_classes.items():
            self.left[fund] -= classes * int(self.course[training]["cost_per_class"])

    def _give(self, seat: Seat) -> bool:
        """Give a seat, if everything allows it."""
        course = self.course[seat.training]
        if seat in self.funds or seat.training in self.closed or self.raises[seat] & self.taught[seat.nip]:
            return False
        if not self._person_can(seat, course):
            return False
        for fund in split(course["funds"]):
            if fund in self.left and self._pays(fund, seat, course):
                self._take(seat, fund, course, new_class=self._opens_class(seat.training, fund))
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

    def _opens_class(self, training: str, fund: str) -> bool:
        """Say whether one person more needs a class more."""
        return self.people[training, fund] % max(1, int(self.course[training]["seats_max"])) == 0

    def _pays(self, fund: str, seat: Seat, course: Mapping[str, Any]) -> bool:
        """Say whether there is money for a seat, and for a class where a new one is needed and can be held."""
        new_class = self._opens_class(seat.training, fund)
        if new_class and self.held(seat.training) >= self.classes.get(seat.training, 0):
            return False
        each = int(course["cost_per_participant"])
        cost = each + (int(course["cost_per_class"]) if new_class else 0)
        own = self.money.of(fund, self.opd[seat.nip])
        own_left = None if own is None else self.opd_left.get((fund, self.opd[seat.nip]), 0)
        spent = sum(self.money.funds.values()) - sum(self.left.values())
        total = self.given.total_budget
        return (
            cost <= self.left[fund]
            and (own_left is None or each <= own_left)
            and (total is None or spent + cost <= total)
        )

    def _take(self, seat: Seat, fund: str, course: Mapping[str, Any], *, new_class: bool) -> None:
        """Give a seat out: its money, its place, its days."""
        each = int(course["cost_per_participant"])
        self.left[fund] -= each + (int(course["cost_per_class"]) if new_class else 0)
        opd = self.opd.get(seat.nip, "")
        if self.money.of(fund, opd) is not None:
            self.opd_left[fund, opd] = self.opd_left.get((fund, opd), 0) - each
        self.people[seat.training, fund] += 1
        self.used[seat.nip].update(days=int(course["days"]), jp=int(course["jp"]), trainings=1)
        self.funds[seat] = fund
        self.taught[seat.nip] |= self.raises[seat]


def _pooled_classes(given: PlanInput) -> dict[tuple[str, str], int]:
    """Give the classes by training and fund that were planned with committed seats and are paid by several funds."""
    if given.committed is None:
        return {}
    standing = set(given.standing["training"])
    return {
        (row["training"], row["fund"]): int(row["classes"])
        for row in given.committed.classes.to_dict("records")
        if row["pooled"] and row["training"] in standing
    }


def _pairs(frame: pd.DataFrame, column: str) -> Any:
    return zip(frame["nip"], frame[column], strict=True)
