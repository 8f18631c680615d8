"""Small invented regions for the tests of the training plan, written in a few words each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from asnkarier.analyses.plan.prepared import prepare
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.analyses.plan.training_plan import as_tables
from asnkarier.config.region import TrainingPlanRules as Rules
from asnkarier.config.region import Weights
from asnkarier.optimisation.solve_training import Solved
from asnkarier.optimisation.training_problem import NOT_CHOSEN, Plan, plan_value
from asnkarier.tables.development import BUDGETS, NEEDS, TRAINING_COMPETENCIES, TRAININGS
from asnkarier.tables.frames import Absences
from asnkarier.tables.gap_results import GAPS
from asnkarier.tables.people import ABSENCES, EMPLOYEES

YEAR = 2027
Row = dict[str, Any]


def nip(number: int) -> str:
    return f"19900101201501{number:04d}"


def person(
    number: int, gaps: str = "", *, opd: str | None = "Dinas A", unor: str = "Bidang X", jenjang: str = "pelaksana",
    employment: str | None = "PNS", **other: Any,
) -> Row:  # fmt: skip
    """``gaps`` reads "INT 1/3; KOM ?/2; PEL 2/2": level held and required; "?" unassessed, "!1" expired, "-" exempt.

    ``other`` are more columns of the employee.
    """
    return {
        "nip": nip(number), "name": f"Pegawai {number}", "opd": opd, "unor": unor, "jenjang": jenjang,
        "employment": employment, "gaps": gaps, **other,
    }  # fmt: skip


def course(
    code: str, teaches: str, *, seats: tuple[int, int] = (1, 30), classes: int = 1, each: int = 0, per_class: int = 0,
    jp: int = 10, days: int = 1, funds: str = "APBD", jenjang: str | None = None, **other: Any,
) -> Row:  # fmt: skip
    """``teaches`` reads "INT 1>3 0.5; KOM 1>2": level from, level to and, where stated, the effectiveness.

    ``other`` are more columns of the catalogue.
    """
    return {
        "training": code, "title": f"Pelatihan {code}", "jp": jp, "days": days, "cost_per_participant": each,
        "cost_per_class": per_class, "seats_min": seats[0], "seats_max": seats[1], "classes_max": classes,
        "funds": funds, "jenjang": jenjang, "teaches": teaches, **other,
    }  # fmt: skip


def decided(
    given: PlanInput, seats: Mapping[tuple[str, str], str], classes: Mapping[tuple[str, str], int]
) -> TrainingPlan:
    """Give the tables of a plan decided by hand: the fund of each seat (NIP, training), and classes by fund."""
    prepared = prepare(given)
    numbered = prepared.numbered
    assert set(seats) <= set(numbered.pairs.itertuples(index=False, name=None))
    funds = [seats.get(pair) for pair in numbered.pairs.itertuples(index=False, name=None)]
    plan = Plan(
        np.array([NOT_CHOSEN if fund is None else numbered.funds.index(fund) for fund in funds], dtype=np.int64),
        np.array([[classes.get((training, fund), 0) for fund in numbered.funds] for training in numbered.trainings]),
    )
    value = plan_value(numbered.problem, plan)
    return as_tables(prepared, Solved(plan=plan, objective=value, upper_bound=value, stopped_by="optimal", prices=None))


def rules(**changes: Any) -> Rules:
    """Rules in which value is levels closed: certain effect, no JP credit, no tie-break, no tolerance."""
    least, most = changes.pop("jp_minimum", {}), changes.pop("jp_maximum", {})
    dated = {"valid_from": date(2018, 1, 1), "basis": "-", "source": "-", "verified": True}
    stated = {
        "forms": {}, "jp_credit": 0.0, "days_max": 20, "assumed_effectiveness": 1.0, "cost_tie_break": 0.0,
        "gap_tolerance": 0.0, "jp_minimum": {"versions": ({**dated, "value": least},)},
        "jp_maximum": {"versions": ({**dated, "value": most},)},
    }  # fmt: skip
    return Rules.model_validate({**stated, **changes})


def region(
    people: Iterable[Row], courses: Iterable[Row], budgets: Mapping[str, int], *, needs: Iterable[Row] = (),
    weights: Mapping[str, Any] | None = None, total: int | None = None, **changes: Any,
) -> PlanInput:  # fmt: skip
    """``budgets`` maps "APBD" or "APBD / Dinas A" to rupiah; ``changes`` are those of :func:`rules`."""
    people, courses = list(people), list(courses)
    return PlanInput(
        gaps=GAPS.conform(_frame([{**who, **gap} for who in people for gap in _gaps(who["gaps"])], GAPS.names)),
        employees=EMPLOYEES.conform(_frame(people, ["nip", "opd", "employment"])),
        trainings=TRAININGS.conform(_frame(courses, ["training", "funds", "jenjang"])),
        training_competencies=TRAINING_COMPETENCIES.conform(
            _frame(
                [{"training": c["training"], **lesson} for c in courses for lesson in _lessons(c["teaches"])],
                ["training", "competency", "effectiveness"],
            )
        ),
        budgets=BUDGETS.conform(_frame([_ceiling(name, money) for name, money in budgets.items()], BUDGETS.names)),
        needs=NEEDS.conform(_frame(list(needs), NEEDS.names)),
        weights=Weights.model_validate(weights or {}),
        rules=rules(**changes),
        windows=("murni",),
        year=YEAR,
        as_of=date(2026, 11, 1),
        total_budget=total,
    )


def random_region(seed: int) -> PlanInput:
    """Invent a small region in which money, classes and seats all are short."""
    draw = np.random.default_rng(seed)
    people = [
        person(
            number,
            "; ".join(f"{c} {draw.integers(1, 3)}/{draw.integers(2, 4)}" for c in ("INT", "KOM", "TIK")),
            opd=str(draw.choice(["Dinas A", "Dinas B", "Dinas C"])),
        )
        for number in range(15)
    ]
    courses = [
        course(
            f"T{number}",
            f"{draw.choice(['INT', 'KOM', 'TIK'])} {draw.integers(1, 3)}>{draw.integers(3, 5)} 0.{draw.integers(3, 9)}",
            seats=(least := int(draw.integers(2, 5)), least + int(draw.integers(1, 4))),
            classes=int(draw.integers(1, 3)),
            each=int(draw.integers(1, 6)) * 1_000_000,
            per_class=int(draw.integers(0, 8)) * 1_000_000,
            days=int(draw.integers(1, 4)),
            funds=str(draw.choice(["APBD", "APBD;DAK", "DAK"])),
        )
        for number in range(5)
    ]
    budgets = {"APBD": 60 * 1_000_000, "APBD / Dinas A": 9 * 1_000_000, "DAK / Dinas A": 20 * 1_000_000,
               "DAK / Dinas B": 15 * 1_000_000}  # fmt: skip
    return region(people, courses, budgets, days_max=5, total=80 * 1_000_000 if seed % 2 else None)


def absences(*rows: tuple[int, str, str]) -> Absences:
    """Leave of people by number, first day, last day."""
    found = [{"nip": nip(who), "away_from": pd.Timestamp(one), "away_to": pd.Timestamp(two)} for who, one, two in rows]
    return Absences(ABSENCES.conform(_frame(found, ABSENCES.names)))


def shuffled(given: PlanInput, seed: int) -> PlanInput:
    """Give the same region with the rows of every table in another order."""
    tables = ("gaps", "employees", "trainings", "training_competencies", "budgets", "needs")
    return replace(
        given, **{name: getattr(given, name).sample(frac=1, random_state=seed, ignore_index=True) for name in tables}
    )


def _frame(rows: list[Row], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(dict.fromkeys([*columns, *(name for row in rows for name in row)])))


def _gaps(text: str) -> list[Row]:
    found = []
    for competency, mark, level, required in re.findall(r"(\w+) ([?!-]?)(\d?)/(\d)", text):
        known = level and not mark
        status = {"?": "unassessed", "!": "expired", "-": "exempt"}.get(mark) or ("gap" if level < required else "met")
        found.append(
            {
                "competency": competency,
                "level_required": int(required),
                "level": int(level) if known else None,
                "gap": max(0, int(required) - int(level)) if known else None,
                "status": status,
            }
        )
    return found


def _lessons(text: str) -> list[Row]:
    return [
        {
            "competency": competency,
            "level_from": int(start),
            "level_to": int(end),
            "effectiveness": float(effect) if effect else None,
        }
        for competency, start, end, effect in re.findall(r"(\w+) (\d)>(\d) ?([\d.]*)", text)
    ]


def _ceiling(name: str, money: int) -> Row:
    fund, _, opd = name.partition(" / ")
    return {"year": YEAR, "fund": fund, "opd": opd or None, "ceiling": money, "window": "murni"}
