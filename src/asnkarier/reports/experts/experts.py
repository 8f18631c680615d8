"""The documents about who can: what they are laid out from, and their names."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.kit.labels import competency_names
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.reports.kit.ranks import Ranks
from asnkarier.reports.kit.wording import Wording
from asnkarier.tables.expert_results import EXPERTS


@dataclass(frozen=True)
class ExpertsReport:
    """What was found. The frames conform to ``EXPERTS``, ``SINGLE_HOLDERS`` and ``TEAM_REQUIREMENTS``."""

    config: RegionConfig
    as_of: date
    experts: pd.DataFrame
    single_holders: pd.DataFrame
    teams: pd.DataFrame
    ranks: Ranks = field(default_factory=dict)
    """Golongan of the employees, by NIP."""
    competency: str | None = None
    """The competency asked for; None for all."""
    level: int | None = None
    """The lowest level asked for; None for all."""
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
        """Of what the report speaks, and as of when."""
        words = self.wording
        text = words(N_("{region} · as of {date}"), region=self.config.region.name, date=words.date(self.as_of))
        asked = self.name(self.competency) if self.competency else words(N_("All competencies"))
        return f"{text} · " + words(N_("{competency}, level {level} or more"), competency=asked, level=self.level or 1)

    @cached_property
    def _names(self) -> dict[str, str]:
        return competency_names(self.config, self.wording.language)

    def name(self, code: str) -> str:
        """Give the name of a competency; one that the dictionary does not know stands for itself."""
        return self._names.get(code, code)

    def names(self, codes: pd.Series) -> list[str]:
        """Give the names of a column of competencies."""
        return [self.name(code) for code in codes]

    @cached_property
    def summary(self) -> pd.DataFrame:
        """By competency and level: ``competency, level, people`` (valid), ``expired``; the higher level first."""
        expired = self.experts["expired"].astype(bool)
        counts = self.experts.assign(people=~expired, expired=expired)
        sums = counts.groupby(["competency", "level"], as_index=False)[["people", "expired"]].sum()
        return sums.sort_values(["competency", "level"], ascending=[True, False], ignore_index=True)


def experts_documents(report: ExpertsReport) -> Documents:
    """Give ``experts_<region>_<date>``; an answer about one competency or level has its name besides."""
    from asnkarier.reports.experts.narrative import experts_letter
    from asnkarier.reports.experts.panels import experts_panels
    from asnkarier.reports.experts.workbook import write_experts_workbook

    asked = [report.competency or "", f"level-{report.level}" if report.level else ""]
    name = "_".join(["experts", report.config.region.code, report.as_of.isoformat(), *filter(None, asked)])
    return Documents(
        name,
        lambda path: write_experts_workbook(path, report),
        lambda: experts_letter(report),
        report.wording,
        report.as_of,
        EXPERTS,
        report.experts,
        report.config,
        panels=lambda: experts_panels(report),
    )
