"""What changed since the former run: who came and left told apart from what those assessed both times have learned."""

from __future__ import annotations

from typing import Any

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import opd_name
from asnkarier.reports.gap.report import TOP, GapReport
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.cut_lists import rest
from asnkarier.reports.kit.excel import Book, Field
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.markdown import Markdown
from asnkarier.reports.kit.panels import Listing
from asnkarier.reports.kit.wording import UNKNOWN

PARTS = {
    "before": N_("Former run"),
    "people_out": N_("No longer compared"),
    "people_in": N_("Compared for the first time"),
    "moved": N_("Moved to another OPD"),
    "required": N_("Required otherwise"),
    "known": N_("First assessed, or expired"),
    "level": N_("Assessed both times"),
    "difference": N_("Difference"),
    "after": N_("Now"),
}
FIGURES = {
    "people": N_("People compared"),
    "unknown": N_("Requirements without a valid assessment"),
    "with_gap": N_("People with a gap"),
    "levels_missing": N_("Levels missing"),
}
UNCHANGED = N_("OPDs of which no figure has changed are not listed.")
_PLAIN = ("before", "after")
MEANING = N_(
    "Only the figures under “Assessed both times” say something about development: a gap that goes with a person who "
    "leaves, or comes to light in a first assessment, is nobody's doing."
)


def add(book: Book, report: GapReport) -> None:
    """Add the sheet, the region first; nothing where there is no run to compare with."""
    if report.change is None or report.former is None:
        return
    words = report.wording
    sheet = book.sheet(words(N_("Change")), words(N_("What changed since the former run")), note(report))
    rows = [
        (
            name,
            words(title),
            {part: None if hidden and figure != "people" else row[figure] for part, row in parts.items()},
        )
        for name, parts, hidden in _groups(report)
        for figure, title in FIGURES.items()
    ]
    sheet.table(
        BODY,
        [
            Field("opd", words(COLUMNS["opd"]), [name for name, _, _ in rows], "wrap", width=44),
            Field("figure", words(N_("Figure")), [title for _, title, _ in rows], "wrap", width=40),
            *(
                Field(
                    part,
                    words(title),
                    [values[part] for _, _, values in rows],
                    "integer" if part in _PLAIN else "change",
                    UNKNOWN,
                    12,
                )
                for part, title in PARTS.items()
            ),
        ],
        freeze=["opd", "figure"],
    )


def told(report: GapReport) -> dict[str, Any]:
    """Give what a letter says of the change: sentences, the region by part, the OPDs that changed most."""
    words = report.wording
    if report.former is None:
        return {}
    if report.change is None:
        return {"sentences": report.former.told(words)}
    whole = _region(report)
    changes = [part for part in PARTS if part in _PLAIN or part == "difference" or any(whole[part].values())]
    opds = _opds(report)
    shown = opds.head(TOP)
    sums = {
        name: (PARTS[name], words.number if name in _PLAIN else words.signed) for name in ("before", *_LISTED, "after")
    }
    if not _changed(whole):
        return {"sentences": [*report.former.told(words), summary(report)]}
    return {
        "sentences": [*report.former.told(words), summary(report), words(MEANING)],
        "figures": [words(title) for title in FIGURES.values()],
        "parts": [
            (words(PARTS[part]), [_shown(report, part, whole[part][figure]) for figure in FIGURES]) for part in changes
        ],
        "opds": [
            (opd_name(report, row["opd"]), [_shown(report, part, row[part]) for part in ("before", *_LISTED, "after")])
            for row in shown.to_dict("records")
        ],
        "by_opd": words(N_("Levels missing by OPD, where those assessed both times changed most:")),
        "columns": [words(PARTS[part]) for part in ("before", *_LISTED, "after")],
        "rest": rest(words, TOP, opds, sums),
    }


def summary(report: GapReport) -> str:
    """Say in one sentence how the levels missing of the region changed; "" where that is not known."""
    if report.change is None or report.former is None:
        return ""
    words, whole = report.wording, _region(report)
    levels = {part: whole[part]["levels_missing"] for part in PARTS}
    day = words.date(report.former.as_of)
    if not _changed(whole):
        text = N_("No figure has changed since the former run (as of {day}): {after} levels are missing, as then.")
        return words(text, day=day, after=words.number(levels["after"]))
    text = N_(
        "Levels missing: {before} in the former run (as of {day}), now {after} ({difference}); of the difference "
        "{level} are of those assessed both times, {known} of first or expired assessments, {required} of other "
        "requirements, and {people} of people who came or left."
    )
    return words(
        text,
        day=day,
        before=words.number(levels["before"]),
        after=words.number(levels["after"]),
        people=words.signed(levels["people_out"] + levels["people_in"]),
        **{part: words.signed(levels[part]) for part in ("difference", "level", "known", "required")},
    )


