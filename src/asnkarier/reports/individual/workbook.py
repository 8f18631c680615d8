"""The individual development plans of an OPD as a workbook: a list with links, then one sheet for each person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from asnkarier.i18n import N_
from asnkarier.reports.individual import sentences
from asnkarier.reports.individual.page import BAR_COLOURS, BAR_FILLS
from asnkarier.reports.individual.person import Individual, Individuals, Level
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import LINE_HEIGHT, Book, Field, ReportSheet, lines_needed
from asnkarier.reports.kit.excel_looks import TILE_FILL
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.wording import UNKNOWN

_WIDTHS = (34, 4, 4, 4, 4, 4, 10, 16, 13, 18)
_LAST = len(_WIDTHS) - 1
_Area = tuple[int, int]
"""First and last column."""


def write_individuals(path: Path, documents: Individuals, opd: str, people: Sequence[Individual]) -> None:
    """Write the workbook; it is whole or absent."""
    words, region = documents.wording, documents.config.region
    title = sentences.title(documents)
    state = words(N_("{region} · as of {date}"), region=region.name, date=words.date(documents.as_of))
    with Book(
        path,
        title=f"{title} – {opd}",
        author=region.agency.name,
        footer=f"{title} · {region.name}",
        day=documents.as_of,
        wording=words,
    ) as book:
        index = book.sheet(words(N_("People")), f"{title} – {opd}", state)
        sheets = [_sheet(book, documents, person, number) for number, person in enumerate(people, 1)]
        _list(index, people)
        for number, sheet in enumerate(sheets, 1):
            index.link(BODY + number, 7, sheet, f"{number:03d}")


def _list(sheet: ReportSheet, people: Sequence[Individual]) -> None:
    words = sheet.book.wording
    sheet.table(
        BODY,
        [
            Field("name", words(COLUMNS["name"]), [one.name for one in people], "wrap", width=34),
            Field("nip", words(COLUMNS["nip"]), [one.nip for one in people], width=20.5),
            Field("jabatan", words(COLUMNS["jabatan"]), [one.jabatan for one in people], "wrap", width=34),
            Field("unor", words(COLUMNS["unor"]), [one.unor for one in people], "wrap", width=32),
            Field("jpm", words(COLUMNS["jpm"]), [one.jpm for one in people], "score", UNKNOWN, 10),
            Field("activities", words(N_("Activities")), [len(one.activities) for one in people], "level", width=10),
            Field("jp", words(COLUMNS["jp"]), [one.jp for one in people], "level", width=8),
            Field("sheet", words(N_("Sheet")), ["" for _ in people], width=9),
        ],
        freeze=["name"],
    )


def _sheet(book: Book, documents: Individuals, person: Individual, number: int) -> ReportSheet:
    sheet = book.sheet(f"{number:03d} {person.name}", sentences.title(documents), documents.config.region.agency.name)
    sheet.grid.set_portrait()
    sheet.grid.fit_to_pages(1, 1)
    sheet.widths(_WIDTHS)
    sheet.link(2, 0, book.sheets[0], f"← {book.sheets[0].name}")
    row = _identity(sheet, documents, person, BODY)
    row = _levels(sheet, documents, person, row + 1)
    row = _activities(sheet, documents, person, row + 1)
    told = sentences.ledger_sentence(documents, person)
    row = _wide(sheet, row, told, "wrap") if told else row
    row = _unserved(sheet, documents, person, row)
    _close(sheet, documents, person, row + 1)
    return sheet


def _wide(sheet: ReportSheet, row: int, text: str, *styles: str, area: _Area = (0, _LAST)) -> int:
    """Write a text over some columns, high enough for its lines; give the row after it."""
    sheet.merged((row, area[0], row, area[1]), text, *styles)
    lines = lines_needed(text, sum(_WIDTHS[area[0] : area[1] + 1]) - 2)
    if lines > 1:
        sheet.grid.set_row(row, LINE_HEIGHT * lines)
    return row + 1


def _cells(sheet: ReportSheet, row: int, cells: Sequence[tuple[_Area, str]], *styles: str, **look: Any) -> int:
    """Write texts side by side, the row as high as the longest needs; give the row after it."""
    lines = 1
    for (first, last), text in cells:
        sheet.merged((row, first, row, last), text, *styles, **look)
        lines = max(lines, lines_needed(text, sum(_WIDTHS[first : last + 1]) - 2))
    if lines > 1:
        sheet.grid.set_row(row, LINE_HEIGHT * lines + 2)
    return row + 1


def _identity(sheet: ReportSheet, documents: Individuals, person: Individual, row: int) -> int:
    words = documents.wording
    superior = f"{person.superior[0]} (NIP {person.superior[1]})" if person.superior else ""
    for label, value in (
        (COLUMNS["name"], person.name),
        (COLUMNS["nip"], person.nip),
        (N_("Rank (golongan)"), sentences.or_dash(person.rank)),
        (COLUMNS["jabatan"], sentences.or_dash(person.jabatan)),
        (COLUMNS["unor"], sentences.or_dash(person.unor)),
        (COLUMNS["opd"], person.opd),
        (N_("Position aimed at"), ""),
        (N_("Direct superior"), superior),
    ):
        sheet.text(row, 0, words(label), "text", "boxed", bg_color=TILE_FILL)
        row = _wide(sheet, row, value, "wrap", "boxed", area=(1, _LAST))
    return row


def _levels(sheet: ReportSheet, documents: Individuals, person: Individual, row: int) -> int:
    words = documents.wording
    heading = N_("Competencies held against those the position requires, as of {date}")
    sheet.text(row, 0, words(heading, date=words.date(documents.as_of)), "section")
    titles = (((0, 0), COLUMNS["competency"]), ((1, 5), N_("Level 1 to 5")), ((6, 6), N_("Held")),
              ((7, 7), N_("Required")), ((8, _LAST), COLUMNS["gap"]))  # fmt: skip
    row = _cells(sheet, row + 1, [(area, words(title)) for area, title in titles], "header")
    shown, rest = sentences.shown_levels(person)
    for level in shown:
        row = _level(sheet, documents, level, row)
    if rest:
        named = ", ".join(one.competency for one in rest)
        row = _wide(sheet, row, words(N_("Met as well: {competencies}."), competencies=named), "wrap")
    return _wide(sheet, row, sentences.match_sentence(documents, person), "wrap")


def _level(sheet: ReportSheet, documents: Individuals, level: Level, row: int) -> int:
    sheet.text(row, 0, level.competency, "wrap", "boxed")
    for column, sign in enumerate(sentences.signs(level), 1):
        look = {"bg_color": f"#{BAR_FILLS[sign]}"} if sign else {}
        look |= {"font_color": f"#{BAR_COLOURS[sign]}"} if sign in BAR_COLOURS else {}
        sheet.text(row, column, sign, "boxed", "centre", "top", **look)
    if level.level is None:
        sheet.text(row, 6, "?", "boxed", "centre", "top")
    else:
        sheet.number(row, 6, level.level, "level", "boxed")
    sheet.number(row, 7, level.required, "level", "boxed")
    bold = ("bold",) if level.status == "gap" else ()
    sheet.merged((row, 8, row, _LAST), sentences.gap_text(documents, level), "boxed", "centre", "top", *bold)
    lines = lines_needed(level.competency, _WIDTHS[0] - 2)
    if lines > 1:
        sheet.grid.set_row(row, LINE_HEIGHT * lines)
    return row + 1


def _activities(sheet: ReportSheet, documents: Individuals, person: Individual, row: int) -> int:
    words = documents.wording
    sheet.text(row, 0, words(N_("Development activities")), "section")
    if not person.activities:
        return _wide(sheet, row + 1, sentences.nothing_planned(documents), "wrap")
    areas: tuple[_Area, ...] = ((0, 0), (1, 5), (6, 6), (7, 8), (9, 9))
    titles = (COLUMNS["training"], N_("Competency and level"), COLUMNS["jp"], N_("Time"), COLUMNS["cost"])
    row = _cells(sheet, row + 1, list(zip(areas, map(words, titles), strict=True)), "header")
    for one in person.activities:
        texts = (one.title, sentences.aims(one, documents), str(one.jp), one.time, words.rupiah(one.cost))
        row = _cells(sheet, row, list(zip(areas, map(sentences.or_dash, texts), strict=True)), "wrap", "boxed")
        measure = words(N_("Measure of success: {measure}"), measure=sentences.success(one, documents))
        holder = words(N_("Held by: {provider}"), provider=one.provider) if one.provider else ""
        under = ". ".join(filter(None, (measure, sentences.way_and_form(one), one.fund, holder)))
        row = _cells(sheet, row, [((0, _LAST), under)], "wrap", "boxed", font_size=8)
    total = (words(N_("Total")), "", words.number(person.jp), "", words.rupiah(person.cost))
    row = _cells(sheet, row, list(zip(areas, total, strict=True)), "wrap", "boxed", "bold", bg_color=TILE_FILL)
    told = sentences.jp_sentence(documents, person)
    return _wide(sheet, row, told, "wrap") if told else row


def _unserved(sheet: ReportSheet, documents: Individuals, person: Individual, row: int) -> int:
    lines = sentences.unserved_lines(documents, person)
    if lines:
        sheet.text(row + 1, 0, documents.wording(N_("Needs without an activity in the plan, and why")), "section")
        row += 2
    for line in lines:
        row = _wide(sheet, row, f"• {line}", "wrap")
    return row


def _close(sheet: ReportSheet, documents: Individuals, person: Individual, row: int) -> None:
    """Write the places to fill in and the signatures."""
    words = documents.wording
    for label in (N_("Mentor:"), N_("Agreed besides (coaching, mentoring, own study):"), N_("Next review:")):
        sheet.text(row, 0, words(label), "wrap")
        lines = lines_needed(words(label), _WIDTHS[0] - 2)
        sheet.grid.set_row(row, LINE_HEIGHT * lines + 3)
        sheet.merged((row, 1, row, _LAST), "", bottom=1, bottom_color="#7F7F7F")
        row += 1
    superior = person.superior or ("", "")
    columns: tuple[tuple[_Area, str, str, str], ...] = (
        ((0, 0), N_("Direct superior"), *superior),
        ((1, 7), N_("Mentor"), "", ""),
        ((8, _LAST), N_("Employee"), person.name, person.nip),
    )
    for (first, last), role, name, nip in columns:
        for at, text, bold in (
            (row + 1, words(role), ()),
            (row + 5, name or f"[{words(N_('name'))}]", ("bold",)),
            (row + 6, f"NIP {nip}" if nip else "NIP", ()),
        ):
            sheet.merged((at, first, at, last), text, "centre", *bold, text_wrap=True)
    sheet.text(row + 8, 0, words(sentences.NOTE), "subtitle")
