"""All that a trace tells of one person, put together from the tables of one journal entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from asnkarier.analyses.gap.formulas import FORMULAS, Formula
from asnkarier.analyses.gap.jpm import job_person_match
from asnkarier.analyses.gap.trace import (
    USED,
    Exemption,
    FoundLevel,
    Place,
    Standard,
    Term,
    exemption_of,
    found_levels,
    jpm_terms,
    place_of,
    standards_for,
)
from asnkarier.config.model import Dated
from asnkarier.config.region import Category, RegionConfig
from asnkarier.tables.frames import Assessments, Exemptions, Gaps, pick
from asnkarier.workflows.gaps import RegionGaps, region_gaps


@dataclass(frozen=True)
class Default:
    """The level that the configuration asks of every holder of a jenjang."""

    jenjang: str
    level: int
    valid_from: date
    basis: str
    source: str
    verified: bool


@dataclass(frozen=True)
class Figure:
    """One competency of one person. ``status`` is that of the gap analysis, or ``not_required``.

    ``standards`` and ``found`` have the row that counts, if one does, and all others with their reason.
    """

    competency: str
    status: str
    level_required: int | None
    default: Default | None
    standards: tuple[Standard, ...]
    level: int | None
    found: tuple[FoundLevel, ...]
    exemption: Exemption | None
    gap: int | None
    surplus: int | None

    @property
    def standard(self) -> Standard | None:
        """The standard that counts; None where it is the default of the jenjang, or there is none."""
        return next((each for each in self.standards if each.state == USED), None)

    @property
    def assessment(self) -> FoundLevel | None:
        """The assessment that counts."""
        return next((each for each in self.found if each.state == USED), None)


@dataclass(frozen=True)
class Match:
    """The JPM of the person; ``percent`` is None where no required competency is assessed."""

    formula: Formula
    terms: tuple[Term, ...]
    percent: float | None
    low: float | None
    high: float | None
    required: int
    assessed: int
    coverage: float | None
    coverage_min: float
    category: str
    placement: str
    mapping_cuts: Dated[tuple[Category, ...]]
    placement_cuts: Dated[tuple[Category, ...]]


@dataclass(frozen=True)
class Traced:
    """The person, the row they stand in, every figure asked for, and the JPM.

    ``counted`` says whether the analysis counts the person at all; ``apart`` gives code and day of each reason for
    which it leaves the person out or tells them apart; ``match`` is None where nothing is required.
    """

    nip: str
    person: Mapping[str, str]
    place: Place
    counted: bool
    apart: tuple[tuple[str, date | None], ...]
    figures: tuple[Figure, ...]
    match: Match | None


def traced(
    config: RegionConfig, sources: Mapping[str, pd.DataFrame], nip: str, competency: str | None, as_of: date
) -> Traced:
    """Trace the figures of one employee, of one competency or of all that are required.

    Raises:
        UsageError: nobody has been imported yet.
        ValueError: what is found does not give the figure of the analysis; a bug, and then nothing may be shown.
    """
    region = region_gaps(config, sources, as_of)
    row = sources["employees"].set_index("nip", drop=False).loc[nip]
    person = {
        name: "" if pd.isna(row[name]) else str(row[name])
        for name in ("name", "opd", "unor", "jabatan", "jenjang", "kedudukan_hukum")
    }
    counted = bool((region.staff.employees["nip"] == nip).any())
    apart = region.staff.apart[region.staff.apart["nip"] == nip]
    reasons = tuple(
        (str(each["reason"]), None if pd.isna(each["day"]) else each["day"].date()) for each in apart.to_dict("records")
    )
    own = Gaps(region.gaps[region.gaps["nip"] == nip].reset_index(drop=True))
    required = {str(each["competency"]): each for each in own.to_dict("records")}
    wanted = [competency] if competency else _in_order(config, required)
    figures = tuple(_figure(config, region, sources, nip, person, code, required.get(code), as_of) for code in wanted)
    match = _match(config, own, as_of) if len(own) else None
    return Traced(nip, person, place_of(row.to_dict()), counted, reasons, figures, match)


def _in_order(config: RegionConfig, codes: Mapping[str, Any]) -> list[str]:
    known = [each.code for each in config.competencies.all if each.code in codes]
    return [*known, *sorted(set(codes) - set(known))]


def _figure(
    config: RegionConfig,
    region: RegionGaps,
    sources: Mapping[str, pd.DataFrame],
    nip: str,
    person: Mapping[str, str],
    code: str,
    row: Mapping[Any, Any] | None,
    as_of: date,
) -> Figure:
    standards = standards_for(region.standards, nip, person["jabatan"], person["jenjang"], code, as_of)
    found = found_levels(
        pick(Assessments, sources),
        nip,
        code,
        as_of,
        config.assessments.validity_years.on(as_of).value,
        {str(method): grade for method, grade in config.assessments.evidence.items()},
    )
    figure = Figure(
        competency=code,
        status=str(row["status"]) if row else "not_required",
        level_required=_whole(row, "level_required"),
        default=_default(config, person["jenjang"], code, as_of),
        standards=tuple(standards),
        level=_whole(row, "level"),
        found=tuple(found),
        exemption=exemption_of(pick(Exemptions, sources), nip, code, as_of),
        gap=_whole(row, "gap"),
        surplus=_whole(row, "surplus"),
    )
    _refuse_contradiction(figure)
    return figure


def _refuse_contradiction(figure: Figure) -> None:
    """Raise ValueError where the rows found do not lead to the figure: a wrong trace is worse than none."""
    if figure.status == "not_required":
        return
    asked = figure.standard.level if figure.standard else figure.default.level if figure.default else None
    level = figure.assessment.level if figure.assessment else None
    if (asked, level) != (figure.level_required, figure.level):
        raise ValueError("the trace of a figure contradicts the figure")


def _default(config: RegionConfig, jenjang: str, code: str, as_of: date) -> Default | None:
    version = config.standards.jenjang_levels.on(as_of)
    levels = {str(name): level for name, level in version.value.items()}
    generic = {competency.code for competency in config.competencies.generic.on(as_of).value}
    if jenjang not in levels or code not in generic:
        return None
    return Default(jenjang, levels[jenjang], version.valid_from, version.basis, version.source, version.verified)


def _match(config: RegionConfig, own: Gaps, as_of: date) -> Match:
    mapping, placement = config.jpm.mapping.on(as_of), config.jpm.placement.on(as_of)
    factors = config.jpm.factors.on(as_of).value
    (row,) = job_person_match(
        own,
        config.jpm.formula,
        config.jpm.weights,
        mapping.value,
        placement.value,
        coverage_min=config.jpm.coverage_min,
        factors=factors,
    ).to_dict("records")
    return Match(
        formula=FORMULAS[config.jpm.formula],
        terms=tuple(jpm_terms(own, config.jpm.formula, config.jpm.weights, factors)),
        percent=_number(row, "jpm"),
        low=_number(row, "jpm_low"),
        high=_number(row, "jpm_high"),
        required=int(row["required"]),
        assessed=int(row["assessed"]),
        coverage=_number(row, "coverage"),
        coverage_min=config.jpm.coverage_min,
        category="" if pd.isna(row["category"]) else str(row["category"]),
        placement="" if pd.isna(row["category_placement"]) else str(row["category_placement"]),
        mapping_cuts=mapping,
        placement_cuts=placement,
    )


def _whole(row: Mapping[Any, Any] | None, name: str) -> int | None:
    return None if row is None or pd.isna(row[name]) else int(row[name])


def _number(row: Mapping[Any, Any], name: str) -> float | None:
    return None if pd.isna(row[name]) else float(row[name])
