"""The heat map of the dashboard: OPD by competency, opened over the unit down to the people and their levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import MEAN_STEPS, SHARE_STEPS, STEPS, opd_name, opd_names
from asnkarier.reports.gap.report import LOW_COVERAGE, GapFigures, GapReport, worst_first
from asnkarier.reports.kit.excel import Field, as_list
from asnkarier.reports.kit.labels import COLUMNS, JENJANG, word
from asnkarier.reports.kit.panels import ALPHABET, EXPIRED, UNASSESSED, HeatMap, Listing, States
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN
from asnkarier.tables.gap_results import UNNAMED
from asnkarier.tables.vocabulary import fold


def heat_map(report: GapReport, figures: GapFigures) -> HeatMap:
    """Give the panel."""
    words = report.wording
    codes = worst_first(figures.competencies, "competency")
    totals = report.gap_totals[report.gap_totals["scope"].isin(["region", "opd", "unor"])]
    totals = totals.assign(hidden=report.is_small(totals))
    groups = _Groups.of(report, totals)
    persons = report.job_person_match.sort_values(["opd", "unor", "name", "nip"], na_position="last", ignore_index=True)
    return HeatMap(
        title=words(N_("Heat map: OPD by competency")),
        note=words(
            N_(
                "The darker, the wider the gap; the worst are on the left and at the top. "
                "{dash} fewer than {few} people: not shown. * and hatched: less than {percent} assessed."
            ),
            dash=UNKNOWN,
            few=report.config.privacy.small_group,
            percent=words.percent(LOW_COVERAGE, 0),
        ),
        competencies=tuple(report.competencies[code] for code in codes),
        names=tuple(groups.names),
        groups=_figures(totals, groups, codes),
        people=_people(report, persons),
        places=[groups.numbers["unor", fold(f"{opd} / {unit}")] for opd, unit in _places(persons)],
        states=_states(report, persons, codes),
        steps=tuple(zip((0.0, *SHARE_STEPS), (0.0, *MEAN_STEPS), (sign for sign, *_ in STEPS), strict=True)),
        low_coverage=LOW_COVERAGE,
    )


def _people(report: GapReport, persons: pd.DataFrame) -> Listing:
    words = report.wording
    of = stored_fields(persons, words)
    enough = words(N_("Not assessed enough"))
    return Listing(
        "people",
        words(N_("Employees")),
        (
            of("name"),
            Field("nip", words(COLUMNS["nip"]), shown_nips(persons["nip"], report.config)),
            of("jabatan"),
            Field(
                "jenjang", words(COLUMNS["jenjang"]), [words(word(JENJANG, one)) for one in as_list(persons["jenjang"])]
            ),
            Field("opd", words(COLUMNS["opd"]), opd_names(report, persons["opd"])),
            of("unor", missing=words(N_("(unit not stated)"))),
            of("coverage", "percent", UNKNOWN),
            of("jpm", "decimal", UNKNOWN),
            Field(
                "category",
                words(COLUMNS["category"]),
                [report.categories.get(one, enough) for one in as_list(persons["category"])],
            ),
            of("open_gaps", "integer", title=N_("Competencies with a gap")),
            of("levels_missing", "integer"),
        ),
        choices=("opd", "jenjang", "category"),
    )


@dataclass(frozen=True)
class _Groups:
    """The region (number 0), its OPDs and their units, numbered in the order in which they are shown."""

    names: list[str]
    parents: list[int | None]
    numbers: dict[tuple[str, str], int]
    """By scope and folded name in the totals."""

    def add(self, scope: str, group: str, name: str, parent: int | None) -> None:
        """Number one more."""
        self.numbers[scope, fold(group)] = len(self.names)
        self.names.append(name)
        self.parents.append(parent)

    @classmethod
    def of(cls, report: GapReport, totals: pd.DataFrame) -> _Groups:
        """Number the groups, the worst first; ``totals`` say which are hidden."""
        words, groups, whole = report.wording, cls([], [], {}), totals[totals["competency"].isna()]
        groups.add("region", "", words(N_("All these OPDs") if report.opds else N_("Whole region")), None)
        for opd in worst_first(whole[whole["scope"] == "opd"], "group"):
            groups.add("opd", opd, opd_name(report, opd), 0)
        places = {fold(f"{opd} / {unit}"): (opd, unit) for opd, unit in _places(report.job_person_match)}
        for group in worst_first(whole[whole["scope"] == "unor"], "group"):
            opd, unit = places[fold(group)]
            name = words(N_("(unit not stated)")) if unit == UNNAMED else unit
            groups.add("unor", group, name, groups.numbers["opd", fold(opd)])
        return groups


def _places(persons: pd.DataFrame) -> list[tuple[str, str]]:
    """Give OPD and unit of each person, as the totals name those that are not stated."""
    return list(zip(persons["opd"].fillna(UNNAMED), persons["unor"].fillna(UNNAMED), strict=True))


def _figures(totals: pd.DataFrame, groups: _Groups, codes: Sequence[str]) -> dict[str, Sequence[object]]:
    """Give the columns of :class:`HeatMap`, group by group; what speaks of too few people is left out."""
    keys = zip(totals["scope"], totals["group"].where(totals["scope"] != "region", ""), strict=True)
    rows = totals.assign(number=[groups.numbers[scope, fold(group)] for scope, group in keys])
    rows = rows.sort_values(["number", "competency"], na_position="first", ignore_index=True)
    place = {code: number for number, code in enumerate(codes)}

    def shown(name: str) -> list[Any]:
        return as_list(rows[name].astype(object).mask(rows["hidden"]))

    return {
        "parent": [groups.parents[number] for number in rows["number"]],
        "name": as_list(rows["number"]),
        "competency": [None if pd.isna(code) else place[code] for code in rows["competency"]],
        "hidden": [int(one) for one in rows["hidden"]],
        "share": [None if one is None else round(100 * one, 2) for one in shown("share_with_gap")],
        "mean": [None if one is None else round(one, 2) for one in shown("mean_gap")],
        "people": as_list(rows["people"]),
        **{name: shown(name) for name in ("required", "assessed", "with_gap", "levels_missing")},
    }


def _states(report: GapReport, persons: pd.DataFrame, codes: Sequence[str]) -> States:
    """Give what is required of each of the persons and held, in the order of the competencies."""
    gaps = report.gaps
    person = pd.Index(persons["nip"]).get_indexer(pd.Index(gaps["nip"]))
    competency = pd.Index(codes).get_indexer(pd.Index(gaps["competency"]))
    held = gaps["level"].astype("Float64").fillna(UNASSESSED).to_numpy(dtype=np.int64)
    status = gaps["status"].to_numpy(dtype=object)
    held = np.where(status == "expired", EXPIRED, np.where(status == "unassessed", UNASSESSED, held))
    letter = np.where(
        status == "exempt", len(ALPHABET) - 1, 8 * gaps["level_required"].fillna(0).to_numpy(dtype=np.int64) + held
    )
    order = np.lexsort((competency, person))
    order = order[person[order] >= 0]
    letters, competencies = np.array(list(ALPHABET))[letter[order]], competency[order].tolist()
    ends = np.searchsorted(person[order], np.arange(len(persons) + 1))
    number_of: dict[tuple[int, ...], int] = {}
    of, cells = [], []
    for first, last in pairwise(ends.tolist()):
        of.append(number_of.setdefault(tuple(competencies[first:last]), len(number_of)))
        cells.append("".join(letters[first:last]))
    return States(tuple(number_of), of, cells)
