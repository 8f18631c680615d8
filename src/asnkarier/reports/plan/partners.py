"""What the trainings of partners save against trainings without one: a sheet, and what the letter says of them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN
from asnkarier.reports.plan.report import PlanReport

PRICE = N_(
    "Compared with the cheapest trainings of the catalogue without a partner that teach the same levels and are open "
    "to the person, at the price of a seat in a full class. Whether enough such classes could be held, filled and paid "
    "is not looked at."
)


@dataclass(frozen=True)
class PartnerTotals:
    """Sums over the trainings of partners in the plan, in seats and rupiah."""

    seats: int
    cost: int
    compared: int
    not_taught: int
    leading: int
    """Seats that raise nothing themselves and only lead to another training."""
    cost_compared: int
    bought: int
    """What the seats compared would cost without a partner."""
    saved: int
    """That less what they cost; below 0 where partners are dearer."""
    expected: float
    """Levels expected of the seats compared."""
    expected_bought: float
    """Levels expected of what would be bought instead."""


def partner_totals(report: PlanReport) -> PartnerTotals | None:
    """Add up the trainings of partners; None where the plan has no seat in one."""
    if report.partners.empty:
        return None
    names = ("seats", "cost", "compared", "not_taught", "cost_compared", "cost_bought", "saved")
    seats, cost, compared, not_taught, paid, bought, saved = (int(report.partners[name].sum()) for name in names)
    expected, without = (float(report.partners[name].sum()) for name in ("expected_compared", "expected_bought"))
    leading = seats - compared - not_taught
    return PartnerTotals(seats, cost, compared, not_taught, leading, paid, bought, saved, expected, without)


def partner_rows(report: PlanReport) -> pd.DataFrame:
    """Give ``PLAN_PARTNERS``, what saves most first, what cannot be compared last."""
    return report.partners.sort_values(
        ["saved", "training"], ascending=[False, True], na_position="last", ignore_index=True
    )


def add(book: Book, report: PlanReport) -> None:
    """Add the trainings of partners; nothing where the plan has none."""
    if report.partners.empty:
        return
    words, rows = report.wording, partner_rows(report)
    sheet = book.sheet(words(N_("Partners")), words(N_("What partners save")), words(PRICE))
    of = stored_fields(rows, words)
    sheet.table(
        BODY,
        [
            of("title", "wrap", width=40, title=COLUMNS["training"]),
            of("training", width=14, title=N_("Code")),
            of("partner", "wrap", width=30, title=N_("Partner")),
            of("seats", "integer", width=10, total=True),
            of("levels_expected", "decimal", width=13, title=N_("Levels expected to close")),
            of("cost", "rupiah", width=17, title=N_("Total cost"), total=True),
            of("compared", "integer", width=13, title=N_("Seats compared"), total=True),
            of("not_taught", "integer", width=18, title=N_("Seats whose levels no other training teaches")),
            of("cost_compared", "rupiah", UNKNOWN, 17, title=N_("Cost of the seats compared"), total=True),
            of("expected_compared", "decimal", UNKNOWN, 13, title=N_("Levels expected of the seats compared")),
            of("cost_bought", "rupiah", UNKNOWN, 17, title=N_("The same levels without a partner"), total=True),
            of("expected_bought", "decimal", UNKNOWN, 13, title=N_("Levels expected without a partner")),
            of("saved", "rupiah", UNKNOWN, 17, title=N_("Saved"), total=True),
        ],
        freeze=["title"],
    )
