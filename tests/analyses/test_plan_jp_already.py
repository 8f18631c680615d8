"""A plan begins from the JP that people have already: credit for what is missing, and never above the most."""

from dataclasses import replace
from datetime import date
from functools import cache

import pandas as pd
import pytest

from asnkarier.analyses.jp.already import JpAlready, jp_already
from asnkarier.analyses.jp.counted import counted_participations
from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.conflicts import conflicts
from asnkarier.analyses.plan.tables import Committed, PlanInput, Seat, TrainingPlan
from asnkarier.analyses.plan.training_plan import training_plan
from asnkarier.config.jp import CertificateRule
from asnkarier.config.model import Dated, Versions
from asnkarier.config.region import TrainingForm
from asnkarier.tables.development import PARTICIPATIONS
from asnkarier.tables.frames import Participations
from plan_regions import YEAR, course, nip, person, random_region, region

PPPK = "PPPK"


def two_courses(employment: str = "PNS", **changes: object) -> PlanInput:
    """One person, a course of 16 JP and one of 6, of which the longer closes a little more; one training each."""
    terms = {"jp_minimum": {"PNS": 20}, "jp_maximum": {PPPK: 24}, "jp_credit": 0.5, "trainings_max": 1} | changes
    return region(
        [person(1, "INT 1/2; KOM 1/2", employment=employment)],
        [course("LONG", "INT 1>2 0.6", jp=16), course("SHORT", "KOM 1>2 0.5", jp=6)],
        {"APBD": 10},
        **terms,  # type: ignore[arg-type]
    )


def has(given: PlanInput, earned: int, training: str = "", taken: int | None = None) -> PlanInput:
    own = JpAlready(nip(1), training, earned, earned if taken is None else taken, settled=True)
    return replace(given, jp_already=(own,))


def trainings(made: TrainingPlan) -> list[str]:
    return sorted(made.plan["training"])


def reached(made: TrainingPlan) -> int:
    return int(made.summary["jp_reached"].iloc[0])


def test_who_attended_14_jp_in_march_is_credited_for_6_in_the_second_window() -> None:
    given = two_courses()
    history = pd.DataFrame(
        {
            "nip": [nip(1)],
            "training": ["Pelatihan lain"],
            "started_on": [pd.Timestamp(YEAR, 3, 2)],
            "ended_on": [pd.Timestamp(YEAR, 3, 3)],
            "year": [YEAR],
            "status": ["attended"],
            "jp": [14],
        }
    )
    counted = counted_participations(
        Participations(PARTICIPATIONS.conform(history)), given.trainings, {}, YEAR, date(YEAR, 8, 1)
    )
    august = replace(given, as_of=date(YEAR, 8, 1), jp_already=jp_already(counted))
    assert august.jp_to_reach == {nip(1): 6}
    anew, then = training_plan(given), training_plan(august)
    assert (trainings(anew), reached(anew)) == (["LONG"], 0)  # neither course alone brings 20 JP
    assert (trainings(then), reached(then)) == (["LONG"], 1)
    assert then.summary["objective"].iloc[0] == pytest.approx(0.6 + 0.5)
    assert violations(august, then) == ()


def test_only_what_is_still_missing_is_credited() -> None:
    assert reached(training_plan(has(two_courses(), 13))) == 1  # 7 are missing: the longer course brings them
    enough = training_plan(has(two_courses(), 20))
    assert (reached(enough), enough.summary["objective"].iloc[0]) == (0, pytest.approx(0.6))
    assert has(two_courses(), 20).jp_to_reach == {}


def test_a_pppk_is_never_given_more_than_the_year_leaves() -> None:
    given = two_courses(PPPK)
    assert trainings(training_plan(has(given, 8))) == ["LONG"]  # 8 + 16 are 24
    made = training_plan(has(given, 9))
    assert trainings(made) == ["SHORT"]
    assert dict(zip(made.needs["competency"], made.needs["reason"], strict=True)) == {
        "INT": "person_limit",
        "KOM": "selected",
    }
    assert trainings(training_plan(has(given, 0, taken=19))) == []  # unproven and coming JP count towards the most
    assert has(given, 30).jp_room == {nip(1): 0}


