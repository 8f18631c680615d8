"""Participations of a region as JP and certificates, by its rules, and what could not be counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asnkarier.analyses.jp.counted import certificates, counted_participations
from asnkarier.config.region import RegionConfig
from asnkarier.outcome import Finding
from asnkarier.tables.frames import JpParticipations, Participations, Trainings, pick
from asnkarier.workflows.study import Frames


def jp_counted(config: RegionConfig, sources: Frames, year: int, as_of: date) -> JpParticipations:
    """Give what the participations of a year count by the rules in force on its first day."""
    rules = {form: figure.on(date(year, 1, 1)).value for form, figure in config.training_plan.jp_conversion.items()}
    return counted_participations(pick(Participations, sources), pick(Trainings, sources), rules, year, as_of)


def certificates_of(config: RegionConfig, sources: Frames, as_of: date) -> dict[str, int]:
    """Count everybody's certificates; none where the region does not say which count."""
    rule = config.training_plan.certificates
    return certificates(pick(Participations, sources), rule.on(as_of).value, as_of) if rule else {}


def jp_findings(counted: JpParticipations, year: int) -> Iterator[Finding]:
    """Tell of which participations nobody can say what they count, and how many JP are beyond the limits."""
    matters = counted[counted["counted_as"].isin(("earned", "unproven", "coming"))]
    if len(rows := matters[matters["jp"].isna()]):
        people = int(rows["nip"].nunique())
        yield Finding("F_JP_UNKNOWN", details={"count": len(rows), "people": people, "year": year})
    if len(rows := matters[matters["counted_as"] == "unproven"]):
        people, jp = int(rows["nip"].nunique()), int(rows["jp"].sum())
        yield Finding("F_JP_UNPROVEN", details={"count": len(rows), "people": people, "year": year, "jp": jp})
    if len(rows := matters[(matters["jp"] < matters["jp_full"]).fillna(value=False)]):
        people, jp = int(rows["nip"].nunique()), int((rows["jp_full"] - rows["jp"]).sum())
        yield Finding("F_JP_CUT", details={"count": len(rows), "people": people, "year": year, "jp": jp})
