"""The lists of the workbook of the index."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.ip_asn.report import DIMENSION_NAMES, PART_NAMES, IpAsnReport
from asnkarier.reports.ip_asn.rules import rules
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import Book, Field, ReportSheet
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.wording import UNKNOWN
from asnkarier.tables.ip_asn_results import DIMENSIONS

LOW, HIGH = N_("{figure}, on record"), N_("{figure}, at most")


def add_opds(book: Book, report: IpAsnReport) -> ReportSheet:
    """Add the index of each OPD."""
    words, rows = report.wording, report.opds
    sheet = book.sheet(
        words(N_("By OPD")),
        words(N_("Index by OPD")),
        words(
            N_("Means over the people; the lowest first. {dash} fewer than {few} people: not shown."),
            dash=UNKNOWN,
            few=report.config.privacy.small_group,
        ),
    )
    fields = [
        Field("opd", words(COLUMNS["opd"]), [report.opd(name) for name in rows["group"]], "wrap", width=40),
        Field("people", words(COLUMNS["people"]), rows["people"], "integer", width=10),
        *_ends(report, rows, ("total", *DIMENSIONS)),
        *_categories(report, rows),
        Field("traced", words(N_("To gain by completing records")), rows["traced"], "score", UNKNOWN, 14),
        Field("measured", words(N_("PIP ASN")), rows["measured"], "score", UNKNOWN, 11),
        Field("measured_low", words(N_("The same people here")), rows["measured_low"], "score", UNKNOWN, 12),
    ]
    sheet.table(BODY, fields, freeze=["opd"])
    return sheet


def add_people(book: Book, report: IpAsnReport) -> ReportSheet:
    """Add the index of each person."""
    words = report.wording
    sheet = book.sheet(
        words(N_("People")),
        words(N_("Index by person")),
        words(N_("On record is what the tables show; at most is what would be so if all that is not known were.")),
    )
    rows = report.people.sort_values(["opd", "unor", "total_low", "nip"], na_position="last", ignore_index=True)
    fields = [
        *_person(report, rows),
        Field("position_kind", words(N_("Measured as")), rows["position_kind"], "text", UNKNOWN, 13),
        *_ends(report, rows, ("total", *DIMENSIONS)),
        *_categories(report, rows),
        Field("measured", words(N_("PIP ASN")), rows["measured"], "score", UNKNOWN, 11),
    ]
    sheet.table(BODY, fields, freeze=["nip"], pages="opd")
    return sheet


def add_missing(book: Book, report: IpAsnReport) -> ReportSheet:
    """Add what each kind of missing record would bring."""
    words, rows = report.wording, report.missing
    sheet = book.sheet(
        words(N_("Missing Records")),
        words(N_("What missing records would bring")),
        words(N_("Points between both ends. A record that only has to be completed costs nothing.")),
    )
    states = {True: N_("✓ on record, to be completed"), False: N_("▲ nothing on record")}
    state, said = (
        [words(states[bool(one)]) for one in rows["traced"]],
        [report.missing_said(one) for one in rows["missing"]],
    )
    fields = [
        Field("dimension", words(N_("Dimension")), _named(report, DIMENSION_NAMES, rows["dimension"]), width=18),
        Field("part", words(N_("Part")), _named(report, PART_NAMES, rows["part"]), "wrap", width=32),
        Field("missing", words(N_("What is missing")), said, "wrap", width=48),
        Field("traced", words(N_("State")), state, "wrap", width=28),
        Field("people", words(COLUMNS["people"]), rows["people"], "integer", width=10),
        Field("points", words(N_("Points in all")), rows["points"], "score", width=12, total=True),
        Field("index", words(N_("Points of the region's index")), rows["index"], "score", width=14, total=True),
    ]  # fmt: skip
    sheet.table(BODY, fields, freeze=())
    return sheet


def add_to_complete(book: Book, report: IpAsnReport) -> ReportSheet:
    """Add whose records have to be completed."""
    words, rows = report.wording, report.to_complete
    said = [report.missing_said(one) for one in rows["missing"]]
    sheet = book.sheet(
        words(N_("To Complete")),
        words(N_("Records to be completed, by person")),
        words(N_("Something is on record of each; with what is missing it gives the points, at no cost.")),
    )
    fields = [
        *_person(report, rows),
        Field("part", words(N_("Part")), _named(report, PART_NAMES, rows["part"]), "wrap", width=30),
        Field("missing", words(N_("What is missing")), said, "wrap", width=40),
        Field("gain", words(N_("Points to gain")), rows["gain"], "score", width=11, total=True),
    ]  # fmt: skip
    sheet.table(BODY, fields, freeze=["nip"], pages="opd")
    return sheet


def add_differences(book: Book, report: IpAsnReport) -> ReportSheet:
    """Add what the PIP ASN export states otherwise."""
    words, rows = report.wording, report.differences
    sheet = book.sheet(
        words(N_("Differences")),
        words(N_("Where PIP ASN and the records here differ")),
        words(N_("Below 0: PIP ASN lacks what is on record here. Above 0: the records here lack it.")),
    )
    fields = [
        *_person(report, rows),
        Field("dimension", words(N_("Dimension")), _named(report, DIMENSION_NAMES, rows["dimension"]), width=18),
        Field("points_low", words(N_("On record here")), rows["points_low"], "score", width=11),
        Field("points_high", words(N_("At most here")), rows["points_high"], "score", width=11),
        Field("measured", words(N_("PIP ASN")), rows["measured"], "score", width=11),
        Field("difference", words(N_("Difference")), rows["difference"], "score", width=11),
    ]
    sheet.table(BODY, fields, freeze=["nip"], pages="opd")
    return sheet


def add_rules(book: Book, report: IpAsnReport) -> ReportSheet:
    """Add by which rules the index was computed."""
    words = report.wording
    sheet = book.sheet(
        words(N_("Rules")),
        words(N_("Rules of the index")),
        words(N_("By which rules the figures of this workbook were computed.")),
    )
    found = rules(report)
    checked = [words(N_("✓ yes")) if one.verified else words(N_("▲ not yet")) for one in found]
    fields = [
        Field("rule", words(N_("Rule")), [one.name for one in found], "wrap", width=34),
        Field("value", words(N_("Value")), [one.value for one in found], "wrap", width=72),
        Field("basis", words(COLUMNS["basis"]), [one.basis for one in found], "wrap", width=44),
        Field("verified", words(COLUMNS["verified"]), checked, width=20),
    ]
    sheet.table(BODY, fields, freeze=())
    return sheet


def _named(report: IpAsnReport, names: dict[str, str], codes: Iterable[str]) -> list[str]:
    return [report.wording(names[code]) for code in codes]


def _person(report: IpAsnReport, rows: pd.DataFrame) -> list[Field]:
    words = report.wording
    return [
        Field("nip", words(COLUMNS["nip"]), shown_nips(rows["nip"], report.config), width=20.5),
        Field("name", words(COLUMNS["name"]), rows["name"], "wrap", UNKNOWN, 26),
        Field("opd", words(COLUMNS["opd"]), [report.opd(name) for name in rows["opd"]], "wrap", width=30),
        Field("jabatan", words(COLUMNS["jabatan"]), rows["jabatan"], "wrap", UNKNOWN, 28),
    ]


def _ends(report: IpAsnReport, rows: pd.DataFrame, figures: Iterable[str]) -> list[Field]:
    words, names = report.wording, {"total": N_("IP ASN"), **DIMENSION_NAMES}
    return [
        Field(
            f"{figure}_{end}", words(title, figure=words(names[figure])), rows[f"{figure}_{end}"], "score", UNKNOWN, 12
        )
        for figure in figures
        for end, title in (("low", LOW), ("high", HIGH))
    ]


def _categories(report: IpAsnReport, rows: pd.DataFrame) -> list[Field]:
    words = report.wording
    return [
        Field(
            f"category_{end}",
            words(title, figure=words(COLUMNS["category"])),
            [report.category(name) for name in rows[f"category_{end}"]],
            "text",
            UNKNOWN,
            15,
        )
        for end, title in (("low", LOW), ("high", HIGH))
    ]
