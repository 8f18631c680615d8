"""Mistakes in a configuration file: one sentence each, with the file, the line and the key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from asnkarier.errors import ConfigError
from asnkarier.i18n import N_

if TYPE_CHECKING:
    from asnkarier.i18n import Translate

KeyPath = tuple[str | int, ...]
"""The keys from the top of the file down, with the positions in lists (from 0)."""


@dataclass(frozen=True)
class Origin:
    """The place of a key: its file and its line, from 1."""

    file: Path
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Mistake:
    """What is wrong with one key: a marked English sentence and what fills its places."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)
    path: KeyPath = ()
    origin: Origin | None = None

    def render(self, translate: Translate) -> str:
        """Give ``file:line: key: sentence`` in the reader's language."""
        place = [str(part) for part in (self.origin, dotted(self.path)) if part]
        return ": ".join([*place, translate(self.text).format(**self.values)])


class ConfigMistakes(ConfigError):
    """A configuration file has one or more mistakes; all of them are told at once."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        """Keep the mistakes, each once, in the order of files and lines."""
        self.mistakes = tuple({mistake.render(str): mistake for mistake in sorted(mistakes, key=_order)}.values())
        super().__init__(N_("The configuration has {count} mistakes:"), count=len(self.mistakes))

    def __str__(self) -> str:
        return self.text(str)

    def text(self, translate: Translate) -> str:
        """Give a single mistake as one line, several as a list under a heading."""
        lines = [mistake.render(translate) for mistake in self.mistakes]
        return lines[0] if len(lines) == 1 else "\n  ".join([super().text(translate), *lines])


def dotted(path: KeyPath) -> str:
    """Write a key path as users type it: ``training_plan.jp_minimum.versions.0.value.PNS``."""
    return ".".join(map(str, path))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that ``word`` begins, else the one spelled most like it, or None where none is near."""
    known = list(known)
    begun = [each for each in known if len(word) > 2 and each.lower().startswith(word.lower())]
    if len(begun) == 1:
        return begun[0]
    found = process.extractOne(word, known, scorer=fuzz.ratio, processor=str.lower, score_cutoff=70)
    return found[0] if found else None


def unknown(what: str, word: str, known: Iterable[str]) -> tuple[str, dict[str, object]]:
    """Give the sentence for an unknown word and what fills it: the nearest known word, else all of them."""
    known = sorted(known)
    if near := nearest(word, known):
        return UNKNOWN_NEAR[what], {"word": word, "nearest": near}
    return UNKNOWN_FAR[what], {"word": word, "known": ", ".join(known)}


UNKNOWN_NEAR = {
    "key": N_("there is no key {word} here. Did you mean {nearest}?"),
    "choice": N_("{word} is not allowed. Did you mean {nearest}?"),
    "competency": N_("there is no competency with the code {word}. Did you mean {nearest}?"),
    "table": N_("there is no table {word}. Did you mean {nearest}?"),
    "column": N_("the table has no column {word}. Did you mean {nearest}?"),
    "region": N_("There is no configuration for the region {word}. Did you mean {nearest}? Known regions: {known}."),
    "extends": N_("there is no file {word}.yaml to extend. Did you mean {nearest}?"),
}
UNKNOWN_FAR = {
    "key": N_("there is no key {word} here. Known here: {known}."),
    "choice": N_("{word} is not allowed. Allowed: {known}."),
    "competency": N_("there is no competency with the code {word}. Known: {known}."),
    "table": N_("there is no table {word}. Known: {known}."),
    "column": N_("the table has no column {word}. Known: {known}."),
    "region": N_("There is no configuration for the region {word}. Known regions: {known}."),
    "extends": N_("there is no file {word}.yaml to extend. Known: {known}."),
}


def _order(mistake: Mistake) -> tuple[str, int, str]:
    origin = mistake.origin
    return (str(origin.file), origin.line, dotted(mistake.path)) if origin else ("", 0, dotted(mistake.path))
