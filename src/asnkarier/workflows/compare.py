"""``asnkarier compare``: why the figures of two states of a region differ, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from asnkarier.analyses.gap.levels import valid_since
from asnkarier.analyses.gap.movement import FIGURES, MOVEMENT, PARTS, State, movement
from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.outcome import Message, Outcome, Progress
from asnkarier.storage.journal import Entry
from asnkarier.tables.frames import Assessments, Employees, Exemptions, Gaps, Standards, pick
from asnkarier.tables.gap_results import GAPS
from asnkarier.workflows.accepted_names import respelled, words
from asnkarier.workflows.export import write_table
from asnkarier.workflows.formats import chosen_formats
from asnkarier.workflows.gaps import SOURCES, region_gaps
from asnkarier.workflows.lines import Grid
from asnkarier.workflows.office import Office, logged

FORMATS = ("xlsx", "csv", "json")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

LABELS = {
    "before": N_("Before"),
    "people_out": N_("People who left"),
    "people_in": N_("People who came, with their assessments"),
    "moved": N_("Moved to another OPD or unit"),
    "positions": N_("Another position or tier"),
    "other_personal_data": N_("Other data of the person (standing …)"),
    "standards": N_("Standards changed"),
    "exemptions": N_("Exemptions changed"),
    "assessments": N_("Assessments new or changed"),
    "expired": N_("Assessments expired by the passing of time"),
    "day": N_("Other effects of the day (rules, standards in force)"),
    "difference": N_("Difference (sum of the parts)"),
    "after": N_("After"),
}
HEADER = (
    N_("Cause"),
    N_("People"),
    N_("Unknown"),
    N_("With a gap"),
    N_("Levels missing"),
)
OPD_HEADER = (N_("OPD"), *HEADER[1:])
_SHOWN_OPDS = 15


@dataclass(frozen=True)
class Side:
    """One state to compare: the entry whose tables it has, and the day its figures are stated for."""

    entry: Entry
    day: date


@logged("compare")
def compare(
    office: Office,
    first: str,
    second: str,
    *,
    as_of: date | None = None,
    formats: str | None = None,
    out: Path | None = None,
    now: datetime,
    progress: Progress,
) -> Outcome:
    """Tell which part of a difference is due to what; the parts add up to it exactly, in the region and every OPD.

    Both states are computed anew, by the configuration of today. Files are written only in ``formats`` asked for.

    Args:
        office: the region.
        first: number of a journal entry, or a date: what was known at the end of that day.
        second: the same.
        as_of: the day of both sides; else that of the result an entry holds, of the entry, or the date given.
        formats: of :data:`FORMATS`, joined by commas; no file if not given.
        out: where the files go; else the workspace's report folder.
        now: the moment of the run.
        progress: is told how far the work is.

    Raises:
        UsageError: no such entry or format, or nothing had been imported by then.
    """
    wanted = chosen_formats(formats, FORMATS, ())
    sides = [_side(office, text, as_of) for text in (first, second)]
    before, after = (_state(office, side) for side in sides)
    progress(N_("Computing gaps"), None)
    frame = movement(
        before,
        after,
        lambda state: _gaps(office.config, state),
        lambda day: valid_since(day, office.config.assessments.validity_years.on(day).value),
    )
    folder, name = office.report_folder(out), f"compare_{office.code}_{sides[0].entry.number}_{sides[1].entry.number}"
    files = tuple(folder / f"{name}.{extension}" for extension in wanted)
    for file in files:
        write_table(file, MOVEMENT, frame, sides[1].entry)
    data = {
        "region": office.code,
        "before": _said(sides[0]),
        "after": _said(sides[1]),
        "same_configuration": sides[0].entry.config_sha256 == sides[1].entry.config_sha256,
        "region_parts": _parts(frame[frame["opd"].isna()]),
        "opds": {str(opd): _parts(rows) for opd, rows in frame.dropna(subset=["opd"]).groupby("opd", sort=True)},
    }
    return Outcome("compare", data, tuple(_messages(office.config, data)), files=files)


def _side(office: Office, text: str, as_of: date | None) -> Side:
    """Find the entry that a number or a date names, and the day of its figures.

    Raises:
        UsageError: it is neither, there is no such entry, or nothing had been imported by that day.
    """
    if text.isascii() and text.isdigit():
        entry = office.store.entry(int(text))
        asked = entry.options.get("as_of")
        return Side(entry, as_of or (date.fromisoformat(asked) if isinstance(asked, str) else entry.day))
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise UsageError(
            N_("'{text}' is neither the number of a journal entry nor a date."),
            remedy=N_("Give a number of 'asnkarier history', or a date such as 2026-01-31."),
            text=text,
        )
    known = office.store.entry_at(day)
    if known is None:
        raise UsageError(
            N_("Nothing had been imported for {region} by {day}."),
            remedy=N_("See 'asnkarier history'."),
            region=office.config.region.name,
            day=day.isoformat(),
        )
    return Side(known, as_of or day)


def _state(office: Office, side: Side) -> State:
    """Load the tables as they read with the accepted spellings."""
    names = words(office, side.entry).vocabulary
    tables = {
        table.name: respelled(office.store.load(table.name, side.entry), table.name, names)[0] for table in SOURCES
    }
    return State(
        pick(Employees, tables), pick(Standards, tables), pick(Assessments, tables), pick(Exemptions, tables), side.day
    )


def _gaps(config: RegionConfig, state: State) -> Gaps:
    """Give the gaps of a state; none where there is nobody."""
    if state.employees.empty:
        return Gaps(GAPS.empty())
    return region_gaps(config, state.sources, state.day).gaps


def _said(side: Side) -> dict[str, Any]:
    return {"entry": side.entry.number, "time": side.entry.time.isoformat(), "as_of": side.day.isoformat()}


def _parts(rows: pd.DataFrame) -> dict[str, dict[str, int]]:
    return {
        str(row["part"]): {figure: int(row[figure]) for figure in FIGURES}
        for row in rows[["part", *FIGURES]].to_dict("records")
    }


def _messages(config: RegionConfig, data: Mapping[str, Any]) -> Iterator[Message]:
    values = {f"{side}_{name}": value for side in ("before", "after") for name, value in data[side].items()}
    yield Message(
        N_("{name}: from entry {before_entry}, as of {before_as_of}, to entry {after_entry}, as of {after_as_of}."),
        {**values, "name": config.region.name},
    )
    if not data["same_configuration"]:
        yield Message(
            N_("The configuration changed between the two. Both are computed by that of today: no part is due to it.")
        )
    whole = data["region_parts"]
    yield Grid(N_("The whole region:"), {}, HEADER, _region_rows(whole))
    changed = {opd: parts for opd, parts in data["opds"].items() if any(_row(parts, part) for part in PARTS)}
    if changed:
        ranked = sorted(changed.items(), key=lambda each: (-abs(each[1]["difference"]["levels_missing"]), each[0]))
        rows = [(opd, *parts["difference"].values()) for opd, parts in ranked[:_SHOWN_OPDS]]
        text = N_("Difference by OPD ({shown} of {count}; every part of each OPD: --json or --format xlsx):")
        yield Grid(text, {"shown": len(rows), "count": len(changed)}, OPD_HEADER, rows)


def _region_rows(parts: Mapping[str, Mapping[str, int]]) -> Sequence[Sequence[str | int]]:
    shown = ("before", *(part for part in PARTS if _row(parts, part)), "difference", "after")
    plain = {"before", "after"}
    return [
        (LABELS[part], *(str(value) if part in plain else value for value in parts[part].values())) for part in shown
    ]


def _row(parts: Mapping[str, Mapping[str, int]], part: str) -> bool:
    """Say whether a part changed anything."""
    return any(parts[part].values())
