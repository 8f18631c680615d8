"""The seats that can be taken at all, grouped by the classes they are in: what the searches work on."""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.training_problem import NO_LIMIT, Flags, Ints, TrainingProblem


def open_seats(problem: TrainingProblem) -> Flags:
    """[P, F] whether the fund may pay for the pair and the person's own limits allow it, were it the only seat."""
    training, person = problem.training, problem.person
    jp_max = problem.jp_max[person]
    alone = (problem.days[training] <= problem.days_max) & ((jp_max == NO_LIMIT) | (problem.jp[training] <= jp_max))
    allowed: Flags = problem.may_pay & alone[:, None]
    return allowed


class Seats:
    """N seats in G groups: those whose people may sit in one class.

    A group is a training under one fund, or under all its funds where they may share a class. The groups of a training
    follow each other, and so do the seats of a group and, within it, those of a pair.
    """

    def __init__(self, problem: TrainingProblem) -> None:
        self.problem = problem
        cost = problem.cost_person[problem.training]
        allowed = open_seats(problem)
        for payer in range(problem.funds):
            ceiling = problem.opd_ceiling[payer, problem.opd[problem.person]]
            allowed[:, payer] &= (ceiling == NO_LIMIT) | (cost <= ceiling)
            allowed[:, payer] &= cost <= problem.fund_ceiling[payer]
        wanted = problem.locked.copy()
        for pairs in (problem.step_pair, problem.earlier_pair):
            wanted[pairs] = True
        impossible = (problem.seats_min > problem.seats_max) | (problem.classes_max < 1)
        pair, fund = np.nonzero(allowed & (wanted & ~impossible[problem.training])[:, None])
        training = problem.training[pair]
        key = training * (problem.funds + 1) + np.where(problem.pooled[training], problem.funds, fund)
        order = np.lexsort((fund, pair, key))
        self._keep(pair[order], fund[order], key[order])

    def _keep(self, pair: Ints, fund: Ints, key: Ints) -> None:
        """Leave out the groups that too few people could join."""
        problem = self.problem
        starts = np.ones(pair.size, dtype=bool)
        starts[1:] = (pair[1:] != pair[:-1]) | (key[1:] != key[:-1])
        people = np.bincount(key[starts], minlength=problem.trainings * (problem.funds + 1))
        enough = (people >= np.repeat(problem.seats_min, problem.funds + 1)) & (people > 0)
        kept = enough[key]
        self.pair, self.fund, key = pair[kept], fund[kept], key[kept]
        keys, self.group = np.unique(key, return_inverse=True)
        self.training = keys // (problem.funds + 1)
        """[G] training of each group."""
        self.payer = keys % (problem.funds + 1)
        """[G] fund that pays for the classes; F where the payable one with the lowest price does."""
        self.live = np.zeros(problem.pairs, dtype=bool)
        """[P] whether the pair has a seat."""
        self.live[self.pair] = True

    @property
    def size(self) -> int:
        """N."""
        return self.pair.size

    @property
    def groups(self) -> int:
        """G."""
        return self.training.size