def with_form(given: PlanInput, **terms: object) -> PlanInput:
    """The long course is of this form."""
    form = TrainingForm.model_validate({"name": "Manajerial", "route": "classical", **terms})
    return replace(
        given,
        rules=given.rules.model_copy(update={"forms": {"manajerial": form}}),
        trainings=given.trainings.assign(form=given.trainings["training"].map({"LONG": "manajerial"}).astype("str")),
    )


def test_a_pppk_is_in_no_form_that_is_not_open_to_pppk() -> None:
    closed = with_form(two_courses(PPPK), employment=("PNS",))
    made = training_plan(closed)
    assert violations(closed, made) == ()
    assert trainings(made) == ["SHORT"]
    assert dict(zip(made.needs["competency"], made.needs["reason"], strict=True))["INT"] == "employment_not_allowed"


def test_the_checker_finds_a_plan_that_forgets_what_people_have() -> None:
    """Plans made for people without JP, judged by what they have, and by a form that is closed to them."""
    pppk, pns = two_courses(PPPK), has(two_courses(), 14)
    for_pppk, for_pns = long_course(PPPK), training_plan(pns)
    broken = [
        ("too_much_jp", has(pppk, 9), for_pppk),
        ("too_much_jp", has(pppk, 0, taken=9), for_pppk),
        ("employment_not_allowed", with_form(pppk, employment=("PNS",)), for_pppk),
        ("summary_jp_reached", has(pns, 3), for_pns),
        ("summary_objective", has(pns, 20), for_pns),
    ]
    assert violations(has(pppk, 8), for_pppk) == violations(pns, for_pns) == ()
    for code, given, made in broken:
        assert code in {violation.code for violation in violations(given, made)}, code


@cache
def long_course(employment: str = "PNS") -> TrainingPlan:
    """The plan of the long course alone."""
    made = training_plan(two_courses(employment))
    assert trainings(made) == ["LONG"]
    return made


def committed(given: PlanInput, made: TrainingPlan) -> PlanInput:
    return replace(given, committed=Committed(made.plan, made.classes))


@pytest.mark.parametrize(
    ("came_of_it", "missing"),
    [
        ((), 20),  # not held yet: the seat adds its 16 JP
        ((JpAlready(nip(1), "LONG", 16, 16, settled=True),), 20),  # the seat's 16 JP are those earned
        ((JpAlready(nip(1), "LONG", 8, 8, settled=True),), 28),  # half of it attended: 12 are missing beside the seat
        ((JpAlready(nip(1), "LONG", 0, 0, settled=True),), 36),  # dropped: all 20 are missing beside the seat
        ((JpAlready(nip(1), "LONG", 0, 16, settled=False),), 20),  # in a history without proof
        ((JpAlready(nip(1), "", 14, 14, settled=True),), 6),
    ],
)
def test_jp_of_a_committed_seat_are_counted_once(came_of_it: tuple[JpAlready, ...], missing: int) -> None:
    given = committed(two_courses(trainings_max=2), long_course())
    given = replace(given, jp_already=came_of_it)
    assert given.jp_to_reach == {nip(1): missing}


@pytest.mark.parametrize("earned", [16, 8])
def test_a_plan_around_a_committed_seat_is_credited_for_what_came_of_it(earned: int) -> None:
    given = committed(two_courses(trainings_max=2), long_course())
    given = replace(given, jp_already=(JpAlready(nip(1), "LONG", earned, earned, settled=True),))
    made = training_plan(given)
    assert trainings(made) == ["LONG", "SHORT"]
    assert reached(made) == (earned + 6 >= 20)
    assert violations(given, made) == ()


