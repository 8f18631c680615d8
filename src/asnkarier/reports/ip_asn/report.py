"""What the documents of the index are laid out from, and its words."""

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
from asnkarier.tables.ip_asn_results import DIMENSIONS

TOP = 10
"""How many OPDs and kinds of missing records a summary lists."""
DIMENSION_NAMES: dict[str, str] = {
    "qualification": N_("Qualification"),
    "competence": N_("Competence"),
    "performance": N_("Performance"),
    "discipline": N_("Discipline"),
}
PART_NAMES: dict[str, str] = {
    "education": N_("Education"),
    "position": N_("Competence (kind of position unknown)"),
    "leadership": N_("Leadership training"),
    "functional": N_("Functional training"),
    "technical": N_("Technical training, 20 JP"),
    "seminar": N_("Seminar, workshop and the like"),
    "predikat": N_("Annual performance rating"),
    "punishment": N_("Disciplinary record"),
}
MISSING_NAMES: dict[str, str] = {
    "certificate_missing": N_("certificate number or status"),
    "attendance_unknown": N_("proof of attendance (the seat was approved)"),
    "form_unknown": N_("form of the training"),
    "title_unknown": N_("tier of the leadership training"),
    "jp_unknown": N_("JP of the training"),
    "year_unknown": N_("date of the training"),
    "no_history": N_("training history (none on record)"),
    "position_unknown": N_("kind of position"),
    "education_unknown": N_("education level"),
    "performance_unknown": N_("annual performance rating"),
    "discipline_unknown": N_("list of punishments (none imported)"),
}
GROUP_FIGURES = tuple(f"{what}_{end}" for what in (*DIMENSIONS, "total") for end in ("low", "high"))


@dataclass(frozen=True)
class IpAsnReport:
    """Stored results of one year's index. The frames conform to the tables of ``tables/ip_asn_results.py``."""

    config: RegionConfig
    year: int
    as_of: date
    people: pd.DataFrame
    parts: pd.DataFrame
    groups: pd.DataFrame
    missing: pd.DataFrame
    differences: pd.DataFrame
    left_out: int = 0
    not_measured: int = 0
    employment_unknown: int = 0
    measured_year: int | None = None
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

    @property
    def total(self) -> pd.Series:
        """The figures of the whole region."""
        return self.groups[self.groups["scope"] == "region"].iloc[0]

    @cached_property
    def opds(self) -> pd.DataFrame:
        """The OPDs, the lowest index first; figures of too few people are missing, and these come last."""
        rows = self.groups[self.groups["scope"] == "opd"]
        few = rows["people"] < self.config.privacy.small_group
        hidden = {name: rows[name].mask(few) for name in (*GROUP_FIGURES, "category_low", "category_high", "traced")}
        compared = rows["measured_people"] < self.config.privacy.small_group
        hidden |= {name: rows[name].mask(compared) for name in ("measured", "measured_low")}
        return rows.assign(**hidden).sort_values(["total_low", "group"], na_position="last", ignore_index=True)

    @cached_property
    def to_complete(self) -> pd.DataFrame:
        """Parts of people of which something on record only has to be completed, by OPD, most points first."""
        traced = set(self.missing["missing"][self.missing["traced"]])
        rows = self.parts[self.parts["missing"].isin(traced)].assign(
            gain=lambda all_: all_["points_high"] - all_["points_low"]
        )
        names = self.people[["nip", "name", "opd", "unor", "jabatan"]]
        rows = rows.merge(names, on="nip", validate="many_to_one")
        return rows.sort_values(["opd", "gain", "nip", "part"], ascending=[True, False, True, True], ignore_index=True)

    def category(self, name: object) -> str | None:
        """Give the name of a category in the report's language."""
        if not isinstance(name, str):
            return None
        bands = self.config.ip_asn.categories.on(date(self.year, 12, 31)).value
        english = {band.name: band.name_en for band in bands}
        return english.get(name, name) if self.wording.language == "en" else name

    def opd(self, name: object) -> str:
        """Give the name of an OPD."""
        return self.wording(N_("(OPD not stated)")) if name == UNNAMED or not isinstance(name, str) else name

    def missing_said(self, codes: object) -> str:
        """Say what is missing, of codes joined by ``;``."""
        return "; ".join(self.wording(MISSING_NAMES[code]) for code in str(codes).split(";"))

    def kind_of_missing(self, row: pd.Series) -> str:
        """Name a kind of missing record: the part, and what of it is missing."""
        return f"{self.wording(PART_NAMES[row['part']])}: {self.missing_said(row['missing'])}"
