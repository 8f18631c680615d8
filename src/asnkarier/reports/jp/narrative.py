"""The JP ledger as a short letter."""

from __future__ import annotations

from datetime import date

from asnkarier.reports.jp.ledger import JpReport
from asnkarier.reports.jp.rules import limits_named, pace_rule
from asnkarier.reports.kit.labels import JP_STATES
from asnkarier.reports.kit.markdown import render
from asnkarier.reports.kit.origin import CONTENTS, origin

_SHOWN = 10
"""OPDs and kinds of steps that a letter names; the workbook has all."""


def jp_letter(report: JpReport) -> str:
    """Give the letter as Markdown; it names nobody."""
    words, rules = report.wording, report.config.training_plan
    opds = report.opds.sort_values(["missing", "opd"], ascending=[False, True], ignore_index=True)
    first = date(report.year, 1, 1)
    return render(
        "jp.md.j2",
        words,
        report=report,
        region=report.config.region,
        figures=report.figures,
        states=[(words(JP_STATES[state]), count) for state, count in report.states.items()],
        opds=opds[opds["missing"] > 0].head(_SHOWN).to_dict("records"),
        steps=report.steps.head(_SHOWN).to_dict("records"),
        minimum=limits_named(report, rules.jp_minimum.on(first).value),
        maximum=limits_named(report, rules.jp_maximum.on(first).value),
        pace=pace_rule(report),
        provenance=report.provenance,
        contents=CONTENTS,
        origin=origin(report.provenance, words),
    )
