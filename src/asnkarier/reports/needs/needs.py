"""The documents of a needs analysis."""

from __future__ import annotations

from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.needs.narrative import needs_letter
from asnkarier.reports.needs.panels import needs_panels
from asnkarier.reports.needs.report import NeedsReport
from asnkarier.reports.needs.workbook import write_needs_workbook
from asnkarier.tables.need_results import RANKED_NEEDS


def needs_documents(report: NeedsReport) -> Documents:
    """Give ``needs_<region>_<date>``."""
    return Documents(
        f"needs_{report.config.region.code}_{report.as_of.isoformat()}",
        lambda path: write_needs_workbook(path, report),
        lambda: needs_letter(report),
        report.wording,
        report.as_of,
        RANKED_NEEDS,
        report.ranked,
        report.config,
        panels=lambda: needs_panels(report),
    )
