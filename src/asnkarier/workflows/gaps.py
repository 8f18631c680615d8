"""The gaps of a region's active staff on a day, from the tables of one journal entry."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from asnkarier.analyses.gap.gaps import competency_gaps
from asnkarier.analyses.gap.levels import LatestLevels, LevelMatrix, level_matrix, levels_at_odds
from asnkarier.analyses.gap.matrix import GapMatrix
from asnkarier.analyses.gap.numbered import NumberedAssessments
from asnkarier.analyses.gap.staff import ActiveStaff, active
from asnkarier.analyses.gap.standards import requirements, standards_at_odds
from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.parquet import Part
from asnkarier.rules.nip import mask_nip
from asnkarier.tables.development import STANDARDS
from asnkarier.tables.frames import Assessments, Employees, Exemptions, Gaps, Standards, pick
from asnkarier.tables.people import ASSESSMENTS, EMPLOYEES, EXEMPTIONS
from asnkarier.tables.vocabulary import fold

SOURCES = (EMPLOYEES, STANDARDS, ASSESSMENTS, EXEMPTIONS)
"""The tables that gaps follow from."""
ASSESSED = {
    "assessments": Part(
        ("nip", "competency", "assessed_on", "method", "level", "source_file", "import_id"),
        coded=("nip", "competency", "method", "source_file"),
    )
}
"""Of the longest of them, what gaps and the provenance of a document follow from."""
PARTS = ASSESSED | {
    "employees": Part(
        (
            *(
                "nip",
                "name",
                "employment",
                "birth_date",
                "jabatan",
                "jenjang",
                "tmt_jabatan",
                "unor",
                "opd",
                "tmt_cpns",
            ),
            *("kedudukan_hukum", "contract_end", "golongan", "source_file", "import_id"),
        ),
        coded=("employment", "jabatan", "jenjang", "unor", "opd", "kedudukan_hukum", "golongan", "source_file"),
    )
}
"""The same, and of the employees what they follow from; who tells more of a person reads them whole."""


@dataclass(frozen=True)
class RegionGaps:
    """The gaps, of whom, and what nothing could be said about."""

    staff: ActiveStaff
    matrix: GapMatrix
    kinds: Mapping[str, str]
    standards: Standards
    found: LevelMatrix
    without_standard: int
    findings: tuple[Finding, ...]

    @cached_property
    def gaps(self) -> Gaps:
        """The gaps as a long table."""
        return self.matrix.table(self.kinds)

    @cached_property
    def levels(self) -> LatestLevels:
        """The assessments that count, of everybody assessed."""
        return self.found.table()


def region_staff(
    config: RegionConfig, sources: Mapping[str, pd.DataFrame], as_of: date, opds: Collection[str] = ()
) -> ActiveStaff:
    """Give who is counted on a day, of some OPDs or all.

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
    words = config.jabatan
    return active(
        _of_opds(employees, opds), words.standings, words.standing_counted.on(as_of).value, config.career, as_of
    )


def region_gaps(
    config: RegionConfig, sources: Mapping[str, pd.DataFrame], as_of: date, opds: Collection[str] = ()
) -> RegionGaps:
    """Compute the gaps of the active staff, of some OPDs or all, as of a day. ``sources`` hold :data:`SOURCES`.

    Raises:
        UsageError: nobody has been imported yet, or an OPD does not exist.
    """
    staff = region_staff(config, sources, as_of, opds)
    standards = pick(Standards, sources)
    levels = config.standards.jenjang_levels.on(as_of)
    required = requirements(
        staff.employees,
        standards,
        {str(jenjang): level for jenjang, level in levels.value.items()},
        [competency.code for competency in config.competencies.generic.on(as_of).value],
        as_of,
        levels.basis,
    )
    rule = (
        as_of,
        config.assessments.validity_years.on(as_of).value,
        {str(method): grade for method, grade in config.assessments.evidence.items()},
    )
    found, at_odds = _levels(pick(Assessments, sources), *rule)
    kinds = {competency.code: competency.kind for competency in config.competencies.all}
    matrix = competency_gaps(staff.employees, required, found, pick(Exemptions, sources), as_of)
    unruled = staff.employees["nip"][~required.asked]
    moved = staff.apart["nip"][staff.apart["reason"] == "position_unknown"]
    findings = (
        *_no_standard(int((~unruled.isin(moved)).sum())),
        *_position_then(len(moved), as_of),
        *_standards_at_odds(standards_at_odds(standards, as_of)),
        *_levels_at_odds(_of(staff.employees, at_odds)),
    )
    return RegionGaps(staff, matrix, kinds, standards, found, len(unruled), findings)


def _levels(
    assessments: Assessments, as_of: date, validity_years: int, evidence: Mapping[str, int]
) -> tuple[LevelMatrix, pd.DataFrame]:
    """Give the levels that count and those at odds; what both are found with is numbered once, and given up after."""
    numbered, rule = NumberedAssessments.of(assessments), (as_of, validity_years, evidence)
    return level_matrix(numbered, *rule), levels_at_odds(numbered, *rule)


def _of(employees: Employees, rows: pd.DataFrame) -> pd.DataFrame:
    few = employees["nip"][employees["nip"].isin(rows["nip"])]  # of many people; those of a few rows
    return rows[rows["nip"].isin(few)].reset_index(drop=True)


def _no_standard(count: int) -> tuple[Finding, ...]:
    return (Finding("F_NO_STANDARD", details={"count": count}),) if count else ()


def _position_then(count: int, as_of: date) -> tuple[Finding, ...]:
    return (Finding("F_POSITION_THEN", details={"count": count, "day": as_of.isoformat()}),) if count else ()


def _standards_at_odds(rows: pd.DataFrame) -> tuple[Finding, ...]:
    if rows.empty:
        return ()
    row = rows.iloc[0]
    details = {
        "count": len(rows),
        "target": row["target"],
        "competency": row["competency"],
        "lower": int(row["lower"]),
        "higher": int(row["higher"]),
        "day": f"{row['valid_from']:%Y-%m-%d}",
    }
    return (Finding("F_STANDARD_AT_ODDS", details=details),)


def _levels_at_odds(rows: pd.DataFrame) -> tuple[Finding, ...]:
    if rows.empty:
        return ()
    row = rows.iloc[0]
    said = ", ".join(f"{method} {level}" for method, level in zip(row["methods"], row["levels"], strict=True))
    details = {
        "count": len(rows),
        "nip": mask_nip(row["nip"]),
        "competency": row["competency"],
        "day": f"{row['assessed_on']:%Y-%m-%d}",
        "levels": said,
    }
    return (Finding("F_LEVEL_AT_ODDS", details=details),)


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
