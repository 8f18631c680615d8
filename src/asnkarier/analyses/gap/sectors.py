"""Which development sector an OPD belongs to: the first one of whose words stand in its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asnkarier.config.region import Sector
from asnkarier.tables.results import UNNAMED
from asnkarier.tables.vocabulary import fold


def sector_of(opd: str, sectors: Sequence[Sector]) -> Sector | None:
    """Give the sector of an OPD; None if it belongs to none. Words are compared whole and folded."""
    name = f" {fold(opd)} "
    return next((sector for sector in sectors if any(f" {fold(words)} " in name for words in sector.opds)), None)


def sectors_of(opds: Iterable[str], sectors: Sequence[Sector]) -> dict[str, str]:
    """Give the code of each OPD's sector, ``–`` for one of none; nothing where the region names no sectors."""
    if not sectors:
        return {}
    found = {opd: sector_of(opd, sectors) for opd in opds}
    return {opd: sector.code if sector else UNNAMED for opd, sector in found.items()}
