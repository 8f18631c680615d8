"""The reports of a region, put together from results: fresh ones, or those the store holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from asnkarier.analyses.gap.jpm import FORMULAS
from asnkarier.config.region import RegionConfig
from asnkarier.reports.gap.report import GapReport
from asnkarier.reports.plan.report import PlanReport
from asnkarier.storage.journal import Entry
from asnkarier.workflows.office import Office
from asnkarier.workflows.provenance import provenance
from asnkarier.workflows.results import Results
from asnkarier.workflows.stored_findings import as_findings

GAP_RESULTS = ("gaps", "job_person_match", "gap_totals")
PLAN_RESULTS = ("plan", "plan_classes", "plan_opd", "plan_needs", "plan_limits", "plan_summary")
GAP_SOURCES = ("employees", "standards", "assessments", "exemptions")
PLAN_SOURCES = (*GAP_SOURCES, "trainings", "training_competencies", "budgets", "needs")


def gap_report(office: Office, entry: Entry | None, results: Results, options: Mapping[str, Any]) -> GapReport:
    """Put the gap report together; ``options`` are those the journal keeps of the analysis.

    ``entry`` holds the results; None if they are not stored (an analysis of some OPDs only).
    """
    sources = {name: office.store.load(name, _made_from(office, entry)) for name in GAP_SOURCES}
    return GapReport(
        config=office.config,
        as_of=date.fromisoformat(options["as_of"]),
        standards=sources["standards"],
        formula=FORMULAS[options["formula"]],
        findings=as_findings(office.store.load("findings", _made_from(office, entry))),
        provenance=provenance(office, entry, sources, {name: options[name] for name in ("as_of", "formula")}),
        staff=options["staff"],
        staff_left_out=options["left_out"],
        staff_unknown_standing=options["unknown_standing"],
        opds=tuple(options["opds"]),
        gaps=results["gaps"],
        job_person_match=results["job_person_match"],
        gap_totals=results["gap_totals"],
    )


def plan_report(office: Office, entry: Entry, results: Results, options: Mapping[str, Any]) -> PlanReport:
    """Put the plan report together; ``options`` are those the journal keeps of the plan."""
    sources = {name: office.store.load(name, _made_from(office, entry)) for name in PLAN_SOURCES}
    return PlanReport(
        config=office.config,
        year=options["year"],
        as_of=date.fromisoformat(options["as_of"]),
        trainings=sources["trainings"],
        findings=as_findings(office.store.load("findings", _made_from(office, entry))),
        provenance=provenance(office, entry, sources, options),
        plan=results["plan"],
        classes=results["plan_classes"],
        opd=results["plan_opd"],
        needs=results["plan_needs"],
        limits=results["plan_limits"],
        summary=results["plan_summary"],
    )


def outdated(office: Office, entry: Entry, sources: Sequence[str]) -> bool:
    """Say whether a table the results were computed from has another version now."""
    head = office.store.head()
    return head is not None and any(head.tables.get(name) != entry.tables.get(name) for name in sources)


def masked(config: RegionConfig) -> RegionConfig:
    """Give the configuration with NIP masked in reports."""
    return config.model_copy(update={"privacy": config.privacy.model_copy(update={"mask_nip": True})})


def with_mask(office: Office, *, mask: bool) -> Office:
    """Give the office with NIP masked in its reports, if asked for."""
    if not mask:
        return office
    return dataclasses.replace(office, loaded=dataclasses.replace(office.loaded, config=masked(office.config)))


def _made_from(office: Office, entry: Entry | None) -> Entry | None:
    """Give the entry whose tables a result was computed from: the result's own entry still names them."""
    return entry or office.store.head()
