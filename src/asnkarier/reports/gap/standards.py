"""The sheet that says by which rules the gaps were computed: standards, validity, categories, formula."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from asnkarier.config.model import Dated
from asnkarier.config.region import Category
from asnkarier.i18n import N_
from asnkarier.reports.gap.report import Formula, GapReport
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import LINE_HEIGHT, Book, Field, ReportSheet, as_list, excel_day, lines_needed
from asnkarier.reports.kit.labels import COLUMNS, JENJANG, METHODS, SCOPES, word
from asnkarier.reports.kit.privacy import shown_nip
from asnkarier.tables.vocabulary import fold

_WIDTHS = (26, 38, 28, 15, 42, 19, 19)
"""Widths of the grid that all parts of the sheet share, in characters."""
_Block = Sequence[tuple[Field, int]]
"""Columns of a small table, each with how many of the grid it takes."""


def add(book: Book, report: GapReport) -> ReportSheet:
    """Add the sheet."""
    words = report.wording
    sheet = book.sheet(
        words(N_("Standards and Formula")),
        words(N_("Standards and formula")),
        words(N_("By which rules the figures of this workbook were computed.")),
    )
    row = _formula(sheet, BODY, report, report.formula)
    row = _categories(sheet, row + 1, report)
    row = _jenjang_levels(sheet, row + 1, report)
    row = _assessments(sheet, row + 1, report)
    row = _scopes(sheet, row + 1, report)
    _standards(sheet, row + 1, report)
    sheet.widths(_WIDTHS)
    return sheet


def _formula(sheet: ReportSheet, row: int, report: GapReport, formula: Formula) -> int:
    words = report.wording
    gap = words(N_("gap = max(0, R − L); R is the level required, L the latest valid level. An unknown L is never 0."))
    row = _section(sheet, row, words(N_("Formula")))
    for label, text in (
        (N_("Gap"), gap),
        (N_("Job person match (JPM)"), words(formula.title)),
        (N_("Formula of the JPM"), f"JPM = {formula.expression}"),
        (N_("What it means"), words(formula.explanation)),
        (N_("Basis"), words(formula.basis)),
        (N_("Worked example"), worked_example(report, formula)),
        (N_("Weights of competencies (w)"), _weights(report)),
        *([(N_("Core factors (p)"), _factors(report))] if formula.example.core else []),
        (N_("A category is given"), _coverage(report)),
    ):
        sheet.text(row, 0, words(label), "wrap", "bold")
        sheet.merged((row, 1, row, 4), text, "wrap")
        sheet.grid.set_row(row, LINE_HEIGHT * lines_needed(text, 1.05 * sum(_WIDTHS[1:5])))
        row += 1
    return row


def worked_example(report: GapReport, formula: Formula) -> str:
    """Write a formula's example out in numbers."""
    words, example = report.wording, formula.example

    def listed(numbers: Sequence[float]) -> str:
        return ", ".join(words.number(number) for number in numbers)

    text = words(
        N_("Levels required R = {required}; levels held L = {level}; weights w = {weight}: JPM = {percent}."),
        required=listed(example.required),
        level=listed(example.level),
        weight=listed(example.weight),
        percent=words.percentage(example.percent),
    )
    if example.core:
        text += " " + words(
            N_("Core factors: the first {n}, with a share of {share}."),
            n=sum(example.core),
            share=words.percent(example.core_share, 0),
        )
    gaps = [max(0, required - level) for required, level in zip(example.required, example.level, strict=True)]
    return text + " " + words(N_("The gaps of this person are {gaps}."), gaps=listed(gaps))


def _weights(report: GapReport) -> str:
    words, weights = report.wording, report.config.jpm.weights
    special = [
        f"{report.competencies.get(code, code)} = {words.number(weight, 2)}"
        for code, weight in sorted(weights.items())
        if weight != 1
    ]
    return "; ".join([*special, words(N_("all others = 1"))]) if special else words(N_("all = 1"))


