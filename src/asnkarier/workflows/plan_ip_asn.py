"""``asnkarier plan-training --objective ip-asn``: the trainings that raise the index of professionalism."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from asnkarier.analyses.plan.index_check import index_violations
from asnkarier.analyses.plan.tables import PlanInput
from asnkarier.config.region import RegionConfig
from asnkarier.errors import NoPlan, UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Progress
from asnkarier.reports.kit.documents import Documents
from asnkarier.tables import ip_asn_results
from asnkarier.tables.people import DISCIPLINE, PERFORMANCE
from asnkarier.workflows import gaps
from asnkarier.workflows.gaps import region_gaps
from asnkarier.workflows.ip_asn import index_before, ip_asn_input
from asnkarier.workflows.office import Office
from asnkarier.workflows.plan_findings import rupiah
from asnkarier.workflows.plan_made import CATALOGUE_AND_MONEY, plan_input, refuse_without_money
from asnkarier.workflows.plan_options import PlanOptions
from asnkarier.workflows.study import Computation, Frames, Result, Study


@dataclass(frozen=True, kw_only=True)
class IndexPlanOptions(PlanOptions):
    """What the user asked for; without a target the highest index for the money."""

    target: float | None = None
    completed: bool = False
    """Whether the plan counts on it that what is on record is completed."""
    side_by_side: bool = False
    """Whether plans were to be compared, which this one cannot be."""


def refuse_target_alone(target: float | None, *, completed: bool) -> None:
    """Refuse options of this plan for another.

    Raises:
        UsageError: one of them was given.
    """
    if target is not None or completed:
        raise UsageError(
            N_("--target and --completed speak of IP ASN."), remedy=N_("Add --objective ip-asn, or leave them out.")
        )


def compute(office: Office, sources: Frames, options: IndexPlanOptions, as_of: date, progress: Progress) -> Computation:
    """Make the plan; one that breaks a limit, or states a wrong index, is a bug and stops here.

    Raises:
        UsageError: no employees, no catalogue, an option that does not go with this objective.
        NoPlan: there is no money, or no plan reaches the target.
    """
    from asnkarier.analyses.plan.index_plan import TargetOutOfReach, index_plan
    from asnkarier.optimisation.solve_training import Unreachable

    _refuse_other_options(options)
    config = office.config
    progress(N_("Computing the index"), None)
    found = region_gaps(config, sources, as_of)
    given = plan_input(config, sources, options, as_of, found)
    if not options.target:
        refuse_without_money(config, given)
    measured = ip_asn_input(config, sources, found.staff, options.year, as_of)
    index = index_before(config, measured, completed=options.completed, target=options.target).index
    progress(N_("Solving the plan"), None)
    started = time.monotonic()
    try:
        plan = index_plan(given, index)
    except TargetOutOfReach as error:
        raise _out_of_reach(config, given, options, error.most, error.found) from None
    except Unreachable:
        raise NoPlan(
            N_("No plan keeps every floor of {region}."),
            remedy=N_("Lower a floor (training_plan.floors), or raise the money, seats or classes it needs."),
            region=config.region.name,
        ) from None
    seconds = round(time.monotonic() - started, 2)
    progress(N_("Checking the plan"), None)
    if broken := index_violations(given, index, measured, plan):
        raise AssertionError(f"the plan breaks {len(broken)} limits; the first: {broken[0].code}")
    data = _figures(plan.summary) | {"seconds": seconds}
    return Computation(
        tables={
            "ip_asn_plan": plan.seats,
            "ip_asn_plan_classes": plan.classes,
            "ip_asn_plan_opd": plan.opd,
            "ip_asn_plan_summary": plan.summary,
        },
        options={
            "year": options.year,
            "as_of": as_of.isoformat(),
            "target": options.target,
            "completed": options.completed,
            "budget": options.budget,
            "windows": ", ".join(given.windows),
        },
        counts={"seats": len(plan.seats), "people": int(plan.seats["nip"].nunique())},
        data=data,
        messages=tuple(_messages(config, data)),
    )


def _refuse_other_options(options: IndexPlanOptions) -> None:
    asked = {
        "--keep": options.keep,
        "--edited": options.edited,
        "--committed": options.committed not in (None, "none"),
        "--lock": options.lock,
        "--ban": options.ban,
        "--decisions": options.decisions,
        "--budget-steps": options.budget_steps,
        "--robust": options.robust,
        "--scenario, --compare": options.side_by_side,
    }
    if names := [name for name, value in asked.items() if value]:
        raise UsageError(
            N_("{names} does not go with --objective ip-asn."),
            remedy=N_(
                "Leave it out: such a plan is made anew. The training plan follows decisions, and raises the index too "
                "where its points count (training_plan.ip_asn_credit)."
            ),
            names=", ".join(names),
        )
    if options.target is not None and not 0 <= options.target <= 100:
        raise UsageError(
            N_("The target {target} is no index."), remedy=N_("Give --target from 0 to 100."), target=options.target
        )


def _out_of_reach(
    config: RegionConfig, given: PlanInput, options: IndexPlanOptions, most: float, found: float
) -> NoPlan:
    values: dict[str, Any] = {
        "region": config.region.name,
        "year": given.year,
        "target": options.target,
        "most": f"{most:.2f}",
        "found": f"{found:.2f}",
    }
    remedy = N_("Complete the records ('asnkarier ip-asn' lists them), raise money, seats or classes, or aim lower.")
    if options.target is not None and most < options.target:
        return NoPlan(
            N_("No plan of {region} for {year} reaches an index of {target}: within the limits none exceeds {most}."),
            remedy=remedy,
            **values,
        )
    return NoPlan(
        N_("No plan was found that reaches {target}: the highest index found is {found}, none exceeds {most}."),
        remedy=remedy,
        **values,
    )


def lay_out(config: RegionConfig, result: Result) -> Documents:
    """Give the documents of the plan."""
    from asnkarier.reports.ip_asn.plan import index_plan_documents
    from asnkarier.reports.ip_asn.plan_report import IndexPlanReport

    options = result.options
    return index_plan_documents(
        IndexPlanReport(
            config=config,
            year=options["year"],
            as_of=date.fromisoformat(options["as_of"]),
            seats=result.tables["ip_asn_plan"],
            classes=result.tables["ip_asn_plan_classes"],
            opd=result.tables["ip_asn_plan_opd"],
            summary=result.tables["ip_asn_plan_summary"],
            findings=result.findings,
            provenance=dataclasses.replace(
                result.provenance, options={name: value for name, value in options.items() if value is not None}
            ),
        )
    )


IP_ASN_PLAN_STUDY = Study(
    command="plan-ip-asn",
    title=N_("Trainings that raise IP ASN"),
    reads=(*gaps.SOURCES, *CATALOGUE_AND_MONEY, PERFORMANCE, DISCIPLINE),
    parts=gaps.ASSESSED,
    stores=(
        ip_asn_results.IP_ASN_PLAN,
        ip_asn_results.IP_ASN_PLAN_CLASSES,
        ip_asn_results.IP_ASN_PLAN_OPD,
        ip_asn_results.IP_ASN_PLAN_SUMMARY,
    ),
    data={column.name: column.description for column in ip_asn_results.IP_ASN_PLAN_SUMMARY.columns}
    | {"seconds": "Time the solver took"},
    compute=compute,
    lay_out=lay_out,
)


def _figures(summary: pd.DataFrame) -> dict[str, Any]:
    figures = summary.astype(object).to_dict("records")[0]
    return {
        str(name): None if pd.isna(value) else value.date().isoformat() if isinstance(value, pd.Timestamp) else value
        for name, value in figures.items()
    }


def _messages(config: RegionConfig, data: dict[str, Any]) -> Iterator[Message]:
    values = {
        **data,
        "name": config.region.name,
        "cost": rupiah(data["cost"]),
        "budget": rupiah(data["budget"]),
        "percent": 100 * data["gap"],
    }
    yield Message(
        N_(
            "{name}, {year}: IP ASN from {index_before:.2f} to {index_after:.2f} with {seats} seats for "
            "{people_with_seat} people in {classes} classes, {cost} of {budget}."
        ),
        values,
    )
    if data["target"] is None:
        yield Message(
            N_(
                "No plan within the limits exceeds an index of {index_most:.2f}; at most {percent:.2f} % of the points "
                "to gain are missed."
            ),
            values,
        )
    else:
        yield Message(
            N_("No plan reaches {target} for less than {least}; at most {percent:.2f} % of the cost could be saved."),
            {**values, "least": rupiah(data["cost_least"])},
        )
    if data["traced"]:
        yield Message(
            N_("Completing what is on record already would bring up to {traced:.2f} points more, at no cost."), values
        )
