"""``asnkarier plan-training``: the plan, checked apart from the solver, stored and laid out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd
from pydantic import ValidationError

from asnkarier.analyses.needs.asked import read_themes
from asnkarier.analyses.plan.absent import absent_all_year
from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.empty import why_empty
from asnkarier.analyses.plan.order import passed_trainings
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.analyses.plan.totals import stopped_by
from asnkarier.config.region import RegionConfig, TrainingPlanRules
from asnkarier.errors import NoPlan, UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Message, Progress
from asnkarier.reports.kit.documents import Documents
from asnkarier.tables import plan_results
from asnkarier.tables.development import BUDGETS, NEEDS, PARTICIPATIONS, TRAINING_COMPETENCIES, TRAININGS
from asnkarier.tables.frames import Absences, Budgets, Needs, Participations, TrainingCompetencies, Trainings, pick
from asnkarier.tables.people import ABSENCES
from asnkarier.workflows import gaps
from asnkarier.workflows.accepted_names import words
from asnkarier.workflows.formats import REPORT_FORMATS
from asnkarier.workflows.gaps import RegionGaps, region_gaps
from asnkarier.workflows.masked import masked_plan
from asnkarier.workflows.office import Office
from asnkarier.workflows.plan_asked import FIGURES, Asked, decided_by_the_office, to_be_kept
from asnkarier.workflows.plan_committed import committed_findings, told_what_stands, windows_asked
from asnkarier.workflows.plan_dates import date_findings, dated, refuse_calendar_file
from asnkarier.workflows.plan_decisions import decisions_table, out_of_reach
from asnkarier.workflows.plan_findings import no_plan, rupiah, stranded_findings, what_was_drawn
from asnkarier.workflows.plan_keeping import decisions_there
from asnkarier.workflows.plan_options import PlanOptions
from asnkarier.workflows.study import Computation, Frames, Result, Study

if TYPE_CHECKING:  # it would load the solver
    from asnkarier.analyses.plan.training_plan import Impossible
    from asnkarier.reports.plan.report import PlanReport

CATALOGUE_AND_MONEY = (TRAININGS, TRAINING_COMPETENCIES, BUDGETS, NEEDS, PARTICIPATIONS, ABSENCES)


@dataclass(frozen=True)
class Made:
    """A plan that the checker found right, and what it was made from."""

    given: PlanInput
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
    given = _plan_input(config, {**sources, "needs": needs}, options, as_of, found)
    _refuse_without_money(config, given)
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
    return Made(given, plan, asked, found.findings, seconds)


def compute(office: Office, sources: Frames, options: PlanOptions, as_of: date, progress: Progress) -> Computation:
    """Make the plan and say what came out; the errors are those of :func:`make_plan`."""
    options = told_what_stands(office, options)
    refuse_calendar_file(office.config, options.formats)
    made = make_plan(office, sources, options, as_of, progress)
    config, given, asked = office.config, made.given, made.asked
    plan, dates = dated(given, made.plan, progress)
    changes = asked.changes(plan)
    data = _figures(plan) | {"seconds": made.seconds, **asked.figures(changes)}
    return Computation(
        tables={
            "plan": plan.plan,
            "plan_competencies": plan.competencies,
            "plan_classes": plan.classes,
            "plan_class_dates": dates.classes,
            "plan_seat_dates": dates.seats,
            "plan_opd": plan.opd,
            "plan_needs": plan.needs,
            "plan_limits": plan.limits,
            "plan_summary": plan.summary,
            "plan_decisions": decisions_table(asked.decisions),
            "plan_changes": changes,
            "plan_stranded": plan.stranded,
            "plan_budget_steps": plan.budget_steps,
            "plan_cuts": plan.cuts,
            "plan_partners": plan.partners,
            "plan_robust": plan.robust,
        },
        options={
            "year": options.year,
            "as_of": as_of.isoformat(),
            "budget": options.budget,
            "windows": ", ".join(given.windows),
            "gap_tolerance": given.rules.gap_tolerance,
            "time_limit": given.rules.time_limit_seconds,
            "prices": options.prices,
            "budget_steps": options.budget_steps,
            "robust": options.robust,
            **asked.options,
        },
        counts={"seats": len(plan.plan), "people": int(plan.plan["nip"].nunique())},
        data=data,
        messages=(*_messages(config, data), *what_was_drawn(plan.robust), *asked.messages(data)),
        findings=(
            *stranded_findings(plan.stranded),
            *made.findings,
            *asked.findings,
            *_findings(plan),
            *committed_findings(given, plan),
            *date_findings(given, dates),
        ),
    )


def lay_out(config: RegionConfig, result: Result) -> Documents:
    """Give the documents of a training plan."""
    from asnkarier.reports.plan.training_plan import plan_documents

    return plan_documents(plan_report(config, result))


def plan_report(config: RegionConfig, result: Result) -> PlanReport:
    """Give a plan as its documents are laid out from."""
    from asnkarier.reports.kit.ranks import ranks_of
    from asnkarier.reports.plan.report import PlanReport

    return PlanReport(
        config=config,
        year=result.options["year"],
        as_of=date.fromisoformat(result.options["as_of"]),
        trainings=result.sources["trainings"],
        ranks=ranks_of(result.sources["employees"]),
        windows=tuple(filter(None, result.options.get("windows", "").split(", "))),
        findings=result.findings,
        provenance=result.provenance,
        plan=result.tables["plan"],
        competencies=result.tables["plan_competencies"],
        classes=result.tables["plan_classes"],
        class_dates=result.tables["plan_class_dates"],
        seat_dates=result.tables["plan_seat_dates"],
        opd=result.tables["plan_opd"],
        needs=result.tables["plan_needs"],
        limits=result.tables["plan_limits"],
        summary=result.tables["plan_summary"],
        decisions=result.tables["plan_decisions"],
        changes=result.tables["plan_changes"],
        stranded=result.tables["plan_stranded"],
        budget_steps=result.tables["plan_budget_steps"],
        cuts=result.tables["plan_cuts"],
        partners=result.tables["plan_partners"],
        robust=result.tables["plan_robust"],
    )


PLAN_TRAINING = Study(
    command="plan-training",
    title=N_("Training plan"),
    reads=(*gaps.SOURCES, *CATALOGUE_AND_MONEY),
    parts=gaps.ASSESSED,
    stores=(
        plan_results.PLAN,
        plan_results.PLAN_COMPETENCIES,
        plan_results.PLAN_CLASSES,
        plan_results.PLAN_CLASS_DATES,
        plan_results.PLAN_SEAT_DATES,
        plan_results.PLAN_OPD,
        plan_results.PLAN_NEEDS,
        plan_results.PLAN_LIMITS,
        plan_results.PLAN_SUMMARY,
        plan_results.PLAN_DECISIONS,
        plan_results.PLAN_CHANGES,
        plan_results.PLAN_STRANDED,
        plan_results.PLAN_BUDGET_STEPS,
        plan_results.PLAN_CUTS,
        plan_results.PLAN_PARTNERS,
        plan_results.PLAN_ROBUST,
    ),
    data={column.name: column.description for column in plan_results.PLAN_SUMMARY.columns}
    | {"seconds": "Time the solver took"}
    | FIGURES
    | {"alternatives": "With --scenario or --compare, in place of all other figures: one object for each plan"},
    compute=compute,
    lay_out=lay_out,
    masked=masked_plan,
    formats=(*REPORT_FORMATS, "ics"),
    # prices take several searches more: they are found where somebody waits for the answer
    step=lambda as_of, year: PlanOptions(as_of=as_of, year=year or as_of.year + 1, prices=0, unattended=True),
)


def _plan_input(
    config: RegionConfig, sources: Frames, options: PlanOptions, as_of: date, found: RegionGaps
) -> PlanInput:
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
    absences = pick(Absences, sources)
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
        passed=passed_trainings(pick(Participations, sources), trainings, pd.Timestamp(as_of)),
        total_budget=options.budget,
    )


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


def _refuse_without_money(config: RegionConfig, given: PlanInput) -> None:
    """A year without money has no plan; that is an answer for the office to act on, not an empty document."""
    funds = sum(ceilings(given.budgets, given.year, given.windows).funds.values())
    if given.total_budget == 0 or funds == 0:
        raise NoPlan(
            N_("There is no money to plan with: the budget of {region} for {year} is Rp 0."),
            remedy=N_("Import the ceilings (pagu) of {year}, or give a --budget above 0 within them."),
            region=config.region.name,
            year=given.year,
        )


def floors_not_kept(error: Impossible) -> NoPlan:
    """Say which groups no plan can give the seats they are promised, or that it is not known whether one can."""
    if not error.floors:
        return NoPlan(
            N_(
                "In the time it had, the search found no plan that keeps every floor and every seat decided on; "
                "whether there is one is not known."
            ),
            remedy=N_("Give it more time (--time-limit), lower the floors (training_plan.floors), or free some seats."),
        )
    return NoPlan(
        N_("No plan gives every group the seats it is promised; not reached together with the rest: {groups}."),
        remedy=N_(
            "Lower these floors (training_plan.floors), or loosen what stops them: budget, classes, days, or whom the "
            "trainings are for."
        ),
        groups="; ".join(f"{one.name}: {one.least} ({one.basis})" for one in error.floors) or "-",
    )


def _findings(plan: TrainingPlan) -> Iterator[Finding]:
    """Tell of how many the tables did not say enough, and that some seats come before others."""
    needs, people = stopped_by(plan.needs, "prerequisite_missing")
    if needs:
        yield Finding("F_PREREQUISITE", details={"needs": needs, "people": people})
    needs, people = stopped_by(plan.needs, "eligibility_unknown")
    if needs:
        yield Finding("F_ELIGIBLE_UNKNOWN", details={"needs": needs, "people": people})
    if first := int(plan.plan["before"].notna().sum()):
        yield Finding("F_TAKEN_FIRST", details={"seats": first})


def _figures(plan: TrainingPlan) -> dict[str, Any]:
    """Give the summary's row as JSON-ready figures."""
    figures = plan.summary.astype(object).to_dict("records")[0]
    return {
        str(name): value.date().isoformat() if isinstance(value, pd.Timestamp) else value
        for name, value in figures.items()
    }


def _messages(config: RegionConfig, data: dict[str, Any]) -> tuple[Message, ...]:
    values = {
        **data,
        "name": config.region.name,
        "cost": rupiah(data["cost"]),
        "budget": rupiah(data["budget"]),
        "percent": 100 * data["gap"],
    }
    spent = N_("{name}, {year}: {seats} seats for {people} people in {classes} classes, {cost} of {budget}.")
    proof = N_(
        "{levels_expected:.0f} of {levels_missing} missing levels are expected to close ({levels_closed} if everybody "
        "succeeds). The plan is worth {objective:.1f} points; "
        "no plan can be worth more than {upper_bound:.1f}, so at most {percent:.2f} % is missed."
    )
    return Message(spent, values), Message(proof, values)
