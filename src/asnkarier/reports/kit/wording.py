"""Words, numbers and dates in the language of a report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from asnkarier.i18n import Translate, translator

UNKNOWN = "–"
"""What stands where there is no figure; never a 0."""


@dataclass(frozen=True)
class Wording:
    """One language: ``id`` or ``en``."""

    language: str
    translate: Translate

    @classmethod
    def of(cls, language: str) -> Wording:
        """Give the wording of a language."""
        return cls(language, translator(language))

    def __call__(self, text: str, **values: object) -> str:
        """Translate a marked text and fill its places."""
        words = self.translate(text)
        return words.format(**values) if values else words

    def number(self, value: Any, decimals: int = 0) -> str:
        """Write a number: ``1.250.000``; a missing one is a dash."""
        if is_missing(value):
            return UNKNOWN
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return str(format_decimal(round(float(value), decimals) + 0.0, format=pattern, locale=self.language))

    def signed(self, value: Any) -> str:
        """Write a whole difference with its sign: ``+5``, ``-5``, ``0``."""
        return ("+" if not is_missing(value) and value > 0 else "") + self.number(value)

    def percent(self, share: Any, decimals: int = 2) -> str:
        """Write a share of 1 in percent: ``74,89 %``."""
        return UNKNOWN if is_missing(share) else self.percentage(100 * float(share), decimals)

    def percentage(self, percent: Any, decimals: int = 2) -> str:
        """Write a figure that already is in percent: ``74,89 %``."""
        return UNKNOWN if is_missing(percent) else f"{self.number(percent, decimals)} %"

    def rupiah(self, amount: Any) -> str:
        """Write whole rupiah: ``Rp1.250.000``."""
        if is_missing(amount):
            return UNKNOWN
        return ("-" if amount < 0 else "") + "Rp" + str(format_decimal(abs(int(amount)), locale=self.language))

    def date(self, day: date | datetime | None) -> str:
        """Write a date: ``22 November 2026``."""
        return UNKNOWN if is_missing(day) else str(format_date(day, format="d MMMM y", locale=self.language))

    def enumeration(self, parts: Iterable[str]) -> str:
        """Join parts as a sentence does: ``a, b, dan c``."""
        return str(format_list(list(parts), locale=self.language))


def is_missing(value: Any) -> bool:
    """Say whether a single value is unknown (None, NaN, NA or NaT)."""
    return value is None or value is pd.NaT or bool(pd.isna(value))
