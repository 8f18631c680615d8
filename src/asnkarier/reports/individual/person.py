"""What the individual development plan of one person says, put together from stored results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from asnkarier.config.region import RegionConfig
from asnkarier.i18n import N_
from asnkarier.reports.kit.excel import as_list
from asnkarier.reports.kit.labels import REASONS, category_names, competency_names, in_dictionary_order, word
from asnkarier.reports.kit.wording import Wording, is_missing
from asnkarier.reports.plan.report import PlanReport, Raised
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.vocabulary import one_spelling


@dataclass(frozen=True)
class Level:
    """One competency that the position requires; ``level`` and ``gap`` are None while unknown."""

    competency: str
    required: int
    level: int | None
    gap: int | None
    status: str


@dataclass(frozen=True)
class Activity:
    """One seat of the plan. ``cost`` is that of the participant, in rupiah; ``time`` may be empty."""

    title: str
    raised: tuple[Raised, ...]
    way: str
    form: str
    jp: int
    time: str
    cost: int
    fund: str
    provider: str
    leads_to: tuple[str, ...]
    """Trainings that it must be passed for."""


@dataclass(frozen=True)
class Individual:
    """One person. What is not known is None or empty."""

    nip: str
    name: str
    rank: str
    jabatan: str
    unor: str
    opd: str
    superior: tuple[str, str] | None
    """Name and NIP of the direct superior."""
    jpm: float | None
    category: str
    levels: tuple[Level, ...]
    activities: tuple[Activity, ...]
    unserved: tuple[tuple[str, tuple[str, ...]], ...]
    """Why there is no seat, each reason with the competencies it is about."""
    left: tuple[tuple[str, int], ...]
    """Competencies that the activities do not raise as far as required, with the levels still missing then."""
    jp_minimum: int | None
    jp_ledger: dict[str, Any] | None
    """The person's row of the stored JP ledger; None where there is none."""

    @property
    def assessed(self) -> int:
        """Competencies whose level is known."""
        return sum(one.level is not None for one in self.levels if one.status != "exempt")

    @property
    def required(self) -> int:
        """Competencies that are required of the person."""
        return sum(one.status != "exempt" for one in self.levels)

    @property
    def jp(self) -> int:
        """Lesson hours of the plan."""
        return sum(one.jp for one in self.activities)

    @property
    def cost(self) -> int:
        """Cost of the participant, rupiah."""
        return sum(one.cost for one in self.activities)


