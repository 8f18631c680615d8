"""The JP ledger as a short letter."""

from __future__ import annotations

from datetime import date

from asnkarier.i18n import N_
from asnkarier.reports.jp.ledger import JpReport
from asnkarier.reports.jp.rules import limits_named, pace_rule
from asnkarier.reports.kit.cut_lists import Sums, rest
from asnkarier.reports.kit.labels import JP_STATES
from asnkarier.reports.kit.markdown import render
from asnkarier.reports.kit.origin import CONTENTS, origin

_SHOWN = 10
"""OPDs and kinds of steps that a letter names; the workbook has all."""


def jp_letter(report: JpReport) -> str:
    """Give the letter as Markdown; it names nobody."""
    words, rules = report.wording, report.config.training_plan
    first, lacking = date(report.year, 1, 1), report.opds[report.opds["missing"] > 0]
    opds = lacking.sort_values(["missing", "opd"], ascending=[False, True], ignore_index=True)
    added: Sums = {
        "missing": (N_("JP missing"), words.number),
        "way_cost": (N_("Cost of the cheapest ways"), words.rupiah),
    }
    return render(
        "jp.md.j2",
        words,
        report=report,
        region=report.config.region,
        figures=report.figures,
        states=[(words(JP_STATES[state]), count) for state, count in report.states.items()],
        opds=opds.head(_SHOWN).to_dict("records"),
        opds_left=rest(words, _SHOWN, opds, added),
        steps=report.steps.head(_SHOWN).to_dict("records"),
        steps_left=rest(words, _SHOWN, report.steps),
        minimum=limits_named(report, rules.jp_minimum.on(first).value),
        maximum=limits_named(report, rules.jp_maximum.on(first).value),
        pace=pace_rule(report),
        provenance=report.provenance,
        contents=CONTENTS,
        origin=origin(report.provenance, words),
    )
