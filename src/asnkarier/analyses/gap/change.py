"""What became of the figures since a former gap analysis, told from the two results alone.

As in :mod:`movement` one thing after the other is replaced and each time the figures are taken, so that the parts add
up to the difference. Who left, came or moved, what is required otherwise and what is assessed for the first time make
figures differ though nobody learned anything: they stand apart from ``level``, the change of those who were assessed
both times. Which change of the tables a part is due to, ``compare`` tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from asnkarier.analyses.gap.movement import FIGURES, in_parts
from asnkarier.tables.frames import Gaps
from asnkarier.tables.gap_results import STATUSES, UNNAMED
from asnkarier.tables.schema import Column, Kind, Table

CHANGE_PARTS = (
    "people_out",  # who is no longer compared
    "people_in",  # who is compared now and was not
    "moved",  # to another OPD, with the levels and requirements of then
    "required",  # a pair no longer or newly required or exempt, or at another level
    "known",  # first assessed, expired, or no longer assessed
    "level",  # assessed both times, with another level
)
COMPARED = ("nip", "opd", "competency", "level_required", "level", "gap", "status")
"""The columns of ``gaps`` that are compared."""

GAP_CHANGE = Table(
    "gap_change",
    "What one part changed in the figures of an OPD, or of the region, since a former analysis",
    ("opd", "part"),
    (
        Column("opd", Kind.TEXT, "OPD; empty for the whole region"),
        Column("part", Kind.CHOICE, "Part; before and after are the figures themselves, difference is their sum",
               choices=("before", *CHANGE_PARTS, "difference", "after")),
        *(Column(name, Kind.INTEGER, "As in the comparison of two states") for name in FIGURES),
    ),
)  # fmt: skip

_ABSENT = len(STATUSES)
"""Number of the status of a pair that is not there."""
_MET, _GAP, _EXEMPT = (STATUSES.index(status) for status in ("met", "gap", "exempt"))
_UNKNOWN = [STATUSES.index(status) for status in ("unassessed", "expired")]
_Numbers = npt.NDArray[Any]
_State = tuple[_Numbers, _Numbers, _Numbers, _Numbers]
"""Status and gap of each pair, and of each person whether there and the number of the OPD."""


def change_since(before: Gaps, after: Gaps) -> pd.DataFrame:
    """Give what each part changed, ``GAP_CHANGE``: the region first, then each OPD, parts in their order.

    Both frames need the columns :data:`COMPARED` only.
    """
    sides = before, after
    people, competencies, opds = (_numbers(name, *sides) for name in ("nip", "competency", "opd"))
    placed = [_numbered(side, people, competencies, opds) for side in sides]
    where = [_opd_of_person(side, len(people)) for side in placed]
    pairs = _side_by_side(*placed)
    names = [*opds, UNNAMED]
    figures = [
        (part, _figures(pairs["person"].to_numpy(), status, gap, np.where(there, opd, -1), names))
        for part, status, gap, there, opd in _states(pairs, *where)
    ]
    return GAP_CHANGE.conform(in_parts(figures))


def _numbers(name: str, *sides: pd.DataFrame) -> pd.Index[Any]:
    """Give the different texts of a column in both results, sorted."""
    texts: pd.Index[Any] = pd.Index(sorted({text for side in sides for text in side[name].dropna().unique()}))
    return texts.astype("str")


def _place(column: pd.Series, texts: pd.Index[Any]) -> _Numbers:
    """Give the number of each text, found once for each different one; that behind the last for a missing one."""
    coded = column.astype("category").cat
    found = np.append(texts.get_indexer(coded.categories.astype("str")), len(texts))
    return found[coded.codes].astype("int32")


def _numbered(
    side: pd.DataFrame, people: pd.Index[Any], competencies: pd.Index[Any], opds: pd.Index[Any]
) -> pd.DataFrame:
    """Give the rows of a result by person and competency, all in numbers; unknown levels and gaps are -1."""
    person = _place(side["nip"], people).astype("int64")
    levels = {name: side[name].fillna(-1).to_numpy("int8") for name in ("level_required", "level", "gap")}
    return pd.DataFrame(
        {
            "opd": _place(side["opd"], opds),
            "status": _place(side["status"], pd.Index(STATUSES)).astype("int8"),
            **levels,
        },
        index=pd.Index(person * len(competencies) + _place(side["competency"], competencies), name="pair"),
    ).assign(person=person)


def _opd_of_person(side: pd.DataFrame, people: int) -> _Numbers:
    """Give the number of each person's OPD in a result, -1 where the person is not in it."""
    opd = np.full(people, -1, dtype="int32")
    opd[side["person"]] = side["opd"]
    return opd


