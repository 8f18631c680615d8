"""What changed since the former plan of the year: seats of people who left or moved apart from those decided anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.cut_lists import rest
from asnkarier.reports.kit.excel import Book, Field
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.markdown import Markdown
from asnkarier.reports.kit.panels import Listing
from asnkarier.reports.plan.report import PlanReport
from asnkarier.tables.gap_results import UNNAMED

PARTS = {
    "before": N_("Former run"),
    "people_out": N_("No employee any more"),
    "dropped": N_("Left out now"),
    "moved": N_("Moved to another OPD"),
    "repriced": N_("Other cost or levels"),
    "added": N_("New"),
    "difference": N_("Difference"),
    "after": N_("Now"),
}
FIGURES = {
    "seats": N_("Seats"),
    "people": N_("People with a seat"),
    "cost": N_("Cost of participants"),
    "levels_expected": N_("Levels expected to close"),
}
TOP = 15
"""OPDs that a letter lists."""
UNCHANGED = N_("OPDs of which no figure has changed are not listed.")
_PLAIN = ("before", "after")
_LISTED = ("before", "difference", "after")
Parts = Mapping[str, Mapping[str, float]]


def add(book: Book, report: PlanReport) -> None:
    """Add the sheet, the region first; nothing where there is no plan to compare with."""
    if report.change is None or report.former is None:
        return
    words = report.wording
    sheet = book.sheet(
        words(N_("Since Former Plan")),
        words(N_("What changed since the former run")),
        " ".join([*report.former.told(words), *([] if report.of_opd else [words(UNCHANGED)])]),
    )
    rows = [(name, figure, parts) for name, parts in _groups(report) for figure in FIGURES]
    sheet.table(
        BODY,
        [
            Field("opd", words(COLUMNS["opd"]), [name for name, _, _ in rows], "wrap", width=44),
            Field("figure", words(N_("Figure")), [words(FIGURES[figure]) for _, figure, _ in rows], "wrap", width=30),
            *(
                _field(part, words(title), [parts[part][figure] for _, figure, parts in rows])
                for part, title in PARTS.items()
            ),
        ],
        freeze=["opd", "figure"],
    )


def _field(part: str, title: str, values: list[float]) -> Field:
    """Give a column of several figures; only levels to be expected are no whole numbers."""
    style, pattern = ("integer", "#,##0.0") if part in _PLAIN else ("change", "+#,##0.0;-#,##0.0;0")
    looks = {value: {"num_format": pattern} for value in values if value != int(value)}
    return Field(part, title, values, style, width=16, looks=looks)


def told(report: PlanReport) -> dict[str, Any]:
    """Give what a letter says of the change: sentences, the region by part, and the OPDs whose cost changed most."""
    words = report.wording
    if report.former is None:
        return {}
    sentences = report.former.told(words)
    if report.change is None:
        return {"sentences": sentences}
    (_, whole), *groups = _groups(report)
    if not _changed(whole):
        return {"sentences": [*sentences, words(N_("No figure of the plan has changed since."))]}
    shown = [part for part in PARTS if part in _LISTED or any(whole[part].values())]
    changed = [(name, parts) for name, parts in groups if any(parts["difference"].values())]
    changed.sort(key=lambda each: (-abs(each[1]["difference"]["cost"]), each[0]))
    return {
        "sentences": sentences,
        "figures": [words(title) for title in FIGURES.values()],
        "parts": [
            (words(PARTS[part]), [_written(report, part, figure)(whole[part][figure]) for figure in FIGURES])
            for part in shown
        ],
        "by_opd": words(N_("Cost of participants by OPD, the largest difference first:")),
        "columns": [words(PARTS[part]) for part in _LISTED],
        "opds": [
            (name, [_written(report, part, "cost")(parts[part]["cost"]) for part in _LISTED])
            for name, parts in changed[:TOP]
        ],
        "rest": rest(
            words,
            TOP,
            pd.DataFrame([{part: parts[part]["cost"] for part in _LISTED} for _, parts in changed]),
            {part: (PARTS[part], _written(report, part, "cost")) for part in _LISTED},
        ),
    }


def listing(report: PlanReport) -> Listing | None:
    """Give seats and cost by OPD then and now for the dashboard; None where nothing is compared."""
    if report.change is None or report.former is None:
        return None
    words, groups = report.wording, _groups(report)
    titles = {
        "before": N_("Former run: {figure}"),
        "difference": N_("Difference: {figure}"),
        "after": N_("Now: {figure}"),
    }
    styles = {"seats": ("integer", "change"), "cost": ("rupiah", "rupiah")}
    return Listing(
        "plan_change",
        words(N_("Seats and cost since the former run")),
        (
            Field("opd", words(COLUMNS["opd"]), [name for name, _ in groups]),
            *(
                Field(
                    f"{figure}_{part}",
                    words(title, figure=words(FIGURES[figure])),
                    [parts[part][figure] for _, parts in groups],
                    styles[figure][part not in _PLAIN],
                )
                for figure in styles
                for part, title in titles.items()
            ),
        ),
        " ".join([*report.former.told(words), *([] if report.of_opd else [words(UNCHANGED)])]),
    )


def _written(report: PlanReport, part: str, figure: str) -> Callable[[float], Markdown]:
    """Give how a figure is written: rupiah and levels as elsewhere in the letter, a difference with its sign."""
    words = report.wording
    sign = "" if part in _PLAIN else "+"

    def written(value: float) -> Markdown:
        decimals = 1 if figure == "levels_expected" else 0
        text = words.rupiah(value) if figure == "cost" else words.number(value, decimals)
        return Markdown(f"{sign if value > 0 else ''}{text}")

    return written


def _groups(report: PlanReport) -> list[tuple[str, Parts]]:
    """Give the region and every OPD that changed: its name, and its figures by part."""
    assert report.change is not None  # noqa: S101 - asked only where there is a change
    words = report.wording
    unnamed = words(N_("(OPD not stated)"))
    of_opd = unnamed if report.of_opd == UNNAMED else report.of_opd
    names = {"": of_opd or words(N_("{region} (all)"), region=report.config.region.name), UNNAMED: unnamed}
    found: dict[str, dict[str, Mapping[str, float]]] = {}
    for row in report.change.assign(opd=report.change["opd"].fillna("")).to_dict("records"):
        found.setdefault(row["opd"], {})[row["part"]] = {figure: row[figure] for figure in FIGURES}
    changed = {opd: parts for opd, parts in found.items() if not opd or _changed(parts)}
    return [(names.get(opd, opd), parts) for opd, parts in sorted(changed.items())]


def _changed(parts: Parts) -> bool:
    """Say whether any part changed any figure."""
    return any(any(figures.values()) for part, figures in parts.items() if part not in _PLAIN)