_LISTED = ("level", "difference")
"""Parts of which a letter tells by OPD."""


def _shown(report: GapReport, part: str, value: int) -> Markdown:
    return Markdown(report.wording.number(value) if part in _PLAIN else report.wording.signed(value))


def _region(report: GapReport) -> dict[str, dict[str, int]]:
    return _parts(report.change[report.change["opd"].isna()]) if report.change is not None else {}


def _parts(rows: pd.DataFrame) -> dict[str, dict[str, int]]:
    return {row["part"]: {figure: int(row[figure]) for figure in FIGURES} for row in rows.to_dict("records")}


def _changed(parts: dict[str, dict[str, int]]) -> bool:
    """Say whether any part changed any figure."""
    return any(any(figures.values()) for part, figures in parts.items() if part not in _PLAIN)


def _groups(report: GapReport) -> list[tuple[str, dict[str, dict[str, int]], bool]]:
    """Give the region and every OPD that changed: name, figures by part, and whether it is too small to be told."""
    assert report.change is not None  # noqa: S101 - asked only where there is a change
    groups = [(_whole(report), _region(report), False)]
    for opd, rows in report.change.dropna(subset=["opd"]).groupby("opd", sort=True):
        parts = _parts(rows)
        if _changed(parts):
            groups.append((opd_name(report, str(opd)), parts, _is_small(report, parts)))
    return groups


def _whole(report: GapReport) -> str:
    """Give what the row of the whole is called: the region, or the one OPD that a pack is of."""
    if len(report.opds) == 1:
        return opd_name(report, report.opds[0])
    return report.wording(N_("{region} (all)"), region=report.config.region.name)


def _is_small(report: GapReport, parts: dict[str, dict[str, int]]) -> bool:
    few = report.config.privacy.small_group
    return any(0 < parts[side]["people"] < few for side in _PLAIN)


def note(report: GapReport) -> str:
    """Say with what the figures are compared, what they mean, and which are not shown."""
    words = report.wording
    told = report.former.told(words) if report.former else []
    few = report.config.privacy.small_group
    small = words(N_("{dash} fewer than {few} people: not broken down."), dash=UNKNOWN, few=few) if few > 1 else ""
    return " ".join(filter(None, [*told, words(MEANING), "" if report.opds else words(UNCHANGED), small]))


def listing(report: GapReport) -> Listing | None:
    """Give the levels missing by OPD and part for the dashboard; None where nothing is compared."""
    if report.change is None or report.former is None:
        return None
    words, groups = report.wording, _groups(report)
    values = {
        part: [None if hidden else parts[part]["levels_missing"] for _, parts, hidden in groups] for part in PARTS
    }
    return Listing(
        "change",
        words(N_("Levels missing since the former run")),
        (
            Field("opd", words(COLUMNS["opd"]), [name for name, _, _ in groups]),
            *(
                Field(part, words(title), values[part], "integer" if part in _PLAIN else "change", UNKNOWN)
                for part, title in PARTS.items()
            ),
        ),
        note(report),
    )


def _opds(report: GapReport) -> pd.DataFrame:
    """Give the levels missing of the OPDs that changed and may be shown, where most was learned or lost first."""
    assert report.change is not None  # noqa: S101 - asked only where there is a change
    rows = report.change.dropna(subset=["opd"])
    if rows.empty:
        return pd.DataFrame(columns=["opd", *PARTS])
    small = {str(opd) for opd, group in rows.groupby("opd") if _is_small(report, _parts(group))}
    levels = rows.pivot(index="opd", columns="part", values="levels_missing").reset_index()
    changed = levels[(levels[[*_LISTED]] != 0).any(axis=1) & ~levels["opd"].isin(small)]
    order = changed.assign(size=changed["level"].abs(), other=changed["difference"].abs())
    return order.sort_values(["size", "other", "opd"], ascending=[False, False, True], ignore_index=True)
