"""The lists of the needs workbook: needs by group, groups, what no gap supports, what nobody asked for, proposals."""

from __future__ import annotations

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet
from asnkarier.reports.kit.labels import ASKED_STATES, COLUMNS, NEED_SCOPES, SUPPORTS, word
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN
from asnkarier.reports.needs.report import NeedsReport
from asnkarier.tables.need_results import ASKED_STATES as STATE_ORDER

_FIGURES = {
    "people": 11, "with_gap": 11, "levels_missing": 12, "unknown": 13, "below_target": 13, "performance_unknown": 13,
    "proposals": 11, "votes": 9,
}  # fmt: skip
"""Figures by name with the width of their columns."""


def add_competencies(book: Book, report: NeedsReport) -> ReportSheet:
    """Add the needs of the whole region."""
    words = report.wording
    sheet = book.sheet(words(N_("By Competency")), words(N_("Needs by competency")), _order(report))
    return _needs(sheet, report, report.needs_of("region"))


def add_sectors(book: Book, report: NeedsReport) -> ReportSheet:
    """Add the needs of each priority sector."""
    words = report.wording
    sheet = book.sheet(words(N_("By Sector")), words(N_("Needs by priority sector")), _order(report))
    return _needs(sheet, report, report.needs_of("sector"), of=("group",))


def add_opds(book: Book, report: NeedsReport) -> ReportSheet:
    """Add the needs of each OPD."""
    words = report.wording
    sheet = book.sheet(words(N_("By OPD")), words(N_("Needs by OPD")), _order(report))
    return _needs(sheet, report, report.needs_of("opd"), of=("group",))


def add_groups(book: Book, report: NeedsReport) -> ReportSheet:
    """Add the sectors and OPDs, all their needs together."""
    words = report.wording
    sheet = book.sheet(words(N_("Sectors and OPDs")), words(N_("Sectors and OPDs, all needs together")), _order(report))
    rows = pd.concat([report.groups_of(scope) for scope in ("region", "sector", "opd")], ignore_index=True)
    of = stored_fields(rows, words)
    fields = [
        *_group(report, rows, ("scope", "group")),
        of("rank", "level", UNKNOWN, 8),
        of("equals", "level", UNKNOWN, 10),
        of("employees", "integer", width=11),
        *(of(name, "integer", UNKNOWN, width, title=_TITLES.get(name, "")) for name, width in _FIGURES.items()),
        of("theme_only", "integer", width=12),
    ]
    sheet.table(BODY, fields, freeze=["group"])
    return sheet


_TITLES = {
    "people": N_("With a requirement"),
    "with_gap": N_("People with a gap"),
    "unknown": N_("People not fully assessed"),
    "below_target": N_("Employees below the performance target"),
    "performance_unknown": N_("Employees of unknown performance"),
}
"""Titles of the figures that count persons over all competencies."""


def add_without_gap(book: Book, report: NeedsReport) -> ReportSheet:
    """Add what was asked for and no known gap supports."""
    words = report.wording
    sheet = book.sheet(
        words(N_("Asked without Gap")),
        words(N_("Asked for, but no known gap supports it")),
        words(N_("Where people are not assessed a gap may exist all the same: assess them before refusing.")),
    )
    return _needs(sheet, report, _of_support(report, "asked_unknown", "asked_no_gap"), of=("scope", "group"))


def add_not_asked(book: Book, report: NeedsReport) -> ReportSheet:
    """Add the gaps that nobody asked about."""
    words = report.wording
    sheet = book.sheet(
        words(N_("Gap Not Asked")),
        words(N_("Gaps that nobody asked about")),
        words(N_("A proposal without an OPD, a person or a unit is known in the whole region only.")),
    )
    return _needs(sheet, report, _of_support(report, "not_asked"), of=("scope", "group"))


def add_proposals(book: Book, report: NeedsReport) -> ReportSheet:
    """Add every need as it was raised, those of a theme alone first."""
    words = report.wording
    sheet = book.sheet(
        words(N_("Proposals")),
        words(N_("What was asked for")),
        words(
            N_(
                "A theme alone is read as a competency only if it is one of its names; else it counts once someone "
                "decides what it means."
            )
        ),
    )
    first = ["theme_only", *(state for state in STATE_ORDER if state != "theme_only")]
    rows = report.asked.assign(order=report.asked["state"].map(first.index))
    rows = rows.sort_values(["order", "source_event", "place", "competency"], kind="stable", ignore_index=True)
    of = stored_fields(rows, words)
    competencies = [report.competency(code) if isinstance(code, str) else None for code in rows["competency"]]
    nips = pd.Series(rows["nip"].dropna())
    shown = dict(zip(nips, shown_nips(nips, report.config), strict=True))
    fields = [
        Field("state", words(COLUMNS["state"]), [words(word(ASKED_STATES, code)) for code in rows["state"]], "wrap",
              width=24),
        of("source_event", "wrap", width=34),
        of("raised_on", "date", UNKNOWN),
        of("place", "wrap", UNKNOWN, 36),
        of("unor", "wrap", UNKNOWN, 26),
        Field("nip", words(COLUMNS["nip"]), [shown.get(nip) for nip in rows["nip"]], missing=UNKNOWN, width=20.5),
        Field("competency", words(COLUMNS["competency"]), competencies, "wrap", UNKNOWN, 30),
        of("theme", "wrap", UNKNOWN, 40),
        of("votes", "level", UNKNOWN, 9),
    ]  # fmt: skip
    sheet.table(BODY, fields, freeze=["source_event"])
    return sheet


def _order(report: NeedsReport) -> str:
    return report.wording(
        N_("Ranked on, the larger first: {figures}. {dash} fewer than {few} people, or nothing needed: not shown."),
        figures=report.ranking,
        dash=UNKNOWN,
        few=report.config.privacy.small_group,
    )


def _of_support(report: NeedsReport, *codes: str) -> pd.DataFrame:
    rows = pd.concat([report.needs_of(scope) for scope in ("region", "opd")], ignore_index=True)
    return rows[rows["support"].isin(codes)].reset_index(drop=True)


def _needs(sheet: ReportSheet, report: NeedsReport, rows: pd.DataFrame, of: tuple[str, ...] = ()) -> ReportSheet:
    words = report.wording
    stored = stored_fields(rows, words)
    names = [report.competency(code) for code in rows["competency"]]
    support = [words(SUPPORTS[code]) if isinstance(code, str) else None for code in rows["support"]]
    fields = [
        *_group(report, rows, of),
        stored("rank", "level", UNKNOWN, 8),
        stored("equals", "level", UNKNOWN, 10),
        Field("competency", words(COLUMNS["competency"]), names, "wrap", width=36),
        *(stored(name, "integer", UNKNOWN, width) for name, width in _FIGURES.items()),
        Field("support", words(COLUMNS["support"]), support, "wrap", UNKNOWN, 30),
        stored("asked_by", "wrap", UNKNOWN, 44),
    ]
    sheet.table(BODY, fields, freeze=["competency"])
    return sheet


def _group(report: NeedsReport, rows: pd.DataFrame, of: tuple[str, ...]) -> list[Field]:
    words = report.wording
    names = [report.group(scope, group) for scope, group in zip(rows["scope"], rows["group"], strict=True)]
    every = {
        "scope": Field("scope", words(N_("Of")), [words(word(NEED_SCOPES, one)) for one in rows["scope"]], width=16),
        "group": Field("group", words(N_("Group")), names, "wrap", width=40),
    }
    return [every[name] for name in of]
