"""The lists of the gap workbook: by OPD, by competency, and who is not assessed."""

from __future__ import annotations

from collections.abc import Hashable

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import opd_name, opd_names
from asnkarier.reports.gap.report import GapFigures, GapReport
from asnkarier.reports.kit.common_sheets import BODY, IN_PACKS
from asnkarier.reports.kit.excel import Book, Coded, Field, ReportSheet
from asnkarier.reports.kit.fields import looked_up
from asnkarier.reports.kit.labels import COLUMNS, KINDS, competency_kinds
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.ranks import rank_field
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN


def add_opds(book: Book, report: GapReport, figures: GapFigures) -> ReportSheet:
    """Add the sheet of the OPDs, the widest mean gap first; those too small to be shown have dashes."""
    words = report.wording
    sheet = book.sheet(
        words(N_("By OPD")),
        words(N_("Results by OPD")),
        words(
            N_("{dash} fewer than {few} people: not broken down. People are those with a standard."),
            dash=UNKNOWN,
            few=report.config.privacy.small_group,
        ),
    )
    rows = opd_order(figures.opds)

    def field(name: Hashable, title: str, values: pd.Series, style: str = "integer") -> Field:
        shown = values.astype(object).mask(rows["hidden"])
        return Field(name, title, shown, style, missing=UNKNOWN, width=13, total=style == "integer")

    def in_category(code: str) -> pd.Series:
        of_code = figures.opd_categories[figures.opd_categories["category"] == code]
        return rows["group"].map(of_code.set_index("group")["people"])

    of = stored_fields(rows, words)
    sheet.table(
        BODY,
        [
            Field("opd", words(COLUMNS["opd"]), [opd_name(report, opd) for opd in rows["group"]], "wrap", width=48),
            of("people", "integer", width=11, total=True),
            field("people_assessed", words(N_("With a valid assessment")), rows["people_assessed"]),
            field("people_with_gap", words(N_("People with a gap")), rows["people_with_gap"]),
            field("coverage", words(COLUMNS["coverage"]), rows["coverage"], "percent"),
            field("share_with_gap", words(COLUMNS["share_with_gap"]), rows["share_with_gap"], "percent"),
            field("mean_gap", words(COLUMNS["mean_gap"]), rows["mean_gap"], "decimal"),
            field("levels_missing", words(COLUMNS["levels_missing"]), rows["levels_missing"]),
            field("jpm", words(N_("Mean JPM (%)")), rows["jpm"], "decimal"),
            *(field(("category", code), name, in_category(code)) for code, name in report.categories.items()),
            field(("category", ""), words(N_("Not assessed enough")), in_category("")),
        ],
        freeze=["opd"],
    )
    return sheet


def opd_order(opds: pd.DataFrame) -> pd.DataFrame:
    """Sort the OPDs: the widest mean gap first, those not shown last."""
    return opds.sort_values(
        ["hidden", "mean_gap", "group"], ascending=[True, False, True], na_position="last", ignore_index=True
    )


def add_competencies(book: Book, report: GapReport, figures: GapFigures) -> ReportSheet:
    """Add the sheet of the competencies: how many need, meet and lack each, and which levels are held."""
    words, kinds = report.wording, competency_kinds(report.config)
    sheet = book.sheet(
        words(N_("Competencies")),
        words(N_("Results by competency")),
        words(
            N_("Largest share with a gap first. {dash} fewer than {few} people: not broken down."),
            dash=UNKNOWN,
            few=report.config.privacy.small_group,
        ),
    )
    rows = competency_order(figures.competencies)
    met = (rows["assessed"] - rows["with_gap"]) / rows["assessed"].where(rows["assessed"] > 0)
    held = report.gaps[report.gaps["status"].isin(["met", "gap"])].groupby(["competency", "level"]).size()

    def field(name: Hashable, title: str, values: pd.Series, style: str = "integer") -> Field:
        shown = values.astype(object).mask(rows["hidden"])
        return Field(name, title, shown, style, UNKNOWN, 12, total=style == "integer")

    def at_level(level: int) -> pd.Series:
        return pd.Series([held.get((code, level), 0) for code in rows["competency"]], index=rows.index, dtype="Int64")

    names = [report.competencies.get(code, code) for code in rows["competency"]]
    kind_names = [words(KINDS.get(kinds.get(code, ""), "")) for code in rows["competency"]]
    of = stored_fields(rows, words)
    sheet.table(
        BODY,
        [
            Field("competency", words(COLUMNS["competency"]), names, "wrap", width=38),
            Field("kind", words(COLUMNS["kind"]), kind_names),
            of("people", "integer", width=13, title=N_("People of whom it is required"), total=True),
            field("assessed", words(COLUMNS["assessed"]), rows["assessed"]),
            field("coverage", words(COLUMNS["coverage"]), rows["coverage"], "percent"),
            field("share_met", words(N_("Share that meets it")), met, "percent"),
            field("share_with_gap", words(COLUMNS["share_with_gap"]), rows["share_with_gap"], "percent"),
            field("with_gap", words(COLUMNS["with_gap"]), rows["with_gap"]),
            field("levels_missing", words(COLUMNS["levels_missing"]), rows["levels_missing"]),
            field("mean_gap", words(COLUMNS["mean_gap"]), rows["mean_gap"], "decimal"),
            *(
                field(("held", level), words(N_("Holding level {level}"), level=level), at_level(level))
                for level in range(1, 6)
            ),
        ],
        freeze=["competency"],
    )
    for name, colour in (("share_met", "#9CCBE8"), ("share_with_gap", "#F5B26B")):
        bar = {"type": "data_bar", "bar_color": colour, "min_type": "num", "min_value": 0}
        sheet.grid.conditional_format(*sheet.column(name).area, bar | {"max_type": "num", "max_value": 1})
    return sheet


