"""The cost sheet (rencana anggaran biaya) of all trainings of a plan, its amounts and totals as formulas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from xlsxwriter.utility import xl_rowcol_to_cell

from asnkarier.i18n import N_
from asnkarier.reports.kak.paper import FOR, UNITS
from asnkarier.reports.kak.proposals import Proposal
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.plan.report import PlanReport

_TITLES = (
    (N_("Item"), 52.0),
    (N_("Account code"), 24.0),
    (COLUMNS["fund"], 22.0),
    (N_("Volume"), 10.0),
    (N_("Unit of measure"), 14.0),
    (COLUMNS["jp"], 8.0),
    (N_("Unit price"), 18.0),
    (N_("Amount"), 20.0),
)
_VOLUME, _PRICE, _AMOUNT = 3, 6, 7


def write_cost_workbook(path: Path, report: PlanReport, found: Sequence[Proposal], papers: Sequence[str]) -> None:
    """Write the workbook; it is whole or absent. ``papers`` names the terms of reference of each training."""
    words, region = report.wording, report.config.region
    title = words(N_("Cost sheet (RAB) of the training plan {year}"), year=report.year)
    state = words(N_("{region} · gaps as of {date}"), region=region.name, date=words.date(report.as_of))
    with Book(
        path,
        title=f"{title} – {region.name}",
        author=region.agency.name,
        footer=f"{title} · {state}",
        day=report.as_of,
        wording=words,
    ) as book:
        _add_lines(book.sheet(words(N_("RAB")), title, state), found)
        _add_trainings(book, found, papers, title)
        _add_funds(book, report, found, title)


def _add_lines(sheet: ReportSheet, found: Sequence[Proposal]) -> None:
    """Add every line of cost below its training, each training with its sum, and the sum of all."""
    words = sheet.book.wording
    sheet.widths([width for _, width in _TITLES])
    for column, (title, _) in enumerate(_TITLES):
        sheet.text(BODY, column, words(title), "header")
    first = row = BODY + 1
    for number, proposal in enumerate(found, 1):
        row = _add_training(sheet, row, number, proposal)
    for column in range(_AMOUNT):
        sheet.text(row, column, words(N_("Total")) if column == 0 else "", "boxed", "total")
    _sum(sheet, row, first, row - 1, sum(one.total for one in found))
    sheet.grid.freeze_panes(BODY + 1, 1)
    sheet.grid.repeat_rows(BODY)
    if any(one.account_code is None for one in found):
        sheet.note(words(N_("An empty account code is not stated in the region's file.")))
    sheet.print_columns(len(_TITLES), 70)


def _add_training(sheet: ReportSheet, row: int, number: int, proposal: Proposal) -> int:
    """Write a training, its lines and its sum; give the row after them."""
    words, report = sheet.book.wording, proposal.report
    area = (row, 0, row, len(_TITLES) - 1)
    sheet.merged(area, f"{number}. {proposal.title} ({proposal.code})", "boxed", "bold")
    first = row + 1
    for row, line in enumerate(proposal.lines, first):
        sheet.text(row, 0, words(FOR[line.unit]), "boxed", indent=1)
        sheet.text(row, 1, proposal.account_code or "", "boxed", num_format="@")
        sheet.text(row, 2, report.fund(line.fund), "boxed", indent=1)
        sheet.number(row, _VOLUME, line.volume, "integer", "boxed")
        sheet.text(row, 4, words(UNITS[line.unit]), "boxed", indent=1)
        sheet.number(row, 5, proposal.jp if line.unit == "participant" else None, "integer", "boxed")
        sheet.number(row, _PRICE, line.price, "rupiah", "boxed")
        volume, price = (xl_rowcol_to_cell(row, column) for column in (_VOLUME, _PRICE))
        sheet.formula(row, _AMOUNT, f"={volume}*{price}", line.amount, "rupiah", "boxed")
    last = first + len(proposal.lines) - 1
    for column in range(_AMOUNT):
        sheet.text(last + 1, column, words(N_("Sum")) if column == 0 else "", "boxed", indent=1)
    _sum(sheet, last + 1, first, last, proposal.total)
    return last + 2


def _sum(sheet: ReportSheet, row: int, first: int, last: int, value: int) -> None:
    """Write the sum of the amounts in rows; SUBTOTAL leaves out the sums among them."""
    area = ":".join(xl_rowcol_to_cell(each, _AMOUNT) for each in (first, last))
    sheet.formula(row, _AMOUNT, f"=SUBTOTAL(9,{area})", value, "rupiah", "boxed", "total")


def _add_trainings(book: Book, found: Sequence[Proposal], papers: Sequence[str], title: str) -> None:
    words = book.wording
    sheet = book.sheet(
        words(N_("Trainings")), title, words(N_("One line for each training, with its terms of reference."))
    )
    forms = [one.report.form(str(one.course["form"])) if one.course["form"] else "" for one in found]
    sheet.table(
        BODY,
        [
            Field("training", words(COLUMNS["training"]), [one.code for one in found], width=14),
            Field("title", words(N_("Title")), [one.title for one in found], "wrap", width=44),
            Field("form", words(N_("Form")), forms, "wrap", width=26),
            Field("account_code", words(N_("Account code")), [one.account_code for one in found], width=22),
            Field(
                "participants", words(N_("Participants")), [one.participants for one in found], "integer", total=True
            ),
            Field("classes", words(N_("Classes")), [one.classes for one in found], "integer", total=True),
            Field("jp", words(N_("JP each")), [one.jp for one in found], "integer"),
            Field("days", words(COLUMNS["days"]), [one.days for one in found], "integer"),
            Field("cost", words(COLUMNS["cost"]), [one.total for one in found], "rupiah", total=True),
            Field("paper", words(N_("Terms of reference")), papers, "wrap", width=40, printed=False),
        ],
        freeze=["training"],
    )


def _add_funds(book: Book, report: PlanReport, found: Sequence[Proposal], title: str) -> None:
    words = book.wording
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for one in found:
        for line in one.lines:
            sums[line.fund, one.account_code or ""] += line.amount
    rows = sorted(sums.items())
    sheet = book.sheet(words(N_("Funds")), title, words(N_("What each fund pays, by account code.")))
    sheet.table(
        BODY,
        [
            Field("fund", words(COLUMNS["fund"]), [report.fund(fund) for (fund, _), _ in rows], "wrap", width=32),
            Field("account_code", words(N_("Account code")), [code for (_, code), _ in rows], width=24),
            Field("cost", words(COLUMNS["cost"]), [cost for _, cost in rows], "rupiah", width=22, total=True),
        ],
        freeze=["fund"],
    )
