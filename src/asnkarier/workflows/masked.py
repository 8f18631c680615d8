"""``report --mask``: results laid out for outside the office, from figures of groups alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from asnkarier.config.region import RegionConfig
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.tables.frames import Gaps, JobPersonMatch, PlanClasses, PlanNeeds, PlanSeats, PlanSummary, pick

if TYPE_CHECKING:  # they would load the languages' data
    from asnkarier.reports.kit.documents import Documents
    from asnkarier.workflows.study import Result


def masked_gap(config: RegionConfig, result: Result) -> Documents:
    """Give the masked documents of a gap analysis."""
    from asnkarier.analyses.masking.gap_figures import gap_figures
    from asnkarier.reports.masked.gap import masked_gap_documents
    from asnkarier.reports.masked.report import MaskedReport

    as_of = date.fromisoformat(result.options["as_of"])
    bands = config.jpm.mapping.on(as_of).value
    codes = [band.code for band in sorted(bands, key=lambda band: -band.minimum)]
    gaps, persons = pick(Gaps, result.tables), pick(JobPersonMatch, result.tables)
    before = pick(Gaps, result.former_tables) if result.former_tables else None
    figures = gap_figures(gaps, persons, codes, config.privacy.small_group, before)
    return masked_gap_documents(MaskedReport(config, as_of, figures, _origin(result), former=result.former))


def masked_plan(config: RegionConfig, result: Result) -> Documents:
    """Give the masked documents of a training plan."""
    from asnkarier.analyses.masking.plan_figures import plan_figures
    from asnkarier.reports.masked.plan import masked_plan_documents
    from asnkarier.reports.masked.report import MaskedReport

    tables = result.tables
    seats, classes = pick(PlanSeats, tables), pick(PlanClasses, tables)
    needs, summary = pick(PlanNeeds, tables), pick(PlanSummary, tables)
    before = pick(PlanSeats, result.former_tables) if result.former_tables else None
    figures = plan_figures(seats, classes, needs, summary, config.privacy.small_group, before)
    as_of = date.fromisoformat(result.options["as_of"])
    report = MaskedReport(config, as_of, figures, _origin(result), year=result.options["year"], former=result.former)
    return masked_plan_documents(report)


def _origin(result: Result) -> Provenance:
    """Give what identifies the result, without the names of files and what was asked: both can hold names."""
    origin = result.provenance
    return Provenance(
        run=origin.run, head_sha256=origin.head_sha256, config_sha256=origin.config_sha256, version=origin.version
    )
