"""The sheet that says by which rules the gaps were computed: standards, validity, categories, formula."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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

_WIDTHS = (30, 42, 30, 18, 46, 20, 20)


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
    gaps = [max(0, required - level) for required, level in zip(example.required, example.level, strict=True)]
    return text + " " + words(N_("The gaps of this person are {gaps}."), gaps=listed(gaps))


def _weights(report: GapReport) -> str:
    words, weights = report.wording, report.config.weights.competency
    special = [
        f"{report.competencies.get(code, code)} = {words.number(weight, 2)}"
        for code, weight in sorted(weights.items())
        if weight != 1
    ]
    return "; ".join([*special, words(N_("all others = 1"))]) if special else words(N_("all = 1"))


def _categories(sheet: ReportSheet, row: int, report: GapReport) -> int:
    words, jpm = report.wording, report.config.jpm
    row = _section(sheet, row, words(N_("Categories of the JPM")))
    row = _header(sheet, row, N_("Purpose"), N_("Category"), N_("JPM from (%), included"), "", *_dated_titles())
    purposes: tuple[tuple[str, Dated[tuple[Category, ...]]], ...] = (
        (N_("Mapping of competencies"), jpm.mapping.on(report.as_of)),
        (N_("Filling a position"), jpm.placement.on(report.as_of)),
    )
    for purpose, dated in purposes:
        for band in sorted(dated.value, key=lambda one: -one.minimum):
            name = band.name if report.wording.language == "id" else band.name_en
            sheet.text(row, 0, words(purpose), "wrap", "boxed")
            sheet.text(row, 1, f"{name} ({band.code})", "wrap", "boxed")
            sheet.merged((row, 2, row, 3), band.minimum, "decimal", "boxed", "centre")
            _dated(sheet, row, report, dated)
            row += 1
    return row


def _jenjang_levels(sheet: ReportSheet, row: int, report: GapReport) -> int:
    words = report.wording
    dated = report.config.standards.jenjang_levels.on(report.as_of)
    row = _section(sheet, row, words(N_("Default level of the generic competencies, where no standard was imported")))
    row = _header(sheet, row, COLUMNS["jenjang"], "", "", COLUMNS["level_required"], *_dated_titles())
    for jenjang, level in dated.value.items():
        sheet.merged((row, 0, row, 2), words(JENJANG[jenjang]), "text", "boxed")
        sheet.number(row, 3, level, "level", "boxed")
        _dated(sheet, row, report, dated)
        row += 1
    return row


def _assessments(sheet: ReportSheet, row: int, report: GapReport) -> int:
    words = report.wording
    validity = report.config.assessments.validity_years.on(report.as_of)
    row = _section(sheet, row, words(N_("Which assessment counts")))
    row = _header(sheet, row, N_("Rule"), N_("Value"), "", "", *_dated_titles())
    sheet.text(row, 0, words(N_("An assessment is valid for")), "wrap", "boxed")
    sheet.merged((row, 1, row, 3), words(N_("{years} years"), years=validity.value), "text", "boxed")
    _dated(sheet, row, report, validity)
    row += 1
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
    row = _header(sheet, row, COLUMNS["standard_scope"], N_("Requirements"))
    for scope, title in SCOPES.items():
        sheet.text(row, 0, words(title), "text", "boxed")
        sheet.number(row, 1, int(counts.get(scope, 0)), "integer", "boxed")
        row += 1
    return row


def _standards(sheet: ReportSheet, row: int, report: GapReport) -> None:
    words = report.wording
    row = _section(sheet, row, words(N_("Imported standards in force")))
    frame = _in_force(report)
    sheet.table(
        row,
        [
            Field(
                words(COLUMNS["scope"]),
                [words(word(SCOPES, scope)) for scope in frame["scope"]],
                "wrap",
                width=_WIDTHS[0],
            ),
            Field(words(COLUMNS["target"]), _targets(report, frame), "wrap", width=_WIDTHS[1]),
            Field(
                words(COLUMNS["competency"]),
                [report.competencies.get(c, c) for c in frame["competency"]],
                "wrap",
                width=_WIDTHS[2],
            ),
            Field(words(COLUMNS["level_required"]), as_list(frame["level_required"]), "level"),
            Field(words(COLUMNS["basis"]), as_list(frame["basis"]), "wrap", width=_WIDTHS[4]),
            Field(words(COLUMNS["valid_from"]), as_list(frame["valid_from"]), "date"),
            Field(words(COLUMNS["valid_to"]), as_list(frame["valid_to"]), "date"),
        ],
    )


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


def _header(sheet: ReportSheet, row: int, *titles: str) -> int:
    """Write a header; an empty title widens the one before it."""
    starts = [column for column, title in enumerate(titles) if title]
    for start, end in zip(starts, [*starts[1:], len(titles)], strict=True):
        sheet.merged((row, start, row, end - 1), sheet.book.wording(titles[start]), "header")
    sheet.grid.set_row(row, 2 * LINE_HEIGHT + 2)
    return row + 1


def _dated_titles() -> tuple[str, str, str]:
    return COLUMNS["basis"], COLUMNS["valid_from"], COLUMNS["verified"]


def _dated(sheet: ReportSheet, row: int, report: GapReport, dated: Dated[Any]) -> None:
    """Write where a figure is written, since when it holds, and whether somebody has checked it there."""
    words = report.wording
    sheet.text(row, 4, dated.basis, "wrap", "boxed")
    sheet.grid.set_row(row, LINE_HEIGHT * lines_needed(dated.basis, _WIDTHS[4] - 2))
    sheet.grid.write_number(row, 5, excel_day(dated.valid_from), sheet.book.style("date", "boxed"))
    sheet.text(row, 6, words(N_("✓ yes")) if dated.verified else words(N_("▲ not yet")), "text", "boxed")
