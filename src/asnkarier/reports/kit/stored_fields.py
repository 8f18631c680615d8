"""Fields that show columns of a frame as they are: each is named once."""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from asnkarier.reports.kit.fields import Field
from asnkarier.reports.kit.labels import COLUMNS
from asnkarier.reports.kit.wording import Wording


class StoredField(Protocol):
    """Gives the field of a column."""

    def __call__(
        self,
        name: str,
        style: str = "text",
        missing: str = "",
        width: float | None = None,
        *,
        title: str = "",
        total: bool = False,
        printed: bool = True,
    ) -> Field:
        """Give it; ``title`` is a marked text, else the one that every document has for a column of that name."""


def stored_fields(rows: pd.DataFrame, words: Wording) -> StoredField:
    """Give the function that makes a field of a column of ``rows``, with its values as they are."""

    def field(
        name: str,
        style: str = "text",
        missing: str = "",
        width: float | None = None,
        *,
        title: str = "",
        total: bool = False,
        printed: bool = True,
    ) -> Field:
        return Field(name, words(title or COLUMNS[name]), rows[name], style, missing, width, total, printed)

    return field
