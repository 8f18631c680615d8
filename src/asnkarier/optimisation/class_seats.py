"""On which of some possible days the classes of one training are held, and who sits in which: one small programme.

Given people *p*, spans of days *s*, ``k`` classes of ``least`` to ``most`` people:

    maximise   sum of worth[p] x[p,s]  -  sum of cost[s] y[s]  -  crowding

    subject to  sum over s of x[p,s]  <=  1                            everybody sits in one class at most
                least y[s]  <=  sum over p of x[p,s]  <=  most y[s]     a class is held with enough people and its seats
                sum of y[s]  <=  k
                sum of x  -  least sum of y  <=  n  -  least k          whoever is left is enough for the classes left
                seat * sum of x  +  per_class * sum of y  <=  room      of each cap: who may be away, what may be spent

``x`` is there only where the person is free; *crowding* is what a unit, or a class, has above its even share. It is
solved twice: for the days, where parts of people will do, then for whole people with these days held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from asnkarier.optimisation.solver import INFINITE, Floats, Ints, LinearModel

SEAT, CROWDING = 1000.0, 5.0
"""Worth of a seat, and what one person above the even share takes off; costs of spans stay below ``SEAT`` together."""
_NODES = 5
_GAP = 1e-3


@dataclass(frozen=True)
class Cap:
    """A most number of people, or amount of money, among some places of the grid of people and spans."""

    people: NDArray[np.bool_]
    """[person] whom it counts"""
    spans: NDArray[np.bool_]
    """[span] where it counts them"""
    room: int
    seat: int = 1
    """What a person takes of it."""
    per_class: int = 0
    """What a class takes of it."""

    def among(self, spans: Ints) -> Cap:
        """Give the cap where only some spans are open."""
        return replace(self, spans=self.spans[spans])


@dataclass(frozen=True)
class ClassDays:
    """The classes of one training and the days they could be held on."""

    free: NDArray[np.bool_]
    """[person, span] whether the person can sit in a class on these days."""
    unit: Ints
    """[person] number of the person's unit."""
    worth: Floats
    """[person] about 1; a seat of more worth is dated first."""
    cost: Floats
    """[span] what holding a class there takes off."""
    least: int
    most: int
    classes: int
    at_once: int
    """Most classes of the training on the same days."""
    caps: Sequence[Cap] = ()


@dataclass(frozen=True)
class Dealt:
    """The span of each person, -1 for none, and the number of classes on each span."""

    span: Ints
    classes: Ints


def deal(given: ClassDays) -> Dealt:
    """Give the days of the classes and who sits in them; nobody where no class can be held.

    The days are chosen first, then the people are dealt out over them with as little crowding as can be. The same
    problem gives the same answer: the search ends by its gap or after a number of nodes, never by the clock.
    """
    people, spans = given.free.shape
    nothing = Dealt(np.full(people, -1, dtype=np.int64), np.zeros(spans, dtype=np.int64))
    if not given.free.any():
        return nothing
    chosen = _solve(given, None, whole=False)
    if chosen is None or not chosen.classes.any():
        return nothing
    dealt = _solve(given, chosen.classes)
    if dealt is not None:
        return dealt
    found = _solve(given, None) or nothing  # days on which only parts of people could come
    return (_solve(given, found.classes) if found.classes.any() else None) or found


def _solve(given: ClassDays, classes: Ints | None, *, whole: bool = True) -> Dealt | None:
    """Solve the programme; with the ``classes`` held on each span given, people are dealt out with little crowding.

    People who are alike in everything the programme asks are one column each span, a ``whole`` number of them: to
    choose days, parts of people will do, and are found much sooner.
    """
    spans = given.free.shape[1]
    free = given.free if classes is None else given.free & (classes > 0)
    of_person, people = _alike(given, free, units=classes is not None)
    person, span = (each.astype(np.int64) for each in np.nonzero(free[people.first]))
    model = LinearModel()
    held = model.add_columns(
        "y",
        [np.arange(spans)],
        gain=-given.cost,
        lower=0 if classes is None else classes,
        upper=given.at_once if classes is None else classes,
        whole=True,
    )
    worth = given.worth[people.first]
    sits = model.add_columns(
        "x", [person, span], gain=SEAT * worth[person], upper=np.minimum(people.size, given.most)[person], whole=whole
    )
    alike = replace(given, free=free[people.first], unit=given.unit[people.first])
    _add_seats(model, alike, people.size, held, sits, person, span)
    if classes is not None:
        _add_crowding(model, given, held, sits, alike.unit[person], span)
    for number, cap in enumerate(given.caps):
        _add_cap(model, number, cap, held, sits[cap.people[people.first][person] & cap.spans[span]])
    answer = model.maximise(relative_gap=_GAP, time_limit=INFINITE, nodes=_NODES)
    if not answer.values.size:
        return None
    place = np.full(of_person.size, -1, dtype=np.int64)
    for kind, where, count in zip(person, span, np.rint(answer.values[sits]).astype(int), strict=True):
        place[np.nonzero((of_person == kind) & (place == -1))[0][:count]] = where
    return Dealt(place, np.rint(answer.values[held]).astype(np.int64))


