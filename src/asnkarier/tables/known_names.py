"""Which names of units, positions, competencies and trainings are known, and the one way accepted spellings are read.

A name is known because the region's configuration lists it or because the table that others refer to has it: the OPDs
of the employees, the units, the positions that standards name, the catalogue of trainings. What is stored keeps the
sender's spelling; :func:`with_known_names` gives tables as they read with the spellings an analyst has accepted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from asnkarier.tables import IMPORTED
from asnkarier.tables.schema import SOURCE_NAMES, Column, Kind, Table
from asnkarier.tables.vocabulary import Vocabulary, fold

Frames = Mapping[str, pd.DataFrame]
KINDS: Final = ("units", "jabatan", "competencies", "trainings")
"""Kinds of names that can be accepted."""
SOURCES: Final[Mapping[str, tuple[str, ...]]] = {
    "units": ("employees", "units"),
    "jabatan": ("employees", "standards"),
    "competencies": (),
    "trainings": ("trainings",),
}
"""The tables that say which names of a kind are known."""
_NAMED_BY_STANDARDS = ("jabatan", "jabatan_family")


@dataclass(frozen=True)
class KnownNames:
    """The known names of one kind: ``names`` maps every spelling, as ``key`` compares it, to the name it stands for."""

    names: Mapping[str, str]
    key: Callable[[str], str] = fold

    def __contains__(self, spelling: str) -> bool:
        """Say whether this is a known name."""
        return self.key(spelling) in self.names

    def name(self, spelling: str) -> str | None:
        """Give the name that a spelling stands for; None where none is known."""
        return self.names.get(self.key(spelling))


def known_names(kind: str, frames: Frames, vocabulary: Vocabulary) -> KnownNames:
    """Give the known names of a kind; ``frames`` hold its :data:`SOURCES`, conforming and as they were sent."""
    match kind:
        case "units":
            return KnownNames(_units(frames, vocabulary))
        case "jabatan":
            return KnownNames(_jabatan(frames))
        case "competencies":
            return KnownNames(vocabulary.competencies)
        case _:
            codes = _texts(frames, "trainings", "training")
            return KnownNames({code: code for code in codes}, key=str)


def holds(table: Table, column: Column) -> str | None:
    """Say which kind of names a column of an imported table holds and takes accepted spellings in; None for no kind."""
    if column.name in ("opd", "unor"):
        return "units"
    if column.name == "jabatan":
        return "jabatan"
    if any(reference.table == "trainings" for reference in column.refers_to):
        return "trainings"
    return None


def columns_of(kind: str) -> list[tuple[Table, Column]]:
    """Give the columns that hold names of a kind, in the order of the tables."""
    return [(table, column) for table in IMPORTED.values() for column in table.columns if holds(table, column) == kind]


def with_known_names(frame: pd.DataFrame, table: Table, vocabulary: Vocabulary) -> tuple[pd.DataFrame, int]:
    """Give a stored table as it reads with the accepted spellings, and how many rows gave way.

    Two rows may then have one key: the same ceiling sent by an OPD under two spellings is one ceiling. The one
    imported last counts, as with rows of equal spelling; those that gave way are counted where they say something else.
    """
    columns = {
        column.name: _respelled(frame[column.name], column, vocabulary.accepted[kind])
        for column in table.columns
        if (kind := holds(table, column)) and vocabulary.accepted.get(kind)
    }
    respelled, keys = frame.assign(**columns), list(table.key)
    if columns.keys().isdisjoint(keys) or not respelled.duplicated(keys).any():
        return respelled, 0
    newest = respelled.sort_values(["import_id", "source_file", "source_row"], kind="stable", na_position="last")
    told = [name for name in table.names if name not in SOURCE_NAMES]
    same = newest.drop_duplicates(told, keep="last")
    kept = same.drop_duplicates(keys, keep="last")
    return kept.sort_index().reset_index(drop=True), len(same) - len(kept)


def strange_opds(frames: Frames, vocabulary: Vocabulary) -> frozenset[str]:
    """Give the OPD names of the employees that the region's list does not have; none where it has no list."""
    known = {fold(name) for name in vocabulary.units}
    return frozenset(opd for opd in _texts(frames, "employees", "opd") if known and fold(opd) not in known)


def _units(frames: Frames, vocabulary: Vocabulary) -> dict[str, str]:
    """The region's list, where it has one, else the OPDs of the employees; and the units there are."""
    opds = vocabulary.units or {fold(opd): opd for opd in _texts(frames, "employees", "opd")}
    strange = {fold(opd) for opd in strange_opds(frames, vocabulary)}
    named = (unit for table in SOURCES["units"] for unit in _texts(frames, table, "unor"))
    units = {fold(unit): unit for unit in named if fold(unit) not in strange}
    return {name: value for name, value in (units | dict(opds)).items() if name}


def _jabatan(frames: Frames) -> dict[str, str]:
    """The positions that standards name, and those whose names begin with a family that standards name."""
    standards = frames.get("standards")
    if standards is None or standards.empty:
        return {}
    named = {
        scope: {fold(target): target for target in _sorted(standards.loc[standards["scope"] == scope, "target"])}
        for scope in _NAMED_BY_STANDARDS
    }
    families = tuple(f"{family} " for family in named["jabatan_family"])
    held = {fold(name): name for name in _texts(frames, "employees", "jabatan")}
    of_family = {name: value for name, value in held.items() if families and name.startswith(families)}
    return of_family | named["jabatan_family"] | named["jabatan"]


def _texts(frames: Frames, table: str, column: str) -> list[str]:
    return _sorted(frames[table][column]) if table in frames else []


def _sorted(texts: pd.Series) -> list[str]:
    """Give the distinct texts, last first: in a dict of them, folded, the first in the alphabet stays."""
    return sorted(map(str, texts.dropna().unique()), reverse=True)


def _respelled(texts: pd.Series, column: Column, accepted: Mapping[str, str]) -> pd.Series:
    distinct = texts.dropna().unique()
    if column.kind is Kind.LIST:
        known = {text: ";".join(sorted({_read(part, accepted) for part in text.split(";")})) for text in distinct}
    else:
        known = {text: _read(text, accepted) for text in distinct}
    changed: Iterable[str] = {text for text, name in known.items() if text != name}
    if not changed:
        return texts
    plain = texts.astype("str")  # what comes as categories goes on as text
    return plain.where(~plain.isin(list(changed)), plain.map(known)).astype("str")


def _read(text: str, accepted: Mapping[str, str]) -> str:
    return accepted.get(fold(text), text)
