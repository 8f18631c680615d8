"""Adds columns whose one value stands above the table, and tells of each where it stood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from asnkarier.readers.files.sheet import column_of
from asnkarier.readers.meaning import titles
from asnkarier.readers.meaning.layout import Layout, Rules
from asnkarier.readers.meaning.titles import Line, Said, Unsure
from asnkarier.readers.refusal import Refusal

_EXAMPLES = {
    "assessed_on": "Tanggal Penilaian: 12 Maret 2025",
    "method": "Metode: Assessment Center",
    "valid_from": "Berlaku mulai: 1 Januari 2025",
    "year": "Tahun 2025",
    "period": "Triwulan I",
    "window": "Murni",
    "source_event": "Forum: Musrenbang 2026",
}
"""A line that answers the question what a column is, for the remedy."""


@dataclass(frozen=True)
class Note:
    """Something to tell of a value that no column has: a code, the cell it was found in, what fills the sentence."""

    code: str
    cell: str
    details: Mapping[str, object]


@dataclass(frozen=True)
class _Wanted:
    """A column to be completed: how it is found, the code if it must be, what is taken if nothing is said."""

    column: str
    find: Callable[[], Said | None]
    code: str = ""
    otherwise: str = ""
    is_optional: bool = False


def complete(columns: dict[str, Any], name: str, lines: list[Line], layout: Layout, rules: Rules) -> Iterator[Note]:
    """Add the columns to ``columns``; give what there is to tell.

    Args:
        columns: the columns of the sheet by our names, ``source_row`` among them.
        name: the sheet's name, or the file's where it has none.
        lines: the lines above the table.
        layout: what kind of table it is.
        rules: the region's words.

    Raises:
        Refusal: what every row needs is not said, or may be read in several ways.
    """
    size = len(columns["source_row"])
    for wanted in _wanted(name, lines, layout, rules):
        if wanted.column in columns:
            continue
        spelling = _spelling(layout, wanted.column)
        details: dict[str, object] = {"column": wanted.column, "spelling": spelling}
        try:
            said = wanted.find()
        except Unsure as unsure:
            details["candidates"] = "; ".join(map(str, unsure.candidates))
            if not wanted.is_optional:
                raise _open_question(name, details) from unsure
            yield Note("F_TITLES", unsure.candidates[0].cell, details)
            continue
        if said is None and wanted.code:
            if wanted.code == "E_NO_DATE" and (seen := titles.seen_dates(lines)):
                raise _open_question(name, details | {"candidates": "; ".join(map(str, seen))})
            raise Refusal(wanted.code, on=name, column=wanted.column)
        if said is None and not wanted.otherwise:
            continue
        value, cell = said or Said(wanted.otherwise, "")
        columns[wanted.column] = column_of([value] * size)
        yield Note("F_FILLED" if said else "F_ASSUMED", cell, details | {"value": str(value)})


def _open_question(name: str, details: Mapping[str, object]) -> Refusal:
    return Refusal("E_TITLES", on=name, example=_EXAMPLES[str(details["column"])], **details)


def _spelling(layout: Layout, column: str) -> str:
    return next(
        iter(next(spellings[column] for spellings in layout.kind.tables.values() if column in spellings)), column
    )


def _wanted(name: str, lines: list[Line], layout: Layout, rules: Rules) -> Iterator[_Wanted]:
    """Give what is looked for; years, periods and windows in the sheet's name too."""
    tables, named = layout.kind.tables, [*lines, Line(name)]
    if "assessments" in tables:
        yield _Wanted("assessed_on", lambda: titles.find_date(lines, "assessed_on"), "E_NO_DATE")
        yield _Wanted("method", lambda: titles.find_method(named, rules.vocabulary), "E_NO_METHOD")
    if "standards" in tables:
        yield _Wanted("valid_from", lambda: titles.find_date(lines, "valid_from"), "E_NO_DATE")
    if "performance" in tables:
        yield _Wanted("year", lambda: titles.find_year(named))
        yield _Wanted("period", lambda: titles.find_period(named), otherwise="tahunan")
    if "budgets" in tables:
        yield _Wanted("year", lambda: titles.find_year(named))
        yield _Wanted("window", lambda: titles.find_window(named), otherwise="murni")
    if "needs" in tables:
        yield _Wanted("source_event", lambda: titles.find_event(lines), otherwise=name)
        yield _Wanted("raised_on", lambda: titles.find_date(lines, "raised_on"), is_optional=True)
