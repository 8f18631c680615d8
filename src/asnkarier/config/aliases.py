"""Accepted spellings of a region: ``aliases/<region>.yaml`` beside its configuration, written by ``aliases accept``.

The file is the program's own and is written anew whole; a region's YAML with its comments is never touched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from pydantic import ValidationError

from asnkarier.config.layers import origins, plain
from asnkarier.config.mistakes import ConfigMistakes, Mistake, Origin, dotted
from asnkarier.config.model import Section
from asnkarier.config.parse import parse_file
from asnkarier.i18n import N_
from asnkarier.tables.known_names import KINDS, KnownNames
from asnkarier.tables.vocabulary import fold

FOLDER = "aliases"
"""Folder of these files, inside a folder of configurations."""
_HEADER = """\
# Spellings accepted with 'asnkarier aliases accept'. The program writes this file anew: take one back with
# 'asnkarier aliases remove', and keep comments and spellings of your own in the region's file, which wins.
"""


class _Entry(Section):
    spelling: str
    means: str
    accepted_by: str
    accepted_at: datetime


class _File(Section):
    units: tuple[_Entry, ...] = ()
    jabatan: tuple[_Entry, ...] = ()
    competencies: tuple[_Entry, ...] = ()
    trainings: tuple[_Entry, ...] = ()


@dataclass(frozen=True)
class Alias:
    """A spelling that somebody decided to read as a known name."""

    kind: str
    spelling: str
    means: str
    accepted_by: str
    accepted_at: datetime

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other: its kind, and its spelling folded."""
        return self.kind, fold(self.spelling)


def aliases_file(folder: Path, region: str) -> Path:
    """Give the file of a region's accepted spellings, inside a folder of configurations."""
    return folder / FOLDER / f"{region}.yaml"


def load_aliases(region: str, folders: Sequence[Path]) -> tuple[Alias, ...]:
    """Read a region's accepted spellings from the first folder that has some, sorted; none if no folder has.

    Raises:
        ConfigError: the file is not what the program wrote: with line and key.
    """
    file = next((file for folder in folders if (file := aliases_file(folder, region)).is_file()), None)
    if file is None:
        return ()
    tree = parse_file(file)
    places = dict(origins(tree))
    try:
        content = _File.model_validate_json(json.dumps(plain(tree)))
    except ValidationError as error:
        mistakes = [Mistake(N_("is not what belongs here."), path=found["loc"]) for found in error.errors()]
        raise ConfigMistakes(_placed(mistakes, places, file)) from None
    if mistakes := list(_mistakes(content)):
        raise ConfigMistakes(_placed(mistakes, places, file))
    return _sorted(Alias(kind, **entry.model_dump()) for kind in KINDS for entry in getattr(content, kind))


def aliases_text(aliases: Iterable[Alias]) -> str:
    """Give the file for these accepted spellings: the same for the same ones, in whatever order they come."""
    ordered = _sorted(aliases)
    return _HEADER + "".join(_section(kind, [alias for alias in ordered if alias.kind == kind]) for kind in KINDS)


class State(StrEnum):
    """Whether an accepted spelling is read as its name."""

    IN_FORCE = "in_force"
    NEEDLESS = "needless"  # the configuration or the tables have come to say the same
    OVERRULED = "overruled"  # they have come to say something else, which counts
    UNKNOWN_NAME = "unknown_name"  # the name it stands for is no longer known


def known_as(spelling: str, known: KnownNames) -> str | None:
    """Give the name that the configuration or the tables read a spelling as by themselves; None for none."""
    return {fold(each): name for each, name in known.names.items()}.get(fold(spelling))


def state_of(alias: Alias, known: KnownNames) -> State:
    """Say whether a spelling is in force beside the known names of its kind: what is known itself always wins."""
    if known_as(alias.spelling, known) not in (None, known.name(alias.means)):
        return State.OVERRULED
    if alias.spelling in known:
        return State.NEEDLESS
    return State.IN_FORCE if alias.means in known else State.UNKNOWN_NAME


def _section(kind: str, aliases: Sequence[Alias]) -> str:
    """Write the spellings of one kind; a JSON string is a YAML string that can be read in one way only."""
    entries = [
        {
            "spelling": alias.spelling,
            "means": alias.means,
            "accepted_by": alias.accepted_by,
            "accepted_at": alias.accepted_at.isoformat(timespec="seconds"),
        }
        for alias in aliases
    ]
    lines = [
        f"  {'-' if at == 0 else ' '} {key}: {json.dumps(value, ensure_ascii=False)}\n"
        for entry in entries
        for at, (key, value) in enumerate(entry.items())
    ]
    return f"{kind}:\n{''.join(lines)}" if lines else f"{kind}: []\n"


def _sorted(aliases: Iterable[Alias]) -> tuple[Alias, ...]:
    return tuple(sorted(aliases, key=lambda alias: (KINDS.index(alias.kind), fold(alias.spelling))))


def _mistakes(content: _File) -> Iterator[Mistake]:
    """Every spelling stands once, says something, and stands for a name, not for another accepted spelling."""
    for kind in KINDS:
        entries: tuple[_Entry, ...] = getattr(content, kind)
        spelled = [fold(entry.spelling) for entry in entries]
        for at, entry in enumerate(entries):
            values = {"spelling": entry.spelling, "means": entry.means}
            if not spelled[at] or not fold(entry.means):
                yield Mistake(N_("is not what belongs here."), path=(kind, at))
            elif spelled[at] in spelled[:at]:
                yield Mistake(N_("the spelling '{spelling}' was accepted twice."), values, (kind, at))
            elif fold(entry.means) in spelled:
                text = N_("'{spelling}' stands for '{means}', which is itself an accepted spelling.")
                yield Mistake(text, values, (kind, at))


def _placed(mistakes: Iterable[Mistake], places: dict[str, Origin], file: Path) -> Iterator[Mistake]:
    """Give the mistakes with the place of their key, or of the nearest key above it."""
    for mistake in mistakes:
        above = (dotted(mistake.path[:length]) for length in range(len(mistake.path), -1, -1))
        yield replace(mistake, origin=next((places[key] for key in above if key in places), Origin(file, 1)))
