"""The cheapest plan that lifts the index of professionalism (IP ASN) to a target: how long, and how sure.

    python benchmarks/bench_index.py                    # 1,000 people x 50 trainings
    python benchmarks/bench_index.py --large            # also 6,000 x 120
    python benchmarks/bench_index.py --others           # also plain HiGHS with as much time, and a ranking

Targets are shares of what all the money brings. The ranking is what an office does by hand: again and again the class
with most points for its money.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from asnkarier.analyses.ip_asn.parts import IpAsnInput, ip_asn_parts
from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.index_check import index_violations
from asnkarier.analyses.plan.index_input import IndexInput, gained_without
from asnkarier.analyses.plan.index_plan import index_plan, points_alone
from asnkarier.analyses.plan.index_ways import index_ways
from asnkarier.analyses.plan.problem import numbered_problem
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.config.load import load_region
from asnkarier.optimisation.solver import Status
from asnkarier.optimisation.training_model import TrainingModel
from asnkarier.optimisation.training_problem import NOT_CHOSEN, Plan, TrainingProblem, plan_cost
from asnkarier.resources import configs_folder
from asnkarier.tables.development import PARTICIPATIONS
from asnkarier.tables.people import DISCIPLINE, PERFORMANCE
from asnkarier.workflows.studies import STEPS
from bench_plan import region

FORMS = (
    "pelatihan_teknis",
    "bimbingan_teknis",
    "seminar",
    "workshop",
    "pelatihan_fungsional",
    "pelatihan_kepemimpinan",
)
SHARES = (0.3, 0.6, 0.9)
TARGETS = {(1000, 50): 60.0, (6000, 120): 300.0}


def office(people: int, trainings: int, seed: int) -> tuple[PlanInput, IndexInput, IpAsnInput]:
    """Invent a region whose trainings have forms, with six in ten people trained before."""
    draw = np.random.default_rng([seed, 5])
    given = region(people, trainings, seed=seed)
    forms = draw.choice(FORMS, trainings, p=[0.3, 0.25, 0.15, 0.1, 0.15, 0.05])
    titles = [f"PKA {number}" if form == FORMS[-1] else f"Pelatihan {number}" for number, form in enumerate(forms)]
    given = replace(given, trainings=given.trainings.assign(form=forms, title=titles))
    trained = draw.random(people) < 0.6
    history = pd.DataFrame(
        {
            "nip": given.employees["nip"][trained],
            "form": draw.choice(FORMS[:4], int(trained.sum())),
            "jp": draw.integers(4, 30, int(trained.sum())),
            "year": 2026, "status": "passed", "training": "lama", "title": "lama",
        }
    )  # fmt: skip
    rules, day = load_region("mamuju", [configs_folder()], STEPS).config.ip_asn, date(2026, 11, 1)
    measured = IpAsnInput(
        employees=given.employees,
        participations=PARTICIPATIONS.conform(history),
        trainings=given.trainings,
        performance=PERFORMANCE.empty(),
        discipline=DISCIPLINE.empty(),
        points=rules.points.on(day).value,
        besides={},
        evidence=rules.evidence.on(day).value,
        year=given.year,
        day=day,
    )
    return given, IndexInput(ip_asn_parts(measured), measured.evidence, 20, together_max=1), measured


def plain(problem: TrainingProblem, least: float, seconds: float) -> str:
    """Solve the programme as it is written for so many seconds."""
    model = TrainingModel(replace(problem, cost_tie_break=0.0))
    row = model.model.add_rows("least", (np.zeros(1),), lower=least)
    worth = model.model.gains
    model.model.add_entries(np.repeat(row, worth.size), np.arange(worth.size), worth)
    price = np.zeros(worth.size)
    price[model.seats] = problem.cost_person[model.seat_training]
    price[model.classes] = problem.cost_class[model.class_training]
    answer = model.model.regained(-price / 50_000).maximise(relative_gap=0.005, time_limit=seconds)
    if not answer.values.size:
        return "no plan found" if answer.status is not Status.NO_SOLUTION else "gives up"
    gap = (answer.bound - answer.objective) / -answer.objective if answer.objective else 0.0
    return f"Rp {-answer.objective * 50_000:,.0f}, within {100 * gap:.2f} %"


def ranked(problem: TrainingProblem, least: float) -> str:
    """Hold again and again the class with most points for its money, until the points are enough."""
    closed = np.zeros(int(problem.way_need.max()) + 1, dtype=bool)
    way_of = {int(pair): int(way) for way, pair in zip(problem.step_way, problem.step_pair, strict=True)}
    fund, days = np.full(problem.pairs, NOT_CHOSEN), np.zeros(problem.people, dtype=np.int64)
    classes, left = np.zeros((problem.trainings, problem.funds), dtype=np.int64), problem.fund_ceiling.copy()
    own, points = problem.opd_ceiling.copy(), 0.0

    def best() -> Iterator[tuple[float, int, int, list[int]]]:
        for training, payer in zip(*np.nonzero(problem.payable), strict=True):
            if classes[training].sum() >= problem.classes_max[training]:
                continue
            cost, chosen = problem.cost_class[training], list[int]()
            opd_left = own[payer].copy()
            for pair in np.nonzero(problem.training == training)[0]:
                person, way = problem.person[pair], way_of[int(pair)]
                opd = problem.opd[person]
                each = problem.cost_person[training]
                if closed[problem.way_need[way]] or days[person] + problem.days[training] > problem.days_max:
                    continue
                if 0 <= opd_left[opd] < each or cost + each > left[payer] or len(chosen) == problem.seats_max[training]:
                    continue
                opd_left[opd] -= each if opd_left[opd] >= 0 else 0
                cost += each
                chosen.append(int(pair))
            if len(chosen) >= problem.seats_min[training]:
                worth = sum(problem.way_value[way_of[pair]] for pair in chosen)
                yield worth / (cost + 1), int(training), int(payer), chosen

    while points < least:
        found = max(best(), default=None)
        if found is None:
            return f"ends at {points:,.0f} of {least:,.0f} points"
        _, training, payer, chosen = found
        classes[training, payer] += 1
        left[payer] -= problem.cost_class[training] + len(chosen) * problem.cost_person[training]
        for pair in chosen:
            fund[pair] = payer
            points += problem.way_value[way_of[pair]]
            closed[problem.way_need[way_of[pair]]] = True
            days[problem.person[pair]] += problem.days[training]
            if own[payer, problem.opd[problem.person[pair]]] >= 0:
                own[payer, problem.opd[problem.person[pair]]] -= problem.cost_person[training]
    return f"Rp {plan_cost(problem, Plan(fund, classes)):,}"


def main() -> int:
    """Print the figures; 1 if a plan is not proven to the tolerance, or takes too long."""
    parser = argparse.ArgumentParser(description="Time the plan that raises the index to a target.")
    parser.add_argument("--large", action="store_true", help="also 6,000 people x 120 trainings")
    parser.add_argument("--others", action="store_true", help="also plain HiGHS and a ranking")
    parser.add_argument("--seed", type=int, default=2026)
    options = parser.parse_args()
    reached = True
    for people, trainings in [(1000, 50), *([(6000, 120)] if options.large else [])]:
        given, index, measured = office(people, trainings, options.seed)
        money = ceilings(given.budgets, given.year, given.windows)
        problem = points_alone(given, numbered_problem(given, index_ways(given, index, money.funds), money)).problem
        started = time.perf_counter()
        highest = index_plan(given, index)
        all_of_it = float(highest.summary["points"].iloc[0])
        print(f"{people:,} x {trainings}: {problem.pairs:,} pairs, {len(set(problem.person)):,} people; all the money "
              f"brings {all_of_it:,.0f} points ({time.perf_counter() - started:.1f} s)", flush=True)  # fmt: skip
        before = gained_without(index)
        for share in SHARES:
            target = (before + share * all_of_it) / index.people
            started = time.perf_counter()
            plan = index_plan(given, replace(index, target=target))
            seconds = time.perf_counter() - started
            summary = plan.summary.iloc[0]
            broken = len(index_violations(given, replace(index, target=target), measured, plan))
            good = summary["gap"] <= given.rules.gap_tolerance and seconds <= TARGETS[people, trainings] and not broken
            reached &= bool(good)
            print(f"  {share:.0%}: Rp {summary['cost']:,}, within {100 * summary['gap']:.2f} %, {seconds:.1f} s, "
                  f"{broken} violations", flush=True)  # fmt: skip
            if options.others:
                print(f"    ranking: {ranked(problem, share * all_of_it)}", flush=True)
                print(f"    plain HiGHS in {seconds:.0f} s: {plain(problem, share * all_of_it, seconds)}", flush=True)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
