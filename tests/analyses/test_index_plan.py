"""The plan that raises the index: what every choice would bring, what a ranking brings, and plans that are broken."""

import math
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest

from asnkarier.analyses.ip_asn.parts import IpAsnInput, ip_asn_parts
from asnkarier.analyses.plan.index_check import index_violations
from asnkarier.analyses.plan.index_input import IndexInput
from asnkarier.analyses.plan.index_plan import TargetOutOfReach, index_plan
from asnkarier.config.load import load_region
from asnkarier.resources import configs_folder
from asnkarier.tables.development import PARTICIPATIONS
from asnkarier.tables.people import DISCIPLINE, PERFORMANCE
from asnkarier.workflows.studies import STEPS
from plan_regions import course, nip, person, region

RULES = load_region("mamuju", [configs_folder()], STEPS).config.ip_asn
DAY = date(2026, 11, 1)
POINTS = RULES.points.on(DAY).value
TECHNICAL = "pelatihan_teknis"


def office(people, courses, money, trained=(), *, together=1, target=None, completed=False, **changes):
    """Give a region, its index before the plan, and the tables that rests on; ``trained``: number, form, JP, year."""
    given = region(people, courses, {"APBD": money}, **changes)
    history = [
        {"nip": nip(who), "form": form, "jp": jp, "year": year, "status": status, "training": "lama", "title": "lama"}
        for who, form, jp, year, status in trained
    ]
    measured = IpAsnInput(
        employees=given.employees,
        participations=PARTICIPATIONS.conform(pd.DataFrame(history)),
        trainings=given.trainings,
        performance=PERFORMANCE.empty(),
        discipline=DISCIPLINE.empty(),
        points=POINTS,
        besides={},
        evidence=RULES.evidence.on(DAY).value,
        year=given.year,
        day=DAY,
    )
    index = IndexInput(ip_asn_parts(measured), measured.evidence, 20, together, completed=completed, target=target)
    return given, index, measured


def made(given, index, measured):
    plan = index_plan(given, index)
    assert index_violations(given, index, measured, plan) == ()
    return plan


def seats(plan):
    return {(row["nip"], row["training"]): row["points"] for row in plan.seats.to_dict("records")}


def figure(plan, name):
    return plan.summary[name].iloc[0]


# What one person gains, worked out by hand


THREE = [person(1, jenjang="pelaksana"), person(2, jenjang="administrator"), person(3, jenjang="jf_ahli_muda")]
COURSES = [
    course("T20", "", jp=20, each=2_000_000, form=TECHNICAL),
    course("T08", "", jp=8, each=500_000, form=TECHNICAL),
    course("S", "", jp=4, each=100_000, form="seminar"),
    course("PKA", "", jp=300, each=9_000_000, form="pelatihan_kepemimpinan", title="Diklat Kepemimpinan Tk. III"),
    course("JF", "", jp=40, each=3_000_000, form="pelatihan_fungsional"),
]  # fmt: skip


def test_everybody_gains_what_the_kind_of_position_gives():
    plan = made(*office(THREE, COURSES, 10**9))
    assert seats(plan) == {
        (nip(1), "T20"): 22.5, (nip(1), "S"): 17.5,
        (nip(2), "PKA"): 15, (nip(2), "T20"): 15, (nip(2), "S"): 10,
        (nip(3), "JF"): 15, (nip(3), "T20"): 15, (nip(3), "S"): 10,
    }  # fmt: skip
    assert figure(plan, "points") == 3 * 40
    # education, performance and discipline are unknown: 1 + 1 + 1 each
    assert (figure(plan, "index_before"), figure(plan, "index_after"), figure(plan, "index_most")) == (3, 43, 43)


def test_who_has_a_part_gets_no_seat_for_it_and_eight_jp_do_where_twelve_are_there():
    trained = [(1, TECHNICAL, 12, 2026, "passed"), (1, "seminar", 4, 2026, "passed")]
    plan = made(*office(THREE[:1], COURSES, 10**9, trained))
    assert seats(plan) == {(nip(1), "T08"): 22.5}  # cheaper than T20
    assert figure(plan, "cost") == 500_000


