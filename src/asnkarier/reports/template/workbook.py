"""An empty workbook for one imported table: headers as they are read, lists, formats, examples and instructions.

All of it follows from the table's definition and the region's words, so a new table has a form at once. It is in
Indonesian, as the files are that offices send.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from asnkarier.i18n import N_
from asnkarier.reports.kit.excel import LINE_HEIGHT, Book, lines_needed
from asnkarier.reports.kit.fill_in import Lists, write_guide
from asnkarier.reports.kit.valid_words import ValidWords
from asnkarier.reports.kit.wording import Wording
from asnkarier.tables.schema import Column, Kind, Table

MADE = date(2000, 1, 1)
"""Date of every such workbook: the same form has the same bytes."""
ROWS = 5_000
"""Rows that are prepared for filling in."""
EXAMPLES = 2
REQUIRED, OPTIONAL, EXAMPLE = "#1F3864", "#8EA9DB", "#EDEDED"
_SHEET, _GUIDE, _LISTS = N_("Rows"), N_("Instructions"), "_daftar"
_WORDS_SHOWN = 40

_TEXTS: dict[str, tuple[str, ...]] = {
    "name": ("Nama Contoh Satu", "Nama Contoh Dua"),
    "title_before": ("Dr.", ""),
    "title_after": ("S.E., M.M.", "S.Kom."),
    "jabatan": ("Analis Sumber Daya Manusia Aparatur Ahli Muda", "Kepala Subbagian Umum"),
    "unor": ("Bidang Pengembangan Kompetensi", "Subbagian Umum"),
    "opd": ("Badan Kepegawaian dan Pengembangan SDM", "Dinas Kesehatan"),
    "training": ("PLT-001", "PLT-002"),
    "title": ("Pelatihan Manajemen Proyek", "Pelatihan Pelayanan Publik"),
    "provider": ("BPSDM Provinsi", "LAN RI"),
    "period": ("tahunan", "triwulan I"),
    "eligible": ("usia <= 45; pendidikan >= S1", "jenis kelamin = P; jabatan ~ dokter | bidan"),
    "target": ("Kepala Subbagian Umum", "Analis Sumber Daya Manusia Aparatur Ahli Muda"),
    "basis": ("Perbup No. 1 Tahun 2025", ""),
    "reason": ("Sedang tugas belajar", "Masa persiapan pensiun"),
    "granted_by": ("Kepala BKPSDM", "Kepala BKPSDM"),
    "theme": ("Pelatihan aplikasi perkantoran", "Pelatihan kepemimpinan"),
    "source_event": ("Forum perangkat daerah 2025", "Survei kebutuhan 2025"),
    "months": ("3;4;5", "9;10"),
    "education_field": ("Manajemen", "Informatika"),
}
"""What stands in the examples of columns of free text; the number of nobody stands in those of a NIP."""
_NIPS = ("198501012010011000", "199002022015022000")


@dataclass(frozen=True)
class TemplateColumn:
    """One column of the form: our column, the header it is read under, and its valid words."""

    column: Column
    header: str
    words: ValidWords | None = None


def write_template(path: Path, table: Table, columns: Sequence[TemplateColumn], region: str) -> None:
    """Write the form."""
    say = Wording.of("id")
    title = say(N_("form for '{title}', {region}"), title=say(table.title), region=region)
    with Book(path, title=title, author="asnkarier", footer=table.name, day=MADE, wording=say) as book:
        _guide(book, title, columns)
        lists = Lists(book, _LISTS, [say(_SHEET), say(_GUIDE)])
        _sheet(book, columns, lists)
        lists.write()


def _sheet(book: Book, columns: Sequence[TemplateColumn], lists: Lists) -> None:
    """Write the sheet to fill in; its first column says of the examples that they are some."""
    grid = book.file.add_worksheet(book.wording(_SHEET))
    grid.set_column(0, 0, 9)
    for number, one in enumerate(columns, 1):
        fill = {"bg_color": REQUIRED} if one.column.required else {"bg_color": OPTIONAL, "font_color": "#000000"}
        grid.write_string(0, number, one.header, book.style("header", **fill))
        grid.set_column(number, number, _width(one), book.style("top", num_format=_look(one.column)))
        grid.write_comment(0, number, _about(one, book.wording), {"author": "asnkarier", "width": 260, "height": 90})
        _rules(grid, number, one, lists, book.wording)
    for row in range(1, EXAMPLES + 1):
        grid.write_string(row, 0, book.wording(N_("Example")), book.style("top", italic=True, bg_color=EXAMPLE))
        for number, one in enumerate(columns, 1):
            style = book.style("top", italic=True, bg_color=EXAMPLE, num_format=_look(one.column))
            _write(grid, row, number, example(one, row - 1), style)
    grid.set_row(0, 2 * LINE_HEIGHT + 6)
    grid.freeze_panes(1, 0)
    grid.set_landscape()
    grid.set_paper(9)
    grid.fit_to_pages(1, 0)
    grid.activate()


def _write(grid: Any, row: int, column: int, value: str | float | date, style: Any) -> None:
    if isinstance(value, date):
        grid.write_datetime(row, column, value, style)
    elif isinstance(value, str):
        grid.write_string(row, column, value, style)
    else:
        grid.write_number(row, column, value, style)


def _look(column: Column) -> str:
    """Give the number format: text for whatever Excel would round or turn into a date."""
    looks = {Kind.DATE: "dd-mm-yyyy", Kind.RUPIAH: "#,##0", Kind.INTEGER: "0", Kind.LEVEL: "0", Kind.NUMBER: "General"}
    return looks.get(column.kind, "@")


def _width(one: TemplateColumn) -> float:
    longest = max((len(word) for word in one.words.words), default=0) if one.words else 0
    by_kind = {Kind.NIP: 21, Kind.DATE: 13, Kind.RUPIAH: 16, Kind.TEXT: 24}.get(one.column.kind, 12)
    return float(max(by_kind, len(one.header) * 0.7 + 4, min(longest + 3, 36)))


def _rules(grid: Any, number: int, one: TemplateColumn, lists: Lists, say: Wording) -> None:
    """Offer the valid words, and refuse what could not be read."""
    column, area = one.column, (1, number, ROWS, number)
    if one.words and column.kind is not Kind.LIST:
        lists.offer(grid, area, one.words, refused=say(N_("Choose a word from the list.")))
        return
    low, high = column.minimum, column.maximum
    if column.kind is Kind.DATE:
        rule = {"validate": "date", "criteria": "between", "minimum": date(1900, 1, 1), "maximum": date(2100, 12, 31)}
    elif column.kind is Kind.NIP:
        rule = {"validate": "length", "criteria": "==", "value": 18}
    elif column.kind in (Kind.INTEGER, Kind.RUPIAH, Kind.NUMBER):
        least, most = -(10**14) if low is None else low, 10**14 if high is None else high
        type_ = "decimal" if column.kind is Kind.NUMBER else "integer"
        rule = {"validate": type_, "criteria": "between", "minimum": least, "maximum": most}
    else:
        return
    grid.data_validation(*area, rule | {"error_message": _allowed(one, say)[:255]})


def example(one: TemplateColumn, number: int) -> str | float | date:
    """Give what an example row (0 or 1) shows; no NIP ends in 000, so that of an example is nobody's."""
    column = one.column
    by_kind: Mapping[Kind, tuple[str | float | date, ...]] = {
        Kind.NIP: _NIPS,
        Kind.DATE: (date(2025, 3, 17), date(2024, 11, 30)),
        Kind.RUPIAH: (1_250_000, 2_000_000),
    }
    if one.words:
        word = one.words.words[(len(one.words.words) // 2 + number) % len(one.words.words)]
        return int(word) if word.isdigit() else word
    if column.kind in by_kind:
        return by_kind[column.kind][number]
    if column.kind in (Kind.INTEGER, Kind.NUMBER):
        return _number(column, number)
    return _TEXTS.get(column.name, ("", ""))[number]


def _number(column: Column, number: int) -> float:
    if column.name == "year":
        return 2025 + number
    if column.kind is Kind.NUMBER:
        return round((column.minimum or 0) + ((column.maximum or 1) - (column.minimum or 0)) * (0.5 + 0.25 * number), 2)
    return (column.minimum or 0) + 10 * (number + 1)


def _about(one: TemplateColumn, say: Wording) -> str:
    needed = say(N_("Required.")) if one.column.required else say(N_("May stay empty if it is not known."))
    return f"{say(one.column.description)}. {needed} {_allowed(one, say)}".strip()


def _allowed(one: TemplateColumn, say: Wording) -> str:
    """Say in words what may stand in the column."""
    column = one.column
    if one.words:
        words = "; ".join(one.words.words[:_WORDS_SHOWN]) + (" …" if len(one.words.words) > _WORDS_SHOWN else "")
        if column.kind is Kind.LIST:
            return say(N_("One or more, with ';' between them: {words}"), words=words)
        return say(N_("For example: {words}") if one.words.open else N_("One of: {words}"), words=words)
    numbers = {"low": say.number(column.minimum), "high": say.number(column.maximum)}
    match column.kind:
        case Kind.NIP:
            return say(N_("18 digits, as text"))
        case Kind.DATE:
            return say(N_("A date, such as 31-12-2025"))
        case Kind.RUPIAH:
            return say(N_("Whole rupiah, digits only"))
        case Kind.INTEGER | Kind.NUMBER if column.maximum is not None:
            return say(N_("A number from {low} to {high}"), **numbers)
        case Kind.INTEGER | Kind.NUMBER if column.minimum is not None:
            return say(N_("A number, at least {low}"), **numbers)
        case Kind.LIST:
            return say(N_("One or more, with ';' between them"))
        case Kind.CONDITIONS:
            return say(
                N_("Conditions, with ';' between them: sex = P; age <= 45; education >= S1; jabatan ~ dokter | bidan")
            )
        case _:
            return say(N_("Text"))


def _guide(book: Book, title: str, columns: Sequence[TemplateColumn]) -> None:
    say = book.wording
    grid, row = write_guide(book, say(_GUIDE), title, [
        say(N_("Fill in the sheet '{sheet}', one row for each record, and import the workbook."), sheet=say(_SHEET)),
        say(N_("Dark headers are required, light ones may stay empty. Do not change the headers.")),
        say(N_("The first rows are examples. Rows that begin with the word 'Contoh' are never imported; you may delete "
               "them or leave them in.")),
        say(N_("Paste a NIP as text ('Paste values'): a NIP in a number cell loses its last digits.")),
        say(N_("Leave a cell empty if the value is not known. Never write 0 for 'not known'.")),
    ])  # fmt: skip
    titles = (N_("Column"), N_("Content"), N_("Required?"), N_("Allowed values"), N_("Example"))
    widths = (26, 44, 11, 76, 30)
    for number, (text, width) in enumerate(zip(titles, widths, strict=True)):
        grid.set_column(number, number, width)
        grid.write_string(row, number, say(text), book.style("header"))
    for place, one in enumerate(columns, row + 1):
        shown = example(one, 0)
        cells = (
            one.header,
            say(one.column.description),
            say(N_("yes")) if one.column.required else say(N_("no")),
            _allowed(one, say),
            f"{shown:%d-%m-%Y}" if isinstance(shown, date) else say.number(shown) if _is_sum(one) else str(shown),
        )
        for number, cell in enumerate(cells):
            grid.write_string(place, number, cell, book.style("wrap", "boxed"))
        height = max(lines_needed(cell, width - 3) for cell, width in zip(cells, widths, strict=True))
        grid.set_row(place, min(LINE_HEIGHT * height, 400))
    grid.freeze_panes(row + 1, 0)


def _is_sum(one: TemplateColumn) -> bool:
    return one.column.kind is Kind.RUPIAH
