"""What a masked document is laid out from: the figures that may leave the office, and no frame of people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.reports.kit.common_sheets import BODY
from asnkarier.reports.kit.excel import LINE_HEIGHT, Book, ReportSheet, as_list, lines_needed
from asnkarier.reports.kit.former import FormerRun
from asnkarier.reports.kit.origin import origin
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.reports.kit.wording import UNKNOWN, Wording
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.masked_figures import POOLED

_WIDTH = 110


@dataclass(frozen=True)
class MaskedReport:
    """Figures of one result as they may leave the office (``MASKED_FIGURES``)."""

    config: RegionConfig
    as_of: date
    figures: pd.DataFrame
    provenance: Provenance
    """Without files: their names and rows are the office's own."""
    year: int | None = None
    """Of a plan."""
    former: FormerRun | None = None
    """The run before this one; None for a result that is compared with none."""
    language: str | None = None
    """``id`` or ``en``; None for the region's language."""

    @cached_property
    def wording(self) -> Wording:
        """The words of the report's language."""
        return Wording.of(self.language or self.config.region.language)

    @property
    def state(self) -> str:
        """Of what region the report speaks, and as of when."""
        words = self.wording
        return words(N_("{region} · as of {date}"), region=self.config.region.name, date=words.date(self.as_of))

    @cached_property
    def _values(self) -> dict[tuple[str, str | None, str | None, str], float | None]:
        columns = (as_list(self.figures[name]) for name in ("subject", "group", "item", "figure", "value"))
        return {
            (subject, group, item, figure): value for subject, group, item, figure, value in zip(*columns, strict=True)
        }

    def value(self, subject: str, figure: str, *, group: str | None = None, item: str | None = None) -> float | None:
        """Give a figure; None if it is hidden, or there is none."""
        return self._values.get((subject, group, item, figure))

    def groups(self, subject: str) -> list[str]:
        """Give the groups of a subject, the pool last."""
        rows = self.figures[self.figures["subject"] == subject]
        return list(rows["group"].dropna().unique())

    def items(self, subject: str) -> list[str]:
        """Give the items of a subject."""
        rows = self.figures[self.figures["subject"] == subject]
        return list(rows["item"].dropna().unique())

    def group_name(self, group: str) -> str:
        """Give the name of an OPD, or of those taken together."""
        words = self.wording
        if group == POOLED:
            return words(N_("(small OPDs together: {n})"), n=words.number(self.value("opd", "pooled", group=POOLED)))
        return words(N_("(OPD not stated)")) if group == UNNAMED else group

    @property
    def explained(self) -> list[str]:
        """How the figures were masked."""
        words, few = self.wording, self.config.privacy.small_group
        return [
            words(N_("This document has figures of groups only: no name, no NIP, no birth date, no sex and no row of "
                     "a single person.")),
            words(N_("A number from 1 to {most} people is not shown ({dash}). OPDs with so few people are taken "
                     "together."), most=few - 1, dash=UNKNOWN),
            words(N_("Where a sum would give a hidden number away, more numbers are hidden. Whatever is added up or "
                     "subtracted here, each hidden number can still be any of at least {n} values."), n=few + 1),
        ]  # fmt: skip


def add_explanation(book: Book, report: MaskedReport) -> ReportSheet:
    """Add the sheet that says how figures were masked, and what they come from."""
    words = report.wording
    sheet = book.sheet(words(N_("How It Was Masked")), words(N_("How it was masked, and what it comes from")))
    sheet.widths([_WIDTH])
    lines = [*report.explained, *(f"{label}: {value}" for label, value in origin(report.provenance, words))]
    for row, line in enumerate(lines, BODY):
        sheet.text(row, 0, line, "wrap")
        sheet.grid.set_row(row, LINE_HEIGHT * lines_needed(line, _WIDTH - 2) + 4)
    return sheet
