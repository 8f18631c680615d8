"""What the office has decided about single seats before a plan is made, and which of it the rules allow.

A seat is *kept* (it is in every plan), *banned* (it is in none) or *free* (an earlier decision no longer stands). A
seat can be kept only where a plan could have it at all: the first rule that forbids it alone is told here; what several
break together tells :mod:`conflicts`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from asnkarier.analyses.plan.candidates import PAIR, among
from asnkarier.analyses.plan.prepared import prepare
from asnkarier.analyses.plan.tables import PlanInput, Seat

EVERY = "*"
"""Stands for every training in a decision against them."""
What = Literal["keep", "ban", "free"]
Verdict = str
"""Why a plan cannot have a seat: ``not_counted``, ``unknown_training``, ``not_assessed``, ``closes_nothing``, one of
:data:`admission.BARS`, or ``not_open`` for any other rule."""


@dataclass(frozen=True)
class Decision:
    """One decision, and where it was written."""

    seat: Seat
    what: What
    reason: str = ""
    """In the office's words."""
    place: tuple[str, int] = ("", 0)
    """Sheet and row; ("", 0) for the command line."""


def seats_of(rows: pd.DataFrame) -> frozenset[Seat]:
    """Give the seats that rows with ``nip`` and ``training`` speak of."""
    return frozenset(Seat(*pair) for pair in rows[PAIR].itertuples(index=False, name=None))


def banned_seats(decisions: Iterable[Decision], trainings: Collection[str]) -> frozenset[Seat]:
    """Give the seats decided against; one against every training stands for each of the catalogue."""
    return frozenset(
        Seat(each.seat.nip, training)
        for each in decisions
        if each.what == "ban"
        for training in (trainings if each.seat.training == EVERY else (each.seat.training,))
    )


def standing(earlier: Iterable[Decision], said: Iterable[Decision]) -> tuple[Decision, ...]:
    """Give the decisions in force: what is said now, and of the earlier ones those of seats it does not speak of."""
    said = list(said)
    seats = {each.seat for each in said}
    own = [each for each in said if each.what != "free"]
    freed = {each.seat.nip for each in said if each.seat.training == EVERY and each.what == "free"}
    return (*own, *(each for each in earlier if each.seat not in seats and each.seat.nip not in freed))


def contradictions(decisions: Iterable[Decision]) -> list[tuple[Decision, Decision]]:
    """Give each decision with the first one that says the opposite of the same seat, in the order given."""
    seen: dict[Seat, Decision] = {}
    found = []
    for each in decisions:
        names = (each.seat, Seat(each.seat.nip, EVERY))
        own = [seen[name] for name in names if name in seen]
        if each.seat.training == EVERY:
            own += [other for seat, other in seen.items() if seat.nip == each.seat.nip]
        if against := [other for other in own if other.what != each.what]:
            found.append((each, against[0]))
        seen.setdefault(each.seat, each)
    return found


def forbidden_seats(given: PlanInput, seats: Collection[Seat]) -> dict[Seat, Verdict]:
    """Give the seats that no plan can have, each with the first rule that forbids it. Bans are no rule here."""
    prepared = prepare(given)
    allowed = seats_of(prepared.numbered.pairs)
    mine = prepared.steps[among(prepared.steps, seats)]
    bars = dict(zip((Seat(*pair) for pair in mine[PAIR].itertuples(index=False, name=None)), mine["bar"], strict=True))
    people, catalogue = set(given.employees["nip"]), set(given.trainings["training"])
    unknown = _only_unknown(given, seats)

    def verdict(seat: Seat) -> Verdict:
        answers: tuple[tuple[Verdict, bool], ...] = (
            ("not_counted", seat.nip not in people),
            ("unknown_training", seat.training not in catalogue),
            ("leaves_before_end", seat.nip in given.leaving),
            ("not_assessed", seat in unknown),
            ("closes_nothing", seat not in bars),
        )
        return next((code for code, holds in answers if holds), bars.get(seat) or "not_open")

    return {seat: verdict(seat) for seat in sorted(seats) if seat not in allowed and seat not in given.banned}


def _only_unknown(given: PlanInput, seats: Collection[Seat]) -> set[Seat]:
    """Give the seats whose training teaches nothing known to be lacking, but something of an unknown level."""
    lessons = given.training_competencies[["training", "competency"]].drop_duplicates()
    asked = given.gaps[given.gaps["nip"].isin({seat.nip for seat in seats})][["nip", "competency", "status"]]
    taught = asked.merge(lessons, on="competency")
    blank = taught["status"].isin(("unassessed", "expired"))
    return set(seats_of(taught[blank]) - seats_of(taught[taught["status"] == "gap"]))
