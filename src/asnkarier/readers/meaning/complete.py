"""Adds columns whose one value stands above the table, and tells of each where it stood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from asnkarier.outcome import Finding
from asnkarier.readers.files.sheet import Sheet, column_of
from asnkarier.readers.meaning import title_dates, title_trainings, titles, years
from asnkarier.readers.meaning.header_rules import Rules
from asnkarier.readers.meaning.layout import Layout
from asnkarier.readers.meaning.said import Line, Said, Unsure
from asnkarier.readers.refusal import Refusal

_EXAMPLES = {
    "assessed_on": "Tanggal Penilaian: 12 Maret 2025",
    "method": "Metode: Assessment Center",
    "valid_from": "Berlaku mulai: 1 Januari 2025",
    "year": "Tahun 2025",
    "period": "Triwulan I",
    "window": "Murni",
    "source_event": "Forum: Musrenbang 2026",
    "training": "Kode Pelatihan: MJU-001",
    "title": "Nama Pelatihan: Manajemen Proyek",
    "training_class": "Angkatan: II",
    "kind": "Usul kenaikan pangkat",
}
"""A line that answers the question what a column is, for the remedy."""
_RATINGS = {"predikat", "result_rating", "behaviour_rating"}
"""Columns whose header may name the period: "Predikat Kinerja Tahunan"."""


@dataclass(frozen=True)
class _Wanted:
    """A column to be completed: how it is found, whether every row needs it, what is taken if nothing is said."""

    column: str
    find: Callable[[], Said | None]
    is_needed: bool = False
    otherwise: str = ""
    is_optional: bool = False


def complete(
    columns: dict[str, Any], file: str, sheet: Sheet, lines: list[Line], layout: Layout, rules: Rules
) -> Iterator[Finding]:
    """Add the columns to ``columns``; give what there is to tell.

    Args:
        columns: the columns of the sheet by our names, ``source_row`` among them.
        file: the file's name.
        sheet: the sheet.
        lines: the lines above the table.
        layout: what kind of table it is.
        rules: the region's words.

    Raises:
        Refusal: what every row needs is not said, or may be read in several ways.
    """
    size = len(columns["source_row"])
    for wanted in _wanted(file, sheet, lines, layout, rules):
        column, spelling = wanted.column, _spelling(layout, wanted.column)
        if column in columns:
            continue
        candidates: Sequence[Said] = ()
        try:
            said = wanted.find()
        except Unsure as unsure:
            said, candidates = None, unsure.candidates
        if said is None and wanted.is_needed and not candidates and column != "method":
            candidates = title_dates.seen_dates(lines)
        shown = "; ".join(map(str, candidates))
        if candidates and wanted.is_optional:
            details = {"column": column, "spelling": spelling, "candidates": shown}
            yield Finding("F_TITLES", file, sheet.name, candidates[0].cell, details=details)
        elif candidates:
            example = _EXAMPLES[column]
            raise Refusal(
                "E_TITLES", on=sheet.name, column=column, spelling=spelling, candidates=shown, example=example
            )
        elif said:
            columns[column] = column_of([said.value] * size)
            filled = {"column": column, "spelling": spelling, "value": str(said.value)}
            yield Finding("F_FILLED", file, sheet.name, said.cell, details=filled)
        elif wanted.is_needed:
            raise Refusal("E_NO_METHOD" if column == "method" else "E_NO_DATE", on=sheet.name, column=column)
        elif wanted.otherwise:
            columns[column] = column_of([wanted.otherwise] * size)
            assumed = {"column": column, "spelling": spelling, "value": wanted.otherwise}
            yield Finding("F_ASSUMED", file, sheet.name, details=assumed)


def _spelling(layout: Layout, column: str) -> str:
    found = (spellings[column] for spellings in layout.kind.tables.values() if column in spellings)
    return next(found, (column,))[0]


def _wanted(file: str, sheet: Sheet, lines: list[Line], layout: Layout, rules: Rules) -> Iterator[_Wanted]:
    """Give what is looked for; years, periods and windows in the sheet's name too."""
    name = sheet.name or file
    tables, named = layout.kind.tables, [*lines, Line(name)]
    if "assessments" in tables:
        beside = years.stated_years(sheet, layout)
        yield _Wanted(
            "assessed_on", lambda: years.agreeing(title_dates.find_date(lines, "assessed_on"), beside), is_needed=True
        )
        yield _Wanted("method", lambda: titles.find_method(named, rules.vocabulary), is_needed=True)
    if "standards" in tables:
        yield _Wanted("valid_from", lambda: title_dates.find_date(lines, "valid_from"), is_needed=True)
    if "performance" in tables or "ip_asn_scores" in tables:
        yield _Wanted("year", lambda: titles.find_year(named))
    if "performance" in tables:
        ratings = [Line(use.header) for use in layout.uses if use.column in _RATINGS]
        yield _Wanted("period", lambda: titles.find_period([*named, *ratings]), otherwise="tahunan")
    if "budgets" in tables:
        yield _Wanted("year", lambda: titles.find_year(named))
        yield _Wanted("window", lambda: titles.find_window(named), otherwise="murni")
    if "needs" in tables:
        yield _Wanted("source_event", lambda: titles.find_event(lines), otherwise=name)
        yield _Wanted("raised_on", lambda: title_dates.find_date(lines, "raised_on"), is_optional=True)
    if tables.keys() & {"participations", "scores", "feedback"}:
        has_own = any(use.column in ("training", "title") for use in layout.uses)
        for column in ("training_class",) if has_own else ("training", "title", "training_class"):
            yield _Wanted(column, partial(title_trainings.find_labelled, lines, column))
    if "proposals" in tables:
        yield _Wanted("kind", lambda: title_trainings.find_movement(lines))
        yield _Wanted("period", lambda: title_trainings.find_proposal_period(lines), is_optional=True)
