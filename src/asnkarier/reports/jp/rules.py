"""The rules of the ledger in words, with where each is from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.dates import get_month_names

from asnkarier.config.jp import JpRule
from asnkarier.config.model import Dated
from asnkarier.i18n import N_
from asnkarier.reports.jp.ledger import JpReport
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field
from asnkarier.reports.kit.labels import COLUMNS, EMPLOYMENT, word

_PER = {
    "session": N_("{jp} JP for each session"),
    "day": N_("{jp} JP for each working day"),
    "activity": N_("{jp} JP for each activity"),
}
_MOST = {
    "session_max": N_("at most {jp} JP of a session"),
    "day_max": N_("at most {jp} JP a day"),
    "month_max": N_("at most {jp} JP a month"),
}


def limits_named(report: JpReport, limits: Mapping[Any, int]) -> str:
    """Give a limit of each employment, such as ``PNS 20 JP``."""
    words = report.wording
    return words.enumeration(f"{words(word(EMPLOYMENT, kind))} {jp} JP" for kind, jp in limits.items())


def pace_rule(report: JpReport) -> str:
    """Say how it is known who is behind, and from when it is said."""
    words, month = report.wording, report.config.training_plan.jp_pace_from_month
    text = N_(
        "Behind is whoever has earned less than the minimum times the share of the year that has passed; before 1 "
        "{month} that is not said."
    )
    return words(text, month=get_month_names(locale=words.language)[month])


def add_rules(book: Book, report: JpReport) -> None:
    """Add the sheet with every rule, its legal basis, its source and whether it was checked."""
    words, rules, first = report.wording, report.config.training_plan, date(report.year, 1, 1)
    sheet = book.sheet(
        words(N_("Rules")),
        words(N_("How JP are counted")),
        words(N_("JP that are stated count; these rules say what counts where none are, and the most that counts.")),
    )
    minimum, maximum = rules.jp_minimum.on(first), rules.jp_maximum.on(first)
    parts: list[tuple[str, str, Dated[Any] | None]] = [
        (words(N_("JP minimum of a year")), limits_named(report, minimum.value), minimum),
        (words(N_("JP maximum of a year")), limits_named(report, maximum.value), maximum),
        (words(N_("Pace")), pace_rule(report), None),
    ]
    for form, figure in rules.jp_conversion.items():
        parts.append((report.form(form) or form, _rule(report, figure.on(first).value), figure.on(first)))
    if rules.certificates:
        counted = rules.certificates.on(report.as_of)
        text = N_("Of the last {years} years, each number once; from {enough} on more add nothing in the plan.")
        value = words(text, years=counted.value.years, enough=counted.value.enough)
        parts.append((words(N_("Certificates")), value, counted))
    own = words(N_("Configuration of the region"))
    checked = [words(N_("✓ yes")) if dated and dated.verified else words(N_("▲ not yet")) for _, _, dated in parts]
    fields = [
        Field("rule", words(N_("Rule")), [name for name, _, _ in parts], "wrap", width=36),
        Field("value", words(N_("Value")), [text for _, text, _ in parts], "wrap", width=50),
        Field("basis", words(COLUMNS["basis"]), [dated.basis if dated else own for _, _, dated in parts], "wrap",
              width=44),
        Field("source", words(N_("Source")), [dated.source if dated else "" for _, _, dated in parts], "wrap",
              width=54),
        Field("verified", words(COLUMNS["verified"]), checked, width=20),
    ]  # fmt: skip
    sheet.table(BODY, fields)


def _rule(report: JpReport, rule: JpRule) -> str:
    words = report.wording
    most = [words(text, jp=getattr(rule, name)) for name, text in _MOST.items() if getattr(rule, name) is not None]
    return "; ".join([words(_PER[rule.per], jp=rule.jp), *most])
