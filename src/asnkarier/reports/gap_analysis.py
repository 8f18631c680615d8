"""The documents of a gap analysis."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from asnkarier.reports.documents import write_documents
from asnkarier.reports.gap_narrative import write_gap_narrative
from asnkarier.reports.gap_report import GapReport
from asnkarier.reports.gap_workbook import write_gap_workbook
from asnkarier.tables.results import GAPS

__all__ = ["GapReport", "write_gap_analysis"]


def write_gap_analysis(folder: Path, report: GapReport, formats: Sequence[str]) -> list[Path]:
    """Write ``gap-analysis_<region>_<date>`` in each format (xlsx, md, csv, json, parquet); give the paths in order.

    Raises:
        OSError: a file cannot be written.
    """
    return write_documents(
        folder / f"gap-analysis_{report.config.region.code}_{report.as_of.isoformat()}",
        formats,
        {
            "xlsx": lambda path: write_gap_workbook(path, report),
            "md": lambda path: write_gap_narrative(path, report),
        },
        GAPS,
        report.gaps,
        report.config,
    )
