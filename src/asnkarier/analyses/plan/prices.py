"""What loosening a limit is worth, found by making the plan again with the limit loosened.

The best plan under the limits as they are is worth between the plan's value ``v`` and its upper bound ``u``; with the
limit loosened, between ``v'`` and ``u'``. So the best plan gains between ``v' - u`` (at least 0) and ``u' - v``, an
interval that is as narrow as the two proofs. The prices of the relaxed programme only choose which limits are tried:
they speak of fractions of people and classes and can be many times too high.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from asnkarier.analyses.plan.ceilings import Ceilings
from asnkarier.analyses.plan.limits import cheapest_seats
from asnkarier.analyses.plan.problem import Numbered
from asnkarier.analyses.plan.slack import ENOUGH, Slack
from asnkarier.config.region import TrainingPlanRules as Rules
from asnkarier.optimisation.solve_training import Solved, solve_training
from asnkarier.optimisation.training_problem import NOT_CHOSEN, Plan, Prices, TrainingProblem
from asnkarier.tables.frames import PlanLimits
from asnkarier.tables.plan_results import PLAN_LIMITS
from asnkarier.tables.vocabulary import fold

MONEY_STEPS = (10_000_000, 50_000_000, 100_000_000)
"""Rupiah an office can ask for."""
MORE_SEATS = 10
"""Seats more in each class."""
WORTH_A_STEP = 0.01
"""Share of a ceiling below which a step is not looked at: proofs are hardly closer than that."""
OF_THE_TIME = 0.5
"""Share of the main search's time that one search more may take."""
_KIND = {
    "seats": "places",
    "classes": "places",
    "floor": "groups",
    "cap": "groups",
    "quota": "groups",
    "trainings": "people",
} | dict.fromkeys(("fund", "budget", "opd_ceiling"), "money")
Row = dict[str, object]


def priced_limits(
    limits: PlanLimits, numbered: Numbered, money: Ceilings, solved: Solved, rules: Rules, most: int
) -> PlanLimits:
    """Give the limits with the worth of loosening those that bind, of at most ``most`` of them."""
    slack = Slack(numbered.problem, solved.plan)
    found = limits.astype(object).where(limits.notna(), None)
    rows: list[Row] = [dict(zip(found.columns, row, strict=True)) for row in found.itertuples(index=False)]
    for row in chosen_limits(rows, numbered, money, solved, slack)[:most]:
        step = step_of(row, numbered, slack)
        again = make_again(loosened(numbered, money, row, step), solved, rules)
        row |= {"priced": "computed", "step": step, **_worth(numbered, solved, again)}
    return PlanLimits(PLAN_LIMITS.conform(pd.DataFrame(rows, columns=PLAN_LIMITS.names)))


def chosen_limits(rows: list[Row], numbered: Numbered, money: Ceilings, solved: Solved, slack: Slack) -> list[Row]:
    """Give the limits that bind: of money, of places, of groups and of people in turn, those that seem dearest first.

    What seems so is what the relaxed programme says.

    A fund given to OPDs by name has no ceiling of its own to ask for: its OPDs' ceilings are looked at instead, if
    it binds or they do.
    """
    full = {row["fund"] for row in rows if row["limit"] == "fund" and row["binding"]}
    asked = [
        row
        for row in rows
        if (row["binding"] and not (row["limit"] == "fund" and row["fund"] in money.opds_only))
        or (row["limit"] == "opd_ceiling" and row["fund"] in money.opds_only & full)
    ]
    hints = [0.0 if solved.prices is None else _hint(row, numbered, money, solved.prices, slack) for row in asked]
    best = [asked[place] for place in np.argsort(-np.array(hints), kind="stable")]
    kinds = [
        [row for row in best if _KIND[str(row["limit"])] == kind] for kind in ("money", "places", "groups", "people")
    ]
    return [row for turn in zip_longest(*kinds) for row in turn if row is not None]


def step_of(row: Row, numbered: Numbered, slack: Slack) -> int:
    """Give by how much a limit is loosened: rupiah that an office can ask for, a class, a training, or ten seats.

    Of the rupiah the fewest that are a share of the ceiling worth looking at and pay for the cheapest seat wanted. The
    seats are those of each class, or of all that a cap or quota leaves. A floor is removed: what one promised seat
    costs says little, where a class needs several people.
    """
    allowed, used = (int(float(str(row[name]))) for name in ("allowed", "used"))
    if row["limit"] == "floor":
        return allowed
    if row["limit"] in ("seats", "cap", "quota"):
        return MORE_SEATS
    if row["limit"] in ("classes", "trainings"):
        return 1
    cheapest = cheapest_seats(slack)
    wanted = int(cheapest.min() if row["fund"] is None else cheapest[numbered.funds.index(str(row["fund"]))])
    short = wanted - (allowed - used) if wanted < ENOUGH else 0
    least = max(short, int(WORTH_A_STEP * allowed))
    return next((step for step in MONEY_STEPS if step >= least), MONEY_STEPS[-1])


