"""Strengths and weaknesses: of every group by competency, and of every person; what is unknown stands beside."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from asnkarier.i18n import N_
from asnkarier.reports.gap.heat_map import opd_names
from asnkarier.reports.gap.profile import GROUPS, PROFILE_KINDS, group_name, small
from asnkarier.reports.gap.report import LOW_COVERAGE, GapReport
from asnkarier.reports.kit.common_sheets import BODY, IN_PACKS
from asnkarier.reports.kit.excel import Book, Field, ReportSheet, as_list
from asnkarier.reports.kit.fields import joined, looked_up
from asnkarier.reports.kit.labels import COLUMNS, competency_kinds
from asnkarier.reports.kit.markdown import named
from asnkarier.reports.kit.privacy import shown_nips
from asnkarier.reports.kit.ranks import rank_field
from asnkarier.reports.kit.stored_fields import stored_fields
from asnkarier.reports.kit.wording import UNKNOWN

NAMED = 3
"""How many strengths and weaknesses of a group are named."""
_GROUP = ["at", "key"]
_Told = dict[tuple[Any, Any], str]
"""What is told of each group, by its place among the scopes and its name."""


def groups(report: GapReport) -> pd.DataFrame:
    """Give ``scope, group, people, coverage, strong, weak``: the region, its sectors, OPDs and units.

    ``weak`` names at most three competencies with the widest mean gap, ``strong`` the three others with the largest
    share that meets the standard; of equal ones the first of the dictionary. None is named of too few people, and a
    competency of which little is assessed is marked ``*``.
    """
    totals = report.gap_totals
    rows = totals[totals["scope"].isin(["region", "opd", "unor"])]
    if report.sector_of_opd:
        rows = pd.concat([rows, _of_sectors(report)], ignore_index=True)
    order = {scope: place for place, scope in enumerate(GROUPS)}
    rows = rows.assign(at=rows["scope"].map(order), hidden=report.is_small(rows), key=rows["group"].fillna(""))
    together = rows[rows["competency"].isna()].sort_values(_GROUP)
    strong, weak = _named(report, rows[rows["competency"].notna() & ~rows["hidden"] & (rows["assessed"] > 0)])
    keys = [*zip(together["at"], together["key"], strict=True)]
    return together[["scope", "group", "people", "coverage"]].assign(
        strong=[strong.get(key, "") for key in keys], weak=[weak.get(key, "") for key in keys]
    )


def kinds_told(report: GapReport) -> list[dict[str, Any]]:
    """Give the region's spread, of all and of non-technical and technical competencies; nothing of too few people."""
    profile = report.gap_profile.assign(kind=report.gap_profile["kind"].fillna("all"))
    rows = profile[(profile["scope"] == "region") & profile["kind"].isin(["all", "nontechnical", "technical"])]
    rows = rows[~small(report, rows)]
    unknown = rows["unassessed"] + rows["expired"]
    rows = rows.assign(
        unknown=unknown, assessed=rows["required"] - unknown, more=rows["gap_2"] + rows["gap_3"] + rows["gap_4"]
    )
    return named(rows.assign(title=rows["kind"].map(PROFILE_KINDS)), list(rows["kind"]))


def sectors_told(report: GapReport) -> list[dict[str, Any]]:
    """Give each sector's name, people, unknown requirements and shares met; a share of too few people is missing."""
    profile = report.gap_profile[report.gap_profile["scope"] == "sector"]
    profile = profile.assign(kind=profile["kind"].fillna("all"), hidden=small(report, profile))
    told = []
    for group, rows in profile.groupby("group", sort=True):
        of = rows.set_index("kind")
        shown: dict[str, Any] = {"name": group_name(report, "sector", group), "people": of.loc["all", "people"]}
        unknown = of["unassessed"] + of["expired"]
        shown["unknown"] = None if of.loc["all", "hidden"] else unknown["all"]
        for kind in ("nontechnical", "technical"):
            assessed = (of["required"] - unknown).get(kind, 0)
            known = assessed and not of.loc[kind, "hidden"]
            shown[kind] = of.loc[kind, "met"] / assessed if known else None
        told.append(shown)
    return told


def _of_sectors(report: GapReport) -> pd.DataFrame:
    """Add the totals of the OPDs up to those of the sectors; the profile says which OPD is of which."""
    opds = report.gap_totals[report.gap_totals["scope"] == "opd"]
    sector = opds["group"].map(dict(report.sector_of_opd))
    counts = ["people", "required", "assessed", "with_gap", "levels_missing"]
    keys = [sector.rename("group"), opds["competency"]]
    sums = opds[counts].groupby(keys, dropna=False).sum().reset_index().dropna(subset="group").assign(scope="sector")
    assessed = sums["assessed"].where(sums["assessed"] > 0).astype("Float64")
    return sums.assign(
        coverage=sums["assessed"] / sums["required"].where(sums["required"] > 0).astype("Float64"),
        share_with_gap=sums["with_gap"] / assessed,
        mean_gap=sums["levels_missing"] / assessed,
    )


