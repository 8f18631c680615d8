"""When the classes are held: a list with days, the year by weeks, and who of each OPD is away in which month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd
from babel.dates import format_date

from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet, as_list
from asnkarier.reports.kit.labels import COLUMNS, UNDATED, word
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN
from asnkarier.reports.plan.report import PlanReport

_WEEK = timedelta(days=7)
_BUSY = "#CFE5F5"


class Undated(NamedTuple):
    """How many classes and seats have no days for one reason."""

    reason: str
    classes: int
    seats: int


def add(book: Book, report: PlanReport) -> None:
    """Add the sheets of the calendar; none where no class was to be dated."""
    if report.class_dates.empty:
        return
    _add_classes(book, report)
    dated = report.class_dates[report.class_dates["starts_on"].notna()]
    if len(dated):
        _add_weeks(book, report, dated)
        _add_away(book, report)


def undated(report: PlanReport) -> list[Undated]:
    """Give why classes and seats have no days, the commonest reason first."""
    seats = report.seat_dates["undated"].value_counts()
    classes = report.class_dates["undated"].value_counts()
    rows = [Undated(str(reason), int(classes.get(reason, 0)), int(number)) for reason, number in seats.items()]
    return sorted(rows, key=lambda one: (-one.seats, one.reason))


def busiest_week(report: PlanReport) -> tuple[date, int] | None:
    """Give the Monday of the week in which most people are in a class, and their number; None without dated seats."""
    seats = report.seat_dates[report.seat_dates["starts_on"].notna()]
    people: dict[date, set[str]] = {}
    for nip, first, last in zip(seats["nip"], seats["starts_on"], seats["ends_on"], strict=True):
        for monday in _mondays(first, last):
            people.setdefault(monday, set()).add(nip)
    if not people:
        return None
    monday = min(people, key=lambda one: (-len(people[one]), one))
    return monday, len(people[monday])


def _add_classes(book: Book, report: PlanReport) -> None:
    words = report.wording
    sheet = book.sheet(
        words(N_("Calendar of Classes")),
        words(N_("When the classes are held")),
        words(N_("Working days on end, without holidays. Classes without days come last.")),
    )
    rows = report.class_dates.sort_values(
        ["starts_on", "ends_on", "training", "training_class"], na_position="last", ignore_index=True
    )
    funds = ["; ".join(report.fund(one) for one in str(each).split(";")) for each in rows["fund"]]
    of = stored_fields(rows, words)
    sheet.table(
        BODY,
        [
            of("starts_on", "date", UNKNOWN, 18, title=N_("First day")),
            of("ends_on", "date", UNKNOWN, 18, title=N_("Last day")),
            of("days", "level", UNKNOWN, 9, title=N_("Working days")),
            of("title", "wrap", width=44, title=COLUMNS["training"]),
            of("training_class", "level", width=9),
            Field("fund", words(COLUMNS["fund"]), funds, "wrap", width=20),
            of("participants", "level", width=12, title=N_("Participants"), total=True),
            of("without_date", "level", width=14, title=N_("Of these, without days"), total=True),
            Field("undated", words(N_("What stands in the way of those")), _in_the_way(report, rows), "wrap", "", 44),
        ],
        freeze=["ends_on"],
    )


def _in_the_way(report: PlanReport, rows: pd.DataFrame) -> list[str]:
    """Give for each class the rules that keep seats of it from having days, with the number of seats."""
    seats = report.seat_dates[report.seat_dates["undated"].notna()]
    counts = seats.groupby(["training", "training_class", "undated"], as_index=False).size()
    told: dict[tuple[str, int], list[str]] = {}
    for training, number, code, people in counts.itertuples(index=False, name=None):
        told.setdefault((training, number), []).append(f"{report.wording(word(UNDATED, code))} ({people})")
    return ["; ".join(told.get(one, ())) for one in zip(rows["training"], rows["training_class"], strict=True)]


def reasons(report: PlanReport, codes: pd.Series) -> list[str | None]:
    """Give the words for reasons why there are no days; None where there are days."""
    return [None if code is None else report.wording(word(UNDATED, code)) for code in as_list(codes)]


def _add_weeks(book: Book, report: PlanReport, dated: pd.DataFrame) -> None:
    """Add one row for each training and one column for each week: how many people are in its classes."""
    words = report.wording
    sheet = book.sheet(
        words(N_("Year by Weeks")),
        words(N_("People in classes, by week")),
        words(N_("The number under a week's Monday is of the people who are in a class of the training in that week.")),
    )
    mondays = _mondays(dated["starts_on"].min(), dated["ends_on"].max())
    coming = dated["participants"] - dated["without_date"]
    cells: dict[tuple[str, date], int] = {}
    for training, first, last, people in zip(
        dated["training"], dated["starts_on"], dated["ends_on"], coming, strict=True
    ):
        for monday in _mondays(first, last):
            cells[training, monday] = cells.get((training, monday), 0) + int(people)
    trainings = list(dict.fromkeys(dated.sort_values(["starts_on", "ends_on", "training"])["training"]))
    header = BODY + 1
    _months(sheet, report, BODY, mondays)
    sheet.table(
        header,
        [
            Field("training", words(COLUMNS["training"]), list(map(report.training, trainings)), "wrap", width=42),
            *(
                Field(
                    ("week", monday),
                    str(monday.day),
                    [cells.get((training, monday)) for training in trainings],
                    "tight",
                    width=3.2,
                    total=True,
                )
                for monday in mondays
            ),
        ],
        freeze=["training"],
    )
    area = header + 1, 1, header + len(trainings), len(mondays)
    sheet.grid.conditional_format(*area, {"type": "no_blanks", "format": book.file.add_format({"bg_color": _BUSY})})


def _months(sheet: ReportSheet, report: PlanReport, row: int, mondays: Sequence[date]) -> None:
    """Write the months above the weeks whose Monday lies in them."""
    columns: dict[str, list[int]] = {}
    for column, monday in enumerate(mondays, 1):
        name = str(format_date(monday, format="MMM", locale=report.wording.language))
        columns.setdefault(f"{name} {monday.year % 100:02d}", []).append(column)
    sheet.text(row, 0, "", "header")
    for name, those in columns.items():
        sheet.merged((row, those[0], row, those[-1]), name.split()[0], "header")


def _add_away(book: Book, report: PlanReport) -> None:
    """Add how many people of each OPD are in a class in each month; somebody in two of them counts once."""
    words = report.wording
    sheet = book.sheet(
        words(N_("Away by OPD")),
        words(N_("People in classes, by OPD and month")),
        words(N_("Somebody in several classes of a month counts once in it.")),
    )
    seats = report.seat_dates[report.seat_dates["starts_on"].notna()]
    opd_of = report.plan.drop_duplicates("nip").set_index("nip")["opd"]
    people: dict[tuple[str | None, int], set[str]] = {}
    for nip, opd, first, last in zip(
        seats["nip"], as_list(opd_of.reindex(seats["nip"])), seats["starts_on"], seats["ends_on"], strict=True
    ):
        for month in range(first.month, last.month + 1):
            people.setdefault((opd, month), set()).add(nip)
    opds = sorted({opd for opd, _ in people}, key=lambda opd: (opd is None, opd or ""))
    months = sorted({month for _, month in people})
    names = {
        month: str(format_date(date(report.year, month, 1), format="MMM", locale=words.language)) for month in months
    }
    sheet.table(
        BODY,
        [
            Field("opd", words(COLUMNS["opd"]), opds, "wrap", words(N_("(OPD not stated)")), 48),
            *(
                Field(
                    ("month", month),
                    names[month],
                    [len(people.get((opd, month), ())) or None for opd in opds],
                    "level",
                    width=8,
                )
                for month in months
            ),
        ],
        freeze=["opd"],
    )


def _mondays(first: pd.Timestamp, last: pd.Timestamp) -> list[date]:
    """Give the Mondays of all weeks from one day to another."""
    monday = first.date() - timedelta(days=first.weekday())
    return [monday + week * _WEEK for week in range((last.date() - monday) // _WEEK + 1)]
