"""A plan's limits lifted in its problem, and loosened in the office's own tables, to try what the plan says of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.problem import Numbered
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.config.region import TrainingPlanRules as Rules
from asnkarier.optimisation.training_problem import NO_LIMIT, TrainingProblem
from asnkarier.tables.vocabulary import fold

PLENTY = 10**12
LIFTED = {
    "person_limit", "class_not_held", "seats_full", "classes_full", "opd_without_ceiling", "opd_ceiling",
    "class_unaffordable", "fund_exhausted", "budget_exhausted", "funds_apart",
}  # fmt: skip
"""The reasons that :func:`without` can lift."""


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
    if limit == "classes_full":
        return replace(problem, classes_max=at(problem.classes_max, training, 99))
    if limit == "seats_full":
        return replace(problem, seats_max=at(problem.seats_max, training, 999))
    if limit in ("opd_without_ceiling", "opd_ceiling"):
        return replace(problem, opd_ceiling=at(problem.opd_ceiling, (fund, opd), NO_LIMIT))
    if limit in ("class_unaffordable", "fund_exhausted"):
        return replace(problem, fund_ceiling=at(problem.fund_ceiling, fund, PLENTY))
    if limit == "funds_apart":
        return replace(problem, pooled=at(problem.pooled, training, True))
    assert limit == "budget_exhausted"
    return replace(problem, total_ceiling=None)


def place_of(numbered: Numbered, name: str, row: dict[str, object]) -> int:
    if name == "opd":
        person = numbered.people.index(str(row["nip"]))
        return int(numbered.problem.opd[person])
    return getattr(numbered, name + "s").index(row[name])


def loosened_tables(given: PlanInput, row: dict[str, object]) -> PlanInput:
    """Loosen a limit in the office's own tables."""
    step = int(float(str(row["step"])))
    if row["limit"] == "budget":
        return replace(given, total_budget=given.total_budget + step)
    if row["limit"] in ("seats", "classes"):
        column = {"seats": "seats_max", "classes": "classes_max"}[str(row["limit"])]
        more = given.trainings[column] + step * (given.trainings["training"] == row["training"]).astype("int64")
        return replace(given, trainings=given.trainings.assign(**{column: more}))
    if row["limit"] in ("floor", "cap"):
        return replace(given, rules=_with_group(given.rules, row, step))
    opds = given.budgets["opd"].map(lambda opd: fold(opd) if isinstance(opd, str) else "")
    asked = fold(str(row["opd"])) if row["limit"] == "opd_ceiling" else ""
    now = (given.budgets["year"] == given.year) & given.budgets["window"].isin(given.windows)
    rows = given.budgets.index[now & (given.budgets["fund"] == row["fund"]) & (opds == asked)]
    more = pd.Series(0, given.budgets.index)
    more.loc[rows[0]] = step
    return replace(given, budgets=given.budgets.assign(ceiling=given.budgets["ceiling"] + more))


def _with_group(rules: Rules, row: dict[str, object], step: int) -> Rules:
    """Let a group have ``step`` seats fewer than it must have, or more than it may have."""
    allowed = int(float(str(row["allowed"])))
    key, seats = {"floor": ("floors", allowed - step), "cap": ("caps", allowed + step)}[str(row["limit"])]
    changed = [
        rule.model_copy(update={"seats": seats, "share": None} if rule.name == row["subject"] else {})
        for rule in getattr(rules, key)
    ]
    return rules.model_copy(update={key: tuple(changed)})
