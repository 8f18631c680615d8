"""The one way a reader says that a file cannot be read: a code of ``finding_kinds.py`` and its details."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asnkarier.errors import InputRefused
    from asnkarier.outcome import Finding


class Refusal(Exception):
    """A file is refused; raised where only the content is known, not the file's name."""

    def __init__(self, code: str, *, on: str = "", **details: object) -> None:
        """Keep the code, the sheet it stands on if there is one, and what fills the places of the code's sentence."""
        super().__init__(code)
        self.code = code
        self.on = on
        self.details = details
        self.beside: list[Finding] = []
        """What there is to tell beside the reason; file and sheet are filled in."""

    def for_file(self, file: str) -> InputRefused:
        """Give the error a user sees, with the file's name."""
        from asnkarier.errors import InputRefused  # here, for a child process only raises and never shows
        from asnkarier.i18n import N_
        from asnkarier.outcome import Finding

        finding = Finding(self.code, file=file, sheet=self.on, details=self.details)
        beside = [replace(each, file=file, sheet=self.on) for each in self.beside]
        return InputRefused(N_("The file {file} was refused."), file=file, findings=[finding, *beside])