def test_two_short_trainings_together_where_the_region_allows_it():
    courses = [course(code, "", jp=jp, each=100_000, form=TECHNICAL) for code, jp in (("A", 12), ("B", 10), ("C", 6))]
    assert seats(made(*office(THREE[:1], courses, 10**9))) == {}
    plan = made(*office(THREE[:1], courses, 10**9, together=2))
    assert seats(plan) == {(nip(1), "A"): 11.25, (nip(1), "B"): 11.25}


def test_what_only_lacks_a_record_is_paid_for_unless_the_office_completes_it():
    trained = [(1, "seminar", 4, 2026, None)]
    plan = made(*office(THREE[:1], COURSES[2:3], 10**9, trained))
    assert (seats(plan), figure(plan, "traced")) == ({(nip(1), "S"): 17.5}, 17.5)
    plan = made(*office(THREE[:1], COURSES[2:3], 10**9, trained, completed=True))
    assert (seats(plan), figure(plan, "traced"), figure(plan, "index_before")) == ({}, 0, 20.5)


def test_a_target_is_reached_at_least_cost_or_refused():
    plan = made(*office(THREE, COURSES, 10**9, target=3 + 45 / 3))
    # seminars bring 17.5 + 10 + 10 for Rp 300,000, and the technical training 22.5 more: 60; one of 10 is not needed
    assert (figure(plan, "points"), figure(plan, "cost"), figure(plan, "cost_least")) == (50, 2_200_000, 2_200_000)
    with pytest.raises(TargetOutOfReach) as refused:
        index_plan(*office(THREE, COURSES, 10**9, target=43.1)[:2])
    assert refused.value.most == 43
    nothing = made(*office(THREE, COURSES, 0, target=3))
    assert (len(nothing.seats), figure(nothing, "cost_least")) == (0, 0)


def test_the_rules_of_the_plan_hold():
    trained = [(1, "seminar", 4, 2026, "passed")]
    away = office(THREE[:1], COURSES, 10**9, trained)
    assert seats(index_plan(replace(away[0], leaving=frozenset({nip(1)})), away[1])) == {}
    pppk = office([person(1, jenjang="pelaksana", employment="PPPK")], COURSES, 10**9, trained, jp_maximum={"PPPK": 19})
    assert seats(made(*pppk)) == {}
    dear = office(THREE[:1], COURSES, 1_900_000, trained)
    assert seats(made(*dear)) == {}


# Against every plan, and against a ranking


def random_office(seed, people, trainings, **changes):
    draw = np.random.default_rng(seed)
    staff = [
        person(n, jenjang=str(draw.choice(["pelaksana", "administrator", "jf_ahli_muda"])), opd=f"Dinas {n % 2}")
        for n in range(people)
    ]
    forms = ["pelatihan_kepemimpinan", "pelatihan_fungsional", TECHNICAL, TECHNICAL, "seminar"]
    courses = [
        course(
            f"K{n}", "", jp=int(draw.choice([8, 12, 20, 40])), form=str(draw.choice(forms)), title="PKA",
            seats=(least := int(draw.integers(1, 4)), least + int(draw.integers(0, 4))),
            classes=int(draw.integers(1, 3)), each=int(draw.integers(0, 6)) * 1_000_000,
            per_class=int(draw.integers(0, 5)) * 1_000_000, days=int(draw.integers(1, 4)),
        )
        for n in range(trainings)
    ]  # fmt: skip
    trained = [
        (n, str(draw.choice([TECHNICAL, "seminar"])), 12, 2026, "passed") for n in range(people) if draw.random() < 0.6
    ]
    return office(staff, courses, int(draw.integers(3, 40)) * 1_000_000, trained, days_max=5, **changes)


