"""``asnkarier experts``: who can, where it rests on one person, and which teams lack people."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from asnkarier.analyses.experts.experts import experts, single_holders, team_requirements
from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Progress
from asnkarier.reports.kit.documents import Documents
from asnkarier.tables.expert_results import EXPERTS, SINGLE_HOLDERS, TEAM_REQUIREMENTS, TEAM_STATES
from asnkarier.tables.frames import Experts, SingleHolders, TeamRequirements
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.vocabulary import fold
from asnkarier.workflows import gaps
from asnkarier.workflows.accepted_names import words
from asnkarier.workflows.gaps import region_gaps
from asnkarier.workflows.office import Office
from asnkarier.workflows.study import Computation, Frames, Result, Study, StudyOptions


@dataclass(frozen=True, kw_only=True)
class ExpertsOptions(StudyOptions):
    """What the user asked for: one competency (code or name) or all, and the level from which somebody can."""

    competency: str | None = None
    level: int | None = None


def compute(office: Office, sources: Frames, options: ExpertsOptions, as_of: date, progress: Progress) -> Computation:
    """Find who can; an answer about one competency or level is laid out and not stored.

    Raises:
        UsageError: nobody has been imported yet, or there is no such competency.
    """
    config = office.config
    competency = _code(office, options.competency)
    progress(N_("Computing gaps"), None)
    found = region_gaps(config, sources, as_of)
    evidence = {str(method): grade for method, grade in config.assessments.evidence.items()}
    who = experts(found.staff.employees, found.levels, evidence)
    alone = single_holders(found.gaps)
    teams = team_requirements(found.staff.employees, found.levels, config.teams)
    if competency:
        who = Experts(who[who["competency"] == competency].reset_index(drop=True))
        alone = SingleHolders(alone[alone["competency"] == competency].reset_index(drop=True))
        teams = TeamRequirements(teams[teams["competency"] == competency].reset_index(drop=True))
    if options.level:
        who = Experts(who[who["level"] >= options.level].reset_index(drop=True))
    told = {"as_of": as_of.isoformat(), "competency": competency, "level": options.level}
    data = told | _figures(who, alone, teams)
    return Computation(
        tables={"experts": who, "single_holders": alone, "team_requirements": teams},
        options=told,
        counts={"people": data["people"], "single_holders": len(alone)},
        data=data,
        messages=_messages(config, data),
        findings=found.findings,
        partial=bool(competency or options.level),
    )


def lay_out(config: RegionConfig, result: Result) -> Documents:
    """Give the documents about experts."""
    from asnkarier.reports.experts.experts import ExpertsReport, experts_documents
    from asnkarier.reports.kit.ranks import ranks_of

    options = result.options
    return experts_documents(
        ExpertsReport(
            config=config,
            as_of=date.fromisoformat(options["as_of"]),
            competency=options["competency"],
            level=options["level"],
            experts=result.tables["experts"],
            single_holders=result.tables["single_holders"],
            teams=result.tables["team_requirements"],
            ranks=ranks_of(result.sources["employees"]),
            findings=result.findings,
            provenance=dataclasses.replace(result.provenance, options=options),
        )
    )


EXPERTS_FOUND = Study(
    command="experts",
    title=N_("Experts, single holders and teams"),
    reads=gaps.SOURCES,
    parts=gaps.ASSESSED,
    stores=(EXPERTS, SINGLE_HOLDERS, TEAM_REQUIREMENTS),
    data={
        "as_of": "Day the levels are stated for",
        "competency": "Code of the competency asked for; null for all",
        "level": "Lowest level asked for; null for all",
        "people": "Active employees with such a level by a valid assessment",
        "expired": "Active employees who have it by an expired assessment only",
        "opds": "Of the people, how many are in each OPD",
        "methods": "Their valid levels by method",
        "single_holders": "Units and competencies in which one person alone is known to have the level required",
        "single_holders_technical": "Of these, in technical competencies",
        "teams": "Teams required, by whether they are there",
    },
    compute=compute,
    lay_out=lay_out,
    step=lambda as_of, year: ExpertsOptions(as_of=as_of),
)


def _code(office: Office, asked: str | None) -> str | None:
    """Give the code of the competency that a code, name or accepted spelling stands for."""
    if asked is None:
        return None
    code = words(office).vocabulary.competencies.get(fold(asked))
    if code is None:
        known = [f"{one.code} ({one.name})" for one in office.config.competencies.all]
        raise UsageError(
            N_("There is no competency {name}."),
            remedy=N_("The competencies are: {known}."),
            name=asked,
            known="; ".join(known),
        )
    return code


def _figures(who: Experts, alone: SingleHolders, teams: TeamRequirements) -> dict[str, Any]:
    valid = who[~who["expired"]]
    people = valid.drop_duplicates("nip")
    states = teams["state"].value_counts()
    return {
        "people": len(people),
        "expired": len(set(who.loc[who["expired"], "nip"]) - set(people["nip"])),
        "opds": _counts(people["opd"].fillna(UNNAMED)),
        "methods": _counts(valid["method"]),
        "single_holders": len(alone),
        "single_holders_technical": int((alone["kind"] == "technical").sum()),
        "teams": {state: int(states[state]) for state in TEAM_STATES if state in states},
    }


def _counts(column: pd.Series) -> dict[str, int]:
    """Count the values, the most frequent first, equals by name."""
    counts = column.value_counts()
    return {str(name): int(counts[name]) for name in sorted(counts.index, key=lambda name: (-counts[name], name))}


def _messages(config: RegionConfig, data: dict[str, Any]) -> tuple[Message, ...]:
    values = {**data, "name": config.region.name, "asked": data["competency"] or "–", "from_level": data["level"] or 1}
    found = Message(
        N_(
            "{name} on {as_of}, competency {asked}, level {from_level} or more: {people} people by a valid assessment; "
            "{expired} by an expired one only."
        ),
        values,
    )
    opds = [Message("  {opd}: {people}", {"opd": opd, "people": people}) for opd, people in data["opds"].items()]
    alone = Message(
        N_(
            "Units and competencies whose required level rests on one person: {single_holders}; in technical "
            "competencies: {single_holders_technical}."
        ),
        values,
    )
    short = sum(count for state, count in data["teams"].items() if state != "have")
    teams = Message(
        N_("Teams required: {teams}; not known to be there: {short}."),
        {"teams": sum(data["teams"].values()), "short": short},
    )
    return (found, *(opds if data["competency"] else ()), alone, *((teams,) if data["teams"] else ()))
