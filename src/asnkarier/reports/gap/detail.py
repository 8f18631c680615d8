"""Every single row: one person and one required competency, for the reader's own filters and pivot tables."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import opd_name
from asnkarier.reports.gap.report import GapReport
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import MAX_ROWS, Book, Coded, Field, ReportSheet
from asnkarier.reports.kit.labels import COLUMNS, JENJANG, KINDS, SCOPES, STATUSES, word
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.tables.gap_results import GAPS, UNNAMED

DETAIL_ROWS = MAX_ROWS - 48_576
"""Rows of one sheet of the long table."""
_WIDTHS = {"name": 28, "nip": 20.5, "opd": 56, "unor": 40, "jabatan": 44, "competency": 44}


def add(book: Book, report: GapReport) -> list[ReportSheet]:
    """Add the sheets; sorted by OPD, unit, name, NIP and competency."""
    words = report.wording
    order = _order(report.gaps)
    fields = _fields(report)
    sheets = []
    for number, start in enumerate(range(0, max(len(order), 1), DETAIL_ROWS), 1):
        sheet = book.sheet(
            words(N_("Detail")) + (f" {number}" if number > 1 else ""),
            words(N_("Detail: one row per person and required competency")),
            words(N_("For your own filters and pivot tables. An unknown level is empty, never 0.")),
        )
        rows = order[start : start + DETAIL_ROWS]
        part = [_of_rows(one, rows) for one in fields]
        sheet.table(BODY, part, freeze=["name"], on_paper=False)
        sheets.append(sheet)
    return sheets


def _order(gaps: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Give the order of the rows, found once for each person: sorting all of them would copy every text."""
    person, nips = pd.factorize(gaps["nip"])
    first = np.empty(len(nips), dtype=np.int64)
    first[person[::-1]] = np.arange(len(gaps))[::-1]
    people = gaps[["opd", "unor", "name", "nip"]].iloc[first].reset_index(drop=True)
    place = np.empty(len(nips), dtype=np.int64)
    place[people.sort_values(["opd", "unor", "name", "nip"], na_position="last").index] = np.arange(len(nips))
    return np.lexsort((pd.factorize(gaps["competency"], sort=True)[0], place[person]))


def _named(column: pd.Series, missing: str | None) -> Coded:
    """Give the values, with a word where there is none."""
    coded = Coded.of(column)
    if missing is None or not (coded.codes < 0).any():
        return coded
    return Coded(np.where(coded.codes < 0, len(coded.words), coded.codes), [*coded.words, missing])


def _of_rows(one: Field, rows: npt.NDArray[np.int64]) -> Field:
    every = Coded.of(one.values)
    return Field(one.name, one.title, Coded(every.codes[rows], every.words), one.style, width=one.width)


def _fields(report: GapReport) -> list[Field]:
    words, gaps = report.wording, report.gaps
    named = {
        "jenjang": {code: words(text) for code, text in JENJANG.items()},
        "competency": report.competencies,
        "kind": {code: words(text) for code, text in KINDS.items()},
        "standard_scope": {code: words(text) for code, text in SCOPES.items()},
        "status": {code: words(text) for code, text in STATUSES.items()},
        "opd": {UNNAMED: opd_name(report, UNNAMED)},
    }
    fields = []
    for name in ["name", "nip", *(name for name in GAPS.names if name not in ("name", "nip"))]:
        column = shown_nips(gaps["nip"], report.config) if name == "nip" else gaps[name]
        values = _named(column, UNNAMED if name == "opd" else None).map(named.get(name, {}))
        style = {"date": "date", "level": "level"}.get(GAPS[name].kind.value, "text")
        fields.append(Field(name, words(word(COLUMNS, name)), values, style, width=_WIDTHS.get(name)))
    return fields
