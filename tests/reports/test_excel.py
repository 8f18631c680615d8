"""The layer over xlsxwriter: text stays text, names and cells fit, the same content gives the same bytes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from asnkarier.reports.kit.clean_text import EXCEL_CELL, cell_text, one_line, printable
from asnkarier.reports.kit.excel import Book, Coded, Field, excel_day, lines_needed, unique_sheet_name
from asnkarier.reports.kit.excel_names import unique_titles
from asnkarier.reports.kit.paper import scale_of
from asnkarier.reports.kit.summary_page import ListColumn, PageList, lists
from asnkarier.reports.kit.wording import Wording

DAY = date(2026, 11, 22)
ANY_TEXT: SearchStrategy[str] = st.text(st.characters(), max_size=60)  # surrogates and controls, too


def book(path: Path, language: str = "en") -> Book:
    return Book(path, title="T", author="A", footer="F & G", day=DAY, wording=Wording.of(language))


def write(path: Path, fields: list[Field]) -> None:
    with book(path) as one:
        one.sheet("Sheet", "Title").table(3, fields, freeze=[fields[0].name])


def test_values_keep_their_types(tmp_path: Path) -> None:
    write(
        tmp_path / "a.xlsx",
        [
            Field("nip", "NIP", ["198703152010012003", "199001012015011001"]),
            Field("cost", "Cost", [1_250_000, None], "rupiah"),
            Field("share", "Share", [0.7489, None], "percent", missing="–"),
            Field("day", "Day", [date(2026, 11, 22), None], "date"),
        ],
    )
    sheet = load_workbook(tmp_path / "a.xlsx")["Sheet"]
    assert [cell.value for cell in sheet[5]] == ["198703152010012003", 1_250_000, 0.7489, sheet["D5"].value]
    assert sheet["A5"].data_type == "s"
    assert sheet["D5"].value.date() == DAY
    assert sheet["B5"].number_format == "[$Rp-409]#,##0"
    assert sheet["D5"].number_format == "[$-409]d mmmm yyyy"
    assert [cell.value for cell in sheet[6]] == ["199001012015011001", None, "–", None]
    (table,) = sheet.tables.values()
    assert (table.ref, table.autoFilter.ref, table.totalsRowCount) == ("A4:D6", "A4:D6", None)
    assert sheet.freeze_panes == "B5"
    assert sheet.print_title_rows == "$4:$4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "&P" in sheet.oddFooter.right.text


def test_a_column_is_found_by_its_name(tmp_path: Path) -> None:
    with book(tmp_path / "a.xlsx") as one:
        sheet = one.sheet("Sheet", "Title")
        sheet.table(3, [Field("opd", "OPD", ["A", "B"]), Field(("held", 3), "Holding level 3", [4, 5], "integer")])
        held = sheet.column(("held", 3))
        assert (held.title, get_column_letter(held.number + 1), held.header, held.first, held.last) == (
            "Holding level 3",
            "B",
            3,
            4,
            5,
        )
        assert held.area == (4, 1, 5, 1)
        assert held.series() == ["Sheet", 4, 1, 5, 1]
        assert held.series(1) == ["Sheet", 4, 1, 4, 1]
        with pytest.raises(KeyError, match="held"):
            sheet.column(("held", 4))
    cells = load_workbook(tmp_path / "a.xlsx")["Sheet"]
    assert [cells.cell(row + 1, held.number + 1).value for row in (held.header, held.first, held.last)] == [
        "Holding level 3", 4, 5
    ]  # fmt: skip


@pytest.mark.parametrize("rows", [0, 3, None])
def test_more_rows_than_there_are_cannot_be_drawn(rows: int | None, tmp_path: Path) -> None:
    """Where there is none, not even all of them: a chart of the words "no rows" would pass for one of zeros."""
    values = [] if rows is None else [1, 2]
    with book(tmp_path / "a.xlsx") as one:
        sheet = one.sheet("Sheet", "Title")
        sheet.table(3, [Field("n", "N", values, "integer")])
        with pytest.raises(ValueError, match="cannot be drawn"):
            sheet.column("n").series(rows)


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    same = [Field("cost", "Cost of participants", [1], "rupiah"), Field("cost", "Total cost", [2], "rupiah")]
    with pytest.raises(ValueError, match="two columns are named 'cost'"):
        write(tmp_path / "a.xlsx", same)
    assert not (tmp_path / "a.xlsx").exists()


def test_two_lists_of_a_page_keep_their_columns_apart(tmp_path: Path) -> None:
    def of(name: str, *figures: str) -> PageList:
        return PageList(name, name, "Name", ["A"], [ListColumn(one, one, [1], "integer", span=2) for one in figures])

    with book(tmp_path / "a.xlsx") as one:
        sheet = one.sheet("Sheet", "Title")
        lists(sheet, 3, of("left", "people", "cost"), of("right", "cost"))
        left, right = sheet.column(("left", "cost")), sheet.column(("right", "cost"))
        with pytest.raises(ValueError, match="two columns are named"):
            lists(sheet, 20, of("other", "cost", "cost"))
        with pytest.raises(KeyError):
            sheet.column("cost")
    cells = load_workbook(tmp_path / "a.xlsx")["Sheet"]
    assert (
        cells.cell(left.header + 1, left.number + 1).value
        == cells.cell(right.header + 1, right.number + 1).value
        == "cost"
    )
    assert left.number < right.number


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / f"{name}.xlsx", [Field("x", "X", ["a", "b"]), Field("n", "N", [1, 2], "integer")])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    created = load_workbook(tmp_path / "a.xlsx").properties.created
    assert created is not None
    assert created.date() == DAY


def test_a_book_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), book(tmp_path / "a.xlsx") as one:  # noqa: PT012 - the failure is inside
        one.sheet("Sheet", "Title")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_an_empty_table_says_so(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", [Field("x", "X", []), Field("n", "N", [], "integer")])
    assert load_workbook(tmp_path / "a.xlsx")["Sheet"]["A5"].value == "(no rows)"


@given(st.lists(ANY_TEXT, max_size=12))
def test_sheet_names_are_allowed_and_unique(wanted: list[str]) -> None:
    names: list[str] = []
    for name in wanted:
        names.append(unique_sheet_name(name, names))
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set("[]:*?/\\") & set(name)
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


@given(ANY_TEXT)
def test_printable_text_can_be_written(text: str) -> None:
    printable(text).encode("utf-8")
    assert not {*map(chr, range(9)), "\x0b", "\x7f"} & set(printable(text))
    assert "\n" not in one_line(text)


@pytest.mark.parametrize("text", ["a" * 40_000, "𝒂" * 20_000])
def test_a_text_too_long_is_cut_visibly(text: str) -> None:
    cut = cell_text(text, " … [cut]")
    assert cut.endswith(" … [cut]")
    assert EXCEL_CELL - 1 <= len(cut.encode("utf-16-le")) // 2 <= EXCEL_CELL


def test_a_text_that_just_fits_is_kept() -> None:
    assert cell_text("a" * EXCEL_CELL, "!") == "a" * EXCEL_CELL


def test_days_count_as_in_excel() -> None:
    assert excel_day(date(2026, 11, 22)) == 46348
    assert excel_day(date(1900, 3, 1)) == 61


def test_lines_are_broken_at_spaces() -> None:
    assert lines_needed("Dinas Pekerjaan Umum", 20) == 1
    assert lines_needed("Dinas Pekerjaan Umum", 15) == 2
    assert lines_needed("", 15) == 1
    assert lines_needed("DINAS PEKERJAAN UMUM", 20) == 2  # capitals are wider


def test_a_list_is_a_real_table_and_its_totals_are_formulas_with_their_values(tmp_path: Path) -> None:
    with book(tmp_path / "a.xlsx") as one:
        sheet = one.sheet("OPD 1", "Title")
        sheet.table(
            3,
            [
                Field("opd", "OPD", ["A", "B", "C"]),
                Field("cost", "Cost [Rp]", [1_250_000, None, 750_000], "rupiah", total=True),
                Field("same", "opd", [1, 2, 3], "integer"),
            ],
        )
        one.sheet("opd-1", "Title").table(3, [Field("n", "N", [1, 2], "integer"), Field("x", "X", ["a", "b"])])
    formulas, values = load_workbook(tmp_path / "a.xlsx"), load_workbook(tmp_path / "a.xlsx", data_only=True)
    (first,), (second,) = (sheet.tables.values() for sheet in formulas)
    assert [first.name, second.name] == ["t_opd_1", "t_opd_1_2"]
    assert (first.ref, first.autoFilter.ref, first.totalsRowCount) == ("A4:C8", "A4:C7", 1)
    assert [column.name for column in first.tableColumns] == ["OPD", "Cost [Rp]", "opd (2)"]
    assert [cell.value for cell in formulas["OPD 1"][4]] == ["OPD", "Cost [Rp]", "opd (2)"]
    assert [cell.value for cell in formulas["OPD 1"][8]] == ["Total", "=SUBTOTAL(109,t_opd_1[Cost '[Rp']])", None]
    assert [cell.value for cell in values["OPD 1"][8]] == ["Total", 2_000_000, None]
    assert (second.ref, second.totalsRowCount) == ("A4:B6", None)


def test_a_long_list_begins_a_page_with_each_group_and_repeats_its_header(tmp_path: Path) -> None:
    opds = ["A"] * 30 + ["B"] * 20 + ["C"] * 10
    with book(tmp_path / "a.xlsx") as one:
        for name, count in (("Long", 60), ("Short", 40)):
            fields = [Field("opd", "OPD", opds[:count]), Field("n", "N", range(count), "integer")]
            one.sheet(name, "Title", "Sub.").table(3, fields, pages="opd")
    long, short = load_workbook(tmp_path / "a.xlsx")
    assert [each.id for each in long.row_breaks.brk] == [34, 54]
    assert [each.id for each in short.row_breaks.brk] == []
    assert "choose it in the filter" in long["A2"].value
    assert long.print_title_rows == short.print_title_rows == "$4:$4"
    assert (long.print_area, short.print_area) == ("'Long'!$A$1:$B$64", "'Short'!$A$1:$B$44")


WIDE = [Field(name, name, ["word " * 12] * 50, "wrap", width=40) for name in "abcdefgh"]


def test_a_wide_list_is_narrowed_until_seven_points_are_left_and_what_is_for_the_screen_is_not(tmp_path: Path) -> None:
    with book(tmp_path / "a.xlsx") as one:
        screen = Field("screen", "Screen", ["x"] * 50, "wrap", width=40, printed=False)
        one.sheet("Wide", "Title").table(3, [*WIDE, screen])
        with pytest.raises(ValueError, match="behind one that is not"):
            one.sheet("Wrong", "Title").table(3, [screen, *WIDE])
    sheet = load_workbook(tmp_path / "a.xlsx")["Wide"]
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHI"]
    assert widths[-1] == pytest.approx(40, abs=1)
    assert scale_of(widths[:-1]) >= 70
    assert sheet.print_area == "'Wide'!$A$1:$H$54"
    assert sheet.row_dimensions[5].height >= 3 * 13.5  # the text is 60 letters in some 22


def test_rows_of_many_blocks_are_those_of_the_frame(tmp_path: Path) -> None:
    """More rows than are made at once; numbers, text, dates and what is missing, each looked up by its number."""
    count = 9_001
    names = [None if row % 7 == 0 else f"name {row % 13} & <{row % 3}>" for row in range(count)]
    figures = [None if row % 11 == 0 else row / 8 for row in range(count)]
    days = [DAY if row % 2 else None for row in range(count)]
    write(
        tmp_path / "a.xlsx",
        [Field("n", "N", names, missing="–"), Field("f", "F", figures, "decimal"), Field("d", "D", days, "date")],
    )
    sheet = load_workbook(tmp_path / "a.xlsx")["Sheet"]
    shown = list(sheet.iter_rows(min_row=5, values_only=True))
    assert sheet.max_row == count + 4
    assert [row[0] for row in shown] == [name or "–" for name in names]
    assert [row[1] for row in shown] == figures
    assert [row[2] and row[2].date() for row in shown] == days


@given(st.lists(st.one_of(st.none(), ANY_TEXT), min_size=1, max_size=30))
def test_values_stay_what_they_are_when_they_are_numbered(values: list[str | None]) -> None:
    coded = Coded.of(values)
    assert list(coded) == values
    assert list(Coded.of(pd.Series(values, dtype="category"))) == values
    assert len(set(coded.words)) == len(coded.words)


@given(st.lists(ANY_TEXT, min_size=1, max_size=12))
def test_titles_of_a_table_are_unique_and_never_empty(wanted: list[str]) -> None:
    titles = unique_titles(wanted)
    assert len({title.casefold() for title in titles}) == len(titles)
    assert all(title and title == title.strip() and "\n" not in title and len(title) <= 255 for title in titles)


def test_no_infinite_number_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no number"):
        write(tmp_path / "a.xlsx", [Field("n", "N", [float("inf")], "decimal")])
