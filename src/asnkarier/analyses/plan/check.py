"""Recompute a training plan from its tables, knowing nothing of how it was made.

Plain loops and whole numbers, written against the words of the law and of the documentation, sharing no rule with
``optimisation`` or with the modules that made the plan. A plan with a violation must not be published:
it is a bug of the program, never of the user.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from asnkarier.analyses.plan import check_effects, check_money, check_people, check_ways
from asnkarier.analyses.plan.check_books import Books, Violation
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan

CHECKS: tuple[Callable[[Books], Iterator[Violation]], ...] = (
    check_people.seats_are_allowed,
    check_people.committed_seats_stand,
    check_people.decisions_are_kept,
    check_people.people_are_within_limits,
    check_people.what_comes_first_comes_first,
    check_people.floors_and_caps_are_kept,
    check_people.quotas_are_kept,
    check_ways.gaps_are_closed_once,
    check_ways.seats_are_stated_right,
    check_ways.needs_are_answered,
    check_money.classes_are_held,
    check_money.classes_are_stated_right,
    check_money.money_is_within_ceilings,
    check_money.totals_are_stated_right,
    check_money.committed_money_is_stated_right,
    check_effects.expectations_are_stated_right,
    check_effects.what_stays_open_is_stated_right,
    check_effects.own_money_is_stated_right,
)


def violations(given: PlanInput, made: TrainingPlan) -> tuple[Violation, ...]:
    """Give everything in a plan that breaks a limit or is not what the tables say; () for a good plan."""
    books = Books(given, made)
    unknown = tuple(check_people.names_exist(books))
    if unknown:
        return unknown
    return tuple(violation for check in CHECKS for violation in check(books))
