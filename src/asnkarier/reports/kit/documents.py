"""One result in several formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.data_files import WRITERS
from asnkarier.reports.kit.privacy import with_shown_nips
from asnkarier.tables.schema import Table


def write_documents(
    stem: Path,
    formats: Sequence[str],
    layouts: Mapping[str, Callable[[Path], None]],
    table: Table,
    frame: pd.DataFrame,
    config: RegionConfig,
) -> list[Path]:
    """Write ``stem.<format>`` for each format, of ``layouts`` or of the bare table; give the paths in order."""
    paths = []
    for name in dict.fromkeys(formats):
        path = stem.with_name(f"{stem.name}.{name}")
        if name in layouts:
            layouts[name](path)
        else:
            WRITERS[name](path, table, with_shown_nips(frame, config))
        paths.append(path)
    return paths