def gains(given, index, measured):
    """Give for each person the sets of trainings that bring something each, with their points, by plain rules."""
    courses = {row["training"]: row for row in given.trainings.to_dict("records")}
    rows = {(row["nip"], row["part"]): row for row in index.parts.to_dict("records")}
    of = {form: str(part) for part, forms in measured.evidence.forms.items() for form in forms}
    found = []
    for who in given.employees["nip"]:
        sets = []
        for size in range(len(courses) + 1):
            for taken in combinations(sorted(courses), size):
                if sum(courses[code]["days"] for code in taken) > given.rules.days_max:
                    continue

                def points(codes, who=who):
                    total = 0.0
                    for part in ("leadership", "functional", "technical", "seminar"):
                        row = rows.get((who, part))
                        if row is None or row["points_low"] > 0:
                            continue
                        own = [courses[code] for code in codes if of[courses[code]["form"]] == part]
                        if part == "leadership":
                            own = own if "PKA" in {one["title"] for one in own} else []
                        had = row["jp"] if part == "technical" else 0
                        enough = had + sum(one["jp"] for one in own) >= 20 if part == "technical" else bool(own)
                        total += row["points_most"] if enough else 0.0
                    return total

                value = points(taken)
                if all(points([one for one in taken if one != left]) < value for left in taken):
                    short = [c for c in taken if of[courses[c]["form"]] == "technical"]
                    if len(short) <= index.together_max:
                        sets.append((taken, value))
        found.append(sets)
    return found


def every_plan(given, index, measured):
    """Give the least cost of each number of points, of every plan there is; one fund pays."""
    courses = {row["training"]: row for row in given.trainings.to_dict("records")}
    budget = int(given.budgets["ceiling"].sum())
    found = {}
    for chosen in product(*gains(given, index, measured)):
        people = Counter(code for taken, _ in chosen for code in taken)
        cost = 0
        for code, number in people.items():
            one = courses[code]
            classes = math.ceil(number / one["seats_max"])
            if classes > one["classes_max"] or number < classes * one["seats_min"]:
                cost = budget + 1
                break
            cost += number * one["cost_per_participant"] + classes * one["cost_per_class"]
        if cost <= budget:
            points = sum(value for _, value in chosen)
            found[points] = min(cost, found.get(points, cost))
    return found


@pytest.mark.parametrize(("seed", "people", "trainings", "together"), [
    (0, 5, 3, 1), (20, 4, 4, 2), (50, 10, 2, 1),
    *(pytest.param(seed, 5, 3, 1, marks=pytest.mark.nightly) for seed in range(1, 15)),
    *(pytest.param(seed, 4, 4, 2, marks=pytest.mark.nightly) for seed in range(21, 30)),
])  # fmt: skip
def test_it_brings_and_costs_what_the_best_of_every_plan_does(seed, people, trainings, together):
    given, index, measured = random_office(seed, people, trainings, together=together)
    plans = every_plan(given, index, measured)
    best = max(plans)
    plan = made(given, index, measured)
    assert (figure(plan, "points"), figure(plan, "cost")) == (best, plans[best])
    assert figure(plan, "index_most") == pytest.approx(figure(plan, "index_after"))
    before = 0
    for share in (0.4, 0.8, 1.0):
        target = (index.by_person["before"].sum() + share * best) / people
        plan = made(given, replace(index, target=target), measured)
        cheapest = min(cost for points, cost in plans.items() if points >= share * best - 1e-9)
        assert figure(plan, "cost") == figure(plan, "cost_least") == cheapest
        assert cheapest >= before
        before = cheapest
    with pytest.raises(TargetOutOfReach):
        index_plan(given, replace(index, target=(index.by_person["before"].sum() + best + 2.5) / people))


def by_ranking(given, index, measured):
    """Give what a ranking brings: whole classes, those with most points for their money first."""
    courses = {row["training"]: row for row in given.trainings.to_dict("records")}
    left, points, days = int(given.budgets["ceiling"].sum()), 0.0, Counter()
    sets = dict(zip(given.employees["nip"], gains(given, index, measured), strict=True))
    single = {who: {taken[0]: value for taken, value in found if len(taken) == 1} for who, found in sets.items()}
    rule = {form: part for part, forms in measured.evidence.forms.items() for form in forms}
    had = set()

    def worth(code):
        one, part = courses[code], rule[courses[code]["form"]]
        who = [n for n in sorted(single) if code in single[n] and (n, part) not in had
               and days[n] + one["days"] <= given.rules.days_max]  # fmt: skip
        who = sorted(who, key=lambda n: -single[n][code])[: one["seats_max"]]
        cost = len(who) * one["cost_per_participant"] + one["cost_per_class"]
        return (sum(single[n][code] for n in who) / (cost + 1), who, cost) if len(who) >= one["seats_min"] else None

    open_classes = Counter({code: one["classes_max"] for code, one in courses.items()})
    while True:
        asked = [
            (found[0], code, *found[1:]) for code in sorted(courses) if open_classes[code] and (found := worth(code))
        ]
        asked = [one for one in asked if one[3] <= left]
        if not asked:
            return points
        _, code, who, cost = max(asked)
        open_classes[code] -= 1
        left -= cost
        for n in who:
            points += single[n][code]
            had.add((n, rule[courses[code]["form"]]))
            days[n] += courses[code]["days"]


