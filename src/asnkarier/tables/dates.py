"""Dates as senders write them: one by itself, and what a whole column shows of the order of day and month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from asnkarier.tables.raw import Cell

MONTHS = {
    spelling: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb pebruari february",
            "maret mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "agustus agu agt ags aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov nopember nop",
            "desember des dec december",
        ),
        start=1,
    )
    for spelling in names.split()
}
"""Number of a month by its names and their short forms, Indonesian and English, in small letters."""
_TIME = re.compile(r"[ T][0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]+)?)?Z?$")
_DAY_FIRST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_MONTH_NAME = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]+)\.?[ -]([0-9]{4})")
_EXCEL_EPOCH = date(1899, 12, 30)  # day 0 of the 1900 system, for every day after February 1900
_FIRST_SERIAL, _LAST_SERIAL = 7306, 73051  # 1920-01-02 to 2100-01-01: a year or a NIP is no date


def day_of(cell: Any) -> tuple[date, bool]:
    """Give the day, and whether it could be read as another one (day and month with slashes, both up to 12).

    Raises:
        ValueError: it is no date; OverflowError for a number that no calendar holds.
    """
    if isinstance(cell, datetime):
        return cell.date(), False
    if isinstance(cell, date):
        return cell, False
    if isinstance(cell, (int, float)):
        if not _FIRST_SERIAL <= cell < _LAST_SERIAL:
            raise ValueError("no date of the 1900 system")
        return _EXCEL_EPOCH + timedelta(days=int(cell)), False
    text = _TIME.sub("", cell)
    if match := _DAY_FIRST.fullmatch(text):
        day, month = int(match[1]), int(match[3])
        return date(int(match[4]), month, day), match[2] == "/" and day <= 12 and month != day
    if match := _YEAR_FIRST.fullmatch(text):
        return date(int(match[1]), int(match[3]), int(match[4])), False
    if match := _MONTH_NAME.fullmatch(text):
        return date(int(match[3]), MONTHS.get(match[2].lower(), 0), int(match[1])), False
    raise ValueError("not a date")


def two_numbers_first(text: str) -> re.Match[str] | None:
    """Match a date that begins with day and month, or month and day: the two numbers are groups 1 and 3, the sign 2."""
    return _DAY_FIRST.fullmatch(_TIME.sub("", text))


_SLIPS = 0.05
"""Up to this share of the days beyond 12 in the place of the month are slips of the pen, not another order."""
_MANY = 5
"""So many different dates, all up to day 12, are no chance."""


class DateOrder:
    """What the cells of a column show of the order of day and month in it.

    ``month_first`` and ``mixed`` hold the signs between the numbers of texts that begin with the month, or with either;
    ``is_swapped`` says that an Excel set to month-day-year took the column apart (``cells.date_column``).
    """

    def __init__(self, cells: Sequence[Cell]) -> None:
        """Look at the cells, whose texts are clean."""
        texts = [match for cell in cells if isinstance(cell, str) if (match := two_numbers_first(cell))]
        real = [cell for cell in cells if isinstance(cell, date)]
        self.month_first: set[str] = set()
        self.mixed: set[str] = set()
        late = open_texts = 0
        for sign in {match[2] for match in texts}:
            own = [(int(match[1]), int(match[3])) for match in texts if match[2] == sign]
            day_first = sum(first > 12 and second <= 12 for first, second in own)
            month_first = sum(first <= 12 and second > 12 for first, second in own)
            late += day_first
            open_texts += len(own) - day_first - month_first
            if month_first and not day_first:
                self.month_first.add(sign)
            elif month_first > day_first * _SLIPS:
                self.mixed.add(sign)
        self.is_swapped = (
            bool(real and late)
            and all(day.day <= 12 for day in real)
            and any(day.day != day.month for day in real)
            and (not open_texts or len(real) >= _MANY)
        )
