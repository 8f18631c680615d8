"""What more money buys, and which seats go first with less."""

from __future__ import annotations

import pandas as pd
import pytest

from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.analyses.plan.training_plan import Studies, training_plan
from plan_regions import course, nip, person, random_region, region

MILLION = 1_000_000


def studied(given: PlanInput) -> TrainingPlan:
    return training_plan(given, Studies(budget_steps=True))


def test_more_money_goes_to_the_largest_fund_and_buys_the_next_seats() -> None:
    """Each seat costs Rp 40 million: 50 more buy one (10 left), 100 more two, 250 more all six."""
    people = [person(n, "INT 1/3") for n in range(9)]
    given = region(people, [course("T", "INT 1>3 0.5", each=40 * MILLION, classes=2, funds="APBD;DAK")], {
        "APBD": 80 * MILLION, "DAK / Dinas A": 40 * MILLION,
    })  # fmt: skip
    rows = studied(given).budget_steps.iloc[:3]
    assert rows[["step", "fund", "budget", "cost", "people", "levels_expected"]].values.tolist() == [
        ["+50000000", "APBD", 170 * MILLION, 160 * MILLION, 4, 4],
        ["+100000000", "APBD", 220 * MILLION, 200 * MILLION, 5, 5],
        ["+250000000", "APBD", 370 * MILLION, 360 * MILLION, 9, 9],
    ]


def test_the_seats_worth_least_go_first() -> None:
    """Four people need one, two, three and four levels, at Rp 10 each under a ceiling of Rp 40."""
    people = [person(n, f"INT 1/{1 + n}") for n in range(1, 5)]
    made = studied(region(people, [course("T", "INT 1>5", each=10)], {"APBD": 40}))
    cuts = made.budget_steps.iloc[3:]
    assert cuts[["step", "budget", "cost", "people", "objective"]].values.tolist() == [
        ["-10%", 36, 30, 3, 9],
        ["-25%", 30, 30, 3, 9],
        ["-40%", 24, 20, 2, 7],
    ]
    assert made.cuts[["nip", "step"]].values.tolist() == [[nip(1), "-10%"], [nip(2), "-40%"]]


def test_a_class_that_becomes_too_small_goes_as_a_whole() -> None:
    people = [person(n, "INT 1/2") for n in range(4)]
    made = studied(region(people, [course("T", "INT 1>2", each=10, seats=(4, 9))], {"APBD": 40}))
    assert made.cuts["step"].tolist() == ["-10%"] * 4
    assert made.budget_steps["people"].tolist()[3:] == [0, 0, 0]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_larger_cut_keeps_no_seat_that_a_smaller_one_took(seed: int) -> None:
    """A cut gives nobody a new seat, keeps every ceiling, and the list of those who go adds up."""
    made = studied(random_region(seed))
    steps = made.budget_steps.set_index("step")
    gone = pd.Series(made.cuts["step"]).value_counts()
    left = len(made.plan)
    for step in ("-10%", "-25%", "-40%"):
        left -= gone.get(step, 0)
        assert steps.loc[step, "seats"] == left
        assert steps.loc[step, "cost"] <= steps.loc[step, "budget"]
    more = [steps.loc[step, "objective"] for step in ("+50000000", "+100000000", "+250000000")]
    assert sorted(more) == more
    assert more[0] >= made.summary["objective"].item()


def test_nothing_is_studied_unless_asked() -> None:
    made = training_plan(random_region(1))
    assert made.budget_steps.empty
    assert made.cuts.empty


def test_without_a_fund_of_its_own_ceiling_only_cuts_are_studied() -> None:
    made = studied(region([person(1, "INT 1/2")], [course("T", "INT 1>2", each=9)], {"APBD / Dinas A": 9}))
    assert made.budget_steps["step"].tolist() == ["-10%", "-25%", "-40%"]
