"""What the trainings of partners save: the levels their seats raise, at the price of trainings without a partner.

A seat of a partner's training is compared with the cheapest trainings of the catalogue without a partner, the free ones
among them, that together teach each competency the seat raises, from the level it begins at or below to the one it
leads to or above, that are open to the person and that a fund of the year may pay for. Their price is that of a seat in
a full class: the cost of a participant and an even share of the class, rounded down. Whether enough such classes could
be held, filled and paid is not looked at; nor are two trainings of one competency, one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from asnkarier.analyses.plan.admission import BARS, admission
from asnkarier.analyses.plan.candidates import PAIR, taught
from asnkarier.analyses.plan.ceilings import Ceilings
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.tables.frames import PlanClasses, PlanCompetencies, PlanPartners, PlanSeats
from asnkarier.tables.plan_results import PLAN_PARTNERS


class Bought(NamedTuple):
    """Trainings that teach what a seat raises: their price in rupiah, and the levels expected of them."""

    price: int
    levels_expected: float


class Lesson(NamedTuple):
    """A training with what it would teach of what is wanted: the levels expected, by competency."""

    price: int
    teaches: tuple[tuple[str, float], ...]


def plan_partners(
    given: PlanInput, money: Ceilings, plan: PlanSeats, raised: PlanCompetencies, classes: PlanClasses
) -> PlanPartners:
    """Give each training of a partner that has seats in the plan, sorted by its code."""
    partner = given.trainings.set_index("training")["partner"].dropna()
    seats = PlanSeats(plan[plan["training"].isin(partner.index)])
    wanted = raised.merge(seats[PAIR], on=PAIR)
    bought = _bought(given, money, wanted)
    raising = set(wanted[PAIR].itertuples(index=False, name=None))
    fixed = classes.groupby("training")["cost_classes"].sum()
    rows = []
    for training, own in seats.groupby("training", sort=True):
        pairs = [*own[PAIR].itertuples(index=False, name=None)]
        found = {pair: bought[pair] for pair in pairs if pair in bought}
        compared = own[[pair in found for pair in pairs]]
        # what its classes cost falls on its seats alike, rounded up: nothing is saved by rounding
        shared = -(-int(fixed[training]) * len(found) // len(pairs))
        rows.append(
            {
                "training": training,
                "title": own["title"].iloc[0],
                "partner": partner[training],
                "seats": len(pairs),
                "levels_expected": own["levels_expected"].sum(),
                "cost": own["cost"].sum() + fixed[training],
                "compared": len(found),
                "not_taught": len(raising.intersection(pairs)) - len(found),
                **_comparison(compared, found.values(), int(compared["cost"].sum()) + shared),
            }
        )
    return PlanPartners(PLAN_PARTNERS.conform(pd.DataFrame(rows, columns=PLAN_PARTNERS.names)))


def _comparison(seats: pd.DataFrame, found: Iterable[Bought], cost: int) -> dict[str, Any]:
    """Give the figures of the seats that can be compared; none of them where no seat can."""
    several = list(found)
    if seats.empty:
        return {}
    price = sum(one.price for one in several)
    return {
        "cost_compared": cost,
        "expected_compared": seats["levels_expected"].sum(),
        "cost_bought": price,
        "expected_bought": sum(one.levels_expected for one in several),
        "saved": price - cost,
    }


def _bought(given: PlanInput, money: Ceilings, wanted: pd.DataFrame) -> dict[tuple[str, str], Bought]:
    """Give by seat what its levels cost without a partner; seats of which some level is not taught are left out."""
    own = given.trainings[given.trainings["partner"].isna()]
    price = own["cost_per_participant"] + own["cost_per_class"] // own["seats_max"].clip(lower=1)
    lessons = taught(given).rename(columns={"training": "other", "level_from": "begins", "level_to": "ends"})
    lessons = lessons.merge(own[["training"]].assign(price=price).rename(columns={"training": "other"}), on="other")
    options = wanted.merge(lessons, on="competency")
    options = options[(options["begins"] <= options["level_from"]) & (options["level_to"] <= options["ends"])]
    barred = admission(given, money.funds).bars(options["nip"], options["other"])
    options = options[barred == BARS.index("")].sort_values([*PAIR, "price", "other", "competency"])
    expected = (options["level_to"] - options["level_from"]).astype(float) * options["effectiveness"]
    options = options.assign(expected=expected)
    competencies = wanted.groupby(PAIR)["competency"].agg(frozenset)
    return {
        seat: best
        for seat, rows in options.groupby(PAIR)
        if (best := cheapest(competencies[seat], _lessons(rows))) is not None
    }


def _lessons(rows: pd.DataFrame) -> list[Lesson]:
    return [
        Lesson(int(own["price"].iloc[0]), tuple(zip(own["competency"], own["expected"], strict=True)))
        for _, own in rows.groupby(["price", "other"], sort=True)
    ]


def cheapest(wanted: frozenset[str], lessons: Iterable[Lesson]) -> Bought | None:
    """Give the cheapest lessons that teach everything wanted, of equals those expected to teach most; None if none do.

    Every lesson is added to every set of competencies reached so far (a knapsack over sets, of which there are few).
    """
    best = {frozenset[str](): Bought(0, 0.0)}
    for lesson in lessons:
        for have, so_far in list(best.items()):
            new = [(competency, levels) for competency, levels in lesson.teaches if competency not in have]
            reached = have | {competency for competency, _ in new}
            bought = Bought(so_far.price + lesson.price, so_far.levels_expected + sum(levels for _, levels in new))
            if reached not in best or _better(bought, best[reached]):
                best[reached] = bought
    return best.get(wanted)


def _better(one: Bought, other: Bought) -> bool:
    return (one.price, -one.levels_expected) < (other.price, -other.levels_expected)
