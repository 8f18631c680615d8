"""Which level is required of whom: standar kompetensi jabatan (SKJ), else the default of the jenjang."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any, NamedTuple, NewType, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from asnkarier.analyses.gap.distinct import in_order, numbered
from asnkarier.analyses.gap.matrix import Bytes, Flags
from asnkarier.tables.development import SCOPES, STANDARDS
from asnkarier.tables.frames import Employees, Standards
from asnkarier.tables.gap_results import GAPS
from asnkarier.tables.schema import Table
from asnkarier.tables.vocabulary import fold

REQUIRED_LEVELS = Table(
    "required_levels",
    "The level that one person's position requires in one competency",
    ("nip", "competency"),
    (*(GAPS[name] for name in ("nip", "competency", "level_required", "standard_scope")), STANDARDS["basis"]),
)
RequiredLevels = NewType("RequiredLevels", pd.DataFrame)
"""``REQUIRED_LEVELS``, sorted by nip and competency."""


Places = npt.NDArray[np.int64]


class _Requirement(NamedTuple):
    level: int
    scope: str
    basis: str | None


_Standards = Mapping[tuple[str, str], Mapping[str, _Requirement]]
"""Scope and target, to competency, to what is required."""


@dataclass(frozen=True)
class Requirements:
    """What is required of n people, who hold q different positions, in k competencies."""

    people: pd.Index
    """n NIPs, sorted."""
    competencies: list[str]
    """k codes, sorted."""
    position: Places
    """[n] position of each person."""
    level: Bytes
    """[q, k] level required; 0 where nothing is."""
    scope: Bytes
    """[q, k] which standard won: place in ``SCOPES``."""
    basis: list[dict[str, str | None]]
    """q times, by competency: what the standard rests on; None where it does not say."""

    @property
    def asked(self) -> Flags:
        """[n] whether anything is required of the person."""
        flags: Flags = self.level.max(axis=1, initial=0)[self.position] > 0
        return flags

    def table(self) -> RequiredLevels:
        """Give the same as a long table."""
        person, competency = np.nonzero(self.level[self.position])
        position = self.position[person]
        names = [(row, self.competencies[column]) for row, column in zip(position, competency, strict=True)]
        frame = pd.DataFrame(
            {
                "nip": self.people.array.take(person),
                "competency": pd.array(self.competencies, dtype="str").take(competency),
                "level_required": self.level[position, competency],
                "standard_scope": pd.array(SCOPES, dtype="str").take(self.scope[position, competency]),
                "basis": [self.basis[row][code] for row, code in names],
            }
        )
        return RequiredLevels(REQUIRED_LEVELS.conform(frame))


def required_levels(
    employees: Employees,
    standards: Standards,
    jenjang_levels: Mapping[str, int],
    generic: Sequence[str],
    as_of: date,
    jenjang_basis: str | None = None,
) -> RequiredLevels:
    """Give the level required of each employee in each competency, as a table (:func:`requirements`)."""
    return requirements(employees, standards, jenjang_levels, generic, as_of, jenjang_basis).table()


def requirements(
    employees: Employees,
    standards: Standards,
    jenjang_levels: Mapping[str, int],
    generic: Sequence[str],
    as_of: date,
    jenjang_basis: str | None = None,
) -> Requirements:
    """Give the level required of each employee in each competency, and which standard said so.

    For each competency on its own, the first of these that names it wins: a standard for the
    person (nip), for the jabatan, for the longest jabatan family the jabatan's name begins with, for
    the jenjang, and last ``jenjang_levels``, which asks the same level of every ``generic``
    competency (scope ``jenjang`` too, with ``jenjang_basis``). A standard counts from ``valid_from``
    to ``valid_to``, both included; of two for the same target the newer one counts. Targets are
    compared folded; "GURU" is a family of "GURU AHLI MUDA", not of "GURUH".

    Of an employee without any standard nothing is required (``asked``).
    """
    layers = _in_force(standards, as_of)
    for jenjang, asked in jenjang_levels.items():
        default = {code: _Requirement(asked, "jenjang", jenjang_basis) for code in generic}
        layers["jenjang", fold(jenjang)] = default | layers.get(("jenjang", fold(jenjang)), {})

    # Thousands of people hold hundreds of positions: each is resolved once, then taken per person.
    people = employees[["nip", "jabatan", "jenjang"]]
    if not in_order(people["nip"]):
        people = people.sort_values("nip", ignore_index=True)
    persons = [target for scope, target in layers if scope == "person"]
    holders = people[["jabatan", "jenjang"]].assign(person=people["nip"].where(people["nip"].isin(persons)))
    position, first = numbered(holders)
    resolved = [
        _resolve(layers, *(_text(part) for part in holder)) for holder in holders.iloc[first].itertuples(index=False)
    ]
    codes = sorted({code for levels in resolved for code in levels})
    place = {code: column for column, code in enumerate(codes)}
    level: Bytes = np.zeros((len(resolved), len(codes)), dtype=np.int8)
    scope = level.copy()
    for row, levels in enumerate(resolved):
        for code, requirement in levels.items():
            level[row, place[code]] = requirement.level
            scope[row, place[code]] = SCOPES.index(requirement.scope)
    basis = [{code: requirement.basis for code, requirement in levels.items()} for levels in resolved]
    return Requirements(pd.Index(people["nip"]), codes, position, level, scope, basis)


def standards_at_odds(standards: Standards, as_of: date) -> pd.DataFrame:
    """Give the standards in force that ask two levels for one target and competency from the same day on.

    Columns ``scope, target, competency, valid_from, lower, higher``, one row for each; the higher level holds. Newer
    standards are left out: they take the place of older ones.
    """
    day = pd.Timestamp(as_of)
    holds = (standards["valid_from"] <= day) & (standards["valid_to"].isna() | (standards["valid_to"] >= day))
    asked = standards[holds]
    asked = asked.assign(folded=asked["target"].map({target: fold(target) for target in asked["target"].unique()}))
    group = ["scope", "folded", "competency"]
    newest = asked[asked["valid_from"] == asked.groupby(group)["valid_from"].transform("max")]
    found = newest.groupby([*group, "valid_from"], as_index=False).agg(
        target=("target", "first"), lower=("level_required", "min"), higher=("level_required", "max")
    )
    return found[(found["lower"] != found["higher"]) & (found["folded"] != "")].reset_index(drop=True)


def _in_force(standards: Standards, as_of: date) -> dict[tuple[str, str], dict[str, _Requirement]]:
    """Give the standards that hold on the day; of several for one target and competency the newest.

    Spellings of one jabatan fold together; should they disagree from the same day on, the stricter holds.
    """
    day = pd.Timestamp(as_of)
    holds = (standards["valid_from"] <= day) & (standards["valid_to"].isna() | (standards["valid_to"] >= day))
    targets: defaultdict[tuple[str, str], dict[str, _Requirement]] = defaultdict(dict)
    for row in standards[holds].sort_values(["valid_from", "level_required", "basis"]).itertuples(index=False):
        scope, target = str(row.scope), fold(str(row.target))
        level = int(cast(int, row.level_required))
        if target:  # one of signs only ("-") names nobody
            targets[scope, target][str(row.competency)] = _Requirement(level, scope, _text(row.basis) or None)
    return dict(targets)


def _resolve(layers: _Standards, jabatan: str, jenjang: str, person: str) -> dict[str, _Requirement]:
    """Lay the standards that apply over each other, the most specific on top."""
    levels: dict[str, _Requirement] = {}
    for scope_and_target in applicable(jabatan, jenjang, person):
        levels |= layers.get(scope_and_target, {})
    return levels


def applicable(jabatan: str, jenjang: str, person: str) -> Iterator[tuple[str, str]]:
    """Give the scopes and targets that apply, from the most general to the most specific."""
    yield "jenjang", fold(jenjang)
    words = fold(jabatan).split()
    for beginning in accumulate(words, lambda start, word: f"{start} {word}"):
        yield "jabatan_family", beginning
    yield "jabatan", " ".join(words)
    yield "person", person


def _text(value: Any) -> str:
    """Give the text, or an empty one where it is missing."""
    return "" if pd.isna(value) else str(value)
