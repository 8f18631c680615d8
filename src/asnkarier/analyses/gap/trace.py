"""Why a figure is what it is: the rows behind one person's level in one competency, and why others do not count.

Nothing is decided here. Which assessment and which standard count is asked of the analyses that decide it; this
module finds the rows they chose and gives each other row of the same person and competency its reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from asnkarier.analyses.gap.formulas import FORMULAS, Core
from asnkarier.analyses.gap.levels import latest_levels, valid_since
from asnkarier.analyses.gap.rated_pairs import NO_CORE, RatedPairs
from asnkarier.analyses.gap.standards import applicable
from asnkarier.config.region import Factors
from asnkarier.tables.frames import Assessments, Exemptions, Gaps, Standards
from asnkarier.tables.vocabulary import fold

USED = "used"
ASSESSMENT_STATES = (
    USED,
    "no_level",  # the cell was blank: not assessed
    "later",  # after the day asked for
    "no_grade",  # the region accepts no such evidence
    "expired",  # too old to count on the day
    "lower_evidence",
    "older",
    "same_day",  # as good and as new; the configuration names the other method first
)
STANDARD_STATES = (
    USED,
    "not_yet",  # begins after the day asked for
    "ended",
    "less_specific",  # a standard for the person, the position or its family comes before it
    "replaced",  # a newer one of the same target counts, or a stricter one of the same day
)


@dataclass(frozen=True)
class Place:
    """Where a row came from: file, sheet, row from 1, the journal entry that brought it.

    ``column`` is the letter of the column a level stood in and ``name`` the competency as the sender wrote it; both
    are empty in rows without a level, and in those of an earlier program.
    """

    file: str
    sheet: str
    row: int | None
    import_id: int | None
    column: str = ""
    name: str = ""

    @property
    def cell(self) -> str:
        """The address of the level's cell; empty where its column was not kept."""
        return f"{self.column}{self.row}" if self.column and self.row else ""


@dataclass(frozen=True)
class FoundLevel:
    """One assessment of the person in the competency; ``grade`` is None for a method without one."""

    level: int | None
    assessed_on: date
    method: str
    grade: int | None
    valid_to: date
    state: str
    place: Place


@dataclass(frozen=True)
class Standard:
    """One standard that names the person, the position or its jenjang."""

    scope: str
    target: str
    level: int
    basis: str
    valid_from: date
    valid_to: date | None
    state: str
    place: Place


@dataclass(frozen=True)
class Exemption:
    """What excuses the person from the competency on the day."""

    reason: str
    granted_by: str
    valid_to: date | None
    place: Place


@dataclass(frozen=True)
class Term:
    """What one competency adds to the JPM: ``credit`` above the fraction line, ``full`` below it."""

    competency: str
    level: int
    required: int
    weight: float
    credit: float
    full: float


def place_of(row: Mapping[Any, Any]) -> Place:
    """Give where a row of an imported table came from."""
    return Place(
        _text(row["source_file"]),
        _text(row["source_sheet"]),
        _whole(row["source_row"]),
        _whole(row["import_id"]),
        _text(row.get("source_column")),
        _text(row.get("source_name")),
    )


def found_levels(
    assessments: Assessments, nip: str, competency: str, as_of: date, validity_years: int, evidence: Mapping[str, int]
) -> list[FoundLevel]:
    """Give every assessment of one person in one competency, newest first, with the reason why it does not count.

    At most one is used. None is where all that could count have expired.
    """
    own = assessments[(assessments["nip"] == nip) & (assessments["competency"] == competency)]
    own = Assessments(own.sort_values(["assessed_on", "method"], ascending=[False, True]))
    decided = latest_levels(own, as_of, validity_years, evidence).to_dict("records")
    best = decided[0] if decided else None
    oldest = valid_since(as_of, validity_years)
    return [
        FoundLevel(
            level=_whole(row["level"]),
            assessed_on=row["assessed_on"].date(),
            method=str(row["method"]),
            grade=evidence.get(str(row["method"])),
            valid_to=last_valid_day(row["assessed_on"].date(), validity_years),
            state=_assessment_state(row, best, as_of, oldest, evidence),
            place=place_of(row),
        )
        for row in own.to_dict("records")
    ]


