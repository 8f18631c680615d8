"""The documents of a training plan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from asnkarier.reports.kit.documents import write_documents
from asnkarier.reports.plan.narrative import write_plan_narrative
from asnkarier.reports.plan.report import PlanReport
from asnkarier.reports.plan.workbook import write_plan_workbook
from asnkarier.tables.results import PLAN

__all__ = ["PlanReport", "write_training_plan"]


def write_training_plan(folder: Path, report: PlanReport, formats: Sequence[str]) -> list[Path]:
    """Write ``plan-training_<region>_<year>`` in each format (xlsx, md, csv, json, parquet); give the paths in order.

    Raises:
        OSError: a file cannot be written.
    """
    return write_documents(
        folder / f"plan-training_{report.config.region.code}_{report.year}",
        formats,
        {
            "xlsx": lambda path: write_plan_workbook(path, report),
            "md": lambda path: write_plan_narrative(path, report),
        },
        PLAN,
        report.plan,
        report.config,
    )
