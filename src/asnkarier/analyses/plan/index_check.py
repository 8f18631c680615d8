"""Recompute a plan that raises the index from its tables, knowing nothing of how it was made.

Who may have which seat, classes and money are looked at by the checker of the training plan; what the seats bring is
worked out here from the histories once more, in plain loops: a seat counts as a training attended in the plan's year.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from asnkarier.analyses.ip_asn.parts import IpAsnInput
from asnkarier.analyses.plan import check_money, check_people
from asnkarier.analyses.plan.check_books import Books, Violation, same
from asnkarier.analyses.plan.check_index import TRACED_RECORDS, Ledger, plain_rows
from asnkarier.analyses.plan.index_input import IndexInput
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.tables import plan_results
from asnkarier.tables.frames import (
    PlanBudgetSteps,
    PlanCompetencies,
    PlanCuts,
    PlanNeeds,
    PlanOpd,
    PlanPartners,
    PlanRobust,
    PlanStranded,
    PlanSummary,
)

if TYPE_CHECKING:  # it loads the solver
    from asnkarier.analyses.plan.index_plan import IndexPlan

OF_THE_PLAN = (
    check_people.seats_are_allowed,
    check_people.decisions_are_kept,
    check_people.people_are_within_limits,
    check_people.what_comes_first_comes_first,
    check_people.floors_and_caps_are_kept,
    check_people.quotas_are_kept,
    check_money.classes_are_held,
    check_money.classes_are_stated_right,
    check_money.money_is_within_ceilings,
)


def index_violations(
    given: PlanInput, index: IndexInput, measured: IpAsnInput, made: IndexPlan
) -> tuple[Violation, ...]:
    """Give everything in a plan that breaks a limit or is not what the tables say; () for a good plan."""
    books = Books(given, _as_training_plan(given, made))
    unknown = tuple(check_people.names_exist(books))
    if unknown:
        return unknown
    ledger = Ledger(index, measured, made.seats, given)
    return (
        *(violation for check in OF_THE_PLAN for violation in check(books)),
        *_parts_are_those_on_record(ledger, index),
        *_seats_bring_what_they_say(books, ledger),
        *_index_is_stated_right(books, ledger, index, made),
        *_opds_are_stated_right(ledger, index, measured, made),
    )


def _parts_are_those_on_record(ledger: Ledger, index: IndexInput) -> Iterator[Violation]:
    """What the plan begins from is what the histories show."""
    for row in plain_rows(index.parts):
        if row["part"] not in ledger.parts_of(row["nip"]) or (
            index.completed and row["part"] in ledger.recorded[row["nip"]]
        ):
            continue
        expected = row["points_most"] if ledger.has(row["nip"], row["part"], []) else 0.0
        if not same(row["points_low"], expected):
            yield Violation("part_on_record", f"{row['nip']} {row['part']}", row["points_low"], expected)


def _seats_bring_what_they_say(books: Books, ledger: Ledger) -> Iterator[Violation]:
    """The seats of a person bring their points together, and none could be left out for nothing."""
    for nip in books.seats_of:
        if nip not in ledger.people:
            yield Violation("not_measured", nip)
            continue
        seats = ledger.seats[nip]
        gained = ledger.worth(nip, seats) - ledger.worth(nip, [])
        stated = math.fsum(seat["points"] for seat in seats)
        if not same(stated, gained):
            yield Violation("seat_points", nip, stated, gained)
        for seat in seats:
            if not same(ledger.worth(nip, [one for one in seats if one is not seat]), ledger.worth(nip, seats)):
                continue
            if not any(seat["training"] in books.not_passed(nip, other) for other in books.trainings_of[nip]):
                yield Violation("brings_nothing", f"{nip} {seat['training']}")


def _index_is_stated_right(books: Books, ledger: Ledger, index: IndexInput, made: IndexPlan) -> Iterator[Violation]:
    """Before, after, bounds and target are those of the people measured."""
    summary = made.summary.astype(object).iloc[0]
    before, people = _before(index), index.people
    points = math.fsum(
        ledger.worth(nip, seats) - ledger.worth(nip, []) for nip, seats in ledger.seats.items() if nip in ledger.people
    )
    expected = {
        "people": people,
        "index_before": math.fsum(before.values()) / people,
        "index_after": (math.fsum(before.values()) + points) / people,
        "points": points,
        "cost": books.summary["cost"],
        "seats": len(books.seats),
        "people_with_seat": len(books.seats_of),
        "classes": sum(row["classes"] for row in books.classes),
    }
    for name, figure in expected.items():
        if not same(float(summary[name]), float(figure)):
            yield Violation(f"summary_{name}", "", summary[name], figure)
    if index.target is not None:
        if expected["index_after"] < index.target - 1e-6:
            yield Violation("target_missed", "", expected["index_after"], index.target)
        if summary["cost_least"] > summary["cost"]:
            yield Violation("bound_above_cost", "", summary["cost_least"], summary["cost"])
    if summary["index_most"] < expected["index_after"] - 1e-9:
        yield Violation("bound_below_index", "", summary["index_most"], expected["index_after"])


def _opds_are_stated_right(
    ledger: Ledger, index: IndexInput, measured: IpAsnInput, made: IndexPlan
) -> Iterator[Violation]:
    """The OPDs have everybody measured once, and their figures are means over these."""
    before = _before(index)
    people: dict[str, list[str]] = defaultdict(list)
    for row in measured.employees.to_dict("records"):
        people[row["opd"] if isinstance(row["opd"], str) else "–"].append(row["nip"])
    stated = {row["opd"]: row for row in made.opd.to_dict("records")}
    if stated.keys() != people.keys():
        yield Violation("opds", "", sorted(stated), sorted(people))
        return
    for opd, nips in people.items():
        points = math.fsum(ledger.worth(nip, ledger.seats[nip]) - ledger.worth(nip, []) for nip in nips)
        whole = math.fsum(before[nip] for nip in nips)
        expected = {
            "people": len(nips),
            "index_before": whole / len(nips),
            "index_after": (whole + points) / len(nips),
            "points": points,
            "seats": sum(len(ledger.seats[nip]) for nip in nips),
        }
        for name, figure in expected.items():
            if not same(float(stated[opd][name]), float(figure)):
                yield Violation(f"opd_{name}", opd, stated[opd][name], figure)


def _before(index: IndexInput) -> dict[str, float]:
    """Points of each person without the plan."""
    points: dict[str, list[float]] = defaultdict(list)
    for row in plain_rows(index.parts):
        traced = isinstance(row["missing"], str) and set(row["missing"].split(";")) <= TRACED_RECORDS
        points[row["nip"]].append(row["points_high"] if index.completed and traced else row["points_low"])
    return {nip: math.fsum(values) for nip, values in points.items()}


def _as_training_plan(given: PlanInput, made: IndexPlan) -> TrainingPlan:
    """Give the plan as the checker of the training plan reads one; it closes no levels."""
    summary = pd.DataFrame([{"cost": made.summary["cost"].iloc[0], "year": given.year}])
    return TrainingPlan(
        plan=made.plan,
        competencies=PlanCompetencies(plan_results.PLAN_COMPETENCIES.empty()),
        classes=made.plan_classes,
        opd=PlanOpd(plan_results.PLAN_OPD.empty()),
        needs=PlanNeeds(plan_results.PLAN_NEEDS.empty()),
        limits=made.limits,
        summary=PlanSummary(plan_results.PLAN_SUMMARY.conform(summary)),
        stranded=PlanStranded(plan_results.PLAN_STRANDED.empty()),
        budget_steps=PlanBudgetSteps(plan_results.PLAN_BUDGET_STEPS.empty()),
        cuts=PlanCuts(plan_results.PLAN_CUTS.empty()),
        partners=PlanPartners(plan_results.PLAN_PARTNERS.empty()),
        robust=PlanRobust(plan_results.PLAN_ROBUST.empty()),
    )
