"""Totals of a training plan: for each OPD, and for the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from asnkarier.analyses.plan.ceilings import Ceilings
from asnkarier.analyses.plan.committed import committed_cost
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.tables.frames import PlanClasses, PlanNeeds, PlanOpd, PlanSeats, PlanSummary
from asnkarier.tables.plan_results import PLAN_OPD, PLAN_SUMMARY
from asnkarier.tables.vocabulary import fold, one_spelling

if TYPE_CHECKING:  # it would load the solver
    from asnkarier.optimisation.solve_training import Solved


def plan_opd(given: PlanInput, money: Ceilings, plan: PlanSeats) -> PlanOpd:
    """Give every OPD with active employees or seats, sorted by name; those without an OPD come last.

    Names that differ in case or punctuation only are one OPD.
    """
    spelling = one_spelling(pd.concat([frame["opd"].dropna() for frame in (given.employees, given.gaps, plan)]))
    employees, gaps, all_seats = (
        frame.assign(opd=frame["opd"].map(spelling))
        for frame in (given.employees[["nip", "opd"]], given.gaps[given.gaps["status"] == "gap"], plan)
    )
    reached = people_reaching_jp(given, plan)
    rows = []
    there = pd.concat([employees["opd"], all_seats["opd"]])
    for opd in [*sorted(there.dropna().unique()), *([None] if there.isna().any() else [])]:
        people, own_gaps, seats = (_of(opd, frame) for frame in (employees, gaps, all_seats))
        own = {} if opd is None else {fund: c for (fund, name), c in money.opds.items() if name == fold(opd)}
        rows.append(
            {
                "opd": opd,
                "employees": len(people),
                "with_gap": own_gaps["nip"].nunique(),
                "people": seats["nip"].nunique(),
                "seats": len(seats),
                "cost": seats["cost"].sum(),
                "cost_own": seats["cost"][seats["fund"].isin(own)].sum() if own else None,
                "ceiling": sum(own.values()) if own else None,
                "levels_missing": own_gaps["gap"].sum(),
                "levels_closed": seats["levels_closed"].sum(),
                "levels_expected": seats["levels_expected"].sum(),
                "jp_reached": len(reached & set(people["nip"])),
            }
        )
    return PlanOpd(PLAN_OPD.conform(pd.DataFrame(rows)))


def plan_summary(
    given: PlanInput, money: Ceilings, plan: PlanSeats, classes: PlanClasses, solved: Solved
) -> PlanSummary:
    """Give the figures of the whole plan."""
    gaps = given.gaps[given.gaps["status"] == "gap"]
    ceilings = sum(money.funds.values())
    row = {
        "year": given.year,
        "as_of": pd.Timestamp(given.as_of),
        "objective": solved.objective,
        "upper_bound": solved.upper_bound,
        "gap": solved.gap,
        "cost": classes["cost"].sum(),
        "budget": ceilings if given.total_budget is None else min(ceilings, given.total_budget),
        "people": plan["nip"].nunique(),
        "seats": len(plan),
        "classes": classes["classes"].sum(),
        "levels_closed": plan["levels_closed"].sum(),
        "levels_expected": plan["levels_expected"].sum(),
        "levels_missing": gaps["gap"].sum(),
        "jp_reached": len(people_reaching_jp(given, plan)),
        "gap_tolerance": given.rules.gap_tolerance,
        "stopped_by": solved.stopped_by,
        "committed_seats": None if given.committed is None else len(given.standing),
        "committed_cost": None if given.committed is None else committed_cost(given, classes),
    }
    return PlanSummary(PLAN_SUMMARY.conform(pd.DataFrame([row])))


def people_reaching_jp(given: PlanInput, plan: PlanSeats) -> set[str]:
    """Give the NIPs whom the plan brings to the JP they must reach; none of those who have them without it."""
    jp = plan.groupby("nip")["jp"].sum()
    return {nip for nip, least in given.jp_to_reach.items() if nip in jp.index and jp[nip] >= least}


def stopped_by(needs: PlanNeeds, reason: str) -> tuple[int, int]:
    """Count the needs without a seat for a reason, and the people they are of."""
    rows = needs[needs["reason"] == reason]
    return len(rows), int(rows["nip"].nunique())


def _of(opd: str | None, frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["opd"].isna() if opd is None else frame["opd"] == opd]
