"""A reason is a cause: with the limits named for a need loosened, and no others, the plan made again serves it.

It serves the person, or somebody else with what was set free: then its value rises.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from asnkarier.analyses.plan.candidates import training_candidates
from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.problem import Numbered, plan_problem
from asnkarier.analyses.plan.training_plan import training_plan
from asnkarier.optimisation.solve_training import Solved, solve_training
from asnkarier.optimisation.training_problem import NOT_CHOSEN, TrainingProblem
from lifted_limits import LIFTED, place_of, without
from plan_regions import course, nip, person, random_region, region


def solved(problem: TrainingProblem) -> Solved:
    return solve_training(problem, gap_tolerance=0.0, time_limit=60)


@pytest.mark.parametrize("seed", [1, 4, 7])
def test_without_the_limits_named_the_person_is_seated_or_the_plan_is_worth_more(seed: int) -> None:
    given = random_region(seed)
    money = ceilings(given.budgets, given.year, given.windows)
    numbered = plan_problem(given, training_candidates(given, money.funds), money)
    before = training_plan(given).summary["objective"].item()
    needs = training_plan(given).needs
    stopped = needs[needs["limits"].notna() & (needs["gap"] > 0)]
    stopped = stopped.sample(frac=1, random_state=seed)
    asked = stopped.drop_duplicates(["limits", "training", "fund", "opd"]).iloc[:8]
    for row in asked.to_dict("records"):
        limits = row["limits"].split("; ")
        if not set(limits) <= LIFTED:
            continue
        problem = numbered.problem
        place = {name: place_of(numbered, name, row) for name in ("training", "fund", "opd")}
        for limit in limits:
            problem = without(problem, limit, **place)
        again = solved(problem)
        assert seated(numbered, again, row) or again.objective > before + 1e-6, row


def seated(numbered: Numbered, again: Solved, row: dict[str, object]) -> bool:
    chosen = numbered.pairs[again.plan.fund != NOT_CHOSEN]
    return bool(((chosen["nip"] == row["nip"]) & (chosen["training"] == row["training"])).any())


def test_funds_are_called_apart_only_where_together_they_pay_for_the_class() -> None:
    """Two people at Rp 5 each need a class of two: 5 + 5 pay for it, 5 + 4 do not."""
    people = [person(n, "INT 1/2") for n in range(2)]
    apart = [course("T", "INT 1>2", each=5, seats=(2, 9), funds="APBD;DAK")]
    for left, reason in ((5, "funds_apart"), (4, "fund_exhausted")):
        given = region(people, apart, {"APBD": 5, "DAK": left})
        needs = training_plan(given).needs
        assert set(needs["limits"]) & {"funds_apart"} == ({reason} & {"funds_apart"})
        pooled = training_plan(replace(given, trainings=given.trainings.assign(pooled=True)))
        assert len(pooled.plan) == (2 if reason == "funds_apart" else 0)


def test_two_limits_are_named_where_no_single_one_would_do() -> None:
    """The fund has Rp 3 left and the OPD Rp 2, and a seat costs Rp 5: either alone is not enough."""
    people = [person(1, "INT 1/3"), person(2, "INT 1/2", opd="Dinas B")]
    given = region(people, [course("T", "INT 1>3", each=5)], {"APBD": 8, "APBD / Dinas B": 2})
    row = training_plan(given).needs.set_index("nip").loc[nip(2)]
    assert (row["reason"], row["limits"], row["fund"]) == ("opd_ceiling", "opd_ceiling; fund_exhausted", "APBD")
