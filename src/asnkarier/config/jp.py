"""How lesson hours (JP) are counted: what a form counts where a row states no JP, and the most it counts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from asnkarier.config.model import Section

Jp = Annotated[int, Field(ge=1, le=5000)]
CertificateLetter = Literal["T", "F", "P"]


class JpRule(Section):
    """What one form of competency development counts in JP."""

    jp: Jp
    """JP of one session, day or activity, where no JP are stated."""
    per: Literal["session", "day", "activity"]
    """What these JP are for; days are working days, an activity is one participation."""
    session_max: Jp | None = None
    """Most JP that count of one session, also where more are stated; none for no such limit."""
    day_max: Jp | None = None
    """Most JP of this form that count of one person's day."""
    month_max: Jp | None = None
    """Most JP of this form that count of one person's calendar month."""


class CertificateRule(Section):
    """How certificates are counted."""

    years: int = Field(ge=1, le=50)
    """Years back in which a certificate counts."""
    enough: int = Field(ge=1, le=1000)
    """Number from which more of them add nothing."""
