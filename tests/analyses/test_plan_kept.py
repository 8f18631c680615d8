"""A plan that is to be kept changes only where the change is worth it, and says what changed and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asnkarier.analyses.plan.changes import plan_changes
from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.decisions import seats_of
from asnkarier.analyses.plan.tables import Seat
from asnkarier.analyses.plan.training_plan import training_plan
from plan_regions import course, nip, person, region

ONE_SEAT = [course("T1", "INT 1>2", each=10), course("T2", "INT 2>3", each=10)]


def earlier_and_now(gain: float, bonus: float):
    """One seat can be paid. Before only person 1 had a gap; now person 2 has one that is worth 1 + ``gain``."""
    before = training_plan(region([person(1, "INT 1/2"), person(2, "KOM 2/2")], ONE_SEAT, {"APBD": 10}))
    given = region(
        [person(1, "INT 1/2"), person(2, "INT 1/2", jenjang="pengawas")],
        ONE_SEAT,
        {"APBD": 10},
        weights={"jenjang": {"pengawas": 1 + gain}},
        keep_bonus=bonus,
    )
    given = replace(given, earlier=seats_of(before.plan))
    now = training_plan(given)
    assert violations(given, now) == ()
    return given, before, now


@pytest.mark.parametrize(("gain", "bonus", "stays"), [(0.2, 0.25, True), (0.3, 0.25, False), (0.2, 0.0, False)])
def test_a_seat_gives_way_only_to_what_gains_more_than_the_bonus(gain, bonus, stays) -> None:
    given, before, now = earlier_and_now(gain, bonus)
    assert set(now.plan["nip"]) == {nip(1) if stays else nip(2)}
    assert now.summary["objective"].iloc[0] == pytest.approx(1 + bonus if stays else 1 + gain)
    changes = plan_changes(given, before.plan, before.competencies, now.plan, now.competencies)
    told = {(row.nip, row.change, row.reason) for row in changes.fillna("").itertuples()}
    if stays:
        assert told == {(nip(1), "kept", "")}
    else:
        assert told == {(nip(1), "dropped", "better_use"), (nip(2), "added", "")}


def test_the_checker_counts_the_bonus_of_the_seats_that_stay() -> None:
    given, _, now = earlier_and_now(0.0, 0.25)
    other = replace(given, earlier=frozenset())
    assert {each.code for each in violations(other, now)} == {"summary_objective"}


def test_why_a_seat_was_dropped() -> None:
    everyone = [person(n, "INT 1/2") for n in range(1, 6)]
    before = training_plan(region(everyone, [course("T1", "INT 1>2")], {"APBD": 10}))
    given = region(
        [person(1, "INT 2/2"), person(2, "INT 1/2", jenjang="pengawas"), *everyone[2:4]],
        [course("T1", "INT 1>2", jenjang="pelaksana"), course("T3", "INT 1>2", jenjang="pelaksana")],
        {"APBD": 10},
    )
    given = replace(
        given, earlier=seats_of(before.plan), banned=frozenset({Seat(nip(3), "T1")}), leaving=frozenset({nip(4)})
    )
    now = training_plan(given)
    changes = plan_changes(given, before.plan, before.competencies, now.plan, now.competencies)
    dropped = changes[changes["change"] == "dropped"].set_index("nip")["reason"].to_dict()
    assert dropped == {
        nip(1): "closes_nothing", nip(2): "jenjang_not_allowed", nip(3): "banned", nip(4): "leaves_before_end",
        nip(5): "not_counted",
    }  # fmt: skip
    assert changes[changes["change"] == "added"][["nip", "training"]].to_numpy().tolist() == [[nip(3), "T3"]]
