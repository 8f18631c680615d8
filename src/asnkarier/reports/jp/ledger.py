"""The documents of the JP ledger: what they are laid out from, and their names."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.outcome import Finding
from asnkarier.reports.kit.documents import Documents
from asnkarier.reports.kit.provenance import Provenance
from asnkarier.reports.kit.wording import Wording
from asnkarier.tables.jp_results import JP_LEDGER, JP_STATES


@dataclass(frozen=True)
class JpReport:
    """What was counted. The frames conform to ``JP_LEDGER``, ``JP_PARTICIPATIONS``, ``JP_WAYS`` and ``JP_OPD``."""

    config: RegionConfig
    year: int
    as_of: date
    ledger: pd.DataFrame
    participations: pd.DataFrame
    ways: pd.DataFrame
    opds: pd.DataFrame
    plan_entry: int | None = None
    """Entry of the plan whose seats count as planned; None without one."""
    left_out: int = 0
    """Employees who are not counted."""
    without_way: int = 0
    """Employees who lack JP and are offered no way, for they leave before the end of the year or are away."""
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
        text = N_("{region} · year {year} · as of {date}")
        day = self.wording.date(self.as_of)
        return self.wording(text, region=self.config.region.name, year=self.year, date=day)

    @cached_property
    def figures(self) -> dict[str, int]:
        """The columns of the OPDs added up."""
        sums = self.opds.drop(columns=["opd", "year"]).sum()
        return {str(name): int(value) for name, value in sums.items()}

    @cached_property
    def states(self) -> dict[str, int]:
        """How many of those with a minimum are in each state; states without anybody are left out."""
        return {state: self.figures[state] for state in JP_STATES if self.figures.get(state)}

    @cached_property
    def steps(self) -> pd.DataFrame:
        """What the cheapest ways are made of; most people first.

        Columns ``kind, code, title, people, units, jp, cost, days``.
        """
        sums: dict[str, Any] = {name: (name, "sum") for name in ("units", "jp", "cost", "days")}
        grouped = self.ways.groupby(["kind", "code", "title"], as_index=False)
        steps = pd.DataFrame(grouped.agg(people=("nip", "nunique"), **sums))
        return steps.sort_values(["people", "code"], ascending=[False, True], ignore_index=True)

    @cached_property
    def way_of(self) -> dict[str, str]:
        """The cheapest way of each person who has one, in words."""
        words, found = self.wording, dict[str, list[str]]()
        for row in self.ways.to_dict("records"):
            text = N_("{title}: {units} times, {jp} JP") if row["kind"] == "form" else N_("{title} ({jp} JP)")
            step = words(text, title=row["title"], units=row["units"], jp=row["jp"])
            found.setdefault(str(row["nip"]), []).append(step)
        return {nip: "; ".join(steps) for nip, steps in found.items()}

    def form(self, code: object) -> str | None:
        """Give the name of a form; one that the region's list does not have stands for itself."""
        known = self.config.training_plan.forms.get(str(code))
        return known.name if known else code if isinstance(code, str) else None


def jp_documents(report: JpReport) -> Documents:
    """Give ``jp-ledger_<region>_<year>``."""
    from asnkarier.reports.jp.narrative import jp_letter
    from asnkarier.reports.jp.panels import jp_panels
    from asnkarier.reports.jp.workbook import write_jp_workbook

    return Documents(
        f"jp-ledger_{report.config.region.code}_{report.year}",
        lambda path: write_jp_workbook(path, report),
        lambda: jp_letter(report),
        report.wording,
        report.as_of,
        JP_LEDGER,
        report.ledger,
        report.config,
        panels=lambda: jp_panels(report),
    )