def competency_order(competencies: pd.DataFrame) -> pd.DataFrame:
    """Sort the competencies: the largest share with a gap first, those not shown last."""
    return competencies.sort_values(
        ["hidden", "share_with_gap", "competency"],
        ascending=[True, False, True],
        na_position="last",
        ignore_index=True,
    )


def add_unassessed(book: Book, report: GapReport, *, on_paper: bool = True) -> ReportSheet:
    """Add the list of those whose level is unknown somewhere, with what is missing and how wide the JPM's range is.

    Of a whole region it is not ``on_paper``: each OPD's pack has its part of it.
    """
    words = report.wording
    sheet = book.sheet(
        words(N_("Not Assessed")),
        words(N_("Not assessed yet, or no longer valid")),
        words(
            N_(
                "Sorted by OPD, then by how much is unknown. The range says what the JPM would be if every unknown "
                "level were 0, or just what is required."
            )
        ),
    )
    unknown = report.gaps[report.gaps["status"].isin(["unassessed", "expired"])]
    people = report.job_person_match[report.job_person_match["nip"].isin(unknown["nip"])]
    people = people.assign(unknown=people["required"] - people["assessed"]).sort_values(
        ["opd", "unknown", "name", "nip"], ascending=[True, False, True, True], na_position="last"
    )
    missing = _joined(unknown[unknown["status"] == "unassessed"], report)
    missing |= {nip: words(N_("(all)")) for nip in _never_assessed(people, unknown)}
    expired = _joined(unknown[unknown["status"] == "expired"], report)

    def of_each(texts: dict[str, str]) -> list[str | None]:
        return [texts.get(nip) for nip in people["nip"]]

    of = stored_fields(people, words)
    sheet.table(
        BODY,
        [
            of("name", "wrap", width=26),
            Field("nip", words(COLUMNS["nip"]), shown_nips(people["nip"], report.config), width=20.5),
            rank_field(people["nip"], report.ranks, words),
            of("jabatan", "wrap", width=26),
            Field("opd", words(COLUMNS["opd"]), opd_names(report, people["opd"]), "wrap", width=30),
            of("unknown", "level", width=12, title=N_("Unknown")),
            of("required", "level", width=8, title=N_("of")),
            Field("unassessed", words(N_("Never assessed in")), of_each(missing), "wrap", width=44),
            Field("expired", words(N_("Expired (assessed on)")), of_each(expired), "wrap", width=44),
            Field("categories", words(N_("Range of categories")), category_ranges(people, report), "wrap", width=24),
            of("unor", "wrap", width=30, printed=False),
            of("jpm", "decimal", UNKNOWN, 10, title=N_("JPM today (%)"), printed=False),
            of("jpm_low", "decimal", UNKNOWN, 10, title=N_("Lowest (%)"), printed=False),
            of("jpm_high", "decimal", UNKNOWN, 10, title=N_("Highest (%)"), printed=False),
        ],
        freeze=["name"],
        pages="opd",
        on_paper=on_paper,
    )
    if not on_paper:
        sheet.note(words(IN_PACKS))
    return sheet


def _joined(rows: pd.DataFrame, report: GapReport) -> dict[str, str]:
    """Give, by NIP, the competencies of the rows in words, by date where there is one."""
    order = {code: place for place, code in enumerate(report.competencies)}
    rows = rows.assign(place=looked_up(rows["competency"], order, -1)).sort_values(["nip", "assessed_on", "place"])
    dates = {day: f"{report.wording.date(day)}: " for day in rows["assessed_on"].dropna().unique()}
    listed: dict[str, dict[str, list[str]]] = {}
    for nip, code, day in zip(rows["nip"], rows["competency"], rows["assessed_on"], strict=True):
        listed.setdefault(nip, {}).setdefault(dates.get(day, ""), []).append(report.competencies[code])
    return {nip: "; ".join(day + ", ".join(names) for day, names in days.items()) for nip, days in listed.items()}


def _never_assessed(people: pd.DataFrame, unknown: pd.DataFrame) -> list[str]:
    """Give the NIPs of those who were never assessed in anything required."""
    never = unknown[unknown["status"] == "unassessed"].groupby("nip").size()
    required = people.set_index("nip")["required"]
    return list(required.index[required.eq(never.reindex(required.index))])


def category_ranges(people: pd.DataFrame, report: GapReport) -> list[str]:
    """Give the lowest and the highest category of each person in words; one where both are the same."""
    words, names = report.wording, report.categories
    ranges = []
    for low, high in zip(Coded.of(people["category_low"]), Coded.of(people["category_high"]), strict=True):
        low, high = names.get(low, low), names.get(high, high)
        ranges.append((low or "") if low == high else words(N_("{low} to {high}"), low=low, high=high))
    return ranges
