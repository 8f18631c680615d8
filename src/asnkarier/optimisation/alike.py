"""People who are alike: for any plan two of them can change places, and every limit still holds.

They have the same trainings, needs and ways, the same limits of their own, and no ceiling of an OPD tells them apart.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np

from asnkarier.optimisation.ragged import Ragged
from asnkarier.optimisation.training_problem import NO_LIMIT, NOT_CHOSEN, Flags, Ints, TrainingProblem


@dataclass(frozen=True)
class Alike:
    """The people of a problem by kinds; K kinds, in the order of their first members."""

    members: tuple[Ints, ...]
    """[K] the people of each kind, ascending."""
    kind: Ints
    """[E] kind of each person."""
    first: Flags
    """[E] whether the person is the first of a kind, and stands for it."""

    @property
    def size(self) -> Ints:
        """[K] people of each kind."""
        return np.array([one.size for one in self.members], dtype=np.int64)


def alike(problem: TrainingProblem) -> Alike:
    """Sort the people into kinds."""
    found: dict[Any, list[int]] = defaultdict(list)
    for person, mark in enumerate(_marks(problem)):
        found[mark].append(person)
    members = tuple(np.array(one, dtype=np.int64) for one in found.values())
    kind, first = np.zeros(problem.people, dtype=np.int64), np.zeros(problem.people, dtype=bool)
    for number, people in enumerate(members):
        kind[people] = number
        first[people[0]] = True
    return Alike(members, kind, first)


def _marks(problem: TrainingProblem) -> list[Any]:
    """Give for each person what those who are alike have in common."""
    people = problem.people
    limited = (problem.opd_ceiling != NO_LIMIT).any(axis=0)
    opd = np.where(limited[problem.opd], problem.opd, NO_LIMIT)
    pairs = Ragged(problem.person, np.arange(problem.pairs), people)
    of_pair = _pair_marks(problem)
    needs = _need_marks(problem)
    order = defaultdict(list)
    for later, earlier in zip(problem.later_pair.tolist(), problem.earlier_pair.tolist(), strict=True):
        order[int(problem.person[later])].append((int(problem.training[later]), int(problem.training[earlier])))
    own = zip(opd.tolist(), problem.jp_min.tolist(), problem.jp_max.tolist(), strict=True)
    return [
        (
            *limits,
            tuple(
                sorted(of_pair[pair] for pair in pairs.items[pairs.first[person] : pairs.first[person + 1]].tolist())
            ),
            tuple(sorted(needs[person])),
            tuple(sorted(order[person])),
        )
        for person, limits in enumerate(own)
    ]


def _pair_marks(problem: TrainingProblem) -> list[Any]:
    groups = defaultdict(list)
    for pair, group in zip(problem.member_pair.tolist(), problem.member_group.tolist(), strict=True):
        groups[pair].append(group)
    paid_by = np.full(problem.pairs, NOT_CHOSEN) if problem.paid_by is None else problem.paid_by
    columns = (problem.training, problem.bonus, problem.locked, paid_by)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return [(*row, tuple(groups[pair])) for pair, row in enumerate(rows)]


def _need_marks(problem: TrainingProblem) -> dict[int, list[Any]]:
    """Give for each person the needs, each as its ways: their value and trainings, in order."""
    steps: dict[int, list[int]] = defaultdict(list)
    for way, pair in zip(problem.step_way.tolist(), problem.step_pair.tolist(), strict=True):
        steps[way].append(pair)
    ways: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for way, (need, value) in enumerate(zip(problem.way_need.tolist(), problem.way_value.tolist(), strict=True)):
        trainings = tuple(problem.training[steps[way]].tolist())
        ways[int(problem.person[steps[way][0]]), need].append((value, trainings))
    found: dict[int, list[Any]] = defaultdict(list)
    for (person, _), own in ways.items():
        found[person].append(tuple(sorted(own)))
    return found
