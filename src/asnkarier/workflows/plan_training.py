"""``asnkarier plan-training``: the plan, checked apart from the solver, stored and laid out."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from pydantic import ValidationError

from asnkarier.analyses.plan.ceilings import ceilings
from asnkarier.analyses.plan.check import violations
from asnkarier.analyses.plan.tables import PlanInput, TrainingPlan
from asnkarier.analyses.plan.totals import seats_with_prerequisites
from asnkarier.analyses.plan.training_plan import training_plan
from asnkarier.config.region import TrainingPlanRules
from asnkarier.errors import NoPlan, UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding, Message, Outcome, Progress
from asnkarier.reports.plan.training_plan import write_training_plan
from asnkarier.storage.journal import Entry
from asnkarier.workflows.documents import plan_report
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.gaps import RegionGaps, region_gaps
from asnkarier.workflows.office import Office, logged
from asnkarier.workflows.results import store_results

COMMAND = "plan-training"
PLAN_TABLES = ("trainings", "training_competencies", "budgets", "needs")


@dataclass(frozen=True)
class PlanOptions:
    """What the user asked for; None is what the region's configuration says."""

    year: int
    budget: int | None = None
    as_of: date | None = None
    gap_tolerance: float | None = None
    time_limit: float | None = None
    formats: str | None = None
    out: Path | None = None


@logged(COMMAND)
def plan_training(office: Office, options: PlanOptions, *, now: datetime, progress: Progress) -> Outcome:
    """Plan who goes to which training, refuse a plan that breaks a limit, store it and write the documents.

    Raises:
        UsageError: a negative budget, no employees, no catalogue, no such format.
        NoPlan: there is no money for the year.
    """
    formats = chosen_formats(options.formats)
    as_of = options.as_of or office.today(now)
    read_from = office.store.head()
    progress(N_("Computing gaps"), None)
    found = region_gaps(office, read_from, as_of)
    given = _plan_input(office, read_from, options, as_of, found)
    _refuse_without_money(office, given)

    progress(N_("Solving the plan"), None)
    started = time.monotonic()
    plan = training_plan(given)
    seconds = round(time.monotonic() - started, 2)
    progress(N_("Checking the plan"), None)
    if broken := violations(given, plan):
        raise AssertionError(f"the plan breaks {len(broken)} limits; the first: {broken[0].code}")

    asked = {
        "year": options.year,
        "as_of": as_of.isoformat(),
        "budget": options.budget,
        "gap_tolerance": given.rules.gap_tolerance,
        "time_limit": given.rules.time_limit_seconds,
    }
    results = {
        "plan": plan.plan,
        "plan_classes": plan.classes,
        "plan_opd": plan.opd,
        "plan_needs": plan.needs,
        "plan_limits": plan.limits,
        "plan_summary": plan.summary,
    }
    entry, new = store_results(
        office,
        results,
        command=COMMAND,
        options=asked,
        counts={"seats": len(plan.plan), "people": int(plan.plan["nip"].nunique())},
        based_on=read_from,
        now=now,
    )
    progress(N_("Writing documents"), None)
    files = write_training_plan(office.report_folder(options.out), plan_report(office, entry, results, asked), formats)
    data = {"region": office.code, "entry": entry.number if new else None} | _figures(plan) | {"seconds": seconds}
    unsure = seats_with_prerequisites(plan.plan, given.trainings)
    findings = (*found.findings, *([Finding("F_PREREQUISITE", details={"count": unsure})] if unsure else []))
    return Outcome(COMMAND, data, _messages(office, data), findings, tuple(files))


def _plan_input(office: Office, entry: Entry | None, options: PlanOptions, as_of: date, found: RegionGaps) -> PlanInput:
    if options.budget is not None and options.budget < 0:
        raise UsageError(
            N_("The budget is negative: {budget}."), remedy=N_("Give --budget in whole rupiah."), budget=options.budget
        )
    rules = _rules(office.config.training_plan, options)
    tables = {name: office.store.load(name, entry) for name in PLAN_TABLES}
    if tables["trainings"].empty:
        raise UsageError(
            N_("{region} has no training catalogue yet."),
            remedy=N_("Import the catalogue first: asnkarier import FILE…"),
            region=office.config.region.name,
        )
    return PlanInput(
        gaps=found.gaps,
        employees=found.staff.employees,
        weights=office.config.weights,
        rules=rules,
        windows=office.config.budget.windows,
        year=options.year,
        as_of=as_of,
        total_budget=options.budget,
        **tables,
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


def _refuse_without_money(office: Office, given: PlanInput) -> None:
    """A year without money has no plan; that is an answer for the office to act on, not an empty document."""
    funds = sum(ceilings(given.budgets, given.year, given.windows).funds.values())
    if given.total_budget == 0 or funds == 0:
        raise NoPlan(
            N_("There is no money to plan with: the budget of {region} for {year} is Rp 0."),
            remedy=N_("Import the ceilings (pagu) of {year}, or give a --budget above 0 within them."),
            region=office.config.region.name,
            year=given.year,
        )


def _figures(plan: TrainingPlan) -> dict[str, Any]:
    """Give the summary's row as JSON-ready figures."""
    figures = plan.summary.astype(object).to_dict("records")[0]
    return {
        str(name): value.date().isoformat() if isinstance(value, pd.Timestamp) else value
        for name, value in figures.items()
    }


def _messages(office: Office, data: dict[str, Any]) -> tuple[Message, ...]:
    values = {
        **data,
        "name": office.config.region.name,
        "cost": rupiah(data["cost"]),
        "budget": rupiah(data["budget"]),
        "percent": 100 * data["gap"],
    }
    spent = N_("{name}, {year}: {seats} seats for {people} people in {classes} classes, {cost} of {budget}.")
    proof = N_(
        "{levels_closed} of {levels_missing} missing levels are closed. The plan is worth {objective:.1f} points; "
        "no plan can be worth more than {upper_bound:.1f}, so at most {percent:.2f} % is missed."
    )
    return Message(spent, values), Message(proof, values)


def rupiah(amount: int) -> str:
    """Give an amount as it is written in Indonesia, in either language: Rp 1.250.000."""
    return f"Rp {amount:,}".replace(",", ".")
