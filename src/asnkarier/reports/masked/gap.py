"""The masked documents of a gap analysis."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import SHARE_STEPS, STEPS
from asnkarier.reports.kit import common_sheets, summary_page
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.kit.excel import LINE_HEIGHT, Book, Field, ReportSheet, lines_needed
from asnkarier.reports.kit.labels import COLUMNS, category_names, competency_names, in_dictionary_order
from asnkarier.reports.kit.markdown import render
from asnkarier.reports.kit.origin import origin
from asnkarier.reports.kit.wording import UNKNOWN
from asnkarier.reports.masked import change
from asnkarier.reports.masked.report import MaskedReport, add_explanation
from asnkarier.tables.masked_figures import ALL, MASKED_FIGURES, NOT_ASSESSED

_NAME_WIDTH, _CELL_WIDTH = 44, 9
REMARK = N_("Material for consideration, not a decision; figures of groups only.")


def masked_gap_documents(report: MaskedReport) -> Documents:
    """Give ``gap-analysis_<region>_<date>_masked``."""
    return Documents(
        f"gap-analysis_{report.config.region.code}_{report.as_of.isoformat()}_masked",
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
    title = words(N_("Competency Gap Analysis (masked)"))
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
        _opds(book, report, "category", N_("By OPD"), N_("People by OPD and category of the JPM"), categories(report))
        _competencies(book, report)
        _heat_map(book, report)
        _detail(book, report)
        _change(book, report)
        add_explanation(book, report)
        common_sheets.link_all(front, row=2)


def key_figures(report: MaskedReport) -> list[tuple[str, float | None, str]]:
    """Give the figures of the region: label, value, number format."""
    words = report.wording

    def of(name: str) -> float | None:
        return report.value("region", name)

    required, assessed = of("required"), of("assessed")
    return [
        (words(N_("People with a standard")), report.value("category", "people", item=ALL), "#,##0"),
        (words(N_("People with a gap")), of("people_with_gap"), "#,##0"),
        (words(N_("Without a known gap")), of("people_without_gap"), "#,##0"),
        (words(N_("Not assessed at all")), of("people_not_assessed"), "#,##0"),
        (words(N_("Mean JPM (%)")), of("jpm_mean"), "0.00"),
        (words(COLUMNS["required"]), required, "#,##0"),
        (words(N_("Requirements assessed")), _share(assessed, required), "0.0%"),
        (words(COLUMNS["with_gap"]), of("with_gap"), "#,##0"),
        (words(COLUMNS["levels_missing"]), of("levels_missing"), "#,##0"),
    ]


def left_out(report: MaskedReport) -> str:
    """Say which competencies the sums leave out; "" for none."""
    number = report.value("region", "competencies_left_out")
    text = N_("The sums over competencies leave out those required of too few people: {n}.")
    return report.wording(text, n=report.wording.number(number)) if number else ""


def categories(report: MaskedReport) -> dict[str, str]:
    """Give the names of the categories by code, best first, then of those without one."""
    words, bands = report.wording, report.config.jpm.mapping.on(report.as_of).value
    names = category_names(sorted(bands, key=lambda band: -band.minimum), words.language)
    return names | {NOT_ASSESSED: words(N_("Not assessed enough"))}


def competencies(report: MaskedReport) -> dict[str, str]:
    """Give the names of the competencies by code."""
    names = competency_names(report.config, report.wording.language)
    return {code: names.get(code, code) for code in in_dictionary_order(report.items("competency"), report.config)}


def totals(report: MaskedReport, code: str, group: str | None = None) -> dict[str, float | None]:
    """Give the figures of a competency in an OPD, or in the region: counts, then what follows from those shown."""
    found = {
        name: report.value("competency", name, group=group, item=code)
        for name in ("people", "met", "gap", "unknown", "levels_missing")
    }
    met, gap = found["met"], found["gap"]
    assessed = None if met is None or gap is None else met + gap
    return found | {
        "share_with_gap": _share(gap, assessed),
        "mean_gap": _share(found["levels_missing"], assessed),
        "coverage": _share(assessed, found["people"]),
    }


def _share(part: float | None, whole: float | None) -> float | None:
    return part / whole if part is not None and whole else None


def _summary(sheet: ReportSheet, report: MaskedReport) -> None:
    words = report.wording
    summary_page.set_up(sheet)
    row = summary_page.tiles(sheet, BODY + 1, [summary_page.Tile(*figure) for figure in key_figures(report)])
    names = competencies(report)
    of = {code: totals(report, code) for code in names}
    by_share = [code for code in names if of[code]["share_with_gap"] is not None]
    by_share.sort(key=lambda code: -(of[code]["share_with_gap"] or 0))

    def column(name: str, title: str, style: str) -> summary_page.ListColumn:
        return summary_page.ListColumn(name, words(title), [of[code][name] for code in by_share], style)

    shown = categories(report)
    row = summary_page.lists(
        sheet,
        row + 1,
        summary_page.PageList(
            "competencies",
            words(N_("Share with a gap, by competency")),
            words(COLUMNS["competency"]),
            [names[code] for code in by_share],
            [
                column("people", COLUMNS["people"], "integer"),
                column("coverage", COLUMNS["coverage"], "percent"),
                column("share_with_gap", COLUMNS["share_with_gap"], "percent"),
            ],
        ),
        summary_page.PageList(
            "categories",
            words(N_("People by category of the JPM")),
            words(COLUMNS["category"]),
            list(shown.values()),
            [
                summary_page.ListColumn(
                    "people",
                    words(COLUMNS["people"]),
                    [report.value("category", "people", item=code) for code in shown],
                    "integer",
                )
            ],
        ),
    )
    if since := change.of_gap(report):
        row = summary_page.lines(sheet, row + 1, words(N_("Change since the former run")), since)
    notes = [*report.explained, *filter(None, [left_out(report)])]
    row = summary_page.lines(sheet, row + 1, words(N_("What is hidden, and why")), notes)
    summary_page.finish(sheet, row + 1, words(REMARK))


def _change(book: Book, report: MaskedReport) -> None:
    """Add the sheet of what became of people's levels since the former run; nothing where it may not be told."""
    if report.groups("change"):
        parts = {code: report.wording(title) for code, title in change.PARTS.items()}
        _opds(book, report, "change", N_("Change"), N_("What changed since the former run"), parts)


