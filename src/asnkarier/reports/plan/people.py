"""The plan by person, one row per seat: who goes to which training, at whose cost, and which gaps it closes."""

from __future__ import annotations

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet, as_list
from asnkarier.reports.kit.labels import COLUMNS, KINDS, word
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.ranks import rank_field
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN
from asnkarier.reports.plan import calendar
from asnkarier.reports.plan.open_columns import key_column, open_columns, open_for_decisions
from asnkarier.reports.plan.report import PlanReport, Raised
from asnkarier.tables.plan_key import seat_numbers

_EXPLAINED = N_(
    "One row per seat. The cost is that of the participant; the cost of holding a class is in its sheet. "
    "Decide in the yellow columns and give the workbook back to who makes the plan."
)
_FIXED = N_("One row per seat. The cost is that of the participant, without that of holding a class.")


def add(book: Book, report: PlanReport) -> ReportSheet:
    """Add the plan, one row per seat, with the columns that the human capital development plans of regions have."""
    words = report.wording
    can_be_decided = bool(report.provenance.head_sha256 and len(report.plan))
    sheet = book.sheet(
        words(N_("Plan by Person")),
        words(N_("Plan by person")),
        words(_EXPLAINED if can_be_decided else _FIXED),
    )
    seats = report.plan.assign(seat=seat_numbers(report.plan))
    rows = seats.sort_values(["opd", "unor", "name", "nip", "training"], na_position="last", ignore_index=True)
    raised = [report.raised_by(*seat) for seat in zip(rows["nip"], rows["training"], strict=True)]
    of = stored_fields(rows, words)
    course, described = _course(report, rows)
    left = [sum(report.short_after.get((nip, one.competency), 0) for one in gaps) for nip, gaps in
            zip(rows["nip"], raised, strict=True)]  # fmt: skip
    closed = [closes(report, *each) for each in zip(rows["nip"], raised, as_list(rows["before"]), strict=True)]
    fields = [
        *_participant(report, rows),
        *course,
        *_committed(report, rows),
        Field("levels_left", words(N_("Levels left")), left, "level", width=11, total=True),
        Field("closes", words(N_("What it closes")), closed, "wrap", width=40),
        of("jabatan", "wrap", width=34, printed=False),
        *_days(report, rows),
        *_aim(report, raised),
        *described,
    ]
    if can_be_decided:
        fields += open_columns(report, rows)
        fields.append(key_column(report, rows, fields))
    sheet.table(BODY, fields, freeze=["name"], pages="opd")
    if can_be_decided:
        open_for_decisions(sheet, report)
    return sheet


def _participant(report: PlanReport, rows: pd.DataFrame) -> list[Field]:
    words = report.wording
    of = stored_fields(rows, words)
    return [
        of("name", "wrap", width=24),
        Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
        rank_field(rows["nip"], report.ranks, words),
        of("opd", "wrap", width=28),
    ]


def _aim(report: PlanReport, raised: list[list[Raised]]) -> list[Field]:
    """Give kinds and names of the competencies that each seat raises."""
    words = report.wording
    competencies = ["; ".join(report.competency(one.competency) for one in gaps) for gaps in raised]
    return [
        Field("kind", words(COLUMNS["kind"]), kinds(report, raised), "wrap", width=14, printed=False),
        Field("competency", words(COLUMNS["competency"]), competencies, "wrap", width=30, printed=False),
    ]


def kinds(report: PlanReport, raised: list[list[Raised]]) -> list[str]:
    """Give the kinds of the competencies that each seat raises, in words."""
    found = [dict.fromkeys(report.kinds.get(one.competency) for one in gaps) for gaps in raised]
    return ["; ".join(report.wording(word(KINDS, kind)) for kind in each) for each in found]


def _course(report: PlanReport, rows: pd.DataFrame) -> tuple[list[Field], list[Field]]:
    """Give what each seat is in, what it costs and who pays; and how the catalogue describes the training."""
    words = report.wording
    catalogue = report.trainings.drop_duplicates("training").set_index("training").reindex(rows["training"])
    forms = [None if form is None else report.form(form) for form in as_list(catalogue["form"])]
    funds = [report.fund(fund) for fund in rows["fund"]]
    of, described = stored_fields(rows, words), stored_fields(catalogue, words)
    seat = [
        of("title", "wrap", width=34, title=COLUMNS["training"]),
        of("cost", "rupiah", width=14, total=True),
        Field("fund", words(COLUMNS["fund"]), funds, "wrap", width=18),
        of("jp", "level", width=8, total=True),
        of("training_class", "level", width=9),
    ]
    return seat, [
        Field("form", words(N_("Form")), forms, "wrap", width=24, printed=False),
        described("months", "wrap", UNKNOWN, 12, printed=False),
        described("provider", "wrap", UNKNOWN, 32, printed=False),
    ]


def _committed(report: PlanReport, rows: pd.DataFrame) -> list[Field]:
    """Say of each seat whether it stood before; nothing where no plan was committed."""
    if report.committed is None:
        return []
    words = report.wording
    said = [words(N_("■ yes")) if stood else words(N_("□ no")) for stood in rows["committed"]]
    return [Field("committed", words(N_("Committed before")), said, width=12)]


def _days(report: PlanReport, rows: pd.DataFrame) -> list[Field]:
    """Give the days of each seat, or why it has none; nothing where no class was to be dated."""
    if report.seat_dates.empty:
        return []
    words = report.wording
    days = rows[["nip", "training"]].merge(report.seat_dates, on=["nip", "training"], how="left")
    of = stored_fields(days, words)
    return [
        of("starts_on", "date", UNKNOWN, 18, title=N_("First day"), printed=False),
        of("ends_on", "date", UNKNOWN, 18, title=N_("Last day"), printed=False),
        Field(
            "undated",
            words(N_("Why it has no days")),
            calendar.reasons(report, days["undated"]),
            "wrap",
            "",
            28,
            printed=False,
        ),
    ]


def closes(report: PlanReport, nip: str, raised: list[Raised], before: object) -> str:
    """Say which gaps a seat closes, and what must wait for it; nothing where none is known.

    What stays short then is said of each of several; of one the levels left beside it are enough.
    """
    words = report.wording

    def gap(one: Raised) -> str:
        left = report.short_after.get((nip, one.competency), 0) if len(raised) > 1 else 0
        text = N_("{gap} ({left} still missing)") if left else "{gap}"
        return words(text, gap=f"{report.competency(one.competency)} {one.level_from} → {one.level_to}", left=left)

    later = "; ".join(report.training(code) for code in before.split(";")) if isinstance(before, str) else ""
    wait = words(N_("To be passed before {later}."), later=later) if later else ""
    return " ".join(filter(None, ["; ".join(map(gap, raised)), wait]))
