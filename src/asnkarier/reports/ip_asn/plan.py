"""The documents of the plan that raises the index: a workbook and a letter."""

from __future__ import annotations

from pathlib import Path

from asnkarier.i18n import N_
from asnkarier.reports.ip_asn import plan_lists
from asnkarier.reports.ip_asn.plan_report import TOP, IndexPlanReport
from asnkarier.reports.kit import common_sheets
from asnkarier.reports.kit import summary_page as page
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.cut_lists import rest
from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.kit.excel import Book, ReportSheet, as_list
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.markdown import named, render
from asnkarier.reports.kit.origin import CONTENTS, origin
from asnkarier.tables.ip_asn_results import IP_ASN_PLAN

TITLE = N_("Trainings That Raise IP ASN")


def index_plan_documents(report: IndexPlanReport) -> Documents:
    """Give ``plan-ip-asn_<region>_<year>``."""
    return Documents(
        f"plan-ip-asn_{report.config.region.code}_{report.year}",
        lambda path: write_index_plan_workbook(path, report),
        lambda: index_plan_letter(report),
        report.wording,
        report.as_of,
        IP_ASN_PLAN,
        report.seats,
        report.config,
    )


def write_index_plan_workbook(path: Path, report: IndexPlanReport) -> None:
    """Write the workbook; it is whole or absent."""
    words, region = report.wording, report.config.region
    title = words(TITLE)
    with Book(
        path,
        title=f"{title} – {region.name}",
        author=region.agency.name,
        footer=f"{title} · {report.state}",
        day=report.as_of,
        wording=words,
    ) as book:
        front = book.sheet(words(N_("Summary")), title)
        front.text(1, 0, f"{report.state} · {region.agency.name}", "subtitle")
        plan_lists.add_seats(book, report)
        plan_lists.add_trainings(book, report)
        plan_lists.add_opds(book, report)
        common_sheets.add_findings(book, report.findings)
        common_sheets.add_sources(book, report.provenance)
        _fill(front, report)
        common_sheets.link_all(front, row=2)


def said(report: IndexPlanReport) -> list[str]:
    """Say what the plan does, how good it is proven to be, and what it rests on."""
    words, total = report.wording, report.total
    number = words.number
    if total["target"] is None:
        proof = words(
            N_("It is the highest index found for the money: no plan within the limits exceeds {most}."),
            most=number(total["index_most"], 2),
        )
    else:
        proof = words(
            N_("It is the cheapest plan found that reaches {target}: none costs less than {least} ({percent} less)."),
            target=number(total["target"], 2),
            least=words.rupiah(total["cost_least"]),
            percent=words.percent(total["gap"]),
        )
    lines = [
        words(
            N_(
                "The index of {people} people rises from {before} to {after} with {seats} seats, at {cost} of {budget}."
            ),
            people=number(total["people"]),
            before=number(total["index_before"], 2),
            after=number(total["index_after"], 2),
            seats=number(total["seats"]),
            cost=words.rupiah(total["cost"]),
            budget=words.rupiah(total["budget"]),
        ),
        proof,
    ]
    if total["completed"]:
        lines.append(words(N_("It counts on it that all that is on record is completed; else the index is lower.")))
    elif total["traced"]:
        lines.append(
            words(
                N_("Completing what is on record brings up to {points} points at no cost: do it first."),
                points=number(total["traced"], 2),
            )
        )
    lines.append(words(N_("It says nothing of gaps in competency: the training plan does.")))
    return lines


def index_plan_letter(report: IndexPlanReport) -> str:
    """Give the letter as Markdown."""
    words = report.wording
    held, opds = report.held.head(TOP), report.opds.head(TOP)
    return render(
        "ip_asn_plan.md.j2",
        words,
        report=report,
        region=report.config.region,
        said=said(report),
        per_million=report.per_million,
        trainings=named(held, list(held["title"])),
        opds=named(opds, [report.opd_name(name) for name in opds["opd"]]),
        rest={
            "trainings": rest(words, TOP, report.held, {"points": (N_("Points"), words.number)}),
            "opds": rest(words, TOP, report.opds),
        },
        few=report.config.privacy.small_group,
        provenance=report.provenance,
        contents=CONTENTS,
        origin=origin(report.provenance, words),
    )


def _fill(sheet: ReportSheet, report: IndexPlanReport) -> None:
    words, held, opds = report.wording, report.held.head(TOP), report.opds.head(TOP)
    page.set_up(sheet)
    row = page.tiles(sheet, BODY + 1, _tiles(report))
    row = page.lines(sheet, row + 1, words(N_("In brief")), said(report))
    row = page.lists(
        sheet,
        row + 1,
        page.PageList(
            "trainings",
            words(N_("Trainings that bring most")),
            words(COLUMNS["training"]),
            list(held["title"]),
            [
                page.ListColumn("participants", words(N_("Participants")), as_list(held["participants"]), "integer"),
                page.ListColumn("points", words(N_("Points")), as_list(held["points"]), "score"),
                page.ListColumn("cost", words(COLUMNS["cost"]), as_list(held["cost"]), "rupiah", 2),
            ],
        ),
        page.PageList(
            "opds",
            words(N_("OPDs that gain most")),
            words(N_("OPD")),
            [report.opd_name(name) for name in opds["opd"]],
            [
                page.ListColumn("seats", words(N_("People with a seat")), as_list(opds["people_with_seat"]), "integer"),
                page.ListColumn("before", words(N_("Without the plan")), as_list(opds["index_before"]), "score"),
                page.ListColumn("after", words(N_("With the plan")), as_list(opds["index_after"]), "score"),
            ],
        ),
    )
    page.finish(sheet, row + 1, words(N_("Material for consideration, not a decision.")))


def _tiles(report: IndexPlanReport) -> list[page.Tile]:
    words, total = report.wording, report.total
    figures = (
        (N_("Index without the plan"), "index_before", "#,##0.00"),
        (N_("Index with the plan"), "index_after", "#,##0.00"),
        (N_("Target"), "target", "#,##0.00"),
        (N_("No plan exceeds"), "index_most", "#,##0.00"),
        (N_("To gain by completing records"), "traced", "#,##0.00"),
        (N_("People with a seat"), "people_with_seat", "#,##0"),
        (N_("Seats"), "seats", "#,##0"),
        (N_("Classes"), "classes", "#,##0"),
    )
    tiles = [page.Tile(words(label), total[name], pattern) for label, name, pattern in figures]
    return [*tiles, page.Tile(words(N_("Points per Rp 1 million")), report.per_million, "#,##0.00")]
