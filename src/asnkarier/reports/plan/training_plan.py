"""The documents of a training plan."""

from __future__ import annotations

from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.plan.charts import plan_charts
from asnkarier.reports.plan.icalendar import write_calendar
from asnkarier.reports.plan.narrative import plan_letter
from asnkarier.reports.plan.panels import plan_panels
from asnkarier.reports.plan.report import PlanReport
from asnkarier.reports.plan.workbook import write_plan_workbook
from asnkarier.tables.plan_results import PLAN


def plan_documents(report: PlanReport) -> Documents:
    """Give ``plan-training_<region>_<year>``."""
    return Documents(
        f"plan-training_{report.config.region.code}_{report.year}",
        lambda path: write_plan_workbook(path, report),
        lambda: plan_letter(report),
        report.wording,
        report.as_of,
        PLAN,
        report.plan,
        report.config,
        calendar=lambda path: write_calendar(path, report),
        panels=lambda: plan_panels(report),
        charts=lambda: plan_charts(report),
    )
