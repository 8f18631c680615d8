"""What the index of professionalism is before a plan, and by which rules its trainings raise it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from asnkarier.analyses.ip_asn.parts import IpAsnInput
from asnkarier.analyses.ip_asn.scores import is_traced
from asnkarier.config.ip_asn import IpAsnEvidence
from asnkarier.tables.frames import IpAsnParts


@dataclass(frozen=True)
class IndexInput:
    """The index of the plan's year before it, and the rules by which trainings raise it."""

    parts: IpAsnParts
    """Of everybody measured, in the plan's year, by what is on record on the day of the plan."""
    evidence: IpAsnEvidence
    technical_jp: int
    together_max: int
    """Most trainings that together reach the JP."""
    completed: bool = False
    """Whether the plan counts on it that what is on record is completed, so that nobody is sent for that."""
    target: float | None = None
    """Index of the region that the plan has to reach; None for the highest that the money brings."""

    @property
    def people(self) -> int:
        """How many are measured: the index is the mean over them."""
        return int(self.parts["nip"].nunique())

    @cached_property
    def by_person(self) -> pd.DataFrame:
        """``nip, before, traced``: points without the plan, and what completing the records would bring, by NIP.

        With ``completed`` the plan counts on the latter, so that it is in ``before`` and nothing is left of it.
        """
        gain = (self.parts["points_high"] - self.parts["points_low"]).where(is_traced(self.parts["missing"]), 0.0)
        rows = pd.DataFrame({"nip": self.parts["nip"], "before": self.parts["points_low"], "traced": gain})
        rows = rows.astype({"before": float, "traced": float}).groupby("nip", as_index=False).sum()
        if self.completed:
            return rows.assign(before=rows["before"] + rows["traced"], traced=0.0)
        return rows


def gained_without(index: IndexInput) -> float:
    """Give the points of everybody without the plan, added up."""
    return math.fsum(index.by_person["before"])


@dataclass(frozen=True)
class IndexBefore:
    """The index as a plan begins from it, and the records that it rests on, for the checker."""

    index: IndexInput
    measured: IpAsnInput
