"""Random problems small enough to try every plan, with every rule of a problem in some of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from asnkarier.optimisation.solve_training import solve_training
from asnkarier.optimisation.training_problem import NO_LIMIT, NOT_CHOSEN, TrainingProblem


def small_problem(seed: int, *, people: int = 6, floors: bool = True, dense: float = 0.75) -> TrainingProblem:
    """Invent a problem of 2 to ``people`` people, with 2 to 4 trainings; ``floors``: with floors and locks too.

    ``dense`` is the share of people and trainings that may meet.
    """
    draw = np.random.default_rng(seed)
    count, trainings, funds, opds = (
        int(draw.integers(2, people + 1)),
        int(draw.integers(2, 5)),
        int(draw.integers(1, 3)),
        2,
    )
    person, training = np.nonzero(draw.random((count, trainings)) < dense)
    pairs = person.size
    way_need, way_value, step_way, step_pair = _ways(draw, person, training)
    before = [
        (later, earlier)
        for later in range(pairs)
        for earlier in range(pairs)
        if person[later] == person[earlier] and training[earlier] < training[later] and draw.random() < 0.15
    ]
    order = np.array(before if draw.random() < 0.5 else [], dtype=np.int64).reshape(-1, 2)
    groups = int(draw.integers(0, 3)) if pairs else 0
    members = [np.nonzero(draw.random(pairs) < 0.6)[0] for _ in range(groups)]
    caps = np.where(draw.random(groups) < 0.6, draw.integers(1, 5, groups), NO_LIMIT)
    lows = np.where((draw.random(groups) < 0.6) & floors, draw.integers(0, 2, groups), NO_LIMIT)
    unit = int(draw.choice([1, 50_000, 1_234_567]))
    fewest = draw.choice([1, 1, 2, 3], trainings)
    payable = draw.random((trainings, funds)) < 0.8
    return TrainingProblem(
        opd=draw.integers(0, opds, count),
        jp_min=np.where(draw.random(count) < 0.6, draw.choice([10, 20], count), NO_LIMIT),
        jp_max=np.where(draw.random(count) < 0.4, 24, NO_LIMIT),
        days_max=int(draw.integers(2, 9)),
        trainings_max=int(draw.choice([NO_LIMIT, 1, 2])),
        seats_min=fewest,
        seats_max=fewest + draw.integers(0, 3, trainings),
        classes_max=draw.choice([0, 1, 1, 2], trainings),
        cost_person=draw.integers(0, 4, trainings) * unit,
        cost_class=draw.integers(0, 4, trainings) * unit,
        jp=draw.choice([5, 12, 20], trainings),
        days=draw.integers(0, 4, trainings),
        payable=payable,
        pooled=draw.random(trainings) < 0.4,
        person=person,
        training=training,
        bonus=np.where(draw.random(pairs) < 0.3, draw.integers(1, 4, pairs) / 8, 0.0),
        locked=(draw.random(pairs) < 0.04) & payable[training].any(axis=1) & floors,
        way_need=way_need,
        way_value=way_value,
        step_way=step_way,
        step_pair=step_pair,
        later_pair=order[:, 0],
        earlier_pair=order[:, 1],
        member_group=np.repeat(np.arange(groups), [one.size for one in members]),
        member_pair=np.concatenate([*members, np.zeros(0, dtype=np.int64)]),
        group_min=lows,
        group_max=np.where(lows == NO_LIMIT, caps, np.where(caps == NO_LIMIT, caps, np.maximum(caps, lows))),
        fund_ceiling=draw.integers(2, 24, funds) * unit,
        opd_ceiling=np.where(draw.random((funds, opds)) < 0.3, draw.integers(0, 5, (funds, opds)) * unit, NO_LIMIT),
        total_ceiling=None if draw.random() < 0.6 else int(draw.integers(3, 24)) * unit,
        jp_credit=float(draw.choice([0.0, 0.25, 2.0])),
        cost_tie_break=float(draw.choice([0.0, 0.001, 0.1])),
    )


def problem_with_every_rule(seed: int) -> TrainingProblem:
    """Invent a problem of 2 to 8 people in which chains, pooled classes, caps, floors and locks all meet.

    Most ask for what one plan, the best at other values, has: so they can be kept, but only just. The others ask for
    anything. Some seats are bound to a fund, as committed ones are, and some locked ones need a seat before them.
    """
    draw = np.random.default_rng((seed, 1))
    base = small_problem(seed, people=8, floors=False, dense=float(draw.uniform(0.35, 0.75)))
    base = replace(
        base,
        pooled=draw.random(base.trainings) < 0.7,
        classes_max=np.maximum(base.classes_max, draw.integers(0, 2, base.trainings)),
        way_value=base.way_value + draw.integers(0, 2, base.way_value.size),
    )
    other = replace(base, way_value=draw.permutation(base.way_value))
    planted = solve_training(other, gap_tolerance=0.05, time_limit=60).plan.fund
    taken = planted != NOT_CHOSEN
    if draw.random() < 0.3:
        taken = (draw.random(base.pairs) < 0.3) & base.payable[base.training].any(axis=1)
    locked = taken & (draw.random(base.pairs) < draw.choice([0.1, 0.4, 0.8]))
    groups = int(draw.integers(1, 4)) if base.pairs else 0
    members = [np.nonzero(draw.random(base.pairs) < 0.6)[0] for _ in range(groups)]
    there = np.array([taken[own].sum() for own in members], dtype=np.int64)
    least = np.where(draw.random(groups) < 0.7, np.maximum(0, there - draw.integers(0, 2, groups)), NO_LIMIT)
    most = np.where(draw.random(groups) < 0.7, there + draw.integers(0, 2, groups), NO_LIMIT)
    bound = locked & (planted != NOT_CHOSEN) & (draw.random(base.pairs) < 0.5)
    return replace(
        base,
        locked=locked,
        paid_by=np.where(bound, planted, NOT_CHOSEN) if draw.random() < 0.5 else None,
        member_group=np.repeat(np.arange(groups), [one.size for one in members]),
        member_pair=np.concatenate([*members, np.zeros(0, dtype=np.int64)]),
        group_min=least,
        group_max=most,
    )


def with_another_provider(problem: TrainingProblem, seed: int) -> TrainingProblem:
    """Let another provider give the first training too: the same for each person, at other costs, to fewer groups."""
    draw = np.random.default_rng(seed)
    again = np.nonzero(problem.training == 0)[0]
    copy = np.full(problem.pairs, -1)
    copy[again] = problem.pairs + np.arange(again.size)
    taught = np.nonzero(problem.single[problem.step_way] & (problem.training[problem.step_pair] == 0))[0]
    ways = problem.step_way[taught]
    unit = int(max(1, problem.cost_person.max() // 3))

    def longer(field: str, more: object) -> np.ndarray:
        return np.concatenate((getattr(problem, field), np.atleast_1d(more))).astype(getattr(problem, field).dtype)

    return replace(
        problem,
        **{
            name: longer(name, getattr(problem, name)[0]) for name in ("seats_min", "seats_max", "jp", "days", "pooled")
        },
        **{name: longer(name, int(draw.integers(0, 4)) * unit) for name in ("cost_person", "cost_class")},
        classes_max=longer("classes_max", int(draw.integers(1, 3))),
        payable=np.vstack((problem.payable, draw.random((1, problem.funds)) < 0.8)),
        person=longer("person", problem.person[again]),
        training=longer("training", np.full(again.size, problem.trainings)),
        bonus=longer("bonus", draw.choice([0.0, 0.25], again.size)),
        locked=longer("locked", np.zeros(again.size, dtype=bool)),
        way_need=longer("way_need", problem.way_need[ways]),
        way_value=longer("way_value", problem.way_value[ways]),
        step_way=longer("step_way", problem.way_need.size + np.arange(ways.size)),
        step_pair=longer("step_pair", copy[problem.step_pair[taught]]),
    )


def _ways(draw: np.random.Generator, person: np.ndarray, training: np.ndarray) -> tuple[np.ndarray, ...]:
    """Of each person up to three needs, each closed by some of the person's pairs, and by chains of two of them."""
    ways: list[tuple[int, float, list[int]]] = []
    need = 0
    for each in np.unique(person):
        own = np.nonzero(person == each)[0]
        for _ in range(draw.integers(1, 4)):
            alone = own[draw.random(own.size) < 0.5]
            ways += [(need, float(draw.integers(1, 9)) / 4, [int(pair)]) for pair in alone]
            if own.size > 1 and draw.random() < 0.4:
                ways.append((need, float(draw.integers(4, 13)) / 4, draw.choice(own, 2, replace=False).tolist()))
            need += 1
    steps = [(number, pair) for number, (_, _, pairs) in enumerate(ways) for pair in pairs]
    pairs = np.array(steps, dtype=np.int64).reshape(-1, 2)
    way_need = np.array([way[0] for way in ways], dtype=np.int64)
    way_need = np.unique(way_need, return_inverse=True)[1].astype(np.int64).reshape(-1)
    return way_need, np.array([way[1] for way in ways]), pairs[:, 0], pairs[:, 1]
