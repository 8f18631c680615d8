"""What people may wish for: the pairs that are the same to their person are one wish.

One training held by several providers teaches the same, takes as long and counts for as much; what differs is its
price and with whom one sits there, and that is the trainings' side of the matter. No allowed set has two such pairs
(all but one would be needless), so the person's side of the decomposition knows one of them, and one price for all:

    sum over the pairs p of a wish and funds f of x[p,f]  =  sum of y[S] over the sets S with the wish

says the same as an equation for each pair, with fewer prices and far fewer sets.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from asnkarier.optimisation.ragged import numbered
from asnkarier.optimisation.training_problem import Flags, Ints, TrainingProblem
from asnkarier.optimisation.ways import Ways

_FEW_FEWER = 0.95
"""Share of the pairs above which having fewer wishes is not worth a second set of arrays."""


class Wishes:
    """The wishes of a problem, numbered in the order of their first pairs.

    A pair that stands in a chain, has a prerequisite or is one, or is locked, is a wish of its own.
    """

    def __init__(self, problem: TrainingProblem, ways: Ways) -> None:
        training = problem.training
        number = np.arange(1, problem.pairs + 1)
        alone = ways.by_others | problem.locked
        alone[problem.later_pair] = True
        kinds = ways.same_content(
            numbered(np.where(alone, number, 0), problem.person, problem.jp[training], problem.days[training]),
            *ways.content(),
        )
        _, first, wish = np.unique(kinds, return_index=True, return_inverse=True)
        if first.size > _FEW_FEWER * problem.pairs:
            first = wish = np.arange(problem.pairs)
        order = np.argsort(first)
        self.first: Ints = first[order]
        """[I] the first pair of each wish, ascending."""
        place = np.empty_like(order)
        place[order] = np.arange(order.size)
        self.of_pair: Ints = place[wish]
        """[P] wish of each pair."""
        self.problem = problem if self.first.size == problem.pairs else self._with_one_pair_each(problem)
        """What matters to people: the problem of the first pairs; what is said of groups of pairs is left out."""
        self.ways = ways if self.problem is problem else Ways(self.problem)

    def _with_one_pair_each(self, problem: TrainingProblem) -> TrainingProblem:
        first = np.zeros(problem.pairs, dtype=bool)
        first[self.first] = True
        kept = np.ones(problem.way_need.size, dtype=bool)
        kept[problem.step_way[~first[problem.step_pair]]] = False
        steps: Flags = kept[problem.step_way]
        renumbered = np.cumsum(kept) - 1
        none = np.zeros(0, dtype=np.int64)
        return replace(
            problem,
            person=problem.person[self.first],
            training=problem.training[self.first],
            bonus=problem.bonus[self.first],
            locked=problem.locked[self.first],
            way_need=problem.way_need[kept],
            way_value=problem.way_value[kept],
            step_way=renumbered[problem.step_way[steps]],
            step_pair=self.of_pair[problem.step_pair[steps]],
            later_pair=self.of_pair[problem.later_pair],
            earlier_pair=self.of_pair[problem.earlier_pair],
            member_group=none,
            member_pair=none,
            group_min=none,
            group_max=none,
            paid_by=None if problem.paid_by is None else problem.paid_by[self.first],
        )
