"""``asnkarier ip-asn``: the index of professionalism, stored and laid out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from asnkarier.analyses.gap.staff import ActiveStaff, active
from asnkarier.analyses.ip_asn.evidence import with_seats
from asnkarier.analyses.ip_asn.parts import IpAsnInput, ip_asn_parts, measured_people
from asnkarier.analyses.ip_asn.scores import (
    ip_asn_differences,
    ip_asn_groups,
    ip_asn_missing,
    ip_asn_people,
    mean_on_record,
)
from asnkarier.analyses.plan.index_input import IndexBefore, IndexInput
from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Progress
from asnkarier.reports.kit.documents import Documents
from asnkarier.tables import ip_asn_results
from asnkarier.tables.development import PARTICIPATIONS, TRAININGS
from asnkarier.tables.frames import (
    Discipline,
    Employees,
    IpAsnScores,
    Participations,
    Performance,
    Trainings,
    pick,
)
from asnkarier.tables.people import DISCIPLINE, EMPLOYEES, IP_ASN_SCORES, PERFORMANCE
from asnkarier.workflows.office import Office
from asnkarier.workflows.study import Computation, Frames, Result, Study, StudyOptions

EVIDENCE = (PARTICIPATIONS, TRAININGS, PERFORMANCE, DISCIPLINE)
"""What the index rests on, besides the employees."""


@dataclass(frozen=True, kw_only=True)
class IpAsnOptions(StudyOptions):
    """What the user asked for; without a year that of the day is measured."""

    year: int | None = None


def ip_asn_input(config: RegionConfig, sources: Frames, staff: ActiveStaff, year: int, as_of: date) -> IpAsnInput:
    """Give what the index of the year rests on, by the rules in force on its last day, from the records up to a day."""
    last, rules = date(year, 12, 31), config.ip_asn
    evidence = rules.evidence.on(last).value
    return IpAsnInput(
        employees=measured_people(staff.employees, evidence),
        participations=pick(Participations, sources),
        trainings=pick(Trainings, sources),
        performance=pick(Performance, sources),
        discipline=pick(Discipline, sources),
        points=rules.points.on(last).value,
        besides={str(level): points for level, points in rules.education_besides.on(last).value.items()},
        evidence=evidence,
        year=year,
        day=min(as_of, last),
    )


def index_before(config: RegionConfig, measured: IpAsnInput, **asked: Any) -> IndexBefore:
    """Give the index as a plan begins from it; ``asked``: target and ``completed`` of a plan that raises it."""
    parts, jp = ip_asn_parts(measured), measured.points.technical_jp
    index = IndexInput(parts, measured.evidence, jp, config.ip_asn.together_max, **asked)
    return IndexBefore(index, measured)


def projected_index(
    config: RegionConfig, sources: Frames, staff: ActiveStaff, seats: pd.DataFrame, year: int, as_of: date
) -> dict[str, float | None]:
    """Give the index of the year by what is on record, without a plan and with its seats (``nip, training``) attended.

    Both are None where nobody is measured.
    """
    given = ip_asn_input(config, sources, staff, year, as_of)
    if given.employees.empty:
        return {"index_before": None, "index_after": None}
    planned = dataclasses.replace(given, participations=with_seats(given.participations, seats, given.trainings, year))
    return {
        "index_before": mean_on_record(ip_asn_parts(given)),
        "index_after": mean_on_record(ip_asn_parts(planned)),
    }


def compute(office: Office, sources: Frames, options: IpAsnOptions, as_of: date, progress: Progress) -> Computation:
    """Measure the active staff.

    Raises:
        UsageError: nobody has been imported yet, or nobody is measured.
    """
    config, year = office.config, options.year or as_of.year
    progress(N_("Computing the index"), None)
    employees = pick(Employees, sources)
    staff = active(
        employees, config.jabatan.standings, config.jabatan.standing_counted.on(as_of).value, config.career, as_of
    )
    given = ip_asn_input(config, sources, staff, year, as_of)
    _refuse_nobody(config, employees, given)
    bands = config.ip_asn.categories.on(date(year, 12, 31)).value
    parts, scores = ip_asn_parts(given), pick(IpAsnScores, sources)
    people = ip_asn_people(given.employees, parts, scores, bands, year)
    tables = {
        "ip_asn_people": people,
        "ip_asn_parts": parts,
        "ip_asn_groups": ip_asn_groups(people, parts, bands),
        "ip_asn_missing": ip_asn_missing(parts),
        "ip_asn_differences": ip_asn_differences(people, scores, year),
    }
    told = {
        "left_out": staff.left_out,
        "not_measured": len(staff.employees) - len(given.employees),
        "employment_unknown": int(given.employees["employment"].isna().sum()),
        "measured_year": None if scores.empty else int(scores["year"].max()),
    }
    data = {"year": year, "as_of": as_of.isoformat(), **_figures(tables), **told}
    return Computation(
        tables=tables,
        options={"year": year, "as_of": as_of.isoformat(), **told},
        counts={"people": len(people), "differences": len(tables["ip_asn_differences"])},
        data=data,
        messages=tuple(_messages(config, data)),
    )


def _refuse_nobody(config: RegionConfig, employees: Employees, given: IpAsnInput) -> None:
    if employees.empty:
        raise UsageError(
            N_("{region} has no employees yet."),
            remedy=N_("Import the employee file first: asnkarier import FILE…"),
            region=config.region.name,
        )
    if given.employees.empty:
        raise UsageError(
            N_("Nobody of {region} is measured: none is active with one of the employments {employments}."),
            remedy=N_("See ip_asn.evidence in the region's configuration."),
            region=config.region.name,
            employments=", ".join(given.evidence.employment),
        )


def lay_out(config: RegionConfig, result: Result) -> Documents:
    """Give the documents of the index."""
    from asnkarier.reports.ip_asn.ip_asn import ip_asn_documents
    from asnkarier.reports.ip_asn.report import IpAsnReport

    options = result.options
    return ip_asn_documents(
        IpAsnReport(
            config=config,
            year=options["year"],
            as_of=date.fromisoformat(options["as_of"]),
            people=result.tables["ip_asn_people"],
            parts=result.tables["ip_asn_parts"],
            groups=result.tables["ip_asn_groups"],
            missing=result.tables["ip_asn_missing"],
            differences=result.tables["ip_asn_differences"],
            left_out=options["left_out"],
            not_measured=options["not_measured"],
            employment_unknown=options["employment_unknown"],
            measured_year=options["measured_year"],
            findings=result.findings,
            provenance=dataclasses.replace(
                result.provenance, options={"year": options["year"], "as_of": options["as_of"]}
            ),
        )
    )


IP_ASN_INDEX = Study(
    command="ip-asn",
    title=N_("Index of professionalism (IP ASN)"),
    reads=(EMPLOYEES, *EVIDENCE, IP_ASN_SCORES),
    stores=(
        ip_asn_results.IP_ASN_PEOPLE,
        ip_asn_results.IP_ASN_PARTS,
        ip_asn_results.IP_ASN_GROUPS,
        ip_asn_results.IP_ASN_MISSING,
        ip_asn_results.IP_ASN_DIFFERENCES,
    ),
    data={
        "year": "Year measured",
        "as_of": "Day up to which the records count",
        "people": "People measured",
        "low": "Index of the region by what is on record",
        "high": "The same, if everything not known were so",
        "category_low": "Category of the lower end",
        "category_high": "Category of the upper end",
        "traced": "What the lower end would gain if everything on record were completed",
        "known": "People of whom everything is known: both ends are the same",
        "measured_people": "Of the people, in the PIP ASN export of that year",
        "measured": "Mean total of these in the export; null where there is none",
        "measured_low": "Mean lower end of the same people here",
        "differences": "Dimensions of people that the export states otherwise than the records here",
        "left_out": "Employees who are not active",
        "not_measured": "Active employees whose employment is not measured",
        "employment_unknown": "People measured of unknown employment",
        "measured_year": "Newest year of which a PIP ASN export was imported; null for none",
    },
    compute=compute,
    lay_out=lay_out,
    step=lambda as_of, year: IpAsnOptions(as_of=as_of),
)


def _figures(tables: dict[str, pd.DataFrame]) -> dict[str, Any]:
    region, people = tables["ip_asn_groups"].iloc[0], tables["ip_asn_people"]
    compared = int(region["measured_people"])
    return {
        "people": int(region["people"]),
        "low": float(region["total_low"]),
        "high": float(region["total_high"]),
        "category_low": str(region["category_low"]),
        "category_high": str(region["category_high"]),
        "traced": float(region["traced"]),
        "known": int((people["total_low"] == people["total_high"]).sum()),
        "measured_people": compared,
        "measured": float(region["measured"]) if compared else None,
        "measured_low": float(region["measured_low"]) if compared else None,
        "differences": len(tables["ip_asn_differences"]),
    }


def _messages(config: RegionConfig, data: dict[str, Any]) -> Iterator[Message]:
    values = {**data, "name": config.region.name}
    yield Message(
        N_(
            "{name}, {year}: IP ASN of {people} people from {low:.2f} ({category_low}) by what is on record to "
            "{high:.2f} ({category_high}) if all that is not known were so."
        ),
        values,
    )
    if data["traced"]:
        yield Message(
            N_("Completing what is on record already would bring up to {traced:.2f} points, at no cost."), values
        )
    if data["measured_people"]:
        yield Message(
            N_(
                "PIP ASN of {year}: {measured:.2f} for {measured_people} people, {measured_low:.2f} here; dimensions "
                "that differ: {differences}."
            ),
            values,
        )
    else:
        yield Message(N_("No PIP ASN export of {year} was imported, so nothing stands beside it."), values)
    if data["not_measured"]:
        yield Message(N_("Not measured for their employment: {not_measured} active employees."), values)