def loosened(numbered: Numbered, money: Ceilings, row: Row, step: int) -> TrainingProblem:
    """Give the problem with one limit (a row of ``PLAN_LIMITS``) loosened by a step.

    The ceiling of an OPD in a fund that is given to OPDs by name is money of the fund too.
    """
    problem = numbered.problem
    if row["limit"] == "budget":
        return replace(problem, total_ceiling=(problem.total_ceiling or 0) + step)
    if row["limit"] == "trainings":
        return replace(problem, trainings_max=problem.trainings_max + step)
    if row["limit"] in ("seats", "classes"):
        training = numbered.trainings.index(str(row["training"]))
        if row["limit"] == "seats":
            return replace(problem, seats_max=_raised(problem.seats_max, training, step))
        return replace(problem, classes_max=_raised(problem.classes_max, training, step))
    if row["limit"] == "floor":
        return replace(problem, group_min=_raised(problem.group_min, _group(row, numbered), -step))
    if row["limit"] in ("cap", "quota"):
        return replace(problem, group_max=_raised(problem.group_max, _group(row, numbered), step))
    fund = numbered.funds.index(str(row["fund"]))
    if row["limit"] == "fund":
        return replace(problem, fund_ceiling=_raised(problem.fund_ceiling, fund, step))
    opd = numbered.opds.index(fold(str(row["opd"])))
    own = row["fund"] in money.opds_only
    return replace(
        problem,
        opd_ceiling=_raised(problem.opd_ceiling, (fund, opd), step),
        fund_ceiling=_raised(problem.fund_ceiling, fund, step if own else 0),
    )


def make_again(problem: TrainingProblem, solved: Solved, rules: Rules) -> Solved:
    """Solve a loosened problem; the plan there is keeps every limit of it too and stands if none better is found."""
    again = solve_training(
        problem,
        gap_tolerance=rules.gap_tolerance,
        time_limit=OF_THE_TIME * rules.time_limit_seconds,
        near=solved,
    )
    if again.objective >= solved.objective:
        return again
    return replace(again, plan=solved.plan, objective=solved.objective)


def people_with_seat(problem: TrainingProblem, plan: Plan) -> int:
    """Count the people with a seat."""
    return int(np.unique(problem.person[plan.fund != NOT_CHOSEN]).size)


def _raised(limits: NDArray[np.int64], place: int | tuple[int, int], step: int) -> NDArray[np.int64]:
    raised = limits.copy()
    raised[place] += step
    return raised


def _group(row: Row, numbered: Numbered) -> int:
    return [f"{group.kind} {group.name}" for group in numbered.groups].index(f"{row['limit']} {row['subject']}")


def _hint(row: Row, numbered: Numbered, money: Ceilings, prices: Prices, slack: Slack) -> float:
    """Give what the relaxed programme says one step is worth: good enough to choose what to look at, no more."""
    step = step_of(row, numbered, slack)
    if row["limit"] == "budget":
        return prices.total * step
    if row["limit"] == "trainings":
        return 0.0  # what keeps within a person has no price there
    if row["limit"] in ("floor", "cap", "quota"):
        return float(prices.group[_group(row, numbered)]) * step
    if row["limit"] in ("seats", "classes"):
        training = numbered.trainings.index(str(row["training"]))
        more = MORE_SEATS * int(slack.held[training])
        return float(prices.seats[training].max() * more if row["limit"] == "seats" else prices.classes[training])
    fund = numbered.funds.index(str(row["fund"]))
    of_fund = float(prices.fund[fund])
    if row["limit"] == "fund":
        return of_fund * step
    of_opd = float(prices.opd[fund, numbered.opds.index(fold(str(row["opd"])))])
    return (of_opd + (of_fund if row["fund"] in money.opds_only else 0.0)) * step


def _worth(numbered: Numbered, solved: Solved, again: Solved) -> Row:
    problem = numbered.problem
    more = numbered.expected_levels(again.plan) - numbered.expected_levels(solved.plan)
    return {
        "worth_low": max(0.0, again.objective - solved.upper_bound),
        "worth_high": max(0.0, again.upper_bound - solved.objective),
        "levels_more": more,
        "people_more": people_with_seat(problem, again.plan) - people_with_seat(problem, solved.plan),
    }
