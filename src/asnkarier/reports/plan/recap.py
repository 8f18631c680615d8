"""The recapitulation of human capital development (HCDP, Renbangkom): 13 columns as offices hand it in, on paper."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet, as_list
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN
from asnkarier.reports.plan.people import kinds
from asnkarier.reports.plan.report import PlanReport, Raised


def add(book: Book, report: PlanReport) -> ReportSheet:
    """Add the sheet: one row per seat, by OPD.

    The layout is the one that offices of provinces and regencies use; the OPD stands beside it, for the screen, and
    pangkat in the plan by person.
    """
    words = report.wording
    sheet = book.sheet(
        words(N_("HCDP Recap")),
        words(N_("Recapitulation of competency development {year}"), year=report.year),
        words(
            N_(
                "One row per participant and training. What no table states is a dash. The reason is how many levels "
                "are missing and how many of them are closed. To print one OPD, choose it in the last column first."
            )
        ),
    )
    rows = report.plan.sort_values(["opd", "unor", "name", "nip", "training"], na_position="last", ignore_index=True)
    raised = [report.raised_by(*seat) for seat in zip(rows["nip"], rows["training"], strict=True)]
    catalogue = report.trainings.drop_duplicates("training").set_index("training").reindex(rows["training"])
    forms = [None if form is None else report.form(form) for form in as_list(catalogue["form"])]
    levels = [
        "; ".join(f"{report.competency(one.competency)} {one.level_from} → {one.level_to}" for one in each)
        for each in raised
    ]

    def text(name: Hashable, title: str, values: Iterable[Any], width: float) -> Field:
        return Field(name, words(title), values, "wrap", UNKNOWN, width)

    sheet.table(
        BODY,
        [
            text("name", N_("Employee's name"), rows["name"], 24),
            Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
            text("kind", COLUMNS["kind"], kinds(report, raised), 14),
            text("title", N_("Bangkom"), rows["title"], 30),
            text("form", N_("Development family"), forms, 18),
            Field("cost", words(COLUMNS["cost"]), rows["cost"], "rupiah", width=14, total=True),
            text("when", N_("Time of implementation"), _when(report, rows, catalogue), 20),
            text("provider", N_("Organiser"), catalogue["provider"].reset_index(drop=True), 20),
            text("fund", N_("Source of funds"), [report.fund(fund) for fund in rows["fund"]], 16),
            text("levels", N_("Development material"), levels, 30),
            Field("jp", words(COLUMNS["jp"]), rows["jp"], "level", width=6, total=True),
            text("state", COLUMNS["status"], _states(report, rows), 13),
            text("reason", N_("Reason for proposing"), _reasons(report, rows, raised), 30),
            stored_fields(rows, words)("opd", width=44, printed=False),
        ],
        freeze=["name"],
    )
    return sheet


def _reasons(report: PlanReport, rows: pd.DataFrame, raised: list[list[Raised]]) -> list[str]:
    """Say how many levels each seat closes, and how many stay missing then; of one that raises nothing what for."""
    words = report.wording
    told = []
    for nip, gaps in zip(rows["nip"], raised, strict=True):
        left = sum(report.short_after.get((nip, one.competency), 0) for one in gaps)
        levels = sum(one.level_to - one.level_from for one in gaps)
        short = words(N_("Short of {short}, closed {levels}"), short=levels + left, levels=levels)
        told.append(short if gaps else words(N_("Leads to another training")))
    return told


def _when(report: PlanReport, rows: pd.DataFrame, catalogue: pd.DataFrame) -> list[str | None]:
    """Give the days of each seat, else the months in which the training can be held."""
    words = report.wording
    months = as_list(catalogue["months"])
    if report.seat_dates.empty:
        return months
    days = rows[["nip", "training"]].merge(report.seat_dates, on=["nip", "training"], how="left")
    pairs = zip(as_list(days["starts_on"]), as_list(days["ends_on"]), months, strict=True)
    return [
        month if first is None else words(N_("{first} to {last}"), first=words.date(first), last=words.date(last))
        for first, last, month in pairs
    ]


def _states(report: PlanReport, rows: pd.DataFrame) -> list[str]:
    """Say of each seat whether it stood before, was decided on by the office, or is proposed."""
    words = report.wording
    kept = report.decisions[report.decisions["decision"] == "keep"]
    decided = set(zip(kept["nip"], kept["training"], strict=True))
    stood = rows["committed"].fillna(value=False).astype(bool) if "committed" in rows else [False] * len(rows)
    return [
        words(N_("Committed")) if stands else words(N_("Decided")) if seat in decided else words(N_("Proposed"))
        for seat, stands in zip(zip(rows["nip"], rows["training"], strict=True), stood, strict=True)
    ]
