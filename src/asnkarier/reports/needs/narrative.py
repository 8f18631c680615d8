"""The needs analysis as a letter that the head of the agency can read."""

from __future__ import annotations

import pandas as pd

from asnkarier.reports.kit.cut_lists import rest
from asnkarier.reports.kit.labels import COLUMNS, SUPPORTS
from asnkarier.reports.kit.markdown import named, render
from asnkarier.reports.kit.origin import CONTENTS, origin
from asnkarier.reports.needs.advice import next_steps
from asnkarier.reports.needs.report import TOP, NeedsReport
from asnkarier.reports.needs.rules import below_target


def needs_letter(report: NeedsReport) -> str:
    """Give the letter as Markdown."""
    ranking = report.config.needs.ranking.on(report.as_of)

    def competencies(rows: pd.DataFrame) -> list[dict[str, object]]:
        return named(rows, [report.competency(code) for code in rows["competency"]])

    def groups(scope: str, rows: pd.DataFrame) -> list[dict[str, object]]:
        return named(rows, [report.group(scope, group) for group in rows["group"]])

    words = report.wording
    sums = {name: (COLUMNS[name], words.number) for name in ("levels_missing", "votes")}
    return render(
        "needs.md.j2",
        words,
        rest={
            "first": rest(words, TOP, report.placed, sums),
            "opds": rest(words, TOP, report.placed_opds, sums),
            "themes": rest(words, TOP, report.themes),
        },
        report=report,
        region=report.config.region,
        total=report.total.to_dict(),
        ranking=ranking,
        below_target=below_target(report),
        first=competencies(report.first),
        sectors=groups("sector", report.groups_of("sector")),
        opds=groups("opd", report.first_opds),
        events=named(report.events, list(report.events["source_event"])),
        without_gap=competencies(report.supported_as("asked_unknown", "asked_no_gap")),
        not_asked=competencies(report.supported_as("not_asked")),
        themes=named(report.themes.head(TOP), list(report.themes["theme"].head(TOP))),
        supports=SUPPORTS,
        few=report.config.privacy.small_group,
        steps=next_steps(report),
        provenance=report.provenance,
        contents=CONTENTS,
        origin=origin(report.provenance, report.wording),
    )
