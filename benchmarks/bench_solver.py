"""The solver of the training plan alone: value, bound, seconds and memory, beside plain HiGHS and two rankings.

python benchmarks/bench_solver.py                        # 1,000 x 50 and 6,000 x 120, one seed
python benchmarks/bench_solver.py --seeds 10 --province  # ten seeds, also 20,000 x 150 and 60,000 x 150
python benchmarks/bench_solver.py --peers                # also plain HiGHS, with the seconds of the target
python benchmarks/bench_solver.py --only 60000 --classes 8  # one size, every training with 8 times the classes

Every figure comes from a process of its own. CPU seconds stand beside those of the clock: on a machine that does
other things too only they mean something. The arrays are built before the clock starts.
Ends with 1 if a target is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from asnkarier.optimisation.ledger import Ledger
from asnkarier.optimisation.solve_training import proven_gap, solve_training
from asnkarier.optimisation.training_fill import exact
from asnkarier.optimisation.training_model import TrainingModel
from asnkarier.optimisation.training_problem import NOT_CHOSEN, Floats, TrainingProblem, plan_value
from asnkarier.optimisation.ways import Ways
from plan_instances import invented_problem

FIRST_SEED = 21


@dataclass(frozen=True)
class Target:
    """A size, and what is asked of it."""

    people: int
    trainings: int
    gap: float
    seconds: float
    gigabytes: float
    money: tuple[float, ...] = (1.0,)


TARGETS = (
    Target(1_000, 50, 0.004, 10, 1),
    Target(6_000, 120, 0.001, 45, 1, money=(1.0, 0.5, 2.0)),
)
PROVINCE = (
    Target(20_000, 150, 0.0015, 120, 2),
    Target(60_000, 150, 0.002, 300, 2),
)


def main() -> int:
    """Print a line for each figure; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description="Time the solver of the training plan.")
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds")
    parser.add_argument("--first-seed", type=int, default=FIRST_SEED, help="the first of them")
    parser.add_argument("--province", action="store_true", help="also 20,000 and 60,000 people")
    parser.add_argument("--peers", action="store_true", help="also plain HiGHS on the full model")
    parser.add_argument("--only", type=int, help="only the size with so many people")
    parser.add_argument("--classes", type=int, default=1, help="times the classes that each training may hold")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_one(**json.loads(options.one))))
        return 0
    missed = 0
    sizes = (*TARGETS, *PROVINCE) if options.province or options.only else TARGETS
    for target in sizes:
        if options.only not in (None, target.people):
            continue
        for seed in range(options.first_seed, options.first_seed + options.seeds):
            for money in target.money:
                for method in ("ours", "by value", "per rupiah", *(["HiGHS"] if options.peers else [])):
                    missed += not _report(target, seed, money, options.classes, method)
    return 1 if missed else 0


def _report(target: Target, seed: int, money: float, classes: int, method: str) -> bool:
    """Measure in a process of its own, print the figure and say whether the target is reached (others have none)."""
    case = {
        "people": target.people,
        "trainings": target.trainings,
        "seed": seed,
        "money": money,
        "classes": classes,
        "method": method,
        "gap": target.gap,
        "seconds": target.seconds,
    }
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parent.parent / "src")])
    run = subprocess.run(
        [sys.executable, __file__, "--one", json.dumps(case)],
        env=os.environ | {"PYTHONPATH": paths},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    made = json.loads(run.stdout)
    gap = proven_gap(made["value"], made["bound"]) if made["bound"] else None
    ours = method == "ours"
    reached = not ours or (
        gap is not None
        and gap <= target.gap
        and made["cpu"] <= target.seconds
        and made["gigabytes"] <= target.gigabytes
    )
    print(
        f"{target.people:,} x {target.trainings} seed {seed} money x {money:g} classes x {classes}, {method}: "
        f"value {made['value']:.2f}"
        + (f", bound {made['bound']:.2f}, gap {100 * gap:.3f} %" if gap is not None else "")
        + f", {made['cpu']:.1f} s CPU, {made['wall']:.1f} s, {made['gigabytes']:.2f} GB"
        + (
            f"; target {100 * target.gap:g} % in {target.seconds:g} s: {'reached' if reached else 'MISSED'}"
            if ours
            else ""
        ),
        flush=True,
    )
    return reached


def _one(
    *, people: int, trainings: int, seed: int, money: float, classes: int, method: str, gap: float, seconds: float
) -> dict[str, float | None]:
    problem = invented_problem(people, trainings, seed=seed, money=money)
    problem = replace(problem, classes_max=classes * problem.classes_max)
    cpu, wall = time.process_time(), time.perf_counter()
    bound: float | None = None
    if method == "ours":
        solved = solve_training(problem, gap_tolerance=gap, time_limit=10 * seconds)
        value, bound = solved.objective, solved.upper_bound
    elif method == "HiGHS":
        model = TrainingModel(problem)
        answer = model.model.maximise(relative_gap=gap, time_limit=seconds)
        value, bound = max(0.0, answer.objective), answer.bound
    else:
        value = greedy(problem, per_rupiah=method == "per rupiah")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    return {
        "value": value,
        "bound": bound,
        "cpu": time.process_time() - cpu,
        "wall": time.perf_counter() - wall,
        "gigabytes": peak,
    }


def greedy(problem: TrainingProblem, *, per_rupiah: bool) -> float:
    """Give seats in the order of a ranking, holding a class when one is needed; classes too small are given up."""
    key: Floats = problem.seat_value
    if per_rupiah:
        share = problem.cost_class / np.maximum(1, problem.seats_max)
        key = key / (problem.cost_person + share + 100_000)[problem.training]
    ways = Ways(problem)
    ledger = Ledger(problem, ways)
    for pair in np.argsort(-key, kind="stable").tolist():
        training = int(problem.training[pair])
        for fund in np.nonzero(problem.payable[training])[0].tolist():
            if not ledger.fits(pair, fund):
                continue
            if ledger.free_seats(training, fund) <= 0:
                cost = int(problem.cost_class[training] + problem.cost_person[training])
                if ledger.classes[training].sum() >= problem.classes_max[training] or cost > ledger.money(fund):
                    continue
                ledger.hold(training, fund, 1)
            ledger.give(pair, fund)
            break
    made = exact(problem, ledger.plan(), ways)
    return plan_value(problem, made) if made is not None and (made.fund != NOT_CHOSEN).any() else 0.0


if __name__ == "__main__":
    sys.exit(main())
