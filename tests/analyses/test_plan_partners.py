"""What trainings of partners save against trainings without a partner that teach the same levels."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest

from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.analyses.plan.training_plan import training_plan
from plan_regions import YEAR, course, nip, person, random_region, region

RICH = {"APBD": 1_000_000}
FIGURES = ["seats", "levels_expected", "cost", "compared", "not_taught", "cost_compared",
           "expected_compared", "cost_bought", "expected_bought", "saved"]  # fmt: skip


def figures(made: TrainingPlan) -> dict[str, list[float | None]]:
    """By partner training: its figures, None where one is missing."""
    rows = made.partners.astype(object).where(made.partners.notna(), None)
    return {row["training"]: [row[name] for name in FIGURES] for row in rows.to_dict("records")}


def test_the_same_levels_cost_what_the_cheapest_full_class_without_a_partner_costs() -> None:
    """Three seats at 100 and a class of 50; B would cost 400 + 300 / 20 = 415 each and is less effective than C."""
    people = [person(n, "INT 1/3") for n in range(3)]
    courses = [
        course("P", "INT 1>3 0.9", each=100, per_class=50, partner="Kampus"),
        course("B", "INT 1>4 0.5", each=400, per_class=300, seats=(10, 20)),
        course("C", "INT 1>3 0.8", each=900),
        course("D", "INT 2>3 0.8", each=1),
        course("E", "INT 1>2 0.8", each=1),
        course("F", "INT 1>3 0.8", each=1, funds="HIBAH"),
    ]
    given = region(people, courses, RICH)
    assert figures(training_plan(given)) == {
        "P": [3, pytest.approx(5.4), 350, 3, 0, 350, pytest.approx(5.4), 1245, pytest.approx(3), 895]
    }


def test_a_seat_that_nothing_else_teaches_or_that_is_open_to_others_only_is_counted_and_not_priced() -> None:
    """Two of the three could go to B: 2 x 500 against 2 x 100 and two thirds of the class, rounded up."""
    people = [person(1, "INT 1/2"), person(2, "INT 1/2"), person(3, "INT 1/2", jenjang="administrator")]
    courses = [
        course("P", "INT 1>2", each=100, per_class=50, partner="Kampus"),
        course("B", "INT 1>2", each=500, jenjang="pelaksana"),
        course("Q", "KOM 1>2", partner="LSM"),
    ]
    alone = region([*people, person(4, "KOM 1/2")], courses, RICH)
    assert figures(training_plan(alone)) == {
        "P": [3, 3, 350, 2, 1, 234, 2, 1000, 2, 766],
        "Q": [1, 1, 0, 0, 1, None, None, None, None, None],
    }


def test_a_partner_may_be_dearer_and_a_free_training_is_an_alternative() -> None:
    courses = [course("P", "INT 1>2 0.9", each=100, partner="Kampus"), course("E", "INT 1>2 0.3")]
    assert figures(training_plan(region([person(1, "INT 1/2")], courses, RICH)))["P"][-4:] == [0.9, 0, 0.3, -100]


def test_several_trainings_may_be_needed_and_one_that_teaches_all_may_be_cheaper() -> None:
    people = [person(1, "INT 1/2; KOM 1/2")]
    partner = course("P", "INT 1>2; KOM 1>2", partner="Kampus")
    two = [partner, course("A", "INT 1>2 0.5", each=30), course("B", "KOM 1>2 0.5", each=40)]
    three = [*two, course("C", "INT 1>2 0.4; KOM 1>2 0.4", each=60)]
    only_one = two[:2]
    bought = [figures(training_plan(region(people, courses, RICH)))["P"] for courses in (two, three, only_one)]
    assert [(row[3], row[7], row[8]) for row in bought] == [(1, 70, 1), (1, 60, 0.8), (0, None, None)]


def test_a_seat_that_only_leads_to_another_training_is_neither_compared_nor_called_untaught() -> None:
    courses = [
        course("T0", "GIS 1>2", partner="Kampus"),
        course("T1", "INT 1>3", prerequisites="T0"),
        course("T2", "GIS 1>2", each=9),
    ]
    made = training_plan(region([person(1, "INT 1/3")], courses, RICH, chains=True))
    assert figures(made) == {"T0": [1, 0, 0, 0, 0, None, None, None, None, None]}


def test_without_partners_there_is_no_row() -> None:
    assert training_plan(region([person(1, "INT 1/2")], [course("A", "INT 1>2")], RICH)).partners.empty


@pytest.mark.parametrize("seed", range(6))
def test_figures_are_those_of_trying_every_choice_of_trainings(seed: int) -> None:
    """Random catalogues with trainings of several competencies; every subset without a partner is tried."""
    given = mixed_region(seed)
    made = training_plan(given)
    stated = {training: row[:8] + row[9:] for training, row in figures(made).items()}  # what B teaches: shown above
    assert stated == {training: pytest.approx(row) for training, row in recomputed(given, made).items()}
    assert stated


def mixed_region(seed: int) -> PlanInput:
    """The random region with six trainings more, half of them of a partner, that teach several competencies."""
    draw = np.random.default_rng(100 + seed)
    own = random_region(seed)
    courses = [
        course(
            f"X{number}",
            "; ".join(f"{one} {draw.integers(1, 3)}>{draw.integers(3, 5)} 0.{draw.integers(3, 9)}" for one in taught),
            each=int(draw.integers(1, 30)) * 100_000,
            per_class=int(draw.integers(0, 30)) * 100_001,
            classes=2,
            partner="Kampus" if number % 2 else None,
            jenjang=str(draw.choice(["pelaksana", "pelaksana;administrator", "administrator"])) if number else None,
        )
        for number, taught in enumerate(
            [("INT", "KOM"), ("INT", "KOM"), ("KOM", "TIK"), ("INT", "TIK"), ("INT",), ("TIK",)]
        )
    ]
    more = region([], courses, {})
    return replace(
        own,
        trainings=pd.concat([own.trainings, more.trainings], ignore_index=True),
        training_competencies=pd.concat([own.training_competencies, more.training_competencies], ignore_index=True),
        total_budget=None,
    )


def seat_price(one: dict[str, Any]) -> int:
    return int(one["cost_per_participant"] + one["cost_per_class"] // one["seats_max"])


def recomputed(given: PlanInput, made: TrainingPlan) -> dict[str, list[float | None]]:
    courses = given.trainings.set_index("training").to_dict("index")
    lessons = given.training_competencies.to_dict("records")
    funds = set(given.budgets[given.budgets["year"] == YEAR]["fund"])
    tiers = dict(zip(given.employees["nip"], given.employees["jenjang"], strict=True))
    found: dict[str, list[float | None]] = {}
    for training, seats in made.plan.groupby("training"):
        if not isinstance(courses[training]["partner"], str):
            continue
        prices, paid, expected, untaught = [], 0, 0.0, 0
        for seat in seats.to_dict("records"):
            steps = made.competencies.query("nip == @seat['nip'] and training == @training").to_dict("records")
            offers = {
                code: [
                    {**step, "gain": (step["level_to"] - step["level_from"]) * each["effectiveness"]}
                    for step in steps
                    for each in lessons
                    if each["training"] == code and each["competency"] == step["competency"]
                    and each["level_from"] <= step["level_from"] and each["level_to"] >= step["level_to"]
                ]
                for code, one in courses.items()
                if not isinstance(one["partner"], str)
                and set(one["funds"].split(";")) & funds
                and (not isinstance(one["jenjang"], str) or tiers[seat["nip"]] in one["jenjang"].split(";"))
            }  # fmt: skip
            price = min(
                (
                    sum(seat_price(courses[one]) for one in several)
                    for several in chain.from_iterable(combinations(offers, size) for size in (1, 2, 3))
                    if {step["competency"] for step in steps}
                    == {taught["competency"] for one in several for taught in offers[one]}
                ),
                default=None,
            )  # fmt: skip
            if price is None:
                untaught += 1
            else:
                prices.append(price)
                paid += seat["cost"]
                expected += seat["levels_expected"]
        classes = int(made.classes.query("training == @training")["cost_classes"].sum())
        cost = paid + -(-classes * len(prices) // len(seats)) if prices else None
        found[training] = [
            len(seats), seats["levels_expected"].sum(), int(seats["cost"].sum()) + classes, len(prices), untaught, cost,
            expected if prices else None, sum(prices) if prices else None,
            sum(prices) - cost if prices else None,
        ]  # fmt: skip
    return found


def test_names_of_people_are_in_no_row() -> None:
    courses = [course("P", "INT 1>2", partner="Kampus"), course("E", "INT 1>2", each=5)]
    made = training_plan(region([person(1, "INT 1/2")], courses, RICH))
    assert nip(1) not in made.partners.to_csv()
