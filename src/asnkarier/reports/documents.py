"""One result in several formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.errors import UsageError
from asnkarier.i18n import N_
from asnkarier.reports.machine import MACHINE_FORMATS
from asnkarier.reports.privacy import with_shown_nips
from asnkarier.tables.schema import Table


def write_documents(
    stem: Path,
    formats: Sequence[str],
    layouts: Mapping[str, Callable[[Path], None]],
    table: Table,
    frame: pd.DataFrame,
    config: RegionConfig,
) -> list[Path]:
    """Write ``stem.<format>`` for each format: those laid out by ``layouts``, the others the bare table.

    Raises:
        UsageError: a format is not known; nothing is written.
    """
    known = [*layouts, *MACHINE_FORMATS]
    for name in formats:
        if name not in known:
            raise UsageError(
                N_("There is no report format {format}."),
                remedy=N_("Use one of {known}."),
                format=name,
                known=", ".join(known),
            )
    paths = []
    for name in dict.fromkeys(formats):
        path = stem.with_name(f"{stem.name}.{name}")
        if name in layouts:
            layouts[name](path)
        else:
            MACHINE_FORMATS[name](path, table, with_shown_nips(frame, config))
        paths.append(path)
    return paths