def _side_by_side(then: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Give each pair of either result with what it was and is; one that is not there has a status of its own."""
    names = ["status", "level_required", "level", "gap"]
    pairs = then.index.union(now.index)
    columns = {
        f"{name}_{side}": frame[name].reindex(pairs, fill_value=_ABSENT if name == "status" else -1)
        for side, frame in (("then", then), ("now", now))
        for name in names
    }
    person = then["person"].reindex(pairs).fillna(now["person"].reindex(pairs)).astype("int64")
    return pd.DataFrame(columns).assign(person=person)


def _states(pairs: pd.DataFrame, opd_then: _Numbers, opd_now: _Numbers) -> Iterator[tuple[str, *_State]]:
    """Give the states on the way from one result to the other, each with the part that leads to it."""
    was, is_ = opd_then >= 0, opd_now >= 0
    pair_was = was[pairs["person"]]
    then = pairs["status_then"].to_numpy(), pairs["gap_then"].to_numpy()
    now = pairs["status_now"].to_numpy(), pairs["gap_now"].to_numpy()

    def come(status: _Numbers, gap: _Numbers) -> tuple[_Numbers, _Numbers]:
        return np.where(pair_was, status, now[0]), np.where(pair_was, gap, now[1])

    yield "before", *then, was, opd_then
    yield "people_out", *then, was & is_, opd_then
    yield "people_in", *come(*then), is_, np.where(was, opd_then, opd_now)
    yield "moved", *come(*then), is_, opd_now
    required = _required_now(pairs)
    yield "required", *come(*required), is_, opd_now
    differs = np.isin(required[0], (_MET, _GAP)) != np.isin(now[0], (_MET, _GAP))
    status, gap = (np.where(differs, new, old) for new, old in zip(now, required, strict=True))
    yield "known", *come(status, gap), is_, opd_now
    yield "level", *now, is_, opd_now


def _required_now(pairs: pd.DataFrame) -> tuple[_Numbers, _Numbers]:
    """Give status and gap of each pair as it is required now, with the level found then where it was asked then."""
    status, level = pairs["status_then"].to_numpy(), pairs["level_then"].to_numpy()
    short = np.maximum(pairs["level_required_now"].to_numpy() - level, 0)
    was_known = np.isin(status, (_MET, _GAP))
    old_status = np.where(was_known, np.where(short > 0, _GAP, _MET), status)
    old_gap = np.where(was_known, short, -1)
    asked = [~np.isin(pairs[name].to_numpy(), (_ABSENT, _EXEMPT)) for name in ("status_then", "status_now")]
    as_then = asked[0] & asked[1]
    return (
        np.where(as_then, old_status, pairs["status_now"].to_numpy()),
        np.where(as_then, old_gap, pairs["gap_now"].to_numpy()),
    )


def _figures(person: _Numbers, status: _Numbers, gap: _Numbers, opd: _Numbers, names: Sequence[str]) -> pd.DataFrame:
    """Give the figures of a state by OPD, those of the region under an empty name; who has the OPD -1 is not in it."""
    counted = (opd[person] >= 0) & (status != _ABSENT) & (status != _EXEMPT)

    def of_person(chosen: _Numbers, weights: _Numbers | None = None) -> _Numbers:
        return np.bincount(person[chosen], weights, minlength=len(opd)).astype("int64")

    lacking = of_person(counted & (status == _GAP))
    found = {
        "people": (of_person(counted) > 0).astype("int64"),
        "unknown": of_person(counted & np.isin(status, _UNKNOWN)),
        "with_gap": (lacking > 0).astype("int64"),
        "levels_missing": of_person(counted & (gap > 0), gap[counted & (gap > 0)]),
    }
    counts = pd.DataFrame({name: found[name] for name in FIGURES})[opd >= 0]
    by_opd = counts.groupby(np.array(names, dtype=object)[opd[opd >= 0]]).sum()
    whole = pd.DataFrame([by_opd.sum()], index=[""])
    return pd.concat([whole, by_opd]).astype("int64")
