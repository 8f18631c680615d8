"""How levels, gaps and JPM are spread: the region's categories, then every group by kind of competency."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import opd_name
from asnkarier.reports.gap.report import GapFigures, GapReport
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet
from asnkarier.reports.kit.excel_names import column_reference
from asnkarier.reports.kit.labels import COLUMNS, KINDS
from asnkarier.reports.kit.shares import shares_of_hundred
from asnkarier.reports.kit.wording import UNKNOWN, is_missing
from asnkarier.tables.gap_results import UNNAMED

GROUPS: dict[str, str] = {
    "region": N_("Region"),
    "sector": N_("Priority sector"),
    "opd": N_("OPD"),
    "unor": N_("Unit"),
}
"""Scopes of groups in words."""
PROFILE_KINDS: dict[str, str] = KINDS | {
    "nontechnical": N_("Non-technical"),
    "unstated": N_("Kind not stated"),
}
"""Kinds of competency in words, with those that take in several."""


def add(book: Book, report: GapReport, figures: GapFigures) -> ReportSheet:
    """Add the sheet."""
    words = report.wording
    sheet = book.sheet(
        words(N_("Distributions")),
        words(N_("Distributions by group and kind of competency")),
        words(
            N_(
                "Required = met + gap of 1 to 4 + not assessed + expired. Quartiles are of the people with a JPM over "
                "the competencies of the kind. {dash} fewer than {few} people: not broken down."
            ),
            dash=UNKNOWN,
            few=report.config.privacy.small_group,
        ),
    )
    row = _categories(sheet, report, figures)
    units = report.gap_profile["scope"] == "unor"
    sheet.table(row + 1, _fields(report, report.gap_profile[~units]), freeze=["kind"])
    _add_units(book, report, report.gap_profile[units])
    return sheet


def _add_units(book: Book, report: GapReport, profile: pd.DataFrame) -> None:
    """Add the sheet of the units, which are too many and mostly too small for paper; none where there are none."""
    words = report.wording
    if len(profile):
        sheet = book.sheet(
            words(N_("Distributions by Unit")), words(N_("Distributions by unit and kind of competency"))
        )
        sheet.table(BODY, _fields(report, profile), freeze=["kind"], on_paper=False)


def _categories(sheet: ReportSheet, report: GapReport, figures: GapFigures) -> int:
    """Write people and share of every category, with their total; give the row after it."""
    words = report.wording
    people = list(figures.categories.values())
    names = [report.categories.get(code, words(N_("Not assessed enough"))) for code in figures.categories]
    shares = [share / 100 for share in shares_of_hundred(people)]
    titles = [words(title) for title in (N_("JPM category"), COLUMNS["people"], N_("Share"))]
    last, total = BODY + len(names), BODY + len(names) + 1
    table = sheet.book.table_name(sheet.name)
    sheet.add_table((BODY, 0, last, 2), table, titles, (words(N_("Total")), "sum", "sum"))
    for column, title in enumerate(titles):
        sheet.text(BODY, column, title, "header")
    for row, (name, count, share) in enumerate(zip(names, people, shares, strict=True), BODY + 1):
        sheet.text(row, 0, name, "text", "boxed")
        sheet.number(row, 1, count, "integer", "boxed")
        sheet.number(row, 2, share, "percent", "boxed", num_format=_SHARE)
    sheet.text(total, 0, words(N_("Total")), "text", "boxed", "total")
    counts, parts = (f"=SUBTOTAL(109,{column_reference(table, title)})" for title in titles[1:])
    sheet.formula(total, 1, counts, sum(people), "integer", "boxed", "total")
    sheet.formula(total, 2, parts, round(sum(shares), 9), "percent", "boxed", "total", num_format=_SHARE)
    return total + 1


_SHARE = "0.00%"


def small(report: GapReport, profile: pd.DataFrame) -> pd.Series:
    """Say which rows speak of too few people to be shown."""
    few = report.config.privacy.small_group
    some = profile["jpm_people"].between(1, few - 1)
    return ((profile["people"] < few) | some).astype(bool)


def group_name(report: GapReport, scope: str, group: Any) -> str:
    """Give the name of a group in words; a sector goes by its name, not its code."""
    words = report.wording
    if is_missing(group):
        return words(N_("All these OPDs") if report.opds else N_("Whole region"))
    if scope == "sector":
        sectors = {sector.code: sector.name for sector in report.config.weights.sectors}
        return words(N_("(no priority sector)")) if group == UNNAMED else sectors.get(group, str(group))
    return opd_name(report, str(group))


def _fields(report: GapReport, profile: pd.DataFrame) -> list[Field]:
    words = report.wording
    hidden = small(report, profile)

    def field(name: Hashable, title: str, values: pd.Series, style: str = "integer") -> Field:
        return Field(name, title, values.astype(object).mask(hidden), style, UNKNOWN, 11)

    def of(column: str, title: str, style: str = "integer", **places: Any) -> Field:
        return field(column, words(title, **places), profile[column], style)

    assessed = profile["required"] - profile["unassessed"] - profile["expired"]
    share = profile["met"] / assessed.where(assessed > 0)
    groups = [group_name(report, *pair) for pair in zip(profile["scope"], profile["group"], strict=True)]
    kinds = [words(PROFILE_KINDS.get(kind, N_("All competencies"))) for kind in profile["kind"].fillna("")]
    return [
        Field("group", words(N_("Group")), groups, "wrap", width=44),
        Field("scope", words(N_("What the group is")), [words(GROUPS[scope]) for scope in profile["scope"]], width=16),
        Field("kind", words(COLUMNS["kind"]), kinds, width=18),
        Field("people", words(COLUMNS["people"]), profile["people"], "integer", width=11),
        of("required", COLUMNS["required"]),
        of("met", N_("Met")),
        of("above", N_("Of these, above the standard")),
        *(of(f"gap_{size}", N_("Gap of {size}"), size=size) for size in range(1, 5)),
        of("unassessed", N_("Not assessed")),
        of("expired", N_("Assessment expired")),
        of("exempt", N_("Exempt (not required)")),
        field("share_met", words(N_("Share of the assessed that is met")), share, "percent"),
        of("levels_missing", COLUMNS["levels_missing"]),
        *(of(f"level_{level}", N_("Holding level {level}"), level=level) for level in range(1, 6)),
        of("jpm_people", N_("People with a JPM")),
        of("jpm_q1", N_("JPM, first quartile (%)"), "decimal"),
        of("jpm_median", N_("JPM, median (%)"), "decimal"),
        of("jpm_q3", N_("JPM, third quartile (%)"), "decimal"),
    ]