def _named(report: GapReport, rows: pd.DataFrame) -> tuple[_Told, _Told]:
    """Give the strong and the weak competencies of each group in words."""
    words, place = report.wording, {code: number for number, code in enumerate(report.competencies)}
    rows = rows.assign(place=rows["competency"].map(place), met=1 - rows["share_with_gap"].astype(float))

    def first(of: pd.DataFrame, figure: str) -> pd.DataFrame:
        ordered = of.sort_values([*_GROUP, figure, "place"], ascending=[True, True, False, True])
        return ordered.groupby(_GROUP).head(NAMED)

    def told(of: pd.DataFrame, text: str) -> _Told:
        found: _Told = {}
        for row in of.to_dict("records"):
            code = str(row["competency"])
            sentence = words(
                text,
                competency=report.competencies.get(code, code),
                met=words.percent(row["met"], 0),
                mean=words.number(row["mean_gap"], 2),
            )
            sentence += "*" if row["coverage"] < LOW_COVERAGE else ""
            key = row["at"], row["key"]
            found[key] = f"{found[key]}; {sentence}" if key in found else sentence
        return found

    worst = first(rows[rows["mean_gap"] > 0], "mean_gap")
    best = first(rows[(rows["met"] > 0) & ~rows.index.isin(worst.index)], "met")
    return told(best, N_("{competency} ({met} meet it)")), told(worst, N_("{competency} ({mean} levels missing)"))


def add_groups(book: Book, report: GapReport) -> ReportSheet:
    """Add the sheet of the groups."""
    words = report.wording
    sheet = book.sheet(
        words(N_("Strengths by Group")),
        words(N_("Strengths and weaknesses of region, sectors, OPDs and units")),
        words(
            N_(
                "At most three each, of the assessed: the largest share that meets the standard, the widest mean gap. "
                "* less than {percent} assessed. {dash} nothing known, or fewer than {few} people."
            ),
            percent=words.percent(LOW_COVERAGE, 0),
            dash=UNKNOWN,
            few=report.config.privacy.small_group,
        ),
    )
    rows = groups(report)
    of = stored_fields(rows, words)
    names = [group_name(report, *pair) for pair in zip(rows["scope"], rows["group"], strict=True)]
    sheet.table(
        BODY,
        [
            Field("group", words(N_("Group")), names, "wrap", width=40),
            Field("scope", words(N_("What the group is")), [words(GROUPS[scope]) for scope in rows["scope"]], width=16),
            of("people", "integer", width=10),
            of("coverage", "percent", UNKNOWN, 10),
            of("strong", "wrap", UNKNOWN, 70, title=N_("Strengths")),
            of("weak", "wrap", UNKNOWN, 70, title=N_("Weaknesses")),
        ],
        freeze=["group"],
    )
    return sheet


def add_people(book: Book, report: GapReport, *, on_paper: bool = True) -> ReportSheet:
    """Add the sheet of the people: counts by technical and non-technical, and the competencies by name.

    Of a whole region it is not ``on_paper``: each OPD's pack has its part of it.
    """
    words = report.wording
    sheet = book.sheet(
        words(N_("Strengths by Person")),
        words(N_("Strengths and weaknesses of each person")),
        words(
            N_(
                "Above the standard, and below it with the levels missing. Met exactly stands in the counts; what is "
                "unknown is neither strength nor weakness."
            )
        ),
    )
    people = _people(report)
    of = stored_fields(people, words)
    titles = {
        "nontechnical": (N_("Non-technical: met"), N_("Non-technical: gap"), N_("Non-technical: unknown")),
        "technical": (N_("Technical: met"), N_("Technical: gap"), N_("Technical: unknown")),
    }
    counts = [
        of(f"{kind}_{state}", "level", width=9, title=title)
        for kind, names in titles.items()
        for state, title in zip(("met", "gap", "unknown"), names, strict=True)
    ]
    sheet.table(
        BODY,
        [
            of("name", "wrap", width=26),
            Field("nip", words(COLUMNS["nip"]), shown_nips(people["nip"], report.config), width=20.5),
            rank_field(people["nip"], report.ranks, words),
            Field("opd", words(COLUMNS["opd"]), opd_names(report, people["opd"]), "wrap", width=30),
            *counts,
            of("strong", "wrap", width=48, title=N_("Strengths")),
            of("weak", "wrap", width=48, title=N_("Weaknesses")),
            of("unor", "wrap", width=34, printed=False),
        ],
        freeze=["name"],
        pages="opd",
        on_paper=on_paper,
    )
    if not on_paper:
        sheet.note(words(IN_PACKS))
    return sheet


_STATES = {"met": 0, "gap": 1, "unassessed": 2, "expired": 2}
_COUNTED = [f"{kind}_{state}" for kind in ("nontechnical", "technical") for state in ("met", "gap", "unknown")]


def _people(report: GapReport) -> pd.DataFrame:
    gaps, kinds = report.gaps, competency_kinds(report.config)
    order = ["opd", "unor", "name", "nip"]
    people = report.job_person_match.sort_values(order, na_position="last", ignore_index=True)
    person = looked_up(gaps["nip"], dict(zip(people["nip"], range(len(people)), strict=True)), -1)
    state = looked_up(gaps["status"], _STATES, -1)
    technical = looked_up(
        gaps["competency"], {code: int(kinds.get(code, "technical") == "technical") for code in report.competencies}, 1
    )
    counted = (state >= 0) & (person >= 0)
    cells = (person * 6 + technical * 3 + state)[counted]
    counts = np.bincount(cells, minlength=6 * len(people)).reshape(-1, 6)
    people = people.assign(**{name: counts[:, number] for number, name in enumerate(_COUNTED)})
    place = {code: number for number, code in enumerate(report.competencies)}
    valid = gaps.assign(place=looked_up(gaps["competency"], place, -1))[(state == 0) | (state == 1)]
    for part, of_size, sign in (("strong", "surplus", "+"), ("weak", "gap", "−")):
        rows = valid[valid[of_size].fillna(0) > 0].sort_values(["nip", of_size, "place"], ascending=[True, False, True])
        texts = [
            f"{report.competencies[code]} {sign}{size}"
            for code, size in zip(rows["competency"], as_list(rows[of_size]), strict=True)
        ]
        people[part] = people["nip"].map(joined(rows["nip"], texts))
    return people
