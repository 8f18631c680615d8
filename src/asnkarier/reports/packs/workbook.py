"""The workbook of an OPD: a page for its head, then its people, their gaps, and their seats in the plan."""

from __future__ import annotations

from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.reports.gap import apart, assess_first, change, lists, matrix, standards, strengths
from asnkarier.reports.gap.report import GapFigures
from asnkarier.reports.kit import common_sheets, summary_page
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, ReportSheet, as_list
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.packs.figures import PackFigures, next_steps, state
from asnkarier.reports.packs.of_opd import Pack
from asnkarier.reports.plan import lists as plan_lists
from asnkarier.reports.plan import people, since

REMARK = N_("Material for consideration, not a decision; whoever decides looks at the person, too.")


def write_pack_workbook(path: Path, pack: Pack) -> None:
    """Write the workbook; it is whole or absent."""
    words, region = pack.gap.wording, pack.gap.config.region
    title = words(N_("Competencies and Training Plan"))
    figures = GapFigures.of(pack.gap)
    with Book(
        path,
        title=f"{title} – {pack.name}",
        author=region.agency.name,
        footer=f"{title} · {pack.name}",
        day=pack.gap.as_of,
        wording=words,
    ) as book:
        front = book.sheet(words(N_("Summary")), f"{title} – {pack.name}", f"{state(pack)} · {region.agency.name}")
        matrix.add(book, pack.gap)
        if pack.plan:
            people.add(book, pack.plan)
            plan_lists.add_not_selected(book, pack.plan)
        assess_first.add(book, pack.gap)
        lists.add_unassessed(book, pack.gap)
        if len(pack.gap.staff_apart):
            apart.add(book, pack.gap)
        lists.add_competencies(book, pack.gap, figures)
        strengths.add_people(book, pack.gap)
        standards.add(book, pack.gap)
        change.add(book, pack.gap)
        if pack.plan:
            since.add(book, pack.plan)
        common_sheets.add_sources(book, pack.gap.provenance)
        _summary(front, pack, figures)
        common_sheets.link_all(front, row=2)


def _summary(sheet: ReportSheet, pack: Pack, figures: GapFigures) -> None:
    """Fill the page: key figures, where levels are missing, which trainings the OPD's people go to."""
    words = pack.gap.wording
    summary_page.set_up(sheet)
    planned = PackFigures.of(pack)
    tiles = [
        (words(N_("People with a standard")), figures.people, "#,##0"),
        (words(N_("With a valid assessment")), figures.people_assessed, "#,##0"),
        (words(N_("People with a gap")), figures.people_with_gap, "#,##0"),
        (words(N_("Requirements assessed")), figures.coverage, "0.0%"),
        (words(COLUMNS["levels_missing"]), figures.levels_missing, "#,##0"),
        (words(N_("Mean JPM (%)")), figures.jpm_mean, "0.00"),
        *(
            (pack.gap.categories.get(code, words(N_("Not assessed enough"))), people, "#,##0")
            for code, people in figures.categories.items()
        ),
    ]
    if pack.plan:
        tiles += [
            (words(N_("People with a seat")), planned.people, "#,##0"),
            (words(N_("Seats")), planned.seats, "#,##0"),
            (words(N_("Levels closed if all succeed")), planned.levels_closed, "#,##0"),
            (words(COLUMNS["jp"]), planned.jp, "#,##0"),
            (words(N_("Cost of participants")), planned.cost, "[$Rp-421]#,##0"),
        ]
    row = summary_page.tiles(sheet, BODY + 1, [summary_page.Tile(*tile) for tile in tiles])
    row = summary_page.lists(sheet, row + 1, _competencies(pack, figures), _trainings(pack, planned))
    row = summary_page.lines(sheet, row + 1, words(N_("What the OPD is asked to do")), next_steps(pack, figures))
    summary_page.finish(sheet, row + 1, words(REMARK))


def _competencies(pack: Pack, figures: GapFigures) -> summary_page.PageList:
    words, widest = pack.gap.wording, figures.widest
    columns = (("with_gap", "integer"), ("mean_gap", "decimal"), ("levels_missing", "integer"))
    return summary_page.PageList(
        "competencies",
        words(N_("Widest gaps, by competency")),
        words(COLUMNS["competency"]),
        [pack.gap.competencies.get(code, code) for code in widest["competency"]],
        [summary_page.ListColumn(name, words(COLUMNS[name]), as_list(widest[name]), style) for name, style in columns],
    )


def _trainings(pack: Pack, planned: PackFigures) -> summary_page.PageList:
    words = pack.gap.wording
    return summary_page.PageList(
        "trainings",
        words(N_("Trainings of the OPD's people")),
        words(COLUMNS["training"]),
        list(planned.trainings["title"]),
        [
            summary_page.ListColumn("seats", words(COLUMNS["seats"]), as_list(planned.trainings["seats"]), "integer"),
            summary_page.ListColumn("cost", words(COLUMNS["cost"]), as_list(planned.trainings["cost"]), "rupiah", 2),
        ],
    )
