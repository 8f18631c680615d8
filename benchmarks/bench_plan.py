"""How long a training plan takes, and how good it is proven to be, on invented regions of two sizes.

python benchmarks/bench_plan.py            # 1,000 people x 50 trainings to 0.5 %
python benchmarks/bench_plan.py --large    # also 6,000 x 120, 120 seconds
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.analyses.plan.training_plan import training_plan
from asnkarier.config.region import TrainingPlanRules as Rules
from asnkarier.config.region import Weights
from asnkarier.tables.development import BUDGETS, NEEDS, TRAINING_COMPETENCIES, TRAININGS
from asnkarier.tables.gap_results import GAPS
from asnkarier.tables.people import EMPLOYEES

GENERIC = ("INT", "KER", "KOM", "ORI", "PEL", "PDO", "PER", "KEP", "PKB")
TECHNICAL = ("TIK", "KEU", "PRC", "KES", "DIK", "PUP", "WIS", "HKM")
OPDS = tuple(
    f"Dinas {name}"
    for name in (
        "Kesehatan", "Pendidikan", "Pekerjaan Umum", "Pariwisata", "Sosial", "Perhubungan", "Pertanian", "Perikanan",
        "Komunikasi dan Informatika", "Lingkungan Hidup", "Tenaga Kerja", "Perdagangan",
    )
)  # fmt: skip
GENERATOR = 1
"""Version of the invented regions: another number where the same seed gives another region."""
JENJANG = {
    "jpt_pratama": (0.02, 4), "administrator": (0.06, 3), "pengawas": (0.12, 2), "pelaksana": (0.35, 1),
    "jf_ahli_madya": (0.08, 4), "jf_ahli_muda": (0.15, 3), "jf_ahli_pertama": (0.15, 2), "jf_terampil": (0.07, 1),
}  # fmt: skip
"""Share of the staff, and the generic level required; half of them are asked one level more."""


@dataclass(frozen=True)
class Figure:
    """One plan: how large, how long it took from tables to tables, how good it is proven to be."""

    people: int
    trainings: int
    seconds: float
    gap: float
    objective: float
    stopped_by: str
    violations: int
    seconds_target: float
    gap_target: float

    @property
    def reached(self) -> bool:
        """In time, as good as asked for, and nothing for the checker to find."""
        return self.seconds <= self.seconds_target and self.gap <= self.gap_target and not self.violations

    def __str__(self) -> str:
        """Give the figure in one line."""
        return (
            f"plan for {self.people:,} people x {self.trainings} trainings: {self.seconds:.1f} s, "
            f"proven within {100 * self.gap:.2f} % (value {self.objective:.0f}, stopped by {self.stopped_by}), "
            f"{self.violations} violations; target {100 * self.gap_target:g} % in {self.seconds_target:g} s: "
            f"{'reached' if self.reached else 'NOT REACHED'}"
        )


def run(*, large: bool = False, seed: int = 2026) -> list[Figure]:
    """Plan for 1,000 people x 50 trainings to 0.5 %; with ``large`` also for 6,000 x 120 in 120 seconds."""
    sizes = [(1000, 50, 20.0), *([(6000, 120, 120.0)] if large else [])]
    return [measure(people, trainings, seconds, seed) for people, trainings, seconds in sizes]


def measure(people: int, trainings: int, seconds: float, seed: int) -> Figure:
    """Make one plan within ``seconds`` and check it."""
    given = region(people, trainings, seed=seed)
    given = replace(given, rules=given.rules.model_copy(update={"time_limit_seconds": seconds}))
    started = time.perf_counter()
    made = training_plan(given)
    taken = time.perf_counter() - started
    summary = made.summary.iloc[0]
    return Figure(
        people=people,
        trainings=trainings,
        seconds=taken,
        gap=float(summary["gap"]),
        objective=float(summary["objective"]),
        stopped_by=str(summary["stopped_by"]),
        violations=len(violations(given, made)),
        seconds_target=seconds,
        gap_target=given.rules.gap_tolerance,
    )


def main() -> int:
    """Print the figures; 1 if the target for 1,000 people is missed (6,000 are reported, not required)."""
    parser = argparse.ArgumentParser(description="Time the training plan.")
    parser.add_argument("--large", action="store_true", help="also 6,000 people x 120 trainings")
    parser.add_argument("--seed", type=int, default=2026, help="seed of the invented region")
    options = parser.parse_args()
    figures = run(large=options.large, seed=options.seed)
    for figure in figures:
        print(figure, flush=True)
    return 0 if figures[0].reached else 1


def region(people: int, trainings: int, *, seed: int = 2026) -> PlanInput:
    """Invent a region: about 60 % of what is required is not met, and money for about one seat in two people."""
    draw = np.random.default_rng(seed)
    gaps, employees = _people(people, draw)
    courses, taught = _trainings(trainings, draw)
    return PlanInput(
        gaps=gaps,
        employees=employees,
        trainings=courses,
        training_competencies=taught,
        budgets=_budgets(people),
        needs=_needs(draw),
        weights=Weights.model_validate(
            {
                "competency": {"TIK": 1.5, "PEL": 1.2},
                "jenjang": {"pengawas": 1.2, "administrator": 1.3},
                "sectors": ({"code": "health", "name": "Kesehatan", "weight": 1.4, "opds": ("kesehatan",)},),
            }
        ),
        rules=rules(),
        windows=("murni",),
        year=2027,
        as_of=date(2026, 11, 1),
    )


def rules() -> Rules:
    """Give the rules of a plan, as a region's configuration has them."""

    def dated(value: dict[str, int]) -> dict[str, object]:
        version = {"value": value, "valid_from": date(2018, 1, 1), "basis": "-", "source": "-", "verified": True}
        return {"versions": (version,)}

    return Rules.model_validate(
        {
            "forms": {},
            "jp_minimum": dated({"PNS": 20}),
            "jp_maximum": dated({"PPPK": 24}),
            "jp_credit": 0.25,
            "days_max": 20,
            "assumed_effectiveness": 0.6,
            "cost_tie_break": 0.001,
        }
    )


