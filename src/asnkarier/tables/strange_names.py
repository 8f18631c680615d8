"""Names in imported tables that are not known, each with the known ones it may be a spelling of.

Nothing is merged by likeness: these are questions for an analyst, who answers one with ``asnkarier aliases accept``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from asnkarier.tables import IMPORTED
from asnkarier.tables.known_names import SOURCES, Frames, columns_of, known_names
from asnkarier.tables.likeness import Namesakes
from asnkarier.tables.row_findings import without_numbers
from asnkarier.tables.schema import Kind
from asnkarier.tables.vocabulary import Vocabulary, fold

SAYING: Final[Mapping[str, str]] = {"F_COMPETENCY_BAD": "value", "F_COMPETENCY_UNKNOWN": "header"}
"""Findings of an import that say which name of a competency nobody knows, and where they say it."""
_CUT_OFF = "…"
_MAY_BE_STRANGE = {
    f"{table.name}.{column.name}"
    for table, column in (*columns_of("jabatan"), *columns_of("trainings"))
    if column.name == "jabatan" or any(reference.but_as for reference in column.refers_to)
}
"""Columns in which an unknown name is no mistake."""


@dataclass(frozen=True)
class Near:
    """A known name, the spelling of it that is alike (of a training also its title), and how alike in percent."""

    name: str
    spelling: str
    likeness: int


@dataclass(frozen=True)
class StrangeName:
    """A name that is not known: how often it stands, where (``employees.opd``, or a finding's code), what it may be."""

    kind: str
    name: str
    count: int
    places: tuple[str, ...]
    nearest: tuple[Near, ...]


def strange_names(kind: str, frames: Frames, vocabulary: Vocabulary) -> list[StrangeName]:
    """Give the names of one kind that are neither known nor accepted, the most frequent first.

    ``frames`` hold the imported tables and ``findings``, as stored. Spellings that differ in case or punctuation only
    are one name. Of positions, and of trainings that a history names by their titles, only those that have a near name
    are told: a position without a standard of its own is no mistake, nor a training of another region's catalogue.
    """
    known = known_names(kind, frames, vocabulary)
    if not known.names:
        return []
    codes = frozenset(map(fold, known.names.values())) if kind in ("competencies", "trainings") else frozenset[str]()
    titles = _titles(frames) if kind == "trainings" else {}
    namesakes = Namesakes(sorted({*known.names, *known.names.values(), *titles}), vocabulary.government)
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    places: defaultdict[str, set[str]] = defaultdict(set)
    for name, place, count in _used(kind, frames):
        if fold(name) and name not in known and fold(name) not in vocabulary.accepted.get(kind, {}):
            spelled[fold(name)][without_numbers(name)] += count
            places[fold(name)].add(place)
    found = []
    for folded, counts in spelled.items():
        name = min(counts, key=lambda each: (-counts[each], each))
        near: dict[str, Near] = {}
        for other, likeness in namesakes.near(name):
            if likeness == 100 or fold(other) not in codes:  # one letter more is another code
                meant = titles.get(other) or known.name(other) or other
                near.setdefault(meant, Near(meant, other, likeness))
        if near or not places[folded] <= _MAY_BE_STRANGE:
            where = tuple(sorted(places[folded]))
            found.append(StrangeName(kind, name, counts.total(), where, tuple(near.values())))
    return sorted(found, key=lambda each: (-each.count, fold(each.name), each.name))


def _titles(frames: Frames) -> dict[str, str]:
    """Give the code of each title that only one training has."""
    trainings = frames["trainings"].drop_duplicates("title", keep=False)
    return dict(zip(trainings["title"], trainings["training"], strict=True))


def _used(kind: str, frames: Frames) -> Iterator[tuple[str, str, int]]:
    """Give every name of a kind in use: the name, where, and how often."""
    if kind == "competencies":
        yield from _competencies(frames)
        return
    for table, column in columns_of(kind):
        if column.name == "unor" and table.name in SOURCES["units"]:
            continue  # these are known by themselves
        if column.name == "unor" and all(frames[name]["unor"].isna().all() for name in SOURCES["units"]):
            continue  # no file has said yet which units there are
        values = frames[table.name][column.name].dropna()
        if column.kind is Kind.LIST:
            values = values.str.split(";").explode()
        for stored, count in values.value_counts().items():
            yield str(stored), f"{table.name}.{column.name}", int(count)


def _competencies(frames: Frames) -> Iterator[tuple[str, str, int]]:
    """Rows with an unknown competency were set aside; what they said is in the findings of their import."""
    findings = frames["findings"]
    for code, says in SAYING.items():
        for row in findings[findings["code"] == code].to_dict("records"):
            name = re.sub(r"^\d+[.)]?\s+", "", str(row[says]))
            if not name.endswith(_CUT_OFF):  # too long to be kept whole
                yield name, code, int(row["count"])
    for table in IMPORTED.values():
        for column in (each for each in table.columns if each.kind is Kind.COMPETENCY):
            for stored, count in frames[table.name][column.name].dropna().value_counts().items():
                yield str(stored), f"{table.name}.{column.name}", int(count)
