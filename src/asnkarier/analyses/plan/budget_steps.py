"""What more money would buy, and which seats go first when there is less.

More money is added to the fund with the largest ceiling of its own, and the plan is made again.

Less money strikes seats from the plan and gives nobody a new one: an office that must save in the year withdraws
invitations, it does not start over. Every ceiling is cut by the same share, and each cut begins from what the smaller
one has left, so that whoever goes at a small cut is gone at every larger one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.candidates import PAIR
from asnkarier.analyses.plan.ceilings import Ceilings
from asnkarier.analyses.plan.prices import make_again, people_with_seat
from asnkarier.analyses.plan.problem import Numbered
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.optimisation.solve_training import Solved, solve_training
from asnkarier.optimisation.training_problem import NO_LIMIT, NOT_CHOSEN, Flags, Ints, Plan, TrainingProblem, plan_cost
from asnkarier.optimisation.unreachable import Unreachable
from asnkarier.tables.frames import PlanBudgetSteps, PlanCuts, PlanSeats
from asnkarier.tables.plan_results import PLAN_BUDGET_STEPS, PLAN_CUTS

MORE = (50_000_000, 100_000_000, 250_000_000)
"""Rupiah added."""
CUTS = (10, 25, 40)
"""Per cent of every ceiling taken away."""
Row = dict[str, object]


def budget_steps(
    given: PlanInput, money: Ceilings, numbered: Numbered, solved: Solved, seats: PlanSeats
) -> tuple[PlanBudgetSteps, PlanCuts]:
    """Give the plan with more money and with less, and at which cut each seat goes, those that go first above."""
    cuts = list(_cuts(given, numbered, solved.plan))
    rows = [*_more(given, money, numbered, solved), *(row for row, _ in cuts)]
    gone_at = np.full(numbered.problem.pairs, "", dtype=object)
    for row, kept in reversed(cuts):
        gone_at[(solved.plan.fund != NOT_CHOSEN) & ~kept] = row["step"]
    gone = numbered.pairs[PAIR].assign(step=gone_at)[gone_at != ""]
    lost = seats.merge(gone, on=PAIR).sort_values(["step", "opd", "unor", *PAIR], na_position="last")
    return (
        PlanBudgetSteps(PLAN_BUDGET_STEPS.conform(pd.DataFrame(rows, columns=PLAN_BUDGET_STEPS.names))),
        PlanCuts(PLAN_CUTS.conform(lost)),
    )


def _more(given: PlanInput, money: Ceilings, numbered: Numbered, solved: Solved) -> Iterator[Row]:
    own = [fund for fund in money.funds if fund not in money.opds_only]
    if not own:
        return
    fund = max(own, key=lambda name: (money.funds[name], name))
    column = numbered.funds.index(fund)
    best = solved
    for step in MORE:
        problem = numbered.problem
        total = problem.total_ceiling
        richer = replace(
            problem,
            fund_ceiling=problem.fund_ceiling + step * (np.arange(problem.funds) == column),
            total_ceiling=None if total is None else total + step,
        )
        best = make_again(richer, best, given.rules)
        yield _row(f"+{step}", fund, richer, numbered, best)


def _cuts(given: PlanInput, numbered: Numbered, plan: Plan) -> Iterator[tuple[Row, Flags]]:
    """Give each cut with the pairs that keep their seat; none any more where seats already decided cost too much."""
    kept = plan.fund != NOT_CHOSEN
    for share in CUTS:
        poorer = _cut(numbered.problem, share)
        try:
            found = solve_training(
                _within(poorer, kept),
                gap_tolerance=given.rules.gap_tolerance,
                time_limit=given.rules.time_limit_seconds,
            )
        except Unreachable:
            return
        fund = np.full(kept.size, NOT_CHOSEN, dtype=np.int64)
        fund[kept] = found.plan.fund
        kept = fund != NOT_CHOSEN
        yield _row(f"-{share}%", None, poorer, numbered, replace(found, plan=Plan(fund, found.plan.classes))), kept


def _row(step: str, fund: str | None, problem: TrainingProblem, numbered: Numbered, solved: Solved) -> Row:
    ceilings, total = int(problem.fund_ceiling.sum()), problem.total_ceiling
    return {
        "step": step,
        "fund": fund,
        "budget": ceilings if total is None else min(ceilings, total),
        "cost": plan_cost(problem, solved.plan),
        "people": people_with_seat(problem, solved.plan),
        "seats": int((solved.plan.fund != NOT_CHOSEN).sum()),
        "levels_expected": numbered.expected_levels(solved.plan),
        "objective": solved.objective,
        "upper_bound": solved.upper_bound,
    }


def _cut(problem: TrainingProblem, share: int) -> TrainingProblem:
    """Give the problem with every ceiling cut by a share in per cent, rounded down to a rupiah; floors are given up."""

    def less(ceiling: Ints) -> Ints:
        cut: Ints = np.where(ceiling == NO_LIMIT, NO_LIMIT, ceiling * (100 - share) // 100)
        return cut

    total = problem.total_ceiling
    return replace(
        problem,
        fund_ceiling=less(problem.fund_ceiling),
        opd_ceiling=less(problem.opd_ceiling),
        total_ceiling=None if total is None else total * (100 - share) // 100,
        group_min=np.full_like(problem.group_min, NO_LIMIT),
    )


def _within(problem: TrainingProblem, kept: Flags) -> TrainingProblem:
    """Give the problem with only some of its pairs, and only the ways that these can take."""
    number = np.cumsum(kept) - 1
    steps_missing = np.bincount(problem.step_way, ~kept[problem.step_pair], minlength=problem.way_need.size)
    ways = steps_missing == 0
    way_number = np.cumsum(ways) - 1
    steps = ways[problem.step_way]
    both = kept[problem.later_pair] & kept[problem.earlier_pair]
    members = kept[problem.member_pair]
    return replace(
        problem,
        person=problem.person[kept],
        training=problem.training[kept],
        bonus=problem.bonus[kept],
        locked=problem.locked[kept],
        paid_by=None if problem.paid_by is None else problem.paid_by[kept],
        way_need=np.unique(problem.way_need[ways], return_inverse=True)[1].astype(np.int64),
        way_value=problem.way_value[ways],
        step_way=way_number[problem.step_way[steps]],
        step_pair=number[problem.step_pair[steps]],
        later_pair=number[problem.later_pair[both]],
        earlier_pair=number[problem.earlier_pair[both]],
        member_group=problem.member_group[members],
        member_pair=number[problem.member_pair[members]],
    )
