"""What the plans of the four sample regions say is tried by acting on it: prices by paying, reasons by lifting them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from real_command import asnkarier

from asnkarier.analyses.plan import training_plan as making
from asnkarier.analyses.plan.prepared import Prepared, prepare
from asnkarier.analyses.plan.prices import priced_limits
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.optimisation.solve_training import Solved, solve_training
from asnkarier.optimisation.solver import Running
from asnkarier.optimisation.training_model import TrainingModel
from asnkarier.optimisation.training_problem import NOT_CHOSEN, TrainingProblem
from lifted_limits import LIFTED, loosened_tables, place_of, without

REGIONS = ("mamuju", "palangkaraya", "manokwari", "tanjungpinang")
LIMITS, REASONS = 30, 100
CLOSE = 1e-3
"""Relative gap of the plans that judge a price; what is printed was proven to 0.005."""

pytestmark = pytest.mark.nightly


@pytest.fixture(scope="module", params=REGIONS)
def given(request: pytest.FixtureRequest, demo: Path) -> PlanInput:
    """What the command makes the plan of a region from."""
    seen: list[PlanInput] = []

    def spy(given: PlanInput, *_: object) -> None:
        seen.append(given)
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "training_plan", spy)
        asnkarier("plan-training", "-w", demo, "-r", request.param, "--year", "2027")
    return seen[0]


def solved(problem: TrainingProblem, gap: float = CLOSE) -> Solved:
    return solve_training(problem, gap_tolerance=gap, time_limit=300)


def test_the_printed_price_holds_what_making_the_plan_again_brings(given: PlanInput) -> None:
    prepared = prepare(given)
    printed = solved(prepared.numbered.problem, given.rules.gap_tolerance)
    limits = making.as_tables(prepared, printed).limits
    told = priced_limits(limits, prepared.numbered, prepared.money, printed, given.rules, LIMITS)
    rows = told[told["priced"] == "computed"]
    assert len(rows) == min(LIMITS, len(rows)) > 0
    before = solved(prepared.numbered.problem)
    for row in rows.to_dict("records"):
        after = solved(prepare(loosened_tables(given, row)).numbered.problem)
        least, most = after.objective - before.upper_bound, after.upper_bound - before.objective
        assert row["worth_low"] <= most + 1e-6, row
        assert row["worth_high"] >= least - 1e-6, row


def test_a_reason_is_a_cause(given: PlanInput) -> None:
    """Without the limits named the seat fits beside every seat of the plan, paid as it is; with one of them not."""
    prepared = prepare(given)
    printed = solved(prepared.numbered.problem, given.rules.gap_tolerance)
    needs = making.as_tables(prepared, printed).needs
    stopped = needs[needs["limits"].notna() & (needs["gap"] > 0)]
    stopped = stopped[stopped["limits"].map(lambda limits: set(limits.split("; ")) <= LIFTED)]
    asked = stopped.sample(min(REASONS, len(stopped)), random_state=1)
    assert len(asked) > 0
    for row in asked.to_dict("records"):
        limits = row["limits"].split("; ")
        assert fits(prepared, printed, row, limits), row
        for fewer in least_sets(limits):
            assert not fits(prepared, printed, row, fewer), (row, fewer)


def least_sets(limits: list[str]) -> list[tuple[str, ...]]:
    """Give the limits without one of them. Days and JP are lifted for all people, who might then fill a class."""
    fewer = list(combinations(limits, len(limits) - 1))
    return [each for each in fewer if "person_limit" not in each]


def fits(prepared: Prepared, printed: Solved, row: dict[str, object], limits: tuple[str, ...] | list[str]) -> bool:
    """Say whether there is a plan with every seat of the printed one and one more, without the limits."""
    numbered = prepared.numbered
    place = {name: place_of(numbered, name, row) for name in ("training", "fund", "opd")}
    problem = numbered.problem
    for limit in limits:
        problem = without(problem, limit, **place)
    more = ((numbered.pairs["nip"] == row["nip"]) & (numbered.pairs["training"] == row["training"])).to_numpy()
    problem = replace(problem, locked=(printed.plan.fund != NOT_CHOSEN) | more)
    model = TrainingModel(problem)
    held = np.nonzero(model.columns(printed.plan) * np.isin(np.arange(model.model.columns), model.seats))[0]
    running = Running(model.model, time_limit=60, relaxed=False)
    running.bound_columns(held, np.ones(held.size), np.ones(held.size))
    return running.maximise(relative_gap=1.0).values.size > 0