@dataclass(frozen=True)
class _Kinds:
    """Kinds of people: the first person of each, and how many there are."""

    first: Ints
    size: Ints


def _alike(given: ClassDays, free: NDArray[np.bool_], *, units: bool) -> tuple[Ints, _Kinds]:
    """Give each person's kind: free on the same days, counted by the same caps, of one worth and, if asked, unit."""
    columns = [free, *(cap.people[:, None] for cap in given.caps), given.worth[:, None]]
    if units:
        columns.append(given.unit[:, None])
    _, first, kind, size = np.unique(
        np.concatenate(columns, axis=1, dtype=float), axis=0, return_index=True, return_inverse=True, return_counts=True
    )
    return kind.reshape(-1), _Kinds(first, size)


def _add_cap(model: LinearModel, number: int, cap: Cap, held: Ints, inside: Ints) -> None:
    """Add what people and classes together may use up."""
    terms = [(inside, cap.seat), (held[cap.spans], cap.per_class)]
    model.add_money_rows(
        "cap",
        [[number]],
        np.array([cap.room]),
        [(np.zeros_like(each), each, np.full_like(each, cost)) for each, cost in terms if cost],
    )


def _add_seats(
    model: LinearModel, given: ClassDays, size: Ints, held: Ints, sits: Ints, person: Ints, span: Ints
) -> None:
    """Add what makes classes of seats."""
    kinds, spans = given.free.shape
    once = model.add_rows("once", [np.arange(kinds)], upper=size)
    model.add_entries(once[person], sits, 1.0)
    full = model.add_rows("most", [np.arange(spans)], upper=0)
    model.add_entries(full[span], sits, 1.0)
    model.add_entries(full, held, -float(given.most))
    enough = model.add_rows("least", [np.arange(spans)], lower=0)
    model.add_entries(enough[span], sits, 1.0)
    model.add_entries(enough, held, -float(given.least))
    every = model.add_rows("classes", [[0]], upper=given.classes)
    model.add_entries(np.repeat(every, spans), held, 1.0)
    rest = model.add_rows("rest", [[0]], upper=size.sum() - given.least * given.classes)
    model.add_entries(np.repeat(rest, sits.size), sits, 1.0)
    model.add_entries(np.repeat(rest, spans), held, -float(given.least))


def _add_crowding(model: LinearModel, given: ClassDays, held: Ints, sits: Ints, unit: Ints, span: Ints) -> None:
    """Let what a unit or a whole class has above its even share in one class cost something."""
    sizes = np.bincount(given.unit)
    pairs, place = np.unique(np.stack([unit, span]), axis=1, return_inverse=True)
    _add_excess(model, "unit", sits, place.reshape(-1), held[pairs[1]], -(-sizes[pairs[0]] // given.classes))
    spans = given.free.shape[1]
    _add_excess(model, "class", sits, span, held, np.full(spans, -(-given.free.shape[0] // given.classes)))


def _add_excess(model: LinearModel, name: str, sits: Ints, place: Ints, held: Ints, share: Ints) -> None:
    """Add, for each place, a cost of what its seats are above ``share`` for each class held there."""
    count = held.size
    excess = model.add_columns(name, [np.arange(count)], gain=-CROWDING, upper=INFINITE, whole=False)
    rows = model.add_rows(f"{name}_share", [np.arange(count)], upper=0)
    model.add_entries(rows[place], sits, 1.0)
    model.add_entries(rows, held, -share.astype(float))
    model.add_entries(rows, excess, -1.0)
