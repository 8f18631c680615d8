"""What to do next about needs, each line bound to a figure of the report."""

from __future__ import annotations

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.needs.report import NeedsReport

FIRST = 3
"""How many competencies a line names."""


def next_steps(report: NeedsReport) -> list[str]:
    """Give the lines in the report's language."""
    return [line for line in (_plan(report), _ask(report), _assess(report), _decide(report)) if line]


def _plan(report: NeedsReport) -> str:
    words, first = report.wording, report.supported_as("supported")
    if first.empty:
        return words(N_("No competency is both lacking and asked for; look at the lists of either kind."))
    return words(
        N_("Plan first what is both lacking and asked for: {competencies}."), competencies=_named(report, first)
    )


def _ask(report: NeedsReport) -> str:
    words, rows = report.wording, report.supported_as("not_asked")
    if rows.empty:
        return words(N_("Every competency with a known gap was asked for by somebody."))
    return words(
        N_("Bring to the next forum the gaps that nobody asked about: {competencies} ({n} competencies in all)."),
        competencies=_named(report, rows),
        n=words.number(len(rows)),
    )


def _assess(report: NeedsReport) -> str:
    words, rows = report.wording, report.supported_as("asked_unknown")
    if rows.empty:
        return ""
    return words(
        N_("Assess before deciding on what was asked for without a known gap: {competencies}."),
        competencies=_named(report, rows),
    )


def _decide(report: NeedsReport) -> str:
    words, themes = report.wording, report.states["theme_only"]
    if not themes:
        return ""
    return words(
        N_("Decide which competency the themes mean: {n} proposals."),
        n=words.number(themes),
    )


def _named(report: NeedsReport, rows: pd.DataFrame) -> str:
    return report.wording.enumeration(report.competency(code) for code in rows["competency"].head(FIRST))