@dataclass(frozen=True)
class Individuals:
    """The stored results that individual plans are made from. The frames conform to the tables of their names."""

    config: RegionConfig
    as_of: date
    gaps: pd.DataFrame
    job_person_match: pd.DataFrame
    employees: pd.DataFrame
    """``nip, name, title_before, title_after, golongan, employment, superior_nip`` of everybody."""
    plan: PlanReport | None = None
    """The stored plan; None where there is none."""
    jp_ledger: pd.DataFrame | None = None
    """The stored JP ledger (``JP_LEDGER``), of whatever year; None where there is none."""
    jp_as_of: date | None = None
    """Day of the ledger."""
    language: str | None = None
    """``id`` or ``en``; None for the region's language."""

    @cached_property
    def wording(self) -> Wording:
        """The words of the documents' language."""
        return Wording.of(self.language or self.config.region.language)

    @property
    def year(self) -> int | None:
        """Year of the plan."""
        return self.plan.year if self.plan else None

    def opds(self) -> list[str]:
        """Give the OPDs in order; people of none have a group of their own, last."""
        return sorted(self._opd.unique(), key=lambda opd: (opd == UNNAMED, opd))

    def of_opd(self, opd: str) -> list[Individual]:
        """Give the people of an OPD, by unit and name."""
        return self.people(self.job_person_match.loc[self._opd == opd, "nip"])

    def people(self, nips: Iterable[str]) -> list[Individual]:
        """Give these people, by OPD, unit and name."""
        rows = self._persons.loc[list(nips)].reset_index()
        ordered = rows.sort_values(["opd", "unor", "name", "nip"], na_position="last")
        return [self._person(row) for row in _rows(ordered)]

    @cached_property
    def _opd(self) -> pd.Series:
        """The OPD of each person; names that differ in case or punctuation only are one OPD."""
        opd = self.job_person_match["opd"].fillna(UNNAMED)
        return opd.map(one_spelling(opd.unique()))

    @cached_property
    def _persons(self) -> pd.DataFrame:
        return self.job_person_match.set_index("nip")

    @cached_property
    def _staff(self) -> dict[str, dict[str, Any]]:
        return {row["nip"]: row for row in _rows(self.employees)}

    @cached_property
    def _ledger(self) -> dict[str, dict[str, Any]]:
        return {} if self.jp_ledger is None else {row["nip"]: row for row in _rows(self.jp_ledger)}

    @cached_property
    def _levels(self) -> dict[str, tuple[Level, ...]]:
        names = competency_names(self.config, self.wording.language)
        order = in_dictionary_order(self.gaps["competency"].unique(), self.config)
        rows = self.gaps.assign(place=self.gaps["competency"].map({code: at for at, code in enumerate(order)}))
        rows = rows.sort_values(["nip", "place"])
        found: dict[str, list[Level]] = {}
        columns = ("nip", "competency", "level_required", "level", "gap", "status")
        for nip, code, required, level, gap, status in zip(*(as_list(rows[name]) for name in columns), strict=True):
            found.setdefault(nip, []).append(Level(names.get(code, code), required, level, gap, status))
        return {nip: tuple(levels) for nip, levels in found.items()}

    @cached_property
    def _activities(self) -> dict[str, tuple[Activity, ...]]:
        if self.plan is None:
            return {}
        plan, found = self.plan, dict[str, list[Activity]]()
        catalogue = {row["training"]: row for row in _rows(plan.trainings)}
        days = {(row["nip"], row["training"]): row for row in _rows(plan.seat_dates)}
        for seat in _rows(plan.plan.sort_values(["nip", "training"])):
            course = catalogue.get(seat["training"], {})
            when = days.get((seat["nip"], seat["training"]), {})
            found.setdefault(seat["nip"], []).append(_activity(plan, seat, course, when))
        return {nip: tuple(each) for nip, each in found.items()}

    @cached_property
    def _unserved(self) -> dict[str, dict[str, list[str]]]:
        """Give by NIP the reasons in words, each with the competencies it is about."""
        if self.plan is None:
            return {}
        found: dict[str, dict[str, list[str]]] = {}
        needs = self.plan.needs
        for row in _rows(needs[needs["reason"] != "selected"].sort_values(["nip", "competency"])):
            reasons = (row["limits"] or row["reason"]).split("; ")
            why = "; ".join(self.wording(word(REASONS, reason)) for reason in reasons)
            found.setdefault(row["nip"], {}).setdefault(why, []).append(self.plan.competency(row["competency"]))
        return found

    @cached_property
    def _left(self) -> dict[str, tuple[tuple[str, int], ...]]:
        if self.plan is None:
            return {}
        found: dict[str, list[tuple[str, int]]] = {}
        for (nip, code), levels in sorted(self.plan.short_after.items()):
            found.setdefault(nip, []).append((self.plan.competency(code), levels))
        return {nip: tuple(each) for nip, each in found.items()}

    def _person(self, row: dict[str, Any]) -> Individual:
        nip, staff = row["nip"], self._staff.get(row["nip"], {})
        categories = category_names(self.config.jpm.mapping.on(self.as_of).value, self.wording.language)
        superior = self._staff.get(staff.get("superior_nip") or "")
        return Individual(
            nip=nip,
            name=_with_titles(staff) or _text(row["name"]),
            rank=self._rank(staff.get("golongan")),
            jabatan=_text(row["jabatan"]),
            unor=_text(row["unor"]),
            opd=_text(row["opd"]) or self.wording(N_("(OPD not stated)")),
            superior=(_with_titles(superior), superior["nip"]) if superior else None,
            jpm=None if is_missing(row["jpm"]) else float(row["jpm"]),
            category=categories.get(row["category"], _text(row["category"])),
            levels=self._levels.get(nip, ()),
            activities=self._activities.get(nip, ()),
            unserved=tuple((why, tuple(names)) for why, names in self._unserved.get(nip, {}).items()),
            left=self._left.get(nip, ()),
            jp_minimum=self._jp_minimum(staff.get("employment")),
            jp_ledger=self._ledger.get(nip),
        )

    def _rank(self, golongan: str | None) -> str:
        pangkat = self.config.jabatan.golongan.get(golongan or "")
        return f"{pangkat} ({golongan})" if pangkat else golongan or ""

    def _jp_minimum(self, employment: str | None) -> int | None:
        day = date(self.year, 12, 31) if self.year else self.as_of
        minimum = self.config.training_plan.jp_minimum.on(day).value
        return {str(name): jp for name, jp in minimum.items()}.get(employment or "")


ROUTES = {"classical": N_("Classical"), "nonclassical": N_("Non-classical"), "education": N_("Study")}
"""Routes of competency development in words."""


def _activity(plan: PlanReport, seat: dict[str, Any], course: dict[str, Any], when: dict[str, Any]) -> Activity:
    first, last = when.get("starts_on"), when.get("ends_on")
    day = plan.wording.date
    dated = "" if first is None else day(first) if first == last else f"{day(first)} – {day(last)}"
    later = seat["before"].split(";") if seat["before"] else []
    return Activity(
        title=seat["title"] or seat["training"],
        raised=tuple(plan.raised_by(seat["nip"], seat["training"])),
        way=plan.wording(ROUTES[course["route"]]) if course.get("route") else "",
        form=plan.form(course["form"]) if course.get("form") else "",
        jp=seat["jp"] or 0,
        time=dated or course.get("months") or "",
        cost=seat["cost"] or 0,
        fund=plan.fund(seat["fund"]) if seat["fund"] else "",
        provider=course.get("provider") or "",
        leads_to=tuple(plan.training(code) for code in later),
    )


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a frame with None for what is missing."""
    columns = {str(name): as_list(frame[name]) for name in frame.columns}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _with_titles(staff: dict[str, Any] | None) -> str:
    if not staff:
        return ""
    name = " ".join(filter(None, (staff["title_before"], staff["name"])))
    return ", ".join(filter(None, (name, staff["title_after"])))


def _text(value: object) -> str:
    return "" if is_missing(value) else str(value)
