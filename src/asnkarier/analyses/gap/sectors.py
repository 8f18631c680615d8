"""The development sector of each OPD."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asnkarier.config.region import Sector
from asnkarier.config.sectors import sector_of
from asnkarier.tables.gap_results import UNNAMED


def sectors_of(opds: Iterable[str], sectors: Sequence[Sector]) -> dict[str, str]:
    """Give the code of each OPD's sector, ``–`` for one of none; nothing where the region names no sectors."""
    if not sectors:
        return {}
    found = {opd: sector_of(opd, sectors) for opd in opds}
    return {opd: sector.code if sector else UNNAMED for opd, sector in found.items()}