def _opds(book: Book, report: MaskedReport, subject: str, name: str, title: str, parts: Mapping[str, str]) -> None:
    """Add a sheet of people by OPD and part; the region stands last."""
    words = report.wording
    notes = change.of_gap(report) if subject == "change" else []
    sheet = book.sheet(words(name), words(title), " ".join([*notes, _dash(report)]))
    groups = [*report.groups(subject), None]
    names = [*map(report.group_name, groups[:-1]), words(N_("Whole region"))]  # type: ignore[arg-type]
    fields = [
        Field("opd", words(COLUMNS["opd"]), names, "wrap", width=48),
        *(
            Field(
                (subject, code),
                title,
                [report.value(subject, "people", group=group, item=code) for group in groups],
                "integer",
                UNKNOWN,
                13,
            )
            for code, title in {ALL: words(COLUMNS["people"]), **parts}.items()
        ),
    ]
    sheet.table(BODY, fields, freeze=["opd"])


_FIGURES = (
    ("people", N_("People of whom it is required"), "integer"),
    ("met", N_("Met"), "integer"),
    ("gap", N_("Gap"), "integer"),
    ("unknown", N_("Unknown"), "integer"),
    ("share_with_gap", COLUMNS["share_with_gap"], "percent"),
)


def _competencies(book: Book, report: MaskedReport) -> None:
    words, names = report.wording, competencies(report)
    sheet = book.sheet(words(N_("Competencies")), words(N_("Results by competency")), _dash(report))
    of = [totals(report, code) for code in names]
    figures = (*_FIGURES, ("levels_missing", COLUMNS["levels_missing"], "integer"),
               ("mean_gap", COLUMNS["mean_gap"], "decimal"))  # fmt: skip
    sheet.table(
        BODY,
        [
            Field("competency", words(COLUMNS["competency"]), list(names.values()), "wrap", width=44),
            *(_figure(name, words(title), style, of) for name, title, style in figures),
        ],
        freeze=["competency"],
    )


