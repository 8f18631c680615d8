"""The document formats a command is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from asnkarier.errors import UsageError
from asnkarier.i18n import N_

REPORT_FORMATS = ("xlsx", "md", "docx", "csv", "json", "parquet")
"""Formats of a report: documents for people, then the bare table for other programs."""
DOCUMENTS = ("xlsx", "md")
"""What a report is written as when nothing else is asked for."""


def chosen_formats(
    asked: str | None, allowed: Sequence[str] = REPORT_FORMATS, default: Sequence[str] = DOCUMENTS
) -> list[str]:
    """Give the document formats asked for, in the order of ``allowed``.

    Raises:
        UsageError: one of them does not exist.
    """
    wanted = [word.strip().lower() for word in asked.split(",")] if asked else list(default)
    if unknown := [word for word in wanted if word not in allowed]:
        raise UsageError(
            N_("There is no format {unknown}."),
            remedy=N_("Choose from {allowed}."),
            unknown=", ".join(unknown),
            allowed=", ".join(allowed),
        )
    return [each for each in allowed if each in wanted]