def last_valid_day(assessed_on: date, validity_years: int) -> date:
    """Give the last day an assessment counts: its anniversary, 28 February for one of 29 February."""
    if assessed_on.year + validity_years > date.max.year:
        return date.max
    try:
        return assessed_on.replace(year=assessed_on.year + validity_years)
    except ValueError:
        return date(assessed_on.year + validity_years, 2, 28)


def _assessment_state(
    row: Mapping[Any, Any],
    best: Mapping[Any, Any] | None,
    as_of: date,
    oldest: date,
    evidence: Mapping[str, int],
) -> str:
    day, method = row["assessed_on"].date(), str(row["method"])
    if pd.isna(row["level"]):
        return "no_level"
    if day > as_of:
        return "later"
    if method not in evidence:
        return "no_grade"
    if day < oldest:
        return "expired"
    assert best is not None  # noqa: S101 - this row could count, so one does
    if (day, method) == (best["assessed_on"].date(), best["method"]):
        return USED
    if evidence[method] < evidence[best["method"]]:
        return "lower_evidence"
    return "older" if day < best["assessed_on"].date() else "same_day"


def standards_for(
    standards: Standards, nip: str, jabatan: str, jenjang: str, competency: str, as_of: date
) -> list[Standard]:
    """Give every standard that names the person, the position, its family or the jenjang, the first that counts first.

    None is used where none holds on the day: the default of the jenjang counts then, if there is one.
    """
    rank = {target: number for number, target in enumerate(applicable(jabatan, jenjang, nip)) if target[1]}
    candidates = [
        (rank[key], row)
        for row in standards[standards["competency"] == competency].to_dict("records")
        if (key := (str(row["scope"]), fold(str(row["target"])))) in rank
    ]
    candidates.sort(
        key=lambda each: (each[0], each[1]["valid_from"], each[1]["level_required"], _text(each[1]["basis"]))
    )
    return list(_standards(list(reversed(candidates)), as_of))


def _standards(candidates: Sequence[tuple[int, Mapping[Any, Any]]], as_of: date) -> Iterator[Standard]:
    used: int | None = None
    for rank, row in candidates:
        begins, ends = row["valid_from"].date(), _day(row["valid_to"])
        if begins > as_of:
            state = "not_yet"
        elif ends is not None and ends < as_of:
            state = "ended"
        elif used is None:
            used, state = rank, USED
        else:
            state = "replaced" if rank == used else "less_specific"
        yield Standard(
            scope=str(row["scope"]),
            target=str(row["target"]),
            level=int(row["level_required"]),
            basis=_text(row["basis"]),
            valid_from=begins,
            valid_to=ends,
            state=state,
            place=place_of(row),
        )


def exemption_of(exemptions: Exemptions, nip: str, competency: str, as_of: date) -> Exemption | None:
    """Give what excuses the person from the competency on the day, if anything does."""
    own = exemptions[(exemptions["nip"] == nip) & (exemptions["competency"] == competency)]
    for row in own.to_dict("records"):
        ends = _day(row["valid_to"])
        if ends is None or ends >= as_of:
            return Exemption(_text(row["reason"]), _text(row["granted_by"]), ends, place_of(row))
    return None


def jpm_terms(
    gaps: Gaps, formula: str, competency_weights: Mapping[str, float], factors: Factors = NO_CORE
) -> list[Term]:
    """Give what each known level of one person adds to the JPM; the JPM is 100 times all credit over all full."""
    pairs, assess = RatedPairs.of(gaps, competency_weights, factors), FORMULAS[formula]
    known = pairs.known
    level, required, core = pairs.level[known], pairs.required[known], Core(pairs.core.rows[known], pairs.core.share)
    weight = assess.weights(pairs.weight[known], pairs.person[known], pairs.people, core)
    credit, full = assess.credit(level, required, weight), assess.full(level, required, weight)
    rows = zip(pairs.competency[known], level, required, weight, credit, full, strict=True)
    return [
        Term(pairs.codes[code], int(found), int(asked), float(own), float(part), float(whole))
        for code, found, asked, own, part, whole in rows
    ]


def _text(value: Any) -> str:
    return "" if value is None or pd.isna(value) else str(value)


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date()