def _factors(report: GapReport) -> str:
    words, dated = report.wording, report.config.jpm.factors.on(report.as_of)
    if not dated.value.core:
        return words(N_("none named: all competencies count alike"))
    names = [report.competencies.get(code, code) for code in dated.value.core]
    return f"{words.percent(dated.value.core_share, 0)}: {'; '.join(names)} ({dated.basis})"


def _coverage(report: GapReport) -> str:
    words = report.wording
    share = words.percent(report.config.jpm.coverage_min)
    return words(
        N_("from {share} of the required competencies assessed on; below, nothing is said of a category."), share=share
    )


def _categories(sheet: ReportSheet, row: int, report: GapReport) -> int:
    words, jpm = report.wording, report.config.jpm
    row = _section(sheet, row, words(N_("Categories of the JPM")))
    purposes: tuple[tuple[str, Dated[tuple[Category, ...]]], ...] = (
        (N_("Mapping of competencies"), jpm.mapping.on(report.as_of)),
        (N_("Filling a position"), jpm.placement.on(report.as_of)),
    )
    rows = [
        (purpose, band, dated)
        for purpose, dated in purposes
        for band in sorted(dated.value, key=lambda one: -one.minimum)
    ]
    names = [band.name if words.language == "id" else band.name_en for _, band, _ in rows]
    codes = [f"{name} ({band.code})" for name, (_, band, _) in zip(names, rows, strict=True)]
    return _block(
        sheet,
        row,
        [
            (Field("purpose", words(N_("Purpose")), [words(purpose) for purpose, _, _ in rows], "wrap"), 1),
            (Field("category", words(N_("Category")), codes, "wrap"), 1),
            (Field("jpm", words(N_("JPM from (%), included")), [band.minimum for _, band, _ in rows], "score"), 2),
            *_dated(report, [dated for _, _, dated in rows]),
        ],
    )


def _jenjang_levels(sheet: ReportSheet, row: int, report: GapReport) -> int:
    words = report.wording
    dated = report.config.standards.jenjang_levels.on(report.as_of)
    row = _section(sheet, row, words(N_("Default level of the generic competencies, where no standard was imported")))
    return _block(
        sheet,
        row,
        [
            (Field("jenjang", words(COLUMNS["jenjang"]), [words(JENJANG[jenjang]) for jenjang in dated.value]), 3),
            (Field("level_required", words(COLUMNS["level_required"]), list(dated.value.values()), "level"), 1),
            *_dated(report, [dated] * len(dated.value)),
        ],
    )


def _assessments(sheet: ReportSheet, row: int, report: GapReport) -> int:
    words = report.wording
    validity = report.config.assessments.validity_years.on(report.as_of)
    row = _section(sheet, row, words(N_("Which assessment counts")))
    years = words(N_("{years} years"), years=validity.value)
    row = _block(
        sheet,
        row,
        [
            (Field("rule", words(N_("Rule")), [words(N_("An assessment is valid for"))], "wrap"), 1),
            (Field("value", words(N_("Value")), [years]), 3),
            *_dated(report, [validity]),
        ],
    )
    grades = sorted(report.config.assessments.evidence.items(), key=lambda item: (-item[1], item[0]))
    ranking = "; ".join(f"{words(METHODS[method])} ({grade})" for method, grade in grades)
    text = words(N_("The highest grade of evidence, then the latest date: {ranking}."), ranking=ranking)
    sheet.text(row, 0, words(N_("Of several, counts")), "wrap", "boxed")
    sheet.merged((row, 1, row, 4), text, "wrap", "boxed")
    sheet.grid.set_row(row, LINE_HEIGHT * lines_needed(text, 1.05 * sum(_WIDTHS[1:5])))
    return row + 1


def _scopes(sheet: ReportSheet, row: int, report: GapReport) -> int:
    words = report.wording
    counts = report.gaps["standard_scope"].value_counts()
    row = _section(sheet, row, words(N_("Where the levels required come from")))
    return _block(
        sheet,
        row,
        [
            (Field("standard_scope", words(COLUMNS["standard_scope"]), [words(title) for title in SCOPES.values()]), 1),
            (Field("required", words(N_("Requirements")), [int(counts.get(s, 0)) for s in SCOPES], "integer"), 1),
        ],
    )


