"""How an office reads names: by its configuration, and by the spellings an analyst has accepted.

The one way through which accepted spellings go. What is stored keeps the sender's spelling, so accepting one counts at
once and taking it back leaves no trace; an import reads a competency under it, for its rows are stored by code.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from asnkarier.config.aliases import Alias, State, known_as, state_of
from asnkarier.config.vocabulary import vocabulary
from asnkarier.outcome import Finding
from asnkarier.storage.journal import Entry
from asnkarier.tables import IMPORTED
from asnkarier.tables.known_names import KINDS, SOURCES, KnownNames, known_names, with_known_names
from asnkarier.tables.vocabulary import Vocabulary, fold
from asnkarier.workflows.office import Office


@dataclass(frozen=True)
class Words:
    """The vocabulary with the accepted spellings that are in force, and the state of each that was accepted."""

    vocabulary: Vocabulary
    states: tuple[tuple[Alias, State], ...]
    findings: tuple[Finding, ...]
    """Which accepted spellings are not read as was decided, and why."""


def known_to(office: Office, kind: str, entry: Entry | None = None) -> KnownNames:
    """Give the names of a kind that the configuration and the tables, as of an entry, know by themselves."""
    frames = {name: office.store.load(name, entry) for name in SOURCES[kind]}
    return known_names(kind, frames, vocabulary(office.config))


def words(office: Office, entry: Entry | None = None) -> Words:
    """Give the words an office reads its files and tables with, as of an entry of the journal, else now."""
    states: list[tuple[Alias, State]] = []
    findings: list[Finding] = []
    accepted: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for kind in dict.fromkeys(alias.kind for alias in office.loaded.aliases):
        known = known_to(office, kind, entry)
        for alias in (each for each in office.loaded.aliases if each.kind == kind):
            states.append((alias, state_of(alias, known)))
            findings += _told(*states[-1], known)
            if states[-1][1] is State.IN_FORCE:
                accepted[kind][fold(alias.spelling)] = known.names[known.key(alias.means)]
    own = vocabulary(office.config)
    competencies = {**accepted["competencies"], **own.competencies}
    return Words(dataclasses.replace(own, accepted=accepted, competencies=competencies), tuple(states), tuple(findings))


def respelled(frame: pd.DataFrame, name: str, vocabulary: Vocabulary) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """Give a stored table as it reads with the accepted spellings, and tell of rows that become one with another."""
    if name not in IMPORTED or not any(vocabulary.accepted.values()):
        return frame, ()
    read, gone = with_known_names(frame, IMPORTED[name], vocabulary)
    return read, (Finding("F_ALIAS_SAME_ROW", count=gone, details={"table": name}),) if gone else ()


def _told(alias: Alias, state: State, known: KnownNames) -> Iterator[Finding]:
    if state is State.OVERRULED:
        ours = known_as(alias.spelling, known)
        yield Finding(
            "F_ALIAS_OVERRULED",
            details={"kind": alias.kind, "spelling": alias.spelling, "name": alias.means, "ours": ours},
        )
    elif state is State.UNKNOWN_NAME:
        yield Finding(
            "F_ALIAS_UNKNOWN_NAME", details={"kind": alias.kind, "spelling": alias.spelling, "name": alias.means}
        )
