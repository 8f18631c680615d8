"""Points of IP ASN as a part of the value of the training plan: what they change, and that 0 changes nothing."""

from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
import pandas as pd
import pytest
from test_index_plan import TECHNICAL, office, random_office

from asnkarier.analyses.jp.already import JpAlready
from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.index_check import index_violations
from asnkarier.analyses.plan.index_credit import index_credit
from asnkarier.analyses.plan.index_input import IndexBefore
from asnkarier.analyses.plan.index_plan import index_plan
from asnkarier.analyses.plan.tables import Seat
from asnkarier.analyses.plan.training_plan import training_plan
from plan_regions import course, nip, person

ANI = person(1, "INT 1/2", jenjang="pelaksana")
BUDI = person(2, "INT 1/2", jenjang="pelaksana")


def with_credit(found, credit):
    """Give the region of an office with its index, a point being worth so much."""
    given, index, measured = found
    rules = given.rules.model_copy(update={"ip_asn_credit": credit})
    return replace(given, rules=rules, index=IndexBefore(index, measured))


def planned(given):
    plan = training_plan(given)
    assert violations(given, plan) == ()
    return plan


def seats(plan):
    return {(row["nip"][-1], row["training"]) for row in plan.plan.to_dict("records")}


def test_a_point_is_worth_so_many_levels_and_0_is_the_plan_without():
    """For one place: who lacks a level and 20 JP of technical training (22.5 points), or who lacks the level only."""
    courses = [course("T", "INT 1>2", seats=(1, 1), jp=20, form=TECHNICAL)]
    found = office([ANI, BUDI], courses, 10**6, [(1, TECHNICAL, 20, 2026, "passed")])
    assert seats(planned(found[0])) == seats(planned(with_credit(found, 0.0))) == {("1", "T")}  # the first of equals
    plan = planned(with_credit(found, 0.01))
    assert seats(plan) == {("2", "T")}
    assert plan.summary["objective"].iloc[0] == 1 + 0.01 * 22.5
    assert index_credit(with_credit(found, 0.01), plan.plan).points == 22.5


def test_a_training_that_closes_no_gap_has_seats_for_its_points_and_the_plan_says_so():
    courses = [course("S", "", jp=4, form="seminar")]
    found = office([ANI], courses, 10**6, [(1, TECHNICAL, 20, 2026, "passed")])
    assert seats(planned(found[0])) == set()
    given = with_credit(found, 0.01)
    plan = planned(given)
    assert seats(plan) == {("1", "S")}
    assert (plan.plan["levels_closed"].sum(), plan.plan["value"].sum()) == (0, 0)
    assert (index_credit(given, plan.plan).points, index_credit(given, plan.plan).alone) == (17.5, 1)


def test_what_is_on_record_for_the_year_brings_nothing_once_more():
    """Ani has earned the 8 JP of T this year and lacks 12 of the 20: T again would only look like 16."""
    courses = [course("T", "", jp=12, form=TECHNICAL), course("U", "", jp=12, form=TECHNICAL)]
    given = with_credit(office([ANI], courses, 10**6, [(1, TECHNICAL, 8, 2027, "passed")]), 0.01)
    given = replace(given, jp_already=(JpAlready(nip(1), "T", 8, 8, settled=True),))
    assert seats(planned(given)) == {("1", "U")}


def test_locks_and_bans_hold_together_with_the_index():
    courses = [course("S", "", jp=4, form="seminar"), course("W", "", jp=4, form="seminar", each=500)]
    given = with_credit(office([ANI], courses, 10**6, [(1, TECHNICAL, 20, 2026, "passed")]), 0.01)
    assert seats(planned(replace(given, banned=frozenset({Seat(nip(1), "S")})))) == {("1", "W")}
    assert seats(planned(replace(given, locked=frozenset({Seat(nip(1), "W")})))) == {("1", "W")}


@pytest.mark.parametrize("seed", range(4))
def test_the_value_is_that_of_the_best_of_every_plan(seed):
    """Gaps and points together, of three people and three trainings that have places for one or two of them."""
    draw = np.random.default_rng(seed)
    people = [person(n, f"INT 1/{draw.integers(2, 4)}", jenjang="pelaksana") for n in range(3)]
    courses = [
        course("A", "INT 1>2", seats=(1, 2), jp=20, form=TECHNICAL, each=2),
        course("B", "INT 1>3", seats=(1, 1), jp=8, form="workshop", each=3),
        course("C", "", seats=(1, 2), jp=4, form="seminar", each=1),
    ]
    money, credit = int(draw.integers(3, 9)), 0.05
    trained = [(n, TECHNICAL, 20, 2026, "passed") for n in range(3) if draw.random() < 0.4]
    found = office(people, courses, money, trained, days_max=2)
    has = {who for who, *_ in trained}
    best = 0.0
    for sets in product(("", "A", "B", "C", "AB", "AC", "BC"), repeat=3):
        cost = sum({"A": 2, "B": 3, "C": 1}[one] for taken in sets for one in taken)
        full = any(sum(one in taken for taken in sets) > most for one, most in (("A", 2), ("B", 1), ("C", 2)))
        if cost > money or full:
            continue
        value = 0.0
        for who, taken in enumerate(sets):
            required = int(people[who]["gaps"][-1])
            level = max([1, *(min(required, end) for one, end in (("A", 2), ("B", 3)) if one in taken)])
            seminar = 17.5 * ("B" in taken or "C" in taken)
            value += level - 1 + credit * (seminar + 22.5 * ("A" in taken and who not in has))
        best = max(best, value)
    assert planned(with_credit(found, credit)).summary["objective"].iloc[0] == pytest.approx(best)


def test_the_checker_finds_a_value_that_counts_points_not_brought():
    found = office([ANI], [course("T", "INT 1>2", jp=20, form=TECHNICAL)], 10**6, [(1, "seminar", 4, 2026, "passed")])
    given = with_credit(found, 0.01)
    plan = planned(given)
    trained = pd.DataFrame([{"nip": nip(1), "form": TECHNICAL, "jp": 20, "year": 2026, "status": "passed"}])
    attended = replace(given.index.measured, participations=given.index.measured.participations.iloc[:0])
    attended = replace(attended, participations=type(attended.participations)(trained.reindex(
        columns=attended.participations.columns)))  # fmt: skip
    other = replace(given, index=replace(given.index, measured=attended))
    assert "summary_objective" in {one.code for one in violations(other, plan)}
    idle = replace(given, index=None)
    assert "summary_objective" in {one.code for one in violations(idle, plan)}


def test_the_plan_for_the_index_alone_counts_no_certificates():
    """A credit for certificates is a part of the training plan's value: points are points."""
    given, index, measured = random_office(3, 4, 3)
    forms = {form: {"name": form, "route": "classical", "certificate": "T"} for form in ("seminar", TECHNICAL)}
    dated = {"valid_from": date(2018, 1, 1), "basis": "-", "source": "-", "verified": False}
    told = {"forms": forms, "certificates": {"versions": ({**dated, "value": {"years": 3, "enough": 8}},)},
            "certificate_credit": 5.0}  # fmt: skip
    rules = type(given.rules).model_validate(given.rules.model_dump() | told)
    plan = index_plan(replace(given, rules=rules), index)
    assert index_violations(replace(given, rules=rules), index, measured, plan) == ()
    assert plan.seats.equals(index_plan(given, index).seats)
