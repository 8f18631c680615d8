"""The rules of a problem by person, without prices: what the person side of the decomposition needs to know."""

from __future__ import annotations

import numpy as np

from asnkarier.optimisation.training_problem import NO_LIMIT, Flags, Floats, Ints, TrainingProblem
from asnkarier.optimisation.ways import Ways

_UNLIMITED = 1 << 40


class People:
    """The rules of a problem by person, without prices."""

    def __init__(self, problem: TrainingProblem, ways: Ways) -> None:
        self.problem, self.ways = problem, ways
        everyone = np.ones(problem.people, dtype=np.int64)
        self.days_max = problem.days_max * everyone
        self.jp_max = np.where(problem.jp_max == NO_LIMIT, _UNLIMITED, problem.jp_max)
        self.most = (_UNLIMITED if problem.trainings_max == NO_LIMIT else problem.trainings_max) * everyone
        self.jp_min = np.where(problem.jp_min == NO_LIMIT, _UNLIMITED, problem.jp_min)
        self.credit = np.where(problem.jp_min == NO_LIMIT, 0.0, problem.jp_credit)
        self.jp, self.days = problem.jp[problem.training], problem.days[problem.training]
        self.chain_value = self._chain_value()
        self.twins = ways.twins()
        self.ties = self._ties()
        self.only_need = self._only_need()
        self.of_one_way = self._of_one_way()

    def _chain_value(self) -> Floats:
        """[P] most that the chains with the pair can add when it comes to a set, beyond what it teaches alone."""
        problem, ways = self.problem, self.ways
        added = np.zeros(problem.pairs)
        length = ways.length[problem.step_way]
        chain, alone = length > 1, length == 1
        if not chain.any():
            return added
        needs = ways.of_need.first.size - 1

        def best(steps: Flags) -> tuple[Ints, Floats]:
            way = problem.step_way[steps]
            key, owner = np.unique(problem.step_pair[steps] * needs + problem.way_need[way], return_inverse=True)
            value = np.zeros(key.size)
            np.maximum.at(value, owner, problem.way_value[way])
            return key, value

        key, value = best(chain)
        taught, worth = best(alone)
        if taught.size:
            at = np.minimum(np.searchsorted(taught, key), taught.size - 1)
            value = np.maximum(0.0, value - np.where(taught[at] == key, worth[at], 0.0))
        np.add.at(added, key // needs, value)
        return added

    def _ties(self) -> tuple[Ints, Ints]:
        """Pairs of pairs that need each other: steps of one chain, and a training with its prerequisite."""
        problem, ways = self.problem, self.ways
        first = ways.steps.items[ways.steps.first[problem.step_way]]
        chain = ways.length[problem.step_way] > 1
        one = np.concatenate((first[chain], problem.later_pair))
        other = np.concatenate((problem.step_pair[chain], problem.earlier_pair))
        return one, other

    def _only_need(self) -> Ints:
        """[P] the need that all ways with the pair close, of pairs that nothing else can be the reason of; else -1.

        Of one need one way counts, so a set has two such pairs of a need only if they are steps of one way.
        """
        problem = self.problem
        lowest, highest = np.full(problem.pairs, _UNLIMITED), np.full(problem.pairs, -1)
        need = problem.way_need[problem.step_way]
        np.minimum.at(lowest, problem.step_pair, need)
        np.maximum.at(highest, problem.step_pair, need)
        only = np.where((lowest == highest) & ~problem.locked, highest, -1)
        only[problem.earlier_pair] = -1
        return only.astype(np.int64)

    def _of_one_way(self) -> Ints:
        """Pairs of pairs (one times P plus the other) that are steps of one way, ascending."""
        problem, ways = self.problem, self.ways
        entry, other = ways.steps.join(problem.step_way)
        keys = problem.step_pair[entry] * problem.pairs + other
        return np.unique(keys[problem.step_pair[entry] != other])

    def worth_a_look(self, pi: Floats, slack: float, live: Flags) -> Ints:
        """Give the pairs that a set within ``slack`` of the best may have, those that are locked among them."""
        promise = self.chain_value - pi
        kept = live & (promise > -self.credit[self.problem.person] - slack) | self.problem.locked
        one, other = self.ties
        while one.size:
            more = kept[one] != kept[other]
            more &= (live[one] | kept[one]) & (live[other] | kept[other])
            if not more.any():
                break
            kept[one[more]] = kept[other[more]] = True
        return np.nonzero(kept)[0]
