"""Frames cannot stand in for each other: mypy refuses a call in which two of them are swapped."""

import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from asnkarier.tables import TABLES
from asnkarier.tables.frames import TABLE_OF, Budgets, PlanSeats, pick

ROOT = Path(__file__).parents[2]

CALLS = """
import dataclasses
from datetime import date
import pandas as pd
from asnkarier.analyses.gap.gaps import competency_gaps
from asnkarier.analyses.gap.jpm import job_person_match
from asnkarier.analyses.gap.levels import LevelMatrix, latest_levels
from asnkarier.analyses.gap.staff import ActiveEmployees, active
from asnkarier.analyses.gap.standards import Requirements, required_levels
from asnkarier.analyses.gap.totals import gap_totals
from asnkarier.analyses.plan.candidates import Candidates, TrainingSteps, allowed_candidates
from asnkarier.analyses.plan.ceilings import Ceilings, ceilings
from asnkarier.analyses.plan.problem import Numbered, plan_problem
from asnkarier.analyses.plan.reasons import plan_reasons
from asnkarier.analyses.plan.seats import plan_classes, plan_competencies
from asnkarier.analyses.plan.slack import Slack
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.analyses.plan.totals import plan_opd, plan_summary, stopped_by
from asnkarier.config.region import Career, TrainingPlanRules, Weights
from asnkarier.optimisation.solve_training import Solved
from asnkarier.optimisation.training_problem import Plan
from asnkarier.tables.frames import (
    Assessments, Budgets, Employees, Exemptions, Gaps, JobPersonMatch, Needs, PlanClasses, PlanCompetencies,
    PlanBudgetSteps, PlanCuts, PlanLimits, PlanNeeds, PlanOpd, PlanPartners, PlanRobust, PlanSeats, PlanStranded,
    PlanSummary,
    Standards, TrainingCompetencies, Trainings, pick,
)

def gap(
    employees: Employees, counted: ActiveEmployees, standards: Standards, assessments: Assessments,
    exemptions: Exemptions, required: Requirements, levels: LevelMatrix, gaps: Gaps, persons: JobPersonMatch,
    day: date, tables: dict[str, pd.DataFrame], career: Career,
) -> None:
    competency_gaps(counted, required, levels, exemptions, day)
    competency_gaps(exemptions, required, levels, counted, day)  # swapped
    required_levels(employees, standards, {}, [], day)
    required_levels(standards, employees, {}, [], day)  # swapped
    latest_levels(assessments, day, 3, {})
    latest_levels(standards, day, 3, {})  # swapped
    job_person_match(gaps, "", {}, [], [], coverage_min=0)
    job_person_match(persons, "", {}, [], [], coverage_min=0)  # swapped
    gap_totals(gaps)
    gap_totals(persons)  # swapped
    active(pick(Employees, tables), {}, {}, career, day)
    active(pick(Standards, tables), {}, {}, career, day)  # swapped
    active(tables["employees"], {}, {}, career, day)  # swapped

def plan(
    given: PlanInput, employees: Employees, counted: ActiveEmployees, gaps: Gaps, trainings: Trainings,
    taught: TrainingCompetencies, budgets: Budgets, needs: Needs, weights: Weights, rules: TrainingPlanRules, day: date,
) -> None:
    PlanInput(gaps, counted, trainings, taught, budgets, needs, weights, rules, [], 2026, day)
    PlanInput(gaps, employees, trainings, taught, budgets, needs, weights, rules, [], 2026, day)  # swapped
    PlanInput(gaps, counted, taught, trainings, budgets, needs, weights, rules, [], 2026, day)  # swapped
    PlanInput(gaps, counted, trainings, taught, needs, budgets, weights, rules, [], 2026, day)  # swapped
    ceilings(budgets, 2026, [])
    ceilings(needs, 2026, [])  # swapped

def seats(
    given: PlanInput, trainings: Trainings, steps: TrainingSteps, candidates: Candidates, money: Ceilings,
    numbered: Numbered, plan: Plan, seats: PlanSeats, raised: PlanCompetencies, classes: PlanClasses, opd: PlanOpd,
    needs: PlanNeeds, limits: PlanLimits, summary: PlanSummary, slack: Slack, solved: Solved,
    stranded: PlanStranded, more: PlanBudgetSteps, cuts: PlanCuts, partners: PlanPartners,
    robust: PlanRobust,
) -> None:
    allowed_candidates(steps)
    allowed_candidates(candidates)  # swapped
    plan_problem(given, candidates, money)
    plan_problem(given, steps, money)  # swapped
    plan_competencies(numbered, seats)
    plan_competencies(numbered, candidates)  # swapped
    plan_classes(given, candidates, numbered, plan, seats)
    plan_classes(given, seats, numbered, plan, candidates)  # swapped
    plan_reasons(given, steps, numbered, slack, raised)
    plan_reasons(given, candidates, numbered, slack, raised)  # swapped
    plan_reasons(given, steps, numbered, slack, seats)  # swapped
    plan_opd(given, money, seats)
    plan_opd(given, money, classes)  # swapped
    plan_summary(given, money, seats, classes, solved)
    plan_summary(given, money, classes, seats, solved)  # swapped
    stopped_by(needs, "")
    stopped_by(limits, "")  # swapped
    TrainingPlan(seats, raised, classes, opd, needs, limits, summary, stranded, more, cuts, partners, robust)
    TrainingPlan(seats, classes, raised, opd, needs, limits, summary, stranded, more, cuts, partners, robust)  # swapped
    TrainingPlan(seats, raised, classes, opd, limits, needs, summary, stranded, more, cuts, partners, robust)  # swapped
    TrainingPlan(seats, raised, classes, opd, needs, limits, summary, stranded, cuts, more, partners, robust)  # swapped
"""


@pytest.mark.slow
def test_a_call_with_swapped_frames_is_refused_and_the_same_call_put_right_is_not(tmp_path):
    calls = tmp_path / "calls.py"
    calls.write_text(CALLS, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary", str(calls)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    refused = re.findall(r"calls\.py:(\d+): error: .*\[arg-type\]$", run.stdout, re.MULTILINE)
    others = [line for line in run.stdout.splitlines() if "[arg-type]" not in line]
    assert not others, run.stdout + run.stderr
    swapped = [number for number, line in enumerate(CALLS.splitlines(), 1) if line.endswith("# swapped")]
    assert sorted({int(number) for number in refused}) == swapped


def test_every_table_of_an_analysis_has_a_type_of_its_name():
    words = {re.sub(r"(?<!^)(?=[A-Z])", "_", frame.__name__).lower(): table.name for frame, table in TABLE_OF.items()}
    assert words.pop("plan_seats") == "plan"  # a Plan is the decision of the optimisation
    assert all(word == name for word, name in words.items())
    no_analysis_takes = {
        "findings", "scores", "feedback",
        "units", "positions", "proposals",
    }  # fmt: skip
    never_stored = {"masked_figures"}
    assert {*words, "plan"} == {*TABLES, *never_stored} - no_analysis_takes


def test_a_frame_is_picked_from_tables_by_its_type():
    tables = {"budgets": pd.DataFrame({"ceiling": [1]}), "plan": pd.DataFrame({"nip": ["1"]})}
    assert pick(Budgets, tables) is tables["budgets"]
    assert pick(PlanSeats, tables) is tables["plan"]
