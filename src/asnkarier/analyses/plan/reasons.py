"""Why each need is, or is not, met by the plan: what would have to be loosened to seat the person.

For a gap the trainings that raise it are asked in turn: is there one at all, one that nothing bars the person from
(:mod:`asnkarier.analyses.plan.admission`), one the person's days and JP would allow at all? Of those left
the one with the fewest obstacles in the finished plan is named (:mod:`asnkarier.analyses.plan.obstacles`), with all of
them; the seat worth most where several have as few. ``better_use`` remains where nothing stands in the way: holding
the class is not worth its cost, or the search ended within its tolerance.
"""

from __future__ import annotations

from typing import NewType

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.admission import BARS
from asnkarier.analyses.plan.candidates import TrainingSteps
from asnkarier.analyses.plan.obstacles import REASON, nearest_fund, obstacles
from asnkarier.analyses.plan.problem import Numbered
from asnkarier.analyses.plan.slack import Slack
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.optimisation.training_problem import Ints
from asnkarier.tables.frames import PlanCompetencies, PlanNeeds
from asnkarier.tables.plan_results import PLAN_NEEDS

NEED = ["nip", "competency"]
_OPEN = ("gap", "unassessed", "expired")
_STAGES = (*BARS[1:], "no_value", "person_limit")
"""What keeps a person from a training whatever the plan is, in the order asked."""

Answers = NewType("Answers", pd.DataFrame)
"""One row per need: ``nip, competency, reason, training, fund, limits`` and, of those met, ``level_to``."""


def plan_reasons(
    given: PlanInput, steps: TrainingSteps, numbered: Numbered, slack: Slack, met: PlanCompetencies
) -> PlanNeeds:
    """Give what became of each need, sorted by OPD, unit, NIP and competency."""
    rows = given.gaps[given.gaps["status"].isin(_OPEN)]
    rows = rows.sort_values(["opd", "unor", "nip", "competency"], na_position="last", ignore_index=True)
    answers = pd.concat([_selected(met), _stopped(steps, numbered, slack)]).drop_duplicates(NEED)
    found = rows[NEED].merge(answers, on=NEED, how="left")
    unknown = rows["status"].map({"unassessed": "not_assessed", "expired": "assessment_expired"})
    known = unknown.isna()
    return PlanNeeds(
        PLAN_NEEDS.conform(
            rows.assign(
                reason=found["reason"].fillna("no_training").where(known, unknown),
                gap_after=(rows["level_required"] - found["level_to"]).where(known & (found["reason"] == "selected")),
                **{name: found[name].where(known) for name in ("limits", "fund", "training")},
            )
        )
    )


def _selected(met: PlanCompetencies) -> Answers:
    """Give the needs that seats meet, with the level they lead to and, of a chain, the first training."""
    first = met.sort_values([*NEED, "level_from"]).drop_duplicates(NEED)[[*NEED, "training"]]
    reached = met.groupby(NEED, as_index=False).agg(level_to=("level_to", "max"))
    return Answers(first.merge(reached, on=NEED).assign(reason="selected", limits=None, fund=None))


def _stopped(steps: TrainingSteps, numbered: Numbered, slack: Slack) -> Answers:
    """Give for every gap that a training raises the one that is nearest to being had, and what keeps it."""
    pair = _pair_numbers(steps, numbered)
    stage = _stage(steps, slack, pair)
    flags, fund = _nearest_fund(obstacles(slack), pair)
    row = _best_rows(steps, stage, flags)
    fitting, stopped = stage[row] == len(_STAGES), flags[row]
    words = {flag: _words(int(flag)) for flag in np.unique(stopped)}
    limits = [words[flag] if fits else () for flag, fits in zip(stopped, fitting, strict=True)]
    before = np.array([*_STAGES, "better_use"], dtype=object)[stage[row]]
    funds = np.array([*numbered.funds, None], dtype=object)[np.where(fitting & (stopped != 0), fund[row], -1)]
    return Answers(
        pd.DataFrame(
            {
                **{name: steps[name].to_numpy()[row] for name in (*NEED, "training")},
                "reason": [those[0] if those else other for those, other in zip(limits, before, strict=True)],
                "limits": ["; ".join(those) or None for those in limits],
                "fund": funds,
                "level_to": None,
            }
        )
    )


def _pair_numbers(steps: TrainingSteps, numbered: Numbered) -> Ints:
    """[rows of steps] the pair of the problem; -1 where the person is no candidate for the training."""
    problem, width = numbered.problem, max(1, len(numbered.trainings))
    person = pd.Index(numbered.people, dtype="str").get_indexer(pd.Index(steps["nip"]))
    training = pd.Index(numbered.trainings, dtype="str").get_indexer(pd.Index(steps["training"]))
    keys = problem.person * width + problem.training  # ascending: pairs are sorted by person and training
    asked = np.where((person >= 0) & (training >= 0), person * width + training, -1)
    place = np.minimum(np.searchsorted(keys, asked), max(0, keys.size - 1))
    found = keys[place] == asked if keys.size else np.zeros(asked.size, dtype=bool)
    numbers: Ints = np.where(found, place, -1)
    return numbers


def _stage(steps: TrainingSteps, slack: Slack, pair: Ints) -> Ints:
    """[rows of steps] which of ``_STAGES`` stops the row; their number where none does."""
    valued = pair >= 0  # pairs that are worth nothing are not in the problem
    bar = pd.Categorical(steps["bar"], categories=list(BARS)).codes.astype(np.int64)
    alone = np.zeros(len(steps), dtype=bool)
    alone[valued] = slack.person_fits_alone[pair[valued]]
    stage: Ints = np.where(bar > 0, bar - 1, len(BARS) - 1 + valued + alone)
    return stage


def _nearest_fund(flags: Ints, pair: Ints) -> tuple[Ints, Ints]:
    """[rows of steps] the obstacles under the fund with fewest of them, and that fund; 0 and -1 without a pair."""
    if not flags.size:
        return np.zeros(pair.size, dtype=np.int64), np.full(pair.size, -1, dtype=np.int64)
    fund = nearest_fund(flags)
    least = flags[np.arange(fund.size), fund]
    return np.where(pair >= 0, least[pair], 0), np.where(pair >= 0, fund[pair], -1)


def _best_rows(steps: TrainingSteps, stage: Ints, flags: Ints) -> Ints:
    """Give the row of steps to name for each need: the furthest, then with fewest obstacles, then worth most."""
    person, training, competency = (
        pd.factorize(steps[name], sort=True)[0].astype(np.int64) for name in ("nip", "training", "competency")
    )
    new = np.ones(len(steps), dtype=bool)  # steps are sorted by person and training
    new[1:] = (np.diff(person) != 0) | (np.diff(training) != 0)
    seat = np.cumsum(new) - 1
    worth = np.bincount(seat, steps["value"].to_numpy(dtype=float))[seat]
    need = person * (competency.max(initial=0) + 1) + competency
    order = np.lexsort((training, flags, -worth, np.bitwise_count(flags), -stage, need))
    first = np.ones(order.size, dtype=bool)
    first[1:] = np.diff(need[order]) != 0
    rows: Ints = order[first]
    return rows


def _words(flags: int) -> tuple[str, ...]:
    return tuple(reason for obstacle, reason in REASON.items() if flags & obstacle)
