"""YAML text -> a tree that remembers the line of every key.

A small and strict part of YAML, so that a file means what it seems to mean: only ``true`` and ``false`` are
booleans (``no`` and ``on`` are text), ``012`` and ``1e3`` are text, dates are left as text for the models to
read; duplicate keys, anchors, aliases, tags and several documents are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import yaml

from asnkarier.config.mistakes import ConfigMistakes, KeyPath, Mistake, Origin
from asnkarier.errors import ConfigError
from asnkarier.i18n import N_

BYTES_MAX = 1_000_000
DEPTH_MAX = 20
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})?\.[0-9]{1,18}")
WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}

Scalar = str | int | float | bool | None


@dataclass(frozen=True)
class Node:
    """A value of the file, and the place of the key (or list item) it belongs to."""

    value: Scalar | list[Node] | dict[str, Node]
    origin: Origin


def parse_file(file: Path) -> Node:
    """Read one configuration file. Its top is a map; raises ConfigError for anything that is not plain YAML."""
    text = _read(file)
    try:
        return _Builder(file, text).document()
    except yaml.MarkedYAMLError as error:
        raise ConfigMistakes([_syntax_mistake(error, file, text)]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise ConfigMistakes(
            [Mistake(N_("a character here is not allowed in YAML."), {}, (), Origin(file, line))]
        ) from error


def _read(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(BYTES_MAX + 1)
    except OSError as error:
        raise ConfigError(N_("{file} cannot be read: {reason}"), file=file, reason=error.strerror) from error
    if len(content) > BYTES_MAX:
        raise ConfigError(N_("{file} is larger than 1 MB; that is no configuration file."), file=file)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        text = N_("the file is not UTF-8 text. Save it with the encoding UTF-8.")
        raise ConfigMistakes([Mistake(text, {}, (), Origin(file, line))]) from error


def _syntax_mistake(error: yaml.MarkedYAMLError, file: Path, text: str) -> Mistake:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    origin = Origin(file, line + 1)
    reason = error.problem or ""
    if "cannot start any token" in reason:
        character = text.split("\n")[line][column : column + 1]
        if character == "\t":
            return Mistake(N_("a tab stands here. Indent with spaces."), {}, (), origin)
        quotes = N_("text that starts with {character} must be in quotes.")
        return Mistake(quotes, {"character": character}, (), origin)
    if "mapping values are not allowed" in reason:
        colon = N_("a colon too many, or the indentation is wrong. Put text that holds ': ' in quotes.")
        return Mistake(colon, {}, (), origin)
    reason = ", ".join(part for part in (error.context, reason) if part)
    return Mistake(N_("this is not valid YAML ({reason})."), {"reason": reason}, (), origin)


class _Builder:
    """Builds the tree from the parser's events, collecting the mistakes that do not stop it."""

    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.events: Iterator[yaml.Event] = yaml.parse(text, LOADER)
        self.mistakes: list[Mistake] = []

    def document(self) -> Node:
        """Build the only document of the file."""
        node: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    self.stop(N_("a second document starts here ('---'). A file holds one."), (), event)
                node = self.node(next(self.events), (), Origin(self.file, 1))
        if node is None or node.value is None:
            raise ConfigMistakes([Mistake(N_("the file holds no settings."), {}, (), Origin(self.file, 1))])
        if not isinstance(node.value, dict):
            raise ConfigMistakes([Mistake(N_("the file must be a map of keys and values."), {}, (), node.origin)])
        if self.mistakes:
            raise ConfigMistakes(self.mistakes)
        return node

    def node(self, event: yaml.Event, path: KeyPath, origin: Origin) -> Node:
        """Build the value that starts with ``event``."""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.stop(N_("anchors (&) and aliases (*) are not used here. Write the value out."), path, event)
        if getattr(event, "tag", None):
            self.stop(N_("tags (!) are not used here. Write the plain value."), path, event)
        if len(path) > DEPTH_MAX:
            self.stop(N_("nested too deeply."), path, event)
        if isinstance(event, yaml.MappingStartEvent):
            return Node(self.mapping(path), origin)
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self.sequence(path), origin)
        if isinstance(event, yaml.ScalarEvent):
            return Node(_scalar(event), origin)
        raise TypeError(event)  # the parser makes no other event where a value may stand

    def mapping(self, path: KeyPath) -> dict[str, Node]:
        """Build the map whose start was read last."""
        children: dict[str, Node] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag or not event.value:
                self.stop(N_("a key must be plain text."), path, event)
            key, origin = event.value, self.origin(event)
            child = self.node(next(self.events), (*path, key), origin)
            if key in children:
                first = children[key].origin.line
                text = N_("the key is given twice; the first time in line {first}.")
                self.mistakes.append(Mistake(text, {"first": first}, (*path, key), origin))
            children[key] = child
        return children

    def sequence(self, path: KeyPath) -> list[Node]:
        """Build the list whose start was read last."""
        children: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            children.append(self.node(event, (*path, len(children)), self.origin(event)))
        return children

    def origin(self, event: yaml.Event) -> Origin:
        """Give the place where an event starts."""
        return Origin(self.file, event.start_mark.line + 1 if event.start_mark else 1)

    def stop(self, text: str, path: KeyPath, event: yaml.Event) -> NoReturn:
        """Give up: what follows cannot be understood."""
        raise ConfigMistakes([*self.mistakes, Mistake(text, {}, path, self.origin(event))])


def _scalar(event: yaml.ScalarEvent) -> Scalar:
    text: str = event.value
    if not event.implicit[0]:  # in quotes, or a block
        return text
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    if NUMBER.fullmatch(text):
        return float(text)
    return text
