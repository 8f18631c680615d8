"""One result in several formats."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from asnkarier.atomic import write_bytes, write_text
from asnkarier.config.region import RegionConfig
from asnkarier.data_files import WRITERS
from asnkarier.reports.kit.charts import SOURCE, Chart
from asnkarier.reports.kit.privacy import with_shown_nips
from asnkarier.tables.schema import Table

if TYPE_CHECKING:  # it would load the languages' data
    from asnkarier.reports.kit.panels import Panel
    from asnkarier.reports.kit.wording import Wording

_PICTURE = re.compile(rf"(?<!\\)\]\({SOURCE}(\w+)\)$", re.MULTILINE)
"""Where a letter names the picture of a chart; a bracket from data has a backslash before it."""


@dataclass(frozen=True)
class Documents:
    """The documents of one result: a workbook, a letter for reading and for signing, the bare ``table`` otherwise.

    ``name`` is that of the files, without ending.
    """

    name: str
    workbook: Callable[[Path], None]
    """Writes it."""
    letter: Callable[[], str]
    """Gives its Markdown."""
    wording: Wording
    day: date
    """Of which the result speaks."""
    table: Table
    frame: pd.DataFrame
    config: RegionConfig
    calendar: Callable[[Path], None] | None = None
    """Writes it, of a result with days."""
    panels: Callable[[], tuple[Panel, ...]] = tuple
    """What the dashboard shows of it besides what the letter says in brief; of none, the whole letter."""

    charts: Callable[[], tuple[Chart, ...]] = tuple
    """The charts that the letter names."""
    to: str = ""
    """Whom the letter goes to; the head of the agency where nobody is named."""
    by_person: bool = True
    """Whether the workbook has figures of single people."""

    def write(self, folder: Path, formats: Sequence[str]) -> list[Path]:
        """Write ``<name>.<format>`` for each format (xlsx, md, docx, csv, json, parquet, ics); give the paths in order.

        Beside the Markdown stand its charts, ``<name>_<chart>.svg``; their paths come last.

        Raises:
            OSError: a file cannot be written.
        """
        paths = []
        for format_ in dict.fromkeys(formats):
            path = folder / f"{self.name}.{format_}"
            self._write(path, format_)
            paths.append(path)
        return paths + (self._draw(folder) if "md" in formats else [])

    def _write(self, path: Path, format_: str) -> None:
        if format_ == "xlsx":
            self.workbook(path)
        elif format_ == "md":
            from asnkarier.reports.kit.letter_blocks import without_roles

            write_text(path, _PICTURE.sub(rf"]({self.name}_\1.svg)", without_roles(self.letter())))
        elif format_ == "docx":
            from asnkarier.reports.kit.word import Letter, write_word

            written = self.letter(), self.config.region, self.wording, self.day
            letter = Letter(*written, charts=self.charts(), to=self.to, by_person=self.by_person)
            write_word(path, letter)
        elif format_ == "ics" and self.calendar is not None:
            self.calendar(path)
        else:
            WRITERS[format_](path, self.table, with_shown_nips(self.frame, self.config))

    def _draw(self, folder: Path) -> list[Path]:
        charts = self.charts()
        if not charts:
            return []
        from asnkarier.reports.kit.drawing import svg

        paths = [folder / f"{self.name}_{chart.name}.svg" for chart in charts]
        for path, chart in zip(paths, charts, strict=True):
            write_bytes(path, svg(chart))
        return paths
