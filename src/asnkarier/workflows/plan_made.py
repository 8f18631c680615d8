"""One plan from the tables of an office, under its decisions, found right by the checker that knows no solver."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
from pydantic import ValidationError

from asnkarier.analyses.gap.staff import ActiveStaff
from asnkarier.analyses.jp.already import jp_already
from asnkarier.analyses.needs.asked import read_themes
from asnkarier.analyses.plan.absent import absent_all_year
from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.degree_study import away_for_study
from asnkarier.analyses.plan.empty import why_empty
from asnkarier.analyses.plan.order import passed_trainings
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.config.region import RegionConfig, TrainingPlanRules
from asnkarier.errors import NoPlan, UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Progress
from asnkarier.tables.development import BUDGETS, NEEDS, PARTICIPATIONS, TRAINING_COMPETENCIES, TRAININGS
from asnkarier.tables.frames import Absences, Budgets, Needs, Participations, TrainingCompetencies, Trainings, pick
from asnkarier.tables.people import ABSENCES
from asnkarier.workflows.accepted_names import words
from asnkarier.workflows.gaps import RegionGaps, region_gaps
from asnkarier.workflows.ip_asn import index_before, ip_asn_input
from asnkarier.workflows.jp_counted import certificates_of, jp_counted, jp_findings
from asnkarier.workflows.office import Office
from asnkarier.workflows.plan_asked import Asked, decided_by_the_office, to_be_kept
from asnkarier.workflows.plan_committed import windows_asked
from asnkarier.workflows.plan_decisions import out_of_reach
from asnkarier.workflows.plan_findings import floors_not_kept, no_plan
from asnkarier.workflows.plan_keeping import decisions_there
from asnkarier.workflows.plan_options import PlanOptions
from asnkarier.workflows.study import Frames

CATALOGUE_AND_MONEY = (TRAININGS, TRAINING_COMPETENCIES, BUDGETS, NEEDS, PARTICIPATIONS, ABSENCES)


@dataclass(frozen=True)
class Made:
    """A plan that the checker found right, and what it was made from."""

    given: PlanInput
    staff: ActiveStaff
    plan: TrainingPlan
    asked: Asked
    findings: tuple[Finding, ...]
    """About the gaps."""
    seconds: float
    """That the solver took."""


def make_plan(office: Office, sources: Frames, options: PlanOptions, as_of: date, progress: Progress) -> Made:
    """Plan who goes to which training; a plan that breaks a limit is a bug and stops here.

    Raises:
        UsageError: a negative budget, no employees, no catalogue.
        NoPlan: there is no money for the year, no seat is possible, or floors and decisions cannot all be kept.
    """
    from asnkarier.analyses.plan.training_plan import Impossible, Studies, training_plan

    config = office.config
    earlier, edited = to_be_kept(office, options)
    needs = read_themes(pick(Needs, sources), words(office).vocabulary.competencies)
    if options.robust and config.training_plan.robust is None:
        raise UsageError(
            N_("{region} does not say how effectiveness and attendance may be drawn."),
            remedy=N_("State it in training_plan.robust, or leave --robust out."),
            region=config.region.name,
        )
    progress(N_("Computing gaps"), None)
    found = region_gaps(config, sources, as_of)
    given = plan_input(config, {**sources, "needs": needs}, options, as_of, found)
    refuse_without_money(config, given)
    given = _with_index(config, sources, found, given)
    asked = decided_by_the_office(given, options, earlier, edited, decisions_there(office, options.year))
    given = asked.given

    progress(N_("Solving the plan"), None)
    started = time.monotonic()
    try:
        plan = training_plan(given, Studies(options.prices, options.budget_steps, options.robust))
    except Impossible as error:
        if error.seats and not error.floors:
            raise out_of_reach(error.seats, asked.decisions, len(given.stands)) from None
        raise floors_not_kept(error) from None
    seconds = round(time.monotonic() - started, 2)
    progress(N_("Checking the plan"), None)
    if broken := violations(given, plan):
        raise AssertionError(f"the plan breaks {len(broken)} limits; the first: {broken[0].code}")

    if empty := why_empty(given, plan):
        raise no_plan(config, given.year, empty, plan.stranded)
    counted = jp_counted(config, sources, options.year, as_of)
    return Made(given, found.staff, plan, asked, (*found.findings, *jp_findings(counted, options.year)), seconds)


def plan_input(
    config: RegionConfig, sources: Frames, options: PlanOptions, as_of: date, found: RegionGaps
) -> PlanInput:
    """Give what a plan is made from, before the office has decided anything.

    Raises:
        UsageError: a negative budget, no catalogue, or solver limits that are not possible.
    """
    if options.budget is not None and options.budget < 0:
        raise UsageError(
            N_("The budget is negative: {budget}."), remedy=N_("Give --budget in whole rupiah."), budget=options.budget
        )
    rules = _rules(config.training_plan, options)
    trainings = pick(Trainings, sources)
    if trainings.empty:
        raise UsageError(
            N_("{region} has no training catalogue yet."),
            remedy=N_("Import the catalogue first: asnkarier import FILE…"),
            region=config.region.name,
        )
    listed, studying = pick(Absences, sources), away_for_study(pick(Participations, sources), trainings)
    absences = Absences(pd.concat([listed, studying], ignore_index=True))
    return PlanInput(
        gaps=found.gaps,
        employees=found.staff.employees,
        trainings=trainings,
        training_competencies=pick(TrainingCompetencies, sources),
        budgets=pick(Budgets, sources),
        needs=pick(Needs, sources),
        weights=config.weights,
        rules=rules,
        windows=windows_asked(options.windows) or config.budget.windows,
        year=options.year,
        as_of=as_of,
        leaving=found.staff.leaving_by(date(options.year, 12, 31)),
        leaves_on={
            nip: day.date()
            for nip, day in zip(found.staff.leaving["nip"], found.staff.leaving["leaves_on"], strict=True)
        },
        away=found.staff.away | absent_all_year(absences, options.year),
        absences=absences,
        jp_already=jp_already(jp_counted(config, sources, options.year, as_of)),
        certificates=certificates_of(config, sources, as_of),
        passed=passed_trainings(pick(Participations, sources), trainings, pd.Timestamp(as_of)),
        total_budget=options.budget,
    )


def _with_index(config: RegionConfig, sources: Frames, found: RegionGaps, given: PlanInput) -> PlanInput:
    """Add the index that the plan begins from, where its points count and anybody is measured."""
    if not given.rules.ip_asn_credit:
        return given
    measured = ip_asn_input(config, sources, found.staff, given.year, given.as_of)
    return given if measured.employees.empty else replace(given, index=index_before(config, measured))


def _rules(rules: TrainingPlanRules, options: PlanOptions) -> TrainingPlanRules:
    """Give the region's rules with the solver's limits the user asked for, within the bounds the configuration has."""
    asked = {"gap_tolerance": options.gap_tolerance, "time_limit_seconds": options.time_limit}
    given = {name: value for name, value in asked.items() if value is not None}
    try:
        checked = TrainingPlanRules.model_validate(rules.model_dump() | given)
    except ValidationError as error:
        names = ", ".join(
            "--" + str(each["loc"][0]).replace("_seconds", "").replace("_", "-") for each in error.errors()
        )
        raise UsageError(
            N_("The value of {names} is not possible."),
            remedy=N_("--gap-tolerance is a share from 0 to 1, --time-limit a number of seconds above 0."),
            names=names,
        ) from None
    return rules.model_copy(update={name: getattr(checked, name) for name in given})


def refuse_without_money(config: RegionConfig, given: PlanInput) -> None:
    """A year without money has no plan; that is an answer for the office to act on, not an empty document."""
    funds = sum(ceilings(given.budgets, given.year, given.windows).funds.values())
    if given.total_budget == 0 or funds == 0:
        raise NoPlan(
            N_("There is no money to plan with: the budget of {region} for {year} is Rp 0."),
            remedy=N_("Import the ceilings (pagu) of {year}, or give a --budget above 0 within them."),
            region=config.region.name,
            year=given.year,
        )
