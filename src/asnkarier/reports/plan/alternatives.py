"""Plans side by side: ours, scenarios, and plans by a rule, in one table; then whose seats would be others."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.reports.kit import common_sheets
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.kit.excel import Book, Field, as_list
from asnkarier.reports.kit.labels import ALTERNATIVES as NAMES
from asnkarier.reports.kit.labels import CHANGES, COLUMNS, DROPPED, word
from asnkarier.reports.kit.markdown import named, render
from asnkarier.reports.kit.origin import CONTENTS, origin
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN, Wording
from asnkarier.reports.plan.alternatives_table import ALTERNATIVES

NOTE = N_(
    "The value is by the weights of each plan: where a scenario changes weights, compare people, levels and money. "
    "Plans by a rule obey the rules of ours unless they are named; nothing is proven about them. None is stored."
)


COMMITTED = N_("Committed in every one of these plans: {seats} seats, {cost}.")


@dataclass(frozen=True)
class Alternatives:
    """What the report is laid out from; ``plans`` conform to ``ALTERNATIVES``."""

    config: RegionConfig
    year: int
    as_of: date
    plans: pd.DataFrame
    changes: pd.DataFrame
    """``PLAN_CHANGES`` against the base with ``scenario``; empty where nothing differs."""
    committed: tuple[int, ...] = ()
    """Seats and rupiah that are committed in every plan; empty where nothing is."""
    provenance: Provenance = field(default_factory=Provenance)
    language: str | None = None

    @cached_property
    def wording(self) -> Wording:
        """The words of the report's language."""
        return Wording.of(self.language or self.config.region.language)

    @property
    def names(self) -> list[str]:
        """What each plan is called."""
        kinds = zip(self.plans["name"], self.plans["kind"], strict=True)
        return [name if kind == "scenario" else self.wording(word(NAMES, kind)) for name, kind in kinds]


def alternatives_documents(report: Alternatives) -> Documents:
    """Give ``scenarios_<region>_<year>``."""
    return Documents(
        f"scenarios_{report.config.region.code}_{report.year}",
        lambda path: _write_workbook(path, report),
        lambda: _letter(report),
        report.wording,
        report.as_of,
        ALTERNATIVES,
        report.plans,
        report.config,
    )


def _write_workbook(path: Path, report: Alternatives) -> None:
    words, region = report.wording, report.config.region
    title = words(N_("Training Plans {year} side by side"), year=report.year)
    state = words(N_("{region} · gaps as of {date}"), region=region.name, date=words.date(report.as_of))
    with Book(
        path,
        title=f"{title} – {region.name}",
        author=region.agency.name,
        footer=f"{title} · {state}",
        day=report.as_of,
        wording=words,
    ) as book:
        _add_plans(book, report, title)
        if len(report.changes):
            _add_changes(book, report)
        common_sheets.add_sources(book, report.provenance)


def _add_plans(book: Book, report: Alternatives, title: str) -> None:
    words, rows, note = report.wording, report.plans, report.wording(NOTE)
    if report.committed:
        seats, cost = report.committed
        note = words(COMMITTED, seats=words.number(seats), cost=words.rupiah(cost)) + " " + note
    sheet = book.sheet(words(N_("Side by Side")), title, note)
    of = stored_fields(rows, words)
    sheet.table(
        BODY,
        [
            Field("name", words(N_("Plan")), report.names, "wrap", width=36),
            of("objective", "decimal", UNKNOWN, 12, title=N_("Value of the plan")),
            of("upper_bound", "decimal", UNKNOWN, 12, title=N_("No plan is worth more than")),
            of("gap", "percent", UNKNOWN, 10, title=N_("Proven gap")),
            of("people", "integer", UNKNOWN, 11, title=N_("People with a seat")),
            of("seats", "integer", UNKNOWN, 9),
            of("classes", "integer", UNKNOWN, 9, title=N_("Classes")),
            of("levels_closed", "integer", UNKNOWN, 11),
            of("levels_missing", "integer", UNKNOWN, 11),
            of("jp_reached", "integer", UNKNOWN, 14, title=N_("Brought to the JP minimum")),
            of("budget", "rupiah", UNKNOWN, 18, title=N_("Ceiling")),
            of("cost", "rupiah", UNKNOWN, 18),
            of("dropped", "integer", UNKNOWN, 13, title=N_("Seats of this plan it has not")),
            of("added", "integer", UNKNOWN, 13, title=N_("Seats this plan has not")),
            of("broken", "wrap", "", 26, title=N_("Rules it breaks")),
            of("remark", "wrap", "", 40, title=N_("Remark")),
        ],
        freeze=["name"],
    )


def _add_changes(book: Book, report: Alternatives) -> None:
    words = report.wording
    sheet = book.sheet(words(N_("Changes")), words(N_("Whose seats would be others")))
    order = ["scenario", "change", "opd", "name", "nip", "training"]
    rows = report.changes.sort_values(order, na_position="last", ignore_index=True)
    of = stored_fields(rows, words)
    reasons = [None if reason is None else words(word(DROPPED, reason)) for reason in as_list(rows["reason"])]
    sheet.table(
        BODY,
        [
            of("scenario", "wrap", width=28, title=N_("Scenario")),
            Field("change", words(COLUMNS["change"]), [words(word(CHANGES, one)) for one in rows["change"]], width=14),
            of("name", "wrap", width=28),
            Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
            of("opd", "wrap", width=36),
            of("title", "wrap", width=40, title=COLUMNS["training"]),
            Field("reason", words(COLUMNS["reason"]), reasons, "wrap", width=44),
        ],
        freeze=["scenario", "change"],
    )


def _letter(report: Alternatives) -> str:
    records = named(report.plans.astype(object).where(report.plans.notna(), None), report.names)
    return render(
        "scenarios.md.j2",
        report.wording,
        report=report,
        region=report.config.region,
        note=NOTE,
        standing=COMMITTED,
        plans=records,
        provenance=report.provenance,
        contents=CONTENTS,
        origin=origin(report.provenance, report.wording),
    )
