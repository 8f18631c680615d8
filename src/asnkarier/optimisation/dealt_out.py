"""From numbers of people to people: who of those who are alike has which seat."""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.counted_model import CountedModel
from asnkarier.optimisation.training_problem import NO_LIMIT, NOT_CHOSEN, Flags, Floats, Ints, Plan


def dealt_out(model: CountedModel, values: Floats) -> Plan | None:
    """Deal the seats of a solution out; None where seats are locked or come before others, which it does not look at.

    Each way is given to those who are away least so far. Where the limits of a person leave nobody for it, it is left
    out: whether what comes of it is a plan, ``plan_check`` says.
    """
    problem = model.problem
    if problem.locked.any() or problem.later_pair.size:
        return None
    pair_of = {
        (person, training): pair
        for pair, (person, training) in enumerate(zip(problem.person.tolist(), problem.training.tolist(), strict=True))
    }
    fund = np.full(problem.pairs, NOT_CHOSEN, dtype=np.int64)
    seats = np.zeros((problem.people, problem.trainings, problem.funds), dtype=np.int32)
    seats[model.seat_person, model.seat_training, model.seat_fund] = np.rint(values[model.seats])
    for kind, ways in _ways_of_kinds(model, np.rint(values[model.counts]).astype(np.int64)).items():
        people = model.kinds.members[kind]
        taken = _taken(model, people, ways)
        for training, there in taken.items():
            payers = np.repeat(np.arange(problem.funds), seats[people[0], training])
            for person, payer in zip(people[there].tolist(), payers.tolist(), strict=False):
                fund[pair_of[person, training]] = payer
    return Plan(fund, model.classes_held(values))


def _ways_of_kinds(model: CountedModel, number: Ints) -> dict[int, list[tuple[int, tuple[int, ...], int]]]:
    """Give by kind the ways that count: need, trainings, and for how many people; those away longest first."""
    problem = model.problem
    steps: dict[int, list[int]] = {}
    for way, pair in zip(model.step_way.tolist(), model.step_pair.tolist(), strict=True):
        steps.setdefault(way, []).append(pair)
    found: dict[int, list[tuple[int, tuple[int, ...], int]]] = {}
    for way, people in zip(model.way.tolist(), number.tolist(), strict=True):
        if people:
            kind = int(model.kinds.kind[problem.person[steps[way][0]]])
            trainings = tuple(problem.training[steps[way]].tolist())
            found.setdefault(kind, []).append((int(problem.way_need[way]), trainings, people))
    for ways in found.values():
        ways.sort(key=lambda one: (-int(problem.days[list(one[1])].sum()), one))
    return found


def _taken(model: CountedModel, people: Ints, ways: list[tuple[int, tuple[int, ...], int]]) -> dict[int, Flags]:
    """Say by training who of a kind has it."""
    problem = model.problem
    days, jp, number = (np.zeros(people.size, dtype=np.int64) for _ in range(3))
    taken: dict[int, Flags] = {}
    done: dict[int, Flags] = {}
    most_jp = problem.jp_max[people[0]]
    for need, trainings, count in ways:
        missing = [(one, ~taken.setdefault(one, np.zeros(people.size, dtype=bool))) for one in trainings]
        served = done.setdefault(need, np.zeros(people.size, dtype=bool))
        more_days, more_jp, more = (
            sum((amount[one] * lacks for one, lacks in missing), np.zeros(people.size, dtype=np.int64))
            for amount in (problem.days, problem.jp, np.ones_like(problem.jp))
        )
        fits = ~served & (days + more_days <= problem.days_max)
        fits &= (most_jp == NO_LIMIT) | (jp + more_jp <= most_jp)
        fits &= (problem.trainings_max == NO_LIMIT) | (number + more <= problem.trainings_max)
        able = np.nonzero(fits)[0]
        chosen = able[np.argsort((days + more_days)[able], kind="stable")][:count]
        days[chosen] += more_days[chosen]
        jp[chosen] += more_jp[chosen]
        number[chosen] += more[chosen]
        served[chosen] = True
        for one, _ in missing:
            taken[one][chosen] = True
    return taken
