"""A list on a sheet: a real Excel table with a filter, its totals as formulas, and how it goes onto paper."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from asnkarier.i18n import N_
from asnkarier.reports.kit import paper
from asnkarier.reports.kit.clean_text import LOST, cell_text
from asnkarier.reports.kit.excel_looks import TEXT_STYLES, WRAPPED_STYLES
from asnkarier.reports.kit.excel_names import column_reference, unique_titles
from asnkarier.reports.kit.fields import Coded, Field, excel_day
from asnkarier.reports.kit.sheet_rows import Cells, Rows
from asnkarier.reports.kit.text_size import HIGHEST, LETTERS, LINE_HEIGHT, lines_needed, longest_word

if TYPE_CHECKING:
    from asnkarier.reports.kit.excel import Book, ReportSheet

PAGEFUL = 45
"""Rows of a list from which on it begins a new page with each group."""
_WIDEST, _NARROWEST = 48, 7
_LINE_WIDTH, _HIGHEST_HEADER = 2.3, 160
"""Width of a line of an upright title, in characters, and height of a header at most, in points."""
_LOOKED_AT, _ROWS_LOOKED_AT = 5_000, 200
_PATTERNS = {"decimal": "{:,.2f}", "score": "{:,.2f}", "percent": "{:.1%}", "rupiah": "Rp{:,.0f}"}
"""How long a number of a style is."""
_BESIDE = 2.2
"""Width beside a number, in characters: its indent and the edges."""


class Laid(NamedTuple):
    """Where a list stands: rows of its header, its last value and its totals (None without), and its last column."""

    header: int
    last: int
    totals: int | None
    column: int


def write_list(
    sheet: ReportSheet,
    row: int,
    fields: Sequence[Field],
    *,
    freeze: Sequence[Hashable] | None = None,
    pages: Hashable | None = None,
    on_paper: bool = True,
) -> Laid:
    """Write a list whose header is in ``row``.

    ``freeze`` keeps the header in view, and the columns up to the last of those named. ``pages`` names the column with
    each new value of which a long list begins a new page. What is not for paper keeps its widths and says so.

    Raises:
        ValueError: two columns of the sheet have one name, or a column that is printed stands behind one that is not.
    """
    shown = [one for one in fields if not one.key]
    titles = unique_titles(one.title for one in shown)
    values = [Coded.of(one.values) for one in fields]
    height = len(values[0]) if values else 0
    if pages is not None and height <= PAGEFUL:
        pages = None
    fitted = _fitted(shown, values, on_paper=on_paper)
    for number, (one, title) in enumerate(zip(shown, titles, strict=True)):
        sheet.place(one.name, title, number, row, height, values[number])
    _columns(sheet, fields, fitted)
    laid = Laid(row, row + max(height, 1), _totals_row(row, shown, height), len(shown) - 1)
    if height:
        sheet.rows(Rows(row + 1, _cells(sheet.book, fields, values), _heights(fields, values, fitted.widths)))
        _as_table(sheet, laid, shown, titles, len(fields))
    else:
        sheet.text(row + 1, 0, sheet.book.wording(N_("(no rows)")), "subtitle")
    _header(sheet, row, fields, titles, fitted)
    if freeze is not None:
        sheet.grid.freeze_panes(row + 1, max((sheet.column(name).number + 1 for name in freeze), default=0))
    if on_paper:
        _on_paper(sheet, laid, shown, fitted, freeze, pages)
    else:
        sheet.keep_off_paper(min(len(shown), 4))
    return laid


def _totals_row(row: int, fields: Sequence[Field], height: int) -> int | None:
    return row + height + 1 if height > 1 and any(one.total for one in fields) else None


def _header(sheet: ReportSheet, row: int, fields: Sequence[Field], titles: Sequence[str], fitted: paper.Fit) -> None:
    """Write the titles, upright where their column is narrower than they are."""
    heights = [LINE_HEIGHT]
    for number, (title, one, width) in enumerate(zip(titles, fields, fitted.widths, strict=False)):
        upright = one.turned or width < longest_word(title) + 1
        sheet.text(row, number, title, "header", *(("turned",) if upright else ()))
        heights.append(_upright(title, width) if upright else LINE_HEIGHT * lines_needed(title, width - 3))
    for number, one in enumerate(fields[len(titles) :], len(titles)):
        sheet.text(row, number, one.title)
    sheet.grid.set_row(row, max(heights) + 6)


def _upright(title: str, width: float) -> float:
    """Give the height of an upright title: it is broken into as many lines as its column is wide."""
    lines = max(1, round(width / _LINE_WIDTH))
    return min(max(6.0 * len(title) / lines, 6.4 * longest_word(title)) + 8, _HIGHEST_HEADER)


def _fitted(fields: Sequence[Field], values: Sequence[Coded], *, on_paper: bool) -> paper.Fit:
    """Give the widths of the columns: those of paper as the page allows, the others as wished."""
    columns = [_column(one, its) for one, its in zip(fields, values, strict=False)]
    if not on_paper:
        return paper.Fit([one.wished for one in columns], 100, fits=True)
    printed = printed_columns(fields)
    narrowable = [one for one, field in zip(columns[:printed], fields, strict=False) if not field.folded]
    fit = paper.fit(narrowable)
    narrowed = iter(fit.widths)
    widths = [
        next(narrowed) if number < printed and not field.folded else one.wished
        for number, (one, field) in enumerate(zip(columns, fields, strict=True))
    ]
    return fit._replace(widths=widths)


def printed_columns(fields: Sequence[Field]) -> int:
    """Give how many columns paper has.

    Raises:
        ValueError: one of them stands behind one that it has not.
    """
    printed = [one.printed for one in fields]
    count = printed.index(False) if False in printed else len(printed)
    if any(printed[count:]):
        raise ValueError("a column that is printed stands behind one that is not")
    return count


def _column(one: Field, values: Coded) -> paper.Column:
    """Give the width asked for, or one that shows nearly all values; least a word, a date or a number in full."""
    title = longest_word(one.title) + 1.8
    needed = _needed(one, values)
    if one.width:
        wished = one.width if one.turned else max(one.width, title)
    else:
        wished = min(max(needed, title + 1, _NARROWEST), _WIDEST)
    if one.turned or one.folded:
        return paper.Column(wished, wished)
    if one.style in WRAPPED_STYLES:
        words = max((longest_word(str(word)) for word in values.words[:_LOOKED_AT]), default=0)
        return paper.Column(wished, min(wished, max(title, min(words + 2, 19), 10)), _lines(values))
    return paper.Column(wished, min(wished, max(needed, 5)))


def _lines(values: Coded) -> Callable[[float], npt.NDArray[np.int64]]:
    """Give what tells how many lines the text takes at a width, in some rows from the first to the last."""
    codes = values.codes[:: max(1, len(values) // _ROWS_LOOKED_AT)]
    shown, place = np.unique(codes, return_inverse=True)
    texts = [str(values.words[code]) if code >= 0 else "" for code in shown]

    @cache
    def lines(width: float) -> npt.NDArray[np.int64]:
        found = [lines_needed(text, (width - 1) * LETTERS) for text in texts]
        return np.array(found, dtype=np.int64)[place]

    return lines


def _needed(one: Field, values: Coded) -> float:
    """Give the width that the values take."""
    if one.style == "date":
        return 18.0
    if one.style in TEXT_STYLES or one.looks:
        return max((len(str(value)) for value in values.words[:_LOOKED_AT]), default=0) * 1.05 + 2
    largest = max((abs(float(value)) for value in values.words), default=0.0)
    sign = one.style == "change" or any(value < 0 for value in values.words)
    return len(_PATTERNS.get(one.style, "{:,.0f}").format(largest)) + sign + _BESIDE


def _columns(sheet: ReportSheet, fields: Sequence[Field], fitted: paper.Fit) -> None:
    for number, one in enumerate(fields):
        if one.key:
            sheet.grid.set_column(number, number, None, None, {"hidden": True})
        elif one.folded:
            sheet.widths({number: fitted.widths[number]})
            sheet.grid.set_column(number, number, fitted.widths[number], None, {"level": 1, "hidden": True})
        else:
            sheet.widths({number: fitted.widths[number]})


def _cells(book: Book, fields: Sequence[Field], values: Sequence[Coded]) -> list[Cells]:
    return [
        Cells(its.codes, pa.array(_written(book, one, its.words), pa.string()))
        for one, its in zip(fields, values, strict=True)
    ]


def _written(book: Book, one: Field, words: Sequence[Any]) -> list[str]:
    """Give the XML of each different cell of a column behind its reference, that of a missing value last.

    Text is only ever a number into the table of texts, which xlsxwriter writes: no formula can come of it.
    """
    boxes = () if one.key else ("boxed",)
    absent = book.style(one.style, *boxes, *(("centre",) if one.missing else ()), **one.looks.get(None, {}))
    missing = _cell(book, one.missing, absent)
    if one.looks:
        styles = {word: book.style(one.style, *boxes, **one.looks.get(word, {})) for word in words}
        cells = [_cell(book, word, styles[word]) for word in words]
    else:
        style = book.style(one.style, *boxes)
        shown = [_shown(one, word) for word in words]
        cells = [missing if word == "" else _cell(book, word, style) for word in shown]
    return [*cells, missing]


def _shown(one: Field, word: Any) -> Any:
    if one.style in TEXT_STYLES:
        return str(word)
    return excel_day(word) if one.style == "date" else word


def _cell(book: Book, value: Any, style: Any) -> str:
    number = book.style_number(style)
    if isinstance(value, str):
        if not value:
            return f' s="{number}"/>'
        return f' s="{number}" t="s"><v>{book.text_number(cell_text(value, book.cut_mark, LOST))}</v></c>'
    if not math.isfinite(value):
        raise ValueError(f"{value} is no number for a cell")
    return f' s="{number}"><v>{value:.16G}</v></c>'


def _heights(fields: Sequence[Field], values: Sequence[Coded], widths: Sequence[float]) -> npt.NDArray[np.float64]:
    """Give the rows the height of their wrapped text; 0 where one line is enough."""
    lines = np.ones(len(values[0]), dtype=np.int64)
    for one, its, width in zip(fields, values, widths, strict=False):
        if one.style in WRAPPED_STYLES and not one.folded:
            needed = np.array([*(lines_needed(str(word), (width - 1) * LETTERS) for word in its.words), 1])
            np.maximum(lines, needed[its.codes], out=lines)
    return np.where(lines > 1, np.minimum(LINE_HEIGHT * lines, HIGHEST), 0.0)


def _as_table(sheet: ReportSheet, laid: Laid, fields: Sequence[Field], titles: Sequence[str], columns: int) -> None:
    """Make a real table of the list, and write its totals; of its ``columns`` those without a title are keys."""
    name = sheet.book.table_name(sheet.name)
    area = laid.header, 0, laid.last, laid.column
    if laid.totals is None:
        sheet.add_table(area, name, titles)
        return
    totals = ["sum" if one.total else "" for one in fields]
    totals[next(number for number, one in enumerate(fields) if not one.total)] = sheet.book.wording(N_("Total"))
    sheet.add_table(area, name, titles, totals)
    for number, (one, total) in enumerate(zip(fields, totals, strict=True)):
        if one.total:
            formula = f"=SUBTOTAL(109,{column_reference(name, titles[number])})"
            sheet.formula(laid.totals, number, formula, sheet.column(one.name).total, one.style, "boxed", "total")
        else:
            sheet.text(laid.totals, number, total, "text", "boxed", "total")
    for number in range(len(fields), columns):
        sheet.number(laid.totals, number, 0, "number")


def _on_paper(
    sheet: ReportSheet,
    laid: Laid,
    fields: Sequence[Field],
    fitted: paper.Fit,
    freeze: Sequence[Hashable] | None,
    pages: Hashable | None,
) -> None:
    """Repeat the header on every page, and the names where a page is not wide enough; begin pages with groups."""
    sheet.grid.repeat_rows(laid.header)
    sheet.print_columns(printed_columns(fields), fitted.scale)
    if not fitted.fits:
        sheet.grid.print_across()
        if freeze:
            sheet.grid.repeat_columns(0, max(sheet.column(name).number for name in freeze))
        sheet.scale_page()
    if pages is not None:
        codes = sheet.column(pages).values.codes
        starts = np.flatnonzero(codes[1:] != codes[:-1]) + 1
        sheet.grid.set_h_pagebreaks((starts + laid.header + 1).tolist())
        sheet.scale_page()
        told = N_("On paper each of “{title}” begins a new page; to print one alone, choose it in the filter first.")
        sheet.note(sheet.book.wording(told, title=sheet.column(pages).title))
