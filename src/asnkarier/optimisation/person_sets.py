"""What each person may do, set by set: the person side of the decomposition.

At prices ``pi`` of the pairs a person e is worth, taken alone,

    P_e = max over sets S of e's pairs that keep e's own rules  of  correction(S) + w [sum_S jp >= m[e]] - sum_S pi

where ``correction(S)`` is what S is worth beyond the ``seat_value`` of its pairs (see :mod:`ways`). The sets of all
people are grown together, pair by pair in order of promise for each day

    g[p] = -pi[p] + most that a chain with p can add,

and a set is given up when even ``w`` and what can still come in the days left (pairs being divisible, as in a
knapsack) would not bring it within ``slack`` of the best, or when a pair in it is needless and will stay so. A pair
with ``g <= -w`` is left out from the start, unless a rule ties it to one that is not.

People have many sets where a catalogue names the same training again and again, for other prices. There twins are
told apart (:mod:`twin_hope`), good sets are looked for first, and of a person with more than ``most`` sets at once
those nearer to the best. Nothing is cut silently: who has too many even without ``slack`` is bounded by what is
promised in all the person's days.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from asnkarier.optimisation.person_rules import People
from asnkarier.optimisation.ragged import Ragged, spans, sums
from asnkarier.optimisation.training_problem import Flags, Floats, Ints
from asnkarier.optimisation.twin_hope import TwinHope, price_of_days

MOST_SETS = 5_000
_EQUAL = 1e-12
_NEARER, _NEAREST = 0.25, 0.02
"""Share of its slack that a person with too many sets keeps each time; share of what was asked for below which none."""
_EASY, _FEW = 100, 8
"""Sets of a person above which it is looked at closer, and how many are grown to find a good one first."""


@dataclass(frozen=True)
class _Grown:
    """Sets that may still grow: person, place of the last pair, places of all, plain value, JP and days used."""

    person: Ints
    place: Ints
    members: Ints
    plain: Floats
    jp: Ints
    days: Ints

    def pick(self, kept: Flags | Ints) -> _Grown:
        return _Grown(*(getattr(self, field.name)[kept] for field in fields(self)))


class PersonSets:
    """The sets within ``slack`` of each person's best at given prices, and the value of the best ones.

    ``pairs`` are those looked at (ascending, the locked ones among them); members are positions in it. They are
    pairs of the problem of :mod:`wishes`, which has one of each wish: their numbers are those of the wishes.
    """

    def __init__(self, people: People, pairs: Ints, pi: Floats, *, slack: float = 0.0, most: int = MOST_SETS) -> None:
        problem = people.problem
        self.people, self.pairs = people, pairs
        self._pi = pi[pairs]
        self._asked = slack
        self.slack = np.full(problem.people, slack)
        """[E] how near to the best a person's sets are; less than asked for where there were too many."""
        promise = people.chain_value[pairs] - self._pi
        person = problem.person[pairs]
        locked = np.nonzero(problem.locked[pairs])[0]
        self._base = Ragged(person[locked], locked, problem.people)
        has_base = self._base.lengths(np.arange(problem.people)) > 0
        self._order_pairs(promise, person)
        self._twins: tuple[TwinHope, TwinHope, Floats] | None = None
        self.best = np.where(has_base, -np.inf, 0.0)
        """[E] value of the best set; an upper bound of it for a person with too many sets."""
        self.relaxed = np.zeros(problem.people, dtype=bool)
        self._found: list[tuple[Ints, Ints, Ints, Floats, Floats]] = []
        self._grow(most)
        self._collect()

    def _order_pairs(self, promise: Floats, person: Ints) -> None:
        """Put each person's pairs that are not locked in order of promise for each day."""
        free = np.nonzero(~self.people.problem.locked[self.pairs])[0]
        days = self.people.days[self.pairs[free]]
        endless = np.where(promise[free] > 0, np.inf, -np.inf)
        rate = np.where(days > 0, promise[free] / np.maximum(1, days), endless)
        order = np.lexsort((free, -rate, person[free]))
        self._order, self._promise, self._days = free[order], promise[free][order], days[order]
        self._jp = self.people.jp[self.pairs[self._order]]
        self._first = np.searchsorted(person[self._order], np.arange(self.people.problem.people + 1))
        self._gained = np.append(0.0, np.maximum(0.0, self._promise).cumsum())
        self._spent = np.append(0, np.where(self._promise > 0, self._days, 0).cumsum())
        self._lessons = np.append(0, self._jp.cumsum())

    def _twin_hopes(self) -> tuple[TwinHope, TwinHope, Floats]:
        """Give the bounds by twins without and with a price of days, and that price [E]."""
        twin, days_max = self.people.twins[self.pairs[self._order]], self.people.days_max
        price = price_of_days(twin, self._promise, self._days, self._first, days_max)
        owner = np.repeat(np.arange(price.size), np.diff(self._first))
        paid = self._promise - price[owner] * self._days
        return TwinHope(twin, self._promise, self._first), TwinHope(twin, paid, self._first), price

    def _hope(self, person: Ints, place: Ints, days: Ints, members: Ints) -> Floats:
        """Give the most that the person's pairs from ``place`` on can add to ``members``.

        Divisible pairs in so many days; where people have many sets also, if it is less, one pair of each class of
        twins, and these at a price for each day (:mod:`twin_hope`).
        """
        divisible = self._hope_in_days(person, place, days)
        if self._twins is None:
            return divisible
        free, paid, price = self._twins
        by_class = np.minimum(
            free.after(person, place, members), paid.after(person, place, members) + price[person] * days
        )
        return np.minimum(divisible, by_class)

    def _hope_in_days(self, person: Ints, place: Ints, days: Ints) -> Floats:
        end = self._first[person + 1]
        reach = self._spent[place] + days
        last = np.minimum(np.searchsorted(self._spent, reach, side="right") - 1, end)
        hope: Floats = self._gained[last] - self._gained[place]
        cut = np.nonzero(last < end)[0]
        part = last[cut]
        hope[cut] += (reach[cut] - self._spent[part]) / np.maximum(1, self._days[part]) * self._promise[part].clip(0.0)
        return hope

    def _grow(self, most: int) -> None:
        sets = self._begin()
        while sets.person.size:
            number = np.bincount(sets.person, minlength=self.best.size)
            if self._twins is None and (number > min(_EASY, most)).any():
                self._look_closer()
                sets = sets.pick(self._promising(sets))
                continue
            crowded = number > most
            if (crowded & (self.slack > 0)).any():
                self._look_nearer(crowded)
                sets = sets.pick(self._promising(sets))
                continue
            self._give_up(crowded)
            sets = sets.pick(self._promising(sets) & ~crowded[sets.person])
            sets = self._judge(*self._extend(sets))

    def _begin(self) -> _Grown:
        """Give everyone's set of locked pairs."""
        owners = np.arange(self.best.size)
        everyone = np.nonzero((np.diff(self._first) > 0) | (self._base.lengths(owners) > 0))[0]
        return self._judge(everyone, self._first[everyone] - 1, np.zeros((everyone.size, 0), dtype=np.int64))

    def _look_closer(self) -> None:
        """Prepare to let sets fall away earlier, where people have many: better bounds, and good sets to begin with."""
        self._twins = self._twin_hopes()
        found, self._found = self._found, []
        self._find_good()
        self._found = found

    def _find_good(self) -> None:
        """Find a good set of everyone's by growing only the few that promise most."""
        sets = self._begin()
        while sets.person.size:
            hope = self._hoped(sets)
            order = np.lexsort((-hope, sets.person))
            person = sets.person[order]
            first = np.concatenate(([True], person[1:] != person[:-1]))
            rank = np.arange(order.size) - np.maximum.accumulate(np.where(first, np.arange(order.size), 0))
            sets = sets.pick(np.sort(order[rank < _FEW]))
            sets = self._judge(*self._extend(sets.pick(self._promising(sets))))

    def _judge(self, person: Ints, place: Ints, members: Ints) -> _Grown:
        """Drop the sets that break a limit of the person, value the others and note those that are allowed."""
        people, sets = self.people, person.size
        at, base = self._base.join(person)
        of_set = np.concatenate((at, np.repeat(np.arange(sets), members.shape[1])))
        member = np.concatenate((base, self._order[members].reshape(-1)))
        if at.size:
            order = np.argsort(of_set, kind="stable")
            of_set, member = of_set[order], member[order]
        pair = self.pairs[member]
        jp, days = (sums(of_set, amount[pair], sets).astype(np.int64) for amount in (people.jp, people.days))
        fits = (jp <= people.jp_max[person]) & (days <= people.days_max[person])
        fits &= np.bincount(of_set, minlength=sets) <= people.most[person]
        kept = fits[of_set]
        renumber = np.cumsum(fits) - 1
        of_set, member, pair = renumber[of_set[kept]], member[kept], pair[kept]
        person, jp = person[fits], jp[fits]
        judged = people.ways.value_sets(of_set, pair, person.size)
        plain = judged.correction - sums(of_set, self._pi[member], person.size)
        credit = np.where(jp >= people.jp_min[person], people.credit[person], 0.0)
        allowed = np.nonzero(judged.allowed)[0]
        value = (plain + credit)[allowed]
        np.maximum.at(self.best, person[allowed], value)
        near = value >= (self.best - self.slack)[person[allowed]] - _EQUAL
        allowed = allowed[near]
        self._note(allowed, person, of_set, member, (judged.correction + credit)[allowed], value[near])
        grown = _Grown(person, place[fits], members[fits], plain, jp, days[fits])
        return grown.pick(judged.hopeful)

    def _note(self, kept: Ints, person: Ints, of_set: Ints, member: Ints, gain: Floats, value: Floats) -> None:
        first = np.searchsorted(of_set, np.arange(person.size + 1))
        lengths = first[kept + 1] - first[kept]
        self._found.append((person[kept], lengths, member[spans(first[kept], lengths)], gain, value))

    def _hoped(self, sets: _Grown) -> Floats:
        """Give the most that sets can be worth as they grow."""
        people, person, after = self.people, sets.person, sets.place + 1
        end = self._first[person + 1]
        lessons = sets.jp + self._lessons[end] - self._lessons[np.minimum(after, end)]
        left = people.days_max[person] - sets.days
        hope = sets.plain + self._hope(person, np.minimum(after, end), left, sets.members)
        hope += np.where(lessons >= people.jp_min[person], people.credit[person], 0.0)
        return hope

    def _promising(self, sets: _Grown) -> Flags:
        """Say which sets could still grow to within ``slack`` of the best."""
        person = sets.person
        many = self._base.lengths(person) + sets.members.shape[1] >= self.people.most[person]
        more = sets.place + 1 < self._first[person + 1]
        promising: Flags = more & ~many & (self._hoped(sets) >= self._least(person))
        return promising

    def _extend(self, sets: _Grown) -> tuple[Ints, Ints, Ints]:
        """Add each later pair of the person that leaves hope."""
        people = self.people
        number = self._first[sets.person + 1] - sets.place - 1
        parent = np.repeat(np.arange(sets.person.size), number)
        child = spans(sets.place + 1, number)
        owner = sets.person[parent]
        left = people.days_max[owner] - sets.days[parent] - self._days[child]
        fits = (left >= 0) & (sets.jp[parent] + self._jp[child] <= people.jp_max[owner])
        parent, child, owner, left = parent[fits], child[fits], owner[fits], left[fits]
        members = np.column_stack((sets.members[parent], child))
        hope = sets.plain[parent] + self._promise[child] + self._hope(owner, child + 1, left, members)
        kept = np.nonzero(hope + people.credit[owner] >= self._least(owner))[0]
        kept = kept[self._may_stand_together(members[kept, :-1], child[kept])]
        return owner[kept], child[kept], members[kept]

    def _least(self, person: Ints) -> Floats:
        """Give what a set must be hoped to be worth; without slack, more than the best."""
        least: Floats = (self.best - self.slack + np.where(self.slack > 0, -_EQUAL, _EQUAL))[person]
        return least

    def _look_nearer(self, crowded: Flags) -> None:
        """Ask for sets nearer to the best of people with too many."""
        nearer = self.slack * _NEARER
        nearer[nearer < _NEAREST * self._asked] = 0.0
        self.slack = np.where(crowded, nearer, self.slack)

    def _may_stand_together(self, members: Ints, child: Ints) -> Flags:
        """Say which sets have, with their newest pair, no two pairs of one need that are of no way together."""
        people, pair = self.people, self.pairs[self._order]
        need = people.only_need[pair]
        rival = (need[members] == need[child][:, None]) & (need[child] >= 0)[:, None]
        if people.of_one_way.size and rival.any():
            row, column = np.nonzero(rival)
            keys = pair[members[row, column]] * people.problem.pairs + pair[child[row]]
            at = np.minimum(np.searchsorted(people.of_one_way, keys), people.of_one_way.size - 1)
            rival[row, column] = people.of_one_way[at] != keys
        alone: Flags = ~rival.any(axis=1)
        return alone

    def _give_up(self, crowded: Flags) -> None:
        """Bound people with too many sets by everything that is promised to them."""
        people = self.people
        who = np.nonzero(crowded & ~self.relaxed)[0]
        at, base = self._base.join(who)
        promise = people.chain_value[self.pairs[base]] - self._pi[base]
        used = sums(at, people.days[self.pairs[base]], who.size).astype(np.int64)
        alone = np.zeros((who.size, 0), dtype=np.int64)
        hope = self._hope(who, self._first[who], people.days_max[who] - used, alone)
        self.best[who] = sums(at, promise, who.size) + hope + people.credit[who]
        self.relaxed |= crowded

    def _collect(self) -> None:
        """Put the sets found together, person by person, those with too little value left out."""
        person = np.concatenate([found[0] for found in self._found] or [np.zeros(0, dtype=np.int64)])
        lengths = np.concatenate([found[1] for found in self._found] or [np.zeros(0, dtype=np.int64)])
        members = np.concatenate([found[2] for found in self._found] or [np.zeros(0, dtype=np.int64)])
        gain = np.concatenate([found[3] for found in self._found] or [np.zeros(0)])
        value = np.concatenate([found[4] for found in self._found] or [np.zeros(0)])
        self._found.clear()
        near = np.nonzero(self.relaxed[person] | (value >= (self.best - self.slack)[person] - _EQUAL))[0]
        near = near[(lengths[near] > 0)]
        near = near[np.argsort(person[near], kind="stable")]
        first = np.cumsum(lengths) - lengths
        self.person, self.gain, self.length = person[near], gain[near], lengths[near]
        """[K] person of each set, what it is worth beyond ``seat_value``, and how many pairs it has."""
        self.member = members[spans(first[near], self.length)]
        """Positions in ``pairs``, set after set."""
        self.start = np.cumsum(self.length) - self.length
        begins = np.ones(near.size, dtype=bool)
        begins[1:] = self.person[1:] != self.person[:-1]
        self.owner_start = np.nonzero(begins)[0]
        self.owner = np.cumsum(begins) - 1
        has_base = self._base.lengths(np.arange(self.best.size)) > 0
        self._floor = np.where(has_base[self.person[self.owner_start]], -np.inf, 0.0)

    def choose(self, pi: Floats) -> tuple[float, Ints]:
        """Give the value of everyone's best set kept, at other prices of ``pairs``, and the members of those sets."""
        if not self.start.size:
            return 0.0, self.member
        value = self.gain - np.add.reduceat(pi[self.member], self.start)
        best = np.maximum.reduceat(value, self.owner_start)
        hit = np.nonzero((value == best[self.owner]) & (value > self._floor[self.owner]))[0]
        owner = self.owner[hit]
        first = np.ones(hit.size, dtype=bool)
        first[1:] = owner[1:] != owner[:-1]
        hit = hit[first]
        return float(np.maximum(best, self._floor).sum()), self.member[spans(self.start[hit], self.length[hit])]
