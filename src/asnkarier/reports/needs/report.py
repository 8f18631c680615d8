"""What a needs report is laid out from, and which of its figures speak of too few people to be shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.reports.kit.labels import COLUMNS, competency_names
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.reports.kit.wording import Wording
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.need_results import ASKED_STATES

TOP = 10
"""How many competencies and OPDs a summary lists."""
OF_GAPS = ("with_gap", "levels_missing", "unknown", "support", "rank", "equals")
"""Figures that are not shown where too few people are required or assessed."""
OF_PERFORMANCE = ("below_target", "performance_unknown")
"""Figures that are not shown besides where they are about too few people."""


@dataclass(frozen=True)
class NeedsReport:
    """Stored results of one needs analysis. The frames conform to the tables of ``tables/need_results.py``."""

    config: RegionConfig
    as_of: date
    ranked: pd.DataFrame
    groups: pd.DataFrame
    asked: pd.DataFrame
    findings: tuple[Finding, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    staff_left_out: int = 0
    """Employees who are not counted, because their legal standing is not an active one."""
    staff_unknown_standing: int = 0
    """Employees of unknown legal standing; they are counted."""
    language: str | None = None
    """``id`` or ``en``; None for the region's language."""

    @cached_property
    def wording(self) -> Wording:
        """The words of the report's language."""
        return Wording.of(self.language or self.config.region.language)

    @property
    def state(self) -> str:
        """Of what region the report speaks, and as of when."""
        words = self.wording
        return words(N_("{region} · as of {date}"), region=self.config.region.name, date=words.date(self.as_of))

    @cached_property
    def _names(self) -> dict[str, str]:
        return competency_names(self.config, self.wording.language)

    @cached_property
    def _sectors(self) -> dict[str, str]:
        return {sector.code: sector.name for sector in self.config.weights.sectors}

    def competency(self, code: str) -> str:
        """Give the name of a competency; one that the dictionary does not know stands for itself."""
        return self._names.get(code, code)

    def group(self, scope: str, group: object) -> str:
        """Give the name of a group: the region, an OPD or a sector."""
        if scope == "region" or not isinstance(group, str):
            return self.config.region.name
        if scope == "sector":
            return self._sectors.get(group, group)
        return self.wording(N_("(OPD not stated)")) if group == UNNAMED else group

    @property
    def ranking(self) -> str:
        """The figures that needs are ranked on, as a sentence names them."""
        words = self.wording
        return ", ".join(words(COLUMNS[name]) for name in self.config.needs.ranking.on(self.as_of).value)

    def needs_of(self, scope: str) -> pd.DataFrame:
        """Give the shown needs of a scope, in their order: what speaks of too few people is missing and comes last."""
        return self.shown(self.ranked[self.ranked["scope"] == scope], ["group"])

    def groups_of(self, scope: str) -> pd.DataFrame:
        """Give the shown groups of a scope, in their order."""
        return self.shown(self.groups[self.groups["scope"] == scope], [])

    def shown(self, rows: pd.DataFrame, within: list[str]) -> pd.DataFrame:
        """Give the rows with ``hidden``, their figures missing where they speak of too few people."""
        few = self.config.privacy.small_group
        assessed = rows["people"] - rows["unknown"]
        # of a whole group it is persons that count; of those assessed in part something is known
        part = (assessed > 0) & (assessed < few) & ("competency" in rows)
        hidden = (rows["people"] > 0) & ((rows["people"] < few) | part)
        lacking = rows["with_gap"] if "competency" in rows else rows["employees"]
        private = hidden | ((lacking > 0) & (lacking < few))
        masked = {name: rows[name].mask(hidden) for name in OF_GAPS if name in rows}
        masked |= {name: rows[name].mask(private) for name in OF_PERFORMANCE}
        order = rows.assign(**masked, hidden=hidden.astype(bool), place=range(len(rows)))
        return order.sort_values([*within, "hidden", "place"], na_position="first", ignore_index=True)

    @cached_property
    def total(self) -> pd.Series:
        """The figures of the whole region."""
        return self.groups_of("region").iloc[0]

    @cached_property
    def states(self) -> dict[str, int]:
        """Needs raised, by whether they count."""
        counts = self.asked["state"].value_counts()
        return {state: int(counts.get(state, 0)) for state in ASKED_STATES}

    @cached_property
    def first(self) -> pd.DataFrame:
        """The competencies of the region with a place, the first first."""
        return self.placed.head(TOP)

    @cached_property
    def placed(self) -> pd.DataFrame:
        """All competencies of the region with a place, in their order."""
        rows = self.needs_of("region")
        return rows[rows["rank"].notna()].reset_index(drop=True)

    @cached_property
    def first_opds(self) -> pd.DataFrame:
        """The OPDs with a place, the first first."""
        return self.placed_opds.head(TOP)

    @cached_property
    def placed_opds(self) -> pd.DataFrame:
        """All OPDs with a place, in their order."""
        rows = self.groups_of("opd")
        return rows[rows["rank"].notna()].reset_index(drop=True)

    def supported_as(self, *codes: str) -> pd.DataFrame:
        """Give the competencies of the region whose asking and lacking agree in one of these ways."""
        rows = self.needs_of("region")
        return rows[rows["support"].isin(codes)].reset_index(drop=True)

    @cached_property
    def events(self) -> pd.DataFrame:
        """By forum, survey or letter: ``source_event, asked, counted, theme_only, votes`` (of those that count)."""
        asked = self.asked.assign(
            counted=self.asked["state"] == "counted", theme_only=self.asked["state"] == "theme_only", asked=1
        )
        asked = asked.assign(votes=asked["votes"].fillna(1).where(asked["counted"], 0))
        return asked.groupby("source_event", as_index=False)[["asked", "counted", "theme_only", "votes"]].sum()

    @cached_property
    def themes(self) -> pd.DataFrame:
        """The needs of a theme alone: ``theme, source_event, opd, votes``."""
        rows = self.asked[self.asked["state"] == "theme_only"]
        return rows.sort_values(["theme", "source_event"], ignore_index=True)