def test_a_pppk_may_be_given_what_a_committed_seat_leaves_and_no_jp_are_counted_twice() -> None:
    given = committed(two_courses(PPPK, trainings_max=2), long_course(PPPK))
    attended = replace(given, jp_already=(JpAlready(nip(1), "LONG", 16, 16, settled=True),))
    assert attended.jp_room == {nip(1): 24}
    assert trainings(training_plan(attended)) == ["LONG", "SHORT"]  # 16 + 6
    longer = replace(given, jp_already=(JpAlready(nip(1), "LONG", 20, 20, settled=True),))
    assert longer.jp_room == {nip(1): 20}  # 4 JP more were attended than the seat has
    made = training_plan(longer)
    assert trainings(made) == ["LONG"]
    assert violations(longer, made) == ()


def test_committed_seats_above_what_the_year_leaves_are_named() -> None:
    given = committed(two_courses(PPPK), long_course(PPPK))
    assert conflicts(replace(given, jp_already=(JpAlready(nip(1), "", 8, 8, settled=True),))) == []
    (conflict,) = conflicts(replace(given, jp_already=(JpAlready(nip(1), "", 9, 9, settled=True),)))
    assert (conflict.limit, conflict.seats, conflict.needed, conflict.allowed) == (
        "jp", (Seat(nip(1), "LONG"),), 16, 15,
    )  # fmt: skip


def test_a_certificate_is_worth_what_the_region_says_until_there_are_enough() -> None:
    """One place for two people who gain the same: the one with fewer certificates than are enough has it."""
    rule = Dated[CertificateRule](
        value=CertificateRule(years=3, enough=8), valid_from=date(2018, 1, 1), basis="-", source="-", verified=False
    )
    given = region(
        [person(1, "INT 1/2"), person(2, "INT 1/2")],
        [course("T", "INT 1>2 0.5", seats=(1, 1), form="kursus")],
        {"APBD": 10},
        forms={"kursus": {"name": "Kursus", "route": "classical", "certificate": "T"}},
        certificates=Versions[CertificateRule](versions=(rule,)).model_dump(),
        certificate_credit=0.1,
    )
    for full, other in ((1, 2), (2, 1)):
        some = replace(given, certificates={nip(full): 8, nip(other): 7})
        made = training_plan(some)
        assert list(made.plan["nip"]) == [nip(other)]
        assert made.summary["objective"].iloc[0] == pytest.approx(0.6)
        assert violations(some, made) == ()
        off = replace(some, rules=some.rules.model_copy(update={"certificate_credit": 0.0}))
        assert "summary_objective" in {violation.code for violation in violations(off, made)}


@pytest.mark.parametrize("seed", range(2))
def test_plans_of_random_regions_with_jp_already_keep_every_limit(seed: int) -> None:
    given = random_region(seed)
    kinds = ["PNS", PPPK, "PNS"] * 5
    limits = {"jp_minimum": {"PNS": 20}, "jp_maximum": {PPPK: 24}}
    dated = {"valid_from": date(2018, 1, 1), "basis": "-", "source": "-", "verified": True}
    rules = given.rules.model_validate(
        given.rules.model_dump()
        | {name: {"versions": ({**dated, "value": value},)} for name, value in limits.items()}
        | {"jp_credit": 0.5}
    )
    already = tuple(
        JpAlready(nip(number), "", 7 * (number % 5), 7 * (number % 5), settled=True) for number in range(15)
    )
    given = replace(
        given,
        rules=rules,
        employees=given.employees.assign(employment=kinds[: len(given.employees)]),
        jp_already=already,
    )
    made = training_plan(given)
    assert violations(given, made) == ()
    total = made.plan.groupby("nip")["jp"].sum()
    for own in already:
        if kinds[int(own.nip[-4:])] == PPPK and own.nip in total.index:
            assert own.taken + total[own.nip] <= 24
