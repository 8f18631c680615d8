"""What a document may show of a person."""

from __future__ import annotations

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.rules.nip import mask_nip


def shown_nip(nip: str, config: RegionConfig) -> str:
    """Give a NIP as the region lets reports show it."""
    return mask_nip(nip) if config.privacy.mask_nip else nip


def shown_nips(nips: pd.Series, config: RegionConfig) -> pd.Series:
    """Give a column of NIPs as the region lets reports show them."""
    return nips.map(mask_nip) if config.privacy.mask_nip else nips


def with_shown_nips(frame: pd.DataFrame, config: RegionConfig) -> pd.DataFrame:
    """Give the table with its NIPs as the region lets reports show them."""
    return frame.assign(nip=shown_nips(frame["nip"], config)) if "nip" in frame else frame
