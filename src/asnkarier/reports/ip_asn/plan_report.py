"""What the documents of the plan that raises the index are laid out from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.reports.kit.wording import Wording
from asnkarier.tables.gap_results import UNNAMED

TOP = 10
"""How many OPDs and trainings a summary lists."""


@dataclass(frozen=True)
class IndexPlanReport:
    """Stored results of one plan. The frames conform to the tables of ``tables/ip_asn_results.py``."""

    config: RegionConfig
    year: int
    as_of: date
    seats: pd.DataFrame
    classes: pd.DataFrame
    opd: pd.DataFrame
    summary: pd.DataFrame
    findings: tuple[Finding, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    language: str | None = None
    """``id`` or ``en``; None for the region's language."""

    @cached_property
    def wording(self) -> Wording:
        """The words of the report's language."""
        return Wording.of(self.language or self.config.region.language)

    @property
    def state(self) -> str:
        """Of what region and year the report speaks, and as of when."""
        words = self.wording
        return words(
            N_("{region} · {year} · as of {date}"),
            region=self.config.region.name,
            year=self.year,
            date=words.date(self.as_of),
        )

    @cached_property
    def total(self) -> dict[str, object]:
        """The figures of the plan; None where there is none."""
        row = self.summary.astype(object).iloc[0]
        return {str(name): None if pd.isna(value) else value for name, value in row.items()}

    @cached_property
    def held(self) -> pd.DataFrame:
        """The trainings held or paid for, by training and fund, with points per Rp 1 million; most points first."""
        rows = self.classes[(self.classes["classes"] > 0) | (self.classes["participants"] > 0)]
        cost = rows["cost"].astype("Float64")
        cost = cost.mask(cost == 0)
        rows = rows.assign(per_million=rows["points"] / cost * 1_000_000)
        return rows.sort_values(["points", "training", "fund"], ascending=[False, True, True], ignore_index=True)

    @cached_property
    def opds(self) -> pd.DataFrame:
        """The OPDs, most points first; figures of too few people are missing, and these come last."""
        few = self.opd["people"] < self.config.privacy.small_group
        figures = ("index_before", "index_after", "traced", "people_with_seat", "seats", "cost", "points")
        hidden = {name: self.opd[name].mask(few) for name in figures}
        rows = self.opd.assign(**hidden)
        return rows.sort_values(["points", "opd"], ascending=[False, True], na_position="last", ignore_index=True)

    @property
    def per_million(self) -> float | None:
        """Points for each Rp 1 million of the plan; None where it costs nothing."""
        cost, points = self.summary["cost"].iloc[0], self.summary["points"].iloc[0]
        return float(points) / float(cost) * 1_000_000 if cost else None

    def fund(self, code: str) -> str:
        """Give the name of a fund."""
        known = self.config.budget.funds.get(code)
        return known.name if known else code

    def opd_name(self, name: object) -> str:
        """Give the name of an OPD."""
        return self.wording(N_("(OPD not stated)")) if name == UNNAMED or not isinstance(name, str) else name
