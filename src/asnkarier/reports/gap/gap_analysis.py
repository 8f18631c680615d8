"""The documents of a gap analysis."""

from __future__ import annotations

from asnkarier.reports.gap.charts import gap_charts
from asnkarier.reports.gap.narrative import gap_letter
from asnkarier.reports.gap.panels import gap_panels
from asnkarier.reports.gap.report import GapFigures, GapReport
from asnkarier.reports.gap.workbook import write_gap_workbook
from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.kit.file_names import slug
from asnkarier.tables.gap_results import GAPS


def gap_documents(report: GapReport) -> Documents:
    """Give ``gap-analysis_<region>_<date>``.

    A report of some OPDs has ``_opd-<their names>`` besides, one against another position ``_target-<its name>``, so
    that it never takes the place of the region's.
    """
    return Documents(
        f"gap-analysis_{report.config.region.code}_{report.as_of.isoformat()}{_opds(report)}{_target(report)}",
        lambda path: write_gap_workbook(path, report),
        lambda: gap_letter(report),
        report.wording,
        report.as_of,
        GAPS,
        report.gaps,
        report.config,
        panels=lambda: gap_panels(report),
        charts=lambda: gap_charts(report, GapFigures.of(report)),
    )


def _opds(report: GapReport) -> str:
    """Name the chosen OPDs; names too long for a file's name are cut and told apart by a hash."""
    if not report.opds:
        return ""
    return f"_opd-{slug('-'.join(report.chosen_opds))}"


def _target(report: GapReport) -> str:
    people = f"_{report.people_key}" if report.people_key else ""
    return f"_target-{slug(report.target)}{people}" if report.target else ""
