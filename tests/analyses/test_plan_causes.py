"""A reason is a cause: with the limits named for a need loosened, and no others, the plan made again serves it.

It serves the person, or somebody else with what was set free: then its value rises.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from asnkarier.analyses.plan.candidates import training_candidates
from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.problem import Numbered, plan_problem
from asnkarier.analyses.plan.training_plan import training_plan
from asnkarier.optimisation.solve_training import Solved, solve_training
from asnkarier.optimisation.training_problem import NO_LIMIT, NOT_CHOSEN, TrainingProblem
from plan_regions import nip, random_region

PLENTY = 10**12
LIFTED = {
    "person_limit", "class_not_held", "seats_full", "opd_without_ceiling", "opd_ceiling", "class_unaffordable",
    "fund_exhausted", "budget_exhausted",
}  # fmt: skip


def without(problem: TrainingProblem, limit: str, *, training: int, fund: int, opd: int) -> TrainingProblem:
    """Give the problem without one limit, as the reason means it."""

    def at(array: np.ndarray, place: object, value: int) -> np.ndarray:
        changed = array.copy()
        changed[place] = value
        return changed

    if limit == "person_limit":
        return replace(problem, days_max=PLENTY, jp_max=np.full_like(problem.jp_max, NO_LIMIT))
    if limit == "class_not_held":
        more = replace(problem, classes_max=at(problem.classes_max, training, 99))
        return replace(more, seats_min=at(problem.seats_min, training, 1))
    if limit == "seats_full":
        return replace(problem, seats_max=at(problem.seats_max, training, 999))
    if limit in ("opd_without_ceiling", "opd_ceiling"):
        return replace(problem, opd_ceiling=at(problem.opd_ceiling, (fund, opd), NO_LIMIT))
    if limit in ("class_unaffordable", "fund_exhausted"):
        return replace(problem, fund_ceiling=at(problem.fund_ceiling, fund, PLENTY))
    assert limit == "budget_exhausted"
    return replace(problem, total_ceiling=None)


def solved(problem: TrainingProblem) -> Solved:
    return solve_training(problem, gap_tolerance=0.0, time_limit=60)


@pytest.mark.parametrize("seed", range(3))
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


def place_of(numbered: Numbered, name: str, row: dict[str, object]) -> int:
    if name == "opd":
        person = numbered.people.index(str(row["nip"]))
        return int(numbered.problem.opd[person])
    return getattr(numbered, name + "s").index(row[name])


def seated(numbered: Numbered, again: Solved, row: dict[str, object]) -> bool:
    chosen = numbered.pairs[again.plan.fund != NOT_CHOSEN]
    return bool(((chosen["nip"] == row["nip"]) & (chosen["training"] == row["training"])).any())


def test_several_limits_are_named_only_where_no_single_one_would_do() -> None:
    """Nobody of Dinas C may use the DAK, and the APBD has nothing left: both are said, the DAK's OPD alone is not."""
    needs = training_plan(random_region(1)).needs
    assert (needs["limits"].dropna().str.count(";") <= 3).all()
    assert nip(0) in set(needs["nip"])
