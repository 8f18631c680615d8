"""The plan that raises the index of professionalism: the cheapest that reaches a target, or the most for the money."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.candidates import PAIR
from asnkarier.analyses.plan.ceilings import Ceilings, ceilings
from asnkarier.analyses.plan.index_input import IndexInput, gained_without
from asnkarier.analyses.plan.index_ways import index_ways
from asnkarier.analyses.plan.limits import plan_limits
from asnkarier.analyses.plan.problem import Numbered, numbered_problem
from asnkarier.analyses.plan.seats import PERSON, class_numbers, lists_of_seats, plan_classes, taken_before
from asnkarier.analyses.plan.slack import Slack
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.analyses.plan.ways import counted_steps
from asnkarier.optimisation.least_cost import least_cost
from asnkarier.optimisation.solve_training import proven_gap, solve_training
from asnkarier.optimisation.training_problem import MILLION, NO_LIMIT, NOT_CHOSEN, Plan, plan_cost, plan_value
from asnkarier.tables.frames import (
    IpAsnPlan,
    IpAsnPlanClasses,
    IpAsnPlanOpd,
    IpAsnPlanSummary,
    PlanClasses,
    PlanLimits,
    PlanSeats,
)
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.ip_asn_results import IP_ASN_PLAN, IP_ASN_PLAN_CLASSES, IP_ASN_PLAN_OPD, IP_ASN_PLAN_SUMMARY
from asnkarier.tables.plan_results import PLAN

_TIE_BREAK = 0.25
"""Points that all the money there is takes off: less than the least there is to gain, so that the index comes first."""


class TargetOutOfReach(Exception):
    """No plan was found that reaches the target: none exceeds ``most``, and ``found`` is the highest that was found."""

    def __init__(self, most: float, found: float) -> None:
        super().__init__(f"no plan was found; none reaches more than {most}")
        self.most, self.found = most, found


@dataclass(frozen=True)
class IndexPlan:
    """The plan as tables of ``tables/ip_asn_results.py``, and as those of the plan that the checker reads."""

    seats: IpAsnPlan
    classes: IpAsnPlanClasses
    opd: IpAsnPlanOpd
    summary: IpAsnPlanSummary
    plan: PlanSeats
    plan_classes: PlanClasses
    limits: PlanLimits


@dataclass(frozen=True)
class _Decided:
    """A plan, the points it brings, and what is proven of it: of its cost with a target, else of its points."""

    plan: Plan
    points: float
    most: float
    """Points that no plan exceeds."""
    cost_least: int | None
    gap: float


def index_plan(given: PlanInput, index: IndexInput) -> IndexPlan:
    """Make the plan, under all limits of the training plan.

    Raises:
        TargetOutOfReach: no plan reaches the target, or none was found.
        Unreachable: no plan keeps every floor.
    """
    money = ceilings(given.budgets, given.year, given.windows)
    numbered = points_alone(given, numbered_problem(given, index_ways(given, index, money.funds), money))
    decided = (
        _highest(given, numbered, _budget(given, money)) if index.target is None else _cheapest(given, index, numbered)
    )
    return _as_tables(given, index, money, numbered, decided)


def points_alone(given: PlanInput, numbered: Numbered) -> Numbered:
    """Give the problem in which nothing counts but points: no credit for JP or certificates, and hardly the cost."""
    problem, budget = numbered.problem, _budget(given, ceilings(given.budgets, given.year, given.windows))
    without = replace(
        problem,
        jp_min=np.full_like(problem.jp_min, NO_LIMIT),
        jp_credit=0.0,
        bonus=np.zeros_like(problem.bonus),
        cost_tie_break=_TIE_BREAK * MILLION / budget if budget else 0.0,
    )
    return replace(numbered, problem=without)


def _budget(given: PlanInput, money: Ceilings) -> int:
    ceilings_ = sum(money.funds.values())
    return ceilings_ if given.total_budget is None else min(ceilings_, given.total_budget)


def _highest(given: PlanInput, numbered: Numbered, budget: int) -> _Decided:
    """The most points for the money; of plans with as many the cheaper one."""
    problem, rules = numbered.problem, given.rules
    solved = solve_training(problem, gap_tolerance=rules.gap_tolerance, time_limit=rules.time_limit_seconds)
    points = plan_value(replace(problem, cost_tie_break=0.0), solved.plan)
    most = solved.upper_bound + problem.cost_tie_break * budget / MILLION
    if (problem.way_value * 2 % 1 == 0).all():  # as shipped points are halves: nothing lies between two of them
        most = math.floor(most * 2 + 1e-6) / 2
    most = max(points, most)
    return _Decided(solved.plan, points, most, None, proven_gap(points, most))


def _cheapest(given: PlanInput, index: IndexInput, numbered: Numbered) -> _Decided:
    """The least cost at which the target is reached."""
    rules, before = given.rules, gained_without(index)
    least = (index.target or 0.0) * index.people - before
    found = least_cost(numbered.problem, least, gap_tolerance=rules.gap_tolerance, time_limit=rules.time_limit_seconds)
    if found.plan is None:
        raise TargetOutOfReach((before + found.most) / index.people, (before + found.best_value) / index.people)
    points = plan_value(replace(numbered.problem, cost_tie_break=0.0), found.plan)
    return _Decided(found.plan, points, max(points, found.most), found.lower_bound, found.gap)


def _as_tables(
    given: PlanInput, index: IndexInput, money: Ceilings, numbered: Numbered, decided: _Decided
) -> IndexPlan:
    seats = _seats(given, numbered, decided.plan)
    plan = PlanSeats(PLAN.conform(seats.rename(columns={"points": "value"})))
    pairs = numbered.ways[PAIR].drop_duplicates()
    classes = plan_classes(given, pairs, numbered, decided.plan, plan)  # type: ignore[arg-type]
    return IndexPlan(
        seats=IpAsnPlan(IP_ASN_PLAN.conform(seats)),
        classes=IpAsnPlanClasses(IP_ASN_PLAN_CLASSES.conform(classes.rename(columns={"value": "points"}))),
        opd=_opd(given, index, seats),
        summary=_summary(given, index, money, numbered, decided, seats, classes),
        plan=plan,
        plan_classes=classes,
        limits=plan_limits(numbered, Slack(numbered.problem, decided.plan), money),
    )


def _seats(given: PlanInput, numbered: Numbered, plan: Plan) -> pd.DataFrame:
    """Give the seats as ``plan_seats`` does, each with the part it brings and its points."""
    chosen = plan.fund != NOT_CHOSEN
    funds = [numbered.funds[fund] for fund in plan.fund[chosen]]
    seats = numbered.pairs[chosen].assign(fund=pd.Series(funds, index=numbered.pairs.index[chosen], dtype="str"))
    steps = counted_steps(numbered.ways, seats)
    brought = steps.groupby(PAIR, as_index=False).agg(part=("competency", "first"), points=("value", "sum"))
    courses = given.trainings[["training", "title", "jp", "days", "cost_per_participant"]]
    seats = (
        seats.merge(brought, on=PAIR, how="left", validate="one_to_one")
        .fillna({"points": 0.0})
        .merge(taken_before(steps.iloc[:0], numbered.requirements, seats), on=PAIR, how="left", validate="one_to_one")
        .merge(given.employees[PERSON], on="nip", validate="many_to_one")
        .merge(courses.rename(columns={"cost_per_participant": "cost"}), on="training", validate="many_to_one")
        .sort_values(["opd", "unor", *PAIR], na_position="last", ignore_index=True)
    )
    numbers = class_numbers(numbered, plan, seats, lists_of_seats(numbered, seats))
    extra = {"levels_closed": 0, "levels_expected": 0.0, "committed": False}
    numbered_seats: pd.DataFrame = seats.assign(training_class=pd.Series(numbers, index=seats.index, dtype="int64"))
    return numbered_seats.assign(**extra)


def _opd(given: PlanInput, index: IndexInput, seats: pd.DataFrame) -> IpAsnPlanOpd:
    """Give every OPD with people measured, sorted by name."""
    places = given.employees.set_index("nip")["opd"].fillna(UNNAMED)
    people = index.by_person.assign(opd=index.by_person["nip"].map(places))
    rows = []
    for opd, group in people.groupby("opd", sort=True):
        own = seats[seats["nip"].isin(group["nip"])]
        points = float(own["points"].sum())
        before = math.fsum(group["before"])
        rows.append(
            {
                "opd": opd,
                "people": len(group),
                "index_before": before / len(group),
                "index_after": (before + points) / len(group),
                "traced": math.fsum(group["traced"]) / len(group),
                "people_with_seat": own["nip"].nunique(),
                "seats": len(own),
                "cost": own["cost"].sum(),
                "points": points,
            }
        )
    return IpAsnPlanOpd(IP_ASN_PLAN_OPD.conform(pd.DataFrame(rows, columns=IP_ASN_PLAN_OPD.names)))


def _summary(
    given: PlanInput,
    index: IndexInput,
    money: Ceilings,
    numbered: Numbered,
    decided: _Decided,
    seats: pd.DataFrame,
    classes: PlanClasses,
) -> IpAsnPlanSummary:
    before, people = gained_without(index), index.people
    row = {
        "year": given.year,
        "as_of": pd.Timestamp(given.as_of),
        "target": index.target,
        "completed": index.completed,
        "people": people,
        "index_before": before / people,
        "traced": math.fsum(index.by_person["traced"]) / people,
        "index_after": (before + decided.points) / people,
        "index_most": (before + decided.most) / people,
        "cost": plan_cost(numbered.problem, decided.plan),
        "cost_least": decided.cost_least,
        "budget": _budget(given, money),
        "gap": decided.gap,
        "gap_tolerance": given.rules.gap_tolerance,
        "points": decided.points,
        "people_with_seat": seats["nip"].nunique(),
        "seats": len(seats),
        "classes": classes["classes"].sum(),
    }
    return IpAsnPlanSummary(IP_ASN_PLAN_SUMMARY.conform(pd.DataFrame([row])))
