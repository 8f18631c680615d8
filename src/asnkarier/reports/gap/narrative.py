"""The gap analysis as a letter that the head of the agency can read: sentences, each bound to a figure."""

from __future__ import annotations

from asnkarier.reports.gap import change
from asnkarier.reports.gap.advice import next_steps
from asnkarier.reports.gap.apart import listed
from asnkarier.reports.gap.assess_first import people_to_assess
from asnkarier.reports.gap.charts import gap_charts
from asnkarier.reports.gap.heat_map import opd_name
from asnkarier.reports.gap.report import LOW_COVERAGE, TOP, GapFigures, GapReport
from asnkarier.reports.gap.strengths import groups, kinds_told, sectors_told
from asnkarier.reports.kit.cut_lists import rest
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.markdown import named, render
from asnkarier.reports.kit.origin import CONTENTS, origin
from asnkarier.reports.kit.shares import shares_of_hundred


def gap_letter(report: GapReport) -> str:
    """Give the letter as Markdown."""
    figures = GapFigures.of(report)
    words, to_assess = report.wording, people_to_assess(report)
    first, levels = to_assess.head(TOP), {"levels_missing": (COLUMNS["levels_missing"], words.number)}
    shown = figures.opds[~figures.opds["hidden"]]
    return render(
        "gap_analysis.md.j2",
        words,
        report=report,
        region=report.config.region,
        figures=figures,
        charts={chart.name: chart for chart in gap_charts(report, figures)},
        validity=report.config.assessments.validity_years.on(report.as_of),
        widest=named(figures.widest, [report.competencies.get(code, code) for code in figures.widest["competency"]]),
        largest=named(figures.largest, [report.competencies.get(code, code) for code in figures.largest["competency"]]),
        neediest=named(figures.neediest, [opd_name(report, opd) for opd in figures.neediest["group"]]),
        rest={
            "widest": rest(words, TOP, figures.by_width, levels),
            "neediest": rest(words, TOP, figures.by_need, levels),
            "assess_first": rest(words, TOP, to_assess),
        },
        apart=listed(report),
        changes=[one for one in [change.told(report)] if one],
        few=report.config.privacy.small_group,
        category_shares=dict(zip(figures.categories, shares_of_hundred([*figures.categories.values()]), strict=True)),
        kinds=kinds_told(report),
        sectors=sectors_told(report),
        together=groups(report).head(1).to_dict("records"),
        open_people=report.assess_first["nip"].nunique(),
        assess_first=named(first, list(first["name"])),
        low_coverage=int((shown["coverage"] < LOW_COVERAGE).sum()),
        threshold=LOW_COVERAGE,
        steps=next_steps(report, figures),
        provenance=report.provenance,
        contents=CONTENTS,
        origin=origin(report.provenance, report.wording),
    )