def _detail(book: Book, report: MaskedReport) -> None:
    words, names = report.wording, competencies(report)
    sheet = book.sheet(words(N_("OPD and Competency")), words(N_("Results by OPD and competency")), _dash(report))
    pairs = [(group, code) for group in report.groups("competency") for code in names]
    of = [totals(report, code, group) for group, code in pairs]
    sheet.table(
        BODY,
        [
            Field("opd", words(COLUMNS["opd"]), [report.group_name(group) for group, _ in pairs], "wrap", width=44),
            Field("competency", words(COLUMNS["competency"]), [names[code] for _, code in pairs], "wrap", width=36),
            *(_figure(name, words(title), style, of) for name, title, style in _FIGURES),
        ],
        freeze=["competency"],
    )


def _figure(name: str, title: str, style: str, of: list[dict[str, Any]]) -> Field:
    return Field(name, title, [one[name] for one in of], style, UNKNOWN, 13)


def _heat_map(book: Book, report: MaskedReport) -> None:
    """Draw the share with a gap by OPD and competency; the region stands first."""
    words, names = report.wording, competencies(report)
    sheet = book.sheet(words(N_("Heat Map")), words(N_("Share of the assessed with a gap")), _dash(report))
    sheet.widths([_NAME_WIDTH, *[_CELL_WIDTH] * len(names)])
    sheet.text(BODY, 0, words(COLUMNS["opd"]), "header")
    sheet.grid.set_row(BODY, 150)
    for column, name in enumerate(names.values(), 1):
        sheet.text(BODY, column, name, "header", rotation=90)
    for row, group in enumerate([None, *report.groups("competency")], BODY + 1):
        name = report.group_name(group) if group else words(N_("Whole region"))
        sheet.text(row, 0, name, "wrap", "boxed", "middle")
        sheet.grid.set_row(row, LINE_HEIGHT * lines_needed(name, _NAME_WIDTH - 1))
        for column, code in enumerate(names, 1):
            share = totals(report, code, group)["share_with_gap"]
            if share is None:
                sheet.text(row, column, UNKNOWN, "boxed", "centre", "middle")
                continue
            sign, fill, colour = STEPS[sum(share >= step for step in SHARE_STEPS)]
            look = {"num_format": f'"{sign} "0%', "bg_color": fill, "font_color": colour, "font_size": 9}
            sheet.number(row, column, share, "boxed", "centre", "middle", **look)
    sheet.grid.freeze_panes(BODY + 1, 1)
    sheet.grid.repeat_rows(BODY)


def _dash(report: MaskedReport) -> str:
    words = report.wording
    return words(N_("{dash} not shown, or nothing assessed."), dash=UNKNOWN)


def letter(report: MaskedReport) -> str:
    """Give the letter as Markdown."""
    names = competencies(report)
    return render(
        "masked_gap.md.j2",
        report.wording,
        report=report,
        region=report.config.region,
        people=report.value("category", "people", item=ALL),
        figure=lambda name: report.value("region", name),
        categories=[(name, report.value("category", "people", item=code)) for code, name in categories(report).items()],
        competencies=[(name, totals(report, code)) for code, name in names.items()],
        left_out=left_out(report),
        since=change.of_gap(report),
        origin=origin(report.provenance, report.wording),
    )
