"""The sheets of what the office decided, and of what became of the plan that was to be kept."""

from __future__ import annotations

from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, as_list
from asnkarier.reports.kit.labels import CHANGES, COLUMNS, DECISIONS, DROPPED, word
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.ranks import rank_field
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.plan.report import PlanReport

_ORDER = ("dropped", "added", "kept")


def add_decisions(book: Book, report: PlanReport) -> None:
    """Add the decisions that the plan follows; nothing where there are none."""
    words, rows = report.wording, report.decisions
    if rows.empty:
        return
    sheet = book.sheet(words(N_("Decisions")), words(N_("What the office decided, and the plan follows")))
    of = stored_fields(rows, words)
    trainings = [words(N_("Every training")) if code == "*" else report.training(code) for code in rows["training"]]
    sheet.table(
        BODY,
        [
            Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
            rank_field(rows["nip"], report.ranks, words),
            Field("training", words(COLUMNS["training"]), trainings, "wrap", width=44),
            Field(
                "decision",
                words(COLUMNS["decision"]),
                [words(word(DECISIONS, what)) for what in rows["decision"]],
                width=14,
            ),
            of("note", "wrap", width=44),
        ],
        freeze=["nip"],
    )


def add_changes(book: Book, report: PlanReport) -> None:
    """Add what became of each seat of the earlier plan and which are new; nothing where none was to be kept."""
    words = report.wording
    if report.changes.empty:
        return
    counts = report.changes["change"].value_counts()
    sheet = book.sheet(
        words(N_("Changes")),
        words(N_("What changed against the earlier plan")),
        words(
            N_("{kept} seats stay, {dropped} are dropped, {added} are new."),
            **{name: words.number(int(counts.get(name, 0))) for name in _ORDER},
        ),
    )
    order = {name: place for place, name in enumerate(_ORDER)}
    rows = report.changes.assign(order=report.changes["change"].map(order))
    rows = rows.sort_values(["order", "opd", "name", "nip", "training"], na_position="last", ignore_index=True)
    of = stored_fields(rows, words)
    reasons = [None if reason is None else words(word(DROPPED, reason)) for reason in as_list(rows["reason"])]
    sheet.table(
        BODY,
        [
            Field("change", words(COLUMNS["change"]), [words(word(CHANGES, one)) for one in rows["change"]], width=14),
            of("name", "wrap", width=28),
            Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
            rank_field(rows["nip"], report.ranks, words),
            of("opd", "wrap", width=36),
            of("title", "wrap", width=40, title=COLUMNS["training"]),
            Field("reason", words(COLUMNS["reason"]), reasons, "wrap", width=44),
        ],
        freeze=["change", "name"],
    )
