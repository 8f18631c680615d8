"""The matrix: who lacks which competency, one row per person."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import opd_names
from asnkarier.reports.gap.report import GapReport
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import BLUE, WRAPPED_STYLES, Book, Field, ReportSheet, as_list
from asnkarier.reports.kit.labels import COLUMNS, JENJANG, KINDS, competency_kinds, word
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.wording import UNKNOWN

MOST_COLUMNS = 50
"""Most competencies a person can still read across; beyond, each kind gets its own sheet."""
GAP_FORMAT = '"▲ +"0;"▼ −"0;"✓"'
UNASSESSED, EXPIRED = "?", "?!"
_ABSENT, _MET, _GAP, _UNASSESSED, _EXPIRED, _EXEMPT = range(6)
_STATES = {"met": _MET, "gap": _GAP, "unassessed": _UNASSESSED, "expired": _EXPIRED, "exempt": _EXEMPT}
_CELL_WIDTH = 6
_FOLDED = ("jenjang", "unor")
"""Columns folded away so that name and gaps stay close together."""


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
    counts, kinds, header = BODY, BODY + 3, BODY + 4
    first = _identity(sheet, report, matrix, header)
    _group_header(sheet, report, codes, kinds, header, first)
    _count_rows(sheet, report, matrix, counts, first)
    _gaps(sheet, matrix, header + 1, first)
    after = first + len(codes) + 1
    # a narrow gap keeps the folded numbers from showing at the edge of an empty cell
    sheet.grid.set_column(after - 1, after - 1, 1)
    blocks = (
        (N_("Level required"), matrix.required, matrix.state != _ABSENT),
        (N_("Level held"), matrix.level, np.isin(matrix.state, (_MET, _GAP))),
    )
    for title, levels, known in blocks if codes else ():
        _levels(sheet, report, codes, words(title), levels, known, kinds, after)
        after += len(codes)
    sheet.grid.set_column(after, after, _CELL_WIDTH, None, {"collapsed": True})
    last = header + max(1, len(matrix.people))
    sheet.grid.autofilter(header, 0, last, after - 1)
    person = sheet.column("name").number
    sheet.grid.freeze_panes(header + 1, person + 1)
    sheet.grid.repeat_rows(kinds, header)
    sheet.grid.repeat_columns(0, person)
    sheet.grid.print_area(0, 0, last, first + len(codes) - 1)
    return sheet


def _matrix(report: GapReport, codes: list[str]) -> _Matrix:
    """Spread the long table out; people are sorted by OPD, unit and name."""
    gaps = report.gaps[report.gaps["competency"].isin(codes)]
    people = report.job_person_match[report.job_person_match["nip"].isin(gaps["nip"])]
    people = people.sort_values(["opd", "unor", "name", "nip"], na_position="last", ignore_index=True)
    row = pd.Index(people["nip"]).get_indexer(pd.Index(gaps["nip"]))
    column = pd.Index(codes).get_indexer(pd.Index(gaps["competency"]))
    shape = (len(people), len(codes))
    state, required, level = (np.zeros(shape, dtype=np.int8) for _ in range(3))
    state[row, column] = gaps["status"].map(_STATES).to_numpy(np.int8)
    required[row, column] = gaps["level_required"].fillna(0).to_numpy(np.int8)
    level[row, column] = gaps["level"].fillna(0).to_numpy(np.int8)
    return _Matrix(people, state, required, level)


def identity_fields(report: GapReport, people: pd.DataFrame, state: npt.NDArray[np.int8]) -> list[Field]:
    """Give the columns before the competencies: who it is, and how the person stands over all."""
    words, names = report.wording, report.categories
    categories = [names.get(code, code) for code in as_list(people["category"])]
    jenjang = [words(word(JENJANG, code)) for code in people["jenjang"]]
    unknown = np.isin(state, (_UNASSESSED, _EXPIRED)).sum(axis=1).tolist()
    return [
        Field("name", words(COLUMNS["name"]), as_list(people["name"]), width=25),
        Field("nip", words(COLUMNS["nip"]), shown_nips(people["nip"], report.config), width=20.5),
        Field("jabatan", words(COLUMNS["jabatan"]), as_list(people["jabatan"]), "small", width=27),
        Field("jenjang", words(COLUMNS["jenjang"]), jenjang, width=18),
        Field("unor", words(COLUMNS["unor"]), as_list(people["unor"]), "small", width=28),
        Field("opd", words(COLUMNS["opd"]), opd_names(report, people["opd"]), "small", width=34),
        Field("jpm", words(COLUMNS["jpm"]), as_list(people["jpm"]), "decimal", width=9),
        Field("category", words(N_("JPM category")), categories, width=16),
        Field("open_gaps", words(N_("Gaps")), (state == _GAP).sum(axis=1).tolist(), "level", width=13.5),
        Field("unknown", words(N_("Not assessed")), unknown, "level", width=10),
    ]


def _identity(sheet: ReportSheet, report: GapReport, matrix: _Matrix, header: int) -> int:
    """Write the columns before the competencies; give the column after them."""
    fields = identity_fields(report, matrix.people, matrix.state)
    widths = [one.width or _CELL_WIDTH for one in fields]
    sheet.widths(widths)
    for number, (one, width) in enumerate(zip(fields, widths, strict=True)):
        values = list(one.values)
        sheet.text(header, number, one.title, "header")
        sheet.place(one.name, one.title, number, header, len(values))
        sheet.write_column(header + 1, number, one, values, "boxed")
        if one.name in _FOLDED:
            sheet.grid.set_column(number, number, width, None, {"level": 1, "hidden": True})
    seen = [one for one in fields if one.style in WRAPPED_STYLES and one.name not in _FOLDED]
    sheet.fit_rows(header + 1, [(list(one.values), (one.width or _CELL_WIDTH) * 1.2) for one in seen])
    if not len(matrix.people):
        sheet.text(header + 1, 0, report.wording(N_("(no rows)")), "subtitle")
    return len(fields)


def _group_header(sheet: ReportSheet, report: GapReport, codes: list[str], kinds: int, header: int, first: int) -> None:
    """Write the two header rows: kind of competency, then name."""
    words, kind_of = report.wording, competency_kinds(report.config)
    sheet.grid.set_row(header, 150)
    sheet.grid.set_row(kinds, 24)
    start = 0
    while start < len(codes):
        kind = kind_of.get(codes[start], "technical")
        end = start
        while end + 1 < len(codes) and kind_of.get(codes[end + 1], "technical") == kind:
            end += 1
        sheet.merged((kinds, first + start, kinds, first + end), words(KINDS[kind]), "header", font_size=8)
        start = end + 1
    for column, code in enumerate(codes, first):
        sheet.text(header, column, report.competencies[code], "header", rotation=90)
        sheet.grid.set_column(column, column, _CELL_WIDTH)


def _count_rows(sheet: ReportSheet, report: GapReport, matrix: _Matrix, row: int, first: int) -> None:
    """Write above the header, for each competency, how many gaps, unknowns, and which levels are required."""
    words = report.wording
    titles = (N_("People with a gap"), N_("People not assessed"), N_("Levels required"))
    for offset, title in enumerate(titles):
        sheet.text(row + offset, first - 1, words(title), "subtitle", "right")
    for column in range(matrix.state.shape[1]):
        state, required = matrix.state[:, column], matrix.required[:, column]
        levels = required[state != _ABSENT]
        sheet.number(row, first + column, int((state == _GAP).sum()), "integer", "centre", "bold")
        unknown = int(np.isin(state, (_UNASSESSED, _EXPIRED)).sum())
        sheet.number(row + 1, first + column, unknown, "integer", "centre")
        low, high = (int(levels.min()), int(levels.max())) if len(levels) else (0, 0)
        sheet.text(row + 2, first + column, f"{low}–{high}" if low < high else str(high), "text", "centre")


def _gaps(sheet: ReportSheet, matrix: _Matrix, row: int, first: int) -> None:
    """Write level held minus level required: a number that its format gives a sign, never a 0 for an unknown."""
    book, grid = sheet.book, sheet.grid
    base = ("boxed", "centre", "top")
    unknown = book.style(*base, font_color="#595959", bg_color="#E4E4E4")
    expired = book.style(*base, font_color="#595959", bg_color="#E4E4E4", italic=True)
    exempt = book.style(*base, font_color="#595959")
    texts = {
        _UNASSESSED: (UNASSESSED, unknown),
        _EXPIRED: (EXPIRED, expired),
        _EXEMPT: (UNKNOWN, exempt),
    }
    fills = {-1: ("#FDEBD3", "#000000"), -2: ("#F5B26B", "#000000"), -3: ("#C9510C", "#FFFFFF")}
    formats = {
        difference: book.style(
            *base,
            num_format=GAP_FORMAT,
            font_color=fills[max(difference, -3)][1] if difference < 0 else BLUE if difference else "#7F7F7F",
            bg_color=fills[max(difference, -3)][0] if difference < 0 else "#DCEBF7" if difference else "#FFFFFF",
        )
        for difference in range(-5, 6)
    }
    for column in range(matrix.state.shape[1]):
        states = matrix.state[:, column].tolist()
        differences = (matrix.level[:, column] - matrix.required[:, column]).tolist()
        for at, (state, difference) in enumerate(zip(states, differences, strict=True), row):
            if state in (_MET, _GAP):
                grid.write_number(at, first + column, difference, formats[difference])
            elif state:
                grid.write_string(at, first + column, *texts[state])
            else:
                grid.write_blank(at, first + column, None, exempt)


def _levels(
    sheet: ReportSheet,
    report: GapReport,
    codes: list[str],
    title: str,
    levels: npt.NDArray[np.int8],
    known: npt.NDArray[np.bool_],
    row: int,
    first: int,
) -> None:
    """Write the folded block of levels beside the gaps."""
    style = sheet.book.style("level", shrink=True)
    sheet.merged((row, first, row, first + len(codes) - 1), title, "header")
    for column, code in enumerate(codes, first):
        sheet.text(row + 1, column, report.competencies[code], "header", rotation=90)
        sheet.grid.set_column(column, column, _CELL_WIDTH, None, {"level": 1, "hidden": True})
        for at in np.flatnonzero(known[:, column - first]).tolist():
            sheet.grid.write_number(row + 2 + at, column, int(levels[at, column - first]), style)
