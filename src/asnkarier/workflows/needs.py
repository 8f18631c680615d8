"""``asnkarier needs``: training needs analysis (AKPK, AKD), stored and laid out."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from asnkarier.analyses.gap.staff import ActiveEmployees
from asnkarier.analyses.needs.asked import asked_needs
from asnkarier.analyses.needs.performance import performance_states
from asnkarier.analyses.needs.ranked import need_groups, ranked_needs
from asnkarier.config.region import RegionConfig
from asnkarier.config.sectors import sector_of
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Progress
from asnkarier.reports.kit.documents import Documents
from asnkarier.tables.development import NEEDS
from asnkarier.tables.frames import AskedNeeds, NeedGroups, Needs, Performance, RankedNeeds, pick
from asnkarier.tables.need_results import ASKED_NEEDS, NEED_GROUPS, RANKED_NEEDS, SUPPORTS
from asnkarier.tables.people import PERFORMANCE
from asnkarier.workflows import gaps
from asnkarier.workflows.accepted_names import words
from asnkarier.workflows.gaps import region_gaps
from asnkarier.workflows.office import Office
from asnkarier.workflows.study import Computation, Frames, Result, Study, StudyOptions


@dataclass(frozen=True, kw_only=True)
class NeedsOptions(StudyOptions):
    """What the user asked for."""


def compute(office: Office, sources: Frames, options: NeedsOptions, as_of: date, progress: Progress) -> Computation:
    """Join the gaps of the active staff with what was asked for and with performance, and rank the needs.

    Raises:
        UsageError: nobody has been imported yet.
    """
    config, rules = office.config, office.config.needs
    progress(N_("Computing gaps"), None)
    found = region_gaps(config, sources, as_of)
    progress(N_("Ranking needs"), None)
    staff = found.staff.employees
    competencies = words(office).vocabulary.competencies
    asked = asked_needs(pick(Needs, sources), staff, competencies, as_of, config.weights.voice_years)
    below = rules.below_target.on(as_of).value
    performance = performance_states(
        pick(Performance, sources), below.predikat, below.result_rating, as_of, rules.performance_years
    )
    sectors, ranking = _sectors(config, staff, asked), rules.ranking.on(as_of).value
    ranked = ranked_needs(found.gaps, asked, performance, sectors, ranking)
    groups = need_groups(staff, found.gaps, asked, performance, sectors, ranking)
    data = {"as_of": as_of.isoformat(), "ranking": list(ranking)} | _figures(ranked, groups, asked)
    return Computation(
        tables={"ranked_needs": ranked, "need_groups": groups, "asked_needs": asked},
        options={
            "as_of": as_of.isoformat(),
            "left_out": found.staff.left_out,
            "unknown_standing": found.staff.unknown,
        },
        counts={"needs": int(ranked["rank"].notna().sum()), "asked": len(asked)},
        data=data,
        messages=_messages(config, data),
        findings=found.findings,
    )


def _sectors(config: RegionConfig, staff: ActiveEmployees, asked: AskedNeeds) -> dict[str, str]:
    """Give the code of the sector of each OPD that belongs to one."""
    opds = pd.concat([staff["opd"], asked["place"]]).dropna().unique()
    return {opd: sector.code for opd in opds if (sector := sector_of(opd, config.weights.sectors))}


def lay_out(config: RegionConfig, result: Result) -> Documents:
    """Give the documents of a needs analysis."""
    from asnkarier.reports.needs.needs import needs_documents
    from asnkarier.reports.needs.report import NeedsReport

    options = result.options
    return needs_documents(
        NeedsReport(
            config=config,
            as_of=date.fromisoformat(options["as_of"]),
            ranked=result.tables["ranked_needs"],
            groups=result.tables["need_groups"],
            asked=result.tables["asked_needs"],
            findings=result.findings,
            provenance=dataclasses.replace(result.provenance, options={"as_of": options["as_of"]}),
            staff_left_out=options["left_out"],
            staff_unknown_standing=options["unknown_standing"],
        )
    )


NEEDS_ANALYSIS = Study(
    command="needs",
    title=N_("Training needs analysis"),
    reads=(*gaps.SOURCES, NEEDS, PERFORMANCE),
    parts=gaps.ASSESSED,
    stores=(RANKED_NEEDS, NEED_GROUPS, ASKED_NEEDS),
    data={
        "as_of": "Day the needs are stated for",
        "ranking": "Figures the needs are ranked on, the first first",
        "employees": "Active employees",
        "people_with_gap": "People with a gap",
        "levels_missing": "Sum of the gaps, in levels",
        "people_unknown": "People with a requirement that has no valid assessment",
        "below_target": "Employees below the performance target",
        "performance_unknown": "Employees without a performance result that counts",
        "proposals": "Needs raised that count",
        "votes": "Their votes; one that states none counts as one",
        "asked": "All needs raised, by whether they count",
        "supports": "Competencies of the region by how asking and lacking agree",
        "first": "The competencies in the first place: more than one if they are equal",
    },
    compute=compute,
    lay_out=lay_out,
    step=lambda as_of, year: NeedsOptions(as_of=as_of),
)


def _figures(ranked: RankedNeeds, groups: NeedGroups, asked: AskedNeeds) -> dict[str, Any]:
    region = groups[groups["scope"] == "region"].iloc[0]
    competencies = ranked[ranked["scope"] == "region"]
    supports, states = competencies["support"].value_counts(), asked["state"].value_counts()
    names = {"people_with_gap": "with_gap", "people_unknown": "unknown"}
    told = ("employees", "people_with_gap", "levels_missing", "people_unknown", "below_target", "performance_unknown")
    return {
        **{name: int(region[names.get(name, name)]) for name in (*told, "proposals", "votes")},
        "asked": {str(state): int(count) for state, count in states.items()},
        "supports": {code: int(supports[code]) for code in SUPPORTS if code in supports},
        "first": [str(code) for code in competencies.loc[competencies["rank"] == 1, "competency"]],
    }


def _messages(config: RegionConfig, data: dict[str, Any]) -> tuple[Message, ...]:
    supports = data["supports"]
    values = {
        **data,
        "name": config.region.name,
        "supported": supports.get("supported", 0),
        "not_asked": supports.get("not_asked", 0),
        "no_gap": supports.get("asked_no_gap", 0) + supports.get("asked_unknown", 0),
        "theme_only": data["asked"].get("theme_only", 0),
    }
    texts = [
        N_("{name} on {as_of}: {people_with_gap} people with a gap, {proposals} proposals with {votes} votes."),
        N_(
            "Competencies asked for and lacking: {supported}; lacking, but asked for by nobody: {not_asked}; "
            "asked for without a known gap: {no_gap}."
        ),
    ]
    if values["theme_only"]:
        texts.append(N_("Proposals that name only a theme and count nowhere: {theme_only}."))
    return tuple(Message(text, values) for text in texts)
