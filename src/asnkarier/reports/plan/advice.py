"""What to do next about a training plan, each line bound to a figure of the report."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.plan.prices import limit_subject, price, priced
from asnkarier.reports.plan.report import PlanFigures, PlanReport

CATALOGUE_REASONS = ("no_training", "jenjang_not_allowed", "class_not_held", "seats_full", "classes_full")
UNKNOWN_REASONS = ("not_assessed", "assessment_expired")


def next_steps(report: PlanReport, figures: PlanFigures) -> list[str]:
    """Give the lines in the report's language."""
    return [
        *_move(report),
        _decide(report, figures),
        *_dearest(report),
        *_catalogue(report, figures),
        *_assess(report, figures),
    ]


def _move(report: PlanReport) -> list[str]:
    """Say that money which no seat can use is to be moved before anything else."""
    words = report.wording
    lost = report.stranded[report.stranded["why"] != "opds_only"]
    if lost.empty:
        return []
    text = N_("First move, or open to other trainings, the money that cannot be used (ceilings: {number}, {amount}).")
    return [words(text, number=words.number(len(lost)), amount=words.rupiah(int(lost["amount"].sum())))]


def _decide(report: PlanReport, figures: PlanFigures) -> str:
    words = report.wording
    if not len(report.plan):
        return words(N_("No seat is planned: look at the ceilings, the catalogue and the assessments first."))
    return words(
        N_(
            "Decide on the seats planned (seats: {seats}, employees: {people}, classes: {classes}, cost: {cost}), "
            "then enrol the employees with the providers."
        ),
        seats=words.number(report.figure("seats")),
        people=words.number(report.figure("people")),
        classes=words.number(report.figure("classes")),
        cost=words.rupiah(figures.cost),
    )


def _dearest(report: PlanReport) -> list[str]:
    """Name the limit whose loosening brings most."""
    limits = priced(report)
    limits = limits[(limits["priced"] == "computed") & (limits["levels_more"] > 0)]
    if limits.empty:
        return []
    dearest = {str(name): value for name, value in limits.iloc[0].items()}
    text = N_("The limit that costs most: {subject}. {price}")
    return [report.wording(text, subject=limit_subject(report, dearest), price=price(report, dearest))]


def _catalogue(report: PlanReport, figures: PlanFigures) -> list[str]:
    words, needs = report.wording, sum(figures.reasons.get(reason, 0) for reason in CATALOGUE_REASONS)
    if not needs:
        return []
    return [
        words(
            N_("Extend the catalogue for the needs that wait for a training, seats or enough participants ({needs})."),
            needs=words.number(needs),
        )
    ]


def _assess(report: PlanReport, figures: PlanFigures) -> list[str]:
    words, needs = report.wording, sum(figures.reasons.get(reason, 0) for reason in UNKNOWN_REASONS)
    if not needs:
        return []
    return [
        words(
            N_("Assess first where nothing is known (needs without a valid level: {needs})."), needs=words.number(needs)
        )
    ]
