"""The sheet that compares the JPM formulas person by person; there is one only if they were compared."""

from __future__ import annotations

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import opd_names
from asnkarier.reports.gap.report import GapReport
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet, as_list
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.ranks import rank_field
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN
from asnkarier.tables.vocabulary import fold

MARK = "≠ "
"""Stands before a category that differs from the one by the formula in use."""


def add(book: Book, report: GapReport) -> ReportSheet | None:
    """Add the sheet: one row per person with a JPM, those whose category differs most often first."""
    compared = report.jpm_by_formula
    if compared.empty:
        return None
    words = report.wording
    sheet = book.sheet(
        words(N_("Formulas Compared")),
        words(N_("JPM of each person by every formula")),
        words(
            N_("{mark}: another category than by {formula}, the one in use. {dash}: too little assessed. {legend}."),
            mark=MARK.strip(),
            formula=report.formula.name,
            legend=_legend(report),
            dash=UNKNOWN,
        ),
    )
    people = _people(report)
    of = stored_fields(people, words)
    names = [report.formula.name, *(name for name in compared["formula"].unique() if name != report.formula.name)]
    sheet.table(
        BODY,
        [
            of("name", "wrap", width=26),
            Field("nip", words(COLUMNS["nip"]), shown_nips(people["nip"], report.config), width=20.5),
            rank_field(people["nip"], report.ranks, words),
            Field("opd", words(COLUMNS["opd"]), opd_names(report, people["opd"]), "wrap", width=30),
            Field("differing", words(N_("Formulas that differ")), as_list(people["differing"]), "level", width=10),
            *(field for name in names for field in _fields(report, people, name)),
        ],
        freeze=["name"],
    )
    for name in names[1:]:
        for purpose in ("category", "category_placement"):
            marked = {"type": "text", "criteria": "begins with", "value": MARK.strip()}
            look = book.style("bold", bg_color="#FBC98E")
            sheet.grid.conditional_format(*sheet.column((purpose, name)).area, marked | {"format": look})
    return sheet


def _people(report: GapReport) -> pd.DataFrame:
    """Give those with a JPM and by how many formulas one of their categories differs, most first."""
    compared = report.jpm_by_formula
    either = compared["differs"] | compared["differs_placement"]
    differing = either.groupby(compared["nip"]).sum()
    people = report.job_person_match.assign(differing=report.job_person_match["nip"].map(differing))
    people = people[people["differing"].notna()].assign(place=people["opd"].map(fold, na_action="ignore"))
    order = people.sort_values(["differing", "place", "name", "nip"], ascending=[False, True, True, True])
    return order.reset_index(drop=True)


def _fields(report: GapReport, people: pd.DataFrame, name: str) -> list[Field]:
    """Give the columns of one formula: JPM, category for mapping, category for filling a position."""
    words, compared = report.wording, report.jpm_by_formula
    rows = compared[compared["formula"] == name].set_index("nip").reindex(people["nip"])

    def categories(suffix: str) -> list[str | None]:
        codes, differ = as_list(rows[f"category{suffix}"]), as_list(rows[f"differs{suffix}"])
        return [MARK + str(code) if differs else code for code, differs in zip(codes, differ, strict=True)]

    titles = {
        "jpm": words(N_("JPM (%): {formula}"), formula=name),
        "category": words(N_("Mapping: {formula}"), formula=name),
        "category_placement": words(N_("Position: {formula}"), formula=name),
    }
    return [
        Field(("jpm", name), titles["jpm"], as_list(rows["jpm"]), "decimal", UNKNOWN, 11),
        Field(("category", name), titles["category"], categories(""), "wrap", UNKNOWN, 11),
        Field(
            ("category_placement", name), titles["category_placement"], categories("_placement"), "wrap", UNKNOWN, 11
        ),
    ]


def _legend(report: GapReport) -> str:
    jpm = report.config.jpm
    every = [*jpm.mapping.on(report.as_of).value, *jpm.placement.on(report.as_of).value]
    indonesian = report.wording.language == "id"
    return "; ".join(f"{one.code} = {one.name if indonesian else one.name_en}" for one in every)
