"""One result in several formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.data_files import WRITERS
from asnkarier.reports.kit.privacy import with_shown_nips
from asnkarier.tables.schema import Table


@dataclass(frozen=True)
class Documents:
    """The documents of one result: a layout for each format that people read, the bare ``table`` for all others.

    ``name`` is that of the files, without ending.
    """

    name: str
    layouts: Mapping[str, Callable[[Path], None]]
    table: Table
    frame: pd.DataFrame
    config: RegionConfig

    def write(self, folder: Path, formats: Sequence[str]) -> list[Path]:
        """Write ``<name>.<format>`` for each format (xlsx, md, csv, json, parquet); give the paths in order.

        Raises:
            OSError: a file cannot be written.
        """
        paths = []
        for format_ in dict.fromkeys(formats):
            path = folder / f"{self.name}.{format_}"
            if format_ in self.layouts:
                self.layouts[format_](path)
            else:
                WRITERS[format_](path, self.table, with_shown_nips(self.frame, self.config))
            paths.append(path)
        return paths
