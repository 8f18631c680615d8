"""Who can, as a short letter."""

from __future__ import annotations

from asnkarier.reports.experts.experts import ExpertsReport
from asnkarier.reports.kit.labels import TEAM_STATES
from asnkarier.reports.kit.markdown import named, render
from asnkarier.reports.kit.origin import CONTENTS, origin


def experts_letter(report: ExpertsReport) -> str:
    """Give the letter as Markdown."""
    experts = report.experts
    valid = experts[~experts["expired"].astype(bool)]
    alone = report.single_holders.groupby("competency", as_index=False).agg(units=("unor", "size"))
    return render(
        "experts.md.j2",
        report.wording,
        report=report,
        region=report.config.region,
        people=valid["nip"].nunique(),
        expired=len(set(experts["nip"]) - set(valid["nip"])),
        levels=named(report.summary, report.names(report.summary["competency"])),
        alone=named(alone, report.names(alone["competency"])),
        teams=named(report.teams, report.names(report.teams["competency"])),
        states=TEAM_STATES,
        provenance=report.provenance,
        contents=CONTENTS,
        origin=origin(report.provenance, report.wording),
    )
