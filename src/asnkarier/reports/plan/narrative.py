"""The training plan as a letter that the head of the agency can read."""

from __future__ import annotations

from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import provenance_lines
from asnkarier.reports.kit.labels import REASONS
from asnkarier.reports.kit.markdown import named, write_markdown
from asnkarier.reports.kit.wording import is_missing
from asnkarier.reports.plan.advice import next_steps
from asnkarier.reports.plan.report import PlanFigures, PlanReport, limit_subject, price, quality

LISTED = 15
"""Trainings and OPDs listed; the workbook has them all."""
PRICES = 5
"""Limits named, the dearest first."""


def write_plan_narrative(path: Path, report: PlanReport) -> None:
    """Write the Markdown document."""
    figures = PlanFigures.of(report)
    held = report.classes[report.classes["participants"] > 0]
    held = held.sort_values(["cost", "training", "fund"], ascending=[False, True, True]).head(LISTED)
    opds = report.opds[report.opds["levels_missing"].notna()].head(LISTED)
    summary = {name: report.figure(name) for name in report.summary.columns}
    write_markdown(
        path,
        "training_plan.md.j2",
        report.wording,
        report=report,
        region=report.config.region,
        summary=summary,
        figures=figures,
        quality=quality(report),
        funds=[
            fund | {"left": None if is_missing(fund["ceiling"]) else fund["ceiling"] - fund["cost"]}
            for fund in named(figures.funds, list(figures.funds["name"]))
        ],
        held=[row | {"fund_name": report.fund(row["fund"])} for row in named(held, list(held["title"]))],
        opds=named(opds, list(opds["opd"].fillna(report.wording(N_("(OPD not stated)"))))),
        reasons=[(REASONS[reason], needs) for reason, needs in figures.reasons.items() if reason != "selected"],
        prices=_prices(report),
        steps=next_steps(report, figures),
        provenance=report.provenance,
        provenance_lines=provenance_lines(report.provenance),
    )


def _prices(report: PlanReport) -> list[tuple[str, str]]:
    limits = report.limits[report.limits["worth"].fillna(0) > 0]
    limits = limits.sort_values(["worth", "limit", "subject"], ascending=[False, True, True]).head(PRICES)
    return [(limit_subject(report, row), price(report, row)) for row in named(limits, list(limits["subject"]))]