@pytest.mark.parametrize("cases", [range(6), pytest.param(range(6, 200), marks=pytest.mark.nightly)])
def test_no_ranking_brings_more(cases):
    """Whole classes, those with most points for the money first: never more than the plan, often less."""
    less = 0
    for seed in cases:
        given, index, measured = random_office(1000 + seed, 6, 4)
        found = figure(index_plan(given, index), "points")
        ranked = by_ranking(given, index, measured)
        assert found >= ranked
        less += found > ranked
    assert less > len(cases) / 10


# Broken plans


BROKEN = {
    "seat_points": lambda plan: replace(plan, seats=plan.seats.assign(points=plan.seats["points"] + 1)),
    "summary_points": lambda plan: replace(plan, summary=plan.summary.assign(points=plan.summary["points"] + 2.5)),
    "summary_index_before": lambda plan: replace(plan, summary=plan.summary.assign(index_before=9.0)),
    "summary_index_after": lambda plan: replace(plan, summary=plan.summary.assign(index_after=99.0)),
    "bound_below_index": lambda plan: replace(plan, summary=plan.summary.assign(index_most=1.0)),
    "summary_cost": lambda plan: replace(plan, summary=plan.summary.assign(cost=plan.summary["cost"] + 1)),
    "opd_points": lambda plan: replace(plan, opd=plan.opd.assign(points=plan.opd["points"] + 1)),
    "opds": lambda plan: replace(plan, opd=plan.opd.iloc[:0]),
    "class_too_full": lambda plan: replace(plan, plan=pd.concat([plan.plan] * 20)),
    "seat_twice": lambda plan: replace(plan, plan=pd.concat([plan.plan, plan.plan.iloc[:1]])),
    "unknown_person": lambda plan: replace(plan, plan=plan.plan.assign(nip=nip(77))),
}


@pytest.mark.parametrize("code", BROKEN)
def test_the_checker_finds_what_is_stated_wrong(code):
    given, index, measured = office(THREE, COURSES, 10**9)
    broken = index_violations(given, index, measured, BROKEN[code](index_plan(given, index)))
    assert code in {one.code for one in broken}


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("leaves_before_end", {"leaving": frozenset({nip(1)})}),
        ("away", {"away": frozenset({nip(1)})}),
        ("budget_exceeded", {"total_budget": 1_000_000}),
        ("banned_seat", {"banned": frozenset({(nip(1), "T20")})}),
    ],
)
def test_the_checker_finds_a_seat_that_the_rules_forbid(code, change):
    given, index, measured = office(THREE, COURSES, 10**9)
    broken = index_violations(replace(given, **change), index, measured, index_plan(given, index))
    assert code in {one.code for one in broken}


def test_the_checker_finds_a_missed_target_a_seat_for_nothing_and_records_read_wrongly():
    given, index, measured = office(THREE, COURSES, 10**9)
    plan = index_plan(given, index)
    aimed = index_violations(given, replace(index, target=60.0), measured, replace(
        plan, summary=plan.summary.assign(target=60.0, cost_least=0)))  # fmt: skip
    assert "target_missed" in {one.code for one in aimed}
    history = [{"nip": nip(1), "form": "seminar", "jp": 4, "year": 2026, "status": "passed", "training": "x"}]
    trained = replace(measured, participations=PARTICIPATIONS.conform(pd.DataFrame(history)))
    codes = {one.code for one in index_violations(given, index, trained, plan)}
    assert {"part_on_record", "brings_nothing", "seat_points"} <= codes
    fewer = replace(measured, employees=measured.employees.iloc[1:])
    assert "not_measured" in {one.code for one in index_violations(given, index, fewer, plan)}
