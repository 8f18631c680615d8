"""``asnkarier plan-training``: the plan, checked apart from the solver, stored and laid out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from asnkarier.analyses.plan.candidates import among
from asnkarier.analyses.plan.index_credit import index_credit
from asnkarier.analyses.plan.seats_since import COMPARED, seats_since
from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.outcome import Progress
from asnkarier.parquet import Part
from asnkarier.reports.kit.documents import Documents
from asnkarier.tables import plan_results
from asnkarier.tables.frames import PlanSeats, pick
from asnkarier.tables.people import DISCIPLINE, PERFORMANCE
from asnkarier.workflows import gaps
from asnkarier.workflows.formats import REPORT_FORMATS
from asnkarier.workflows.former import Compared
from asnkarier.workflows.ip_asn import projected_index
from asnkarier.workflows.masked import masked_plan
from asnkarier.workflows.office import Office
from asnkarier.workflows.plan_asked import FIGURES
from asnkarier.workflows.plan_committed import committed_findings, told_what_stands
from asnkarier.workflows.plan_dates import date_findings, dated, refuse_calendar_file
from asnkarier.workflows.plan_decisions import decisions_table
from asnkarier.workflows.plan_findings import stranded_findings, what_was_drawn
from asnkarier.workflows.plan_made import CATALOGUE_AND_MONEY, make_plan
from asnkarier.workflows.plan_options import PlanOptions
from asnkarier.workflows.plan_told import (
    credit_message,
    index_message,
    jp_messages,
    plan_figures,
    plan_findings,
    plan_messages,
)
from asnkarier.workflows.study import Computation, Frames, Result, Study

if TYPE_CHECKING:
    from asnkarier.reports.plan.report import PlanReport


def compute(office: Office, sources: Frames, options: PlanOptions, as_of: date, progress: Progress) -> Computation:
    """Make the plan and say what came out; the errors are those of :func:`make_plan`."""
    options = told_what_stands(office, options)
    refuse_calendar_file(office.config, options.formats)
    made = make_plan(office, sources, options, as_of, progress)
    config, given, asked = office.config, made.given, made.asked
    plan, dates = dated(given, made.plan, progress)
    changes = asked.changes(plan)
    new = plan.plan[~among(plan.plan, given.on_record)]
    index = projected_index(config, sources, made.staff, new, options.year, as_of)
    credit = index_credit(given, plan.plan)
    data = plan_figures(plan) | {"seconds": made.seconds, **asked.figures(changes), **index}
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
            "jp_already": sum(one.earned for one in given.jp_already),
            **asked.options,
            **index,
            **({} if credit is None else {"index_credit": [credit.points, credit.alone]}),
        },
        counts={"seats": len(plan.plan), "people": int(plan.plan["nip"].nunique())},
        data=data,
        messages=(
            *plan_messages(config, data),
            *jp_messages(given, plan),
            *index_message(data),
            *credit_message(given, credit),
            *what_was_drawn(plan.robust),
            *asked.messages(data),
        ),
        findings=(
            *stranded_findings(plan.stranded),
            *made.findings,
            *asked.findings,
            *plan_findings(plan),
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
        index=(result.options.get("index_before"), result.options.get("index_after")),
        index_credit=result.options.get("index_credit"),
        decisions=result.tables["plan_decisions"],
        changes=result.tables["plan_changes"],
        stranded=result.tables["plan_stranded"],
        budget_steps=result.tables["plan_budget_steps"],
        cuts=result.tables["plan_cuts"],
        partners=result.tables["plan_partners"],
        robust=result.tables["plan_robust"],
        former=result.former,
        change=_change(result),
    )


def _change(result: Result) -> pd.DataFrame | None:
    """Give what changed since the former plan of the year; None where there is none to compare with."""
    if not result.former_tables:
        return None
    seats = pick(PlanSeats, {"plan": result.former_tables["plan"]}), pick(PlanSeats, result.tables)
    return seats_since(*seats, set(result.sources["employees"]["nip"]))


PLAN_TRAINING = Study(
    command="plan-training",
    title=N_("Training plan"),
    reads=(*gaps.SOURCES, *CATALOGUE_AND_MONEY, PERFORMANCE, DISCIPLINE),
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
    | {
        "seconds": "Time the solver took",
        "index_before": "IP ASN of the plan's year by what is on record, without the plan; null: nobody is measured",
        "index_after": "The same with the plan's trainings attended",
    }
    | FIGURES
    | {"alternatives": "With --scenario or --compare, in place of all other figures: one object for each plan"},
    compute=compute,
    lay_out=lay_out,
    masked=masked_plan,
    compared=Compared({"plan": Part(COMPARED)}, same=("year",)),
    formats=(*REPORT_FORMATS, "ics"),
    # prices take several searches more: they are found where somebody waits for the answer
    step=lambda as_of, year: PlanOptions(as_of=as_of, year=year or as_of.year + 1, prices=0, unattended=True),
)