def _people(people: int, draw: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    share, base = np.array(list(JENJANG.values())).T
    tier = draw.choice(len(JENJANG), people, p=share / share.sum())
    staff = pd.DataFrame(
        {
            "nip": [f"1985010120{number // 1000:02d}011{number % 1000:03d}" for number in range(people)],
            "name": [f"Pegawai {number}" for number in range(people)],
            "opd": np.array(OPDS)[draw.integers(len(OPDS), size=people)],
            "jenjang": np.array(list(JENJANG))[tier],
            "employment": np.where(draw.random(people) < 0.25, "PPPK", "PNS"),
            "required": np.minimum(5, base[tier].astype(int) + draw.integers(0, 2, people)),
        }
    )
    staff["unor"] = staff["opd"] + " / Bidang " + pd.Series(draw.integers(1, 5, people).astype(str))
    generic = staff.merge(pd.DataFrame({"competency": GENERIC}), how="cross")
    own = pd.concat([staff.assign(competency=np.array(TECHNICAL)[draw.integers(8, size=people)]) for _ in range(2)])
    gaps = pd.concat([generic, own]).drop_duplicates(["nip", "competency"]).sort_values(["nip", "competency"])
    rows = len(gaps)
    missing = np.where(draw.random(rows) < 0.6, draw.integers(1, 3, rows), 0)
    gaps["level_required"] = np.maximum(gaps["required"], 2)
    gaps["level"] = np.maximum(1, gaps["level_required"] - missing)
    gaps["gap"] = gaps["level_required"] - gaps["level"]
    gaps["status"] = np.where(gaps["gap"] > 0, "gap", "met")
    unknown = draw.random(rows) < 0.05
    gaps["level"] = gaps["level"].astype("Int8").mask(unknown)
    gaps["gap"] = gaps["gap"].astype("Int8").mask(unknown)
    gaps["status"] = gaps["status"].mask(unknown, "unassessed")
    return GAPS.conform(gaps), EMPLOYEES.conform(staff)


def _trainings(trainings: int, draw: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    courses, taught = [], []
    every = (*GENERIC, *TECHNICAL)
    for number in range(trainings):
        code = f"T{number:03d}"
        days = int(draw.choice([1, 2, 3, 5, 10]))
        tiers = sorted(draw.choice(list(JENJANG), int(draw.integers(2, 7)), replace=False))
        seats_min = int(draw.choice([5, 10, 15, 20]))
        courses.append(
            {
                "training": code,
                "title": f"Pelatihan {number}",
                "jp": days * int(draw.integers(5, 9)),
                "days": days,
                "cost_per_participant": int(draw.integers(0, 100)) * 50_000,
                "cost_per_class": int(draw.integers(0, 60)) * 500_000,
                "seats_min": seats_min,
                "seats_max": seats_min + int(draw.choice([10, 15, 20])),
                "classes_max": int(draw.integers(1, 4)) * max(1, trainings // 50),
                "jenjang": "" if draw.random() < 0.2 else ";".join(tiers),
                "funds": str(draw.choice(["APBD", "APBD;DAK", "DAK"], p=[0.5, 0.3, 0.2])),
            }
        )
        for competency in draw.choice(every, int(draw.choice([1, 2, 3])), replace=False):
            level = int(draw.integers(1, 4))
            taught.append(
                {
                    "training": code,
                    "competency": str(competency),
                    "level_from": level,
                    "level_to": level + int(draw.integers(1, 3)),
                    "effectiveness": None if draw.random() < 0.3 else round(float(draw.uniform(0.4, 0.9)), 2),
                }
            )
    return TRAININGS.conform(pd.DataFrame(courses)), TRAINING_COMPETENCIES.conform(pd.DataFrame(taught))


def _budgets(people: int) -> pd.DataFrame:
    def row(fund: str, opd: str | None, ceiling: int) -> dict[str, object]:
        return {"year": 2027, "fund": fund, "opd": opd, "ceiling": ceiling, "window": "murni"}

    whole = row("APBD", None, people * 900_000)
    own = [row("APBD", opd, people * 90_000) for opd in OPDS[:5]]
    special = [row("DAK", opd, people * 100_000) for opd in OPDS[:4]]
    return BUDGETS.conform(pd.DataFrame([whole, *own, *special]))


def _needs(draw: np.random.Generator) -> pd.DataFrame:
    rows = [
        {"source_event": "Forum", "opd": str(opd), "competency": str(draw.choice(TECHNICAL)), "votes": 20}
        for opd in OPDS[:6]
    ]
    return NEEDS.conform(pd.DataFrame([*rows, {"source_event": "Survei", "competency": "PEL", "votes": 12}]))


if __name__ == "__main__":
    sys.exit(main())
