"""What an earlier plan has spent or promised: whether it can stand, what it costs, and in which class its people sit.

A seat is committed as person, training and fund. Its class stands too, as long as its people need it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.listed import split
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.tables.frames import PlanClasses
from asnkarier.tables.vocabulary import fold

_OF_A_SEAT = {"cost": "cost_per_participant", "jp": "jp", "days": "days"}
"""What a seat states, by the column of the catalogue it comes from."""


@dataclass(frozen=True)
class Overspent:
    """Money that is committed above a ceiling."""

    fund: str
    """"" for all funds together."""
    opd: str
    """"" for the whole fund."""
    cost: int
    allowed: int


def changed_trainings(given: PlanInput) -> list[str]:
    """Give the committed trainings that the catalogue no longer has with the same costs, JP, days and fund, sorted."""
    catalogue = {row["training"]: row for row in given.trainings.to_dict("records")}
    per_class = {row["training"]: row["cost_classes"] // row["classes"] for row in _classes_then(given)}

    def stands(row: Mapping[Hashable, Any]) -> bool:
        own = catalogue.get(row["training"])
        return (
            own is not None
            and all(row[name] == own[column] for name, column in _OF_A_SEAT.items())
            and row["fund"] in split(own["funds"])
            and per_class.get(row["training"], own["cost_per_class"]) == own["cost_per_class"]
        )

    return sorted({row["training"] for row in given.standing.to_dict("records") if not stands(row)})


def overspent(given: PlanInput) -> list[Overspent]:
    """Give the ceilings that cost less than what is committed: funds, then OPDs, then all together.

    Where seats were cancelled the classes are counted as the fewest that hold the others.
    """
    money = ceilings(given.budgets, given.year, given.windows)
    by_fund: Counter[str] = Counter()
    by_opd: Counter[tuple[str, str]] = Counter()
    for row in given.standing.to_dict("records"):
        by_fund[row["fund"]] += row["cost"]
        by_opd[row["fund"], fold(row["opd"]) if isinstance(row["opd"], str) else ""] += row["cost"]
    for fund, cost in _cost_of_classes(given):
        by_fund[fund] += cost
    found = [Overspent(fund, "", cost, money.funds.get(fund, 0)) for fund, cost in sorted(by_fund.items())]
    for (fund, opd), cost in sorted(by_opd.items()):
        ceiling = money.of(fund, opd)
        if ceiling is not None:
            found.append(Overspent(fund, money.names.get(opd, opd), cost, ceiling))
    if given.total_budget is not None:
        found.append(Overspent("", "", by_fund.total(), given.total_budget))
    return [one for one in found if one.cost > one.allowed]


def committed_cost(given: PlanInput, classes: PlanClasses) -> int:
    """Give the rupiah that committed seats cost, with the classes that were planned with them and are held still."""
    then = {(row["training"], row["fund"]): row["classes"] for row in _classes_then(given)}
    held = sum(
        min(row["classes"], then.get((row["training"], row["fund"]), 0)) * (row["cost_classes"] // row["classes"])
        for row in classes.to_dict("records")
        if row["classes"]
    )
    return int(given.standing["cost"].sum()) + int(held)


def classes_given_up(given: PlanInput, classes: PlanClasses) -> int:
    """Count the classes that were planned with committed seats and are not held any more at the cost of their fund."""
    now = {(row["training"], row["fund"]): row["classes"] for row in classes.to_dict("records")}
    return sum(max(0, row["classes"] - now.get((row["training"], row["fund"]), 0)) for row in _classes_then(given))


def dealt(own: Mapping[int, int], others: Sequence[int], numbers: Sequence[int], least: int) -> dict[int, int]:
    """Give each seat of a list the number of its class, the committed ones (``own``, seat to number) theirs.

    The others go where fewest people are. Where a class would still have fewer than ``least``, which only a new one or
    one with cancelled seats can, people of the fullest class join it, the last first. There are people enough for all.
    """
    there: dict[int, list[int]] = {number: [] for number in numbers}
    for seat, number in own.items():
        there[number].append(seat)
    for seat in others:
        min(there.items(), key=lambda one: (len(one[1]), one[0]))[1].append(seat)
    while len(few := min(there.values(), key=len)) < least:
        few.append(max(there.values(), key=len).pop())
    return {seat: number for number, seats in there.items() for seat in seats}


def _classes_then(given: PlanInput) -> list[dict[Hashable, Any]]:
    """Give the classes that were planned with the committed seats that stand: of a training with seats."""
    if given.committed is None:
        return []
    rows: list[dict[Hashable, Any]] = given.committed.classes.to_dict("records")
    trainings = set(given.standing["training"])
    return [row for row in rows if row["classes"] and row["training"] in trainings]


def _cost_of_classes(given: PlanInput) -> Iterator[tuple[str, int]]:
    """Give fund and rupiah of the classes planned then, of which only those are counted that people still need."""
    assert given.committed is not None  # noqa: S101 - there are no classes otherwise
    pair = ["training", "fund"]
    before, now = (frame.groupby(pair).size().to_dict() for frame in (given.committed.seats, given.standing))
    for row in _classes_then(given):
        key = row["training"], row["fund"]
        held = row["classes"]
        if before.get(key, 0) != now.get(key, 0):
            held = 0 if row["pooled"] else min(held, -(-now.get(key, 0) // row["seats_max"]))
        yield row["fund"], int(row["cost_classes"] // row["classes"] * held)
