"""The errors a user can mend, one family, caught in one place (``cli/app.py``).

Anything else that is raised is a bug and keeps its traceback. A message is a marked English text
with named places, filled in after translation; it never holds a personal value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from asnkarier.i18n import N_
from asnkarier.outcome import ExitCode, Message

if TYPE_CHECKING:
    from asnkarier.i18n import Translate
    from asnkarier.outcome import Finding


class UserError(Exception):
    """A reason to stop that the user can act on: what is wrong, where, and what to do next."""

    exit_code: ClassVar[ExitCode] = ExitCode.USAGE

    def __init__(self, message: str, *, remedy: str = "", findings: Iterable[Finding] = (), **values: object) -> None:
        """Keep the marked texts and what fills their places; ``findings`` are shown below them."""
        super().__init__(message.format(**values))
        self.message = message
        self.remedy = remedy
        self.values = values
        self.findings = tuple(findings)

    def text(self, translate: Translate) -> str:
        """Give the sentence and the next step in the reader's language."""
        parts = [translate(part).format(**self.values) for part in (self.message, self.remedy) if part]
        return " ".join(parts)


@dataclass(frozen=True)
class ErrorMessage(Message):
    """An error told as a message, where it does not stop the rest of a run."""

    error: UserError | None = None

    @classmethod
    def of(cls, error: UserError) -> ErrorMessage:
        """Make the message."""
        return cls(error.message, error.values, error)

    def render(self, translate: Translate) -> str:
        """Give the sentence and the next step in the reader's language."""
        return self.error.text(translate) if self.error else super().render(translate)


class UsageError(UserError):
    """Wrong options or arguments."""


class ConfigError(UserError):
    """A region's YAML cannot be used."""


class InputRefused(UserError):
    """A file was refused as a whole; nothing was imported."""

    exit_code = ExitCode.REFUSED


class SystemRefused(UserError):
    """The system refused: a full disk, a folder that may not be written, a report that is open in Excel."""

    def __init__(self, fault: OSError) -> None:
        """Word the fault; its file name is shown, its traceback is not needed."""
        super().__init__(
            N_("The system refused: {reason} ({file})."),
            remedy=N_("Make room, close the file or choose another folder, then try again."),
            reason=fault.strerror or type(fault).__name__,
            file=fault.filename or "-",
        )


class NoPlan(UserError):
    """No feasible plan exists, or none was found in the time given."""

    exit_code = ExitCode.NO_PLAN


class Busy(UserError):
    """Another run holds the workspace's lock."""

    exit_code = ExitCode.BUSY


class StoreDamaged(UserError):
    """The store is damaged, has lost its tail, or was written by a newer version."""

    exit_code = ExitCode.STORE_DAMAGED
