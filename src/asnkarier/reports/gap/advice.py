"""What to do next, in five lines, each bound to a figure of the report."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import opd_name
from asnkarier.reports.gap.report import GapFigures, GapReport

FIRST = 3
"""How many competencies or OPDs a line names."""


def next_steps(report: GapReport, figures: GapFigures) -> list[str]:
    """Give five lines in the report's language."""
    return [
        _assess(report, figures),
        _train(report, figures),
        _support(report, figures),
        _develop(report, figures),
        _mend(report),
    ]


def _assess(report: GapReport, figures: GapFigures) -> str:
    words, unknown = report.wording, figures.unassessed + figures.expired
    if not unknown:
        return words(N_("Keep assessments valid: today none is missing or expired."))
    opds = figures.opds[~figures.opds["hidden"]]
    open_ = (opds["required"] - opds["assessed"]).sort_values(ascending=False, kind="stable")
    first = [opd_name(report, str(opds.loc[index, "group"])) for index in open_.index[:FIRST] if open_[index] > 0]
    text = words(
        N_("Assess what is unknown: {unknown} of {required} requirements have no valid assessment."),
        unknown=words.number(unknown),
        required=words.number(figures.required),
    )
    return text + (" " + words(N_("Begin with {opds}."), opds="; ".join(first)) if first else "")


def _train(report: GapReport, figures: GapFigures) -> str:
    words, worst = report.wording, figures.largest.head(FIRST)
    if worst.empty:
        return words(N_("No gap is known among the competencies assessed; plan training for growth, not for repair."))
    return words(
        N_("Plan training for {competencies}: there {levels} of {all_levels} missing levels lie."),
        competencies=words.enumeration(report.competencies.get(code, code) for code in worst["competency"]),
        levels=words.number(worst["levels_missing"].sum()),
        all_levels=words.number(figures.levels_missing),
    )


def _support(report: GapReport, figures: GapFigures) -> str:
    words, worst = report.wording, figures.neediest.head(FIRST)
    if worst.empty:
        return words(N_("No OPD large enough to be shown has a known gap."))
    opds = "; ".join(
        words(N_("{opd} ({mean} levels on average)"), opd=opd_name(report, opd), mean=words.number(mean, 2))
        for opd, mean in zip(worst["group"], worst["mean_gap"], strict=True)
    )
    return words(N_("Agree on a development plan with the neediest OPDs: {opds}."), opds=opds)


def _develop(report: GapReport, figures: GapFigures) -> str:
    words = report.wording
    lowest = list(report.categories)[-1] if report.categories else ""
    people = figures.categories.get(lowest, 0)
    if not people:
        return words(N_("Nobody is in the lowest JPM category; keep individual development plans up to date."))
    return words(
        N_("Make individual development plans first for the employees in the category “{category}” ({people})."),
        people=words.number(people),
        category=report.categories[lowest],
    )


def _mend(report: GapReport) -> str:
    words = report.wording
    if not report.to_mend:
        return words(N_("Compute the training plan with the current ceilings: plan-training."))
    text = words(
        N_("Mend what the sheet of findings lists (kinds of findings: {findings}), then compute the training plan."),
        findings=words.number(report.to_mend),
    )
    notes = words(N_("Notes there, for information only: {notes}."), notes=words.number(report.notes))
    return f"{text} {notes}" if report.notes else text
