"""The run that a result is compared with, as its documents name it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from asnkarier.i18n import N_

if TYPE_CHECKING:  # it loads Babel, which no command without a document needs
    from asnkarier.reports.kit.wording import Wording


@dataclass(frozen=True)
class FormerRun:
    """The result before this one; without a day there is none."""

    as_of: date | None = None
    """The day whose state it told."""
    run_on: date | None = None
    """The day it was computed on."""
    readable: bool = True
    """Whether it can still be read: an older program made it in other layouts, or it is no longer kept."""
    same_configuration: bool = True

    @property
    def is_compared(self) -> bool:
        """Whether there is one, and it can be read."""
        return self.as_of is not None and self.readable

    def told(self, words: Wording) -> list[str]:
        """Say with what the figures are compared, or why with nothing."""
        if self.as_of is None or self.run_on is None:
            return [words(N_("There is no former run to compare with: no change can be stated."))]
        days = {"as_of": words.date(self.as_of), "run_on": words.date(self.run_on)}
        if not self.readable:
            text = N_(
                "The former run, as of {as_of} and computed on {run_on}, cannot be read any more: no change is stated."
            )
            return [words(text, **days)]
        told = [words(N_("Compared with the former run, as of {as_of} and computed on {run_on}."), **days)]
        if not self.same_configuration:
            text = N_("The region's configuration was changed in between; a part of the difference may be due to that.")
            told.append(words(text))
        return told
