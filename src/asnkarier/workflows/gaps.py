"""The gaps of a region's active staff on a day, from the tables of one journal entry."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from asnkarier.analyses.gap.gaps import competency_gaps
from asnkarier.analyses.gap.levels import LatestLevels, latest_levels
from asnkarier.analyses.gap.staff import ActiveStaff, active
from asnkarier.analyses.gap.standards import required_levels, without_standard
from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.tables.development import STANDARDS
from asnkarier.tables.frames import Assessments, Employees, Exemptions, Gaps, Standards, pick
from asnkarier.tables.people import ASSESSMENTS, EMPLOYEES, EXEMPTIONS
from asnkarier.tables.vocabulary import fold

SOURCES = (EMPLOYEES, STANDARDS, ASSESSMENTS, EXEMPTIONS)
"""The tables that gaps follow from."""


@dataclass(frozen=True)
class RegionGaps:
    """The gaps, of whom, and what nothing could be said about."""

    staff: ActiveStaff
    gaps: Gaps
    standards: Standards
    levels: LatestLevels
    without_standard: int
    findings: tuple[Finding, ...]


def region_gaps(
    config: RegionConfig, sources: Mapping[str, pd.DataFrame], as_of: date, opds: Collection[str] = ()
) -> RegionGaps:
    """Compute the gaps of the active staff, of some OPDs or all, as of a day. ``sources`` hold :data:`SOURCES`.

    Raises:
        UsageError: nobody has been imported yet, or an OPD does not exist.
    """
    employees = pick(Employees, sources)
    if employees.empty:
        raise UsageError(
            N_("{region} has no employees yet."),
            remedy=N_("Import the employee file first: asnkarier import FILE…"),
            region=config.region.name,
        )
    staff = active(_of_opds(employees, opds), config.jabatan.active_standing, config.jabatan.inactive_standing)
    standards = pick(Standards, sources)
    levels = config.standards.jenjang_levels.on(as_of)
    required = required_levels(
        staff.employees,
        standards,
        {str(jenjang): level for jenjang, level in levels.value.items()},
        [competency.code for competency in config.competencies.generic.on(as_of).value],
        as_of,
        levels.basis,
    )
    found = latest_levels(
        pick(Assessments, sources),
        as_of,
        config.assessments.validity_years.on(as_of).value,
        {str(method): grade for method, grade in config.assessments.evidence.items()},
    )
    kinds = {competency.code: competency.kind for competency in config.competencies.all}
    gaps = competency_gaps(staff.employees, required, found, pick(Exemptions, sources), kinds, as_of)
    unruled = len(without_standard(staff.employees, required))
    findings = (Finding("F_NO_STANDARD", details={"count": unruled}),) if unruled else ()
    return RegionGaps(staff, gaps, standards, found, unruled, findings)


def _of_opds(employees: Employees, opds: Collection[str]) -> Employees:
    if not opds:
        return employees
    folded = employees["opd"].map(fold, na_action="ignore")
    known = {fold(opd): opd for opd in employees["opd"].dropna().unique()}
    if unknown := [opd for opd in opds if fold(opd) not in known]:
        raise UsageError(
            N_("There is no OPD named {unknown} among the employees."),
            remedy=N_("The OPDs are: {known}."),
            unknown=", ".join(unknown),
            known="; ".join(sorted(known.values())),
        )
    return employees[folded.isin([fold(opd) for opd in opds])].reset_index(drop=True)