def _standards(sheet: ReportSheet, row: int, report: GapReport) -> None:
    words = report.wording
    row = _section(sheet, row, words(N_("Imported standards in force")))
    frame = _in_force(report)
    competencies = [report.competencies.get(code, code) for code in frame["competency"]]
    fields = [
        Field("scope", words(COLUMNS["scope"]), [words(word(SCOPES, scope)) for scope in frame["scope"]], "wrap"),
        Field("target", words(COLUMNS["target"]), _targets(report, frame), "wrap"),
        Field("competency", words(COLUMNS["competency"]), competencies, "wrap"),
        Field("level_required", words(COLUMNS["level_required"]), as_list(frame["level_required"]), "level"),
        Field("basis", words(COLUMNS["basis"]), as_list(frame["basis"]), "wrap"),
        Field("valid_from", words(COLUMNS["valid_from"]), as_list(frame["valid_from"]), "date"),
        Field("valid_to", words(COLUMNS["valid_to"]), as_list(frame["valid_to"]), "date"),
    ]
    sheet.table(row, [replace(one, width=width) for one, width in zip(fields, _WIDTHS, strict=True)])


def _in_force(report: GapReport) -> pd.DataFrame:
    """Give the standards that count on the day, as the analysis chooses them.

    Of several for one target (folded) and competency the newest that holds, of those from one day the strictest.
    """
    day, every = pd.Timestamp(report.as_of), report.standards.assign(folded=report.standards["target"].map(fold))
    holds = (every["valid_from"] <= day) & (every["valid_to"].isna() | (every["valid_to"] >= day))
    newest_last = every[holds & (every["folded"] != "")].sort_values(["valid_from", "level_required", "basis"])
    winners = newest_last.drop_duplicates(["scope", "folded", "competency"], keep="last")
    return winners.sort_values(["scope", "folded", "competency"], ignore_index=True).drop(columns="folded")


def _targets(report: GapReport, standards: pd.DataFrame) -> list[str]:
    """Give what each standard names: a jenjang in words, a person's NIP as the region lets reports show it."""
    named: dict[str, Callable[[str], str]] = {
        "jenjang": lambda target: report.wording(word(JENJANG, target)),
        "person": lambda target: shown_nip(target, report.config),
    }
    return [
        named.get(scope, str)(target) for scope, target in zip(standards["scope"], standards["target"], strict=True)
    ]


def _section(sheet: ReportSheet, row: int, title: str) -> int:
    sheet.text(row, 0, title, "section")
    return row + 1


def _block(sheet: ReportSheet, row: int, columns: _Block) -> int:
    """Write a small table with its header in ``row``; give the row after it."""
    sheet.grid.set_row(row, 2 * LINE_HEIGHT + 2)
    heights: dict[int, int] = {}
    start = last = 0
    for field, span in columns:
        end = start + span - 1
        sheet.merged((row, start, row, end), field.title, "header")
        for at, value in enumerate(field.values, row + 1):
            shown = excel_day(value) if field.style == "date" else value
            sheet.merged((at, start, at, end), shown, field.style, "boxed")
            if field.style == "wrap":
                heights[at] = max(heights.get(at, 1), lines_needed(value, sum(_WIDTHS[start : end + 1]) - 2))
        start, last = end + 1, row + len(list(field.values))
    for at, lines in heights.items():
        sheet.grid.set_row(at, LINE_HEIGHT * lines)
    return last + 1


def _dated(report: GapReport, figures: Sequence[Dated[Any]]) -> _Block:
    """Give where each figure is written, since when it holds, and whether somebody has checked it there."""
    words = report.wording
    checked = [words(N_("✓ yes")) if one.verified else words(N_("▲ not yet")) for one in figures]
    return (
        (Field("basis", words(COLUMNS["basis"]), [one.basis for one in figures], "wrap"), 1),
        (Field("valid_from", words(COLUMNS["valid_from"]), [one.valid_from for one in figures], "date"), 1),
        (Field("verified", words(COLUMNS["verified"]), checked), 1),
    )
