"""How far a plan depends on what is not known for sure: how effective its trainings are, and who attends.

Both are drawn again and again (:mod:`resampled`). In every draw the plan as it is is expected to close other levels; of
these the middle and the lowest and highest tenth are told. Where there are not too many draws, the plan is also made
again with each, beginning from the plan there is, which stands unless one is found that is better by more than
:data:`LOOSE`: so it is seen which trainings are chosen whatever is drawn.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from asnkarier.analyses.plan.prices import OF_THE_TIME
from asnkarier.analyses.plan.problem import Numbered
from asnkarier.analyses.plan.resampled import Floats, Steps, drawn, lessons, steps_taken
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.optimisation.solve_training import Solved, solve_training
from asnkarier.optimisation.training_problem import NOT_CHOSEN, Flags, ways_counted
from asnkarier.tables.frames import PlanRobust, PlanSeats
from asnkarier.tables.plan_results import PLAN_ROBUST

MADE_AGAIN = 100
"""Draws up to which the plan is made again with each; more are only evaluated."""
LOOSE = 0.02
"""Proven gap at which a plan made again is good enough."""
ROBUST, FRAGILE = 0.9, 0.5
"""Share of the plans made again from which a training is robust, and below which it is fragile."""


class NothingAssumed(Exception):
    """The region does not say how effectiveness and attendance are to be drawn."""


def plan_robust(given: PlanInput, numbered: Numbered, solved: Solved, seats: PlanSeats, draws: int) -> PlanRobust:
    """Give the whole plan, then each of its trainings by code; no rows without draws or seats.

    Raises:
        NothingAssumed: ``training_plan.robust`` is not set.
    """
    if not draws or seats.empty:
        return PlanRobust(PLAN_ROBUST.empty())
    if given.rules.robust is None:
        raise NothingAssumed
    assumed = given.rules.robust.on(date(given.year, 1, 1)).value
    taught = lessons(given)
    steps, ratios = steps_taken(taught, numbered.ways), drawn(taught, assumed, draws)
    levels = _levels(numbered, solved, steps, ratios)
    again = _made_again(given, numbered, solved, steps, ratios if draws <= MADE_AGAIN else ratios[:0])
    taken, training_of = solved.plan.fund != NOT_CHOSEN, numbered.pairs["training"].to_numpy()
    courses = seats.groupby("training", sort=True).agg(
        title=("title", "first"), seats=("nip", "size"), levels_expected=("levels_expected", "sum")
    )
    rows: list[dict[str, object]] = [
        {"seats": len(seats), "levels_expected": seats["levels_expected"].sum(), **assumed.model_dump()}
        | _range(levels.sum(axis=1))
        | {"seats_kept": _share(again[:, taken])}
    ]
    for course in courses.reset_index().to_dict("records"):
        own = training_of == course["training"]
        chosen = _share(np.logical_or.reduce(again[:, own], axis=1))
        kept = _share(again[:, own & taken])
        rows.append(
            {str(name): value for name, value in course.items()}
            | _range(levels[course["training"]] if course["training"] in levels else np.zeros(draws))
            | {"chosen": chosen, "seats_kept": kept, "pick": _pick(chosen)}
        )
    table = pd.DataFrame(rows, columns=PLAN_ROBUST.names).assign(draws=draws, made_again=len(again))
    return PlanRobust(PLAN_ROBUST.conform(table))


def _levels(numbered: Numbered, solved: Solved, steps: Steps, ratios: Floats) -> pd.DataFrame:
    """Give the levels that each training of the plan is expected to close (columns) in each draw (rows)."""
    counted = np.isin(numbered.ways["way"].to_numpy(), ways_counted(numbered.problem, solved.plan))
    expected = numbered.ways[["training", "levels_expected"]].assign(lesson=steps.lesson, before=steps.before)[counted]
    alike = expected.groupby(["training", "lesson", "before"], as_index=False)["levels_expected"].sum()
    factors = Steps(alike["lesson"].to_numpy(), alike["before"].to_numpy()).factors(ratios)
    levels = pd.DataFrame(factors * alike["levels_expected"].to_numpy(), columns=alike["training"])
    return levels.T.groupby(level=0).sum().T


def _made_again(given: PlanInput, numbered: Numbered, solved: Solved, steps: Steps, ratios: Floats) -> Flags:
    """Give [draws, pairs] who has a seat in the plan made again with each draw."""
    problem, rules = numbered.problem, given.rules
    ways, value = numbered.ways["way"].to_numpy(), numbered.ways["value"].to_numpy(dtype=float)
    seated, closing = np.zeros((len(ratios), problem.pairs), dtype=bool), numbered.ways["way"].nunique()
    for draw, ratio in enumerate(ratios):
        worth = problem.way_value.copy()  # points of IP ASN need no more than attendance, and stay
        worth[:closing] = np.bincount(ways, value * steps.factors(ratio), minlength=closing)
        found = solve_training(
            replace(problem, way_value=worth),
            gap_tolerance=max(rules.gap_tolerance, LOOSE),
            time_limit=OF_THE_TIME * rules.time_limit_seconds,
            near=solved,
        )
        seated[draw] = found.plan.fund != NOT_CHOSEN
    return seated


def _range(levels: NDArray[np.float64] | pd.Series) -> dict[str, object]:
    low, middle, high = np.quantile(levels, [0.1, 0.5, 0.9])
    return {"levels_low": low, "levels_middle": middle, "levels_high": high}


def _share(flags: Flags) -> float | None:
    return float(flags.mean()) if flags.size else None


def _pick(chosen: float | None) -> str | None:
    if chosen is None:
        return None
    return "robust" if chosen >= ROBUST else "fragile" if chosen < FRAGILE else "between"
