"""The masked documents of a training plan."""

from __future__ import annotations

from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.reports.kit import common_sheets, summary_page
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.kit.excel import Book, Field, ReportSheet
from asnkarier.reports.kit.labels import COLUMNS, REASONS, word
from asnkarier.reports.kit.markdown import render
from asnkarier.reports.kit.origin import origin
from asnkarier.reports.kit.wording import UNKNOWN
from asnkarier.reports.masked import change
from asnkarier.reports.masked.gap import REMARK
from asnkarier.reports.masked.report import MaskedReport, add_explanation
from asnkarier.tables.masked_figures import MASKED_FIGURES, POOLED


def masked_plan_documents(report: MaskedReport) -> Documents:
    """Give ``plan-training_<region>_<year>_masked``."""
    return Documents(
        f"plan-training_{report.config.region.code}_{report.year}_masked",
        lambda path: write_workbook(path, report),
        lambda: letter(report),
        report.wording,
        report.as_of,
        MASKED_FIGURES,
        report.figures,
        report.config,
        by_person=False,
    )


def write_workbook(path: Path, report: MaskedReport) -> None:
    """Write the workbook; it is whole or absent."""
    words, region = report.wording, report.config.region
    title = words(N_("Training Plan {year} (masked)"), year=report.year)
    with Book(
        path,
        title=f"{title} – {region.name}",
        author=region.agency.name,
        footer=f"{title} · {report.state}",
        day=report.as_of,
        wording=words,
    ) as book:
        front = book.sheet(words(N_("Summary")), title, f"{report.state} · {region.agency.name}")
        _summary(front, report)
        _list(book, report, N_("By OPD"), N_("The plan by OPD"), "opd")
        _list(book, report, N_("By Training"), N_("Trainings and classes"), "training")
        _list(book, report, N_("Not Selected"), N_("Needs without a seat, and why"), "reason")
        add_explanation(book, report)
        common_sheets.link_all(front, row=2)


def _summary(sheet: ReportSheet, report: MaskedReport) -> None:
    words = report.wording
    summary_page.set_up(sheet)
    rupiah = "[$Rp-421]#,##0"
    figures = (
        (N_("Ceiling"), "budget", rupiah),
        (N_("Planned cost"), "cost", rupiah),
        (N_("People with a seat"), "people", "#,##0"),
        (N_("Seats"), "seats", "#,##0"),
        (N_("Levels expected to close"), "levels_expected", "#,##0.0"),
        (N_("Levels closed if all succeed"), "levels_closed", "#,##0"),
    )
    tiles = [summary_page.Tile(words(label), report.value("region", name), pattern) for label, name, pattern in figures]
    row = summary_page.tiles(sheet, BODY + 1, tiles)
    if since := change.of_plan(report):
        figures_of = N_("{title}: {former} in the former plan, now {now}.")
        told = [
            words(figures_of, title=title, former=former, now=now) for title, former, now in change.plan_rows(report)
        ]
        row = summary_page.lines(sheet, row + 1, words(N_("Change since the former run")), [*since, *told])
    row = summary_page.lines(sheet, row + 1, words(N_("What is hidden, and why")), notes(report))
    summary_page.finish(sheet, row + 1, words(REMARK))


def notes(report: MaskedReport) -> list[str]:
    """Say what is hidden."""
    few = report.wording(
        N_("Of a plan for fewer than {few} people nothing is shown."), few=report.config.privacy.small_group
    )
    return report.explained if len(report.figures) else [few]


_COLUMNS = {
    "opd": (("seats", COLUMNS["seats"], "integer"), ("cost", N_("Cost of participants"), "rupiah")),
    "training": (("seats", COLUMNS["seats"], "integer"), ("classes", N_("Classes"), "integer")),
    "reason": (("needs", N_("Needs"), "integer"),),
}
_NAMES = {"opd": COLUMNS["opd"], "training": COLUMNS["training"], "reason": COLUMNS["reason"]}


def rows(report: MaskedReport, subject: str) -> list[tuple[str, dict[str, float | None]]]:
    """Give the name and the figures of each row of a list."""
    grouped = subject == "opd"
    names = report.groups(subject) if grouped else report.items(subject)
    return [
        (
            _name(report, subject, name),
            {
                figure: report.value(subject, figure, **{"group" if grouped else "item": name})
                for figure, _, _ in _COLUMNS[subject]
            },
        )
        for name in names
    ]


def _name(report: MaskedReport, subject: str, name: str) -> str:
    words = report.wording
    if subject == "opd":
        return report.group_name(name)
    if name == POOLED:
        return words(N_("(others together: {n})"), n=words.number(report.value(subject, "pooled", item=POOLED)))
    return words(word(REASONS, name)) if subject == "reason" else name


def _list(book: Book, report: MaskedReport, name: str, title: str, subject: str) -> None:
    words = report.wording
    sheet = book.sheet(words(name), words(title))
    found = rows(report, subject)
    sheet.table(
        BODY,
        [
            Field("name", words(_NAMES[subject]), [each for each, _ in found], "wrap", width=70),
            *(
                Field(figure, words(label), [of[figure] for _, of in found], style, UNKNOWN, 18)
                for figure, label, style in _COLUMNS[subject]
            ),
        ],
        freeze=["name"],
    )


def letter(report: MaskedReport) -> str:
    """Give the letter as Markdown."""
    return render(
        "masked_plan.md.j2",
        report.wording,
        report=report,
        region=report.config.region,
        figure=lambda name: report.value("region", name),
        opds=rows(report, "opd"),
        trainings=rows(report, "training"),
        reasons=rows(report, "reason"),
        notes=notes(report),
        since=change.of_plan(report),
        changes=change.plan_rows(report),
        origin=origin(report.provenance, report.wording),
    )
