"""The public instances of the training plan: made again from their seeds, and what is known of them.

python benchmarks/plan_instances.py                      # what is known of each
python benchmarks/plan_instances.py write NAME --out DIR # write it as DIR/NAME.asnplan.gz
python benchmarks/plan_instances.py solve NAME           # solve it, and say whether more is known now

The files are too large to be kept. `known.csv` has their seeds, the hash of their text, and best value and bound.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from asnkarier.analyses.plan.candidates import training_candidates
from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.problem import plan_problem
from asnkarier.optimisation.solve_training import proven_gap, solve_training
from asnkarier.optimisation.training_problem import TrainingProblem
from bench_plan import region
from instance_format import instance_text, write_instance

KNOWN = Path(__file__).parent / "instances" / "known.csv"


@dataclass(frozen=True)
class Instance:
    """An instance, and the best that is known of it."""

    name: str
    people: int
    trainings: int
    seed: int
    money: float
    """All ceilings times this."""
    generator: int
    """Version of the generator, ``bench_plan.GENERATOR``."""
    sha256: str
    """Of its text, before it is compressed: another generator or another version of NumPy would show here."""
    pairs: int
    value: float
    """Best value known, rounded down to what its plan is worth."""
    bound: float
    """Least bound proven."""

    def problem(self) -> TrainingProblem:
        """Make the instance again."""
        return invented_problem(self.people, self.trainings, seed=self.seed, money=self.money)


def invented_problem(people: int, trainings: int, *, seed: int, money: float = 1.0) -> TrainingProblem:
    """Give the arrays of an invented region's plan, with all ceilings of money times a factor."""
    given = region(people, trainings, seed=seed)
    limits = ceilings(given.budgets, given.year, given.windows)
    problem = plan_problem(given, training_candidates(given, limits.funds), limits).problem
    return replace(
        problem,
        fund_ceiling=_times(problem.fund_ceiling, money),
        opd_ceiling=np.where(problem.opd_ceiling > 0, _times(problem.opd_ceiling, money), problem.opd_ceiling),
    )


def _times(rupiah: np.ndarray, factor: float) -> np.ndarray:
    return (rupiah * factor).astype(np.int64)


def known() -> dict[str, Instance]:
    """Give all instances by name, the smallest first."""
    with KNOWN.open(encoding="ascii", newline="") as file:
        return {
            row["name"]: Instance(
                name=row["name"],
                people=int(row["people"]),
                trainings=int(row["trainings"]),
                seed=int(row["seed"]),
                money=float(row["money"]),
                generator=int(row["generator"]),
                sha256=row["sha256"],
                pairs=int(row["pairs"]),
                value=float(row["value"]),
                bound=float(row["bound"]),
            )
            for row in csv.DictReader(file)
        }


def text_hash(problem: TrainingProblem) -> str:
    """Give the hash that stands in ``known.csv``."""
    return hashlib.sha256(instance_text(problem).encode("ascii")).hexdigest()


def main() -> int:
    """Do what was asked; 1 if an instance is not the one meant."""
    parser = argparse.ArgumentParser(description="The public instances of the training plan.")
    commands = parser.add_subparsers(dest="command")
    writing = commands.add_parser("write", help="write one as a file")
    writing.add_argument("--out", type=Path, default=Path())
    solving = commands.add_parser("solve", help="solve one")
    solving.add_argument("--gap", type=float, default=0.0, help="stop at this relative gap")
    for command in (writing, solving):
        command.add_argument("name", choices=list(known()))
    options = parser.parse_args()
    if options.command is None:
        for one in known().values():
            print(_line(one))
        return 0
    instance = known()[options.name]
    problem = instance.problem()
    if text_hash(problem) != instance.sha256:
        print(f"{instance.name}: this machine makes another instance than the one meant", file=sys.stderr)
        return 1
    if options.command == "write":
        write_instance(problem, options.out / f"{instance.name}.asnplan.gz")
        return 0
    solved = solve_training(problem, gap_tolerance=options.gap, time_limit=3_600)
    print(_line(replace(instance, value=solved.objective, bound=solved.upper_bound)), "; known:", _line(instance))
    return 0


def _line(one: Instance) -> str:
    return (
        f"{one.name}: {one.people:,} people, {one.trainings} trainings, {one.pairs:,} pairs, "
        f"value {one.value!r}, bound {one.bound!r}, {100 * proven_gap(one.value, one.bound):.4f} %"
    )


if __name__ == "__main__":
    sys.exit(main())
