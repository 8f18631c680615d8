"""Which ways of a problem count, and which seats they need, for many sets of pairs at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from asnkarier.optimisation.ragged import Ragged, numbered, sums
from asnkarier.optimisation.training_problem import Flags, Floats, Ints, TrainingProblem


class Ways:
    """The ways of a problem by pair and by need, best first."""

    def __init__(self, problem: TrainingProblem) -> None:
        self.problem = problem
        ways, needs = problem.way_need.size, int(problem.way_need.max(initial=-1)) + 1
        order = np.lexsort((np.arange(ways), -problem.way_value, problem.way_need))
        self.of_need = Ragged(problem.way_need[order], order, needs)
        self.rank = np.empty(ways, dtype=np.int64)
        """[W] place of the way in its need: 0 is worth most; of equal ones the first named."""
        self.rank[self.of_need.items] = np.arange(ways) - self.of_need.first[problem.way_need[self.of_need.items]]
        self.steps = Ragged(problem.step_way, problem.step_pair, ways)
        self.of_pair = Ragged(problem.step_pair, problem.step_way, problem.pairs)
        self.rivals = np.bincount(problem.way_need, minlength=needs)[problem.way_need] > 1
        """[W] whether another way closes the same need."""
        self.length = self.steps.lengths(np.arange(ways))
        self.later = Ragged(problem.earlier_pair, problem.later_pair, problem.pairs)
        self.earlier = Ragged(problem.later_pair, problem.earlier_pair, problem.pairs)
        self.by_others = np.zeros(problem.pairs, dtype=bool)
        """[P] whether pairs to come can make the pair needed: as a step of a chain, or as their prerequisite."""
        self.by_others[problem.step_pair[self.length[problem.step_way] > 1]] = True
        self.by_others[problem.earlier_pair] = True

    def twins(self) -> Ints:
        """Give each pair [P] a class of which no allowed set has two.

        Of pairs that close the same one need, or the same needs equally well, all but one are needless. A pair that
        others can make needed is alone in its class.
        """
        problem = self.problem
        entry, need, value = self.content()
        alone = np.bincount(entry, minlength=problem.pairs) == 1
        begun = np.where(self.by_others, np.arange(problem.pairs) + 1, 0)
        return self.same_content(begun, entry, need, np.where(alone[entry], 0.0, value))

    def content(self) -> tuple[Ints, Ints, Floats]:
        """Give what each pair teaches, or helps to: pair, need and value of each of its ways, pair by pair."""
        entry, way = self.of_pair.join(np.arange(self.problem.pairs))
        return entry, self.problem.way_need[way], self.problem.way_value[way]

    def same_content(self, begun: Ints, entry: Ints, need: Ints, value: Floats) -> Ints:
        """Number the pairs [P] so that those of one number in ``begun`` with the same content have the same."""
        order = np.lexsort((value, need, entry))
        entry, content = entry[order], numbered(need[order], value[order])
        place = np.arange(entry.size) - np.searchsorted(entry, entry)
        alike = begun
        for number in range(int(place.max(initial=-1)) + 1):
            following = np.zeros(begun.size, dtype=np.int64)
            at = place == number
            following[entry[at]] = content[at] + 1
            alike = numbered(alike, following)
        return alike

    def value_sets(self, of_set: Ints, pair: Ints, sets: int) -> SetValues:
        """Value sets of pairs, each set of one person: member i is ``pair[i]`` of set ``of_set[i]`` (ascending)."""
        problem = self.problem
        member, way = self.of_pair.join(pair)
        in_set = of_set[member]
        alone = self.length[way] == 1
        opened = [(in_set[alone], way[alone])]
        if not alone.all():
            key, steps = np.unique(in_set[~alone] * self.length.size + way[~alone], return_counts=True)
            chain_set, chain = np.divmod(key, self.length.size)
            complete = steps == self.length[chain]
            opened.append((chain_set[complete], chain[complete]))
        open_set = np.concatenate([pairs[0] for pairs in opened])
        open_way = np.concatenate([pairs[1] for pairs in opened])
        count_set, counted = self._best(open_set, open_way)
        value = sums(count_set, problem.way_value[counted], sets)
        value -= sums(of_set, (problem.seat_value - problem.bonus)[pair], sets)
        return SetValues(value, *self._needed(of_set, pair, count_set, counted, sets))

    def _best(self, of_set: Ints, way: Ints) -> tuple[Ints, Ints]:
        """Give of each set and need the open way that counts."""
        if not way.size:
            return of_set, way
        place = of_set * (self.of_need.first.size - 1) + self.problem.way_need[way]
        ranks = int(self.rank.max()) + 1
        order = np.argsort(place * ranks + self.rank[way])
        place = place[order]
        first = np.ones(order.size, dtype=bool)
        first[1:] = place[1:] != place[:-1]
        return of_set[order[first]], way[order[first]]

    def _needed(self, of_set: Ints, pair: Ints, count_set: Ints, counted: Ints, sets: int) -> tuple[Flags, Flags]:
        """Say which sets are allowed, and which may still become so as they grow."""
        problem = self.problem
        key = of_set * problem.pairs + pair
        order = np.argsort(key)
        there = key[order]
        needed = problem.locked[pair]
        entry, step = self.steps.join(counted)
        needed[order[np.searchsorted(there, count_set[entry] * problem.pairs + step)]] = True
        allowed = np.ones(sets, dtype=bool)
        if problem.later_pair.size:
            member, before = self.earlier.join(pair)
            wanted = of_set[member] * problem.pairs + before
            at = np.minimum(np.searchsorted(there, wanted), there.size - 1)
            found = there[at] == wanted
            allowed[of_set[member[~found]]] = False
            needed[order[at[found]]] = True
        allowed[of_set[~needed]] = False
        hopeful = np.ones(sets, dtype=bool)
        hopeful[of_set[~needed & ~self.by_others[pair]]] = False
        return allowed, hopeful


@dataclass(frozen=True)
class SetValues:
    """What sets are worth beyond ``seat_value`` of their pairs, and whether the rules on ways allow them."""

    correction: Floats
    """Negative where pairs share a need, positive where a chain is complete."""
    allowed: Flags
    """Every pair is needed (or locked) and has its prerequisite."""
    hopeful: Flags
    """Allowed, or may be so with more pairs; a pair that a better one makes needless mostly stays so."""
