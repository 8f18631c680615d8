"""A plan's workbook comes back edited: what its rows decide, what is refused, and what is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invented_plan import plan_report, write_training_plan
from invented_report import invented_gaps, region_config
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from asnkarier.errors import InputRefused
from asnkarier.readers.edited_plan import EditedPlan, read_edited_plan
from asnkarier.reports.plan.report import PlanReport
from asnkarier.rules.nip import mask_nip
from asnkarier.tables.frames import PlanSeats
from asnkarier.tables.plan_key import MARK, seat_numbers
from asnkarier.workflows.plan_edits import edits

SHEET, HEADER = "Rencana per Orang", 4
CONFIG = region_config()
REPORT = plan_report(invented_gaps(CONFIG, 60), CONFIG)
OTHER = "199001012015011099"
Edit = Callable[[Worksheet, dict[str, int]], None]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_training_plan(tmp_path_factory.mktemp("plan"), REPORT, ["xlsx"])[0]


def edited(written: Path, folder: Path, edit: Edit) -> EditedPlan:
    """Edit the sheet of the seats, its columns by their names, and read the workbook again."""
    book = load_workbook(written)
    sheet = book[SHEET]
    titles = [cell.value for cell in sheet[HEADER]]
    columns = {title: number for number, title in enumerate(titles, 1) if not title.startswith(MARK)}
    edit(sheet, {**columns, "key": len(titles)})
    book.save(folder / "edited.xlsx")
    return read_edited_plan(folder / "edited.xlsx")


def seat_in(row: int, report: PlanReport = REPORT) -> tuple[str, str]:
    """The seat that a row of the sheet shows: rows are sorted by OPD, unit, name, NIP and training."""
    order = ["opd", "unor", "name", "nip", "training"]
    seat = report.plan.sort_values(order, na_position="last").iloc[row - HEADER - 1]
    return seat["nip"], seat["training"]


def decide(**cells: Any) -> Edit:
    """``r5=("Tetap", None, "note")`` fills the yellow columns of row 5."""

    def edit(sheet: Worksheet, columns: dict[str, int]) -> None:
        for row, values in cells.items():
            for title, value in zip(("Keputusan", "Diganti oleh (NIP)", "Catatan"), values, strict=True):
                sheet.cell(int(row[1:]), columns[title]).value = value

    return edit


def said(found: EditedPlan) -> list[tuple[tuple[str, str], str, str, int]]:
    read = edits(found, PlanSeats(REPORT.plan)).decisions
    return [(tuple(each.seat), each.what, each.reason, each.place[1]) for each in read if each.what != "free"]


def codes(found: EditedPlan) -> list[tuple[str, str]]:
    return [(each.code, each.cell) for each in edits(found, PlanSeats(REPORT.plan)).findings]


def refused(found: EditedPlan) -> list[tuple[str, str]]:
    with pytest.raises(InputRefused) as stopped:
        edits(found, PlanSeats(REPORT.plan))
    return [(each.code, each.cell) for each in stopped.value.findings]


def test_only_the_yellow_cells_are_open(written: Path) -> None:
    sheet = load_workbook(written)[SHEET]
    titles = [cell.value for cell in sheet[HEADER]]
    is_open = {title: not sheet.cell(HEADER + 1, number).protection.locked for number, title in enumerate(titles, 1)}
    assert sheet.protection.sheet
    assert [title for title, opened in is_open.items() if opened] == ["Keputusan", "Diganti oleh (NIP)", "Catatan"]
    assert not load_workbook(written)["Per Pelatihan"].protection.sheet


def test_an_unedited_workbook_decides_nothing(written: Path, tmp_path: Path) -> None:
    found = edited(written, tmp_path, lambda sheet, columns: None)
    assert (found.key.region, found.key.year, found.key.entry) == ("mandar_raya", 2027, "c0" * 32)
    read = edits(found, PlanSeats(REPORT.plan))
    assert {each.what for each in read.decisions} == {"free"}
    seats = set(REPORT.plan[["nip", "training"]].itertuples(index=False, name=None))
    assert {tuple(each.seat) for each in read.decisions} == seats
    assert read.findings == ()


def test_words_are_read_in_both_languages_and_a_replacement_is_a_ban_and_a_seat(written: Path, tmp_path: Path) -> None:
    found = edited(
        written,
        tmp_path,
        decide(r5=("Tetap", None, "janji Kepala"), r6=("cancel", None, None), r7=("GANTI", f"'{OTHER}", None)),
    )
    assert said(found) == [
        (seat_in(5), "keep", "janji Kepala", 5),
        (seat_in(6), "ban", "", 6),
        (seat_in(7), "ban", "", 7),
        ((OTHER, seat_in(7)[1]), "keep", "", 7),
    ]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("entah", None, None), "F_EDIT_WORD"),
        (("Ganti", None, None), "F_EDIT_REPLACED"),
        (("Tetap", OTHER, None), "F_EDIT_REPLACED"),
        ((None, OTHER, None), "F_EDIT_REPLACED"),
        (("Ganti", int(OTHER), None), "F_EDIT_REPLACED"),  # a number cell has lost its last digits
        (("Ganti", "12345", None), "F_EDIT_REPLACED"),
    ],
)
def test_what_cannot_be_understood_is_refused(written: Path, tmp_path: Path, cells: Any, code: str) -> None:
    assert refused(edited(written, tmp_path, decide(r6=cells))) == [(code, "6")]


def test_rows_may_be_sorted_but_not_without_their_key(written: Path, tmp_path: Path) -> None:
    def swap(columns: range) -> Edit:
        def edit(sheet: Worksheet, names: dict[str, int]) -> None:
            decide(r5=("Tetap", None, None))(sheet, names)
            for column in columns:
                one, other = sheet.cell(5, column), sheet.cell(8, column)
                one.value, other.value = other.value, one.value

        return edit

    width = load_workbook(written)[SHEET].max_column
    assert said(edited(written, tmp_path, swap(range(1, width + 1)))) == [(seat_in(5), "keep", "", 8)]
    assert refused(edited(written, tmp_path, swap(range(1, width)))) == [
        ("F_EDIT_OTHER_SEAT", "5"),
        ("F_EDIT_OTHER_SEAT", "8"),
    ]


def test_a_nip_or_training_written_over_is_refused(written: Path, tmp_path: Path) -> None:
    def edit(sheet: Worksheet, columns: dict[str, int]) -> None:
        sheet.cell(5, columns["NIP"]).value = OTHER
        sheet.cell(6, columns["Pelatihan"]).value = "Pelatihan lain"

    assert refused(edited(written, tmp_path, edit)) == [("F_EDIT_OTHER_SEAT", "5"), ("F_EDIT_OTHER_SEAT", "6")]


def test_deleted_added_and_copied_rows_and_figures_written_over_are_told(written: Path, tmp_path: Path) -> None:
    def edit(sheet: Worksheet, columns: dict[str, int]) -> None:
        last = sheet.max_row  # the totals
        copy = [cell.value for cell in sheet[7]]
        sheet.cell(6, columns["Biaya"]).value = 1
        for column, value in enumerate(copy, 1):
            sheet.cell(last + 1, column).value = value
        sheet.cell(last + 2, columns["NIP"]).value = OTHER
        sheet.delete_rows(5, 1)

    found = edited(written, tmp_path, edit)
    last = HEADER + len(REPORT.plan) + 1
    assert codes(found) == [
        ("F_EDIT_ADDED", str(last + 1)),
        ("F_EDIT_TWICE", str(last)),
        ("F_EDIT_DELETED", ""),
        ("F_EDIT_CELL", "5"),
    ]


def test_two_copies_that_decide_otherwise_are_refused(written: Path, tmp_path: Path) -> None:
    def edit(sheet: Worksheet, columns: dict[str, int]) -> None:
        last = sheet.max_row + 1
        for column, cell in enumerate(list(sheet[7]), 1):
            sheet.cell(last, column).value = cell.value
        decide(**{"r7": ("Tetap", None, None), f"r{last}": ("Batal", None, None)})(sheet, columns)

    assert refused(edited(written, tmp_path, edit)) == [("F_EDIT_AGAINST", str(HEADER + len(REPORT.plan) + 2))]


def test_nobody_comes_instead_whose_own_seat_is_cancelled(written: Path, tmp_path: Path) -> None:
    first, training = seat_in(5)
    row = next(row for row in range(6, HEADER + len(REPORT.plan)) if seat_in(row)[1] == training)
    found = edited(written, tmp_path, decide(**{"r5": ("Batal", None, None), f"r{row}": ("Ganti", first, None)}))
    assert refused(found) == [("F_EDIT_AGAINST", str(row))]


def test_a_column_that_was_deleted_is_noticed(written: Path, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="Columns of the sheet"):
        edited(written, tmp_path, lambda sheet, columns: sheet.delete_cols(5))


def test_another_workbook_is_no_plan(tmp_path: Path, written: Path) -> None:
    book = load_workbook(written)
    del book[SHEET]
    book.save(tmp_path / "other.xlsx")
    with pytest.raises(InputRefused, match=r"other\.xlsx is not a workbook that plan-training wrote"):
        read_edited_plan(tmp_path / "other.xlsx")


def test_masked_numbers_are_known_again_by_the_key(tmp_path: Path) -> None:
    masked = CONFIG.model_copy(update={"privacy": CONFIG.privacy.model_copy(update={"mask_nip": True})})
    (path,) = write_training_plan(tmp_path, plan_report(invented_gaps(CONFIG, 60), masked), ["xlsx"])
    sheet = load_workbook(path)[SHEET]
    assert sheet.cell(5, 2).value == mask_nip(seat_in(5)[0])
    assert said(edited(path, tmp_path, decide(r5=("Batal", None, None)))) == [(seat_in(5), "ban", "", 5)]


def test_numbers_of_seats_do_not_depend_on_the_order_of_rows() -> None:
    shuffled = REPORT.plan.sample(frac=1, random_state=1)
    assert seat_numbers(REPORT.plan).to_dict() == seat_numbers(shuffled).to_dict()
