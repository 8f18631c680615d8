"""Which development sector an OPD belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from asnkarier.config.region import Sector
from asnkarier.tables.vocabulary import fold


def sector_of(opd: str, sectors: Iterable[Sector]) -> Sector | None:
    """Give the first sector one of whose words stands in the OPD's name, whole words compared folded."""
    name = f" {fold(opd)} "
    return next((sector for sector in sectors if any(f" {fold(words)} " in name for words in sector.opds)), None)
