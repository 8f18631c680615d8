"""Pangkat and golongan beside a name, as the employees' table states them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.kit.fields import Coded, Field
from asnkarier.reports.kit.wording import UNKNOWN, Wording
from asnkarier.rules.golongan import pangkat

Ranks = Mapping[str, str]
"""Golongan by NIP; one whose golongan is not known is left out."""


def ranks_of(employees: pd.DataFrame) -> dict[str, str]:
    """Give the golongan of each employee who has one."""
    known = employees[employees["golongan"].notna()]
    return dict(zip(known["nip"], known["golongan"], strict=True))


def rank_field(nips: pd.Series, ranks: Ranks, words: Wording, *, short: bool = False) -> Field:
    """Give the column of a list of people: ``Penata Muda, III/a``; of a PPPK ``IX``; a dash where it is not known.

    A ``short`` one leaves the pangkat out.
    """
    codes = Coded.of(pd.Series(pd.Index(nips).map(ranks), dtype=object) if len(ranks) else [None] * len(nips))
    if short:
        return Field("golongan", words(N_("Grade")), codes, "text", UNKNOWN, 8)
    named = {golongan: ", ".join(filter(None, (pangkat(golongan), golongan))) for golongan in codes.words}
    return Field("golongan", words(N_("Rank/Grade")), codes.map(named), "wrap", UNKNOWN, 19)
