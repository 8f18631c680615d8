"""What every stage and every command gives back: results, and what could not be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asnkarier.i18n import Translate


Progress = Callable[[str, float | None], None]
"""Tell how far the work is: a marked text, and the share done if it is known."""


class ExitCode(IntEnum):
    """What the process says to cron; an unknown code is a failure."""

    DONE = 0
    BUG = 1
    USAGE = 2
    SET_ASIDE = 3
    REFUSED = 4
    NO_PLAN = 5
    BUSY = 6
    STORE_DAMAGED = 7
    INTERRUPTED = 130
    TERMINATED = 143


class Severity(StrEnum):
    """How far a finding reaches."""

    STOP = "stop"  # the file is refused
    SET_ASIDE = "set aside"  # the row, or one score of it, is not taken
    WARNING = "warning"  # the row is taken, but somebody should look
    INFO = "info"  # nothing is lost; the reader should know


@dataclass(frozen=True)
class Finding:
    """One finding with its place. The sentence is made from it in ``finding_kinds.py``.

    ``value`` is what stood in the cell, already masked where the column is personal.
    ``details`` fill the named places of the sentence. ``count`` is how many cells it speaks of;
    ``cell`` is then the first of them. ``sha256`` is that of the file's content, where it is known.
    """

    code: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    header: str = ""
    value: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    count: int = 1
    sha256: str = ""


@dataclass(frozen=True)
class Message:
    """A sentence for the screen: a marked English text and what fills its places."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def render(self, translate: Translate) -> str:
        """Give the sentence in the reader's language."""
        return translate(self.text).format(**self.values)


@dataclass(frozen=True)
class Outcome:
    """The result of a command: text and JSON are made from the same object.

    ``data`` holds JSON-ready figures under the documented names of the command; ``messages`` are
    what a person reads; ``files`` are the documents written, in order.
    """

    command: str
    data: Mapping[str, Any] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()
    findings: tuple[Finding, ...] = ()
    files: tuple[Path, ...] = ()
    exit_code: ExitCode = ExitCode.DONE
