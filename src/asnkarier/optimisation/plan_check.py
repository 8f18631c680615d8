"""Whether a plan keeps every rule of a problem, in whole numbers. It shares nothing with the searches."""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.training_problem import NO_LIMIT, NOT_CHOSEN, Plan, TrainingProblem, ways_counted


def broken_rules(problem: TrainingProblem, plan: Plan) -> list[str]:
    """Give the rules the plan breaks, by the names of the rows in :mod:`training_model`; none for a plan that holds."""
    checks = {**_classes(problem, plan), **_money(problem, plan), **_people(problem, plan), **_seats(problem, plan)}
    return [name for name, kept in checks.items() if not kept]


def _participants(problem: TrainingProblem, plan: Plan) -> np.ndarray:
    pair = np.nonzero(plan.fund != NOT_CHOSEN)[0]
    held = np.zeros((problem.trainings, problem.funds), dtype=np.int64)
    np.add.at(held, (problem.training[pair], plan.fund[pair]), 1)
    return held


def _classes(problem: TrainingProblem, plan: Plan) -> dict[str, bool]:
    people, classes, pooled = _participants(problem, plan), plan.classes, problem.pooled[:, None]
    people = np.where(pooled, people.sum(axis=1, keepdims=True), people)
    shared = np.where(pooled, classes.sum(axis=1, keepdims=True), classes)
    return {
        "fill": bool((people >= shared * problem.seats_min[:, None]).all()),
        "seats": bool((people <= shared * problem.seats_max[:, None]).all()),
        "classes": bool((classes >= 0).all() and (classes.sum(axis=1) <= problem.classes_max).all()),
        "payable": bool((problem.payable | (classes == 0)).all()),
    }


def _money(problem: TrainingProblem, plan: Plan) -> dict[str, bool]:
    pair = np.nonzero(plan.fund != NOT_CHOSEN)[0]
    fund, cost = plan.fund[pair], problem.cost_person[problem.training[pair]]
    by_fund = (plan.classes * problem.cost_class[:, None]).sum(axis=0)
    np.add.at(by_fund, fund, cost)
    by_opd = np.zeros(problem.opd_ceiling.shape, dtype=np.int64)
    np.add.at(by_opd, (fund, problem.opd[problem.person[pair]]), cost)
    return {
        "fund": bool((by_fund <= problem.fund_ceiling).all()),
        "opd": bool(((problem.opd_ceiling == NO_LIMIT) | (by_opd <= problem.opd_ceiling)).all()),
        "total": problem.total_ceiling is None or int(by_fund.sum()) <= problem.total_ceiling,
    }


def _people(problem: TrainingProblem, plan: Plan) -> dict[str, bool]:
    pair = np.nonzero(plan.fund != NOT_CHOSEN)[0]
    person, training = problem.person[pair], problem.training[pair]

    def used(amount: np.ndarray) -> np.ndarray:
        total = np.zeros(problem.people, dtype=np.int64)
        np.add.at(total, person, amount)
        return total

    return {
        "days": bool((used(problem.days[training]) <= problem.days_max).all()),
        "jp_max": bool(((problem.jp_max == NO_LIMIT) | (used(problem.jp[training]) <= problem.jp_max)).all()),
        "trainings": problem.trainings_max == NO_LIMIT
        or bool((used(np.ones_like(pair)) <= problem.trainings_max).all()),
    }


def _seats(problem: TrainingProblem, plan: Plan) -> dict[str, bool]:
    taken = plan.fund != NOT_CHOSEN
    pair = np.nonzero(taken)[0]
    needed = problem.locked.copy()
    needed[problem.step_pair[np.isin(problem.step_way, ways_counted(problem, plan))]] = True
    needed[problem.earlier_pair[taken[problem.later_pair]]] = True
    members = np.bincount(problem.member_group, taken[problem.member_pair], minlength=problem.group_min.size)
    return {
        "paid": bool(problem.may_pay[pair, plan.fund[pair]].all()),
        "locked": bool(taken[problem.locked].all()),
        "needed": bool(needed[taken].all()),
        "order": bool((taken[problem.earlier_pair] | ~taken[problem.later_pair]).all()),
        "group": bool(
            (members >= problem.group_min).all()
            and ((problem.group_max == NO_LIMIT) | (members <= problem.group_max)).all()
        ),
    }
