"""The matrix: who lacks which competency, one row per person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from xlsxwriter.utility import xl_range

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import opd_names
from asnkarier.reports.gap.report import GapReport
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import BLUE, Book, Coded, Field, ReportSheet
from asnkarier.reports.kit.fields import looked_up
from asnkarier.reports.kit.labels import COLUMNS, JENJANG, KINDS, competency_kinds
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.ranks import rank_field
from asnkarier.reports.kit.wording import UNKNOWN

MOST_COLUMNS = 50
"""Most competencies a person can still read across; beyond, each kind gets its own sheet."""
GAP_FORMAT = '"▲ +"0;"▼ −"0;"✓"'
UNASSESSED, EXPIRED = "?", "?!"
_ABSENT, _MET, _GAP, _UNASSESSED, _EXPIRED, _EXEMPT = range(6)
_STATES = {"met": _MET, "gap": _GAP, "unassessed": _UNASSESSED, "expired": _EXPIRED, "exempt": _EXEMPT}
_CELL_WIDTH = 4.4
_NARROW = 3
"""Columns across which the name of a kind does not fit."""


@dataclass(frozen=True)
class _Matrix:
    """People by competency as arrays; ``state`` says whether the levels mean anything."""

    people: pd.DataFrame
    state: npt.NDArray[np.int8]
    required: npt.NDArray[np.int8]
    level: npt.NDArray[np.int8]


def add(book: Book, report: GapReport) -> list[ReportSheet]:
    """Add the matrix: one sheet, or one for each kind of competency where there are too many columns."""
    words, kinds = report.wording, competency_kinds(report.config)
    every = list(report.competencies)
    if len(every) <= MOST_COLUMNS:
        return [_add(book, report, words(N_("Matrix")), every)]
    sheets = []
    for kind, title in KINDS.items():
        of_kind = [code for code in every if kinds.get(code, "technical") == kind]
        parts = [of_kind[start : start + MOST_COLUMNS] for start in range(0, len(of_kind), MOST_COLUMNS)]
        for number, codes in enumerate(parts, 1):
            name = words(N_("Matrix {kind}"), kind=words(title)) + (f" {number}" if len(parts) > 1 else "")
            sheets.append(_add(book, report, name, codes))
    return sheets


def _add(book: Book, report: GapReport, name: str, codes: list[str]) -> ReportSheet:
    words = report.wording
    sheet = book.sheet(
        name,
        words(N_("Matrix: person by competency")),
        words(
            N_(
                "▼ −n: n levels below the required one · ✓: met · ▲ +n: n levels above · {unassessed}: not assessed · "
                "{expired}: assessment expired · {exempt}: exempt · empty: not required. "
                "The levels themselves are in the folded columns on the right (+)."
            ),
            unassessed=UNASSESSED,
            expired=EXPIRED,
            exempt=UNKNOWN,
        ),
    )
    matrix = _matrix(report, codes)
    kinds, header = BODY + 3, BODY + 4
    identity = identity_fields(report, matrix.people, matrix.state)
    first = len(identity)
    fields = [*identity, *_gaps(report, matrix, codes), *_levels(report, matrix, codes)]
    sheet.table(header, fields, freeze=["name"], pages="opd")
    _kinds(sheet, report, codes, kinds, first)
    _counts(sheet, report, matrix, codes, BODY)
    sheet.grid.set_column(len(fields), len(fields), _CELL_WIDTH, None, {"collapsed": True})
    sheet.grid.repeat_rows(kinds, header)
    return sheet


def _matrix(report: GapReport, codes: list[str]) -> _Matrix:
    """Spread the long table out; people are sorted by OPD, unit and name."""
    gaps = report.gaps
    column = looked_up(gaps["competency"], {code: number for number, code in enumerate(codes)}, -1)
    asked = column >= 0
    of_any = pd.unique(gaps["nip"][asked])
    order = ["opd", "unor", "name", "nip"]
    people = report.job_person_match.set_index("nip", drop=False).loc[list(of_any)]
    people = people.reset_index(drop=True).sort_values(order, na_position="last", ignore_index=True)
    row = looked_up(gaps["nip"], {nip: number for number, nip in enumerate(people["nip"])}, -1)[asked]
    place = row, column[asked]

    def grid(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int8]:
        filled = np.zeros((len(people), len(codes)), dtype=np.int8)
        filled[place] = values[asked]
        return filled

    levels = (gaps[name].fillna(0).to_numpy(np.int64) for name in ("level_required", "level"))
    return _Matrix(people, grid(looked_up(gaps["status"], _STATES, 0)), *map(grid, levels))


def identity_fields(report: GapReport, people: pd.DataFrame, state: npt.NDArray[np.int8]) -> list[Field]:
    """Give the columns before the competencies: who it is, and how the person stands over all."""
    words = report.wording
    jenjang = {code: words(text) for code, text in JENJANG.items()}
    unknown = np.isin(state, (_UNASSESSED, _EXPIRED)).sum(axis=1)
    return [
        Field("name", words(COLUMNS["name"]), people["name"], "wrap", width=25),
        Field("nip", words(COLUMNS["nip"]), shown_nips(people["nip"], report.config), width=20.5),
        rank_field(people["nip"], report.ranks, words, short=True),
        Field("jabatan", words(COLUMNS["jabatan"]), people["jabatan"], "wrap", width=27),
        Field("jenjang", words(COLUMNS["jenjang"]), Coded.of(people["jenjang"]).map(jenjang), width=18, folded=True),
        Field("unor", words(COLUMNS["unor"]), people["unor"], "wrap", width=28, folded=True),
        Field("opd", words(COLUMNS["opd"]), opd_names(report, people["opd"]), "wrap", width=34),
        Field("jpm", words(COLUMNS["jpm"]), people["jpm"], "decimal", width=7.5, turned=True),
        Field(
            "category", words(N_("JPM category")), Coded.of(people["category"]).map(report.categories), "wrap", width=16
        ),
        Field("open_gaps", words(N_("Gaps")), pd.Series((state == _GAP).sum(axis=1)), "level", width=5, turned=True),
        Field("unknown", words(N_("Not assessed")), pd.Series(unknown), "level", width=5, turned=True),
    ]


def _gaps(report: GapReport, matrix: _Matrix, codes: list[str]) -> list[Field]:
    """Give level held minus level required: a number that its format gives a sign, never a 0 for an unknown."""
    words: list[int | str] = [*range(-5, 6), UNASSESSED, EXPIRED, UNKNOWN]
    place = {_UNASSESSED: 11, _EXPIRED: 12, _EXEMPT: 13, _ABSENT: -1}
    numbers = matrix.level - matrix.required + 5
    for state, number in place.items():
        numbers[matrix.state == state] = number
    return [
        Field(
            ("gap", code), report.competencies[code], Coded(numbers[:, column], words), "top", "", _CELL_WIDTH,
            turned=True, looks=_LOOKS,
        )
        for column, code in enumerate(codes)
    ]  # fmt: skip


def _levels(report: GapReport, matrix: _Matrix, codes: list[str]) -> list[Field]:
    """Give the folded columns of the levels themselves behind the gaps."""
    blocks = (
        ("required", N_("{competency}: level required"), matrix.required, matrix.state != _ABSENT),
        ("held", N_("{competency}: level held"), matrix.level, np.isin(matrix.state, (_MET, _GAP))),
    )
    return [
        Field(
            (block, code), report.wording(title, competency=report.competencies[code]),
            Coded(np.where(known[:, column], levels[:, column], -1), range(6)), "folded", "",
            6, printed=False, folded=True, turned=True,
        )
        for block, title, levels, known in blocks
        for column, code in enumerate(codes)
    ]  # fmt: skip


def _kinds(sheet: ReportSheet, report: GapReport, codes: list[str], row: int, first: int) -> None:
    """Write the kinds of the competencies above their names."""
    words, kind_of = report.wording, competency_kinds(report.config)
    sheet.grid.set_row(row, 60)
    start = 0
    while start < len(codes):
        kind = kind_of.get(codes[start], "technical")
        end = start
        while end + 1 < len(codes) and kind_of.get(codes[end + 1], "technical") == kind:
            end += 1
        narrow = end - start < _NARROW
        sheet.merged(
            (row, first + start, row, first + end), words(KINDS[kind]), "header", *(("turned",) if narrow else ())
        )
        start = end + 1


def _counts(sheet: ReportSheet, report: GapReport, matrix: _Matrix, codes: list[str], row: int) -> None:
    """Write above the names, for each competency, how many gaps, unknowns, and which levels are required."""
    words = report.wording
    titles = (N_("People with a gap"), N_("People not assessed"), N_("Levels required"))
    for offset, title in enumerate(titles):
        sheet.text(row + offset, sheet.column("unknown").number, words(title), "subtitle", "right")
    for number, code in enumerate(codes):
        column = sheet.column(("gap", code))
        cells = xl_range(*column.area)
        state, required = matrix.state[:, number], matrix.required[:, number]
        with_gap, unknown = int((state == _GAP).sum()), int(np.isin(state, (_UNASSESSED, _EXPIRED)).sum())
        sheet.formula(row, column.number, f'=COUNTIF({cells},"<0")', with_gap, "integer", "centre", "bold")
        # "?" stands for any sign in a condition, "~?" for itself
        is_unknown = f'=COUNTIF({cells},"~{UNASSESSED}")+COUNTIF({cells},"~{EXPIRED}")'
        sheet.formula(row + 1, column.number, is_unknown, unknown, "integer", "centre")
        levels = required[state != _ABSENT]
        low, high = (int(levels.min()), int(levels.max())) if len(levels) else (0, 0)
        sheet.text(row + 2, column.number, f"{low}–{high}" if low < high else str(high), "text", "centre", indent=0)


def _look(difference: int) -> dict[str, Any]:
    """Give how a difference looks: short is orange, the darker the more; above is blue."""
    fills = {-1: ("#FDEBD3", "#000000"), -2: ("#F5B26B", "#000000"), -3: ("#C9510C", "#FFFFFF")}
    fill, colour = ("#DCEBF7", BLUE) if difference else ("#FFFFFF", "#7F7F7F")
    if difference < 0:
        fill, colour = fills[max(difference, -3)]
    return {"align": "center", "num_format": GAP_FORMAT, "font_color": colour, "bg_color": fill}


_GREYED = {"align": "center", "font_color": "#595959"}
_LOOKS: dict[int | str | None, dict[str, Any]] = {
    **{difference: _look(difference) for difference in range(-5, 6)},
    UNASSESSED: _GREYED | {"bg_color": "#E4E4E4"},
    EXPIRED: _GREYED | {"bg_color": "#E4E4E4", "italic": True},
    UNKNOWN: _GREYED,
    None: _GREYED,
}
"""Properties of a cell of the matrix by what it holds."""
