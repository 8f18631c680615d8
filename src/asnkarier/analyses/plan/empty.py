"""Why a plan has no seat: the cause that an office must act on before a plan is of any use."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan

Cause = Literal[
    "nothing_required",  # no standard asks anything of anybody
    "no_gap",
    "no_competencies",  # the catalogue says of no training which competency it raises
    "nobody_assessed",
    "no_training",
    "not_open",  # to these people: they leave or are away, or the catalogue or the days do not allow them
    "people_unknown",  # whether they may attend depends on what is not known of them
    "prerequisite",
    "banned",
    "cap",
    "no_money",
    "no_class",
    "no_value",
    "not_found",  # a plan may exist; the search ended before it found one
]
OF_REASON: dict[str, Cause] = {
    "no_training": "no_training",
    "leaves_before_end": "not_open",
    "away": "not_open",
    "jenjang_not_allowed": "not_open",
    "employment_not_allowed": "not_open",
    "not_eligible": "not_open",
    "eligibility_unknown": "people_unknown",
    "prerequisite_missing": "prerequisite",
    "banned": "banned",
    "person_limit": "not_open",
    "no_fund": "no_money",
    "fund_exhausted": "no_money",
    "class_unaffordable": "no_money",
    "funds_apart": "no_money",
    "budget_exhausted": "no_money",
    "opd_without_ceiling": "no_money",
    "opd_ceiling": "no_money",
    "class_not_held": "no_class",
    "seats_full": "no_class",
    "classes_full": "no_class",
    "cap_reached": "cap",
    "no_value": "no_value",
    "better_use": "no_value",
}
"""What stops one need of which a valid level is known, seen for the whole region."""
_ROUNDING = 1e-6


@dataclass(frozen=True)
class Emptiness:
    """Why there is no seat: the cause of most gaps, of how many, and how many needs there are besides."""

    cause: Cause
    count: int
    """Needs of which this is the cause."""
    needs: int
    """Gaps and unknown levels in all."""
    unknown: int
    """Of these, without a valid assessment."""


def why_empty(given: PlanInput, made: TrainingPlan) -> Emptiness | None:
    """Give why a plan is empty; None for one with seats."""
    if len(made.plan):
        return None
    needs, unknown = len(made.needs), int(made.needs["gap"].isna().sum())

    def because(cause: Cause, count: int) -> Emptiness:
        return Emptiness(cause, count, needs, unknown)

    if not len(given.gaps):
        return because("nothing_required", 0)
    if not needs:
        return because("no_gap", 0)
    if not len(given.training_competencies):
        return because("no_competencies", needs)
    if unknown == needs:
        return because("nobody_assessed", needs)
    if made.summary["upper_bound"].item() > _ROUNDING:
        return because("not_found", needs - unknown)
    counts: Counter[Cause] = Counter()
    for reason in sorted(made.needs["reason"][made.needs["gap"].notna()]):
        counts[OF_REASON[reason]] += 1
    return because(*counts.most_common(1)[0])
