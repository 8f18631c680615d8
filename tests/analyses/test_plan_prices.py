"""What loosening a limit is worth: every printed interval holds what making the plan again really brings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.analyses.plan.training_plan import Studies, training_plan
from lifted_limits import loosened_tables
from plan_regions import course, person, random_region, region, rules

MILLION = 1_000_000
FIGURES = ["priced", "step", "worth_low", "worth_high", "levels_more", "people_more"]


def priced(given: PlanInput, limit: str, *, most: int = 5) -> list[list[object]]:
    rows = training_plan(given, Studies(prices=most)).limits
    rows = rows[rows["limit"] == limit][FIGURES]
    return rows.astype(object).where(rows.notna(), None).to_numpy().tolist()


def test_a_fund_given_to_opds_by_name_is_priced_by_their_ceilings() -> None:
    """Only a class costs money, Rp 5 million, and the OPD has 4: Rp 10 million more let three people close two levels.

    The relaxed programme says 119.99: with 0.8 of a class it seats 24 people for the price of three.
    """
    people = [person(n, "INT 1/3") for n in range(3)]
    given = region(people, [course("T", "INT 1>3", per_class=5 * MILLION)], {"APBD / Dinas A": 4 * MILLION})
    assert priced(given, "opd_ceiling") == [["computed", 10 * MILLION, 6, 6, 6, 3]]
    assert priced(given, "fund") == [["not_computed", None, None, None, None, None]]


def test_the_step_pays_for_what_is_wanted() -> None:
    """One class costs Rp 60 million: Rp 10 million more would buy nothing, so 100 million are asked for."""
    people = [person(n, "INT 1/3") for n in range(3)]
    given = region(people, [course("T", "INT 1>3", per_class=60 * MILLION)], {"APBD": 5 * MILLION})
    assert priced(given, "fund") == [["computed", 100 * MILLION, 6, 6, 6, 3]]


def test_a_step_is_a_share_of_its_ceiling() -> None:
    people = [person(n, "INT 1/3") for n in range(9)]
    given = region(people, [course("T", "INT 1>3", each=900 * MILLION)], {"APBD": 3_000 * MILLION})
    assert priced(given, "fund") == [["computed", 100 * MILLION, 0, 0, 0, 0]]


def test_classes_and_seats_are_loosened_by_what_a_provider_can_be_asked_for() -> None:
    """Five people, one class of two seats: one class more seats two more, ten seats more all three."""
    people = [person(n, "INT 1/3 ") for n in range(5)]
    given = region(people, [course("T", "INT 1>3 0.5", seats=(1, 2))], {"APBD": 0})
    assert priced(given, "classes") == [["computed", 1, 2, 2, 2, 2]]
    assert priced(given, "seats") == [["computed", 10, 3, 3, 3, 3]]


def test_the_cap_over_all_funds() -> None:
    people = [person(n, "INT 1/3") for n in range(5)]
    given = region(people, [course("T", "INT 1>3", each=4 * MILLION)], {"APBD": 90 * MILLION}, total=9 * MILLION)
    assert priced(given, "budget") == [["computed", 10 * MILLION, 4, 4, 4, 2]]
    assert priced(given, "fund") == [["slack", None, None, None, None, None]]


ONE_SEAT_EACH = [course("T", "INT 1>3", each=MILLION, seats=(1, 30)), course("U", "KOM 1>2", each=3 * MILLION)]
"""Rp 1 million for two levels, or 3 for one."""


def floor(name: str, seats: int, who: str) -> dict[str, object]:
    return {"name": name, "who": who, "seats": seats, "basis": "-"}


def test_the_price_of_a_floor_is_what_the_plan_gains_without_it() -> None:
    """Rp 4 million: without the floor four of Dinas A close eight levels; one seat of Dinas B takes 3 of the money."""
    people = [person(n, "INT 1/3") for n in range(4)] + [person(n, "KOM 1/2", opd="Dinas B") for n in (4, 5)]
    given = region(people, ONE_SEAT_EACH, {"APBD": 4 * MILLION}, floors=(floor("Dinas B", 1, "opd = Dinas B"),))
    assert training_plan(given).summary["objective"].item() == 3
    assert priced(given, "floor") == [["computed", 1, 5, 5, 5, 2]]


def test_a_floor_kept_with_seats_to_spare_has_no_price_and_one_that_holds_a_class_has() -> None:
    """Three seats are promised. Single seats are given to five more; a class of eight is held only for these three."""
    people = [person(n, "INT 1/3") for n in range(5)] + [person(n, "KOM 1/2", opd="Dinas B") for n in range(5, 13)]
    rule = (floor("Dinas B", 3, "opd = Dinas B"),)
    plenty = region(people, ONE_SEAT_EACH, {"APBD": 29 * MILLION}, floors=rule)
    assert priced(plenty, "floor") == [["slack", None, None, None, None, None]]
    dear = [ONE_SEAT_EACH[0] | {"cost_per_participant": 2 * MILLION}, ONE_SEAT_EACH[1] | {"seats_min": 8}]
    whole = region(people, dear, {"APBD": 24 * MILLION}, floors=rule)
    rows = training_plan(whole).limits
    assert rows[rows["limit"] == "floor"][["used", "allowed", "binding"]].to_numpy().tolist() == [[8, 3, True]]
    assert priced(whole, "floor") == [["computed", 3, 2, 2, 2, -3]]  # five people, ten levels


def test_the_price_of_a_cap_is_what_ten_seats_more_bring() -> None:
    people = [person(n, "INT 1/3") for n in range(4)]
    given = region(people, ONE_SEAT_EACH, {"APBD": 9 * MILLION}, caps=(floor("Dinas A", 1, "opd = Dinas A"),))
    assert priced(given, "cap") == [["computed", 10, 6, 6, 6, 3]]
    free = region(people, ONE_SEAT_EACH, {"APBD": 9 * MILLION}, caps=(floor("Dinas A", 4, "opd = Dinas A"),))
    assert priced(free, "cap") == [["slack", None, None, None, None, None]]


def test_the_price_of_the_number_of_trainings_is_what_one_more_for_each_brings() -> None:
    """Three people with two gaps each, of two levels and of one; the money is for all six seats."""
    people = [person(n, "INT 1/3; KOM 1/2") for n in range(3)]
    one = region(people, ONE_SEAT_EACH, {"APBD": 12 * MILLION}, trainings_max=1)
    assert priced(one, "trainings") == [["computed", 1, 3, 3, 3, 0]]
    made = training_plan(one).limits
    row = made[made["limit"] == "trainings"].iloc[0]
    assert (row["allowed"], row["used"], row["unit"]) == (1, 1, "trainings")
    two = region(people, ONE_SEAT_EACH, {"APBD": 12 * MILLION}, trainings_max=2)
    assert priced(two, "trainings") == [["slack", None, None, None, None, None]]
    assert "trainings" not in set(training_plan(region(people, ONE_SEAT_EACH, {"APBD": MILLION})).limits["limit"])


@pytest.mark.parametrize("seed", [2, 5, 6])
def test_the_price_of_a_promise_holds_what_lifting_it_in_the_configuration_brings(seed: int) -> None:
    given = random_region(seed)
    floors = ({"name": "C", "who": "opd = Dinas C", "share": 0.5, "basis": "-"}, floor("A", 2, "opd = Dinas A"))
    caps = ({"name": "B", "who": "opd = Dinas B", "share": 0.2, "basis": "-"},)
    stated = rules(days_max=5, floors=floors, caps=caps)
    given = replace(given, rules=stated)
    made = training_plan(given, Studies(prices=30))
    rows = made.limits[made.limits["limit"].isin(["floor", "cap"]) & (made.limits["priced"] == "computed")]
    before = optimum(given)
    assert len(rows) > 0
    for row in rows.to_dict("records"):
        truth = optimum(loosened_tables(given, row)) - before
        assert row["worth_low"] - 1e-6 <= truth <= row["worth_high"] + 1e-6, row


def test_no_more_limits_are_tried_than_asked_for() -> None:
    people = [person(n, "INT 1/3") for n in range(5)]
    given = region(people, [course("T", "INT 1>3", seats=(1, 2))], {"APBD": 0})
    states = [training_plan(given, Studies(prices=most)).limits["priced"].tolist() for most in (0, 1, 9)]
    assert states[0] == ["slack", "not_computed", "not_computed"]
    assert sorted(states[1][1:]) == ["computed", "not_computed"]
    assert states[2] == ["slack", "computed", "computed"]


def test_a_plan_only_proven_within_a_tolerance_has_an_interval() -> None:
    given = random_region(2)
    loose = replace(given, rules=given.rules.model_copy(update={"gap_tolerance": 0.3}))
    made = training_plan(loose, Studies(prices=1))
    rows = made.limits[made.limits["priced"] == "computed"]
    assert made.summary["upper_bound"].item() > made.summary["objective"].item()
    assert (rows["worth_low"] < rows["worth_high"]).any()
    for row in rows.to_dict("records"):
        truth = optimum(loosened_tables(given, row)) - optimum(given)
        assert row["worth_low"] - 1e-6 <= truth <= row["worth_high"] + 1e-6


@pytest.mark.parametrize("seed", [4, 6])
def test_the_interval_holds_what_the_loosened_tables_bring(seed: int) -> None:
    """Every limit of a region, loosened where the office would: in the ceilings and in the catalogue."""
    given = random_region(seed)
    made = training_plan(given, Studies(prices=30))
    before = optimum(given)
    rows = made.limits[made.limits["priced"] == "computed"]
    assert len(rows) > 1
    for row in rows.to_dict("records"):
        truth = optimum(loosened_tables(given, row)) - before
        assert row["worth_low"] - 1e-6 <= truth <= row["worth_high"] + 1e-6, row


def optimum(given: PlanInput) -> float:
    exact = replace(given, rules=given.rules.model_copy(update={"gap_tolerance": 0.0}))
    return float(training_plan(exact).summary["objective"].item())
