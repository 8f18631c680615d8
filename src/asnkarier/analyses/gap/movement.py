"""Why the figures of two states differ: one thing after the other is replaced, and each time the figures are taken.

The differences of neighbouring states add up to the whole difference, for every figure and in every OPD, whatever the
figures are: nothing is estimated and nothing is left over. Which part a joint effect falls to depends on the order,
so the order is fixed: :data:`PARTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import pandas as pd

from asnkarier.tables.frames import Assessments, Employees, Exemptions, Gaps, Standards
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.people import EMPLOYEES
from asnkarier.tables.schema import Column, Kind, Table

PARTS = (
    "people_out",  # who is in the first state only
    "people_in",  # who is in the second only, with their assessments, exemptions and standards of their own
    "moved",  # another OPD or unit
    "positions",  # another position or tier
    "other_personal_data",  # everything else in the employee's row, such as legal standing
    "standards",
    "exemptions",
    "assessments",  # new, changed or gone
    "expired",  # assessments whose validity ends between the two days
    "day",  # whatever else the day decides: standards that begin or end, exemptions that end, dated rules
)
FIGURES = ("people", "unknown", "with_gap", "levels_missing")

MOVEMENT = Table(
    "comparison",
    "What one cause changed in the figures of an OPD, or of the region",
    ("opd", "part"),
    (
        Column("opd", Kind.TEXT, "OPD; empty for the whole region"),
        Column("part", Kind.CHOICE, "Cause; before and after are the figures themselves, difference is their sum",
               choices=("before", *PARTS, "difference", "after")),
        Column("people", Kind.INTEGER, "People of whom something is required"),
        Column("unknown", Kind.INTEGER, "Required competencies without a valid level"),
        Column("with_gap", Kind.INTEGER, "People with a gap"),
        Column("levels_missing", Kind.INTEGER, "Sum of the gaps, in levels"),
    ),
)  # fmt: skip

_PLACE = ["opd", "unor", "unor_id", "location"]
_POSITION = ["jabatan", "jabatan_id", "jenis_jabatan", "jenjang", "eselon", "tmt_jabatan"]


@dataclass(frozen=True)
class State:
    """The tables that gaps follow from, and the day."""

    employees: Employees
    standards: Standards
    assessments: Assessments
    exemptions: Exemptions
    day: date

    @property
    def sources(self) -> Mapping[str, pd.DataFrame]:
        """The tables by name."""
        return {
            "employees": self.employees,
            "standards": self.standards,
            "assessments": self.assessments,
            "exemptions": self.exemptions,
        }


def movement(
    before: State,
    after: State,
    gaps_of: Callable[[State], Gaps],
    valid_since: Callable[[date], date],
) -> pd.DataFrame:
    """Give what each part changed, ``MOVEMENT``: the region first, then each OPD, parts in their order.

    Args:
        before: the first state.
        after: the second.
        gaps_of: the analysis; asked for each state between them that differs from the one before.
        valid_since: gives the oldest day whose assessments are still valid on a day.
    """
    figures, last_state = [("before", _figures(gaps_of(before)))], before
    for part, state in between(before, after, valid_since):
        same = _is_same(last_state, state)
        figures.append((part, figures[-1][1] if same else _figures(gaps_of(state))))
        last_state = state
    return MOVEMENT.conform(in_parts(figures))


def in_parts(figures: Sequence[tuple[str, pd.DataFrame]]) -> pd.DataFrame:
    """Give what each part changed, by OPD and before all of them for the region: ``opd, part`` and the figures.

    ``figures`` are those by OPD of the states on the way, each with the part that leads to it, the first as ``before``
    and the region under an empty name; the parts of an OPD add up to its ``difference``.
    """
    groups = sorted({group for _, frame in figures for group in frame.index})
    taken = [(part, frame.reindex(groups, fill_value=0)) for part, frame in figures]
    first, last = taken[0][1], taken[-1][1]
    rows = [
        taken[0],
        *((part, now - then) for (_, then), (part, now) in pairwise(taken)),
        ("difference", last - first),
        ("after", last),
    ]
    frame = pd.concat([each.assign(part=part, order=number) for number, (part, each) in enumerate(rows)])
    frame = frame.rename_axis("opd").reset_index().sort_values(["opd", "order"], kind="stable", ignore_index=True)
    return frame.assign(opd=frame["opd"].where(frame["opd"] != "").astype("str")).drop(columns="order")


def between(before: State, after: State, valid_since: Callable[[date], date]) -> Iterator[tuple[str, State]]:
    """Give the states on the way from one to the other, each with the part that leads to it; the last is ``after``."""
    first, last = before.employees, after.employees
    stayed = _of_people(first, set(last["nip"]))
    came = set(last["nip"]) - set(first["nip"])
    state = replace(before, employees=stayed)
    yield "people_out", state
    state = replace(
        state,
        employees=Employees(_together(stayed, _of_people(last, came))),
        standards=Standards(_exchanged(state.standards, after.standards, came, "target")),
        assessments=Assessments(_exchanged(state.assessments, after.assessments, came, "nip")),
        exemptions=Exemptions(_exchanged(state.exemptions, after.exemptions, came, "nip")),
    )
    yield "people_in", state
    for part, columns in (("moved", _PLACE), ("positions", _POSITION), ("other_personal_data", EMPLOYEES.names)):
        state = replace(state, employees=_with_columns(state.employees, last, columns))
        yield part, state
    state = replace(state, standards=after.standards)
    yield "standards", state
    state = replace(state, exemptions=after.exemptions)
    yield "exemptions", state
    state = replace(state, assessments=after.assessments)
    yield "assessments", state
    yield from _days(state, after, valid_since)


def _is_same(one: State, other: State) -> bool:
    frames = zip(one.sources.values(), other.sources.values(), strict=True)
    return one.day == other.day and all(ours.equals(theirs) for ours, theirs in frames)


def _days(state: State, after: State, valid_since: Callable[[date], date]) -> Iterator[tuple[str, State]]:
    """Part what expires from whatever else the day decides.

    An expired assessment counts as little as one that is not there. So those that are valid on the earlier day only
    are taken away first, and then the day is changed; where time goes back, the day is changed first.
    """
    early, late = sorted((state.day, after.day))
    day, limits = state.assessments["assessed_on"], [pd.Timestamp(valid_since(each)) for each in (early, late)]
    ends = (day >= limits[0]) & (day < limits[1]) & (day <= pd.Timestamp(early))
    without = Assessments(state.assessments[~ends].reset_index(drop=True))
    if state.day <= after.day:
        yield "expired", replace(state, assessments=without)
        yield "day", after
    else:
        yield "day", replace(after, assessments=without)
        yield "expired", after


def _figures(gaps: Gaps) -> pd.DataFrame:
    """Give the figures by OPD, those of the region under an empty name."""
    counted = gaps[gaps["status"] != "exempt"]
    pairs = pd.DataFrame(
        {
            "nip": counted["nip"],
            "opd": counted["opd"].fillna(UNNAMED),
            "unknown": counted["status"].isin(["unassessed", "expired"]).astype("int64"),
            "levels_missing": counted["gap"].fillna(0).astype("int64"),
            "gap": (counted["status"] == "gap").astype("int64"),
        }
    )
    people = pairs.groupby(["nip", "opd"], as_index=False).sum()
    people = people.assign(people=1, with_gap=(people["gap"] > 0).astype("int64"))
    by_opd = people.groupby("opd")[list(FIGURES)].sum()
    whole = pd.DataFrame([by_opd.sum()], index=pd.Index([""], name="opd"))
    return pd.concat([whole, by_opd]).astype("int64")


def _of_people(employees: Employees, people: set[str]) -> Employees:
    return Employees(employees[employees["nip"].isin(people)].reset_index(drop=True))


def _together(*frames: pd.DataFrame) -> pd.DataFrame:
    filled = [frame for frame in frames if len(frame)] or [frames[0]]
    return pd.concat(filled, ignore_index=True)


def _exchanged(ours: pd.DataFrame, theirs: pd.DataFrame, people: set[str], column: str) -> pd.DataFrame:
    """Give our rows with those of some people taken from the other state."""
    return _together(ours[~ours[column].isin(people)], theirs[theirs[column].isin(people)])


def _with_columns(employees: Employees, last: Employees, columns: list[str]) -> Employees:
    """Give the employees with these columns as the last state has them; both have the same people."""
    theirs = last.set_index("nip").loc[employees["nip"]]
    wanted = [name for name in columns if name != "nip"]
    return Employees(EMPLOYEES.conform(employees.assign(**{name: theirs[name].array for name in wanted})))
