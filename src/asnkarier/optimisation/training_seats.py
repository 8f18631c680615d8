"""The seats that can be taken at all, grouped by class: what the searches work on."""

from __future__ import annotations

from asnkarier.optimisation.training_problem import NO_LIMIT, Flags, TrainingProblem


def open_seats(problem: TrainingProblem) -> Flags:
    """[P, F] whether the fund may pay for the pair and the person's own limits allow it, were it the only seat."""
    training, person = problem.training, problem.person
    jp_max = problem.jp_max[person]
    alone = (problem.days[training] <= problem.days_max) & ((jp_max == NO_LIMIT) | (problem.jp[training] <= jp_max))
    allowed: Flags = problem.payable[training] & alone[:, None]
    return allowed
